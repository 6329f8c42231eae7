"""A chat as one HTML page that needs nothing else: no scripts, no addresses that are fetched, light and dark.

Read as the chat view reads it (app/markdown): raw HTML is text, formulas stay as they were written.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from html import escape

from app.conversation import Conversation, Message
from app.look.colors import DARK, LIGHT, Colors
from app.markdown.block import BULLETS
from app.markdown.blocks import blocks
from app.markdown.coloring import Lines
from app.markdown.parts import Part, Span, part_text, parts
from app.storage.exchange.markdown import Words, attached, speaker, version_note, when

ColorCode = Callable[[str, str], Lines]  # (code, language) -> colours line by line, in UTF-16 units
NOTE_COLOR = LIGHT.muted  # on paper
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_CODE = [item.name for item in fields(Colors) if item.name.startswith("code_")]
_USED = ("window", "soft", "border", "text", "muted", "link", "code", *_CODE)

_STYLE = """
:root{color-scheme:light dark;%LIGHT%}
@media (prefers-color-scheme:dark){:root{%DARK%}}
body{background:var(--window);color:var(--text);font:1rem/1.55 system-ui,sans-serif;margin:0}
main{max-width:46rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.5rem;line-height:1.3;overflow-wrap:anywhere}
section{margin:1.75rem 0;overflow-wrap:anywhere}
section.user>div.said{background:var(--soft);border-radius:.75rem;padding:.1rem 1rem}
h2.who{font-size:.875rem;font-weight:600;margin:0 0 .35rem}
.note{color:var(--muted);font-weight:400;font-size:.875rem}
.said h3,.said h4,.said h5,.said h6{line-height:1.3;margin:1.2em 0 .5em}
pre{background:var(--code);color:var(--code_text);padding:.75rem 1rem;border-radius:.5rem;overflow-x:auto}
code{font:.875em/1.5 ui-monospace,monospace;background:var(--code);padding:.1em .3em;border-radius:.25em}
pre code{background:none;padding:0}
a{color:var(--link)}
blockquote{margin:.75em 0;padding-left:1rem;border-left:3px solid var(--border);color:var(--muted)}
table{border-collapse:collapse;display:block;overflow-x:auto;margin:.75em 0}
th,td{border:1px solid var(--border);padding:.3em .65em;vertical-align:top;text-align:start}
hr{border:0;border-top:1px solid var(--border)}
details{color:var(--muted);border:1px solid var(--border);border-radius:.5rem;padding:.5rem 1rem}
.text{white-space:pre-wrap}
%CODE%
@media print{body{background:#fff}main{max-width:none;padding:0}h1,h2,h3,h4,h5,h6{break-after:avoid}
pre{white-space:pre-wrap;border:1px solid var(--border)}tr,img{break-inside:avoid}a{color:inherit}}
"""


@dataclass(frozen=True, slots=True)
class Style:
    """How a page is made: for a browser, or ``plain`` for Qt's documents, which know less of CSS."""

    css: str
    plain: bool = False


def browser_style() -> Style:
    """For a page of its own, in the colours of the window."""
    css = _STYLE.replace("%LIGHT%", _variables(LIGHT)).replace("%DARK%", _variables(DARK))
    code = "".join(f".{name}{{color:var(--{name})}}" for name in _CODE)
    return Style(css.replace("%CODE%", code))


def page(
    chat: Conversation, words: Words, style: Style, color: ColorCode, language: str = "en"
) -> Iterator[str]:
    """The whole page, piece by piece."""
    title = " ".join(chat.info.title.split()) or words.untitled
    yield (
        f'<!DOCTYPE html>\n<html lang="{_text(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{_text(title)}</title><style>{style.css}</style></head>\n<body><main>"
        f"<h1>{_text(title)}</h1>\n"
    )
    if chat.info.system_prompt:
        yield _prompt(chat.info.system_prompt, words, style)
    for message in chat.path():
        yield from _message(chat, message, words, style, color)
    yield "</main></body></html>\n"


def _prompt(prompt: str, words: Words, style: Style) -> str:
    if style.plain:
        return (
            f'<p class="note"><b>{_text(words.system_prompt)}</b></p><p class="note">{_lines(prompt)}</p>\n'
        )
    return (
        f"<details><summary>{_text(words.system_prompt)}</summary>"
        f'<p class="text">{_text(prompt)}</p></details>\n'
    )


def _message(
    chat: Conversation, message: Message, words: Words, style: Style, color: ColorCode
) -> Iterator[str]:
    note = " · ".join(filter(None, (when(message.created), version_note(chat, message, words))))
    yield (
        f'<section class="{message.role}"><h2 class="who" dir="auto">{_text(speaker(message, words))}'
        f'{" " if note else ""}<span class="note">{_text(note)}</span></h2>\n<div class="said" dir="auto">'
    )
    if files := attached(message, words):
        yield f'<p class="note">{_text(files)}</p>\n'
    yield from body(message.text, style, color)
    yield "</div></section>\n"


def body(text: str, style: Style, color: ColorCode) -> Iterator[str]:
    """What a message says, as HTML."""
    frames = _Frames()
    for block in blocks(text):
        for part in parts(block):
            yield frames.lead_to(part, block.begins)
            yield _part(part, style, color, frames.mark)
    yield frames.close()


class _Frames:
    """The lists and quotes that are open."""

    def __init__(self) -> None:
        self._open: list[tuple[str, str]] = []  # (kind, name of the list's element)
        self.mark = ""  # what stands in front of the part in hand, where no list of HTML draws it

    def lead_to(self, part: Part, begins: bool) -> str:
        """Closes and opens what it takes to stand where ``part`` stands."""
        self.mark = _own_mark(part.marker) if "list" in part.frame else ""
        kept = 0
        while not begins and kept < min(len(self._open), len(part.frame)):
            if self._open[kept][0] != part.frame[kept]:
                break
            kept += 1
        item = ""
        if part.marker and "list" in part.frame:
            place = len(part.frame) - 1 - part.frame[::-1].index("list")
            if place < kept:  # another item of a list that is open
                element = _element(part.marker)
                if self._open[place][1] == element:
                    made = self._close(place + 1)
                    return f"{made}</li>{_item(part.marker)}" + self._enter(part, place + 1)
                kept = place
            item = part.marker
        return self._close(kept) + self._enter(part, kept, item)

    def close(self) -> str:
        """Closes everything."""
        return self._close(0)

    def _close(self, kept: int) -> str:
        made = ""
        while len(self._open) > kept:
            kind, element = self._open.pop()
            made += "</blockquote>" if kind == "quote" else f"</li></{element[:2]}>\n"
        return made

    def _enter(self, part: Part, kept: int, marker: str = "") -> str:
        made = ""
        last = len(part.frame) - 1 - part.frame[::-1].index("list") if "list" in part.frame else -1
        for place in range(kept, len(part.frame)):
            if part.frame[place] == "quote":
                self._open.append(("quote", ""))
                made += "<blockquote>"
            else:
                mark = marker if place == last else ""
                element = _element(mark)
                self._open.append(("list", element))
                made += f"<{element}>{_item(mark)}"
        return made


def _element(marker: str) -> str:
    if _own_mark(marker):
        return 'ul style="list-style-type:none"'
    return "ol" if marker.rstrip(".").isdecimal() else "ul"


def _own_mark(marker: str) -> str:
    """A marker that is neither a bullet nor a number: a task's box, a footnote's number."""
    return "" if not marker or marker in BULLETS or marker.rstrip(".").isdecimal() else marker


def _item(marker: str) -> str:
    number = marker.rstrip(".")
    if number.isdecimal() and len(number) < 10:
        return f'<li value="{int(number)}">'
    return "<li>"


def _part(part: Part, style: Style, color: ColorCode, mark: str) -> str:
    before = f"{_text(mark)} " if mark else ""
    match part.kind:
        case "code":
            return before + _code(part, color)
        case "table":
            return before + _table(part)
        case "rule":
            return "<hr>\n"
        case "heading":
            level = min(part.level + 2, 6)  # below the chat's title and the speaker
            return f"<h{level}>{before}{_spans(part.spans)}</h{level}>\n"
        case _:
            spans = _spans(part.spans) if part.spans else _lines(part_text(part))
            return f"<p>{before}{spans}</p>\n"


def _spans(spans: tuple[Span, ...]) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    made = _lines(span.text)
    for wanted, element in (
        (span.code, "code"),
        (span.raised, "sup"),
        (span.strike, "s"),
        (span.italic, "em"),
        (span.bold, "strong"),
    ):
        if wanted:
            made = f"<{element}>{made}</{element}>"
    if span.href and not span.href.startswith("#"):  # in a page of many messages that would lead anywhere
        made = f'<a href="{_text(span.href)}" rel="noreferrer noopener">{made}</a>'
    return made


def _table(part: Part) -> str:
    aligns = [f' style="text-align:{side}"' if side else "" for side in part.aligns]

    def row(cells: tuple[tuple[Span, ...], ...], element: str) -> str:
        made = "".join(
            f"<{element}{aligns[i] if i < len(aligns) else ''}>{_spans(cell)}</{element}>"
            for i, cell in enumerate(cells)
        )
        return f"<tr>{made}</tr>\n"

    head = f"<thead>{row(part.header, 'th')}</thead>" if part.header else ""
    return f'<table border="1" cellspacing="0" cellpadding="4">{head}<tbody>' + (
        "".join(row(cells, "td") for cells in part.rows) + "</tbody></table>\n"
    )


def _code(part: Part, color: ColorCode) -> str:
    lines = color(part.text, part.language) if part.language else []
    colored = [
        _colored(line, lines[i] if i < len(lines) else []) for i, line in enumerate(part.text.split("\n"))
    ]
    return f'<pre dir="ltr"><code>{chr(10).join(colored)}</code></pre>\n'


def _colored(line: str, runs: list[tuple[int, int, str]]) -> str:
    """One line of code. Places of colours are counted in UTF-16 units."""
    if not runs:
        return _text(line)
    units = line.encode("utf-16-le", "surrogatepass")
    at, made = 0, ""
    for start, length, name in sorted(runs):
        if start < at:
            continue
        made += _text(_units(units, at, start))
        made += f'<span class="{name}">{_text(_units(units, start, start + length))}</span>'
        at = start + length
    return made + _text(_units(units, at, len(units) // 2))


def _units(data: bytes, start: int, end: int) -> str:
    return data[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def _lines(text: str) -> str:
    """Text whose line breaks are seen."""
    return _text(text).replace("\n", "<br>\n")


def _text(text: str) -> str:
    """Escaped for HTML, in a text or in quotes; what no page can hold becomes a sign of its own."""
    if not text.isprintable():
        text = "".join(
            "\ufffd" if (char < " " and char not in "\n\t\r") or "\ud800" <= char <= "\udfff" else char
            for char in text
        )
    return escape(text)


def _variables(colors: Colors) -> str:
    return "".join(f"--{name}:{getattr(colors, name)};" for name in _USED)


def plain_style() -> Style:
    """For Qt's documents: on paper, so in light colours."""
    code = "".join(f".{name}{{color:{getattr(LIGHT, name)}}}" for name in _CODE)
    css = (
        f"body{{color:{LIGHT.text}}}"  # the sizes of headings: pdf.py
        f".note{{color:{NOTE_COLOR};font-weight:normal;font-size:9pt}}"
        f"pre{{background-color:{LIGHT.code};font-size:9pt;white-space:pre-wrap}}"
        f"code{{background-color:{LIGHT.code};font-size:9pt}}"
        f"a{{color:{LIGHT.link}}}blockquote{{color:{LIGHT.muted}}}"
        f"table{{border-collapse:collapse;border-color:{LIGHT.border}}}{code}"
    )
    return Style(css, plain=True)
