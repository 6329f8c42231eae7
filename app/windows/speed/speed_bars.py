"""SpeedBars: the bars in the table of the benchmark, drawn against what the memory permits."""

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableWidget

from app.look.theme import Theme, space
from engine.process.events import BenchmarkRow

ROW = Qt.ItemDataRole.UserRole  # the BenchmarkRow of an item
WIDTH = 31  # steps of the grid, at least
BAR = 10  # height, beside ordinary text
MARGIN = space(2)


class SpeedBars(QStyledItemDelegate):
    """A bar as long as the speed, a thin line from quartile to quartile, a mark where the memory ends it."""

    def __init__(self, theme: Theme, table: QTableWidget) -> None:
        super().__init__(table)
        self._theme = theme
        self.longest = 1.0  # tokens per second at the right end
        self.front: set[tuple[str, str, int]] = set()  # ways that stand out

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(space(WIDTH)), super().sizeHint(option, index).height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)  # the ground, chosen or not
        row = index.data(ROW)
        if not isinstance(row, BenchmarkRow):
            return
        rect: QRectF = QRectF(option.rect).adjusted(MARGIN, 0, -MARGIN, 0)
        height = self._theme.px(BAR)
        top = rect.center().y() - height / 2
        scale = rect.width() / self.longest
        painter.save()
        painter.fillRect(QRectF(rect.left(), top, row.decode_tok_s * scale, height), self._color(row))
        if 0 < row.decode_low < row.decode_high:
            painter.setPen(self._theme.color("text"))
            low, high = rect.left() + row.decode_low * scale, rect.left() + row.decode_high * scale
            painter.drawLine(QLineF(low, rect.center().y(), min(high, rect.right()), rect.center().y()))
        if row.most_tok_s:
            x = rect.left() + min(row.most_tok_s, self.longest) * scale
            painter.fillRect(QRectF(x - 1, top - 2, 2, height + 4), self._theme.color("warning"))
        painter.restore()

    def _color(self, row: BenchmarkRow) -> QColor:
        """Those on the front have the accent."""
        return self._theme.color("accent" if row.way in self.front else "control")
