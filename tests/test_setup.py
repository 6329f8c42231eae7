"""Setting up .venv empties the folder that it is given: never another checkout's, nor a person's file."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with what sets up .venv, and with a lock that names no package: nothing is fetched."""
    folder = tmp_path / "second checkout"
    (folder / "packaging").mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", folder)
    shutil.copy(ROOT / "packaging/setup_venv.sh", folder / "packaging")
    (folder / "requirements.lock").write_text("# nothing\n", "utf-8")
    (folder / "setup.py").write_text("# builds nothing\n", "utf-8")
    for source in folder.rglob("*"):  # older than the stamp of the other .venv
        os.utime(source, (1e9, 1e9))
    return folder


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The .venv of another checkout, with a fresh stamp and a Python that does not start."""
    folder = tmp_path / "first/.venv"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin/python").write_text("not a program", "utf-8")
    stamp = folder / ".installed.lock"
    stamp.write_text("# nothing\n", "utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def set_up(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["sh", "packaging/setup_venv.sh", *arguments]
    environment = {**os.environ, "PYTHON": sys.executable}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=150)


def refused(done: subprocess.CompletedProcess[str]) -> None:
    """One sentence, with the name of what is in the way, and nothing else."""
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(".venv is ")
    assert "nothing was changed" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("name", [".venv", ".venv/", ".venv//"])
@pytest.mark.parametrize("option", [[], ["--look"]])
def test_a_link_to_another_folder_is_refused(
    checkout: Path, other: Path, name: str, option: list[str]
) -> None:
    before = contents(other)
    (checkout / ".venv").symlink_to(other, target_is_directory=True)
    refused(set_up(checkout, *option, name))
    assert contents(other) == before
    assert (checkout / ".venv").readlink() == other


def test_a_link_to_a_link_is_refused(checkout: Path, other: Path) -> None:
    before = contents(other)
    (checkout / "shared").symlink_to(other, target_is_directory=True)
    (checkout / ".venv").symlink_to("shared")
    refused(set_up(checkout, ".venv"))
    assert contents(other) == before


def test_a_link_to_nothing_is_refused(checkout: Path, tmp_path: Path) -> None:
    (checkout / ".venv").symlink_to(tmp_path / "gone")
    refused(set_up(checkout, ".venv"))
    assert (checkout / ".venv").is_symlink()
    assert not (tmp_path / "gone").exists()


def test_a_file_is_refused(checkout: Path) -> None:
    (checkout / ".venv").write_text("notes", "utf-8")
    refused(set_up(checkout, ".venv"))
    assert (checkout / ".venv").read_text("utf-8") == "notes"


def test_looking_at_a_folder_or_at_nothing_changes_nothing(checkout: Path) -> None:
    assert set_up(checkout, "--look", ".venv").returncode == 0
    assert not (checkout / ".venv").exists()
    (checkout / ".venv").mkdir()
    (checkout / ".venv/half").write_text("made", "utf-8")
    assert set_up(checkout, "--look", ".venv").returncode == 0
    assert contents(checkout / ".venv") == {"half": b"made"}


def test_a_checkout_behind_a_link_is_set_up_and_links_inside_are_not_followed(
    checkout: Path, other: Path, tmp_path: Path
) -> None:
    """The folder is this checkout's own, however it was reached; what was in it goes, links as links."""
    before = contents(other)
    (checkout / ".venv").mkdir()
    (checkout / ".venv/half").write_text("made", "utf-8")
    (checkout / ".venv/lib").symlink_to(other, target_is_directory=True)
    (tmp_path / "way").symlink_to(checkout, target_is_directory=True)
    done = set_up(tmp_path / "way", ".venv")
    assert done.returncode == 0, done.stderr
    assert (checkout / ".venv/.installed.lock").read_text("utf-8") == "# nothing\n"
    assert (checkout / ".venv/bin/python").exists()
    assert not (checkout / ".venv/half").exists()
    assert contents(other) == before


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize("word", ["run", "test", "check"])
def test_make_refuses_before_anything_else(checkout: Path, other: Path, word: str) -> None:
    """Whatever the stamps say, and without a look at the machine (setup_system.sh is not here)."""
    before = contents(other)
    (checkout / ".venv").symlink_to(other, target_is_directory=True)
    done = subprocess.run(["make", word], cwd=checkout, capture_output=True, text=True, timeout=60)
    assert done.returncode != 0
    assert done.stdout == ""
    assert done.stderr.startswith(".venv is a symbolic link")
    assert "setup_system" not in done.stderr
    assert contents(other) == before


def what_is_lacking(tmp_path: Path, option: str, *commands: str) -> subprocess.CompletedProcess[str]:
    """setup_system.sh on a machine that has these commands and no apt-get: it says what to install."""
    for command in ("uname", "id"):
        (tmp_path / command).symlink_to(shutil.which(command))
    for command in commands:
        (tmp_path / command).write_text("#!/bin/sh\n", "utf-8")
        (tmp_path / command).chmod(0o755)
    script = ["/bin/sh", str(ROOT / "packaging/setup_system.sh"), option]
    return subprocess.run(script, env={"PATH": str(tmp_path)}, capture_output=True, text=True, timeout=30)


@pytest.mark.skipif(sys.platform != "linux", reason="the script looks at Linux only")
@pytest.mark.parametrize(
    ("there", "lacking"),
    [
        ([], "xvfb openbox xdotool imagemagick"),
        (["Xvfb", "import"], "openbox xdotool"),
        (["openbox", "xdotool", "convert"], "xvfb imagemagick"),
    ],
)
def test_what_looking_at_the_window_takes(tmp_path: Path, there: list[str], lacking: str) -> None:
    done = what_is_lacking(tmp_path, "--look", *there)
    assert done.returncode == 1
    assert done.stdout.startswith(f"This machine lacks what Debian calls: {lacking}.\n")


@pytest.mark.skipif(sys.platform != "linux", reason="the script looks at Linux only")
def test_nothing_is_said_where_nothing_is_lacking(tmp_path: Path) -> None:
    done = what_is_lacking(tmp_path, "--look", "Xvfb", "openbox", "xdotool", "import")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
