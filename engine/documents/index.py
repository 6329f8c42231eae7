"""The index of a person's documents: a file of its own, which SQLite's FTS5 searches.

It holds nothing that cannot be read again from the documents, so a damaged one is thrown away and made anew.
One process writes it (``Index``), any thread reads it (``Reading``). A file is known by its path, and which
folder it belongs to follows from that: folders may lie in each other.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from engine.documents.document import Document
from engine.documents.passages import passages
from engine.documents.ranking import CREATE, LAYOUT, rank, words_of
from engine.errors import EngineError
from engine.text.search_words import spaced

MOST_PASSAGES = 4000  # of one file, about 3 MB of text: what follows is not worth the space
_VERSION = f"1, {LAYOUT}"
_TABLES = (
    "CREATE TABLE source (layout TEXT)",
    # ``error``: why there is no text, in a sentence. Names of files need not be text: they are kept as bytes.
    "CREATE TABLE files (id INTEGER PRIMARY KEY, path BLOB UNIQUE, size INTEGER, mtime INTEGER, "
    "digest BLOB, error TEXT)",
    "CREATE TABLE passages (id INTEGER PRIMARY KEY, file INTEGER, start INTEGER, end INTEGER, heading TEXT, "
    "place TEXT, text TEXT)",
    "CREATE INDEX passages_of ON passages (file)",
    CREATE,
)


class IndexDamagedError(EngineError):
    """The file is no index, or one of another version: it has to be made anew."""

    def __init__(self) -> None:
        super().__init__("The index of the documents was damaged; it is being made anew.")


class IndexFullError(EngineError):
    """There is no space to write, or the index may not be written."""


@dataclass(frozen=True, slots=True)
class Known:
    """A file as it was when it was read."""

    size: int
    mtime: int  # nanoseconds
    error: str


@dataclass(frozen=True, slots=True)
class Found:
    """A passage of a file that fits a question."""

    path: Path
    start: int
    end: int
    heading: str
    place: str
    text: str
    score: float


def discard(path: Path) -> None:
    """Removes the index; nothing but it is lost. Raises OSError."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


class Index:
    """To write. Raises IndexDamagedError or IndexFullError, after which it is of no use."""

    def __init__(self, path: Path) -> None:
        """Opens the index, or makes an empty one."""
        with _told():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=10.0, isolation_level=None)
            try:
                self._open()
            except BaseException:
                self._connection.close()
                raise

    def _open(self) -> None:
        run = self._connection.execute
        run("PRAGMA journal_mode = WAL")  # one reads while the other writes
        run("PRAGMA secure_delete = ON")  # what is removed is gone from the file as well
        run("PRAGMA synchronous = NORMAL")  # the last files may have to be read again after a power cut
        if not run("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            run("BEGIN IMMEDIATE")
            for statement in _TABLES:
                run(statement)
            run("INSERT INTO source VALUES (?)", (_VERSION,))
            run("COMMIT")
        _check(self._connection)

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self._connection.close()

    def known(self, folder: Path) -> dict[bytes, Known]:
        """The files below ``folder``, by their paths."""
        with _told():
            rows = self._connection.execute(
                "SELECT path, size, mtime, error FROM files WHERE path > ? AND path < ?", _range(folder)
            )
            return {path: Known(size, mtime, error) for path, size, mtime, error in rows}

    def all_paths(self) -> set[bytes]:
        """The files of all folders."""
        with _told():
            return {path for (path,) in self._connection.execute("SELECT path FROM files")}

    def put(self, path: Path, size: int, mtime: int, document: Document | str) -> None:
        """What was read of a file, or the sentence that says why nothing was; ``commit`` keeps it."""
        name = os.fsencode(path)
        error = document if isinstance(document, str) else ""
        text = "" if isinstance(document, str) else document.text
        digest = blake2b(f"{error}\0{text}".encode("utf-8", "replace"), digest_size=16).digest()
        with _told():
            run = self._connection.execute
            self._begin()
            row = run("SELECT id, digest FROM files WHERE path = ?", (name,)).fetchone()
            if row and row[1] == digest:
                run("UPDATE files SET size = ?, mtime = ? WHERE id = ?", (size, mtime, row[0]))
                return
            if row:
                self._remove(row[0])
            values = (name, size, mtime, digest, error)
            file = run(
                "INSERT INTO files (path, size, mtime, digest, error) VALUES (?, ?, ?, ?, ?)", values
            ).lastrowid
            if isinstance(document, Document):
                self._add(file, document)

    def _add(self, file: int | None, document: Document) -> None:
        run = self._connection.execute
        for passage in passages(document)[:MOST_PASSAGES]:
            text, heading = _storable(passage.text), _storable(passage.heading)
            row = run(
                "INSERT INTO passages (file, start, end, heading, place, text) VALUES (?, ?, ?, ?, ?, ?)",
                (file, passage.start, passage.end, heading, _storable(passage.place), text),
            ).lastrowid
            body = spaced(words_of(text, f"{document.name}\n{heading}"))
            run("INSERT INTO search (rowid, body) VALUES (?, ?)", (row, body))

    def remove(self, path: bytes) -> None:
        """The file is gone."""
        with _told():
            self._begin()
            row = self._connection.execute("SELECT id FROM files WHERE path = ?", (path,)).fetchone()
            if row:
                self._remove(row[0])

    def _remove(self, file: int) -> None:
        run = self._connection.execute
        (path,) = run("SELECT path FROM files WHERE id = ?", (file,)).fetchone()
        name = Path(os.fsdecode(path)).name
        rows = run("SELECT id, heading, text FROM passages WHERE file = ?", (file,)).fetchall()
        for row, heading, text in rows:
            # An index without texts has to be told what it forgets.
            run(
                "INSERT INTO search (search, rowid, body) VALUES ('delete', ?, ?)",
                (row, spaced(words_of(text, f"{name}\n{heading}"))),
            )
        run("DELETE FROM passages WHERE file = ?", (file,))
        run("DELETE FROM files WHERE id = ?", (file,))

    def _begin(self) -> None:
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        with _told():
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")


class Reading:
    """To search; of one thread. Raises IndexDamagedError, or FileNotFoundError where there is no index."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise FileNotFoundError(path)
        with _told():
            self._connection = sqlite3.connect(path, timeout=2.0, isolation_level=None)
            try:
                self._connection.execute("PRAGMA query_only = ON")
                _check(self._connection)
            except BaseException:
                self._connection.close()
                raise

    def close(self) -> None:
        self._connection.close()

    def counts(self, folder: Path) -> tuple[int, int]:
        """How many files below ``folder`` were read, and how many of them could not be."""
        with _told():
            files, failed = self._connection.execute(
                "SELECT count(*), count(nullif(error, '')) FROM files WHERE path > ? AND path < ?",
                _range(folder),
            ).fetchone()
            return int(files), int(failed)

    def failures(self, folder: Path, most: int) -> list[str]:
        """The sentences on files below ``folder`` that could not be read."""
        with _told():
            rows = self._connection.execute(
                "SELECT error FROM files WHERE path > ? AND path < ? AND error != '' ORDER BY path LIMIT ?",
                (*_range(folder), most),
            )
            return [error for (error,) in rows]

    def best(self, question: str, folders: Sequence[Path], budget_chars: int) -> list[Found]:
        """The passages below ``folders`` that fit the question and together the budget, the best first."""
        ranges = [_range(folder) for folder in folders]
        with _told():
            (count,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM passages").fetchone()

            def body(row: int) -> str | None:
                found = self._passage(row)
                if found is None:
                    return None
                path, _, _, heading, _, text = found
                if not any(low < path < high for low, high in ranges):
                    return None
                return words_of(text, f"{Path(os.fsdecode(path)).name}\n{heading}")

            chosen = []
            for scored in rank(self._connection, count, question, body):
                passage = self._passage(scored.rowid)
                if passage is not None and len(passage[5]) <= budget_chars:
                    budget_chars -= len(passage[5])
                    path, start, end, heading, place, text = passage
                    chosen.append(
                        Found(Path(os.fsdecode(path)), start, end, heading, place, text, scored.score)
                    )
            return chosen

    def _passage(self, row: int) -> tuple[bytes, int, int, str, str, str] | None:
        found: tuple[bytes, int, int, str, str, str] | None = self._connection.execute(
            "SELECT f.path, p.start, p.end, p.heading, p.place, p.text FROM passages p "
            "JOIN files f ON f.id = p.file WHERE p.id = ?",
            (row,),
        ).fetchone()
        return found


def best_in(path: Path, question: str, folders: Sequence[Path], budget_chars: int) -> list[Found]:
    """``Reading.best`` of the index ``path``; nothing where there is none yet."""
    try:
        with closing(Reading(path)) as reading:
            return reading.best(question, folders, budget_chars)
    except FileNotFoundError:
        return []


def _range(folder: Path) -> tuple[bytes, bytes]:
    """Between these are the paths of what lies below ``folder``."""
    start = os.path.join(os.fsencode(folder), b"")
    return start, start[:-1] + bytes([start[-1] + 1])


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _check(connection: sqlite3.Connection) -> None:
    if connection.execute("SELECT layout FROM source").fetchall() != [(_VERSION,)]:
        raise IndexDamagedError


@contextmanager
def _told() -> Iterator[None]:
    """Errors of SQLite as those of an index."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        sentence = str(error)
        if any(word in sentence for word in ("full", "readonly", "disk I/O", "unable to open", "locked")):
            raise IndexFullError(
                "The index of the documents cannot be written, because the disk is full or the folder of "
                "Tern's data may not be written; free some space, and it goes on by itself."
            ) from None
        raise IndexDamagedError from None
    except OSError as error:
        raise IndexFullError(
            f"The index of the documents cannot be written ({error.strerror}); free some space, and it goes "
            "on by itself."
        ) from None
