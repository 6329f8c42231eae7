"""Widgets on top of each other, no wider than is good to read, in the middle of what room there is."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.theme import space

WIDTH = 780  # at most, device-independent pixels
MARGIN = space(4)


class ReadingColumn(QWidget):
    """Kept in the middle by margins: a layout in a layout would guess wrapped labels too high."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(space(2))
        for widget in widgets:
            self._column.addWidget(widget)
        self._set_margins()

    def _set_margins(self) -> None:
        side = max(MARGIN, (self.width() - WIDTH) // 2)
        self._column.setContentsMargins(side, space(2), side, MARGIN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_margins()
        super().resizeEvent(event)
