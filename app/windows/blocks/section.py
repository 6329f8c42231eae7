"""One block of a message on the screen: its parts, laid out when they come near the viewport."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from time import perf_counter

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.look.theme import space
from app.markdown.block import Block
from app.markdown.highlight import Highlights
from app.markdown.parts import Part, Span, part_text, parts
from app.windows.blocks.code import PADDING, CodeItem
from app.windows.blocks.formula import FormulaItem
from app.windows.blocks.style import ChatStyle
from app.windows.blocks.table import TableItem
from app.windows.blocks.text import Selection, TextItem

GAP = space(3)  # between two blocks
ITEM_GAP = space(1)  # between two items of a list
HEADING_GAP = space(5)  # above a heading
QUOTE_BAR = 3
# Of the page, whichever way the window runs.
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
OPEN_S = 0.02  # that the block being written may take longer, so that what is seen of it is new

Item = TextItem | CodeItem | TableItem | FormulaItem


def gap_between(before: Block, block: Block) -> int:
    """Pixels between two blocks of a message."""
    if block.kind == "plain" or block.joint is not None:
        return 0
    if block.kind == "heading":
        return HEADING_GAP if block.level < 4 else GAP
    if block.marker and not block.begins and "list" in before.frame:
        return ITEM_GAP
    return space(2) if block.kind == "text" and not block.begins else GAP


@dataclass(slots=True)
class Placed:
    """An item and where it is in its section."""

    item: Item
    left: float
    top: float
    width: float
    part: Part

    @property
    def box(self) -> QRectF:
        return QRectF(self.left, self.top, self.width, self.item.height)


class Section:
    """``height`` is an estimate until ``prepare`` was called."""

    # Thousands of these may be there, and Python's garbage collector looks at each object.
    __slots__ = (
        "_highlights",
        "_making",
        "_style",
        "_width",
        "block",
        "gap",
        "height",
        "in_quote",
        "open",
        "placed",
        "ready",
        "settled",
    )

    def __init__(self, block: Block, style: ChatStyle, highlights: Highlights, width: float) -> None:
        self.block = block
        self.open = False  # the last block of an answer being written
        self.gap = 0.0  # pixels to the section above
        self.in_quote = False  # the section above stands in the same quote
        self.placed: Sequence[Placed] = ()
        self.ready = False
        self.settled = (
            False  # it keeps its height when it is laid out again, but for what is added at its end
        )
        self._making: Iterator[None] | None = None  # the layout that has been begun
        self._style = style
        self._highlights = highlights
        self._width = width
        self.height = self._estimate()

    @property
    def natural_width(self) -> float:
        return max((p.left + p.item.natural_width for p in self.placed), default=0.0)

    def _estimate(self) -> float:
        source = self.block.source
        if self.block.kind == "code":
            return self._style.code_header + (source.count("\n") + 1) * self._style.code_line + PADDING
        if self.block.kind == "table":
            return float(round(len(self.block.rows) * self._style.text_line * 1.5))
        lines = source.count("\n") + len(source) * self._style.char_width / max(1.0, self._width)
        return float(round(max(1.0, lines) * self._style.text_line))

    def set_block(self, block: Block, is_open: bool) -> bool:
        """Takes another state of the block; whether anything is different."""
        if block == self.block and is_open == self.open:
            return False
        same_code = self.ready and block.kind == "code" and self.block.kind == "code"
        self.block, self.open = block, is_open
        same_place = self.placed and block.frame == self.placed[0].part.frame
        if same_code and same_place and block.language == self.placed[0].part.language:
            # The code item goes on: its lines, its scroll position and its copy button are kept.
            (part,) = parts(block)
            item = self.placed[0].item
            assert isinstance(item, CodeItem)
            item.set_code(part.text, part.closed)
            self.placed[0].part = part
            self._place()
        else:
            # What was there is painted until the new state has been laid out.
            self.ready = False
            self._making = None
            if not self.placed:
                self.height = self._estimate()
        return True

    def set_width(self, width: float) -> None:
        if width != self._width:
            self._width = width
            self._making = None
            if self.placed:
                self._place()
            else:
                self.height = self._estimate()

    def prepare(self, deadline: float = inf) -> bool:
        """Parses the block and lays it out, line by line until ``deadline`` (of ``perf_counter``).

        Returns whether it is done.
        """
        if not self.ready:
            self._making = self._making or self._make()
            if self.open:
                deadline += OPEN_S
            for _ in self._making:
                if perf_counter() > deadline:
                    return False
            self._making = None
        return True

    def _make(self) -> Iterator[None]:
        placed = []
        for index, part in enumerate(list(self._parts()) or [Part("text")]):
            placed.append(Placed(self._item(part, index), 0, 0, 0, part))
            yield
        yield from self._steps(placed)
        self.placed = placed
        self.ready = self.settled = True

    def redraw(self, sources: Collection[str]) -> bool:
        """These formulas were drawn: whether one is here, so that all is to be laid out again."""
        if self._making:
            texts = [self.block.source, *(cell for row in self.block.rows for cell in row)]
            here = any(source in text for text in texts for source in sources)
        else:
            here = any(placed.item.awaits(sources) for placed in self.placed)
        if not here:
            return False
        # What was there is painted until then.
        self.ready = self.settled = False
        self._making = None
        return True

    def texts(self) -> list[tuple[str, str]]:
        """Marker and text of every item, laid out or not."""
        if self.ready:
            return [(placed.part.marker, placed.item.text) for placed in self.placed]
        return [(part.marker, part_text(part)) for part in self._parts()] or [("", "")]

    def forget(self) -> None:
        """Lets the layout go; the height stays."""
        self.placed = ()
        self.ready = self.settled = False
        self._making = None

    def _parts(self) -> Iterator[Part]:
        if self.block.kind == "plain":
            for line in self.block.source.removesuffix("\n").split("\n"):
                yield Part("text", (Span(line),))
        else:
            yield from parts(self.block, self.open)

    def _item(self, part: Part, index: int) -> Item:
        style = self._style
        before = self.placed[index].item if index < len(self.placed) and self.block.kind != "plain" else None
        if before and self.placed[index].part == part and not before.shows_source:
            if self.block.right_to_left in (None, before.right_to_left):
                return before  # what was being written stays as it was
        if part.kind == "code":
            return CodeItem(part.text, part.language, part.closed, style, self._highlights)
        if part.kind == "table":
            grown = before if isinstance(before, TableItem) else None
            return TableItem(part, style, self.block.right_to_left, grown)
        color = "muted" if "quote" in part.frame else "text"
        if part.kind == "formula":
            return FormulaItem(part.text, style, color)
        font = style.headings[part.level - 1] if part.kind == "heading" else style.text
        return TextItem(part.spans, style, font, color, self.block.right_to_left)

    def _place(self) -> None:
        for _ in self._steps(self.placed):
            pass

    def _steps(self, items: Sequence[Placed]) -> Iterator[None]:
        """Gives the items their widths and places."""
        y = 0.0
        # The number of an item from 100 on is wider than the indent.
        wider = max(0, len(items[0].part.marker) - 3) * int(self._style.code_char_width)
        for placed in items:
            frame = placed.part.frame
            indent = sum(self._style.list_indent if name == "list" else space(4) for name in frame)
            indent += wider if frame else 0
            width = max(float(space(20)), self._width - indent)
            yield from placed.item.steps(width)
            # What is written from the right is indented from the right.
            placed.left = 0.0 if placed.item.right_to_left else indent
            placed.top, placed.width = y, width
            y += placed.item.height if placed.part.kind != "rule" else self._style.text_line // 2
        self.height = y

    def paint(
        self, painter: QPainter, x: float, y: float, selection: dict[int, Selection], clip: QRectF
    ) -> None:
        """``selection``: what is selected in the items, by their index."""
        for index, placed in enumerate(self.placed):
            box = placed.box.translated(x, y)
            if "quote" in placed.part.frame:
                self._paint_quote(painter, x, box.top() - self.gap * self.in_quote, box.bottom(), placed)
            if not box.intersects(clip) and placed.part.kind != "rule":
                continue
            if placed.part.kind == "rule":
                line = round(box.top() + self._style.text_line / 4)
                painter.fillRect(QRectF(box.left(), line, box.width(), 1), self._style.color("control"))
                continue
            placed.item.paint(painter, box.x(), box.y(), selection.get(index), clip)
            if placed.part.marker:
                self._paint_marker(painter, placed, box)

    def _paint_quote(self, painter: QPainter, x: float, top: float, bottom: float, placed: Placed) -> None:
        before = placed.part.frame.index("quote") * self._style.list_indent
        left = x + self._width - QUOTE_BAR - before if placed.item.right_to_left else x + before
        painter.fillRect(QRectF(left, top, QUOTE_BAR, bottom - top), self._style.color("control"))

    def _paint_marker(self, painter: QPainter, placed: Placed, box: QRectF) -> None:
        style = self._style
        painter.setPen(style.color("muted"))
        painter.setFont(style.text)
        gap = space(2)
        top = box.top()
        if isinstance(placed.item, TextItem):  # its first line may be tall
            first = placed.item.caret(0)
            top += first.y() + round((first.height() - style.text_line) / 2)
        if placed.item.right_to_left:
            area = QRectF(box.right() + gap, top, style.list_indent, style.text_line)
            mark = "\u200f"  # the dot of a number stands at its left then
            painter.drawText(area, LEFT, mark + placed.part.marker + mark)
        else:
            # A number may be wider than the indent: it then begins further left.
            area = QRectF(box.left() - 200 - gap, top, 200, style.text_line)
            mark = "\u200e"  # in a window that runs from the right, too
            painter.drawText(area, RIGHT, mark + placed.part.marker + mark)
