"""Text and places in a window that runs from the right: what is written in Arabic, and what is not."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.markdown.block import right_to_left

ISOLATE, END = "\u2068", "\u2069"  # first strong isolate, and its end (Unicode annex 9)


def as_written(text: str) -> str:
    """``text`` for a line of the window's direction: a full stop, a slash or "…" at its ends stays there."""
    direction = right_to_left(text)
    from_right = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return text if direction is None or direction == from_right else f"{ISOLATE}{text}{END}"


def elided(
    metrics: QFontMetrics, text: str, width: int, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight
) -> str:
    """``text``, shortened with "…" where it is wider than ``width``, for a line of the window's direction."""
    return as_written(metrics.elidedText(text, mode, width))


def mirrored(rect: QRect, row: QRect, direction: Qt.LayoutDirection) -> QRect:
    """Where ``rect``, thought for a row that runs from the left, is in one of that direction."""
    return QStyle.visualRect(direction, row, rect)


def draw_line(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, words: str) -> None:
    """One line of ``words`` in ``rect``, thought for a row that runs from the left."""
    place = mirrored(rect, option.rect, option.direction)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
