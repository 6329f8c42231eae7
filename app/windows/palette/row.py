"""How an entry of the palette looks: picture, title, where it stands, its keys."""

from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.look.icons import icon
from app.look.theme import Theme, space
from app.windows.palette.entry import Entry
from app.windows.sidebar.row_delegate import ICON_SIZE
from app.windows.widgets.direction import as_written, draw_line, elided, mirrored

Index = QModelIndex | QPersistentModelIndex
DETAIL = 0.5  # of the room beside the keys that the detail may take


class Entries(Protocol):
    """What the delegate draws from."""

    rows: list[Entry]


class EntryDelegate(QStyledItemDelegate):
    """Paints with the theme's colours; what cannot be done now is pale, with the reason beside it."""

    def __init__(self, theme: Theme, entries: Entries, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries = entries

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, QFontMetrics(self._theme.font("body")).height() + space(4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._entries.rows[index.row()]
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft" if selected else "soft"))
            painter.drawRoundedRect(QRectF(option.rect.adjusted(0, 1, 0, -1)), space(2), space(2))
        room = option.rect.adjusted(space(2), 0, -space(3), 0)
        side = self._theme.px(ICON_SIZE)
        picture = QRect(room.left(), room.center().y() - side // 2, side, side)
        icon(entry.kind.value, self._theme).paint(painter, mirrored(picture, option.rect, option.direction))
        room.setLeft(picture.right() + space(3))
        painter.setFont(self._theme.font("small"))
        if entry.keys:
            painter.setPen(self._theme.color("text" if not entry.why_not else "muted"))
            room.setRight(self._at_end(painter, option, room, as_written(entry.keys)) - space(4))
        beside = entry.why_not or entry.detail
        if beside:
            painter.setPen(self._theme.color("muted"))
            title = QFontMetrics(self._theme.font("body")).horizontalAdvance(entry.title)
            most = max(round(room.width() * DETAIL), room.width() - title - space(4))
            words = elided(painter.fontMetrics(), beside, most)
            room.setRight(self._at_end(painter, option, room, words) - space(4))
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.color("muted" if entry.why_not else "text"))
        words = elided(painter.fontMetrics(), entry.title, room.width())
        draw_line(painter, option, room, words)
        painter.restore()

    def _at_end(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, text: str) -> int:
        """Draws ``text`` at the end of ``room``; where it begins."""
        width = painter.fontMetrics().horizontalAdvance(text)
        place = QRect(room.right() - width, room.top(), width + 1, room.height())
        draw_line(painter, option, place, text)
        return place.left()
