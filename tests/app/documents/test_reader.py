"""Files are read in a process that is ended when one takes too much; the next file finds another one."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from app import child_process
from app.child_process import Budget
from app.documents.reader import Reader
from engine.documents.document import Document, DocumentError
from engine.errors import Stopped
from tests.helpers import ROOT
from tests.helpers.endless import main as endless


@pytest.fixture
def reader() -> Iterator[Reader]:
    made = Reader()
    yield made
    made.rest()


def test_files_are_read_by_one_process(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Ü\n", "utf-8")
    (tmp_path / "b.csv").write_text("1,2\n", "utf-8")
    assert reader.read(tmp_path / "a.md") == Document("a.md", "markdown", "# Ü\n")
    process = reader._child.process
    assert reader.read(tmp_path / "b.csv") == Document("b.csv", "table", "1,2\n")
    assert process is not None and reader._child.process is process
    with pytest.raises(DocumentError, match="“c.txt” is not there any more"):
        reader.read(tmp_path / "c.txt")
    assert reader._child.process is process
    reader.rest()
    assert not psutil.pid_exists(process.pid or 0)
    assert reader.read(tmp_path / "a.md").kind == "markdown"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals that a thread can block")
def test_ctrl_c_still_reaches_who_asked_and_what_it_starts_later(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", "utf-8")
    reader.read(tmp_path / "a.txt")
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    process = reader._child.process
    assert process is not None and process.pid
    psutil.Process(process.pid).send_signal(signal.SIGINT)
    assert reader.read(tmp_path / "a.txt").text == "a" and reader._child.process is process


def test_a_file_that_takes_too_long_ends_the_process(reader: Reader, tmp_path: Path) -> None:
    slow = Reader(Budget(cpu_s=0.2))
    slow._child._work = endless
    with pytest.raises(DocumentError, match="“a.txt” takes too long"):
        slow.read(tmp_path / "a.txt")
    assert slow._child.process is None


def test_a_file_that_takes_too_much_memory_ends_the_process(tmp_path: Path) -> None:
    hungry = Reader(Budget(cpu_s=60, memory=1))
    hungry._child._work = endless
    with pytest.raises(DocumentError, match="“a.txt” takes too much memory"):
        hungry.read(tmp_path / "a.txt")
    assert hungry._child.process is None


def test_reading_is_stopped(tmp_path: Path) -> None:
    waiting = Reader()
    waiting._child._work = endless
    asked = threading.Event()

    def is_stopped() -> bool:
        return waiting._child.process is not None and (asked.set() or True)

    with pytest.raises(Stopped):
        waiting.read(tmp_path / "a.txt", is_stopped)
    assert asked.is_set() and waiting._child.process is None


def test_where_no_process_can_be_had_it_is_said(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(process: object) -> None:
        raise OSError("no memory")

    monkeypatch.setattr(child_process.SpawnProcess, "start", refuse)
    with pytest.raises(DocumentError, match="could not be read, because"):
        reader.read(tmp_path / "a.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the address space has no limit that holds")
def test_the_process_has_a_limit_of_memory(tmp_path: Path) -> None:
    code = (
        "from app.documents import worker; worker.limit_memory();\n"
        "from engine.documents import extract\n"
        "extract.plain.decode = lambda data: 'x' * (3 << 30)\n"
        "import pathlib; print(worker.read(pathlib.Path('LICENSE')).encode('ascii', 'replace').decode())"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout == "?LICENSE? takes too much memory to be read; choose a smaller part of it.\n", done


def test_the_worker_needs_no_qt() -> None:
    code = (
        "import sys, app.documents.worker; print([n for n in sys.modules if 'PySide' in n or n == 'numpy'])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
