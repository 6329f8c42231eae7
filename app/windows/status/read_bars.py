"""ReadBars: what one token reads from memory, in MB, and how much of what this memory can do that is."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.look.theme import Theme, space
from app.windows.words.energy import figure
from engine.process.events import TokenReads

BAR = 14  # height, beside ordinary text
BOX = 10


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    bytes: int
    color: str


class ReadBars(QWidget):
    """A bar of all parts, then a line for each. What is skipped is outlined: it is not read."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as axes of time do in every language
        self._theme = theme
        self._parts: list[_Part] = []
        self.setAccessibleName(self.tr("What one token reads from memory"))
        theme.changed.connect(self._restyle)
        self.show_reads(TokenReads())
        self._restyle()

    def show_reads(self, reads: TokenReads) -> None:
        """``reads`` of the last token."""
        parts = [
            _Part(self.tr("Weights"), reads.weights, "accent"),
            _Part(self.tr("Head (choice of the word)"), reads.head, "code_name"),
            _Part(self.tr("Context (KV cache)"), reads.kv, "code_string"),
            _Part(self.tr("Skipped, not read"), reads.skipped, ""),
        ]
        if parts != self._parts:
            self._parts = parts
            self.setAccessibleDescription("; ".join(f"{p.name}: {self._size(p)}" for p in parts))
            self.update()

    def _size(self, part: _Part) -> str:
        return self.tr("{0} MB").format(figure(part.bytes / 1e6))

    def _restyle(self) -> None:
        self.setFont(self._theme.font("small"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height() + space(1)
        return QSize(self._theme.px(space(60)), self._theme.px(BAR) + space(2) + len(self._parts) * line)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(space(40)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = sum(part.bytes for part in self._parts)
        bar, width = self._theme.px(BAR), self.width() - 1
        x = 0.0
        for part in self._parts:
            share = part.bytes / whole * width if whole else 0.0
            self._box(painter, QRectF(x, 0.5, share, bar), part)
            x += share
        if not whole:
            self._box(painter, QRectF(0, 0.5, width, bar), _Part("", 1, ""))
        metrics, box = self.fontMetrics(), self._theme.px(BOX)
        y = bar + space(2)
        for part in self._parts:
            self._box(painter, QRectF(0.5, y + (metrics.height() - box) / 2, box, box), part)
            line = QRectF(box + space(2), y, width - box - space(2), metrics.height())
            painter.setPen(self._theme.color("text"))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, self._size(part))
            room = int(line.width()) - metrics.horizontalAdvance(self._size(part)) - space(2)
            painter.setPen(self._theme.color("muted"))
            name = metrics.elidedText(part.name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, name)
            y += metrics.height() + space(1)

    def _box(self, painter: QPainter, box: QRectF, part: _Part) -> None:
        if box.width() <= 0:
            return
        if part.color:
            painter.fillRect(box, self._theme.color(part.color))
        else:
            painter.setPen(self._theme.color("control"))
            painter.drawRect(box.adjusted(0, 0, 0 if box.width() > 1 else 1, 0))


def roofline(reads: TokenReads, tok_s: float, memory_speed: float) -> tuple[str, float | None]:
    """Gigabytes read in a second as a number to show, and their share of ``memory_speed``, where known."""
    speed = reads.total * tok_s
    share = speed / memory_speed if memory_speed > 0 else None
    return QLocale().toString(speed / 1e9, "f", 1), share
