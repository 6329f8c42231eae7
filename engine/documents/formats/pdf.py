"""The text of a PDF, page by page.

pypdf: in Python alone, well kept, bounds what a hostile file unpacks to. Faster readers are libraries in C++,
which a file could make do anything.
"""

import io
import time
from typing import TYPE_CHECKING

from engine.documents.document import DocumentError, Place

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

LONGEST_S = 120.0  # of this process's CPU time; what was read by then is kept
MOST_CHARS = 25_000_000  # the reader refuses fewer with a sentence
RANGES = 4  # of page numbers that a sentence names


def read(data: bytes, name: str) -> tuple[str, tuple[Place, ...], str]:
    """Text, pages, and a sentence on what could not be read, or "". Raises DocumentError."""
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise DocumentError(
                f"“{name}” is protected with a password; open it elsewhere and save it without one."
            )
        count = len(reader.pages)
    except (DocumentError, MemoryError):
        raise
    except DependencyError:
        raise DocumentError(f"“{name}” is encrypted; open it elsewhere and save it without that.") from None
    except Exception:  # whatever a broken file makes a foreign library stumble over
        raise _damaged(name) from None
    return _pages(reader, count, name)


def _pages(reader: "PdfReader", count: int, name: str) -> tuple[str, tuple[Place, ...], str]:
    parts: list[str] = []
    places: list[Place] = []
    length = 0
    pictures: list[int] = []  # numbers of pages without text that show a picture
    damaged: list[int] = []
    begun = time.process_time()
    note = ""
    for number in range(1, count + 1):
        if time.process_time() - begun > LONGEST_S:
            note = f"Only the first {number - 1} of {count} pages were read: the rest would take too long."
            break
        try:
            page = reader.pages[number - 1]
            text = _tidy(page.extract_text())
            if not text and _has_picture(page):
                pictures.append(number)
        except MemoryError:
            raise
        except Exception:  # one page that cannot be read leaves the others
            damaged.append(number)
            continue
        if text:
            places.append(Place(length, f"page {number}"))
            parts.append(text)
            length += len(text) + 2
        if length > MOST_CHARS:
            break
    if not parts and damaged:
        raise _damaged(name)
    if not parts and pictures:
        raise DocumentError(
            f"“{name}” has no text: its pages are pictures (scanned); have its text recognised (OCR) first."
        )
    notes = (
        note,
        f"No text on {_ranges(pictures)}: pictures only." if pictures else "",
        f"Damaged and left out: {_ranges(damaged)}." if damaged else "",
    )
    return "\n\n".join(parts), tuple(places), " ".join(part for part in notes if part)


def _tidy(text: str) -> str:
    """Without blanks at the ends of lines and without empty lines at the ends of a page."""
    return "\n".join(line.rstrip() for line in text.replace("\r", "").split("\n")).strip("\n")


def _has_picture(page: "PageObject") -> bool:
    """Whether the page shows one, also through a form; without looking at the picture itself."""
    left = [page.get("/Resources")]
    for _ in range(100):
        if not left:
            return False
        resources = left.pop()
        objects = resources.get_object().get("/XObject") if resources is not None else None
        objects = objects.get_object() if objects is not None else {}
        for key in list(objects)[:100]:
            found = objects[key].get_object()
            if found.get("/Subtype") == "/Image":
                return True
            if found.get("/Subtype") == "/Form":
                left.append(found.get("/Resources"))
    return False


def _ranges(numbers: list[int]) -> str:
    """ "page 3" or "pages 3 to 7, 9 and others"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    words = ", ".join(" to ".join(map(str, dict.fromkeys(run))) for run in runs[:RANGES])
    others = " and others" if len(runs) > RANGES else ""
    return f"{'page' if len(numbers) == 1 else 'pages'} {words}{others}"


def _damaged(name: str) -> DocumentError:
    return DocumentError(f"“{name}” is damaged; open it elsewhere and save or print it as PDF again.")
