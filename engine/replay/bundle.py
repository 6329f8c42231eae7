"""A proof bundle: all that is needed to give a chat's answers again, bit for bit, on any processor.

One JSON object: the SHA-256 of the model's files, how the KV cache was kept, and for each answer the ids of
its prompt, the settings with the seed, and the ids that came of them. Kernel, instruction set and threads are
left out, because they do not show in the bits.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import BundleError
from engine.model_folder.identity import NUMERICS
from engine.replay.turn import Turn, turn_of
from engine.version import __version__

FORMAT = "tern-proof"
VERSION = 1
READ_BYTES = 1 << 20
MOST_BYTES = 1 << 30  # of a bundle; more is none
TOKENIZER = "tokenizer.json"
SINGLE_FILES = ("config.json", "generation_config.json", TOKENIZER)  # beside the weights


@dataclass(frozen=True, slots=True)
class Bundle:
    """A whole chat. ``files``: SHA-256 of each file of the model, the tokenizer's among them."""

    model: str  # its name
    files: dict[str, str]
    kv: str
    context: int
    turns: tuple[Turn, ...]


def model_files(folder: Path, heartbeat: Callable[[], None] | None = None) -> dict[str, str]:
    """SHA-256 of every file of a model's folder that decides its answers. Reads all of it; BundleError."""
    found = {path.name: path for path in sorted(folder.glob("*.safetensors"))}
    found |= {name: folder / name for name in SINGLE_FILES if (folder / name).exists()}
    try:
        return {name: _sha256(path, heartbeat) for name, path in found.items()}
    except OSError as error:
        raise BundleError(
            f"The model in {folder} cannot be read ({error.strerror}); check its folder and try again."
        ) from error


def to_json(bundle: Bundle) -> str:
    """The file's text."""
    return json.dumps(
        {
            "format": FORMAT,
            "version": VERSION,
            "tern": __version__,
            "numerics": NUMERICS,
            "model": {"name": bundle.model, "sha256": bundle.files},
            "kv": bundle.kv,
            "context": bundle.context,
            "answers": [turn.as_object() for turn in bundle.turns],
        },
        indent=1,
    )


def read_bundle(path: Path) -> Bundle:
    """The bundle in a file, with every sum checked. BundleError."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BundleError(f"{path} is too large for a proof bundle; choose another file.")
        value = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise BundleError(f"{path} cannot be read ({error.strerror}); choose another file.") from error
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise BundleError(f"{path} is not a proof bundle; choose a file that was saved as one.")
    if value.get("version") != VERSION or value.get("numerics") != NUMERICS:
        raise BundleError(f"{path} was made by another version of Tern; verify it with that one.")
    try:
        bundle = _bundle(value)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise BundleError(f"{path} is damaged; ask for it again.") from None
    for number, (turn, entry) in enumerate(zip(bundle.turns, value["answers"], strict=True), start=1):
        if turn.sha256 != entry["sha256"]:
            raise BundleError(f"The ids of answer {number} in {path} were changed after it was made.")
    return bundle


def _bundle(value: dict[str, Any]) -> Bundle:
    files = {str(name): str(digest) for name, digest in value["model"]["sha256"].items()}
    if value["kv"] not in ("f16", "f32") or type(value["context"]) is not int or value["context"] < 2:
        raise ValueError
    turns = tuple(turn_of(entry) for entry in value["answers"])
    return Bundle(str(value["model"]["name"]), files, value["kv"], value["context"], turns)


def _sha256(path: Path, heartbeat: Callable[[], None] | None) -> str:
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        while data := file.read(READ_BYTES):
            digest.update(data)
            if heartbeat is not None:
                heartbeat()
    return digest.hexdigest()
