"""Long paragraphs and tables in pieces that are laid out one by one; together they are what the whole is.

A paragraph is cut where nothing that began before goes on: between two lines or two words, outside of
everything that has a beginning and an end. ``Block.joint`` of a piece says what stood at the cut.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from app.markdown.block import Block, right_to_left
from app.markdown.grammar import inline_state
from app.markdown.inline_rules import FORMULA_CHARS, LONG_FORMULA_CHARS, ONE_TILDE, UNSPACED

PIECE_CHARS = 1_600
PIECE_LINES = 40
TABLE_CELLS = 120
LONGEST_SEARCH = 102_400  # characters; a text without a place to cut in so many is shown as it was written
HOPELESS = 30  # things that begin and do not end
DENSE = 4  # of so many characters one is a sign of Markdown: nothing that anybody reads

_SIGNS = re.compile(r"[*_`\[\]~$]")
_SENTENCE_END = re.compile(r"[.!?:;][\"')\]]?[ ](?=\S)")
_WORD_END = re.compile(r"[ ](?=[^\s])")
_UNSPACED_END = re.compile(rf"[。，、！？：；」』）](?=[{UNSPACED}])")
_LETTERS = re.compile(
    r"[0-9A-Za-z](?=[0-9A-Za-z])|[\u3040-\u9fff\uac00-\ud7a3](?=[\u3040-\u9fff\uac00-\ud7a3])"
    r"|>(?=>)|=(?==)|-(?=-)"  # rows of signs that mean nothing within a line
)
_DOLLAR = re.compile(r"\$(?=\S)")


def environment(references: tuple[tuple[str, str], ...], cell: bool = False) -> dict[str, Any]:
    """What is known outside of a paragraph, as the parser wants it."""
    links = {label: {"href": href, "title": ""} for label, href in references if label[0] != "^"}
    return {
        "references": links,
        "footnotes": {label[1:]: number for label, number in references if label[0] == "^"},
        "cell": cell,
    }


def pieces(block: Block) -> list[Block]:
    """The block, or the pieces it is laid out in. More text at its end changes only the last."""
    if block.kind == "table":
        return _pieces_of_table(block)
    if block.kind not in ("text", "heading") or not _is_long(block.source, 0):
        return [block]
    block = replace(block, right_to_left=right_to_left(block.source[:PIECE_CHARS]))
    made: list[Block] = []
    for source, joint, raw in _cut(block.source, block.references):
        fields = {"source": source, "raw": raw}
        made.append(_further(block, joint, **fields) if made else replace(block, **fields))  # type: ignore[arg-type]
    return [*(replace(piece, back="") for piece in made[:-1]), made[-1]] if block.back else made


def _pieces_of_table(block: Block) -> list[Block]:
    starts, cells, chars = [0], 0, 0
    for index, row in enumerate(block.rows):
        cells += len(row)
        chars += sum(map(len, row))
        if index > starts[-1] + 1 and (cells > TABLE_CELLS or chars > PIECE_CHARS):
            starts.append(index)
            cells, chars = len(row), sum(map(len, row))
    if len(starts) == 1:
        return [block]
    block = replace(block, right_to_left=right_to_left(" ".join(block.rows[0])))
    ends = [*starts[1:], len(block.rows)]
    first = replace(block, rows=block.rows[: ends[0]])
    return [
        first,
        *(_further(block, "\n", rows=block.rows[a:b]) for a, b in zip(starts, ends, strict=True) if a),
    ]


def _further(block: Block, joint: str, **fields: Any) -> Block:
    return replace(block, marker="", begins=False, joint=joint, **fields)


def _is_long(source: str, start: int) -> bool:
    if len(source) - start > PIECE_CHARS * 5 // 4:
        return True
    return source.count("\n", start) > PIECE_LINES * 5 // 4


def _cut(source: str, references: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str, bool]]:
    """(text, what stands in front of it, whether it is shown as it was written)."""
    start, joint = 0, ""
    raw = False
    while _is_long(source, start):
        found = None if raw else _place(source, start, references)
        if found is None:
            # The rest of a text that has no place to cut in thousands of characters.
            raw = True
            found = _any_place(source, start)
        end, following, joint_behind = found
        yield source[start:end], joint, raw
        start, joint = following, joint_behind
    if start < len(source) or not start:
        yield source[start:], joint, raw


def _place(source: str, start: int, references: tuple[tuple[str, str], ...]) -> tuple[int, int, str] | None:
    """Where the piece ends, where the next one begins, what stands between them. None: nowhere near."""
    reach = PIECE_CHARS
    while True:
        stop = _stop(source, start, reach)
        if stop >= len(source):
            break  # the rest is the last piece for now
        if len(_SIGNS.findall(source, start, stop)) * DENSE > stop - start:
            return None
        if source.count("[", start, stop) - source.count("]", start, stop) > HOPELESS:
            return None
        for end, following, joint in _candidates(source, start + (stop - start) // 2, stop):
            left_open = _left_open(source[start:end], references)
            if not left_open:
                return end, following, joint
            if left_open > HOPELESS:
                return None
        reach *= 2
        if reach > LONGEST_SEARCH:
            return None
    return len(source), len(source), ""


def _stop(source: str, start: int, reach: int) -> int:
    """As far as a piece may go: so many characters, and not too many lines."""
    stop = start + reach
    position = start
    for _ in range(PIECE_LINES * reach // PIECE_CHARS):
        position = source.find("\n", position, stop) + 1
        if not position:
            return stop
    return position


def _candidates(source: str, low: int, high: int) -> Iterator[tuple[int, int, str]]:
    """Places to cut, the best first: a few, since each is looked at closely."""
    newline = source.rfind("\n", low, high)
    for _ in range(3):
        if newline < 0:
            break
        # A backslash or two spaces at the end of a line mean something.
        if source[newline - 1] != "\\" and source[newline - 2 : newline] != "  ":
            end = newline - 1 if source[newline - 1] == " " else newline
            yield end, _behind_spaces(source, newline + 1), "\n"
        newline = source.rfind("\n", low, newline)
    for pattern in (_SENTENCE_END, _WORD_END, _UNSPACED_END):
        if ends := [found.end() for found in pattern.finditer(source, low, high)]:
            yield ends[-1], ends[-1], ""
    ends = [found.end() for found in _LETTERS.finditer(source, low, high)]
    if ends:
        end = ends[-1]
        word = source[max(source.rfind(" ", 0, end), source.rfind("\n", 0, end)) + 1 : end + len("https://")]
        if "://" not in word and "&" not in word:
            yield end, end, ""


def _behind_spaces(source: str, position: int) -> int:
    while source[position : position + 1] in (" ", "\t"):
        position += 1
    return position


def _any_place(source: str, start: int) -> tuple[int, int, str]:
    """Where a text that is shown as it was written is cut."""
    stop = _stop(source, start, PIECE_CHARS)
    newline = source.rfind("\n", start + 1, stop)
    if newline > 0:
        return newline, newline + 1, "\n"
    space = source.rfind(" ", start + 1, stop)
    end = space + 1 if space > start + PIECE_CHARS // 2 else min(stop, len(source))
    return end, end, ""


@lru_cache(maxsize=500)
def _left_open(source: str, references: tuple[tuple[str, str], ...]) -> int:
    """How many things in ``source`` wait for their end; where it is none, what follows changes nothing."""
    state = inline_state(source, environment(references))
    # One tilde mostly means "about": what it strikes out in a piece of a long paragraph is left alone.
    if count := sum(
        delimiter.open and delimiter.end < 0 and delimiter.marker != ONE_TILDE
        for delimiter in state.delimiters
    ):
        return count
    words = [token.content for token in state.tokens if token.type == "text"]
    special = [token.content for token in state.tokens if token.type == "text_special"]
    text = "".join(words)
    brackets = 0
    for bracket in re.findall(r"[\[\]]", text):
        brackets = brackets + 1 if bracket == "[" else max(0, brackets - 1)
    half_a_link = source.rfind("](") > source.rfind(")")
    half_a_formula = "$$" in text or "\\begin{" in text[-LONG_FORMULA_CHARS:]
    if "`" in text or brackets or half_a_link or half_a_formula or {"(", "["} & set(special):
        return 1
    return int(_DOLLAR.search(text, max(0, len(text) - FORMULA_CHARS)) is not None)
