"""A file's checksum, computed while it is written: SHA-256, or the SHA-1 of git for small files."""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.errors import Stopped

READ_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file as the hub lists it. One sum is enough; "" where it is not known."""

    name: str
    size: int  # bytes
    sha256: str = ""
    git_sha1: str = ""  # of git's blob, a header and the bytes

    @property
    def sum(self) -> str:
        return self.sha256 or self.git_sha1


class Digest:
    """Takes a file's bytes in order and tells whether they are the listed ones."""

    def __init__(self, file: RemoteFile) -> None:
        self._file = file
        if file.sha256:
            self._hash = hashlib.sha256()
        else:
            self._hash = hashlib.sha1(b"blob %d\0" % file.size, usedforsecurity=False)

    def update(self, data: bytes | memoryview) -> None:
        self._hash.update(data)

    def is_right(self) -> bool:
        return self._hash.hexdigest() == self._file.sum

    @property
    def kind(self) -> str:
        return "SHA-256" if self._file.sha256 else "SHA-1"


def file_is_right(
    path: Path, file: RemoteFile, on_bytes: Callable[[int], None], stop: threading.Event
) -> bool:
    """Whether the file at ``path`` has the listed size and sum. ``on_bytes`` gets how many were read.

    Raises OSError, and Stopped when ``stop`` is set.
    """
    if path.stat().st_size != file.size:
        return False
    digest = Digest(file)
    done = 0
    with path.open("rb", buffering=0) as stream:
        while data := stream.read(READ_BYTES):
            if stop.is_set():
                raise Stopped
            digest.update(data)
            done += len(data)
            on_bytes(done)
    return digest.is_right()
