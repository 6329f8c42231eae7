"""Footnotes as GitHub shows them: numbered by their first mention, collected below a line at the end.

A note that nothing mentions stays where it was written, and so does one in a list or a quote.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.markdown.block import Block

TO_NOTE, TO_MENTION = "#note-", "#mention-"  # what leads from a mention to its note, and back


def numbered(blocks: Sequence[Block], collect: bool) -> list[Block]:
    """``blocks`` with numbers in the place of labels. ``collect``: the notes go to the end."""
    notes: dict[str, list[Block]] = {}
    for block in blocks:
        if block.note:
            notes.setdefault(block.note, []).append(block)
    numbers: dict[str, int] = {}
    for block in blocks:
        if not block.note:
            _number(block, notes, numbers)
    waiting = list(numbers)
    while waiting:  # notes mention others
        before = len(numbers)
        for block in (block for label in waiting for block in notes[label]):
            _number(block, notes, numbers)
        waiting = list(numbers)[before:]
    if not numbers:
        return list(blocks)
    stay = [_shown(block, numbers) for block in blocks if not collect or block.note not in numbers]
    return [*stay, *_collected(notes, numbers)] if collect else stay


def _number(block: Block, notes: dict[str, list[Block]], numbers: dict[str, int]) -> None:
    for label, _ in block.references:
        if label[0] == "^" and label[1:] in notes:
            numbers.setdefault(label[1:], len(numbers) + 1)


def _collected(notes: dict[str, list[Block]], numbers: dict[str, int]) -> Iterator[Block]:
    yield Block("rule", "", 0, 0)
    for label, number in numbers.items():
        several = [_shown(block, numbers) for block in notes[label]]
        yield from several[:-1]
        yield replace(several[-1], back=str(number) if several[-1].kind == "text" else "")


def _shown(block: Block, numbers: dict[str, int]) -> Block:
    """The block with the numbers of the notes that it mentions, and its own."""
    references = tuple(
        (label, str(numbers[label[1:]]) if label[:1] == "^" and label[1:] in numbers else target)
        for label, target in block.references
    )
    marker = f"{numbers[block.note]}." if block.note in numbers and block.marker else block.marker
    if references == block.references and marker == block.marker:
        return block
    return replace(block, references=references, marker=marker)


def leads_to(link: str, block: Block) -> bool:
    """Whether a link from a mention or a note leads to ``block``."""
    number = link.rpartition("-")[2]
    if link.startswith(TO_NOTE):
        return bool(block.note) and block.marker == f"{number}."
    return not block.note and any(label[:1] == "^" and to == number for label, to in block.references)
