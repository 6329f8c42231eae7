"""How much of the context is used: a thin bar and the numbers."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from app.look.theme import Theme, space

BAR_WIDTH = 96
BAR_HEIGHT = 6
NEARLY_FULL = 0.9  # from here on the bar warns


class ContextMeter(QProgressBar):
    """A progress bar for its value and its role, drawn by itself: "1,204 / 4,096" beside the bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contextMeter")
        self._theme = theme
        self.setRange(0, 1)
        self.setTextVisible(False)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_used(self, used: int, size: int) -> None:
        """``used`` of ``size`` positions of the context are taken."""
        if (used, size) == (self.value(), self.maximum()):
            return
        self.setRange(0, max(1, size))
        self.setValue(min(used, max(1, size)))
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, used))
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """The numbers as they are shown."""
        locale = self.locale()
        return f"{locale.toString(max(0, self.value()))} / {locale.toString(self.maximum())}"

    def _restyle(self) -> None:
        self.setFont(self._theme.font("small"))
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        # As wide as the largest number it can show, so that nothing jumps while an answer grows.
        most = self.locale().toString(self.maximum())
        bar = self._theme.px(BAR_WIDTH)
        return QSize(bar + space(2) + metrics.horizontalAdvance(f"{most} / {most}"), metrics.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colors = self._theme
        fraction = max(0, self.value()) / self.maximum()
        width, height = self._theme.px(BAR_WIDTH), self._theme.px(BAR_HEIGHT)
        bar = QRectF(0, (self.height() - height) / 2, width, height)
        radius = height / 2
        painter.setBrush(colors.color("pressed"))
        painter.drawRoundedRect(bar, radius, radius)
        if fraction:
            bar.setWidth(max(height, width * fraction))
            painter.setBrush(colors.color("warning" if fraction >= NEARLY_FULL else "accent"))
            painter.drawRoundedRect(bar, radius, radius)
        painter.setPen(colors.color("muted"))
        text = self.rect().adjusted(width + space(2), 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.words())
