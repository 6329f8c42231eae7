"""The text of an HTML page: what a browser shows, without menus and scripts.

Python's own parser reads it, as tolerant as browsers are; libraries that build a tree of the page first
(lxml, html5lib) would be in the program for this alone, and take many times a hostile page's size.
"""

import re
from html.parser import HTMLParser

from engine.documents.formats import plain
from engine.documents.formats.flow import Flow

UNSEEN = frozenset(
    (
        "script style template noscript svg math head nav iframe object select button textarea audio video "
        "canvas"
    ).split()
)
ALWAYS_UNSEEN = frozenset({"script", "style", "template"})
BLOCKS = frozenset(
    (
        "p div section article main aside header footer figure figcaption blockquote address form fieldset "
        "dl dt dd ul ol hr details summary body center caption legend"
    ).split()
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})""")
HEAD = 4096  # bytes in which a page says its encoding
SPACES = re.compile(r"[ \t\r\n\f]+")


def decode(data: bytes) -> str | None:
    """The source; None if it is not a text."""
    declared = XML_ENCODING.search(data[:HEAD]) or CHARSET.search(data[:HEAD])
    if declared and not data.startswith(tuple(bom for bom, _ in plain.BOMS)):
        encoding = declared[1].decode("ascii").lower()
        # What browsers take these for; and what says UTF-16 in single bytes cannot be it.
        encoding = {"iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}.get(
            encoding, encoding
        )
        try:
            if not encoding.startswith(("utf-16", "utf-32", "utf16", "utf32")) and encoding != "utf-8":
                return data.decode(encoding, "replace").replace("\0", "")
        except (LookupError, UnicodeError, ValueError):
            pass  # an encoding that is none
    return plain.decode(data)


def read(source: str) -> str:
    """The text of the page."""
    page = _parsed(source, UNSEEN)
    if page.has_open:  # a menu that is never closed would hide the rest
        page = _parsed(source, ALWAYS_UNSEEN)
    return page.flow.text()


def _parsed(source: str, unseen: frozenset[str]) -> "_Page":
    page = _Page(unseen)
    try:
        page.feed(source)
        page.close()
    except AssertionError:  # older versions of Python, over <![
        page = _Page(unseen)
        page.feed(source.replace("<![", "<"))
        page.close()
    return page


class _Page(HTMLParser):
    def __init__(self, hidden: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.flow = Flow()
        self._hidden = hidden
        self._unseen: list[str] = []  # open elements whose text is not shown
        self._lists: list[int] = []  # of each open list the number of its next item; -1: bullets
        self._item = ""  # what stands before the text of the open item
        self._is_pre = 0
        self._is_blank = True  # the block has no text, or ends with a blank

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen:
            if tag in self._hidden:
                self._unseen.append(tag)
            elif tag == "body":  # a head that was never closed
                self._unseen.clear()
            return
        if tag in self._hidden:
            self._unseen.append(tag)
        elif tag == "br":
            self.flow.add("\n")
            self._is_blank = True
        elif tag in ("ul", "ol"):
            self._end()
            self._lists.append(1 if tag == "ol" else -1)
        elif tag == "li":
            self._end()
            number = self._lists[-1] if self._lists else -1
            self._item = "  " * max(0, len(self._lists) - 1) + ("- " if number < 0 else f"{number}. ")
            if number > 0:
                self._lists[-1] += 1
        elif tag in ("pre", "listing"):
            self._end()
            self._is_pre += 1
        elif tag == "table":
            self._end()
            self.flow.begin_table()
        elif tag == "tr":
            self.flow.begin_row()
        elif tag in ("td", "th"):
            self.flow.begin_cell()
            self._is_blank = True
        elif tag in BLOCKS or tag in HEADINGS:
            self._end()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # <br/>, <p/>; <script/> is not closed in HTML, but nobody who writes it means the rest of the page.
        if tag not in self._hidden:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag in self._unseen:
                while self._unseen.pop() != tag:
                    pass
            return
        if tag in HEADINGS:
            self.flow.heading(int(tag[1]))
            self._is_blank = True
        elif tag in ("pre", "listing"):
            if self._is_pre:
                self._is_pre -= 1
                self.flow.code()
        elif tag in ("ul", "ol"):
            self._end()
            if self._lists:
                self._lists.pop()
        elif tag == "table":
            self._end()
            self.flow.end_table()
        elif tag == "li" or tag in BLOCKS:
            self._end()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._is_pre:
            self.flow.add(data)
            return
        text = SPACES.sub(" ", data)
        if self._is_blank:
            text = text.lstrip(" ")
        if text:
            self.flow.add(text)
            self._is_blank = text.endswith(" ")

    def close(self) -> None:
        super().close()
        self._end()

    @property
    def has_open(self) -> bool:
        """An element that is not shown was not closed."""
        return bool(self._unseen)

    def _end(self) -> None:
        if self.flow.end(self._item, is_tight=bool(self._item)):
            self._item = ""
        self._is_blank = True
