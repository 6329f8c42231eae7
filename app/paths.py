"""Files of the window in the data folder."""

import os
from pathlib import Path

from engine.paths import data_dir

__all__ = [
    "clear_load_mark",
    "data_dir",
    "database_path",
    "documents_index_path",
    "load_mark",
    "lock_path",
    "mark_load",
    "settings_path",
    "slow_code_path",
]


def database_path() -> Path:
    """The conversations."""
    return data_dir() / "conversations.sqlite3"


def settings_path() -> Path:
    """The settings."""
    return data_dir() / "settings.json"


def slow_code_path() -> Path:
    """Digests of the blocks of code that cannot be coloured in time."""
    return data_dir() / "slow-code.txt"


def documents_index_path() -> Path:
    """The index of local documents."""
    return data_dir() / "documents.sqlite3"


def lock_path() -> Path:
    """Held while a window works in the data folder."""
    return data_dir() / "tern.lock"


def _load_mark_path() -> Path:
    return data_dir() / "loading.txt"


def mark_load(model: str) -> None:
    """Note that the loading of the model folder ``model`` begins."""
    try:
        _load_mark_path().write_bytes(os.fsencode(model))
    except OSError:
        pass  # a full disk is no reason not to load


def clear_load_mark() -> None:
    """Note that the loading ended in good order."""
    try:
        _load_mark_path().unlink(missing_ok=True)
    except OSError:
        pass


def load_mark() -> str | None:
    """The model folder whose loading never ended, or None: a model that took the program down with it."""
    try:
        return os.fsdecode(_load_mark_path().read_bytes())
    except OSError:
        return None
