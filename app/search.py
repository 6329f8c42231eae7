"""Full-text search over the messages, on FTS5.

Long texts are indexed in slices, so that neither indexing nor a snippet ever takes long. Scripts that
write without spaces (Chinese, Japanese, Thai, ...) and Hangul are indexed character by character, and a
query in them is a phrase: that finds any part of a word, of any length, where the trigram tokenizer needs
three characters and three times the space. All other words are found by their beginnings.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterator

from app.schema import to_text

SLICE = 16_384  # characters
MAX_SLICES = 4096  # per message; ``search.rowid`` is seq * MAX_SLICES + number of the slice
_SNIPPET_TOKENS = 24

# Thai to Myanmar, Khmer, kana, CJK and its extensions, Hangul syllables, compatibility ideographs.
_UNSPACED = re.compile(
    "([\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff])"
)
_BREAK = "\x1f"  # stands around each such character; the tokenizer takes it as a space
_COMBINING = re.compile("[\u0300-\u036f]")


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


def occurs(text: str, query_words: list[str]) -> bool:
    """The same question without the index, for texts that are not in it yet."""
    return all(
        re.search(("" if _UNSPACED.match(word) else r"(?<!\w)") + re.escape(word), text, re.IGNORECASE)
        for word in query_words
    )


def snippet_around(text: str, needle: str) -> str:
    """About a line of ``text``, from a little before ``needle``."""
    at = max(text.casefold().find(needle.casefold()), 0)
    start, end = max(at - 40, 0), at + 100
    line = " ".join(text[start:end].replace("\0", " ").split())
    return f"{'…' if start else ''}{line}{'…' if end < len(text) else ''}"


def matches(connection: sqlite3.Connection, query_words: list[str]) -> Iterator[tuple[int, str]]:
    """(seq of a message, snippet), newest first. A message with several matching slices comes once."""
    rows = connection.execute(
        f"SELECT rowid / {MAX_SLICES}, snippet(search, 0, '', '', '…', {_SNIPPET_TOKENS}) "
        "FROM search WHERE search MATCH ? ORDER BY rowid DESC",
        (match_expression(query_words),),
    )
    last = None
    for seq, snippet in rows:
        if seq != last:
            yield seq, " ".join(snippet.replace(_BREAK, "").split())
            last = seq


def index_slices(connection: sqlite3.Connection, seq: int, column: str | bytes) -> Iterator[None]:
    """Write the text of message ``seq`` into the index, a slice at each step."""
    text = to_text(column)
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


def remove_slices(connection: sqlite3.Connection, seq: int, limit: int) -> bool:
    """Take up to ``limit`` slices of a message out of the index; True if some were there."""
    cursor = connection.execute(
        "DELETE FROM search WHERE rowid IN "
        "(SELECT rowid FROM search WHERE rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?)",
        (seq * MAX_SLICES, seq * MAX_SLICES + MAX_SLICES - 1, limit),
    )
    return cursor.rowcount > 0


def _spaced(text: str) -> str:
    """As the index sees it: no NUL, no lone surrogates, unspaced scripts taken apart."""
    text = text.replace("\0", " ").encode("utf-8", "replace").decode()
    return _UNSPACED.sub(_BREAK + r"\1" + _BREAK, text)
