"""The key that a request has to carry: random, kept in the data folder, readable by its owner only."""

import secrets
from pathlib import Path

from engine.errors import EngineError
from engine.paths import data_dir
from engine.whole_file import write_whole

PREFIX = "tern-"


def server_key() -> str:
    """The key; a new one where there is none yet. Raises EngineError where it cannot be read or kept."""
    try:
        path = _path()
        key = path.read_text("utf-8").strip()
        if len(key) >= 32 and key.isascii() and key.isprintable():
            return key
    except FileNotFoundError:
        pass
    except (OSError, UnicodeDecodeError) as error:
        raise EngineError(f"The server's key cannot be read ({error}).") from None
    return renew_key()


def renew_key() -> str:
    """A new key in the place of the old one, which opens nothing any more."""
    key = PREFIX + secrets.token_urlsafe(32)
    try:
        write_whole(_path(), f"{key}\n".encode(), private=True)
    except OSError as error:
        raise EngineError(f"The server's key cannot be kept ({error.strerror or error}).") from None
    return key


def _path() -> Path:
    return data_dir() / "server-key.txt"
