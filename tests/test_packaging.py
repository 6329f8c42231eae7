"""What the files that people install are made of. The files themselves are tried by `make release-check`."""

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from engine import paths
from engine.cli import SUMMARIES
from tests.helpers import ROOT
from tests.helpers.packaging_scripts import packaging_script

ODD = "ü ß 田中 😀 $(x) `y` 100%"


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a program that believes it is frozen."""
    program = tmp_path / ODD / "Tern"
    program.mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program / "tern"))
    for name in ("TERN_HOME", "TERN_CACHE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return program


def test_a_portable_program_keeps_everything_beside_it(frozen: Path) -> None:
    (frozen / paths.PORTABLE_MARK).touch()
    assert paths.data_dir() == frozen / "data"
    assert paths.cache_dir() == frozen / "data/cache"


@pytest.mark.skipif(sys.platform != "linux", reason="the places of other systems have other names")
def test_without_the_mark_the_system_has_its_places(frozen: Path, tmp_path: Path) -> None:
    assert paths.data_dir() == tmp_path / "share/tern"
    assert paths.cache_dir() == tmp_path / "cache/tern"


def test_a_source_tree_is_never_portable(frozen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (frozen / paths.PORTABLE_MARK).touch()
    monkeypatch.delattr(sys, "frozen")
    assert paths.portable_dir() is None


def test_a_data_folder_that_was_named_comes_first(
    frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (frozen / paths.PORTABLE_MARK).touch()
    monkeypatch.setenv("TERN_HOME", str(tmp_path / "named"))
    assert paths.data_dir() == tmp_path / "named"


@pytest.fixture(scope="module")
def icons(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    """Drawn in the application that tests of windows share; one without windows would spoil theirs."""
    folder = tmp_path_factory.mktemp("icons")
    packaging_script("bundle/icons.py").write(folder)
    return folder


@pytest.fixture
def share(icons: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    packaging_script("linux/share.py").write_share(
        folder, icons, "1.2.3", "2026-01-31", "https://github.com/a-b/tern"
    )
    return folder


def test_a_windows_icon_holds_whole_pictures(icons: Path) -> None:
    data = (icons / "tern.ico").read_bytes()
    count = int.from_bytes(data[4:6], "little")
    assert count == 7
    for entry in (data[6 + 16 * i : 22 + 16 * i] for i in range(count)):
        size, start = int.from_bytes(entry[8:12], "little"), int.from_bytes(entry[12:16], "little")
        picture = data[start : start + size]
        assert picture.startswith(b"\x89PNG") and picture.endswith(b"IEND\xaeB`\x82")


def test_a_mac_icon_is_as_long_as_it_says(icons: Path) -> None:
    data = (icons / "tern.icns").read_bytes()
    assert data[:4] == b"icns"
    assert int.from_bytes(data[4:8], "big") == len(data)


def test_a_software_centre_finds_name_pictures_and_entry(share: Path) -> None:
    root = ET.parse(share / "metainfo/tern.metainfo.xml").getroot()
    assert root.findtext("id") == "io.github.a_b.tern"
    assert root.findtext("launchable") == "tern.desktop"
    assert root.find("releases/release").attrib == {"version": "1.2.3", "date": "2026-01-31"}
    pictures = [image.text for image in root.iter("image")]
    prefix = "https://github.com/a-b/tern/raw/v1.2.3/"
    assert [picture.removeprefix(prefix) for picture in pictures] == [
        "assets/screenshots/light.png",
        "assets/screenshots/dark.png",
    ]
    assert all((ROOT / picture.removeprefix(prefix)).is_file() for picture in pictures)


def test_nothing_is_linked_where_nothing_is_published(icons: Path, tmp_path: Path) -> None:
    packaging_script("linux/share.py").write_share(tmp_path, icons, "1.2.3", "2026-01-31", "")
    text = (tmp_path / "metainfo/tern.metainfo.xml").read_text("utf-8")
    assert "http" not in text and "@" not in text


def test_the_man_page_has_every_command(share: Path) -> None:
    page = gzip.decompress((share / "man/man1/tern.1.gz").read_bytes()).decode()
    assert [name for name in SUMMARIES if f".B tern {name}\n" not in page] == []
    assert "@" not in page
    assert "every kernel is exact on this CPU." in page  # abbreviations stay as they are


def test_chats_have_a_type_of_their_own(share: Path) -> None:
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    root = ET.parse(share / "mime/packages/tern-chat.xml").getroot()
    assert root.find("m:mime-type/m:glob", space).get("pattern") == "*.tern.json"


def test_folders_may_be_opened_in_the_program_but_are_not_by_themselves(share: Path) -> None:
    """A type that the entry claims becomes the default where nobody chose one; %f makes it one to choose."""
    lines = (share / "applications/tern.desktop").read_text("utf-8").splitlines()
    assert "Exec=tern %f" in lines
    types = [line for line in lines if line.startswith("MimeType")]
    assert types == ["MimeType=application/vnd.tern.chat+json;"]  # a type that is Tern's alone


needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="a shell script")


@pytest.fixture
def unpacked(share: Path, tmp_path: Path) -> Path:
    """What the .run unpacks, with a stand-in for the program."""
    folder = tmp_path / "unpacked"
    (folder / "tern").mkdir(parents=True)
    (folder / "tern/tern").write_text("#!/bin/sh\necho started with $#: $1\n", "utf-8")
    (folder / "tern/tern").chmod(0o755)
    shutil.copytree(share, folder / "share")
    shutil.copy(ROOT / "packaging/linux/install.sh", folder)
    return folder


def install(unpacked: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(home)}
    command = ["sh", "./install.sh", *arguments]
    return subprocess.run(command, cwd=unpacked, env=environment, capture_output=True, text=True, timeout=60)


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


@needs_shell
def test_the_run_file_installs_again_and_removes_without_a_trace(unpacked: Path, tmp_path: Path) -> None:
    home = tmp_path / ODD
    chats = home / ".local/share/tern/conversations.sqlite3"
    chats.parent.mkdir(parents=True)
    chats.write_text("mine", "utf-8")
    for _ in range(2):
        done = install(unpacked, home)
        assert done.returncode == 0, done.stderr
    program = home / ".local/lib/tern/tern"
    assert (home / ".local/bin/tern").resolve() == program
    entry = (home / ".local/share/applications/tern.desktop").read_text("utf-8")
    assert f"TryExec={program}\n" in entry
    assert run_entry(entry) == "started with 0:\n"
    assert [name for name in files(home) if ".new" in name] == []
    assert install(unpacked, home, "--uninstall").returncode == 0
    left = {name for name in files(home) if not name.endswith(("mimeinfo.cache", "/mime/version"))}
    assert {name for name in left if not name.startswith(".local/share/mime/")} == {
        ".local/share/tern/conversations.sqlite3"
    }


def run_entry(entry: str) -> str:
    """Runs the Exec line by the rules of desktop entries: first the file's, then the line's."""
    line = next(line for line in entry.splitlines() if line.startswith("Exec=")).removeprefix("Exec=")
    assert line.startswith('"') and line.endswith('" %f')
    quoted = line[1 : line.rindex('"')].replace("\\\\", "\\")
    word, escaped = "", False
    for letter in quoted.replace("%%", "%"):
        escaped = letter == "\\" and not escaped
        word += "" if escaped else letter
    return subprocess.run([word], capture_output=True, text=True, timeout=20).stdout


@needs_shell
def test_a_folder_of_somebody_else_is_not_replaced(unpacked: Path, tmp_path: Path) -> None:
    mine = tmp_path / "home/.local/lib/tern/mine.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", "utf-8")
    done = install(unpacked, tmp_path / "home")
    assert done.returncode == 1
    assert "nothing was changed" in done.stderr
    assert files(tmp_path / "home") == {".local/lib/tern/mine.txt"}


@pytest.mark.parametrize("before", [None, "/opt/lib", ""])
def test_children_of_the_frozen_program_find_the_systems_libraries(
    before: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/tern/_internal")
    if before is None:
        monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    else:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    packaging_script("bundle/first.py")
    assert os.environ.get("LD_LIBRARY_PATH") == before
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ


def test_the_sums_are_those_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "one.deb").write_bytes(b"one")
    sys.path.insert(0, str(ROOT / "packaging/linux"))
    before = Path.cwd()
    try:
        packaging_script("linux/package.py").write_sums(tmp_path)
    finally:
        sys.path.remove(str(ROOT / "packaging/linux"))
        os.chdir(before)
    line = f"{hashlib.sha256(b'one').hexdigest()}  one.deb\n"
    assert (tmp_path / "SHA256SUMS").read_text("utf-8") == line


def test_every_runtime_library_has_a_licence_text(tmp_path: Path) -> None:
    licences = packaging_script("bundle/licences.py")
    names = licences.distributions()
    assert {"pyside6-essentials", "shiboken6", "numpy", "httpx2", "socksio"} <= names
    assert not {"pytest", "ruff", "hf-xet"} & names
    assert all(licences.distribution_line(name, tmp_path) for name in names)
