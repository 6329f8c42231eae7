"""A line to type into that keeps Enter for itself: a dialog would press its default button as well."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class LineField(QLineEdit):
    """Use ``returnPressed`` or ``editingFinished`` as ever."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
