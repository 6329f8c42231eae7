"""Cuts Markdown into blocks that can be rendered one by one, while it is still being written.

Where a block ends is CommonMark's business (grammar.py); nothing is ever cut because it is long. The
structure of a text is read in chunks: a block of the outermost level, or an item of a list there. Two lines
decide where a block ends, so text that is appended changes only the last two chunks; the others are read
once.

What a block means is the business of app/markdown/parts.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from app.markdown.block import BULLETS, Block
from app.markdown.footnotes import numbered
from app.markdown.grammar import block_state

_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]")
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_NEWLINES = re.compile("\r\n?")


@dataclass(frozen=True, slots=True)
class _Chunk:
    """``item``: an item of a list at the outermost level, by the list's mark and its own number."""

    start: int  # offset in the text
    line: int
    blocks: tuple[Block, ...]
    definitions: tuple[tuple[str, str], ...]  # (label, address); footnotes as ("^label", "")
    item: tuple[str, int] | None = None
    goes_on: bool = False  # not the first item of its list


def blocks(text: str) -> list[Block]:
    """All blocks of ``text``, in order."""
    stream = BlockStream()
    stream.update(_NEWLINES.sub("\n", text) if "\r" in text else text)
    return stream.blocks


class BlockStream:
    """The blocks of a text that grows at its end."""

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Block] = []
        self._chunks: list[_Chunk] = []
        self._made: list[tuple[Block, ...]] = []  # the blocks of each chunk as they are shown
        self._references: dict[str, str] = {}
        self._guessed = False  # what was open at the end of the text was taken as finished

    def update(self, text: str, growing: bool = False) -> int:
        """Takes the text as it is now; returns the index of the first block that may be another one.

        ``growing``: more will come, so what is open at its end goes on.
        """
        if not text.startswith(self.text) or (self._guessed and text != self.text):
            self._chunks.clear()
        again = self._chunks[-2:]
        del self._chunks[-2:]
        del self._made[len(self._chunks) :]
        self._read(text, growing, again[0] if again else None)
        self.text = text
        return self._show(growing)

    def _read(self, text: str, growing: bool, again: _Chunk | None) -> None:
        """Reads the chunk ``again`` and everything behind it."""
        start, line = (again.start, again.line) if again else (0, 0)
        goes_on = again.item if again and again.goes_on else None
        parser, state = block_state(text[start:], growing)
        starts = [start + mark for mark in state.bMarks]
        for first in parser.steps(state, 0, state.lineMax):
            tokens, state.tokens = state.tokens, []
            self._chunks.extend(_chunks(tokens, first, line, starts, goes_on))
            goes_on = None
        self._guessed = bool(state.env["guessed"])

    def _show(self, growing: bool) -> int:
        """Fills ``blocks``: what was defined comes to where it is used."""
        references: dict[str, str] = {}  # labels of footnotes as "^label"
        for chunk in self._chunks:
            for label, target in chunk.definitions:
                references.setdefault(label, target)
        if references != self._references:
            self._made = []
            self._references = references
        for chunk in self._chunks[len(self._made) :]:
            if references:
                self._made.append(tuple(_with_references(block, references) for block in chunk.blocks))
            else:
                self._made.append(chunk.blocks)
        made = [block for chunk in self._made for block in chunk]
        if references:
            used = {label for block in made for label, _ in block.references}
            made = [block for block in made if not block.defines or block.defines not in used]
            if any(label[0] == "^" for label in references):
                # What is being written stays where it is; the notes go to the end with the last word.
                made = numbered(made, collect=not growing)
        first, most = 0, min(len(made), len(self.blocks))
        while first < most and (made[first] is self.blocks[first] or made[first] == self.blocks[first]):
            first += 1
        self.blocks = made
        return first


def _with_references(block: Block, references: dict[str, str]) -> Block:
    """The block with the targets of the labels in it."""
    if not references or block.defines or block.kind in ("code", "rule"):
        return block
    sources = [cell for row in block.rows for cell in row] if block.rows else [block.source]
    labels = [label for source in sources if "[" in source for label in _LABEL.findall(source)]
    found: dict[str, str] = {}
    for label in labels:
        key = label if label.startswith("^") and label in references else normalizeReference(label)
        if key in references:
            found[key] = references[key]
    return replace(block, references=tuple(found.items())) if found else block


def _chunks(
    tokens: Sequence[Token], first: int, line: int, starts: list[int], goes_on: tuple[str, int] | None
) -> Iterator[_Chunk]:
    """A block of the outermost level as one chunk, a list as one for each item.

    ``line``: where the text that was read begins in the whole; ``starts``: offsets of its lines there;
    ``goes_on``: mark and number of the item that it begins with, if the list began before.
    """
    if not tokens or tokens[0].type not in ("bullet_list_open", "ordered_list_open"):
        made, definitions = _flatten(tokens, line, None)
        yield _Chunk(starts[first], line + first, made, definitions)
        return
    mark = tokens[0].markup
    number = int(tokens[0].attrs.get("start", 1)) if tokens[0].type == "ordered_list_open" else None
    inside = goes_on is not None and goes_on[0] == mark
    if goes_on and inside and number is not None:
        number = goes_on[1]
    items = [i for i, token in enumerate(tokens) if token.type == "list_item_open" and token.level == 1]
    for index, end in zip(items, [*items[1:], len(tokens) - 1], strict=True):
        made, definitions = _flatten(tokens[index:end], line, number, inside)
        at = (tokens[index].map or [first])[0]
        yield _Chunk(starts[at], line + at, made, definitions, (mark, number or 0), inside)
        inside = True
        number = None if number is None else number + 1


def _flatten(
    tokens: Sequence[Token], line: int, number: int | None, inside: bool = False
) -> tuple[tuple[Block, ...], tuple[tuple[str, str], ...]]:
    """The blocks of one chunk and what it defines.

    ``number``: of the list item that it is, if it has one; ``inside``: it is not the first of its list.
    """
    made: list[Block] = []
    definitions: list[tuple[str, str]] = []
    frame: list[str] = []
    lists: list[int | None] = [number]  # the next number, None for bullets
    marker = note = ""
    level = 0
    for index, token in enumerate(tokens):
        fields: dict[str, Any] = {}
        kind = source = ""
        match token.type:
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_open":
                lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                depth = sum(1 for name in frame if name == "list")
                count = lists[-1]
                marker = BULLETS[min(depth, len(BULLETS) - 1)] if count is None else f"{count}."
                lists[-1] = None if count is None else count + 1
                frame.append("list")
                if index + 1 == len(tokens) or tokens[index + 1].type == "list_item_close":
                    kind = "text"
            case "blockquote_open":
                frame.append("quote")
                if marker and tokens[index + 1].type == "blockquote_close":
                    kind = "text"  # an item that quotes nothing
            case "footnote_open":
                marker = f"[{token.meta['label']}]"
                definitions.append(("^" + token.meta["label"], ""))
                note = token.meta["label"] if not frame else ""
                frame.append("list")
                if tokens[index + 1].type == "footnote_close":
                    kind = "text"
            case "list_item_close" | "blockquote_close" | "footnote_close":
                frame.pop()
                note = note if frame else ""
            case "paragraph_text":
                kind, source = "text", token.content
                if marker and (task := _TASK.match(source)):
                    source = source[task.end() :]
                    box = "☐" if task[1] == " " else "☑"
                    marker = box if marker in BULLETS else f"{marker} {box}"
            case "heading_text":
                kind, source, fields = "heading", token.content, {"level": token.meta["level"]}
            case "heading_open":
                level = int(token.tag[1:])
            case "inline":
                kind, source, fields = "heading", token.content, {"level": level}
            case "fence" | "code_block":
                info = token.info.split(maxsplit=1)
                closed = bool(token.meta.get("closed", True))
                kind, source = "code", token.content.removesuffix("\n")
                fields = {"language": info[0] if info else "", "closed": closed}
            case "hr":
                kind = "rule"
            case "table":
                kind, fields = "table", {"rows": token.meta["rows"], "aligns": token.meta["aligns"]}
            case "definition":
                definitions.append((token.meta["id"], token.meta["url"]))
                title = f' "{token.meta["title"]}"' if token.meta["title"] else ""
                kind, source = "text", f"[{token.meta['label']}]: {token.meta['url']}{title}"
                fields = {"defines": token.meta["id"]}
        if kind:
            first, last = token.map or (0, 0)
            made.append(
                Block(
                    kind,
                    source,
                    line + first,
                    line + last,
                    frame=tuple(frame),
                    marker=marker,
                    begins=not made and not inside,
                    note=note,
                    **fields,
                )
            )
            marker = ""
    return tuple(made), tuple(definitions)


PLAIN_CHARS, PLAIN_LINES = 2_000, 40  # of one block at most


def plain_blocks(text: str) -> Iterator[Block]:
    """Plain text in sections of a size that is laid out at once."""
    start = line = 0
    joint: str | None = None
    while start < len(text):
        limit = min(len(text), start + PLAIN_CHARS)
        end, lines = start, 0
        while lines < PLAIN_LINES and (line_end := text.find("\n", end, limit) + 1):
            end, lines = line_end, lines + 1
        if lines < PLAIN_LINES and limit == len(text):
            end = limit
        elif lines == 0:  # one line that long
            end = text.rfind(" ", start + PLAIN_CHARS // 2, limit) + 1 or limit
        yield Block("plain", text[start:end], line, line + lines, joint=joint)
        joint = None if text[end - 1] == "\n" else ""
        start, line = end, line + lines
