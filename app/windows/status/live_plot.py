"""LivePlot: tokens per second and watts over the last minute, one above the other on the same time axis."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.look.theme import Theme, space
from app.windows.status.live_history import SPAN_S, LiveHistory, Sample
from app.windows.words.energy import figure
from app.windows.words.numbers import rate

PLOT = 76  # height of one plot, beside ordinary text
HEADROOM = 1.15
READING, ANSWER, POWER = "warning", "accent", "code_keyword"  # colours


class LivePlot(QWidget):
    """Drawn by itself. The reading of a prompt is a shaded band with its speed, so that the answer's line,
    which is ten times lower, keeps its height.
    """

    def __init__(self, history: LiveHistory, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as axes of time do in every language
        self._history = history
        self._theme = theme
        self.setAccessibleName(self.tr("Speed and power over the last minute"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing behind it has to be drawn
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFont(self._theme.font("small"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(self._theme.px(space(60)), 2 * self._theme.px(PLOT) + 3 * line + space(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(space(40)), self.sizeHint().height())

    # ---- drawing ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("window"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        runs = self._history.runs()
        line, height = self.fontMetrics().height(), self._theme.px(PLOT)
        speed = QRectF(0, line, self.width() - 1, height)
        power = speed.translated(0, height + line + space(2))
        self._draw_speed(painter, speed, runs)
        self._draw_power(painter, power, runs)
        painter.setPen(self._theme.color("muted"))
        axis = QRectF(0, power.bottom() + space(1), self.width(), line)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.drawText(axis, left, self.tr("1 minute ago"))
        painter.drawText(axis, right, self.tr("now"))

    def _draw_speed(self, painter: QPainter, area: QRectF, runs: Sequence[list[Sample]]) -> None:
        answers = [sample.tok_s for run in runs if not run[0].reading for sample in run]
        most = max(answers, default=0.0) * HEADROOM
        self._draw_frame(painter, area, self.tr("tokens/s"), rate(most) if most else "")
        for run in runs:
            if run[0].reading:
                self._draw_reading(painter, area, run)
        for run in runs:
            if not run[0].reading and most:
                self._draw_line(painter, area, run, lambda sample: sample.tok_s / most, ANSWER)
        for run, before in zip(runs, [None, *runs], strict=False):
            if run[0].reading and run[-1].tok_s > 0:  # since its beginning
                free_from = self._x(area, before[-1].time) if before else area.left()
                self._draw_reading_speed(painter, area, run, free_from)

    def _draw_power(self, painter: QPainter, area: QRectF, runs: Sequence[list[Sample]]) -> None:
        most = max((s.watts for run in runs for s in run if s.watts is not None), default=0.0) * HEADROOM
        self._draw_frame(painter, area, self.tr("watts"), figure(most) if most else "")
        for run in runs:
            known = [sample for sample in run if sample.watts is not None]
            if known and most:
                self._draw_line(painter, area, known, lambda sample: (sample.watts or 0.0) / most, POWER)

    def _draw_frame(self, painter: QPainter, area: QRectF, title: str, most: str) -> None:
        painter.fillRect(area, self._theme.color("raised"))
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawRect(area)
        painter.drawLine(QPointF(area.left(), area.center().y()), QPointF(area.right(), area.center().y()))
        painter.setPen(self._theme.color("muted"))
        line = QRectF(area.left(), area.top() - self.fontMetrics().height(), area.width(), 0)
        line.setHeight(self.fontMetrics().height())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, title)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, most)

    def _draw_reading(self, painter: QPainter, area: QRectF, run: Sequence[Sample]) -> None:
        left, right = self._x(area, run[0].time), self._x(area, run[-1].time)
        band = QRectF(left, area.top(), max(right - left, 3.0), area.height())
        ground = QColor(self._theme.color(READING))
        ground.setAlpha(60)
        painter.fillRect(band, ground)
        painter.fillRect(QRectF(band.left(), band.bottom() - 2, band.width(), 2), self._theme.color(READING))

    def _draw_reading_speed(
        self, painter: QPainter, area: QRectF, run: Sequence[Sample], free_from: float
    ) -> None:
        """Before the band where no line is, else behind it; low, on a ground that lets a line shine through.

        ``free_from``: where what was before ends.
        """
        text = self.tr("prompt {0}").format(rate(run[-1].tok_s, 0))
        width, height = self.fontMetrics().horizontalAdvance(text), self.fontMetrics().height()
        left = max(self._x(area, run[0].time), area.left())
        x = left - width - space(1)
        if x < max(area.left(), free_from) + space(1):
            x = min(left + space(1), area.right() - width - space(1))
        box = QRectF(x, area.bottom() - height - space(1), width, height)
        ground = QColor(self._theme.color("raised"))
        ground.setAlpha(210)
        painter.fillRect(box, ground)
        painter.setPen(self._theme.color(READING))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, text)

    def _draw_line(
        self,
        painter: QPainter,
        area: QRectF,
        run: Sequence[Sample],
        share: Callable[[Sample], float],
        color: str,
    ) -> None:
        """``share``: of the area's height."""
        left, right, bottom, height = area.left(), area.right(), area.bottom(), area.height()
        end, per_second = self._history.end, area.width() / SPAN_S
        points = QPolygonF(
            [
                QPointF(
                    max(left, right - (end - sample.time) * per_second),
                    bottom - height * min(share(sample), 1.0),
                )
                for sample in run
            ]
        )
        painter.setPen(QPen(self._theme.color(color), max(1.5, self._theme.scale * 1.5)))
        if points.size() == 1:
            painter.drawPoint(points.first())
        else:
            painter.drawPolyline(points)

    def _x(self, area: QRectF, time: float) -> float:
        return max(area.left(), area.right() - (self._history.end - time) / SPAN_S * area.width())
