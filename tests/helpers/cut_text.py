"""Finds text that a window cuts off: words that have no room where they stand."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from app.windows.widgets.fitting.elided_button import ElidedButton
from app.windows.widgets.fitting.elided_label import ElidedLabel
from app.windows.widgets.fitting.wrap_button import WrapButton
from tests.helpers.rest import at_rest

_BREAKS = re.compile(r"\s+|(?<=[-\u3000-\u9fff\uff00-\uffef])")  # Chinese is broken behind any character
SLACK = 2  # pixels that a rounded width may lack


def lasting_cuts(root: QWidget) -> list[str]:
    """``cut_texts`` of a window at rest."""
    return at_rest(lambda: list(cut_texts(root)))


def cut_texts(root: QWidget) -> Iterator[str]:
    """A sentence for each text in ``root`` that is not to be seen whole; what is elided needs a tooltip."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not root.window():
            continue
        text, lacks = _lack(widget)
        if text and lacks:
            yield f"{_name(widget)} {text!r} {lacks}"
        elif text and (outside := _outside(widget, root)):
            yield f"{_name(widget)} {text!r} {outside}"


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__}({widget.objectName() or type(widget.parentWidget()).__name__})"


def _lack(widget: QWidget) -> tuple[str, str]:
    """Its text, and what is missing for it, or ""."""
    if isinstance(widget, QLabel):
        return _label(widget)
    if isinstance(widget, QCheckBox | QRadioButton | QPushButton | QToolButton):
        return widget.text(), _button(widget)
    if isinstance(widget, QComboBox):
        return widget.currentText(), _combo(widget)
    if isinstance(widget, QLineEdit):
        return widget.placeholderText(), _placeholder(widget)
    if isinstance(widget, QPlainTextEdit):
        return widget.placeholderText(), _wide_placeholder(widget)
    return "", ""


def _label(label: QLabel) -> tuple[str, str]:
    if isinstance(label, ElidedLabel):
        return label.text(), ""  # which shows all of it in a tooltip
    text = label.text() if label.buddy() is None else label.text().replace("&", "", 1)
    if not text or label.pixmap().width():
        return "", ""
    if text.endswith("…") and label.toolTip():
        return text, ""
    room = label.contentsRect().adjusted(label.margin(), label.margin(), -label.margin(), -label.margin())
    if label.wordWrap():
        pieces = _BREAKS.split(text)
        words = max(map(label.fontMetrics().horizontalAdvance, pieces), default=0)
        needed = label.heightForWidth(label.width())
        if needed > label.height() + SLACK:
            return text, f"needs a height of {needed}, has {label.height()}"
    else:
        words = max(label.fontMetrics().horizontalAdvance(line) for line in text.splitlines())
    if label.textFormat() == Qt.TextFormat.RichText:
        words = 0 if label.wordWrap() else label.sizeHint().width()
    if words > room.width() + SLACK and not label.toolTip():
        return text, f"needs a width of {words}, has {room.width()}"
    return text, ""


def _button(button: QAbstractButton) -> str:
    text = button.text()
    if isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        if not button.icon().isNull():
            return ""
    if not text or ("…" in text and button.toolTip()):
        return ""
    if isinstance(button, ElidedButton):
        return "" if button.toolTip() else "is elided and has no tooltip"
    if isinstance(button, WrapButton):
        whole = "".join(button.shown()) == text.replace(" ", "") or " ".join(button.shown()) == text
        needed_height = button.heightForWidth(button.width())
        if whole and needed_height <= button.height() + SLACK:
            return ""
        return f"shows {button.shown()}, needs a height of {needed_height}, has {button.height()}"
    needed = button.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), text)
    room = button.rect()
    if isinstance(button, QCheckBox | QRadioButton | QPushButton):
        option = QStyleOptionButton()
        button.initStyleOption(option)
        part = {
            QCheckBox: QStyle.SubElement.SE_CheckBoxContents,
            QRadioButton: QStyle.SubElement.SE_RadioButtonContents,
        }.get(type(button), QStyle.SubElement.SE_PushButtonContents)
        room = button.style().subElementRect(part, option, button)
        if not button.icon().isNull() and isinstance(button, QPushButton):
            room.setWidth(room.width() - button.iconSize().width())
    elif button.sizeHint().width() > button.width() + SLACK and not button.toolTip():
        return f"needs a width of {button.sizeHint().width()}, has {button.width()}"
    if needed.width() > room.width() + SLACK or needed.height() > button.height() + SLACK:
        return f"needs {needed.width()} x {needed.height()}, has {room.width()} x {button.height()}"
    return ""


def _combo(combo: QComboBox) -> str:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    room = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    needed = combo.fontMetrics().horizontalAdvance(combo.currentText())
    if needed > room.width() + SLACK and not combo.toolTip():
        return f"needs a width of {needed}, has {room.width()}"
    return ""


def _placeholder(field: QLineEdit) -> str:
    if field.text() or not field.placeholderText() or field.toolTip():
        return ""
    needed = field.fontMetrics().horizontalAdvance(field.placeholderText())
    return f"needs a width of {needed}, has {field.width()}" if needed > field.width() + SLACK else ""


def _wide_placeholder(field: QPlainTextEdit) -> str:
    if field.toPlainText() or not field.placeholderText() or field.toolTip():
        return ""
    metrics = QFontMetrics(field.viewport().font())
    room = field.viewport().rect()
    needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), field.placeholderText())
    if needed.height() > room.height() + SLACK or needed.width() > room.width() + SLACK:
        return f"needs {needed.width()} x {needed.height()}, has {room.width()} x {room.height()}"
    return ""


def _outside(widget: QWidget, root: QWidget) -> str:
    """Where it is not inside what it stands in, and cannot be scrolled to."""
    place = QRect(QPoint(0, 0), widget.size())
    below, parent = widget, widget.parentWidget()
    while parent is not None and below is not root:
        place.translate(below.pos())
        room = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            if area.verticalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
                place = QRect(place.left(), 0, place.width(), 1)
            if area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
                place = QRect(0, place.top(), 1, place.height())
        if not room.contains(place):
            return f"is cut off: {place.getRect()} in {parent.rect().getRect()} of {_name(parent)}"
        below, parent = parent, area
    return ""
