"""Blocks on disk: what is read is what was written or nothing, within the size allowed."""

import os
import stat
import sys
import time
from collections import namedtuple
from pathlib import Path

import pytest

from engine.kv_cache import block_folder
from engine.kv_cache.block_folder import BlockFolder

SIZE = 1000
STORED = 1032  # with its header


def name(number: int) -> bytes:
    return number.to_bytes(16, "big")


def content(number: int) -> memoryview:
    return memoryview(bytes([number]) * SIZE)


def folder(path: Path, blocks: int = 10) -> BlockFolder:
    return BlockFolder(path / "blocks", blocks * STORED, leave_free=0)


def held(blocks: BlockFolder) -> list[int]:
    """Which of the blocks 0 to 29 are there, and whole."""
    return [number for number in range(30) if blocks.read(name(number), SIZE) == content(number)]


def put(blocks: BlockFolder, *numbers: int) -> None:
    """Write blocks, each a second later than the one before, and all of them long ago."""
    start = time.time_ns() - 10**12
    for i, number in enumerate(numbers):
        assert blocks.write(name(number), content(number))
        os.utime(blocks._path(name(number)), ns=(start + i * 10**9, start + i * 10**9))


def test_a_smaller_folder_is_trimmed_to_what_was_used_last(tmp_path: Path) -> None:
    put(folder(tmp_path), 1, 2, 3, 4)
    smaller = folder(tmp_path, 2)
    smaller.trim()
    assert held(smaller) == [3, 4]
    folder(tmp_path / "nowhere", 2).trim()
    assert not (tmp_path / "nowhere").exists()


def test_what_is_written_is_read(tmp_path: Path) -> None:
    blocks = folder(tmp_path)
    assert not blocks.has(name(1)) and blocks.read(name(1), SIZE) is None and blocks.size() == 0
    assert blocks.write(name(1), content(1)) and blocks.write(name(2), content(2))
    assert held(folder(tmp_path)) == [1, 2]
    assert blocks.has(name(1)) and blocks.size() == 2 * STORED
    assert blocks.write(name(1), content(1)) and blocks.size() == 2 * STORED
    blocks.clear()
    assert held(blocks) == [] and blocks.size() == 0
    assert [path.name for path in blocks.path.iterdir()] == ["CACHEDIR.TAG"]


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    blocks = folder(tmp_path, 4)
    put(blocks, 3, 2, 1, 0)
    blocks.used([name(3), name(2)])
    assert blocks.write(name(5), content(5))
    assert held(blocks) == [0, 2, 3, 5]
    assert blocks.write(name(6), content(6))
    assert held(blocks) == [2, 3, 5, 6]
    blocks.used([name(5), name(6), name(3), name(2)])
    assert blocks.write(name(7), content(7)), "of those used together the last goes first"
    assert held(blocks) == [3, 5, 6, 7]
    assert blocks.size() <= blocks.bound


def test_what_is_needed_stays(tmp_path: Path) -> None:
    blocks = folder(tmp_path, 3)
    put(blocks, 0, 1, 2)
    assert blocks.write(name(3), content(3), needed=[name(0), name(2)])
    assert held(blocks) == [0, 2, 3]
    assert not blocks.write(name(4), content(4), needed=[name(0), name(2), name(3)])
    assert held(blocks) == [0, 2, 3]
    assert blocks.most_blocks(SIZE) == 3
    assert not folder(tmp_path, 0).write(name(4), content(4))


DAMAGE = {
    "shorter": lambda data: data[:-1],
    "longer": lambda data: data + b"x",
    "empty": lambda data: b"",
    "only a header": lambda data: data[:32],
    "one bit": lambda data: data[:500] + bytes([data[500] ^ 4]) + data[501:],
    "another format": lambda data: b"TERNKV0\n" + data[8:],
    "another block": lambda data: data[:8] + name(9) + data[24:],
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_block_is_not_there(tmp_path: Path, damage: str) -> None:
    blocks = folder(tmp_path)
    put(blocks, 1, 2)
    path = blocks._path(name(1))
    path.write_bytes(DAMAGE[damage](path.read_bytes()))
    assert blocks.read(name(1), SIZE) is None
    assert not blocks.has(name(1)), "it is gone, so that it can be written anew"
    assert blocks.write(name(1), content(1))
    assert held(blocks) == [1, 2]


def test_a_block_of_another_size_is_not_there(tmp_path: Path) -> None:
    blocks = folder(tmp_path)
    put(blocks, 1)
    assert blocks.read(name(1), SIZE - 1) is None


def test_a_disk_that_is_nearly_full_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = BlockFolder(tmp_path / "blocks", 100 * STORED, leave_free=5000)
    usage = namedtuple("usage", "total used free")
    free = [5000 + 2 * STORED]
    monkeypatch.setattr(block_folder.shutil, "disk_usage", lambda path: usage(0, 0, free[0]))
    put(blocks, 1, 2)
    free[0] = 5000 + STORED - 1
    assert blocks.write(name(3), content(3)), "in the place of an older one"
    assert held(blocks) == [2, 3]
    free[0] = 0
    assert not blocks.write(name(4), content(4))


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = folder(tmp_path)
    put(blocks, 1)

    def full(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(block_folder.os, "replace", full)
    assert not blocks.write(name(2), content(2))
    assert sorted(path.suffix for path in blocks.path.iterdir()) == [".TAG", ".kv"]
    assert held(blocks) == [1]


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "blocks").touch()
    blocks = folder(tmp_path)
    assert not blocks.write(name(1), content(1))
    assert blocks.read(name(1), SIZE) is None and not blocks.has(name(1)) and blocks.size() == 0
    blocks.used([name(1)])
    blocks.clear()


def test_half_written_files_go_after_an_hour(tmp_path: Path) -> None:
    blocks = folder(tmp_path)
    put(blocks, 1)
    old, new = blocks.path / "old.7.part", blocks.path / "new.8.part"
    old.touch()
    new.touch()
    os.utime(old, (time.time() - 4000, time.time() - 4000))
    put(blocks, 2)
    assert not old.exists() and new.exists(), "the new one may be of a process at work"
    blocks.clear()
    assert not new.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_only_the_owner_may_read(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        blocks = folder(tmp_path)
        put(blocks, 1)
    finally:
        os.umask(before)
    assert stat.S_IMODE(blocks._path(name(1)).stat().st_mode) == 0o600
    assert stat.S_IMODE(blocks.path.stat().st_mode) == 0o700
