"""Which blocks of code cannot be coloured in time, kept over starts: what cost once does not cost again.

Only a digest of each is kept. Another version of Pygments begins anew.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

from pygments import __version__ as pygments_version

KEPT = 500  # blocks


class SlowCode:
    """The blocks that took too long. ``path`` is asked for at the first use.

    A file that cannot be read or written is done without. Used by one thread only.
    """

    def __init__(self, path: Callable[[], Path]) -> None:
        self._path = path
        self._digests: dict[str, None] | None = None

    def __contains__(self, key: tuple[str, str]) -> bool:
        return _digest(key) in self._all()

    def add(self, key: tuple[str, str]) -> None:
        digests = self._all()
        digests[_digest(key)] = None
        while len(digests) > KEPT:
            del digests[next(iter(digests))]
        try:
            self._path().write_text("\n".join([pygments_version, *digests, ""]), "ascii")
        except OSError:
            pass  # the block is tried again at the next start

    def _all(self) -> dict[str, None]:
        if self._digests is None:
            try:
                version, *digests = self._path().read_text("ascii").split()
            except (OSError, ValueError):
                version, digests = "", []
            self._digests = dict.fromkeys(digests if version == pygments_version else [])
        return self._digests


def _digest(key: tuple[str, str]) -> str:
    return hashlib.sha256("\0".join(key).encode("utf-8", errors="surrogatepass")).hexdigest()
