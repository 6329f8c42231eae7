"""The model folder that `tern chat` uses where none is named: the last one that was loaded."""

import json
from pathlib import Path

from engine.paths import data_dir


def remember_model(folder: str) -> None:
    """Keep ``folder`` for the next start; a data folder that cannot be written is no reason to stop."""
    try:
        (data_dir() / "last_model.txt").write_text(folder, encoding="utf-8", errors="surrogateescape")
    except OSError:
        pass


def remembered_model() -> str | None:
    """What the terminal loaded last, else what the window did, else None."""
    try:
        home = data_dir()
    except OSError:
        return None
    try:
        folder = (home / "last_model.txt").read_text(encoding="utf-8", errors="surrogateescape")
        if Path(folder).is_dir():
            return folder
    except OSError:
        pass
    try:
        settings = json.loads((home / "settings.json").read_text(encoding="utf-8"))
        folder = settings["last_model"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return folder if isinstance(folder, str) and folder else None
