"""A document cut into passages: short enough to be quoted in a prompt, whole enough to be understood.

A passage ends where the author made a cut: before a heading, between paragraphs, behind a sentence, in this
order; between words or anywhere only where there is nothing else in reach. Passages do not overlap, and all
of the text but blanks is in one.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from unicodedata import combining

from engine.documents.document import Document

# Characters. A paragraph of a book has about 600.
LONGEST = 1000
SHORTEST = 600
SECTION = 250  # a section that is shorter is joined with the next
HEADING = 200

_HEADED = frozenset({"markdown", "docx", "html"})
_TITLE = re.compile(r"^(#{1,6})[ \t]+(\S.*?)[ \t#]*$|^(\S[^\n]*)\n(=|-){3,}[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(```+|~~~+)", re.MULTILINE)
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n\s*")
_LINE = re.compile(r"\n\s*")
# Latin, Greek, Arabic and the like want a blank behind the stop, CJK does not; closing quotes belong to it.
_SENTENCE = re.compile(r"""[.!?…;;؟۔।॥።។၊။]["'”’»)\]]*\s+|[。！？｡][」』”’）】]*\s*""")
_BLANK = re.compile(r"\s+|[、，；：]")
_ENDS = (_PARAGRAPH, _SENTENCE, _LINE, _BLANK)
_ENDS_OF_LINES = (_PARAGRAPH, _LINE, _BLANK)  # where a line is a whole: code, tables


@dataclass(frozen=True, slots=True)
class Passage:
    """``text`` is ``document.text[start:end]``. ``heading``: those above its beginning, outermost first.

    ``place``: where a person would look for its beginning ("page 3"), or "".
    """

    start: int
    end: int
    text: str
    heading: str = ""
    place: str = ""


def passages(document: Document) -> list[Passage]:
    """The passages of a document, from its beginning to its end."""
    text = document.text
    titles = _titles(text) if document.kind in _HEADED else []
    title_starts = [start for start, _ in titles]
    ends = _ENDS_OF_LINES if document.kind in ("code", "table") else _ENDS
    found = []
    at = 0
    while at < len(text):
        cut = _cut(text, at, title_starts, ends)
        piece = text[at:cut]
        start, end = cut - len(piece.lstrip()), at + len(piece.rstrip())
        if start < end:
            title = bisect_right(title_starts, start) - 1
            found.append(
                Passage(
                    start,
                    end,
                    text[start:end],
                    titles[title][1] if title >= 0 else "",
                    document.place_at(start),
                )
            )
        at = cut
    return found


def _cut(text: str, at: int, titles: list[int], ends: tuple[re.Pattern[str], ...]) -> int:
    """Where the passage that begins at ``at`` ends, and the next one begins."""
    title = bisect_right(titles, at + SECTION)
    if title < len(titles) and titles[title] - at <= LONGEST:
        return titles[title]
    longest = at + LONGEST
    if len(text) <= longest:
        return len(text)
    for end in ends:
        # What follows the longest one decides whether an end is one: a blank behind the stop.
        cuts = [match.end() for match in end.finditer(text, at + SHORTEST, longest + 1)]
        cuts = [cut for cut in cuts if cut <= longest]
        if cuts:
            return cuts[-1]
    cut = longest
    while cut > at + SHORTEST and combining(text[cut]):  # a letter keeps its marks
        cut -= 1
    return cut


def _titles(text: str) -> list[tuple[int, str]]:
    """(start, heading with those above it) of each heading, but for what stands in fenced code."""
    fences = [match.start() for match in _FENCE.finditer(text)]
    found = []
    above: list[tuple[int, str]] = []
    for match in _TITLE.finditer(text):
        if bisect_right(fences, match.start()) % 2:
            continue
        level = len(match[1]) if match[1] else 1 if match[4] == "=" else 2
        title = (match[2] or match[3]).strip()
        above = [(other, words) for other, words in above if other < level] + [(level, title)]
        found.append((match.start(), " › ".join(words for _, words in above)[-HEADING:]))
    return found
