"""What a block of Markdown means: the part that the chat lays out.

Raw HTML is text; an image is shown as its description and address and never fetched.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from markdown_it.token import Token

from app.markdown.block import Block
from app.markdown.grammar import inline_tokens, is_plain
from app.markdown.pieces import environment, pieces

CACHED = 2_000  # cells of tables and paragraphs
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
    raised: bool = False  # the mark of a footnote


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
    header: tuple[Spans, ...] = ()  # table; empty in a piece of it that is not the first
    rows: tuple[tuple[Spans, ...], ...] = ()  # table
    aligns: tuple[str, ...] = ()  # table: "left" | "center" | "right" | "" per column
    frame: tuple[str, ...] = ()
    marker: str = ""


def part_text(part: Part) -> str:
    """What a part says: cells with tabs between them, each row of a table in one line."""
    if part.kind == "table":
        rows = [part.header, *part.rows] if part.header else part.rows
        return "\n".join("\t".join(_text(cell).replace("\n", " ") for cell in row) for row in rows)
    return part.text or _text(part.spans)


def _text(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def parts(block: Block, is_open: bool = False) -> tuple[Part, ...]:
    """The parts of one block. ``is_open``: it is still being written; what is half written is completed."""
    part = Part(block.kind, frame=block.frame, marker=block.marker, level=block.level)
    match block.kind:
        case "code":
            part = replace(part, text=block.source, language=block.language, closed=block.closed)
        case "table":
            rows = tuple(
                tuple(_read(cell, block.references, False, True) for cell in row) for row in block.rows
            )
            header, body = (rows[0], rows[1:]) if block.joint is None else ((), rows)
            part = replace(part, header=header, rows=body, aligns=block.aligns)
        case "text" | "heading":
            spans: list[Span] = []
            # A piece is what it is: nothing in it goes on in the next one.
            for piece in [block] if block.joint is not None else pieces(block):
                source = complete(piece.source) if is_open and not piece.raw else piece.source
                spans.append(Span(piece.joint or ""))
                spans.extend(_read(source, block.references, piece.raw, False))
            if block.joint is not None:
                del spans[0]
            part = replace(part, spans=tuple(_joined(spans)))
    return (part,)


def complete(source: str) -> str:
    """Closes emphasis and inline code that is open at the end, so that it does not flicker while it grows."""
    stripped = source.rstrip()
    if source.count("`") % 2:
        return stripped + "`" if not stripped.endswith("`") else stripped.rstrip("`")
    if source.count("**") % 2:
        open_end = stripped.rstrip("*")
        return open_end + "**" if not stripped.endswith("*") or open_end.count("**") % 2 else open_end
    return source


@lru_cache(maxsize=CACHED)
def _read(source: str, references: tuple[tuple[str, str], ...], raw: bool, cell: bool) -> Spans:
    """The spans of a paragraph or a cell. Cached: while it grows, a table is asked for again and again."""
    if is_plain(source):
        return (Span(source),) if source else ()
    return _spans(inline_tokens(source, environment(references, cell), raw))


def _spans(tokens: Sequence[Token]) -> Spans:
    """The styled runs of a piece of inline Markdown."""
    result: list[Span] = []
    bold = italic = strike = 0
    href = ""
    for token in tokens:
        words, code, raised, slanted = token.content, False, False, italic > 0
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
                words = "\n"
            case "code_inline":
                code = True
            case "footnote":
                raised = True
            case "image":
                address = str(token.attrs.get("src", ""))
                words, slanted = f"{words} ({address})" if words else address, True
        if words:
            result.append(Span(words, bold > 0, slanted, strike > 0, code, href, raised))
    return tuple(_joined(result))


def _opened(address: str) -> str:
    """The address if the system's browser may be asked to open it, else nothing."""
    return address if address.lower().startswith(OPENED_SCHEMES) else ""


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Neighbours of one style as one span, and no empty ones."""
    for _, several in groupby(filter(_words, spans), _style):
        first, *others = several
        yield replace(first, text=first.text + "".join(map(_words, others))) if others else first


_words = attrgetter("text")
_style = attrgetter(*(field.name for field in fields(Span) if field.name != "text"))
