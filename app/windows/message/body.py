"""The text of one message on the screen: sections below one another, laid out only near the viewport.

Not a widget: the message's widget owns it, paints it and asks it what lies under the pointer. Coordinates are
pixels from the body's own corner.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.markdown.block import Block
from app.markdown.blocks import BlockStream, plain_blocks
from app.markdown.highlight import Highlights
from app.markdown.pieces import pieces
from app.markdown.printable import shown, shown_length, utf16_slice
from app.windows.blocks.section import ITEM_GAP, Item, Placed, Section, gap_between
from app.windows.blocks.style import ChatStyle
from app.windows.blocks.text import Selection

# Characters shown at first; a longer text says how much there is more. Somebody's paste may have 10 MB.
PLAIN_LIMIT = 4_000
MARKDOWN_LIMIT = 60_000
MORE = 60_000  # characters shown in addition each time
LINES = 1_000  # of an answer, shown at first and in addition each time

# Section, item in it, UTF-16 units in the item.
Position = tuple[int, int, int]
START: Position = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Prepared:
    """``done``: everything asked for is laid out. ``above``: what lies above has grown by so many pixels."""

    done: bool
    above: float
    changed: bool  # something was laid out


class MessageBody:
    """``markdown``: an answer; else plain text, every line as it was written."""

    def __init__(self, style: ChatStyle, highlights: Highlights, markdown: bool, width: float) -> None:
        self.sections: list[Section] = []
        self.hidden = 0  # characters behind the part that is shown
        self._style = style
        self._highlights = highlights
        self._markdown = markdown
        self._width = width
        self._stream = BlockStream()
        self._limit = MARKDOWN_LIMIT if markdown else PLAIN_LIMIT
        self._lines = LINES
        self._counts: list[int] = []  # sections of each block
        self._tops: list[float] | None = None  # of the sections, and the lower edge; None: to be worked out
        self._text = ""

    # ---- text ------------------------------------------------------------------------------

    def set_text(self, text: str, is_open: bool) -> float | None:
        """Shows ``text``. ``is_open``: it is being written, its end is shown however long it is.

        Returns where the first difference begins, None if there is none.
        """
        self._text = text
        limit = len(text)
        if is_open:
            self._limit, self._lines = max(self._limit, limit), max(self._lines, text.count("\n"))
        else:
            limit = shown_length(text, self._limit, self._lines if self._markdown else len(text))
        self.hidden = len(text) - limit
        visible = shown(text[:limit])
        if self._markdown:
            first = self._stream.update(visible, is_open)
            blocks = self._stream.blocks
        else:
            first, blocks = 0, list(plain_blocks(visible))
        cut = [pieces(block) for block in blocks[first:]]
        self._counts = [*self._counts[:first], *(len(several) for several in cut)]
        kept = [section.block for section in self.sections[: sum(self._counts[:first])]]
        return self._set_blocks(len(kept), [*kept, *(block for several in cut for block in several)], is_open)

    def show_more(self) -> None:
        self._limit += MORE
        self._lines += LINES
        self.set_text(self._text, False)

    def _set_blocks(self, first: int, blocks: list[Block], is_open: bool) -> float | None:
        changed = None
        # The block before the first new one may have been the open one until now.
        for index in range(max(0, first - 1), len(blocks)):
            last = is_open and index == len(blocks) - 1
            if index == len(self.sections):
                section = Section(blocks[index], self._style, self._highlights, self._width)
                section.open = last
                self.sections.append(section)
                different = True
            else:
                different = self.sections[index].set_block(blocks[index], last)
            if different and changed is None:
                changed = index
        if len(self.sections) > len(blocks):
            changed = len(blocks) if changed is None else min(changed, len(blocks))
            del self.sections[len(blocks) :]
        if changed is None:
            return None
        before = self._top(changed) if self._tops and changed < len(self._tops) else 0.0
        self._tops = None
        return before

    # ---- layout ----------------------------------------------------------------------------

    @property
    def height(self) -> float:
        return self._all_tops()[-1]

    @property
    def natural_width(self) -> float:
        """Of the sections that are laid out; the whole width if there are many."""
        if len(self.sections) > 1:
            return self._width
        return max((section.natural_width for section in self.sections), default=0.0)

    def set_width(self, width: float) -> None:
        if width != self._width:
            self._width = width
            for section in self.sections:
                section.set_width(width)
            self._tops = None

    def _gap(self, index: int) -> float:
        if index == 0:
            return 0.0
        return gap_between(self.sections[index - 1].block, self.sections[index].block)

    def _all_tops(self) -> list[float]:
        if self._tops is None:
            self._tops = [0.0]
            for index, section in enumerate(self.sections):
                self._tops[-1] += self._gap(index)
                section.above = self._gap(index) if self._quote_goes_on(index) else 0.0
                self._tops.append(self._tops[-1] + section.height)
        return self._tops

    def _quote_goes_on(self, index: int) -> bool:
        before, block = self.sections[max(0, index - 1)].block, self.sections[index].block
        return not block.begins and "quote" in block.frame and "quote" in before.frame

    def _top(self, index: int) -> float:
        return self._all_tops()[index]

    def prepare(self, top: float, bottom: float, edge: float, deadline: float) -> Prepared:
        """Lays out what lies between ``top`` and ``bottom``, until ``deadline`` (of ``perf_counter``).

        ``edge`` is the upper edge of the viewport: what begins above it pushes the rest when it grows.
        """
        above = y = 0.0
        done, changed = True, False
        for index, section in enumerate(self.sections):
            y += self._gap(index)
            if y > bottom + above:
                break
            if not section.ready and y + section.height >= top + above:
                if perf_counter() > deadline:
                    done = False
                    break
                before = section.height + self._gap(index)
                estimated = not section.placed
                section.prepare()
                changed = True
                # What is being written grows at its end, which pushes nothing away.
                if y < edge + above and estimated:
                    above += section.height + self._gap(index) - before
                self._tops = None
            y += section.height
        return Prepared(done, above, changed)

    def forget_outside(self, top: float, bottom: float) -> None:
        """Lets go what is laid out elsewhere."""
        for index, section in enumerate(self.sections):
            if section.ready and (self._top(index + 1) < top or self._top(index) > bottom):
                section.forget()

    def placed(self) -> Iterator[tuple[int, int, Placed, QRectF]]:
        """Everything laid out: section, item, and where it is in the body."""
        for index, section in enumerate(self.sections):
            for number, placed in enumerate(section.placed):
                yield index, number, placed, placed.box.translated(0, self._top(index))

    # ---- painting --------------------------------------------------------------------------

    def paint(
        self,
        painter: QPainter,
        x: float,
        y: float,
        clip: QRectF,
        selection: tuple[Position, Position] | None,
    ) -> None:
        for index, section in enumerate(self.sections):
            top = y + self._top(index)
            if top > clip.bottom():
                break
            if top + section.height >= clip.top():
                section.paint(painter, x, top, self._selected_in(index, selection), clip)

    def _selected_in(self, index: int, selection: tuple[Position, Position] | None) -> dict[int, Selection]:
        """What is selected in a section, by item."""
        if selection is None or not selection[0][0] <= index <= selection[1][0]:
            return {}
        ranges = {}
        for number, placed in enumerate(self.sections[index].placed):
            here = (index, number)
            if selection[0][:2] <= here <= selection[1][:2]:
                start = selection[0][2] if selection[0][:2] == here else 0
                # One more than the item has: its end is selected too.
                end = selection[1][2] if selection[1][:2] == here else placed.item.length + 1
                ranges[number] = (start, end)
        return ranges

    # ---- what lies where -------------------------------------------------------------------

    def position_at(self, x: float, y: float) -> Position:
        """The position in the text nearest to a point."""
        best: Position = START
        for index, number, placed, box in self.placed():
            if y < box.top() and (index, number) != (0, 0):
                break
            best = (index, number, placed.item.position_at(x - box.x(), y - box.y()))
        return best

    def item_at(self, x: float, y: float) -> tuple[Placed, QRectF] | None:
        for _, _, placed, box in self.placed():
            if box.contains(x, y):
                return placed, box
        return None

    def link_at(self, x: float, y: float) -> str:
        found = self.item_at(x, y)
        return found[0].item.link_at(x - found[1].x(), y - found[1].y()) if found else ""

    def links(self) -> list[str]:
        """Addresses in what is laid out, each once."""
        return list(dict.fromkeys(href for _, _, placed, _ in self.placed() for href in placed.item.links))

    def box_of(self, position: Position) -> QRectF:
        """Where a caret stands in front of a position."""
        item = self._item(position)
        placed = self.sections[position[0]].placed[position[1]]
        return item.caret(position[2]).translated(placed.left, placed.top + self._top(position[0]))

    def show_position(self, position: Position) -> bool:
        """Scrolls sideways where that is needed; whether anything moved."""
        return self._item(position).show_position(position[2])

    def _item(self, position: Position) -> Item:
        """The item that holds a position, laid out if it was not."""
        section = self.sections[position[0]]
        if not section.ready:
            section.prepare()
            self._tops = None
        return section.placed[position[1]].item

    def is_valid(self, position: Position) -> bool:
        """Whether the text still has that position, after it grew or was parsed again."""
        if position[0] >= len(self.sections):
            return False
        placed = self.sections[position[0]].placed
        return not placed or (position[1] < len(placed) and position[2] <= placed[position[1]].item.length)

    # ---- selection -------------------------------------------------------------------------

    def ends(self) -> tuple[Position, Position] | None:
        """The first and the last position, None for an empty body."""
        if not self.sections:
            return None
        last = self.sections[-1]
        last.prepare()
        self._tops = None
        return START, (len(self.sections) - 1, len(last.placed) - 1, last.placed[-1].item.length)

    @property
    def end_box(self) -> QRectF | None:
        """Where a caret stands behind the last word, if it is laid out and is not code."""
        last = self.sections[-1] if self.sections else None
        if last is None or not last.placed or last.block.kind == "code":
            return None
        placed = last.placed[-1]
        box = placed.item.caret(placed.item.length)
        return box.translated(placed.left, placed.top + self._top(len(self.sections) - 1))

    def moved(self, position: Position, step: int, words: bool) -> Position:
        """One character or word further (+1) or back (-1)."""
        section, number, offset = position
        item = self._item(position)
        if step > 0:
            if offset < item.length:
                return section, number, item.next_position(offset, words)
            return self._neighbour(section, number, +1) or position
        if offset > 0:
            return section, number, item.previous_position(offset, words)
        return self._neighbour(section, number, -1) or position

    def _neighbour(self, section: int, number: int, step: int) -> Position | None:
        """The beginning of the next item or the end of the one before."""
        number += step
        while not 0 <= number < len(self.sections[section].placed):
            section += step
            if not 0 <= section < len(self.sections):
                return None
            self.sections[section].prepare()
            self._tops = None
            number = 0 if step > 0 else len(self.sections[section].placed) - 1
        length = self.sections[section].placed[number].item.length
        return section, number, 0 if step > 0 else length

    def word_at(self, position: Position) -> tuple[Position, Position]:
        section, number, offset = position
        item = self._item(position)
        start = item.previous_position(min(offset + 1, item.length), True)
        end = item.next_position(start, True)
        text = utf16_slice(item.text, start, end)
        return (section, number, start), (section, number, end - (len(text) - len(text.rstrip())))

    def paragraph_at(self, position: Position) -> tuple[Position, Position]:
        section, number, _ = position
        first = last = section
        if self._markdown:
            while self.sections[first].block.joint is not None:
                first -= 1
            while last + 1 < len(self.sections) and self.sections[last + 1].block.joint is not None:
                last += 1
        return (first, number, 0), (last, number, self._item((last, number, 0)).length)

    def selected_text(self, start: Position, end: Position) -> str:
        """What is selected, as it is shown; a blank line between blocks.

        All of a plain text is also what is hidden of it.
        """
        if not self._markdown and (start, end) == self.ends():
            return self._text
        found: list[str] = []
        for index in range(start[0], end[0] + 1):
            self.sections[index].prepare()
            for number, selected in self._selected_in(index, (start, end)).items():
                placed = self.sections[index].placed[number]
                if found:
                    found.append("\n" if number else self._between(index))
                if placed.part.marker and selected[0] == 0:
                    found.append(placed.part.marker + " ")
                found.append(utf16_slice(placed.item.text, *selected))
        self._tops = None
        return "".join(found)

    def _between(self, index: int) -> str:
        """What stands in copied text in front of a section."""
        joint = self.sections[index].block.joint
        if joint is not None:
            return joint
        return "\n\n" if self._gap(index) > ITEM_GAP else "\n"
