"""The starter: a small model that comes with the program, so that it can chat before anything is downloaded.

``TERN_STARTER`` names another folder for it; set to nothing, there is none.
"""

import os
from pathlib import Path

from engine import version

NAME = "Starter (SmolLM2 135M)"
REPO = "HuggingFaceTB/SmolLM2-135M-Instruct"
LICENCE = "Apache-2.0"
FOLDER = Path("starter") / "smollm2-135m-instruct"


def starter_folder() -> Path | None:
    """Where the starter is: beside an installed program, or built in a source tree; None if there is none."""
    named = os.environ.get("TERN_STARTER")
    if named is not None:
        places = [Path(named)] if named else []
    else:
        program = Path(version.__file__).resolve().parents[1]
        places = [program / FOLDER, program / "build" / FOLDER]
    return next((place for place in places if (place / "model.safetensors").is_file()), None)


def shown_name(folder: str | Path) -> str:
    """What a model is called before anything is read of it: by its folder, or the starter's name."""
    return NAME if is_starter(folder) else Path(folder).name or str(folder)


def is_starter(folder: str | Path) -> bool:
    """Whether ``folder`` is the starter's."""
    starter = starter_folder()
    return starter is not None and Path(folder).resolve() == starter.resolve()
