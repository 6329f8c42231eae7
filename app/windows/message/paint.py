"""What is painted around the text of a message, and the place of its bubble."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from app.languages import say
from app.look.theme import space
from app.windows.blocks.style import ChatStyle
from app.windows.message.body import MessageBody

CARET_WIDTH = 8
RING_RADIUS, BUBBLE_RADIUS = 12, 16
BUBBLE_X, BUBBLE_Y = space(4), space(2) + 2
BUBBLE_SHARE = 0.86  # of the column that the reader's own message may take


def bubble_text_width(column: int) -> float:
    """Width that the text of the reader's own message may take."""
    return float(int(column * BUBBLE_SHARE)) - 2 * BUBBLE_X


def place_bubble(body: MessageBody, column: int, left: float, top: float, from_right: bool) -> QRectF:
    """The bubble around ``body``, at the end of the column; a short message gets one of its own size.

    ``left``: where the column begins on the screen; ``from_right``: the window runs from the right.
    """
    width = bubble_text_width(column)
    if len(body.sections) == 1 and body.sections[0].ready:
        body.set_width(width)  # broken at full width first, so that it fits
        width = min(width, float(int(body.natural_width) + 2))
        body.set_width(width)
    full = width + 2 * BUBBLE_X
    x = left if from_right else left + column - full
    return QRectF(x, top, full, body.height + 2 * BUBBLE_Y)


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


def unseen_words(short: bool = False) -> str:
    """What the line above the first message of a prompt says."""
    if short:
        return say.tr("No longer seen above")
    return say.tr("The model no longer sees the messages above")


def unseen_height(style: ChatStyle) -> int:
    """Of that line, with room below it."""
    return QFontMetrics(style.theme.font("small")).height() + space(4)


def paint_unseen(painter: QPainter, style: ChatStyle, box: QRectF) -> None:
    """The line, its words in the middle; where there is no room for them they end in …."""
    font = style.theme.font("small")
    metrics = QFontMetrics(font)
    room = int(box.width()) - space(8)
    words = unseen_words(short=metrics.horizontalAdvance(unseen_words()) > room)
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    width, line = metrics.horizontalAdvance(words), box.top() + metrics.height() / 2
    left = box.center().x() - width / 2 - space(2)
    painter.setPen(QPen(style.color("control"), 1))
    painter.drawLine(QPointF(box.left(), line), QPointF(left, line))
    painter.drawLine(QPointF(box.right() - left + box.left(), line), QPointF(box.right(), line))
    painter.setPen(style.color("muted"))
    painter.setFont(font)
    words_box = QRectF(box.left(), box.top(), box.width(), metrics.height())
    painter.drawText(words_box, Qt.AlignmentFlag.AlignCenter, words)
