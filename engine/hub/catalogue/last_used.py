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
    try:
        folder = (data_dir() / NAME).read_text(encoding="utf-8", errors="surrogateescape")
        return folder if Path(folder).is_dir() else None
    except (OSError, ValueError):
        return None
