"""The text of a Word document: headings, paragraphs, lists, tables and footnotes.

The document is XML in an archive. It is read piece by piece by expat, which python-docx (lxml, 12 MB) and
mammoth (a tree of the whole) are not: what an archive unpacks to, however much, is never in memory at once.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from engine.documents.document import DocumentError
from engine.documents.formats.flow import Flow

MOST_XML = 256 << 20  # bytes that the parts may unpack to
MOST_CHARS = 25_000_000  # of text; the reader refuses fewer with a sentence
PIECE = 1 << 16
MAIN = "word/document.xml"
HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo) ?([1-9])$")
UNSEEN = frozenset({"del", "moveFrom", "Fallback", "pPrChange", "rPrChange", "sectPr"})
COMPOUND = b"\xd0\xcf\x11\xe0"  # what Word wraps an encrypted document in, and wrote before 2007

Attributes = dict[str, str]


def read(data: bytes, name: str) -> str:
    """The text. Raises DocumentError."""
    if data.startswith(COMPOUND):
        raise DocumentError(
            f"“{name}” is protected with a password, or older than DOCX; "
            "open it in a word processor and save it as DOCX without a password."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Archive(archive, name).text()
    except (
        zipfile.BadZipFile,
        zlib.error,
        expat.ExpatError,
        EOFError,
        KeyError,
        NotImplementedError,
        ValueError,
    ):
        raise DocumentError(
            f"“{name}” is damaged or no Word document; open it in a word processor and save it again."
        ) from None
    except RuntimeError:  # what zipfile says of an encrypted part
        raise DocumentError(f"“{name}” is encrypted; save it without a password and choose that.") from None


class _Archive:
    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._left = MOST_XML

    def text(self) -> str:
        main = self._main_part()
        folder = main.rpartition("/")[0]
        styles = _Styles()
        self._parse(f"{folder}/styles.xml", styles.start, styles.end)
        body = _Body(styles)
        if not self._parse(main, body.start, body.end, body.data):
            raise KeyError(main)
        for part in ("footnotes.xml", "endnotes.xml"):
            self._parse(f"{folder}/{part}", body.start, body.end, body.data)
        return body.flow.text()

    def _main_part(self) -> str:
        """Most programs call it the same; all of them say what they call it."""
        if MAIN in self._archive.namelist():
            return MAIN
        found = [MAIN]

        def start(tag: str, attributes: Attributes) -> None:
            if attributes.get("Type", "").endswith("/officeDocument"):
                found.append(attributes.get("Target", "").lstrip("/"))

        self._parse("_rels/.rels", start, lambda tag: None)
        return found[-1]

    def _parse(
        self,
        part: str,
        start: Callable[[str, Attributes], None],
        end: Callable[[str], None],
        data: Callable[[str], None] | None = None,
    ) -> bool:
        """False if there is no such part. Names come without their namespace."""
        try:
            file = self._archive.open(part)
        except KeyError:
            return False
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = lambda tag, attributes: start(
            _local(tag), {_local(key): value for key, value in attributes.items()}
        )
        parser.EndElementHandler = lambda tag: end(_local(tag))
        parser.CharacterDataHandler = data
        parser.StartDoctypeDeclHandler = (
            _refuse  # no Word document has one, and entities may grow without end
        )
        with file:
            while piece := file.read(PIECE):
                self._left -= len(piece)
                if self._left < 0:
                    raise DocumentError(
                        f"“{self._name}” unpacks to more than {MOST_XML >> 20} MB; "
                        "save a part of it and choose that."
                    )
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        return True


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse(*args: object) -> None:
    raise ValueError("a document type in a Word document")


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else -1


class _Styles:
    """Which styles are headings or lists: their ids are translated, their names mostly not."""

    def __init__(self) -> None:
        self.headings: dict[str, int] = {}
        self.lists: set[str] = set()
        self._id = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        value = attributes.get("val", "")
        if tag == "style":
            self._id = attributes.get("styleId", "")
        elif tag == "name" and self._id:
            name = value.lower()
            if match := HEADING.match(name):
                self.headings[self._id] = int(match[1])
            elif name == "title":
                self.headings[self._id] = 1
            elif name.startswith("list ") and name != "list paragraph":
                self.lists.add(self._id)
        elif tag == "outlineLvl" and self._id and 0 <= _number(value) < 9:
            self.headings.setdefault(self._id, _number(value) + 1)

    def end(self, tag: str) -> None:
        if tag == "style":
            self._id = ""


class _Body:
    """What a person sees of the document, without what was deleted, moved away or is a field's code."""

    def __init__(self, styles: _Styles) -> None:
        self.flow = Flow()
        self._styles = styles
        self._hidden = 0  # open elements whose text is not shown
        self._is_text = False
        self._heading = 0
        self._depth = -1  # of the list's item; -1: none
        self._note = ""  # the footnote that is read

    def start(self, tag: str, attributes: Attributes) -> None:
        if self._hidden or tag in UNSEEN:
            self._hidden += 1
        elif tag == "t":
            self._is_text = True
        elif tag == "p":
            self._end()  # of a text box within a paragraph: the outer one goes on after it
        elif tag in ("tab", "br", "cr"):
            self.flow.add("\t" if tag == "tab" and not attributes else "" if tag == "tab" else "\n")
        elif tag == "noBreakHyphen":
            self.flow.add("-")
        elif tag == "pStyle":
            style = attributes.get("val", "")
            self._heading = self._styles.headings.get(style, 0)
            if style in self._styles.lists:
                self._depth = max(self._depth, 0)
        elif tag == "outlineLvl" and 0 <= _number(attributes.get("val")) < 9:
            self._heading = _number(attributes.get("val")) + 1
        elif tag == "numPr":
            self._depth = max(self._depth, 0)
        elif tag == "ilvl" and self._depth >= 0:
            self._depth = max(0, min(_number(attributes.get("val")), 8))
        elif tag == "numId" and attributes.get("val") == "0":  # taken out of the list that its style has
            self._depth = -1
        elif tag in ("footnoteReference", "endnoteReference"):
            self.flow.add(f"[^{tag[0]}{attributes.get('id', '')}]")
        elif tag in ("footnote", "endnote"):
            self._note = "" if "type" in attributes else f"[^{tag[0]}{attributes.get('id', '')}]: "
        elif tag == "tbl":
            self._end()
            self.flow.begin_table()
        elif tag == "tr":
            self.flow.begin_row()
        elif tag == "tc":
            self.flow.begin_cell()

    def end(self, tag: str) -> None:
        if self._hidden:
            self._hidden -= 1
        elif tag == "t":
            self._is_text = False
        elif tag == "p":
            self._end()
        elif tag == "tbl":
            self.flow.end_table()

    def data(self, text: str) -> None:
        if self._is_text and not self._hidden:
            self.flow.add(text)
            if self.flow.length > MOST_CHARS:
                raise MemoryError

    def _end(self) -> None:
        if self._heading:
            self.flow.heading(self._heading)
        elif self._depth >= 0:
            self.flow.end("  " * self._depth + "- ", is_tight=True)
        elif self.flow.end(self._note):
            self._note = ""
        self._heading, self._depth = 0, -1
