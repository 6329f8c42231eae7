"""EnergyPlot: answers in tokens per second over joules per token; the front is what nothing else beats."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.look.theme import Theme, space
from app.windows.drawing.chart import Chart
from app.windows.drawing.ticks import even_ticks, log_ticks
from app.windows.speed.series import Way, faint_of, legend_of, lines_of, numbers_of
from app.windows.words.energy import figure, origin
from app.windows.words.numbers import rate
from engine.process.events import BenchmarkRow


class EnergyPlot(Chart):
    """Its axis of energy is logarithmic: plain loops take ten times what the fast kernels do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("Speed over energy"))
        self._lines: dict[Way, list[BenchmarkRow]] = {}
        self._front: list[BenchmarkRow] = []
        self._names: dict[tuple[str, str, int], str] = {}
        self.show_rows((), (), {})

    def show_rows(
        self,
        rows: Sequence[BenchmarkRow],
        front: Sequence[BenchmarkRow],
        names: dict[tuple[str, str, int], str],
    ) -> None:
        """``names``: what to write beside a row, by its ``way``. Rows without energy are left out."""
        known = [row for row in rows if _joules(row)]
        self._lines, self._front, self._names = lines_of(known), [row for row in front if _joules(row)], names
        self.legend = legend_of(list(lines_of(rows)))
        joules = [_joules(row) for row in known]
        self.x_ticks = log_ticks(min(joules), max(joules)) if joules else [0.1, 1.0]
        if len(self.x_ticks) == 1:
            self.x_ticks = [self.x_ticks[0] / 2, self.x_ticks[0] * 2]
        self.y_ticks = even_ticks(max((row.decode_tok_s for row in known), default=1.0))
        tag = f" ({origin(known[0].energy.source, known[0].energy.scope)})" if known else ""
        self.titles = (self.tr("J/token{0}, less is better").format(tag), self.tr("answer, tokens/s"))
        self.setAccessibleDescription("; ".join(self._words(row) for row in self._front))
        self.update()

    def _words(self, row: BenchmarkRow) -> str:
        text = self.tr("on the front: {0} on {1}, threads {2}: {3} tokens/s, {4} J/token").format(
            row.kernel, row.isa, row.threads, rate(row.decode_tok_s), figure(_joules(row))
        )
        name = self._names.get(row.way, "")
        return f"{text}, {name}" if name else text

    def share(self, x: float) -> float:
        low, high = math.log(self.x_ticks[0]), math.log(self.x_ticks[-1])
        return (math.log(x) - low) / (high - low)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        numbers, faint = numbers_of(list(self._lines)), faint_of(list(self._lines))
        front = [self._place(area, row) for row in self._front]
        painter.setPen(QPen(self._theme.color("text"), 1.25, Qt.PenStyle.DashLine))
        painter.drawPolyline(QPolygonF(front))
        for way, rows in self._lines.items():
            for row in rows:
                on_front = row in self._front
                color = self.series(numbers[way], way in faint and not on_front)
                painter.setPen(self.pen(color, 1.75))
                painter.setBrush(color if on_front else self._theme.color("raised"))
                painter.drawEllipse(self._place(area, row), self.dot + 1, self.dot + 1)
        if not self._lines:
            painter.setPen(self._theme.color("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.tr("No energy is known"))
        self._draw_names(painter, area)

    def _place(self, area: QRectF, row: BenchmarkRow) -> QPointF:
        return self.at(area, _joules(row), row.decode_tok_s)

    def _draw_names(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(self._theme.color("text"))
        metrics, taken = self.fontMetrics(), list[QRectF]()
        for rows in self._lines.values():
            for row in rows:
                name = self._names.get(row.way, "")
                if not name:
                    continue
                point = self._place(area, row)
                box = QRectF(0, 0, metrics.horizontalAdvance(name) + 2, metrics.height())
                box.moveTo(point.x() + self.dot + space(2), point.y() - box.height() / 2)
                if box.right() > area.right():
                    box.moveRight(point.x() - self.dot - space(2))
                while any(box.intersects(other) for other in taken) and box.bottom() < area.bottom():
                    box.translate(0, box.height())
                box.moveTop(min(max(box.top(), area.top()), area.bottom() - box.height()))
                taken.append(box)
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft, name)


def _joules(row: BenchmarkRow) -> float:
    """Per token; 0.0 where it is not known."""
    return row.energy.j_per_token or 0.0
