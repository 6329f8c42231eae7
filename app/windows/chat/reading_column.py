"""Widgets on top of each other, as wide as the text of the chat above them, in the middle."""

from PySide6.QtCore import QMargins
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.look.theme import Theme, space
from app.windows.blocks.style import ChatStyle

MARGIN = space(4)
PADDING = space(4)  # of the composer: its text begins where the text of the chat does


def reading_width(theme: Theme) -> int:
    """Width of a field whose text lines up with the chat's, in device-independent pixels."""
    return ChatStyle(theme).column + 2 * PADDING


class ReadingColumn(QWidget):
    """Kept in the middle by margins: a layout in a layout would guess wrapped labels too high."""

    def __init__(self, theme: Theme, *widgets: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setSpacing(space(2))
        for widget in widgets:
            self._column.addWidget(widget)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._width = reading_width(self._theme)
        self._set_margins()

    def _set_margins(self) -> None:
        side = max(MARGIN, (self.width() - self._width) // 2)
        margins = QMargins(side, space(2), side, MARGIN)
        if margins != self._column.contentsMargins():
            self._column.setContentsMargins(margins)
            self._column.activate()  # at once: the chat above has moved already

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_margins()
        super().resizeEvent(event)
