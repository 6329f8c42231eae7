"""Cuts Markdown into blocks that can be rendered one by one, while it is still being written.

A block is a paragraph, heading or quote ("text"), one item of a list with all that is in it ("item"), a table
or a fenced code block ("code"). Where a block ends is decided by its own lines and the first line of the next
one, so text that is appended changes only the last block: every other one is rendered once. Blocks are kept
short (``TEXT_LIMIT``), since parsing and laying out one of them is the smallest step of work.

What a block means is the business of app/markdown/parts.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

TEXT_LIMIT = 1_600  # characters of a text block or a list item before it is cut
LINE_LIMIT = 60  # lines of the same, rows of a table
TABLE_LIMIT = 4_000  # characters of a table before it goes on in another one under the same header
NESTED_CODE_LIMIT = 16_000  # characters of a list item that is cut in the middle of a code block

_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})[ \t]*([^\s`]*)")
_NESTED_FENCE = re.compile(r"\s*(`{3,}(?=[^`]*$)|~{3,})")
_ITEM = re.compile(r"( {0,3})([-+*]|(\d{1,9})([.)]))(?:( {1,4})(?=\S)|\s|$)")  # its text may be missing
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_TABLE_RULE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_PIPE = re.compile(r"(?<!\\)\|")
_ENDS_TABLE = re.compile(r" {0,3}(?:#{1,6}[ \t]|>|```|~~~|[-+*] )| {4}|\t")


@dataclass(frozen=True, slots=True)
class Block:
    """``source`` is a run of whole lines of the text (a very long line is cut)."""

    kind: str  # "text" | "item" | "table" | "code"
    source: str
    start: int  # offset of the source in the text, in characters
    start_line: int
    end_line: int  # of the line after the block
    language: str = ""  # code: the first word behind the fence
    closed: bool = True  # code: the closing fence is there
    number: int | None = None  # item: the number of an ordered one
    delimiter: str = ""  # item: "-", "+", "*", "." or ")"
    indent: int = 0  # columns that the container of a list item takes from every line
    header: str = ""  # table: the header lines of the table that this one continues


def blocks(text: str) -> list[Block]:
    """All blocks of ``text``, in order; together with blank lines they hold all of it."""
    return list(_scan(text, 0, 0, None))


class BlockStream:
    """The blocks of a text that grows at its end."""

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Block] = []
        self._fixed = 0  # that many blocks cannot change any more

    def update(self, text: str) -> int:
        """Takes the text as it is now; returns the index of the first block that may be another one."""
        if not text.startswith(self.text):
            self.blocks, self._fixed = [], 0
        first = self._fixed
        del self.blocks[first:]
        last = self.blocks[-1] if self.blocks else None
        start, line = (last.start + len(last.source), last.end_line) if last else (0, 0)
        self.blocks.extend(_scan(text, start, line, last))
        self.text = text
        while self._fixed + 1 < len(self.blocks) and self._is_fixed(self._fixed):
            self._fixed += 1
        return first

    def _is_fixed(self, index: int) -> bool:
        """Whether the lines that decided where this block ends (it is not the last) are complete."""
        if not self.blocks[index].source.endswith("\n"):
            return True  # a line that was cut
        following = self.blocks[index + 1]
        newline = self.text.find("\n", following.start)
        if following.kind == "table" and newline >= 0:  # two lines make a table
            newline = self.text.find("\n", newline + 1)
        return newline >= 0


def _scan(text: str, start: int, line: int, last: Block | None) -> Iterator[Block]:
    """Blocks from offset ``start`` on, which is the beginning of ``line``; ``last`` is the block before."""
    while start < len(text):
        end = _line_end(text, start)
        if not text[start:end].strip():
            start, line = end, line + 1
            continue
        last = _block_at(text, start, line, last)
        yield last
        start, line = start + len(last.source), last.end_line


def _line_end(text: str, start: int) -> int:
    """Behind the newline of the line that begins at ``start``."""
    return text.find("\n", start) + 1 or len(text)


def _block_at(text: str, start: int, line: int, last: Block | None) -> Block:
    first = text[start : _line_end(text, start)].rstrip("\n")
    if last and (text[start - 1] != "\n" or 0 < last.indent <= _indent(first)):
        # The rest of a line or of a list item that was too long.
        end = _item_end(text, start, last.indent) if last.indent else _text_end(text, start)
        return _block("text", text, start, end, line, indent=last.indent)
    if fence := _FENCE.match(first):
        return _code(text, start, line, fence[1], fence[2])
    if (
        last
        and last.kind == "table"
        and last.start + len(last.source) == start
        and not _ENDS_TABLE.match(first)
    ):
        return _table(text, start, line, last.header or "".join(last.source.splitlines(keepends=True)[:2]))
    if _begins_table(text, start):
        return _table(text, start, line)
    if (item := _ITEM.match(first)) and not _RULE.match(first):
        return _item(text, start, line, item, last)
    return _block("text", text, start, _text_end(text, start), line)


def _block(kind: str, text: str, start: int, end: int, line: int, **fields: Any) -> Block:
    source = text[start:end]
    return Block(kind, source, start, line, line + source.count("\n"), **fields)


def _indent(row: str) -> int:
    """Columns of white space in front; a tab counts as four."""
    return len(row) - len(row.lstrip(" ")) if not row.startswith("\t") else 4


def _begins_table(text: str, start: int) -> bool:
    """A row with as many cells as the line of dashes below it."""
    middle = _line_end(text, start)
    row, dashes = text[start:middle], text[middle : _line_end(text, middle)].rstrip("\n")
    if "|" not in row or "-" not in dashes or len(row) > TEXT_LIMIT or not _TABLE_RULE.match(dashes):
        return False
    return len(cells(row)) == len(cells(dashes))


def cells(row: str) -> list[str]:
    """The cells of a row of a table; a pipe behind a backslash belongs to its cell."""
    row = row.strip().removeprefix("|")
    if row.endswith("|") and not row.endswith("\\|"):
        row = row[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _PIPE.split(row)]


def _code(text: str, start: int, line: int, fence: str, language: str) -> Block:
    """A fenced block; it ends with a line of at least as many of the same character, or not yet."""
    closing = re.compile(rf"^ {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$", re.MULTILINE)
    found = closing.search(text, _line_end(text, start))
    end = _line_end(text, found.start()) if found else len(text)
    return _block("code", text, start, end, line, language=language, closed=found is not None)


def _table(text: str, start: int, line: int, header: str = "") -> Block:
    end = _line_end(text, start)
    if end - start > TABLE_LIMIT:
        return _block("text", text, start, _text_end(text, start), line)
    rows = 1
    while end < len(text) and rows < LINE_LIMIT:
        row_end = _line_end(text, end)
        row = text[end:row_end]
        if not row.strip() or _ENDS_TABLE.match(row) or row_end - start > TABLE_LIMIT:
            break
        end = row_end
        rows += 1
    return _block("table", text, start, end, line, header=header)


def _item(text: str, start: int, line: int, item: re.Match[str], last: Block | None) -> Block:
    """One item of a list: it holds every line that is indented as far as its content, and lazy lines."""
    indent = len(item[1]) + len(item[2]) + len(item[5] or " ")
    number, delimiter = (int(item[3]), item[4]) if item[3] else (None, item[2])
    if number is not None and last and last.kind == "item" and last.number is not None:
        number = last.number + 1 if last.delimiter == delimiter else number
    end = _item_end(text, start, indent)
    return _block("item", text, start, end, line, number=number, delimiter=delimiter, indent=indent)


def _item_end(text: str, start: int, indent: int) -> int:
    end = position = start
    blank, fence, lines = False, "", 0
    while position < len(text):
        row_end = _line_end(text, position)
        row = text[position:row_end].rstrip("\n")
        if not row.strip():
            position, blank = row_end, True
            continue
        inside = position == start or _indent(row) >= indent
        if not inside and (blank or fence or _interrupts(row)):
            break
        too_long = row_end - start > (NESTED_CODE_LIMIT if fence else TEXT_LIMIT)
        if too_long or (lines == LINE_LIMIT and not fence):
            return end if end > start else _cut(text, start)
        lines += 1 if not fence else 0
        if fence:
            fence = "" if row.strip().startswith(fence) and not row.strip().strip(fence[0]) else fence
        elif nested := _NESTED_FENCE.match(row):
            fence = nested[1]
        end = position = row_end
        blank = False
    return end


def _interrupts(row: str) -> bool:
    """Whether a line below a list item, indented less than its content, begins something else."""
    return bool(row.startswith((">", "#")) or _FENCE.match(row) or _ITEM.match(row) or _RULE.match(row))


def _text_end(text: str, start: int) -> int:
    """Behind the last line before a blank one or before the beginning of something else."""
    indented = _indent(text[start : start + 4]) >= 4  # indented code: blank lines are part of it
    end = position = start
    lines = 0
    while position < len(text):
        row_end = _line_end(text, position)
        row = text[position:row_end].rstrip("\n")
        if not row.strip():
            if not indented:
                break
            position = row_end
            continue
        if position > start:
            if indented and _indent(row) < 4:
                break
            if not indented and (_FENCE.match(row) or _begins_item(row) or _begins_table(text, position)):
                break
        if row_end - start > TEXT_LIMIT or lines == LINE_LIMIT:
            return end if end > start else _cut(text, start)
        end = position = row_end
        lines += 1
    return end


def _begins_item(row: str) -> bool:
    """A list can begin right below a paragraph: with a bullet, or with number 1, and not empty."""
    item = _ITEM.match(row)
    return bool(item and item[5] and not _RULE.match(row) and (not item[3] or int(item[3]) == 1))


def _cut(text: str, start: int) -> int:
    """Where to cut a line that is too long: behind the last space, or anywhere."""
    space = text.rfind(" ", start + TEXT_LIMIT // 2, start + TEXT_LIMIT)
    return space + 1 if space > 0 else start + TEXT_LIMIT


PLAIN_CHARS, PLAIN_LINES = 2_000, 40  # of one block at most


def plain_blocks(text: str) -> Iterator[Block]:
    """Plain text in sections of a size that is laid out at once."""
    start = line = 0
    while start < len(text):
        limit = min(len(text), start + PLAIN_CHARS)
        end, lines = start, 0
        while lines < PLAIN_LINES and (line_end := text.find("\n", end, limit) + 1):
            end, lines = line_end, lines + 1
        if lines < PLAIN_LINES and limit == len(text):
            end = limit
        elif lines == 0:  # one line that long
            end = text.rfind(" ", start + PLAIN_CHARS // 2, limit) + 1 or limit
        yield Block("plain", text[start:end], start, line, line + lines)
        start, line = end, line + lines
