"""Folders of documents: read by a process of its own, told as they are, quoted, whatever happens to them."""

import os
import shutil
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.documents import index_run, indexer
from app.documents.library import FolderState, Library
from app.settings import SettingsStore
from app.system.background import Background
from engine.documents.index import Found

FILLER = "The committee met in the morning and went through the usual points of its agenda. " * 9


def answer_nothing(connection: Connection) -> None:
    """The process that indexes, in a folder on a drive that is gone."""
    connection.send(None)
    time.sleep(600)


class Bench:
    """A library over folders of a test."""

    def __init__(self, tmp_path: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.index = tmp_path / "data" / "documents.sqlite3"
        self.docs = tmp_path / "docs"
        self.docs.mkdir(exist_ok=True)
        self.settings = SettingsStore(tmp_path / "settings.json")
        self.background = Background()
        self.library = Library(self.settings, self.background, self.index)

    def write(self, name: str, text: str) -> Path:
        path = self.docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def add(self) -> FolderState:
        assert self.library.add(str(self.docs)) == ""
        return self.wait()

    def wait(self) -> FolderState:
        self.qtbot.waitUntil(lambda: not self.library.is_working, timeout=120_000)
        return self.library.state(str(self.docs))

    def look(self) -> FolderState:
        self.library.look()
        return self.wait()

    def ask(self, question: str, folders: tuple[str, ...] | None = None) -> list[Found]:
        answers: list[list[Found]] = []
        failures: list[str] = []
        chosen = (str(self.docs),) if folders is None else folders
        self.library.passages_for(question, chosen, 5000, answers.append, failures.append)
        self.qtbot.waitUntil(lambda: bool(answers or failures), timeout=60_000)
        assert not failures
        return answers[0]


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(tmp_path, qtbot)
    yield bench
    bench.library.close()
    bench.background.close()


def test_a_folder_is_read_and_quoted_and_follows_its_files(bench: Bench) -> None:
    changed = bench.write("a.txt", "The password of the safe is swordfish.")
    gone = bench.write("sub/b.txt", "The platypus lays eggs.")
    bench.write("c.txt", FILLER)
    state = bench.add()
    assert (state.phase, state.done, state.total, state.trouble) == ("ready", 3, 3, "")
    (hit,) = bench.ask("Where is the password of the safe?")
    assert hit.path == changed and "swordfish" in hit.text
    assert bench.ask("platypus", ()) == [] and bench.ask("platypus", ("/elsewhere",)) == []
    changed.write_text("The password of the safe is marmalade.")
    gone.unlink()
    bench.write("new.txt", "The axolotl stays young.")
    bench.look()
    assert "marmalade" in bench.ask("password of the safe")[0].text
    assert bench.ask("platypus eggs") == [] and bench.ask("axolotl")


def test_a_removed_folder_is_forgotten(bench: Bench) -> None:
    bench.write("a.txt", "The platypus lays eggs.")
    bench.add()
    bench.library.remove(str(bench.docs))
    bench.wait()
    assert not bench.index.exists() and bench.settings.value.document_folders == ()
    assert bench.ask("platypus") == []


def test_one_of_two_folders_is_forgotten(bench: Bench, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.txt").write_text("The axolotl stays young.")
    bench.write("a.txt", "The platypus lays eggs.")
    bench.add()
    bench.library.add(str(other))
    bench.wait()
    bench.library.remove(str(bench.docs))
    bench.wait()
    assert bench.ask("axolotl", (str(other),)) and b"platypus" not in bench.index.read_bytes()


def test_folders_that_cannot_be_added(bench: Bench) -> None:
    bench.add()
    assert "already" in bench.library.add(str(bench.docs))
    assert "whole disk" in bench.library.add(Path(bench.docs.anchor).as_posix())


def test_a_folder_that_vanishes_keeps_what_was_read(bench: Bench) -> None:
    bench.write("a.txt", "The platypus lays eggs.")
    bench.add()
    shutil.rmtree(bench.docs)
    assert "is not there" in bench.look().trouble and bench.ask("platypus")
    bench.docs.mkdir()  # the place where a drive would be mounted
    assert "no documents any more" in bench.look().trouble and bench.ask("platypus")
    bench.write("a.txt", "The platypus lays eggs.")
    assert bench.look().trouble == ""


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_told(bench: Bench) -> None:
    bench.docs.chmod(0)
    try:
        assert "may not be read" in bench.add().trouble
    finally:
        bench.docs.chmod(0o700)


def test_a_damaged_index_is_made_anew(bench: Bench) -> None:
    bench.write("a.txt", "The platypus lays eggs.")
    bench.add()
    for ending in ("-wal", "-shm"):
        bench.index.with_name(bench.index.name + ending).unlink(missing_ok=True)
    bench.index.write_bytes(b"rubbish" * 1000)
    state = bench.look()
    assert (state.phase, state.trouble) == ("ready", "") and bench.ask("platypus")
    bench.library.read_again()
    assert bench.wait().trouble == "" and bench.ask("platypus")


def test_files_that_cannot_be_read_do_not_hold_up_the_others(bench: Bench) -> None:
    (bench.docs / "broken.txt").write_bytes(bytes(range(256)) * 50)
    bench.write("a.txt", "The platypus lays eggs.")
    state = bench.add()
    assert (state.done, state.total, state.failed) == (2, 2, 1) and bench.ask("platypus")


def test_a_file_that_never_ends_is_passed_over(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    budget = index_run.SLOW_BUDGET
    monkeypatch.setattr(index_run, "SLOW_BUDGET", type(budget)(cpu_s=0.0, wall_s=0.0))
    (bench.docs / "large.txt").write_text(FILLER * 4000)  # a step of its own
    bench.write("z.txt", "The platypus lays eggs.")
    state = bench.add()
    assert (state.total, state.failed, state.trouble) == (2, 1, "") and bench.ask("platypus")


def test_a_folder_that_does_not_answer_is_told(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    budget = index_run.STEP_BUDGET
    monkeypatch.setattr(index_run, "STEP_BUDGET", type(budget)(cpu_s=0.0, wall_s=0.0))
    monkeypatch.setattr(indexer, "main", answer_nothing)
    bench.write("a.txt", "text")
    assert "does not answer" in bench.add().trouble


def test_what_was_read_before_the_end_is_not_read_again(bench: Bench, qtbot: QtBot) -> None:
    for number in range(300):
        bench.write(f"{number}.txt", f"{FILLER} {number}")
    bench.library.add(str(bench.docs))
    qtbot.waitUntil(lambda: bench.library.state(str(bench.docs)).done > 0, timeout=120_000)
    bench.library.close()
    again = Library(bench.settings, bench.background, bench.index)
    try:
        again.look()
        qtbot.waitUntil(lambda: not again.is_working, timeout=120_000)
        assert again.state(str(bench.docs)).done == 300
    finally:
        again.close()


def test_changes_are_noticed(bench: Bench, qtbot: QtBot) -> None:
    bench.write("sub/a.txt", "text")
    bench.add()
    qtbot.waitUntil(lambda: len(bench.library.watched()) == 2, timeout=20_000)
    bench.write("sub/b.txt", "The platypus lays eggs.")
    qtbot.waitUntil(lambda: bench.library.state(str(bench.docs)).total == 2, timeout=60_000)
    bench.wait()
    assert bench.ask("platypus")
