"""A list of models: name, a line of facts, a mark at the right. For the first run and the model manager."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.look.icons import paint_icon
from app.look.theme import Theme, space
from app.windows.widgets.direction import elided, mirrored
from app.windows.widgets.plain import tip

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
PADDING = space(3)
ICON_SIZE = space(4)  # beside ordinary text


@dataclass(frozen=True, slots=True)
class ModelRow:
    """``key`` tells rows apart; a ``heading`` has a title only and cannot be chosen."""

    key: str
    title: str
    line: str = ""
    right: str = ""
    icon: str = ""  # name of an icon
    icon_color: str = "muted"
    faint: bool = False  # this computer cannot hold it
    heading: bool = False
    fraction: float | None = None  # of a download, painted as a thin bar


class ModelList(QListWidget):
    """``set_rows`` keeps what is chosen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("modelList")
        self.setItemDelegate(_Delegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        theme.changed.connect(self.doItemsLayout)

    def set_rows(self, rows: list[ModelRow]) -> None:
        """Shows ``rows``; nothing flickers where only facts of the same models changed."""
        if [row.key for row in rows] == [self._row(i).key for i in range(self.count())]:
            for number, row in enumerate(rows):
                self._fill(self.item(number), row)
            return
        key = self.key
        blocked = self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem(self)
            self._fill(item, row)
            if row.heading:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.blockSignals(blocked)
        self.choose(key)

    @property
    def key(self) -> str:
        """Key of the chosen row, "" for none."""
        return self._row(self.currentRow()).key if self.currentRow() >= 0 else ""

    def choose(self, key: str) -> None:
        """Chooses the row with that key, else the first that can be chosen."""
        rows = [number for number in range(self.count()) if not self._row(number).heading]
        chosen = next((number for number in rows if self._row(number).key == key), rows[0] if rows else -1)
        self.setCurrentRow(chosen)

    def _row(self, number: int) -> ModelRow:
        row: ModelRow = self.item(number).data(ROW_ROLE)
        return row

    def _fill(self, item: QListWidgetItem, row: ModelRow) -> None:
        item.setData(ROW_ROLE, row)
        words = ", ".join(text for text in (row.title, row.line, row.right) if text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        item.setToolTip("" if row.heading else tip(words))


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ModelRow = index.data(ROW_ROLE)
        small = QFontMetrics(self._theme.font("small")).height()
        if row.heading:
            return QSize(0, small + space(5))
        return QSize(0, QFontMetrics(self._theme.font("strong")).height() + small + space(6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ModelRow = index.data(ROW_ROLE)
        place: Any = option
        rect: QRect = place.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            painter.setFont(self._theme.font("small"))
            painter.setPen(self._theme.color("muted"))
            area = rect.adjusted(PADDING, 0, -PADDING, -space(1))
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.title)
        else:
            self._ground(painter, rect, place.state)
            self._words(painter, rect, row, place.direction)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        ground = QRectF(rect.adjusted(1, 1, -1, -1))
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft" if selected else "soft"))
            painter.drawRoundedRect(ground, space(2), space(2))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), space(2) - 1, space(2) - 1)

    def _words(self, painter: QPainter, rect: QRect, row: ModelRow, direction: Qt.LayoutDirection) -> None:
        area = rect.adjusted(PADDING, space(3), -PADDING, -space(3))
        if row.icon:
            side = self._theme.px(ICON_SIZE)
            top = area.top() + (QFontMetrics(self._theme.font("strong")).height() - side) // 2
            icon = QRect(area.right() - side + 1, top, side, side)
            paint_icon(
                painter, mirrored(icon, rect, direction), row.icon, self._theme.color(row.icon_color).name()
            )
            area.setRight(icon.left() - space(2))
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.color("muted"))
        line = painter.fontMetrics()
        if row.right:
            painter.drawText(
                mirrored(area, rect, direction),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop,
                row.right,
            )
        width = rect.right() - PADDING - area.left()
        below = QRect(area.left(), area.bottom() - line.height() + 1, width, line.height())
        painter.drawText(
            mirrored(below, rect, direction),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            elided(line, row.line, width),
        )
        if row.right:
            area.setRight(area.right() - line.horizontalAdvance(row.right) - space(3))
        painter.setFont(self._theme.font("strong"))
        painter.setPen(self._theme.color("muted" if row.faint else "text"))
        painter.drawText(
            mirrored(area, rect, direction),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
            elided(painter.fontMetrics(), row.title, area.width()),
        )
        if row.fraction is not None:
            bar = QRectF(rect.left() + PADDING, rect.bottom() - 5, rect.width() - 2 * PADDING, 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("pressed"))
            painter.drawRoundedRect(bar, 1.5, 1.5)
            bar.setWidth(bar.width() * row.fraction)
            painter.setBrush(self._theme.color("accent"))
            painter.drawRoundedRect(bar, 1.5, 1.5)
