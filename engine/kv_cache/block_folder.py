"""BlockFolder: a folder of blocks of bytes by name, no larger than allowed; the least recently used go first.

Nothing in it is needed: what cannot be read is not there, what cannot be written is not kept, and several
processes may use it at once. A block is written under another name and then renamed, so a name stands for a
whole block; a checksum finds what went bad since. Only the person themselves may read the files.
"""

import os
import shutil
import struct
import time
import zlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from engine.paths import prefix_cache_dir

LEAVE_FREE = 1 << 30  # bytes of the disk that are never taken
_HEADER = struct.Struct("<8s16sI4x")  # magic, name, CRC-32 of the content
_MAGIC = b"TERNKV1\n"
_SUFFIX, _PART = ".kv", ".part"
_PART_S = 3600.0  # a file half written so long ago belongs to a process that is gone
# https://bford.info/cachedir/: programs that make backups pass the folder over
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Tern can make these files again.\n"


def past_blocks(bound: int = 0) -> "BlockFolder":
    """The blocks of past conversations. Raises OSError where there is no data folder."""
    return BlockFolder(prefix_cache_dir(), bound)


class BlockFolder:
    """``bound``: bytes that all blocks together may take. Names are 16 bytes."""

    def __init__(self, folder: Path, bound: int, leave_free: int = LEAVE_FREE) -> None:
        self.bound = bound = bound
        self.path = folder
        self._leave_free = leave_free

    def most_blocks(self, size: int) -> int:
        """How many blocks of ``size`` bytes are allowed together."""
        return self.bound // (_HEADER.size + size)

    def has(self, name: bytes) -> bool:
        return os.path.exists(self._path(name))  # False, too, where one may not look

    def read(self, name: bytes, size: int) -> memoryview | None:
        """The block's ``size`` bytes, or None; a block that is not what it should be is deleted."""
        path = self._path(name)
        try:
            content = memoryview(path.read_bytes())
        except (OSError, MemoryError):
            return None
        block = content[_HEADER.size :]
        if len(block) == size and content[: _HEADER.size] == _HEADER.pack(_MAGIC, name, zlib.crc32(block)):
            return block
        _delete(path)
        return None

    def write(self, name: bytes, block: memoryview, needed: Collection[bytes] = ()) -> bool:
        """Keep ``block``; older ones go for it, but not those ``needed``. False if it could not be kept."""
        path = self._path(name)
        part = path.with_suffix(f".{os.getpid()}{_PART}")
        try:
            self._make()
            if not self._make_room(_HEADER.size + block.nbytes, {self._path(other) for other in needed}):
                return False
            with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(_HEADER.pack(_MAGIC, name, zlib.crc32(block)))
                file.write(block)
            os.replace(part, path)
        except OSError:
            _delete(part)
            return False
        return True

    def used(self, names: Sequence[bytes]) -> None:
        """The blocks ``names`` were of use just now, the first of them most."""
        now = time.time_ns()
        for age, name in enumerate(names):
            try:
                os.utime(self._path(name), ns=(now - 1000 * age, now - 1000 * age))
            except OSError:
                pass

    def size(self) -> int:
        """Bytes that all blocks take."""
        return sum(size for _, size, _ in self._files(_SUFFIX))

    def trim(self) -> None:
        """Delete the blocks used longest ago until no more are there than allowed."""
        with suppress(OSError):  # there is no folder
            self._make_room(0, ())

    def clear(self) -> None:
        """Delete all blocks, and what was left half written."""
        for path in self._paths(_SUFFIX) + self._paths(_PART):
            _delete(path)

    def _make(self) -> None:
        if not self.path.is_dir():
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            (self.path / "CACHEDIR.TAG").write_text(_TAG, encoding="ascii")

    def _make_room(self, size: int, needed: Collection[Path]) -> bool:
        """Delete the blocks used longest ago until ``size`` bytes more are allowed and there."""
        for written_ns, _, path in self._files(_PART):
            if time.time() - written_ns / 1e9 > _PART_S:
                _delete(path)
        files = sorted(self._files(_SUFFIX))
        free = shutil.disk_usage(self.path).free - self._leave_free
        room = min(self.bound - sum(taken for _, taken, _ in files), free)
        for _, taken, path in files:
            if room >= size:
                break
            if path not in needed and _delete(path):
                room += taken
        return room >= size

    def _files(self, suffix: str) -> Iterator[tuple[int, int, Path]]:
        """(time of last use in ns, bytes, path) of each file of this kind."""
        for path in self._paths(suffix):
            try:
                found = path.stat()
            except OSError:
                continue  # another process has just deleted it
            yield found.st_mtime_ns, found.st_size, path

    def _paths(self, suffix: str) -> list[Path]:
        try:
            return [path for path in self.path.iterdir() if path.suffix == suffix]
        except OSError:
            return []

    def _path(self, name: bytes) -> Path:
        return self.path / (name.hex() + _SUFFIX)


def _delete(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True
