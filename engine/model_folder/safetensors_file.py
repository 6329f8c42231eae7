"""The files of a folder's weights, one or several named by an index, and what their headers say."""

import json
from dataclasses import dataclass
from pathlib import Path

from safetensors import SafetensorError, safe_open

from engine.errors import CheckpointError
from engine.model_folder.fields import impostor_sentence, read_json
from engine.model_folder.locate import gguf_sentence

SINGLE_FILE = "model.safetensors"
INDEX_FILE = "model.safetensors.index.json"
MAX_HEADER_BYTES = 100_000_000  # the format's own limit
AGAIN = "the file is damaged or incomplete: download it again."


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a tensor lies: ``start`` is its byte offset in ``file``."""

    file: Path
    dtype: str
    shape: tuple[int, ...]
    start: int


def weight_files(folder: Path) -> list[Path]:
    """model.safetensors, or the files its index names. Raises CheckpointError."""
    if (folder / SINGLE_FILE).exists():
        return [folder / SINGLE_FILE]
    index = folder / INDEX_FILE
    if not index.exists():
        for gguf in sorted(folder.glob("*.gguf"))[:1]:
            raise CheckpointError(gguf_sentence(gguf))
        raise CheckpointError(
            f"{folder / SINGLE_FILE} is missing: the folder does not hold a complete model."
        )
    weight_map = read_json(index).get("weight_map")
    names = set(weight_map.values()) if isinstance(weight_map, dict) and _all_text(weight_map) else set()
    if not names or any(Path(name).name != name or not name.endswith(".safetensors") for name in names):
        raise CheckpointError(f"{index} does not name the files of the model; download it again.")
    for name in sorted(names):
        if not (folder / name).exists():
            raise CheckpointError(f"{folder / name} is missing: {INDEX_FILE} names it; download it again.")
    return [folder / name for name in sorted(names)]


def _all_text(weight_map: dict[str, object]) -> bool:
    return all(isinstance(name, str) for name in weight_map.values())


def read_header(file: Path) -> dict[str, Entry]:
    """The tensors of one safetensors file: 8 bytes length (little-endian), a JSON header, then the data."""
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            start = stream.read(512)
            length = int.from_bytes(start[:8], "little")
            impostor = impostor_sentence(file, start)
            if size == 0:
                raise CheckpointError(f"{file} is empty; download it again.")
            if impostor:
                raise CheckpointError(impostor)
            if size < 8 or length > size - 8:
                raise CheckpointError(f"{file} ends within its header; {AGAIN}")
            if length > MAX_HEADER_BYTES:
                raise ValueError("no safetensors header is as long as this")
            stream.seek(8)
            header = json.loads(stream.read(length))
        entries = {
            name: Entry(file, tensor["dtype"], tuple(tensor["shape"]), 8 + length + tensor["data_offsets"][0])
            for name, tensor in header.items()
            if name != "__metadata__"
        }
        end = 8 + length + max((header[name]["data_offsets"][1] for name in entries), default=0)
        if size < end:
            raise CheckpointError(f"{file} has {size:,} bytes of {end:,}; {AGAIN}")
        with safe_open(file, framework="numpy"):  # the library's own checks: offsets, sizes, overlaps
            pass
    except OSError as error:
        raise CheckpointError(f"{file} cannot be read ({error.strerror or error}).") from None
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, SafetensorError):
        raise CheckpointError(f"{file} is not a sound safetensors file; {AGAIN}") from None
    return entries


def names_of(files: list[Path]) -> str:
    return str(files[0]) if len(files) == 1 else f"{files[0].parent} ({len(files)} files)"
