"""All or nothing: however a conversion ends, there is a whole folder or none; the next start mends it."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.convert import destination as destinations
from engine.convert.conversion import convert
from engine.errors import ConversionError
from tests.helpers import ROOT
from tests.helpers.gguf import refused, toy_file

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    return toy_file().write(tmp_path / "toy.gguf")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_folder_that_is_there(toy: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    refused(toy, tmp_path / "out", "already exists")


def test_a_full_disk(toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    refused(toy, tmp_path / "out", "is full")


def test_too_little_room(toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = destinations.shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(destinations.shutil, "disk_usage", lambda path: usage)
    refused(toy, tmp_path / "out", "MB left")


def test_a_place_that_cannot_be_written(toy: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConversionError, match="cannot be written"):
        convert(toy, tmp_path / "file/out")


def test_what_a_killed_conversion_left(toy: Path, tmp_path: Path) -> None:
    (tmp_path / "out.part/deep").mkdir(parents=True)
    (tmp_path / "out.part/config.json").write_text("{}")
    (tmp_path / "out.part.lock").write_text("")
    convert(toy, tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "toy.gguf"]
    assert not (tmp_path / "out/deep").exists()


def test_two_conversions_at_once(toy: Path, tmp_path: Path) -> None:
    with destinations.destination(tmp_path / "out") as part:
        (part / "mine").write_text("1")
        with pytest.raises(ConversionError, match="Another conversion"):
            convert(toy, tmp_path / "out")
        assert (part / "mine").read_text() == "1"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine"]
    assert not (tmp_path / "out.part.lock").exists()


@posix_only
def test_a_conversion_that_is_killed(toy: Path, tmp_path: Path) -> None:
    """Killed in the middle: no folder; the next conversion makes it whole."""
    code = (
        "import sys, time; from pathlib import Path; from engine.convert.conversion import convert\n"
        "def wait(done, total):\n  print('going', flush=True); time.sleep(60)\n"
        "convert(Path(sys.argv[1]), Path(sys.argv[2]), wait)"
    )
    command = [sys.executable, "-c", code, str(toy), str(tmp_path / "out")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "going\n"
        with pytest.raises(ConversionError, match="Another conversion"):
            convert(toy, tmp_path / "out")
        process.kill()
    assert not (tmp_path / "out").exists() and (tmp_path / "out.part").exists()
    convert(toy, tmp_path / "out")
    convert(toy, tmp_path / "again")
    assert contents(tmp_path / "out") == contents(tmp_path / "again")
    assert not (tmp_path / "out.part").exists()
