"""A table of the chat: columns as wide as they need to be, as long as the column of text allows it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from app.look.theme import space
from app.markdown.block import right_to_left
from app.markdown.parts import Part, Spans, part_text
from app.windows.blocks.side_scroll import SideScroll
from app.windows.blocks.style import ChatStyle
from app.windows.blocks.text import Selection, TextItem

PAD_X = float(space(3))
PAD_Y = float(space(2))
LONGEST_WORD = 0.4  # of the width available: what a column gets at most so as not to break a word
NO_WIDTH = 1e6  # wide enough that nothing is broken


class TableItem:
    """The text is that of the cells, with tabs between them and newlines between the rows.

    Its columns run the way it is written. ``direction``: whether that is from the right, if it is known.
    ``before``: the table as it was before it grew, which is not used any more; its cells are taken over.
    """

    def __init__(
        self,
        part: Part,
        style: ChatStyle,
        direction: bool | None = None,
        before: "TableItem | None" = None,
    ) -> None:
        self._style = style
        self._shared = before is not None  # cells with a table that is still painted
        self._headed = bool(part.header)
        rows = [part.header, *part.rows] if self._headed else list(part.rows)
        self._rows = [
            [self._cell(spans, index, column, before) for column, spans in enumerate(row)]
            for index, row in enumerate(rows)
        ]
        self._aligns = part.aligns
        # Of the columns; measured when a width is set.
        self._natural: list[float] = []
        self._narrowest: list[float] = []
        self._widths: list[float] = []
        self._tops: list[float] = []  # of the rows, and the lower edge of the last
        self.scroll = SideScroll()
        self.text = part_text(part)
        first = right_to_left(self.text) if direction is None else direction
        self.right_to_left = bool(first)
        self.length = sum(cell.length + 1 for cell in self._cells()) - 1
        self.height = 0.0
        self.natural_width = 0.0
        self.links = [href for cell in self._cells() for href in cell.links]
        self._width = 0.0

    def _cell(self, spans: Spans, row: int, column: int, before: "TableItem | None") -> TextItem:
        if self._headed and row == 0:
            spans = tuple(replace(span, bold=True) for span in spans)
        if before is not None and row < len(before._rows) and column < len(before._rows[row]):
            old = before._rows[row][column]
            if old.spans == spans and not old.shows_source:
                return old
        return TextItem(spans, self._style)

    def _longest_word(self, column: int) -> float:
        """Width of the longest word in a column; by its number of letters, which is near enough."""
        words = [row[column].longest_word for row in self._rows]
        font = QFont(self._style.text)
        font.setBold(True)
        longest = QFontMetricsF(font).horizontalAdvance(max(words, key=len, default=""))
        return max(longest, *(row[column].widest_formula for row in self._rows))

    @property
    def shows_source(self) -> bool:
        """A formula in a cell is shown as it was written, for now or for good."""
        return any(cell.shows_source for cell in self._cells())

    def awaits(self, sources: Collection[str]) -> bool:
        """Whether one of these formulas is in a cell."""
        return any(cell.awaits(sources) for cell in self._cells())

    def _cells(self) -> Iterator[TextItem]:
        for row in self._rows:
            yield from row

    def set_width(self, width: float) -> None:
        for _ in self.steps(width):
            pass

    def _measure(self) -> Iterator[None]:
        for cell in self._cells():
            if cell.unbroken_width < 0:
                yield from cell.steps(NO_WIDTH)
                cell.unbroken_width = cell.natural_width
        columns = range(len(self._aligns))
        self._natural = [max(row[c].unbroken_width for row in self._rows) + 2 * PAD_X + 1 for c in columns]
        self._narrowest = [self._longest_word(column) + 2 * PAD_X + 1 for column in columns]
        self.natural_width = sum(self._natural)

    def steps(self, width: float) -> Iterator[None]:
        """``set_width`` line by line. Nothing else may be asked of it before the last one."""
        if width == self._width:
            return
        if not self._natural:
            yield from self._measure()
        at_first = not self._width
        self._width = width
        self._widths = column_widths(self._natural, self._narrowest, width)
        self.scroll.resize(sum(self._widths), width)
        if self.right_to_left and at_first:
            self.scroll.scroll_to(sum(self._widths))
        self._tops = [0.0]
        for row in self._rows:
            for cell, column in zip(row, self._widths, strict=True):
                for _ in cell.steps(column - 2 * PAD_X):
                    if not self._shared:
                        yield
            self._tops.append(self._tops[-1] + max(cell.height for cell in row) + 2 * PAD_Y)
        self.height = self._tops[-1] + 1 + self.scroll.zone

    def _boxes(self) -> Iterator[tuple[TextItem, QRectF, int]]:
        """Every cell, where its text is (from the corner of the table), and where it begins in the text."""
        start = 0
        right = max(self._width, sum(self._widths))
        usual = "right" if self.right_to_left else "left"
        for row, top, bottom in zip(self._rows, self._tops, self._tops[1:], strict=False):
            x = -self.scroll.offset
            for cell, column, align in zip(row, self._widths, self._aligns, strict=True):
                free = column - 2 * PAD_X - cell.natural_width
                shift = {"right": free, "center": free / 2}.get(align or usual, 0.0)
                if cell.right_to_left:  # it stands at the right of its own width
                    shift = {"left": -free, "center": -free / 2}.get(align, 0.0)
                left = right - 2 * self.scroll.offset - x - column if self.right_to_left else x
                box = QRectF(left + PAD_X + shift, top + PAD_Y, column - 2 * PAD_X, bottom - top)
                yield cell, box, start
                x += column
                start += cell.length + 1

    def paint(self, painter: QPainter, x: float, y: float, selection: Selection | None, clip: QRectF) -> None:
        style = self._style
        width = min(self._width, sum(self._widths))
        painter.save()
        edge = x + self._width - width if self.right_to_left else x
        painter.setClipRect(QRectF(edge, y, width, self.height), Qt.ClipOperation.IntersectClip)
        for index, top in enumerate(self._tops[1:]):
            ink = style.color("control" if index == 0 and self._headed else "border")
            painter.fillRect(QRectF(edge, y + top, width, 1), ink)
        for cell, box, start in self._boxes():
            if y + box.bottom() < clip.top() or y + box.top() > clip.bottom():
                continue
            if x + box.right() < edge or x + box.left() > edge + width:
                continue  # scrolled out of sight
            chosen = (
                (max(0, selection[0] - start), min(cell.length, selection[1] - start)) if selection else None
            )
            cell.paint(painter, x + box.x(), y + box.y(), chosen, clip)
        painter.restore()
        self.scroll.paint(painter, x, y + self.height, style)

    def position_at(self, x: float, y: float) -> int:
        best, nearest = 0, float("inf")
        for cell, box, start in self._boxes():
            below = max(box.top() - PAD_Y - y, 0.0, y - box.bottom())
            beside = max(box.left() - x, 0.0, x - box.right())
            if (distance := below * 1000 + beside) < nearest:
                nearest = distance
                best = start + cell.position_at(x - box.x(), max(0.0, y - box.y()))
        return best

    def link_at(self, x: float, y: float) -> str:
        found = (cell.link_at(x - box.x(), y - box.y()) for cell, box, _ in self._boxes())
        return next((href for href in found if href), "")

    def _at(self, position: int) -> tuple[TextItem, QRectF, int]:
        """The cell that holds a position."""
        found = None
        for entry in self._boxes():
            if found is None or entry[2] <= position:
                found = entry
        assert found is not None  # a table has a header
        return found

    def caret(self, position: int) -> QRectF:
        cell, box, start = self._at(position)
        return cell.caret(position - start).translated(box.topLeft())

    def show_position(self, position: int) -> bool:
        left = self.caret(position).x() + self.scroll.offset
        return self.scroll.show(left - PAD_X, left + PAD_X)

    def next_position(self, position: int, words: bool) -> int:
        cell, _, start = self._at(position)
        if position - start >= cell.length:
            return min(position + 1, self.length)
        return start + cell.next_position(position - start, words)

    def previous_position(self, position: int, words: bool) -> int:
        cell, _, start = self._at(position)
        if position == start:
            return max(0, position - 1)
        return start + cell.previous_position(position - start, words)


def column_widths(natural: Sequence[float], narrowest: Sequence[float], available: float) -> list[float]:
    """Widths for columns that would like to have ``natural``: narrow ones get it, wide ones share the rest.

    The sum is more than ``available`` only if a column would be less than its ``narrowest`` otherwise.
    """
    widths = list(natural)
    if sum(widths) <= available:
        return widths
    free, wide = available, set(range(len(widths)))
    while True:
        share = free / len(wide)
        narrow = {index for index in wide if natural[index] <= share}
        if not narrow:
            break
        wide -= narrow
        free -= sum(natural[index] for index in narrow)
    total = sum(natural[index] for index in wide)
    for index in wide:
        least = min(natural[index], narrowest[index], LONGEST_WORD * available)
        widths[index] = max(least, float(int(free * natural[index] / total)))
    return widths
