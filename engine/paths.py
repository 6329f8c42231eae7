"""Where Tern keeps its own files: one data folder, the same for the window and the terminal."""

import os
from pathlib import Path


def data_dir() -> Path:
    """The data folder, made if missing: ``TERN_HOME``, or the place this system has for such things.

    Raises OSError where it cannot be made.
    """
    home = os.environ.get("TERN_HOME")
    if home:
        folder = Path(home)
    else:
        import platformdirs  # only here: `tern --help` need not wait for it

        folder = Path(platformdirs.user_data_dir("tern", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def engine_log_path() -> Path:
    """The engine process writes the details of an unexpected error here."""
    return data_dir() / "engine.log"
