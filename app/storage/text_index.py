"""Full-text search over the messages, on FTS5.

The index has a file of its own beside the conversations: filling it takes a while after a pasted book, and
nobody who writes a message has to wait for that. It holds nothing that cannot be made again from the
texts, so it is neither backed up nor repaired but thrown away.

Scripts that write without spaces (Chinese, Japanese, Thai, ...) and Hangul are indexed character by
character, and a query in them is a phrase: that finds any part of a word, of any length, where the
trigram tokenizer needs three characters and three times the space. All other words are found by their
beginnings. Texts and queries are folded alike (engine/text/folding.py); the texts themselves are not in
the index.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from app.storage.schema import transaction
from engine.text.folding import FOLD, fold, place
from engine.text.search_words import UNSPACED, spaced

# A very long text is indexed in slices, so that a snippet of it is found quickly. ``search.rowid`` is
# seq * MAX_SLICES + number of the slice.
SLICE = 1 << 16  # characters
MAX_SLICES = 1 << 12
_LAYOUT = f"2, fold {FOLD}"  # of the index; another one is made anew


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
            "CREATE VIRTUAL TABLE search USING fts5 "
            "(body, start UNINDEXED, tokenize = 'unicode61 remove_diacritics 0')"
        )
        connection.execute("CREATE TABLE source (file_id TEXT, layout TEXT)")
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


def match_expression(query_words: list[str]) -> str:
    """FTS5 query: every word must occur. Quoted, so that nothing a person types is query syntax."""
    phrases = (spaced(word).replace('"', " ") for word in query_words)
    return " AND ".join(f'"{phrase}" *' for phrase in phrases)


def find(text: str, query_words: list[str]) -> int:
    """Place of the first of the words in a text that the index lacks; -1 unless all are in it."""
    plain = fold(text)
    places = [_find_word(plain, word) for word in query_words]
    return -1 if -1 in places else place(text, places[0])


def _find_word(text: str, word: str) -> int:
    at = text.find(word)
    while at > 0 and text[at - 1].isalnum() and not UNSPACED.match(word):
        at = text.find(word, at + 1)
    return at


def snippet_at(text: str, at: int) -> str:
    """About a line of ``text``, from a little before ``at``."""
    start, end = max(at - 40, 0), at + 100
    line = " ".join(text[start:end].replace("\0", " ").split())
    return f"{'…' if start else ''}{line}{'…' if end < len(text) else ''}"


def matches(connection: sqlite3.Connection, query_words: list[str]) -> Iterator[tuple[int, int]]:
    """(seq of a message, where the slice of its text with the first match begins), newest message first."""
    last: tuple[int, int] | None = None  # the slices of a message come last slice first
    for rowid, start in connection.execute(
        "SELECT rowid, start FROM search WHERE search MATCH ? ORDER BY rowid DESC",
        (match_expression(query_words),),
    ):
        if last is not None and rowid // MAX_SLICES != last[0]:
            yield last
        last = rowid // MAX_SLICES, start
    if last is not None:
        yield last


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
            "INSERT INTO search (rowid, body, start) VALUES (?, ?, ?)",
            (seq * MAX_SLICES + number, spaced(fold(text[start:end])), start),
        )
        start, number = end, number + 1
        yield


def remove_text(connection: sqlite3.Connection, seq: int) -> None:
    connection.execute(
        "DELETE FROM search WHERE rowid BETWEEN ? AND ?",
        (seq * MAX_SLICES, seq * MAX_SLICES + MAX_SLICES - 1),
    )
