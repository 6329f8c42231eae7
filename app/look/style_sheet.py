"""The application's style sheet: shapes and states of the plain controls, in the colours of a palette.

Fonts are not set here (widgets take them from ``Theme.font``), nor anything that the chat paints itself.
What a widget asks for by a dynamic property:

* ``primary`` on a button: the one main action of a view, on the accent
* ``quiet`` on a button: no outline until it is hovered or focused
* ``small`` on a button: it stands in a line of small text
* ``danger`` on a button: it takes something away
* ``role`` "muted" | "small" | "error" | "warning" | "success" on a label: its colour
"""

import re
from importlib.resources import files
from pathlib import Path

from app.look.colors import DARK, Colors

HAIRLINE = 2  # pixels: outlines up to this width stay as thin as they are at any text size
DRAWN = ("icon-size", "width", "height", "min-width")  # pictures and marks grow with the text


def style_sheet(c: Colors, scale: float = 1.0) -> str:
    """Every rule, for one palette. Lengths below are for ordinary text; ``scale`` is that of the theme."""
    rules = _buttons(c) + _fields(c) + _choices(c) + _lists(c) + _others(c) + _window(c)
    return "}".join(_scaled(rule, scale) for rule in rules.split("}"))


def _scaled(rule: str, scale: float) -> str:
    selector, brace, body = rule.partition("{")
    # A focused control has a wider outline and as much less padding: both together must keep their size.
    outline = 2 if ":focus" in selector else 1

    def value(match: re.Match[str]) -> str:
        # Room around words grows half as fast as they do: beside large text it looks as wide.
        drawn = match[1] in DRAWN and "QScrollBar" not in selector
        factor = scale if drawn else (1 + scale) / 2

        def length(number: re.Match[str]) -> str:
            pixels = int(number[1])
            return number[0] if pixels <= HAIRLINE else f"{round((pixels + outline) * factor) - outline}px"

        return match[1] + ":" + re.sub(r"(\d+)px", length, match[2])

    return selector + brace + re.sub(r"([a-z-]+):([^;]*)", value, body)


def _buttons(c: Colors) -> str:
    down = _picture(f"down-{'dark' if c is DARK else 'light'}.svg")
    return f"""
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QPushButton {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.control};
  border-radius: 8px; padding: 6px 14px; min-height: 20px; icon-size: 16px; }}
QPushButton:hover {{ background: {c.soft}; }}
QPushButton:pressed, QPushButton:checked {{ background: {c.pressed}; }}
QPushButton:disabled {{ color: {c.control}; border-color: {c.border}; }}
QPushButton:focus {{ border: 2px solid {c.accent}; padding: 5px 13px; }}
QPushButton[primary="true"] {{ background: {c.accent}; color: {c.on_accent}; border: 1px solid {c.accent}; }}
QPushButton[primary="true"]:hover {{ background: {c.accent_hover}; border-color: {c.accent_hover}; }}
QPushButton[primary="true"]:disabled {{ background: {c.pressed}; color: {c.muted};
  border-color: {c.pressed}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {c.text}; padding: 5px 13px; }}
QPushButton[danger="true"] {{ color: {c.error}; border-color: {c.error}; }}
QPushButton[quiet="true"] {{ background: transparent; border: 1px solid transparent; }}
QPushButton[quiet="true"]:hover {{ background: {c.soft}; }}
QPushButton[quiet="true"]:pressed {{ background: {c.pressed}; }}
QPushButton[quiet="true"]:focus {{ border: 2px solid {c.accent}; padding: 5px 13px; }}
QPushButton#step {{ background: transparent; border: 1px solid transparent; padding: 4px 10px; }}
QPushButton#step:hover {{ background: {c.soft}; }}
QPushButton#step:disabled {{ color: {c.muted}; }}
QPushButton#step[current="true"] {{ background: {c.accent_soft}; color: {c.text}; }}
QPushButton#step:focus {{ border: 2px solid {c.accent}; padding: 3px 9px; }}
QPushButton[small="true"] {{ padding: 2px 10px; border-radius: 6px; background: transparent; }}
QPushButton[small="true"]:hover {{ background: {c.soft}; }}
QPushButton[small="true"]:focus {{ padding: 1px 9px; }}
QToolButton {{ background: transparent; color: {c.text}; border: 2px solid transparent; border-radius: 8px;
  padding: 4px; icon-size: 16px; }}
QToolButton:hover {{ background: {c.soft}; }}
QToolButton:pressed, QToolButton:checked {{ background: {c.pressed}; }}
QToolButton:focus {{ border: 2px solid {c.accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton#picker {{ padding: 2px 6px 2px 4px; }}
QToolButton#picker::menu-indicator {{ image: url("{down}"); width: 10px; height: 10px; right: 6px;
  subcontrol-origin: border; subcontrol-position: center right; }}
QPushButton::menu-indicator {{ image: url("{down}"); width: 10px; height: 10px; right: 8px;
  subcontrol-origin: border; subcontrol-position: center right; }}
"""


def _fields(c: Colors) -> str:
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit {{ background: {c.raised}; color: {c.text};
  border: 1px solid {c.control}; border-radius: 8px; padding: 6px 10px;
  selection-background-color: {c.selection}; selection-color: {c.text}; icon-size: 16px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {c.accent}; padding: 5px 9px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {{ color: {c.control};
  border-color: {c.border}; }}
QAbstractSpinBox QLineEdit {{ border: none; padding: 0; background: transparent; }}
"""


def _choices(c: Colors) -> str:
    """Check boxes, combo boxes, spin boxes: whoever draws their frames must bring arrows and ticks too."""
    tone = "dark" if c is DARK else "light"
    down, up, tick = (_picture(f"{name}-{tone}.svg") for name in ("down", "up", "check"))
    return f"""
QComboBox, QAbstractSpinBox {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.control};
  border-radius: 8px; padding: 4px 10px; min-height: 20px; selection-background-color: {c.selection};
  selection-color: {c.text}; }}
QComboBox:hover, QAbstractSpinBox:hover {{ background: {c.soft}; }}
QComboBox:focus, QAbstractSpinBox:focus {{ border: 2px solid {c.accent}; padding: 3px 9px; }}
QComboBox:disabled, QAbstractSpinBox:disabled {{ color: {c.control}; border-color: {c.border}; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url("{down}"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.border};
  selection-background-color: {c.pressed}; selection-color: {c.text}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ subcontrol-origin: border; border: none;
  background: transparent; width: 24px; }}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
QAbstractSpinBox::up-arrow {{ image: url("{up}"); width: 10px; height: 10px; }}
QAbstractSpinBox::down-arrow {{ image: url("{down}"); width: 10px; height: 10px; }}
QCheckBox {{ spacing: 8px; padding: 2px; border: 2px solid transparent; border-radius: 6px; }}
QCheckBox:focus {{ border-color: {c.accent}; }}
QCheckBox::indicator {{ width: 16px; height: 16px; border: 1px solid {c.control}; border-radius: 4px;
  background: {c.raised}; }}
QCheckBox::indicator:checked {{ background: {c.accent}; border-color: {c.accent}; image: url("{tick}"); }}
"""


def _picture(name: str) -> str:
    """Path of a picture of a control, as a style sheet writes it: style sheets recolour nothing."""
    return Path(str(files("assets") / "controls" / name)).as_posix()


def _lists(c: Colors) -> str:
    return f"""
QListView, QTreeView {{ background: transparent; color: {c.text}; border: none; outline: none; }}
QListView, QTreeView, QTableView {{ icon-size: 16px; }}
QListView::item, QTreeView::item {{ border-radius: 8px; padding: 6px 8px; }}
QListView::item:hover, QTreeView::item:hover {{ background: {c.soft}; }}
QListView::item:selected, QTreeView::item:selected {{ background: {c.pressed}; color: {c.text}; }}
QTableView {{ background: {c.raised}; border: 1px solid {c.border}; border-radius: 8px; outline: none; }}
QTableView:focus {{ border-color: {c.accent}; }}
QTableView::item {{ padding: 0 8px; }}
QTableView::item:selected {{ background: {c.pressed}; color: {c.text}; }}
QHeaderView {{ background: transparent; }}
QHeaderView::section {{ background: transparent; color: {c.muted}; border: none; padding: 6px 8px;
  border-bottom: 1px solid {c.border}; }}
QMenu {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.border}; border-radius: 8px;
  padding: 4px; icon-size: 16px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 6px; }}
QMenu::item:selected {{ background: {c.pressed}; }}
QMenu::item:disabled {{ color: {c.control}; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::separator {{ height: 1px; background: {c.border}; margin: 4px 8px; }}
QMenuBar {{ background: {c.sidebar}; color: {c.text}; }}
QMenuBar::item {{ padding: 4px 10px; border-radius: 6px; background: transparent; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {c.pressed}; }}
"""


def _others(c: Colors) -> str:
    return f"""
QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.control}; padding: 4px 8px; }}
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {c.control}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {c.muted}; border-radius: 4px;
  margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; }}
QToolButton#jumpButton {{ background: {c.raised}; border: 1px solid {c.control}; border-radius: 18px; }}
QToolButton#jumpButton:hover {{ background: {c.soft}; }}
QToolButton#jumpButton:focus {{ border: 2px solid {c.accent}; }}
QProgressBar {{ background: {c.pressed}; border: none; border-radius: 3px;
  min-height: 6px; max-height: 6px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
QSplitter::handle {{ background: {c.border}; }}
QLabel[role="muted"], QLabel[role="small"] {{ color: {c.muted}; }}
QLabel[role="error"] {{ color: {c.error}; }}
QLabel[role="warning"] {{ color: {c.warning}; }}
QLabel[role="success"] {{ color: {c.success}; }}
QLabel#quiet {{ color: {c.muted}; }}
"""


def _window(c: Colors) -> str:
    """What the main window alone has."""
    return f"""
QWidget#sidebar, QWidget#statusLine {{ background: {c.sidebar}; }}
QWidget#statusLine {{ border-top: 1px solid {c.border}; }}
QWidget#statusLine QLabel {{ color: {c.muted}; }}
QWidget#chatColumn {{ background: {c.window}; }}
QPushButton#newChat {{ text-align: left; padding: 6px 8px; }}
QPushButton#newChat:focus {{ padding: 5px 7px; }}
QLineEdit#searchChats {{ padding: 6px 2px; }}
QLineEdit#searchChats:focus {{ padding: 5px 1px; }}
QLineEdit#renameField {{ padding: 2px 10px; }}
QLineEdit#renameField:focus {{ padding: 1px 9px; }}
QProgressBar#contextMeter {{ background: transparent; min-height: 0; max-height: 400px; }}
QToolButton#modelButton {{ padding: 2px 6px; }}
QToolButton#proofBadge, QToolButton#serverBadge {{ padding: 2px 4px; color: {c.muted}; }}
QToolButton#proofBadge[warns="true"] {{ color: {c.warning}; }}
QListWidget#settingsPages {{ background: {c.sidebar}; border-radius: 8px; padding: 4px; }}
QListWidget#settingsPages::item {{ padding: 8px 10px; }}
QFrame#composer {{ background: {c.raised}; border: 1px solid {c.control}; border-radius: 16px; }}
QFrame#composer[focused="true"] {{ border: 1px solid {c.accent}; }}
QFrame#composer[temporary="true"] {{ border: 2px dashed {c.warning}; }}
QLabel#temporaryBadge {{ background: {c.warning_soft}; color: {c.warning}; border-radius: 6px;
  padding: 2px 4px; }}
QPlainTextEdit#messageField {{ background: transparent; border: none; padding: 0; }}
QPlainTextEdit#raceAnswer {{ background: transparent; border: 2px solid transparent; padding: 0; }}
QPlainTextEdit#raceAnswer:focus {{ border-color: {c.accent}; padding: 0; }}
QToolButton#sendButton {{ background: {c.accent}; border-radius: 12px; }}
QToolButton#sendButton:hover {{ background: {c.accent_hover}; }}
QToolButton#sendButton:focus {{ border: 2px solid {c.text}; }}
QToolButton#sendButton:disabled {{ background: {c.pressed}; }}
QFrame#noticeBar {{ background: {c.accent_soft}; border: none; border-radius: 8px; }}
QFrame#noticeBar[kind="error"] {{ background: {c.error_soft}; }}
QFrame#noticeBar[kind="warning"], QFrame#noticeBar[kind="temporary"] {{ background: {c.warning_soft}; }}
QFrame#palette {{ background: {c.raised}; border: 1px solid {c.control}; border-radius: 12px; }}
QFrame#card {{ background: {c.raised}; border: 1px solid {c.border}; border-radius: 12px; }}
QListWidget#modelList {{ background: transparent; }}
QFrame#pasteChip {{ background: {c.soft}; border: 1px solid {c.border}; border-radius: 8px; }}
QToolButton#fileChip {{ background: {c.raised}; border: 1px solid {c.border}; border-radius: 8px;
  padding: 3px 8px; color: {c.text}; }}
QToolButton#fileChip:hover {{ background: {c.soft}; }}
QToolButton#fileChip:focus {{ border: 2px solid {c.accent}; padding: 2px 7px; }}
QPushButton#suggestion {{ background: {c.raised}; border: 1px solid {c.border}; border-radius: 12px;
  padding: 0; }}
QPushButton#suggestion:hover {{ background: {c.soft}; }}
QPushButton#suggestion:focus {{ border: 2px solid {c.accent}; }}
"""
