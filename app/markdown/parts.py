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
from app.markdown.footnotes import TO_MENTION, TO_NOTE
from app.markdown.grammar import inline_tokens, is_plain
from app.markdown.pieces import environment, pieces

CACHED = 2_000  # cells of tables and paragraphs
DISPLAYED = ("$$", "\\[", "\\begin")  # what a displayed formula begins with
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
    formula: bool = False  # LaTeX with its delimiters


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """``kind`` "text", "heading", "code", "rule", "table" or "formula": one that stands in lines of its own.

    ``frame`` holds "quote" and "list", outermost first; ``marker`` is that of the innermost list.
    """

    kind: str
    spans: Spans = ()
    level: int = 0  # heading: 1 .. 6
    text: str = ""  # code; a formula with its delimiters
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
                spans.append(Span(piece.joint or ""))
                spans.extend(_read(piece.source, block.references, piece.raw, False, is_open))
            if block.joint is not None:
                del spans[0]
            if block.back:
                spans.append(Span(" "))
                spans.append(Span("↩", href=TO_MENTION + block.back))
            part = replace(part, spans=tuple(_joined(spans)))
            if block.kind == "text" and any(span.formula for span in part.spans):
                return tuple(_apart(part))
    return (part,)


def _apart(part: Part) -> Iterator[Part]:
    """The part, or several: a displayed formula that has its lines for itself is a part of its own."""
    marker, text = part.marker, list[Span]()
    spans = list(part.spans)
    for index, span in enumerate(spans):
        following = spans[index + 1].text if index + 1 < len(spans) else "\n"
        alone = (not text or text[-1].text.endswith("\n")) and following.startswith("\n")
        if not (span.formula and alone and span.text.startswith(DISPLAYED)):
            text += [span] if span.text else []
            continue
        if text := _without_newline(text, -1):
            yield replace(part, spans=tuple(text), marker=marker)
            marker = ""
        yield replace(part, kind="formula", spans=(), text=span.text, marker=marker)
        marker, text = "", []
        if index + 1 < len(spans):
            (spans[index + 1],) = _without_newline(spans[index + 1 : index + 2], 0) or [Span("")]
    if text:
        yield replace(part, spans=tuple(text), marker=marker)


def _without_newline(spans: list[Span], index: int) -> list[Span]:
    """Without the newline at the beginning (index 0) or end (-1), which the border of a part stands for."""
    if not spans:
        return []
    text = spans[index].text
    text = text.removeprefix("\n") if index == 0 else text.removesuffix("\n")
    spans = [*spans]
    spans[index] = replace(spans[index], text=text)
    return [span for span in spans if span.text]


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
def _read(
    source: str, references: tuple[tuple[str, str], ...], raw: bool, cell: bool, is_open: bool = False
) -> Spans:
    """The spans of a paragraph or a cell. Cached: while it grows, a table is asked for again and again."""
    if is_plain(source):
        return (Span(source),) if source else ()
    env = environment(references, cell)
    if is_open and not raw:
        tokens = inline_tokens(source, env | {"open": True})
        if tokens and tokens[-1].type == "half_formula":
            return _spans(tokens)  # it would swallow what completes the rest
        source = complete(source)
    return _spans(inline_tokens(source, env, raw))


def _spans(tokens: Sequence[Token]) -> Spans:
    """The styled runs of a piece of inline Markdown."""
    result: list[Span] = []
    bold = italic = strike = 0
    href = ""
    for token in tokens:
        words, code, raised, formula, slanted = token.content, False, False, False, italic > 0
        to = href
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
            case "formula":
                formula = True
            case "footnote":
                raised = True
                to = TO_NOTE + token.meta["number"] if token.meta["number"] else ""
            case "image":
                address = str(token.attrs.get("src", ""))
                words, slanted = f"{words} ({address})" if words else address, True
        if words:
            result.append(Span(words, bold > 0, slanted, strike > 0, code, to, raised, formula))
    return tuple(_joined(result))


def _opened(address: str) -> str:
    """The address if the system's browser may be asked to open it, else nothing."""
    return address if address.lower().startswith(OPENED_SCHEMES) else ""


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Neighbours of one style as one span, and no empty ones. Each formula is a span of its own."""
    for _, several in groupby(filter(_words, spans), _style):
        first, *others = several
        if first.formula:
            yield from (first, *others)
            continue
        yield replace(first, text=first.text + "".join(map(_words, others))) if others else first


_words = attrgetter("text")
_style = attrgetter(*(field.name for field in fields(Span) if field.name != "text"))
