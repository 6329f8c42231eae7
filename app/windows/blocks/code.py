"""A code block: language and copy button above, lines that scroll sideways, colours when it is finished.

Only lines in view are laid out, so that a block may be long; its height follows from the number of lines.
"""

from collections.abc import Collection, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QTextLayout

from app.languages import say
from app.look.theme import space
from app.markdown.coloring import Lines, language_name
from app.markdown.highlight import Highlights
from app.markdown.printable import utf16_length
from app.windows.blocks.side_scroll import SideScroll
from app.windows.blocks.style import ChatStyle
from app.windows.blocks.text import Selection, _x

PADDING = float(space(3))
LINE_LIMIT = 2_000  # characters; the rest of a longer line is shown below it
NAME_CHARS = 40  # of a language
KEPT_LINES = 300  # lines whose layout is kept


class CodeItem:
    """Shown code. ``set_code`` may be called as it grows; the copy button is the owner's widget."""

    def __init__(
        self, code: str, language: str, closed: bool, style: ChatStyle, highlights: Highlights
    ) -> None:
        self.language = language
        self.scroll = SideScroll()
        self.height = 0.0
        self.natural_width = 0.0
        self.right_to_left = False
        self.links: list[str] = []
        self.shows_source = False  # there is no formula in it
        self._style = style
        self._highlights = highlights
        self._colored: Lines | None = None
        self._lines: list[str] = []
        self._starts: list[int] = []
        self._layouts: dict[int, QTextLayout] = {}
        self._width = 0.0
        self.set_code(code, closed)

    def set_code(self, code: str, closed: bool) -> None:
        self.text = code
        self.closed = closed
        lines: list[str] = []
        starts: list[int] = []
        plain = True  # every line of the code is one line on the screen
        start = 0
        for line in code.split("\n"):
            pieces = [line[i : i + LINE_LIMIT] for i in range(0, len(line), LINE_LIMIT)] or [""]
            plain = plain and len(pieces) == 1
            for piece in pieces:
                lines.append(piece)
                starts.append(start)
                start += utf16_length(piece)
            start += 1
        same = 0
        while same < min(len(lines), len(self._lines)) and lines[same] == self._lines[same]:
            same += 1
        self._layouts = {index: layout for index, layout in self._layouts.items() if index < same}
        self._lines, self._starts = lines, starts
        self._colors_fit = plain
        self.length = start - 1
        longest = max(len(line.expandtabs(4)) for line in lines)
        self.natural_width = longest * self._style.code_char_width + 2 * PADDING
        self._resize()

    def awaits(self, sources: Collection[str]) -> bool:
        """As texts and tables: whether one of these formulas is in it."""
        return False

    def set_width(self, width: float) -> None:
        self._width = width
        self._resize()

    def steps(self, width: float) -> Iterator[None]:
        """As those of texts and tables; its lines are laid out when they are painted."""
        self.set_width(width)
        yield from self._style.keep_fonts(self.text, self._style.code)

    def _resize(self) -> None:
        self.scroll.resize(self.natural_width, self._width)
        self.height = (
            self._style.code_header + len(self._lines) * self._style.code_line + PADDING + self.scroll.zone
        )

    def _layout(self, index: int) -> QTextLayout:
        """The layout of a line. Those not asked for lately are forgotten."""
        layout = self._layouts.pop(index, None)
        if layout is None:
            layout = QTextLayout(self._lines[index], self._style.code)
            layout.setCacheEnabled(True)
            layout.setTextOption(self._style.code_option)
            if self._colored and self._colors_fit:
                ranges = []
                for start, length, color in self._colored[index]:
                    run = QTextLayout.FormatRange()
                    run.start, run.length = start, length
                    run.format = self._style.run_format(color)
                    ranges.append(run)
                layout.setFormats(ranges)
            layout.beginLayout()
            layout.createLine()
            layout.endLayout()
            for _ in self._style.keep_fonts(self._lines[index], self._style.code):
                pass  # what has been written since
            # Another script is wider than the code's own characters.
            width = layout.lineAt(0).naturalTextWidth() + 2 * PADDING
            if width > self.natural_width:
                self.natural_width = width
                self.scroll.resize(width, self._width)
        self._layouts[index] = layout
        if len(self._layouts) > KEPT_LINES:
            self._layouts.pop(next(iter(self._layouts)))
        return layout

    def paint(self, painter: QPainter, x: float, y: float, selection: Selection | None, clip: QRectF) -> None:
        """Only lines that meet ``clip`` are laid out and drawn."""
        style = self._style
        if self.closed and self._colored is None:
            self._colored = self._highlights.get(self.text, self.language)
            if self._colored:
                self._layouts.clear()
        box = QRectF(x, y, self._width, self.height)
        painter.setPen(style.color("border"))
        painter.setBrush(style.color("code"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(style.color("muted"))
        painter.setFont(style.small)
        name = language_name(self.language)[:NAME_CHARS] or say.tr("Code")
        label = QRectF(
            x + PADDING, y, self._width - 2 * PADDING - self._style.code_header, self._style.code_header
        )
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, name)
        painter.save()
        inner = QPainterPath()
        inner.addRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)
        painter.setClipPath(inner, Qt.ClipOperation.IntersectClip)
        painter.setPen(style.color("code_text"))
        top = y + self._style.code_header
        first = max(0, int((clip.top() - top) // style.code_line))
        last = min(len(self._lines), int((clip.bottom() - top) // style.code_line) + 1)
        for index in range(first, last):
            line_y = top + index * style.code_line
            self._paint_line(painter, x + PADDING - self.scroll.offset, line_y, index, selection)
        painter.restore()
        self.scroll.paint(painter, x, y + self.height, style)

    def _paint_line(
        self, painter: QPainter, x: float, y: float, index: int, selection: Selection | None
    ) -> None:
        style = self._style
        layout = self._layout(index)
        line = layout.lineAt(0)
        start = self._starts[index]
        if selection and selection[0] <= start + line.textLength() and selection[1] > start:
            left = _x(line.cursorToX(max(0, selection[0] - start)))
            right = _x(line.cursorToX(min(line.textLength(), selection[1] - start)))
            more = 4 if selection[1] > start + line.textLength() else 0
            painter.fillRect(
                QRectF(x + left, y, right - left + more, style.code_line), style.color("selection")
            )
        layout.draw(painter, QPointF(x, y + round((style.code_line - line.height()) / 2)))

    def _index(self, position: int) -> int:
        """The line that holds a position."""
        low, high = 0, len(self._starts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._starts[middle] <= position else (low, middle)
        return low

    def position_at(self, x: float, y: float) -> int:
        index = int((y - self._style.code_header) // self._style.code_line)
        if index < 0:
            return 0
        if index >= len(self._lines):
            return self.length
        line = self._layout(index).lineAt(0)
        return self._starts[index] + int(line.xToCursor(x - PADDING + self.scroll.offset))

    def link_at(self, x: float, y: float) -> str:
        return ""

    def caret(self, position: int) -> QRectF:
        index = self._index(position)
        left = _x(self._layout(index).lineAt(0).cursorToX(position - self._starts[index]))
        x = PADDING + left - self.scroll.offset
        return QRectF(x, self._style.code_header + index * self._style.code_line, 1, self._style.code_line)

    def show_position(self, position: int) -> bool:
        """Scrolls sideways so that a position is in view."""
        left = self.caret(position).x() + self.scroll.offset
        return self.scroll.show(left - PADDING, left + PADDING)

    def next_position(self, position: int, words: bool) -> int:
        index = self._index(position)
        local = position - self._starts[index]
        layout = self._layout(index)
        if local >= utf16_length(self._lines[index]):
            return min(position + 1, self.length)
        return self._starts[index] + layout.nextCursorPosition(local, _mode(words))

    def previous_position(self, position: int, words: bool) -> int:
        index = self._index(position)
        local = position - self._starts[index]
        if local == 0:
            return max(0, position - 1)
        return self._starts[index] + self._layout(index).previousCursorPosition(local, _mode(words))


def _mode(words: bool) -> QTextLayout.CursorMode:
    return QTextLayout.CursorMode.SkipWords if words else QTextLayout.CursorMode.SkipCharacters
