"""Finding conversations and messages by words: titles first, then messages, newest first."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.conversation import ListedChat
from app.storage import text_index
from app.storage.schema import to_column, to_text
from engine.text.folding import fold
from engine.text.search_words import words as words_of

# Texts that the index does not know are read through, which must not be felt: not the very long ones, and
# of the others the newest. What is left out because it is not indexed yet is found some seconds later.
READ_BYTES = 200_000
READ_MESSAGES = 2000
_MESSAGES = (
    "SELECT m.conversation_id, m.id, c.title, m.text FROM messages m "
    "JOIN conversations c ON c.id = m.conversation_id AND c.deleted IS NULL "
)


@dataclass(frozen=True, slots=True)
class SearchHit:
    """``message_id`` None: the title matched. ``snippet`` is plain text around the first match."""

    conversation_id: str
    message_id: str | None
    title: str
    snippet: str


def in_titles(infos: Iterable[ListedChat], text: str) -> Iterator[SearchHit]:
    """Conversations whose title holds every word, anywhere."""
    words = words_of(text) or [fold(text.strip())]
    for info in infos:
        title = fold(info.title)
        if all(word in title for word in words):
            yield SearchHit(info.id, None, info.title, info.title)


def in_messages(
    connection: sqlite3.Connection, index: sqlite3.Connection | None, text: str
) -> Iterator[SearchHit]:
    """Messages in which every word begins a word. ``index`` None: it is being made; all texts are read."""
    words = words_of(text)
    if not words:
        yield from _literally(connection, text.strip())
        return
    seen = set()
    # Without the index everything; with it what is not in it yet, the running answer for one.
    rows = connection.execute(
        f"{_MESSAGES} WHERE m.seq IN (SELECT seq FROM {'to_index' if index else 'messages'} "
        "ORDER BY seq DESC LIMIT ?) AND length(CAST(m.text AS BLOB)) < ? ORDER BY m.seq DESC",
        (READ_MESSAGES, READ_BYTES),
    )
    for conversation_id, id_, title, column in rows:
        found = to_text(column)
        at = text_index.find(found, words)
        if at >= 0:
            seen.add(id_)
            yield SearchHit(conversation_id, id_, to_text(title), text_index.snippet_at(found, at))
    for seq, start in text_index.matches(index, words) if index else ():
        row = connection.execute(
            f"{_MESSAGES} WHERE m.seq = ? AND m.seq NOT IN (SELECT seq FROM to_index)", (seq,)
        ).fetchone()
        if row is not None and row[1] not in seen:
            found = to_text(row[3])[start : start + text_index.SLICE]
            at = max(text_index.find(found, words[:1]), 0)
            yield SearchHit(row[0], row[1], to_text(row[2]), text_index.snippet_at(found, at))


def _literally(connection: sqlite3.Connection, text: str) -> Iterator[SearchHit]:
    """The newest messages that hold ``text`` as it stands: signs are not in the index."""
    rows = connection.execute(
        f"{_MESSAGES} WHERE m.seq IN (SELECT seq FROM messages ORDER BY seq DESC LIMIT ?) "
        "AND instr(m.text, ?) ORDER BY m.seq DESC",
        (READ_MESSAGES, to_column(text)),
    )
    for conversation_id, id_, title, column in rows:
        found = to_text(column)
        snippet = text_index.snippet_at(found, found.find(text))
        yield SearchHit(conversation_id, id_, to_text(title), snippet)
