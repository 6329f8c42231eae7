"""A small file written all or nothing: a crash, or a disk that is full, leaves the old one or the new one."""

import os
from contextlib import suppress
from pathlib import Path

UNFINISHED = ".new"  # behind the process's number; a download that is not complete ends in another way


def write_whole(path: Path, content: bytes, *, lasting: bool = False, private: bool = False) -> None:
    """Puts ``content`` in the place of what ``path`` held. Raises OSError, and nothing is left beside it.

    ``lasting``: it is on the disk itself when this returns, so that a power cut cannot take both.
    ``private``: nobody else on this computer can read it, at no moment.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
    try:
        with open(part, "wb", opener=_open_private if private else None) as file:
            file.write(content)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        os.replace(part, path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _open_private(path: str, flags: int) -> int:
    Path(path).unlink(missing_ok=True)  # what is there already may be open to others
    return os.open(path, flags | os.O_EXCL, 0o600)
