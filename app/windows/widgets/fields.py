"""A line to type into that keeps Enter for itself, and what a control means, said to all."""

import textwrap

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.windows.widgets.plain import tip


class LineField(QLineEdit):
    """Use ``returnPressed`` or ``editingFinished`` as ever."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


LINE = 72  # characters; Qt breaks no line of a plain tooltip


def explain(widget: QWidget, text: str) -> None:
    """``text`` is the widget's tooltip, in lines of a readable length, and its accessible description."""
    widget.setToolTip(tip(textwrap.fill(text, LINE)))
    widget.setAccessibleDescription(text)
