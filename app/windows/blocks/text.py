"""A paragraph of the chat: styled text in lines, painted by the chat itself.

Positions are UTF-16 units, as Qt counts them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout

from app.markdown.direction import right_to_left
from app.markdown.parts import Span
from app.markdown.printable import utf16_length
from app.windows.blocks.style import LINE, ChatStyle, line_height

Selection = tuple[int, int]  # from, to

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_PLAIN = Span("")


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
        self._layout = QTextLayout(self.text.replace("\n", "\u2028"), self._font)
        self._layout.setCacheEnabled(True)
        self._layout.setTextOption(style.right_option if self.right_to_left else style.option)
        self._format()

    @property
    def links(self) -> list[str]:
        return [href for _, _, href in self._links]

    def _format(self) -> None:
        ranges, start = [], 0
        for span in self.spans:
            length = utf16_length(span.text)
            if replace(span, text="") != _PLAIN:
                run = QTextLayout.FormatRange()
                run.start, run.length = start, length
                run.format = self._style.format(span, self._font)
                ranges.append(run)
            if span.href:
                self._links.append((start, start + length, span.href))
            if span.code:
                self._codes.append((start, start + length))
            start += length
        if ranges:
            self._layout.setFormats(ranges)

    def set_width(self, width: float) -> None:
        for _ in self.steps(width):
            pass

    def steps(self, width: float) -> Iterator[None]:
        """``set_width`` line by line. Nothing else may be asked of it before the last one."""
        if width == self._width:
            return
        self._width = width
        self.height = self.natural_width = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            # A line with a taller font in it (another script) pushes the next one down.
            step = max(self._line, line.height())
            line.setPosition(QPointF(0, self.height + round((step - line.height()) / 2)))
            self.height += step
            self.natural_width = max(self.natural_width, line.naturalTextWidth())
            yield
        self._layout.endLayout()
        for span in self.spans if not self._kept else ():
            self._style.keep_fonts(span.text, self._font, self._style.format(span, self._font))
        self._kept = True
        self.height = float(ceil(self.height))  # all heights are whole pixels, so that nothing creeps

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
        self._layout.draw(painter, QPointF(x, y), ranges)

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
                top = line.y() + round((line.height() - self._line) / 2)
                # The line break is selected too: a little of it is shown.
                more = 4 if end > last else 0
                painter.drawRect(QRectF(x + edges[0], y + top, edges[1] - edges[0] + more, self._line))

    def position_at(self, x: float, y: float) -> int:
        """The position nearest to that point."""
        if y < 0 or not self._layout.lineCount():
            return 0
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            if y < line.y() + max(self._line, line.height()) or index == self._layout.lineCount() - 1:
                return min(int(line.xToCursor(x)), self.length)
        return self.length

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
        return self._layout.nextCursorPosition(position, mode)

    def previous_position(self, position: int, words: bool) -> int:
        mode = QTextLayout.CursorMode.SkipWords if words else QTextLayout.CursorMode.SkipCharacters
        return self._layout.previousCursorPosition(position, mode)


def _x(cursor: object) -> float:
    """``QTextLine.cursorToX`` gives the position back beside the coordinate."""
    return float(cursor[0] if isinstance(cursor, (tuple, list)) else cursor)  # type: ignore[arg-type]
