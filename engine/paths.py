"""Where Tern keeps its own files: one data folder, the same for the window and the terminal."""

import os
import sys
from pathlib import Path

# Beside the frozen program, this file says that nothing is kept outside the program's folder.
PORTABLE_MARK = "portable.txt"


def data_dir() -> Path:
    """The data folder, made if missing: ``TERN_HOME``, the one chosen in the settings, or the system's place.

    Raises OSError where it cannot be made.
    """
    home = os.environ.get("TERN_HOME")
    return _made(Path(home)) if home else chosen_data_dir()


def chosen_data_dir() -> Path:
    """The data folder of the next start where ``TERN_HOME`` is not set. Raises OSError as ``data_dir``."""
    try:
        chosen = _choice_path().read_text("utf-8", errors="surrogateescape").rstrip("\n")
    except OSError:
        chosen = ""
    return _made(Path(chosen) if chosen else _usual_dir())


def choose_data_dir(folder: Path | None) -> None:
    """Keep ``folder`` (None: the system's place) as the data folder from the next start on.

    Raises OSError where it cannot be made or written.
    """
    if folder is None:
        _choice_path().unlink(missing_ok=True)
        return
    folder = _made(folder)
    probe = folder / ".tern-write-test"
    probe.touch()
    probe.unlink()
    _made(_usual_dir())
    _choice_path().write_text(f"{folder}\n", "utf-8", errors="surrogateescape")


def cache_dir() -> Path:
    """What was measured on this computer; it need not be there. ``TERN_CACHE``, or the system's place."""
    named = os.environ.get("TERN_CACHE")
    if named:
        return Path(named)
    portable = portable_dir()
    if portable is not None:
        return portable / "cache"
    import platformdirs

    return Path(platformdirs.user_cache_dir("tern", appauthor=False))


def portable_dir() -> Path | None:
    """The data folder of a portable program, beside it; None for an installed one and for a source tree."""
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable).resolve().parent
    return program / "data" if (program / PORTABLE_MARK).is_file() else None


def engine_log_path() -> Path:
    """The engine process writes the details of an unexpected error here."""
    return data_dir() / "engine.log"


def prefix_cache_dir() -> Path:
    """Keys and values of past conversations (engine/kv_cache/prefix_cache.py); it need not be there.

    Among the person's data, not in the system's cache folder: it belongs to what they wrote.
    """
    return data_dir() / "prefix-cache"


def _usual_dir() -> Path:
    portable = portable_dir()
    if portable is not None:
        return portable
    import platformdirs  # only here: `tern --help` need not wait for it

    return Path(platformdirs.user_data_dir("tern", appauthor=False))


def _choice_path() -> Path:
    # In the usual place, because that is the one place every start can find.
    return _usual_dir() / "data-folder.txt"


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()
