"""ThreadsPlot: answers in tokens per second over the number of threads, a line for each kernel."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from app.look.theme import Theme
from app.windows.drawing.chart import Chart
from app.windows.drawing.ticks import even_ticks
from app.windows.speed.series import Way, faint_of, legend_of, lines_of, numbers_of
from app.windows.words.numbers import rate
from engine.process.events import BenchmarkRow

EDGE = 0.08  # of the width, left and right of the first and last number of threads


class ThreadsPlot(Chart):
    """Whiskers: half of the measurements lie between their ends."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.titles = (self.tr("threads"), self.tr("answer, tokens/s"))
        self.setAccessibleName(self.tr("Speed over the number of threads"))
        self._lines: dict[Way, list[BenchmarkRow]] = {}
        self.show_rows(())

    def show_rows(self, rows: Sequence[BenchmarkRow]) -> None:
        """Those of one run, in any order."""
        self._lines = lines_of(rows)
        self.legend = legend_of(list(self._lines))
        self.x_ticks = sorted({row.threads for row in rows}) or [1]
        self.y_ticks = even_ticks(max((max(row.decode_high, row.decode_tok_s) for row in rows), default=1.0))
        self.setAccessibleDescription("; ".join(self._words(way) for way in self._lines))
        self.update()

    def _words(self, way: Way) -> str:
        points = ", ".join(
            self.tr("{0} with {1}").format(rate(row.decode_tok_s), row.threads) for row in self._lines[way]
        )
        return self.tr("{0} on {1}, tokens per second by threads: {2}").format(*way, points)

    def share(self, x: float) -> float:
        return EDGE + (1 - 2 * EDGE) * super().share(x)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        numbers, faint = numbers_of(list(self._lines)), faint_of(list(self._lines))
        for way, rows in reversed(self._lines.items()):  # the fastest on top
            color = self.series(numbers[way], way in faint)
            points = [self.at(area, row.threads, row.decode_tok_s) for row in rows]
            painter.setPen(self.pen(color, 1.75))
            painter.drawPolyline(QPolygonF(points))
            painter.setPen(self.pen(color, 1))
            for row, point in zip(rows, points, strict=True):
                low, high = (self.at(area, row.threads, end).y() for end in (row.decode_low, row.decode_high))
                painter.drawLine(QPointF(point.x(), low), QPointF(point.x(), high))
            painter.setBrush(color)
            for point in points:
                painter.drawEllipse(point, self.dot, self.dot)
