"""Full-text search over the messages, on FTS5.

The index has a file of its own beside the conversations: filling it takes a while after a pasted book, and
nobody who writes a message has to wait for that. It holds nothing that cannot be made again from the
texts, so it is neither backed up nor repaired but thrown away.

Scripts that write without spaces (Chinese, Japanese, Thai, ...) and Hangul are indexed character by
character, and a query in them is a phrase: that finds any part of a word, of any length, where the
trigram tokenizer needs three characters and three times the space. All other words are found by their
beginnings.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from app.storage.schema import transaction

# A very long text is indexed in slices, so that a snippet of it is found quickly. ``search.rowid`` is
# seq * MAX_SLICES + number of the slice.
SLICE = 1 << 16  # characters
MAX_SLICES = 1 << 12
_LAYOUT = 1  # of the index; another one is made anew

# Thai to Myanmar, Khmer, kana, CJK and its extensions, Hangul syllables, compatibility ideographs.
_UNSPACED = re.compile(
    "[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff]+"
)
_BREAK = "\x1f"  # stands around every such character; the tokenizer takes it as a space
_COMBINING = re.compile("[\u0300-\u036f]")


def index_path(database: Path) -> Path:
    return database.with_suffix(".search")


def open_index(database: Path, file_id: str) -> tuple[sqlite3.Connection, bool]:
    """The index for the conversations ``file_id``; True if it had to be made anew and is empty."""
    path, mark = index_path(database), _discard_mark(database)
    connection = _connect(path)
    with suppress(sqlite3.DatabaseError):
        source = connection.execute("SELECT file_id, layout FROM source").fetchall()
        if source == [(file_id, _LAYOUT)] and not mark.exists():
            return connection, False
    connection.close()
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    mark.unlink(missing_ok=True)
    connection = _connect(path)
    connection.execute("PRAGMA journal_mode = WAL")  # one reads while the other writes
    with transaction(connection):
        connection.execute(
            "CREATE VIRTUAL TABLE search USING fts5 (body, tokenize = 'unicode61 remove_diacritics 2')"
        )
        connection.execute("CREATE TABLE source (file_id TEXT, layout INTEGER)")
        connection.execute("INSERT INTO source VALUES (?, ?)", (file_id, _LAYOUT))
    return connection, True


def discard_index(database: Path) -> None:
    """Have a damaged index made anew when it is opened next."""
    _discard_mark(database).touch()


def _discard_mark(database: Path) -> Path:
    return database.with_suffix(".search-damaged")


def read_index(database: Path) -> sqlite3.Connection:
    """Another connection to an index that is open already."""
    return _connect(index_path(database))


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=10.0, isolation_level=None)


def fold(text: str) -> str:
    """For comparing titles: without case and accents."""
    return _COMBINING.sub("", unicodedata.normalize("NFKD", text)).casefold()


def words(query: str) -> list[str]:
    """What the query asks for; words without a letter or digit are left out (they cannot be indexed)."""
    return [word for word in query.replace("\0", " ").split() if any(map(str.isalnum, word))]


def match_expression(query_words: list[str]) -> str:
    """FTS5 query: every word must occur. Quoted, so that nothing a person types is query syntax."""
    phrases = (_spaced(word).replace('"', " ") for word in query_words)
    return " AND ".join(f'"{phrase}" *' for phrase in phrases)


def find(text: str, query_words: list[str]) -> int:
    """The same question without the index, for a text not in it yet: the place of the first word, or -1."""
    plain = text.lower() if text.isascii() else text.translate(_PLAIN)
    places = [_find_word(plain, word.translate(_PLAIN)) for word in query_words]
    return -1 if -1 in places else places[0]


def _find_word(text: str, word: str) -> int:
    at = text.find(word)
    while at > 0 and text[at - 1].isalnum() and not _UNSPACED.match(word):
        at = text.find(word, at + 1)
    return at


class _Plain(dict[int, str]):
    """Each character in lower case and without its accents, as one character: places stay what they are."""

    def __missing__(self, code: int) -> str:
        self[code] = unicodedata.normalize("NFD", chr(code).lower())[0]
        return self[code]


_PLAIN = _Plain()


def snippet_at(text: str, at: int) -> str:
    """About a line of ``text``, from a little before ``at``."""
    start, end = max(at - 40, 0), at + 100
    line = " ".join(text[start:end].replace("\0", " ").split())
    return f"{'…' if start else ''}{line}{'…' if end < len(text) else ''}"


def matches(connection: sqlite3.Connection, query_words: list[str]) -> Iterator[tuple[int, str]]:
    """(seq of a message, snippet around its first match), newest message first."""
    first: int | None = None  # slice of the message that the rows have come to; they come last slice first
    for (rowid,) in connection.execute(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC", (match_expression(query_words),)
    ):
        if first is not None and rowid // MAX_SLICES != first // MAX_SLICES:
            yield first // MAX_SLICES, _snippet(connection, first, query_words)
        first = rowid
    if first is not None:
        yield first // MAX_SLICES, _snippet(connection, first, query_words)


def _snippet(connection: sqlite3.Connection, rowid: int, query_words: list[str]) -> str:
    # Not FTS5's own snippet(): that asks the whole query again for every row.
    (body,) = connection.execute("SELECT body FROM search WHERE rowid = ?", (rowid,)).fetchone()
    text = body.replace(_BREAK, "")
    return snippet_at(text, max(find(text, query_words[:1]), 0))


def write_text(connection: sqlite3.Connection, seq: int, text: str) -> Iterator[None]:
    """Put the text of message ``seq`` into the index, in the place of what it was; a slice at each step."""
    remove_text(connection, seq)
    start = number = 0
    while start < len(text):
        end = min(start + SLICE, len(text)) if number < MAX_SLICES - 1 else len(text)
        if end < len(text):
            # Not through a word, if there is a space near.
            space = max(text.rfind(" ", end - 200, end), text.rfind("\n", end - 200, end))
            end = space + 1 if space > 0 else end
        connection.execute(
            "INSERT INTO search (rowid, body) VALUES (?, ?)",
            (seq * MAX_SLICES + number, _spaced(text[start:end])),
        )
        start, number = end, number + 1
        yield


def remove_text(connection: sqlite3.Connection, seq: int) -> None:
    connection.execute(
        "DELETE FROM search WHERE rowid BETWEEN ? AND ?",
        (seq * MAX_SLICES, seq * MAX_SLICES + MAX_SLICES - 1),
    )


def _spaced(text: str) -> str:
    """As the index sees it: no NUL, no lone surrogates, unspaced scripts taken apart."""
    text = text.replace("\0", " ").encode("utf-8", "replace").decode()
    # A little at a time: the interpreter runs nothing else, not even the window, during one substitution.
    parts = (text[start : start + 4096] for start in range(0, len(text), 4096))
    return "".join(_UNSPACED.sub(lambda run: _BREAK.join(("", *run[0], "")), part) for part in parts)
