"""What an answer is waiting for before its first word."""

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.chat.state import Phase
from app.look.theme import Theme, space
from app.windows.widgets.labels import FlowLabel

BAR_WIDTH = space(60)
BAR_HEIGHT = space(1)


class ProgressLine(QWidget):
    """A sentence and, while the prompt is read, a bar."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._done = self._total = 0
        self._phase = Phase.IDLE
        self.label = FlowLabel("", self)
        self.label.setFont(theme.font("small"))
        self.label.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, BAR_HEIGHT + space(2))
        column.addWidget(self.label)

    def update_state(self, phase: Phase, done: int, total: int) -> None:
        self._phase, self._done, self._total = phase, done, total
        locale = QLocale()
        if phase is Phase.SEARCHING:
            text = self.tr("Looking in your documents…")
        elif phase is Phase.LOADING:
            text = self.tr("Waiting for the model…")
        elif phase is Phase.PREFILLING and total:
            text = self.tr("Reading the prompt… {0} / {1}").format(
                locale.toString(done), locale.toString(total)
            )
        elif phase is Phase.PREFILLING:
            text = self.tr("Reading the prompt…")
        elif phase is Phase.STOPPING:
            text = self.tr("Stopping…")
        else:
            text = self.tr("Writing…")
        self.label.setText(text)
        self.update()

    def arrange(self, width: int) -> int:
        """The height it needs at that width."""
        return self.label.heightForWidth(width) + BAR_HEIGHT + space(2)

    # ---- Qt --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._phase is not Phase.PREFILLING or not self._total:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        bar = QRectF(0, self.height() - BAR_HEIGHT, min(BAR_WIDTH, self.width()), BAR_HEIGHT)
        painter.setBrush(self._theme.color("pressed"))
        painter.drawRoundedRect(bar, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        bar.setWidth(max(BAR_HEIGHT, bar.width() * min(1.0, self._done / self._total)))
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(bar, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
