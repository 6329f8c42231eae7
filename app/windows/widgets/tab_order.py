"""Where Tab goes: from left to right and from top to bottom, also through what comes and goes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain(*widgets: QWidget) -> None:
    """Tab goes through ``widgets`` in this order. Each must take the focus: Qt ignores others."""
    for first, second in zip(widgets, widgets[1:], strict=False):
        QWidget.setTabOrder(first, second)


def insert_before(target: QWidget, *widgets: QWidget) -> None:
    """Tab reaches ``widgets``, just made, before ``target``; Qt puts new ones at the window's end."""
    for widget in widgets:
        before = target.previousInFocusChain()
        while before is not None and before.focusPolicy() == Qt.FocusPolicy.NoFocus and before is not target:
            before = before.previousInFocusChain()
        if before is not None and before is not widget:
            QWidget.setTabOrder(before, widget)
