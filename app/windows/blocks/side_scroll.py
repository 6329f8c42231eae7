"""Scrolling sideways inside a block of the chat, for code lines and tables wider than the column."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.windows.blocks.style import ChatStyle

BAR = 4.0  # thickness of the bar
INSET = 8.0  # between the bar and the round corners of the block
ZONE = 12.0  # height that the bar takes at the bottom of a block
SHORTEST = 32.0  # length of the handle at least


class SideScroll:
    """Offset, bar and dragging. All lengths in pixels, x from the left edge of the block."""

    def __init__(self) -> None:
        self.offset = 0.0
        self._content = 0.0
        self._view = 0.0
        self._grabbed: float | None = None  # where in the handle the pointer holds it

    @property
    def needed(self) -> bool:
        return self._content > self._view + 1

    @property
    def zone(self) -> float:
        """Height to leave free at the bottom."""
        return ZONE if self.needed else 0.0

    def resize(self, content: float, view: float) -> None:
        self._content, self._view = content, view
        self.scroll_to(self.offset)

    def scroll_to(self, offset: float) -> bool:
        """Whether the offset has become another one."""
        before = self.offset
        self.offset = max(0.0, min(offset, self._content - self._view))
        return self.offset != before

    def show(self, left: float, right: float) -> bool:
        """Scrolls so that this range of the content is in view."""
        if left < self.offset:
            return self.scroll_to(left - 24)
        if right > self.offset + self._view:
            return self.scroll_to(right - self._view + 24)
        return False

    def _handle(self) -> tuple[float, float]:
        """Left edge and length of the handle."""
        length = max(SHORTEST, self._track * self._view / max(self._content, 1.0))
        room = max(1.0, self._content - self._view)
        return INSET + self.offset / room * (self._track - length), length

    @property
    def _track(self) -> float:
        """Length that the bar moves in."""
        return self._view - 2 * INSET

    def paint(self, painter: QPainter, x: float, bottom: float, style: ChatStyle) -> None:
        """Draws the bar above ``bottom``; nothing if everything is in view."""
        if not self.needed:
            return
        left, length = self._handle()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.color("muted" if self._grabbed is not None else "control"))
        top = bottom - (ZONE + BAR) / 2
        painter.drawRoundedRect(QRectF(x + left, top, length, BAR), BAR / 2, BAR / 2)

    def press(self, x: float, from_bottom: float) -> bool:
        """A press at ``x``, so far above the lower edge: True if it holds the bar from now on."""
        if not self.needed or not 0 <= from_bottom <= ZONE:
            return False
        left, length = self._handle()
        self._grabbed = x - left if left <= x <= left + length else length / 2
        self.drag(x)
        return True

    @property
    def dragging(self) -> bool:
        return self._grabbed is not None

    def drag(self, x: float) -> bool:
        if self._grabbed is None:
            return False
        _, length = self._handle()
        room = max(1.0, self._track - length)
        return self.scroll_to((x - INSET - self._grabbed) / room * (self._content - self._view))

    def release(self) -> None:
        self._grabbed = None
