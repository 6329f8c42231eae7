"""The model folder that was loaded last, by the window or the terminal: `tern chat` begins with it."""

from pathlib import Path

from engine.paths import data_dir

NAME = "last_model.txt"


def remember_model(folder: str) -> None:
    """Keep ``folder`` for the next start; a data folder that cannot be written is no reason to stop."""
    try:
        (data_dir() / NAME).write_bytes(folder.encode("utf-8", "surrogateescape"))
    except (OSError, ValueError):
        pass


def remembered_model() -> str | None:
    """The folder, if it is still there."""
    folder = _kept()
    return folder if folder and Path(folder).is_dir() else None


def lost_model() -> str | None:
    """The folder, if it is not there any more: the choice that a person made still stands."""
    folder = _kept()
    return folder if folder and not Path(folder).is_dir() else None


def forget_model(folder: Path) -> None:
    """``folder`` was deleted on purpose: if it was loaded last, nothing was."""
    if _kept() == str(folder):
        try:
            (data_dir() / NAME).unlink()
        except OSError:
            pass


def _kept() -> str | None:
    try:
        return (data_dir() / NAME).read_text(encoding="utf-8", errors="surrogateescape")
    except (OSError, ValueError):
        return None
