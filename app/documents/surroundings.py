"""A quoted passage with what stands around it in its file now."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.documents.reader import Reader

AROUND = 3000  # characters on each side


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``found``: the passage is in the file as it was quoted; else only ``text`` is there."""

    before: str
    text: str
    after: str
    found: bool


def surroundings(path: Path, text: str, is_stopped: Callable[[], bool]) -> Surroundings:
    """Reads the file, which takes a while: call it in a thread. Raises DocumentError with one sentence."""
    reader = Reader()
    try:
        whole = reader.read(path, is_stopped).text
    finally:
        reader.rest()
    at = whole.find(text)
    if at < 0:
        return Surroundings("", text, "", False)
    end = at + len(text)
    return Surroundings(whole[max(0, at - AROUND) : at], text, whole[end : end + AROUND], True)
