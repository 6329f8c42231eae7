"""Colours are looked for beside the window: no lexer holds it up, and what never ends is not tried again."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygments.lexers import get_all_lexers

from app import child_process, side_process
from app.child_process import ChildProcess
from app.markdown import highlight, highlighter
from app.markdown.coloring import Run, colored
from app.markdown.highlight import Highlights
from app.markdown.highlight_worker import plain
from app.markdown.slow_code import KEPT, SlowCode
from tests.helpers import ROOT

ENDLESS = ("scala", '"' + "\\" * 48)  # a string that is not closed: some lexers need for ever
PYTHON = ("python", "x = 1  # one")


@pytest.fixture
def slow_file(tmp_path: Path) -> Path:
    return tmp_path / "slow-code.txt"


@pytest.fixture
def highlights(slow_file: Path) -> Iterator[Highlights]:
    before = _processes()
    made = Highlights(path=lambda: slow_file)
    yield made
    made.close()
    assert _processes() == before


def _processes() -> set[int]:
    """Children that were spawned, zombies included; not the tracker that the first one brings along."""
    children = psutil.Process().children()
    return {child.pid for child in children if not any("resource_tracker" in word for word in _words(child))}


def _words(process: psutil.Process) -> list[str]:
    try:
        return list(process.cmdline())
    except psutil.Error:  # a zombie has none
        return []


def _find(highlights: Highlights, *keys: tuple[str, str]) -> list[tuple[str, str]]:
    """Asks for those blocks and waits for them; the order in which they came."""
    for language, code in keys:
        highlights.get(code, language)
    order: list[tuple[str, str]] = []
    end = time.monotonic() + 100
    while highlights.waiting:
        order += highlights.take()
        assert time.monotonic() < end
        time.sleep(0.005)
    return order


def test_colours_are_found_and_kept(highlights: Highlights) -> None:
    code = "value = compute(1, 'two')\n" * 50
    assert highlights.get(code, "python") is None
    assert _find(highlights, ("python", code)) == [("python", code)]
    lines = highlights.get(code, "python")
    assert lines is not None and len(lines) == 51
    expected: list[Run] = [run for line, run in colored(code, "python") if line == 7]
    assert lines[7] == expected
    assert not highlights.waiting


def test_the_latest_wish_comes_first_and_old_ones_are_forgotten(
    highlights: Highlights, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(highlight, "KEPT", 40_000)
    first = ("text", "z\n" * 2_000)
    keys = [("text", f"x = {index}\n" + "y = 2\n" * 1_000) for index in range(9)]
    assert set(_find(highlights, first, *keys)) == {first, *keys}
    # The first is taken up at once or last of all, the others in the order of their wishes.
    order = _find(highlights, *(("text", key[1] + " ") for key in keys))
    assert [key for key in order if key[1] != keys[0][1] + " "] == [
        ("text", key[1] + " ") for key in keys[:0:-1]
    ]
    assert highlights.get(first[1], "text") is None


def test_a_lexer_that_never_ends_is_ended_and_not_asked_again(
    highlights: Highlights, slow_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(highlighter, "BUDGET_S", 0.3)
    _find(highlights, ENDLESS)
    assert highlights.get(ENDLESS[1], ENDLESS[0]) == plain(ENDLESS[1])
    assert ENDLESS in SlowCode(lambda: slow_file)
    _find(highlights, PYTHON)  # and the others have their colours as before
    assert highlights.get(PYTHON[1], PYTHON[0]) != plain(PYTHON[1])
    # At the next start no process is asked.
    monkeypatch.setattr(ChildProcess, "ask", lambda *args: pytest.fail("a process was started"))
    again = Highlights(path=lambda: slow_file)
    _find(again, ENDLESS)
    assert again.get(ENDLESS[1], ENDLESS[0]) == plain(ENDLESS[1])
    again.close()


def test_a_process_that_dies_is_started_again(highlights: Highlights, slow_file: Path) -> None:
    _find(highlights, PYTHON)
    process = highlights._highlighter._child.process
    assert process is not None
    process.kill()
    process.join()
    _find(highlights, ("c", "int x;"), ("c", "int y;"))
    assert highlights.get("int x;", "c") != plain("int x;")  # asked last, by the new process
    assert ("c", "int y;") not in SlowCode(lambda: slow_file)


def test_closing_ends_a_busy_process_at_once(highlights: Highlights, slow_file: Path) -> None:
    _find(highlights, PYTHON)
    process = highlights._highlighter._child.process
    assert process is not None and process.pid is not None
    child = psutil.Process(process.pid)
    highlights.get(ENDLESS[1], ENDLESS[0])
    used = child.cpu_times().user
    while child.cpu_times().user < used + 0.1:
        time.sleep(0.005)
    highlights.close()
    assert not child.is_running()
    assert ENDLESS not in SlowCode(lambda: slow_file)
    assert highlights.get("a = 2", "python") is None and not highlights.waiting


def test_without_work_the_process_goes_and_comes_back(
    highlights: Highlights, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(side_process, "IDLE_S", 0.05)
    _find(highlights, PYTHON)
    end = time.monotonic() + 20
    while highlights._highlighter._child.process is not None:
        assert time.monotonic() < end
        time.sleep(0.01)
    _find(highlights, ("c", "int x;"))
    assert highlights.get("int x;", "c") != plain("int x;")


def test_where_no_process_can_be_had_code_stays_plain(
    highlights: Highlights, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(process: object) -> None:
        raise OSError("no memory")

    monkeypatch.setattr(child_process.SpawnProcess, "start", refuse)
    _find(highlights, *(("python", f"x = {index}") for index in range(5)))
    assert highlights.get("x = 4", "python") == [[]]


def test_a_file_of_another_version_or_none_at_all_is_done_without(slow_file: Path, tmp_path: Path) -> None:
    slow = SlowCode(lambda: slow_file)
    for index in range(KEPT + 5):
        slow.add(("c", f"{index}\ud800"))
    again = SlowCode(lambda: slow_file)
    assert ("c", f"{KEPT}\ud800") in again and ("c", "0\ud800") not in again
    slow_file.write_text(slow_file.read_text("ascii").replace("\n", "\n0"), "ascii")
    slow_file.write_bytes(b"0.0\n" + slow_file.read_bytes().partition(b"\n")[2])
    assert ("c", f"{KEPT}\ud800") not in SlowCode(lambda: slow_file)
    nowhere = SlowCode(lambda: tmp_path / "no" / "folder")
    nowhere.add(PYTHON)
    assert PYTHON in nowhere
    slow_file.write_bytes(b"\xff\n")
    assert PYTHON not in SlowCode(lambda: slow_file)


def test_the_worker_needs_no_qt() -> None:
    code = "import sys, app.markdown.highlight_worker; print([n for n in sys.modules if 'PySide' in n])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


LEXERS = sorted({aliases[0] for _, aliases, _, _ in get_all_lexers(plugins=False) if aliases})
ODD = st.sampled_from(["\\", '"', "'", "/", "*", "(", "<", "{", "\n", " ", "a", "0", "#", "$", "`", "@", "é"])


@settings(max_examples=25)
@given(st.sampled_from(LEXERS), st.lists(st.tuples(ODD, st.integers(1, 40)), max_size=5))
def test_whatever_a_lexer_does_an_answer_comes_in_time(language: str, runs: list[tuple[str, int]]) -> None:
    code = "".join(character * count for character, count in runs)
    started = time.perf_counter()
    assert (SHARED.get(code, language) is None) or code
    assert time.perf_counter() - started < 1  # asking never waits for the lexer
    _find(SHARED, (language, code))
    lines = SHARED.get(code, language)
    assert lines is not None and len(lines) == code.count("\n") + 1


SHARED = Highlights(path=lambda: Path("/nonexistent/slow-code.txt"))


@pytest.fixture(scope="module", autouse=True)
def _end_shared() -> Iterator[None]:
    highlighter.BUDGET_S, before = 0.5, highlighter.BUDGET_S
    yield
    highlighter.BUDGET_S = before
    SHARED.close()
