"""What a block of Markdown means: the flat list of parts that the chat lays out below one another.

The tree of lists and quotes is flattened: every part carries the containers it stands in, from the outside
in, and the marker if it is the first of a list item. Raw HTML is text; an image is shown as its description
and address and never fetched.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.markdown.blocks import Block, cells

BULLETS = ("•", "◦", "▪")
CACHED_CELLS = 2_000

# In a block. Looking for the partner of every one of them takes quadratic time; no prose has so many.
BRACKETS, EMPHASES = 100, 300


def _parser(*disabled: str) -> MarkdownIt:
    # References are off since blocks are parsed one by one: "[x]: y" is shown as it was written.
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True})
    parser.enable(["table", "strikethrough"])
    return parser.disable(["reference", "html_block", "html_inline", *disabled])


_PARSER = _parser()
_PLAIN_PARSER = _parser("link", "image", "emphasis", "strikethrough")

_BARE_LINK = re.compile(r"https?://[^\s<>\"'`]*[^\s<>\"'`.,;:!?)\]}*_]")
OPENED_SCHEMES = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style. ``href`` holds an address that may be opened, or is empty."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    href: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """``kind`` "text", "heading", "code", "rule" or "table".

    ``frame`` holds "quote" and "list", outermost first; ``marker`` is that of the innermost list.
    """

    kind: str
    spans: Spans = ()
    level: int = 0  # heading: 1 .. 6
    text: str = ""  # code
    language: str = ""  # code
    closed: bool = True  # code: no more will come
    header: tuple[Spans, ...] = ()  # table
    rows: tuple[tuple[Spans, ...], ...] = ()  # table
    aligns: tuple[str, ...] = ()  # table: "left" | "center" | "right" per column
    frame: tuple[str, ...] = ()
    marker: str = ""


def parts(block: Block, is_open: bool = False) -> tuple[Part, ...]:
    """The parts of one block. ``is_open``: it is still being written; what is half written is completed."""
    if block.kind == "code":
        return (_code(block),)
    if block.kind == "table":
        return (_table(block),)
    source = _dedent(block.source, block.indent) if block.kind == "text" and block.indent else block.source
    if is_open:
        source = complete(source)
    plain = source.count("[") > BRACKETS or source.count("*") + source.count("_") > EMPHASES
    parser = _PLAIN_PARSER if plain else _PARSER
    result = tuple(_flatten(parser.parse(source)))
    if block.kind == "item" and block.number is not None and result and result[0].marker:
        result = (replace(result[0], marker=f"{block.number}."), *result[1:])
    if block.kind == "text" and block.indent:
        result = tuple(replace(part, frame=("list", *part.frame)) for part in result)
    return result


def complete(source: str) -> str:
    """Closes emphasis and inline code that is open at the end, so that it does not flicker while it grows."""
    last = source[source.rfind("\n\n") + 1 :]
    if "```" in last or "~~~" in last:
        return source
    stripped = source.rstrip()
    if last.count("`") % 2:
        return stripped + "`" if not stripped.endswith("`") else stripped.rstrip("`")
    if last.count("**") % 2:
        open_end = stripped.rstrip("*")
        return open_end + "**" if not stripped.endswith("*") or open_end.count("**") % 2 else open_end
    return source


def _code(block: Block) -> Part:
    lines = block.source.split("\n")
    if block.closed:
        lines = lines[: -2 if block.source.endswith("\n") else -1]
    elif lines[-1] == "":
        lines.pop()
    return Part("code", text="\n".join(lines[1:]), language=block.language, closed=block.closed)


def _dedent(source: str, columns: int) -> str:
    return re.sub(rf"^ {{1,{columns}}}", "", source, flags=re.MULTILINE)


def _table(block: Block) -> Part:
    rows = [cells(row) for row in (block.header + block.source).split("\n") if row.strip()]
    aligns = tuple(_align(dashes) for dashes in rows[1])
    width = len(aligns)
    filled = [tuple(_inline(cell) for cell in [*row, *[""] * width][:width]) for row in [rows[0], *rows[2:]]]
    return Part("table", header=filled[0], rows=tuple(filled[1:]), aligns=aligns)


def _align(dashes: str) -> str:
    if dashes.startswith(":") and dashes.endswith(":"):
        return "center"
    return "right" if dashes.endswith(":") else "left"


@lru_cache(maxsize=CACHED_CELLS)
def _inline(source: str) -> Spans:
    """A cell of a table. Cached: while a table grows, its rows are asked for again and again."""
    tokens = _PARSER.parseInline(source)
    return _spans(tokens[0].children or ()) if tokens else ()


def _flatten(tokens: Sequence[Token]) -> Iterator[Part]:
    frame: list[str] = []
    lists: list[int | None] = []  # the next number, None for bullets
    marker = ""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        part: Part | None = None
        match token.type:
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_open":
                lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                number = lists[-1]
                depth = sum(1 for name in frame if name == "list")
                marker = BULLETS[min(depth, len(BULLETS) - 1)] if number is None else f"{number}."
                lists[-1] = None if number is None else number + 1
                frame.append("list")
                if tokens[index + 1].type == "list_item_close":
                    part = Part("text")
            case "blockquote_open":
                frame.append("quote")
            case "list_item_close" | "blockquote_close":
                frame.pop()
            case "inline":
                before = tokens[index - 1]
                level = int(before.tag[1:]) if before.type == "heading_open" else 0
                part = Part("heading" if level else "text", _spans(token.children or ()), level=level)
            case "fence" | "code_block":
                language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
                part = Part("code", text=token.content.rstrip("\n"), language=language)
            case "hr":
                part = Part("rule")
            case "table_open":
                end = next(i for i in range(index, len(tokens)) if tokens[i].type == "table_close")
                part = _nested_table(tokens[index:end])
                index = end
        if part:
            yield replace(part, frame=tuple(frame), marker=marker)
            marker = ""
        index += 1


def _nested_table(tokens: Sequence[Token]) -> Part:
    """A table inside a list or a quote."""
    rows: list[list[Spans]] = []
    aligns: list[str] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "th_open":
            aligns.append(str(token.attrs.get("style", "")).removeprefix("text-align:") or "left")
        elif token.type == "inline":
            rows[-1].append(_spans(token.children or ()))
    filled = [tuple(row) for row in rows]
    return Part("table", header=filled[0], rows=tuple(filled[1:]), aligns=tuple(aligns))


def _spans(tokens: Sequence[Token]) -> Spans:
    """The styled runs of a piece of inline Markdown."""
    result: list[Span] = []
    bold = italic = strike = 0
    href = ""
    for token in tokens:
        style = Span("", bold > 0, italic > 0, strike > 0, False, href)
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "s_open" | "s_close":
                strike += token.nesting
            case "link_open":
                href = _opened(str(token.attrs.get("href", "")))
            case "link_close":
                href = ""
            case "softbreak" | "hardbreak":
                result.append(replace(style, text="\n"))
            case "code_inline":
                result.append(replace(style, text=token.content, code=True))
            case "image":
                address = str(token.attrs.get("src", ""))
                words = f"{token.content} ({address})" if token.content else address
                result.append(replace(style, text=words, italic=True))
            case _:
                result.extend([replace(style, text=token.content)] if href else _linked(token.content, style))
    return tuple(_joined(result))


def _opened(address: str) -> str:
    """The address if the system's browser may be asked to open it, else nothing."""
    return address if address.lower().startswith(OPENED_SCHEMES) else ""


def _linked(text: str, style: Span) -> Iterator[Span]:
    """``text`` with addresses that stand bare in it as links."""
    position = 0
    for found in _BARE_LINK.finditer(text):
        yield replace(style, text=text[position : found.start()])
        yield replace(style, text=found[0], href=found[0])
        position = found.end()
    yield replace(style, text=text[position:])


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Neighbours of one style as one span, and no empty ones."""
    last: Span | None = None
    for span in spans:
        if not span.text:
            continue
        if last and replace(last, text="") == replace(span, text=""):
            last = replace(last, text=last.text + span.text)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last
