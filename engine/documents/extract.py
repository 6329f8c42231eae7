"""Reads the text of a file. What the formats do with hostile files is bounded by the process this runs in.

Nothing here is called in the window's process: a file may take any time and memory (app/documents/reader.py).
"""

import os
import re
import stat
from pathlib import Path

from engine.documents.document import Document as Document
from engine.documents.document import DocumentError as DocumentError
from engine.documents.document import Place as Place
from engine.documents.formats import plain
from engine.documents.kinds import OTHERS, kind_of_bytes, suffix_of

MOST_BYTES = 256 << 20  # of a file
MOST_CHARS = 20_000_000  # of its text
LONE = re.compile("[\ud800-\udfff]")


def read_document(path: Path) -> Document:
    """The text of the file. Raises DocumentError."""
    # Only where one of them is read: the window's process knows this module, too.
    from engine.documents.formats import docx, html, pdf

    name = path.name
    data = _bytes(path)
    if (suffix := suffix_of(name)) in OTHERS:
        raise DocumentError(
            f"“{name}” is {OTHERS[suffix]}, which cannot be read here; "
            "save it as PDF, DOCX or text and choose that."
        )
    kind = kind_of_bytes(data, name)
    places: tuple[Place, ...] = ()
    note = ""
    if kind == "pdf":
        text, places, note = pdf.read(data, name)
    elif kind == "docx":
        text = docx.read(data, name)
    else:
        if len(data) > 4 * MOST_CHARS:  # before a text of such a size is made of it
            raise _too_long(name)
        decoded = html.decode(data) if kind == "html" else plain.decode(data)
        if decoded is None:
            raise DocumentError(f"“{name}” is not a text, and no kind of document that can be read here.")
        text = html.read(decoded) if kind == "html" else decoded
    return _checked(Document(name, kind, _clean(text), places, note))


def _clean(text: str) -> str:
    """Without what a database or a font cannot take: zeros, and halves of characters. As long as before."""
    if "\0" in text:
        text = text.replace("\0", " ")
    try:
        text.encode()
    except UnicodeEncodeError:
        text = LONE.sub("\ufffd", text)
    return text


def _checked(document: Document) -> Document:
    if not document.text.strip():
        raise DocumentError(f"“{document.name}” has no text in it.")
    if len(document.text) > MOST_CHARS:
        raise _too_long(document.name)
    return document


def _too_long(name: str) -> DocumentError:
    return DocumentError(
        f"“{name}” holds more than {MOST_CHARS // 1_000_000} million characters; "
        "save a part of it as a file and choose that."
    )


def _bytes(path: Path) -> bytes:
    """All of a plain file. Raises DocumentError."""
    name = path.name
    try:
        # Opening a pipe would wait for somebody to write into it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as file:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise DocumentError(f"“{name}” is a folder or a device, not a file.")
            if found.st_size > MOST_BYTES:
                raise DocumentError(
                    f"“{name}” has more than {MOST_BYTES >> 20} MB; "
                    "save a part of it as a file and choose that."
                )
            return file.read(found.st_size)  # a larger number would be allocated at once
    except (FileNotFoundError, NotADirectoryError):
        raise DocumentError(f"“{name}” is not there any more; it was moved, renamed or deleted.") from None
    except IsADirectoryError:
        raise DocumentError(f"“{name}” is a folder or a device, not a file.") from None
    except PermissionError:
        if path.is_dir():  # what Windows says of one
            raise DocumentError(f"“{name}” is a folder or a device, not a file.") from None
        raise DocumentError(f"“{name}” may not be read; change its permissions or choose a copy.") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DocumentError(f"“{name}” could not be read: {reason}.") from None
    except ValueError:  # a zero in its name
        raise DocumentError("That name cannot be a file's.") from None
