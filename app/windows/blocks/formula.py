"""A displayed formula: in the middle of the column, scrolled sideways where it is wider."""

from collections.abc import Collection, Iterator
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.look.theme import space
from app.markdown.parts import Span
from app.markdown.printable import utf16_length
from app.windows.blocks.side_scroll import SideScroll
from app.windows.blocks.style import ChatStyle
from app.windows.blocks.text import Selection, TextItem

PAD = float(space(2))  # above and below


class FormulaItem:
    """Its text is the source with its delimiters: shown so until it is drawn, or for good; copied so always.

    A drawn formula is selected as a whole: its positions are 0 and its length.
    """

    def __init__(self, source: str, style: ChatStyle, color: str = "text") -> None:
        self.text = source
        self.length = utf16_length(source)
        self.height = 0.0
        self.natural_width = 0.0
        self.right_to_left = False
        self.links: list[str] = []
        self.scroll = SideScroll()
        self._style = style
        self._color = color
        self._em = style.em(style.text)
        self._width = 0.0
        self._shape = style.shape(source)
        self._written = None if self._shape else TextItem((Span(source),), style, None, color, False)

    @property
    def shows_source(self) -> bool:
        """It is shown as it was written, for now or for good."""
        return self._written is not None

    def awaits(self, sources: Collection[str]) -> bool:
        """Whether it is one of these formulas."""
        return self.text in sources

    def set_width(self, width: float) -> None:
        for _ in self.steps(width):
            pass

    def steps(self, width: float) -> Iterator[None]:
        """As those of texts and tables."""
        self._width = width
        if self._written is not None:
            yield from self._written.steps(width)
            self.height, self.natural_width = self._written.height, self._written.natural_width
        elif self._shape is not None:
            self.natural_width = self._shape.width * self._em
            self.scroll.resize(self.natural_width, width)
            inner = max(self._style.text_line, (self._shape.ascent + self._shape.descent) * self._em)
            self.height = float(ceil(inner + 2 * PAD + self.scroll.zone))
        yield

    @property
    def _left(self) -> float:
        """Where the drawing begins."""
        return round(max(0.0, (self._width - self.natural_width) / 2)) - self.scroll.offset

    def paint(self, painter: QPainter, x: float, y: float, selection: Selection | None, clip: QRectF) -> None:
        if self._written is not None:
            self._written.paint(painter, x, y, selection, clip)
            return
        assert self._shape is not None
        painter.save()
        painter.setClipRect(QRectF(x, y, self._width, self.height), Qt.ClipOperation.IntersectClip)
        room = self.height - self.scroll.zone
        if selection and selection[0] < self.length and selection[1] > 0:
            box = QRectF(x + self._left - 2, y, self.natural_width + 4, room)
            painter.fillRect(box, self._style.color("selection"))
        high = (self._shape.ascent + self._shape.descent) * self._em
        baseline = round(y + (room - high) / 2 + self._shape.ascent * self._em)
        ink, ground = self._style.color(self._color), self._style.color("window")
        self._shape.paint(painter, x + self._left, baseline, self._em, ink, ground)
        painter.restore()
        self.scroll.paint(painter, x, y + self.height, self._style)

    def position_at(self, x: float, y: float) -> int:
        if self._written is not None:
            return self._written.position_at(x, y)
        return 0 if x < self._left + self.natural_width / 2 else self.length

    def link_at(self, x: float, y: float) -> str:
        return ""

    def caret(self, position: int) -> QRectF:
        if self._written is not None:
            return self._written.caret(position)
        x = self._left + (self.natural_width if position else 0.0)
        return QRectF(min(x, self._width), PAD, 1, self.height - self.scroll.zone - 2 * PAD)

    def show_position(self, position: int) -> bool:
        """Scrolls sideways so that a position is in view."""
        if not self.scroll.needed:
            return False
        x = self.natural_width if position else 0.0
        return self.scroll.show(x, x)

    def next_position(self, position: int, words: bool) -> int:
        return self._written.next_position(position, words) if self._written else self.length

    def previous_position(self, position: int, words: bool) -> int:
        return self._written.previous_position(position, words) if self._written else 0
