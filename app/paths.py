"""Where things lie: the data folder and the files in it."""

import os
from pathlib import Path

import platformdirs


def data_dir() -> Path:
    """The data folder, made if it is not there: ``TERN_HOME`` if set, else the place this system uses."""
    home = os.environ.get("TERN_HOME")
    folder = Path(home) if home else Path(platformdirs.user_data_dir("tern", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def database_path() -> Path:
    """The conversations."""
    return data_dir() / "conversations.sqlite3"


def settings_path() -> Path:
    """The settings."""
    return data_dir() / "settings.json"


def lock_path() -> Path:
    """Held while a window works in the data folder."""
    return data_dir() / "tern.lock"


def _load_mark_path() -> Path:
    return data_dir() / "loading.txt"


def mark_load(model: str) -> None:
    """Note that the loading of the model folder ``model`` begins. A disk that refuses is no reason to stop."""
    try:
        _load_mark_path().write_bytes(os.fsencode(model))
    except OSError:
        pass


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
