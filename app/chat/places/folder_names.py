"""Names of folders: which are the same, which are none, and in which order they stand."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from app.conversation import ListedChat

MOST_CHARS = 100


def clean_name(text: str) -> str:
    """``text`` as a name on one line; "" where nothing of it could be seen."""
    name = " ".join(text.replace("\0", " ").split())[:MOST_CHARS].strip()
    return name if any(letter.isprintable() and not letter.isspace() for letter in name) else ""


@lru_cache(maxsize=10_000)
def folder_key(name: str) -> str:
    """The same for names that differ in upper and lower case, blanks or the form of their letters only."""
    if name.isascii():
        return " ".join(name.lower().split())
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())


def folders_of(kept: Iterable[str], infos: Iterable[ListedChat]) -> dict[str, str]:
    """Key and name of every folder, in the order of the list.

    ``kept`` are those that were made, and may be empty; chats may name others (they came with an import).
    """
    found: dict[str, str] = {}
    for name in (*kept, *(info.folder for info in infos if info.folder)):
        key = folder_key(name)
        if key:
            found.setdefault(key, name)
    return dict(sorted(found.items(), key=lambda item: _sort_key(item[0])))


def _sort_key(key: str) -> tuple[str, str]:
    """Accents come after the letters, so that "é" stands beside "e"."""
    letters = unicodedata.normalize("NFD", key)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)), key
