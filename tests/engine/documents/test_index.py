"""The index of documents: what goes in is found, what is gone is not, and a damaged one is told."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.documents.document import Document, Place
from engine.documents.index import Index, IndexDamagedError, IndexFullError, Reading, best_in, discard

FILLER = "The committee met in the morning and went through the usual points of its agenda. " * 9


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "documents.sqlite3"


@pytest.fixture
def index(path: Path) -> Iterator[Index]:
    with closing(Index(path)) as index:
        yield index


def put(index: Index, name: str, text: str, kind: str = "text", places: tuple[Place, ...] = ()) -> None:
    file = Path(name)
    index.put(file, len(text), 1, Document(file.name, kind, text, places))
    index.commit()


def found(path: Path, question: str, *folders: str, budget: int = 10_000) -> list[str]:
    return [os.fspath(hit.path) for hit in best_in(path, question, list(map(Path, folders)), budget)]


def test_a_passage_is_found_with_its_place(path: Path, index: Index) -> None:
    text = f"{FILLER}\n\n# Notice\n\nThe notice period is three months.\n\n{FILLER}"
    put(index, "/docs/contract.md", text, "markdown", (Place(0, "page 1"), Place(700, "page 2")))
    put(index, "/docs/other.txt", FILLER)
    (hit,) = best_in(path, "How long is the notice period?", [Path("/docs")], 5000)
    assert (hit.path, hit.heading, hit.place) == (Path("/docs/contract.md"), "Notice", "page 2")
    assert hit.text == text[hit.start : hit.end] and "three months" in hit.text


def test_only_the_folders_of_the_chat_are_quoted(path: Path, index: Index) -> None:
    for folder in ("/docs", "/docs/work", "/docs2"):
        put(index, f"{folder}/a.txt", f"The platypus lays eggs, says {folder}.")
    assert found(path, "platypus eggs", "/docs2") == ["/docs2/a.txt"]
    assert sorted(found(path, "platypus eggs", "/docs")) == ["/docs/a.txt", "/docs/work/a.txt"]
    assert found(path, "platypus eggs", "/docs/work") == ["/docs/work/a.txt"]
    assert found(path, "platypus eggs") == []


def test_a_name_of_a_file_can_be_asked_for(path: Path, index: Index) -> None:
    put(index, "/docs/mueller-invoice.txt", "Sum: 300")
    put(index, "/docs/other.txt", "Sum: 400")
    assert found(path, "invoice of Müller mueller", "/docs") == ["/docs/mueller-invoice.txt"]


def test_a_changed_file_takes_the_place_of_the_old(path: Path, index: Index) -> None:
    put(index, "/docs/a.txt", "The password is swordfish.")
    put(index, "/docs/a.txt", "The password is marmalade.")
    assert found(path, "swordfish", "/docs") == []
    assert found(path, "marmalade", "/docs") == ["/docs/a.txt"]
    index.remove(b"/docs/a.txt")
    index.commit()
    assert found(path, "marmalade", "/docs") == [] and index.all_paths() == set()


def test_nothing_of_what_is_removed_stays_in_the_file(path: Path) -> None:
    with closing(Index(path)) as index:
        put(index, "/docs/a.txt", "The password is swordfish.")
        index.remove(b"/docs/a.txt")
        index.commit()
    assert b"password is swordfish" not in path.read_bytes()


def test_files_that_cannot_be_read_are_known(path: Path, index: Index) -> None:
    index.put(Path("/docs/a.pdf"), 9, 1, "“a.pdf” is encrypted.")
    put(index, "/docs/b.txt", "text")
    with closing(Reading(path)) as reading:
        assert reading.counts(Path("/docs")) == (2, 1)
        assert reading.failures(Path("/docs"), 5) == ["“a.pdf” is encrypted."]
    assert index.known(Path("/docs"))[b"/docs/a.pdf"].error


def test_no_index_finds_nothing(path: Path) -> None:
    assert found(path, "anything", "/docs") == []


def test_the_budget_holds(path: Path, index: Index) -> None:
    put(index, "/docs/a.txt", "\n\n".join(f"{FILLER} whale {number}" for number in range(30)))
    hits = best_in(path, "whale", [Path("/docs")], 2500)
    assert 0 < sum(len(hit.text) for hit in hits) <= 2500


@pytest.mark.parametrize("damage", [b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_index_is_told_and_made_anew(path: Path, damage: bytes) -> None:
    with closing(Index(path)) as index:
        put(index, "/docs/a.txt", "whale")
    discard(path)
    path.write_bytes(damage)
    with pytest.raises(IndexDamagedError):
        Index(path)
    with pytest.raises(IndexDamagedError):
        best_in(path, "whale", [Path("/docs")], 100)
    discard(path)
    with closing(Index(path)) as index:
        assert index.all_paths() == set()


def test_an_index_of_another_version_is_made_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Index(path).close()
    monkeypatch.setattr("engine.documents.index._VERSION", "later")
    with pytest.raises(IndexDamagedError):
        Index(path)


def test_a_full_disk_is_told(path: Path) -> None:
    with closing(Index(path)) as index:
        index._connection.execute("PRAGMA max_page_count = 40")  # SQLite says what it says of a full disk
        with pytest.raises(IndexFullError, match="disk is full"):
            for number in range(200):
                put(index, f"/docs/{number}.txt", FILLER * 3)


def test_names_of_any_bytes_and_texts_of_any_characters(path: Path, index: Index) -> None:
    name = os.fsdecode(b"/docs/\xff\xfe.txt") if os.name == "posix" else "/docs/\u00ff.txt"
    put(index, name, "lone \ud800 whale \0 and more")
    assert found(path, "whale", "/docs") == [name]
    index.remove(os.fsencode(name))
    index.commit()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.text(max_size=80) | st.none()), max_size=12))
def test_after_any_changes_the_index_is_that_of_the_last_state(
    tmp_path: Path, changes: list[tuple[str, str | None]]
) -> None:
    path = tmp_path / "index.sqlite3"
    discard(path)
    state: dict[str, str] = {}
    with closing(Index(path)) as index:
        for name, text in changes:
            if text is None:
                index.remove(os.fsencode(f"/docs/{name}"))
                state.pop(name, None)
            else:
                state[name] = text
                index.put(Path(f"/docs/{name}"), 1, 1, Document(name, "text", text))
        index.commit()
        assert index.all_paths() == {os.fsencode(f"/docs/{name}") for name in state}
        # FTS5 compares what it holds with what it was told to forget.
        rows = index._connection.execute("SELECT count(*) FROM search_docsize").fetchone()[0]
        assert rows == index._connection.execute("SELECT count(*) FROM passages").fetchone()[0]
        index._connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
