"""What is painted around the text of a message."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.windows.blocks.style import ChatStyle

CARET_WIDTH = 8
RING_RADIUS, BUBBLE_RADIUS = 12, 16


def paint_ring(painter: QPainter, style: ChatStyle, box: QRectF) -> None:
    """The keyboard is here."""
    painter.setPen(QPen(style.color("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RING_RADIUS, RING_RADIUS)


def paint_bubble(painter: QPainter, style: ChatStyle, box: QRectF) -> None:
    """The ground of the reader's own message."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.color("soft"))
    painter.drawRoundedRect(box, BUBBLE_RADIUS, BUBBLE_RADIUS)


def paint_caret(painter: QPainter, style: ChatStyle, end: QRectF) -> None:
    """A mark behind the last word, which ends in ``end``: more is coming."""
    height = style.text_line * 0.6
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.color("accent"))
    painter.drawRoundedRect(QRectF(end.x() + 4, end.center().y() - height / 2, CARET_WIDTH, height), 2, 2)
