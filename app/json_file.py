"""A small JSON file of a person's own: written all or nothing, and set aside where it is damaged."""

import json
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from engine.whole_file import write_whole


def write_json(path: Path, values: Mapping[str, Any]) -> None:
    """A crash leaves the old file or the new one. Raises OSError."""
    text = json.dumps(values, indent=2)  # ASCII: lone surrogates are kept too
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, f"{text}\n".encode("ascii"), lasting=True)


def set_aside(path: Path) -> Path:
    """Gives the file a name that says that it is broken, and when it was found so; its new path.

    Raises OSError, and the file stays where it is.
    """
    kept = path.with_name(f"{path.stem}.broken-{datetime.now():%Y%m%d-%H%M%S-%f}{path.suffix}")
    os.replace(path, kept)
    return kept
