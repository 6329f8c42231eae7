"""The text of one message on the screen: sections below one another, laid out only near the viewport.

Not a widget: the message's widget owns it, paints it and asks it what lies under the pointer. Coordinates are
pixels from the body's own corner.
"""

from bisect import bisect
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.markdown.footnotes import leads_to
from app.markdown.highlight import Highlights
from app.markdown.printable import utf16_length, utf16_slice
from app.windows.blocks.reading import MessageText
from app.windows.blocks.section import Item, Placed, Section, gap_between
from app.windows.blocks.selected import START, Position, selected_ranges, selected_texts
from app.windows.blocks.style import ChatStyle


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
        self.code_header = style.code_header
        self._highlights = highlights
        self._markdown = markdown
        self._width = width
        self._reading = MessageText(markdown)
        self._tops: list[float] | None = None  # of the sections, and the lower edge; None: to be worked out

    # ---- text ------------------------------------------------------------------------------

    def set_text(self, text: str, is_open: bool) -> float | None:
        """Shows ``text``. ``is_open``: it is being written, its end is shown however long it is.

        Returns where the first difference begins, None if there is none.
        """
        self._reading.set(text, is_open)
        self.hidden = self._reading.hidden
        return self._read_on()

    def show_more(self) -> None:
        self._reading.show_more()
        self.hidden = self._reading.hidden
        self._read_on()

    def _read_on(self) -> float | None:
        """Reads a little more of the text. Returns as ``set_text``."""
        first, blocks = self._reading.step()
        end = first + len(blocks)
        changed = None
        # The block before the first new one may have been the open one until now.
        for index in range(max(0, first - 1), end):
            block = blocks[index - first] if index >= first else self.sections[index].block
            last = self._reading.open and index == end - 1
            if index == len(self.sections):
                section = Section(block, self._style, self._highlights, self._width)
                section.open = last
                self.sections.append(section)
                different = True
            else:
                different = self.sections[index].set_block(block, last)
            self._set_gap(index)
            if different and changed is None:
                changed = index
        if len(self.sections) > end:
            changed = end if changed is None else min(changed, end)
            del self.sections[end:]
        if changed is None:
            return None
        before = self._top(changed) if self._tops and changed < len(self._tops) else 0.0
        self._tops = None
        return before

    # ---- layout ----------------------------------------------------------------------------

    @property
    def height(self) -> float:
        # What is not read yet is thought to be like the rest, so that the place is kept.
        return self._all_tops()[-1] + round(self._all_tops()[-1] * self._reading.unread_share)

    @property
    def natural_width(self) -> float:
        """Width that the one section needs; the whole width if there are several."""
        return self.sections[0].natural_width if len(self.sections) == 1 else self._width

    def set_width(self, width: float) -> None:
        if width != self._width:
            self._width = width
            for section in self.sections:
                section.set_width(width)
            self._tops = None

    def _set_gap(self, index: int) -> None:
        if index:
            section = self.sections[index]
            before, block = self.sections[index - 1].block, section.block
            section.gap = gap_between(before, block)
            section.in_quote = not block.begins and "quote" in block.frame and "quote" in before.frame

    def _all_tops(self) -> list[float]:
        if self._tops is None:
            self._tops = [0.0]
            for section in self.sections:
                self._tops[-1] += section.gap
                self._tops.append(self._tops[-1] + section.height)
        return self._tops

    def _top(self, index: int) -> float:
        return self._all_tops()[index]

    def prepare(self, top: float, bottom: float, edge: float, deadline: float) -> Prepared:
        """Lays out what lies between ``top`` and ``bottom``, until ``deadline`` (of ``perf_counter``).

        ``edge`` is the upper edge of the viewport: what begins above it pushes the rest when it grows.
        """
        above = y = 0.0
        done, changed = True, False
        while self._reading.unread:
            if perf_counter() > deadline:
                return Prepared(False, above, changed)
            begins, before = self._all_tops()[-1], self.height
            self._read_on()
            above += self.height - before if begins < edge + above else 0.0
            changed = True
        for section in self.sections:
            y += section.gap
            if y > bottom + above:
                break
            if not section.ready and y + section.height >= top + above:
                if perf_counter() > deadline:
                    done = False
                    break
                before = section.height + section.gap
                estimated = not section.settled
                done = section.prepare(deadline)
                if not done:
                    break
                changed = True
                # What is being written grows at its end, which pushes nothing away.
                if y < edge + above and estimated:
                    above += section.height + section.gap - before
                self._tops = None
            y += section.height
        return Prepared(done, above, changed)

    def redraw(self, sources: Collection[str]) -> bool:
        """These formulas were drawn. Whether anything is to be laid out again."""
        return sum(section.redraw(sources) for section in self.sections) > 0

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
        first = max(0, bisect(self._all_tops(), clip.top() - y) - 1)
        for index in range(first, len(self.sections)):
            top = y + self._top(index)
            if top > clip.bottom():
                break
            self.sections[index].paint(
                painter, x, top, selected_ranges(self.sections, index, selection), clip
            )

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

    def place_of(self, link: str) -> float | None:
        """Where a link within the text leads to; a footnote may be behind what is read so far."""
        while self._reading.unread:
            self._read_on()
        found = (i for i, section in enumerate(self.sections) if leads_to(link, section.block))
        index = next(found, None)
        return None if index is None else self._top(index)

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
        while self._reading.unread:
            self._read_on()
        if not self.sections:
            return None
        texts = self.sections[-1].texts()
        return START, (len(self.sections) - 1, len(texts) - 1, utf16_length(texts[-1][1]))

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
        first = last = position[0]
        if self._markdown:
            while self.sections[first].block.joint is not None:
                first -= 1
            while last + 1 < len(self.sections) and self.sections[last + 1].block.joint is not None:
                last += 1
        self._item((last, 0, 0))  # lays it out
        number = len(self.sections[last].placed) - 1
        return (first, 0, 0), (last, number, self._item((last, number, 0)).length)

    def selected_text(self, start: Position, end: Position) -> str:
        """What is selected, as it is shown; a blank line between blocks."""
        return "".join(self.selected_pieces(start, end))

    def selected_pieces(self, start: Position, end: Position) -> Iterator[str]:
        """The pieces of ``selected_text``, each read when it is asked for: some milliseconds.

        All of a plain text is also what is hidden of it.
        """
        if not self._markdown and (start, end) == self.ends():
            yield self._reading.text
            return
        yield from selected_texts(self.sections, start, end)
