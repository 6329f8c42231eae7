"""Chart: a frame with ticks and titles on both axes, for widgets that draw figures into it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.look.theme import Theme, space
from app.windows.drawing.ticks import tick_text

HEIGHT = 200  # beside ordinary text, legend and titles not counted
# Told apart in both themes, and in this order also by people who see red and green alike.
SERIES = ("accent", "code_number", "code_keyword", "code_name", "code_string", "muted")
DOT = 3.5  # radius, beside ordinary text
FAINT = 70  # alpha of what stands back


class Chart(QWidget):
    """``draw`` puts the figures in; ``at`` says where. ``legend``: (name, number of a colour) in order.

    Accessible name and description, with the figures, have to be set: a screen reader has nothing else.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as axes of time do in every language
        self._theme = theme
        self.titles = ("", "")  # of the axes: below, and above the other one
        self.legend: list[tuple[str, int]] = []
        self.x_ticks: Sequence[float] = (0.0, 1.0)
        self.y_ticks: Sequence[float] = (0.0, 1.0)
        theme.changed.connect(self._restyle)
        self._restyle()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """The figures, inside ``area``."""

    def share(self, x: float) -> float:
        """How far to the right ``x`` stands, from 0 to 1."""
        low, high = self.x_ticks[0], self.x_ticks[-1]
        return (x - low) / (high - low) if high > low else 0.5

    def at(self, area: QRectF, x: float, y: float) -> QPointF:
        """Where a value stands; what is higher than the highest tick stands at the edge."""
        most = self.y_ticks[-1]
        height = min(y / most, 1.0) if most > 0 else 0.0
        return QPointF(area.left() + self.share(x) * area.width(), area.bottom() - height * area.height())

    @property
    def dot(self) -> float:
        """Radius of a point."""
        return DOT * self._theme.scale

    def pen(self, color: QColor, width: float) -> QPen:
        """``width`` beside ordinary text."""
        return QPen(color, width * max(1.0, self._theme.scale))

    def series(self, number: int, is_faint: bool = False) -> QColor:
        """The colour of that line of the legend."""
        color = self._theme.color(SERIES[number % len(SERIES)])
        if is_faint:
            color.setAlpha(FAINT)
        return color

    def area(self) -> QRectF:
        """What is inside the frame."""
        line = self.fontMetrics().height()
        widest = max(self.fontMetrics().horizontalAdvance(tick_text(tick)) for tick in self.y_ticks)
        left, top = widest + space(2), (len(self._rows()) + 1.5) * line + space(2)
        right = self.fontMetrics().horizontalAdvance(tick_text(self.x_ticks[-1])) / 2 + space(1)
        return QRectF(left, top, self.width() - left - right, self.height() - top - 2 * line - space(2))

    def _restyle(self) -> None:
        self.setFont(self._theme.font("small"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(self._theme.px(space(90)), self._theme.px(HEIGHT) + 4 * line + space(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(space(60)), self.sizeHint().height())

    # ---- drawing ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.area()
        painter.fillRect(area, self._theme.color("raised"))
        self._draw_axes(painter, area)
        self._draw_legend(painter)
        painter.save()
        edge = 2 * self.dot
        painter.setClipRect(area.adjusted(-edge, -edge, edge, edge))
        self.draw(painter, area)
        painter.restore()

    def _draw_axes(self, painter: QPainter, area: QRectF) -> None:
        line, metrics = self.fontMetrics().height(), self.fontMetrics()
        grid, words = QPen(self._theme.color("border"), 1), self._theme.color("muted")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        last = -float("inf")  # the right end of the last text below
        for tick in self.x_ticks:
            x = self.at(area, tick, 0).x()
            painter.setPen(grid)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            width = metrics.horizontalAdvance(tick_text(tick))
            if x - width / 2 >= last + space(1):
                painter.setPen(words)
                place = QRectF(x - width / 2 - 1, area.bottom() + space(1), width + 2, line)
                painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, tick_text(tick))
                last = x + width / 2
        for tick in self.y_ticks:
            y = self.at(area, self.x_ticks[0], tick).y()
            painter.setPen(grid)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(words)
            place = QRectF(0, y - line / 2, area.left() - space(1), line)
            painter.drawText(place, right, tick_text(tick))
        painter.setPen(words)
        below = QRectF(area.left(), area.bottom() + space(1) + line, area.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self.titles[0])
        above = QRectF(0, area.top() - 1.5 * line - space(1), self.width(), line)
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, self.titles[1])

    def _rows(self) -> list[list[tuple[str, int, float]]]:
        """The legend in lines: (name, number, where it begins)."""
        rows: list[list[tuple[str, int, float]]] = [[]] if self.legend else []
        x, box = 0.0, self.fontMetrics().height()
        for name, number in self.legend:
            width = box + self.fontMetrics().horizontalAdvance(name) + space(3)
            if rows[-1] and x + width > self.width():
                rows.append([])
                x = 0.0
            rows[-1].append((name, number, x))
            x += width
        return rows

    def _draw_legend(self, painter: QPainter) -> None:
        line = self.fontMetrics().height()
        for row, entries in enumerate(self._rows()):
            for name, number, x in entries:
                painter.setPen(self.pen(self.series(number), 2.5))
                middle = (row + 0.5) * line
                painter.drawLine(QPointF(x + 1, middle), QPointF(x + line - space(1), middle))
                painter.setPen(self._theme.color("text"))
                place = QRectF(x + line, row * line, self.width(), line)
                painter.drawText(place, Qt.AlignmentFlag.AlignLeft, name)
