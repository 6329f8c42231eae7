"""What is selected of the sections of a message: the ranges that are painted, and the text that is copied."""

from collections.abc import Iterator, Sequence

from app.markdown.printable import utf16_slice
from app.windows.blocks.section import ITEM_GAP, Section
from app.windows.blocks.text import Selection

# Section, item in it, UTF-16 units in the item.
Position = tuple[int, int, int]
START: Position = (0, 0, 0)


def selected_ranges(
    sections: Sequence[Section], index: int, selection: tuple[Position, Position] | None
) -> dict[int, Selection]:
    """What is selected in the section at ``index``, by item; of items that are laid out."""
    if selection is None or not selection[0][0] <= index <= selection[1][0]:
        return {}
    ranges = {}
    for number, placed in enumerate(sections[index].placed):
        here = (index, number)
        if selection[0][:2] <= here <= selection[1][:2]:
            start = selection[0][2] if selection[0][:2] == here else 0
            # One more than the item has: its end is selected too.
            end = selection[1][2] if selection[1][:2] == here else placed.item.length + 1
            ranges[number] = (start, end)
    return ranges


def selected_texts(sections: Sequence[Section], start: Position, end: Position) -> Iterator[str]:
    """The text between two positions, laid out or not, in pieces that are read when they are asked for.

    A blank line stands between blocks, a marker in front of the item it belongs to.
    """
    begun = False
    chosen = list(sections[start[0] : end[0] + 1])  # as they are now
    for index, section in enumerate(chosen, start[0]):
        for number, (marker, text) in enumerate(section.texts()):
            here = (index, number)
            if not start[:2] <= here <= end[:2]:
                continue
            first = start[2] if start[:2] == here else 0
            if begun:
                yield "\n" if number else _between(section)
            begun = True
            if marker and first == 0:
                yield marker + " "
            yield utf16_slice(text, first, end[2]) if end[:2] == here else utf16_slice(text, first)


def _between(section: Section) -> str:
    """What stands in copied text in front of a section."""
    if section.block.joint is not None:
        return section.block.joint
    return "\n\n" if section.gap > ITEM_GAP else "\n"
