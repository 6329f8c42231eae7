"""A paragraph of the chat: styled text in lines, painted by the chat itself.

Positions are UTF-16 units, as Qt counts them.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from math import ceil, inf

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextLine

from app.markdown.block import right_to_left
from app.markdown.parts import Span
from app.markdown.printable import utf16_length
from app.windows.blocks.inline_formula import InlineFormula, drawn, lay_in
from app.windows.blocks.style import LINE, ChatStyle, line_height

Selection = tuple[int, int]  # from, to

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class TextItem:
    """Laid out when a width is set; draws nothing before.

    ``direction``: whether it is written from the right, if that is known; else its first letter says it.
    """

    def __init__(
        self,
        spans: Sequence[Span],
        style: ChatStyle,
        font: QFont | None = None,
        color: str = "text",
        direction: bool | None = None,
    ) -> None:
        self.spans = tuple(spans)
        self.text = "".join(span.text for span in self.spans)
        self.length = utf16_length(self.text)
        self.height = 0.0
        self.natural_width = 0.0  # of the longest line
        self.unbroken_width = -1.0  # of the whole in lines as they were written, if that was measured
        self._style = style
        self._color = color
        self._font = font or style.text
        self._line = line_height(self._font, LINE)
        self._bidi = _RIGHT_TO_LEFT.search(self.text) is not None
        # Whether the paragraph begins at the right.
        self.right_to_left = bool(right_to_left(self.text) if direction is None else direction)
        self._width = -1.0
        self._kept = False  # its fonts are
        self._links: list[tuple[int, int, str]] = []
        self._codes: list[Selection] = []
        self._layout = QTextLayout("", self._font)
        self._layout.setCacheEnabled(True)
        self._layout.setTextOption(style.right_option if self.right_to_left else style.option)
        self._has_formulas = any(span.formula for span in self.spans)
        self._formulas = self._drawn(inf)
        self._bottoms: list[float] = []  # of the lines, where formulas are
        self._find_ranges()
        self._lay_in()

    @property
    def links(self) -> list[str]:
        return [href for _, _, href in self._links]

    def _find_ranges(self) -> None:
        start = 0
        for span in self.spans:
            end = start + utf16_length(span.text)
            if span.href:
                self._links.append((start, end, span.href))
            if span.code:
                self._codes.append((start, end))
            start = end

    def _drawn(self, width: float) -> tuple[InlineFormula, ...]:
        if not self._has_formulas:
            return ()
        return drawn(self.spans, self._style, self._font, self._color, width)

    def _lay_in(self) -> None:
        lay_in(self._layout, self.spans, self._formulas, self._style, self._font)

    def awaits(self, sources: Collection[str]) -> bool:
        """Whether one of these formulas is in the text."""
        return self._has_formulas and any(span.formula and span.text in sources for span in self.spans)

    @property
    def shows_source(self) -> bool:
        """A formula is shown as it was written, for now or for good."""
        return len(self._formulas) < sum(span.formula for span in self.spans)

    @property
    def longest_word(self) -> str:
        """Of those outside of formulas, by the number of letters."""
        words = (word for span in self.spans if not span.formula for word in span.text.split())
        return max(words, key=len, default="")

    @property
    def widest_formula(self) -> float:
        return max((formula.width for formula in self._formulas), default=0.0)

    def set_width(self, width: float) -> None:
        for _ in self.steps(width):
            pass

    def steps(self, width: float) -> Iterator[None]:
        """``set_width`` line by line. Nothing else may be asked of it before the last one."""
        if width == self._width:
            return
        if not self._kept:
            for span in self.spans:
                yield from self._style.keep_fonts(span.text, self._font, self._style.format(span, self._font))
            self._kept = True
        self._width = width
        self.height = self.natural_width = 0.0
        if self._has_formulas:
            if (formulas := self._drawn(width)) != self._formulas:
                self._formulas = formulas
                self._lay_in()
            self._bottoms = []
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            # A line with a taller font in it (another script) pushes the next one down.
            step = max(self._line, line.height())
            above = round((step - line.height()) / 2)
            if self._formulas:
                above, step = self._make_room(line, above, step)
                self._bottoms.append(self.height + step)
            line.setPosition(QPointF(0, self.height + above))
            self.height += step
            self.natural_width = max(self.natural_width, line.naturalTextWidth())
            yield
        self._layout.endLayout()
        self.height = float(ceil(self.height))  # all heights are whole pixels, so that nothing creeps

    def _make_room(self, line: QTextLine, above: int, step: float) -> tuple[int, float]:
        """What is free above a line, and its whole height, with the formulas that stand in it."""
        below = step - above - line.height()
        for formula in self._in(line):
            above = max(above, ceil(formula.ascent - line.ascent()) + 1)
            below = max(below, ceil(formula.descent - line.descent()) + 1)
        return above, above + line.height() + below

    def _in(self, line: QTextLine) -> Iterator[InlineFormula]:
        for formula in self._formulas:
            if line.textStart() <= formula.start < line.textStart() + line.textLength():
                yield formula

    def paint(self, painter: QPainter, x: float, y: float, selection: Selection | None, clip: QRectF) -> None:
        for start, end in self._codes:
            self._paint_ground(painter, x, y, start, end, self._style.color("pressed"), rounded=True)
        ranges = []
        if selection and selection[0] < selection[1]:
            if self._bidi:  # what is selected need not be in one place: Qt knows where it is
                run = QTextLayout.FormatRange()
                run.start, run.length = selection[0], selection[1] - selection[0]
                run.format.setBackground(self._style.color("selection"))
                ranges.append(run)
            else:
                ground = self._style.color("selection")
                self._paint_ground(painter, x, y, selection[0], selection[1], ground, rounded=False)
        painter.setPen(self._style.color(self._color))
        near = clip.adjusted(0, -self._line, 0, self._line)  # marks may stand out of their line
        self._layout.draw(painter, QPointF(x, y), ranges, near)
        if self._formulas:
            self._paint_formulas(painter, x, y, clip)

    def _paint_formulas(self, painter: QPainter, x: float, y: float, clip: QRectF) -> None:
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            if y + self._bottoms[index] < clip.top() or y + line.y() - self._line > clip.bottom():
                continue
            for formula in self._in(line):
                left = min(_x(line.cursorToX(formula.start)), _x(line.cursorToX(formula.start + 1)))
                ink, ground = self._style.color(formula.color), self._style.color("window")
                formula.shape.paint(painter, x + left, y + line.y() + line.ascent(), formula.em, ink, ground)

    def _paint_ground(
        self, painter: QPainter, x: float, y: float, start: int, end: int, color: QColor, rounded: bool
    ) -> None:
        """The ground behind a range, line by line."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            first, last = line.textStart(), line.textStart() + line.textLength()
            if first >= end or last <= start:
                continue
            edges = sorted((_x(line.cursorToX(max(first, start))), _x(line.cursorToX(min(last, end)))))
            if rounded:
                box = QRectF(x + edges[0] - 3, y + line.y() - 1, edges[1] - edges[0] + 6, line.height() + 2)
                painter.drawRoundedRect(box, 4, 4)
            else:
                top, height = line.y() + round((line.height() - self._line) / 2), self._line
                if self._bottoms:
                    top = self._bottoms[index - 1] if index else 0.0
                    height = self._bottoms[index] - top
                # The line break is selected too: a little of it is shown.
                more = 4 if end > last else 0
                painter.drawRect(QRectF(x + edges[0], y + top, edges[1] - edges[0] + more, height))

    def position_at(self, x: float, y: float) -> int:
        """The position nearest to that point."""
        if y < 0 or not self._layout.lineCount():
            return 0
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            bottom = self._bottoms[index] if self._bottoms else line.y() + max(self._line, line.height())
            if y < bottom or index == self._layout.lineCount() - 1:
                return self._beside(min(int(line.xToCursor(x)), self.length), 1)
        return self.length

    def _beside(self, position: int, step: int) -> int:
        """That position; one within a formula is moved behind it (+1) or in front of it (-1)."""
        for formula in self._formulas:
            if formula.start < position < formula.end:
                return formula.end if step > 0 else formula.start
        return position

    def link_at(self, x: float, y: float) -> str:
        """The address under that point, or nothing."""
        for index in range(self._layout.lineCount() if self._links else 0):
            line = self._layout.lineAt(index)
            box = line.naturalTextRect()
            if box.contains(QPointF(x, y)):
                position = line.xToCursor(x)
                for start, end, href in self._links:
                    edges = sorted((_x(line.cursorToX(start)), _x(line.cursorToX(end))))
                    if start <= position <= end and edges[0] <= x <= edges[1]:
                        return href
        return ""

    def caret(self, position: int) -> QRectF:
        """Where a caret stands in front of ``position``."""
        line = self._layout.lineForTextPosition(min(position, self.length))
        if not line.isValid():
            return QRectF(0, 0, 1, self._line)
        return QRectF(_x(line.cursorToX(position)), line.y(), 1, line.height())

    def show_position(self, position: int) -> bool:
        """Text is broken into lines: every position is in view already."""
        return False

    def next_position(self, position: int, words: bool) -> int:
        mode = QTextLayout.CursorMode.SkipWords if words else QTextLayout.CursorMode.SkipCharacters
        return self._beside(self._layout.nextCursorPosition(position, mode), 1)

    def previous_position(self, position: int, words: bool) -> int:
        mode = QTextLayout.CursorMode.SkipWords if words else QTextLayout.CursorMode.SkipCharacters
        return self._beside(self._layout.previousCursorPosition(position, mode), -1)


def _x(cursor: object) -> float:
    """``QTextLine.cursorToX`` gives the position back beside the coordinate."""
    return float(cursor[0] if isinstance(cursor, (tuple, list)) else cursor)  # type: ignore[arg-type]
