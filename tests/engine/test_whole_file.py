"""A file is the old one or the new one, and nothing else is left in its folder."""

import os
from pathlib import Path

import pytest

from engine import whole_file
from engine.whole_file import write_whole


@pytest.mark.parametrize("lasting", [False, True])
def test_it_takes_the_place_of_the_old_one(tmp_path: Path, lasting: bool) -> None:
    path = tmp_path / "ü 田中.json"
    for content in (b"first", b"", b"\xff" * 100_000):
        write_whole(path, content, lasting=lasting)
        assert path.read_bytes() == content
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.skipif(os.name == "nt", reason="Windows has lists of who may read instead")
def test_a_private_one_is_for_its_owner_only(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        for name, private in (("key.txt", True), ("settings.json", False)):
            write_whole(tmp_path / name, b"x", private=private)
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == {"key.txt": 0o600, "settings.json": 0o666}


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole_file.os, step, full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new", lasting=True)
    assert path.read_bytes() == b"old" and os.listdir(tmp_path) == [path.name]


def test_what_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "nowhere" / "a.json", b"new")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError):
        write_whole(tmp_path / "folder", b"new")
    assert os.listdir(tmp_path) == ["folder"]
