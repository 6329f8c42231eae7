"""One block of a text: the smallest piece of Markdown that is laid out by itself; which way it is written."""

import unicodedata
from dataclasses import dataclass

BULLETS = ("•", "◦", "▪")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a piece of code, a rule or a table, and the containers that it stands in.

    ``references``: (label, address) of what is defined elsewhere and named in it; footnotes as "^label".
    """

    kind: str  # "text" | "heading" | "code" | "rule" | "table" | "plain"
    source: str  # the Markdown of a paragraph or heading, the code, else nothing
    start_line: int
    end_line: int
    frame: tuple[str, ...] = ()  # "quote" and "list", outermost first
    marker: str = ""  # of the list item or footnote that begins with it
    begins: bool = True  # a block of the outermost level; else it belongs to the list or quote before
    level: int = 0  # heading: 1 .. 6
    language: str = ""  # code: the first word behind the fence
    closed: bool = True  # code: no more will come
    rows: tuple[tuple[str, ...], ...] = ()  # table: the Markdown of its cells, the header first
    aligns: tuple[str, ...] = ()  # table: "left" | "center" | "right" | "" per column
    references: tuple[tuple[str, str], ...] = ()
    joint: str | None = None  # a piece of a long block: what stands between it and the piece before
    raw: bool = False  # a piece in which nothing but addresses and line breaks means anything
    right_to_left: bool | None = None  # a piece: the direction of the whole paragraph
    note: str = ""  # label of the footnote that it belongs to
    back: str = ""  # the end of a collected footnote: its number, which leads back to where it is mentioned
    defines: str = ""  # the definition of that label: shown only where nothing makes use of it


_STRONG = {"L": False, "R": True, "AL": True}


def right_to_left(text: str) -> bool | None:
    """Whether the first letter with a direction, of any script, is written from the right; None: none has."""
    for character in text:
        direction = _STRONG.get(unicodedata.bidirectional(character))
        if direction is not None:
            return direction
    return None
