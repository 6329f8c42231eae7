"""generation_config.json of a model folder: its stop tokens and how its makers sample."""

from pathlib import Path
from typing import Any

from engine.errors import CheckpointError
from engine.model_folder.config import read_json
from engine.sampling.params import SamplingParams

_DEFAULTS_FROM_FILE = ("temperature", "top_k", "top_p", "min_p", "repetition_penalty")


def read_generation_config(folder: Path) -> dict[str, Any]:
    """generation_config.json, or {} where there is none. Raises CheckpointError if it is not JSON."""
    path = folder / "generation_config.json"
    return read_json(path) if path.exists() else {}


def load_defaults(folder: Path) -> SamplingParams:
    """The model's own sampling parameters, from its generation_config.json; ours where it names none."""
    values = read_generation_config(Path(folder))
    chosen = {name: values[name] for name in _DEFAULTS_FROM_FILE if values.get(name) is not None}
    if values.get("do_sample") is False:
        chosen["temperature"] = 0.0
    try:
        return SamplingParams(**chosen)
    except ValueError as error:
        raise CheckpointError(f"The model's generation_config.json is not usable: {error}") from None
