"""A document as its text: what is read of a file of any kind."""

from bisect import bisect_right
from dataclasses import dataclass

from engine.errors import DocumentError as DocumentError


@dataclass(frozen=True, slots=True)
class Place:
    """From ``start`` on, a character of the text, a person would look for it at ``label`` ("page 3")."""

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class Document:
    """``places`` are in the order of their starts. Lines of the text end with a line feed.

    ``kind``: "text", "markdown", "code", "table" (of values), "pdf", "docx" or "html". In the text of
    "markdown", "docx" and "html" a heading is a line that begins with one to six ``#`` and a blank.
    """

    name: str  # of the file, without its folder
    kind: str
    text: str
    places: tuple[Place, ...] = ()
    note: str = ""  # a sentence on what could not be read, as pages that are pictures

    def place_at(self, position: int) -> str:
        """The label of the place that holds character ``position``; "" before the first."""
        index = bisect_right(self.places, position, key=lambda place: place.start) - 1
        return self.places[index].label if index >= 0 else ""
