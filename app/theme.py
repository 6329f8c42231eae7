"""The look in one place: colours, type scale, 4 px grid, style sheet.

``Theme`` is made once in ``main`` and handed to every widget that paints or sets a font. It follows the
system's light or dark scheme unless the settings say otherwise; ``changed`` tells when to repaint. Colours are
frozen values: a widget reads ``theme.colors.accent`` when it paints and stores none of them.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class Colors:
    """Every colour of the window as "#rrggbb". Pairs that carry text hold WCAG AA (tests/app/test_theme.py)."""

    window: str  # the ground of the chat
    sidebar: str  # the ground of the sidebar and the status line
    raised: str  # fields, menus, cards above the ground
    soft: str  # the reader's own messages, hovered rows
    pressed: str  # pressed and selected rows
    border: str  # hairlines that carry no meaning
    control: str  # outlines of controls (3:1 against the ground)
    text: str
    muted: str  # secondary text, icons at rest (still 4.5:1)
    accent: str  # the one accent: main button, focus ring, meter
    on_accent: str  # text on accent
    accent_soft: str  # selection in lists, quiet accent grounds
    selection: str  # ground of selected text
    link: str
    error: str
    warning: str
    success: str
    code: str  # ground of code
    code_text: str
    code_comment: str
    code_keyword: str
    code_string: str
    code_number: str
    code_name: str  # functions, classes
    code_builtin: str


class Theme(QObject):
    """Light or dark, and the sizes of the type scale.

    ``mode`` "system", "light" or "dark"; ``font_size`` in points, 0 for the system's.
    """

    changed = Signal()  # colours or sizes are others: set fonts again, repaint

    def __init__(self, app: QApplication, mode: str = "system", font_size: int = 0) -> None: ...

    def set(self, mode: str, font_size: int) -> None:
        """Takes the settings over; also sets palette, font and style sheet of the application."""

    @property
    def dark(self) -> bool: ...

    @property
    def colors(self) -> Colors: ...

    def color(self, name: str) -> QColor:
        """The colour of that field of ``Colors``."""

    def font(self, role: str = "body") -> QFont:
        """``role``: "small" | "body" | "strong" | "title" | "display" | "mono" | "mono-small"."""


def space(steps: int = 1) -> int:
    """That many steps of the 4 px grid, in device-independent pixels."""
    return 4 * steps
