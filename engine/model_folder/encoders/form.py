"""Whether a model folder holds an encoder, which turns texts into vectors, and of what form.

It is told by its tensors: a norm in front of each matrix, as BitNet-embedding has it
(``...q_proj.norm.weight``).
Its names may lack "model.", and its weights are masters in bf16, of which ternary ones are made when it is
opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import CheckpointError, ConfigError
from engine.model_folder.fields import one_of, positive, read_json, show
from engine.model_folder.safetensors_file import INDEX_FILE, SINGLE_FILE, read_header, weight_files

GEMMA = "gemma3_text"
BACKBONES = ("qwen3", GEMMA)
LAST, MEAN = "last", "mean"
_SIGN = "layers.0.self_attn.q_proj.norm.weight"
_POOLING = {
    "pooling_mode_lasttoken": LAST,
    "pooling_mode_mean_tokens": MEAN,
}  # names of sentence-transformers
_MOST_PROMPT = 10_000  # characters


@dataclass(frozen=True, slots=True)
class EncoderForm:
    """What the files beside config.json say of an encoder."""

    pooling: str = LAST  # the vector is that of the last token, or the mean of all
    bare: bool = True  # tensors are called "layers..." instead of "model.layers..."
    query_prompt: str = ""  # written in front of questions, not of documents


def find_encoder(folder: Path, values: Mapping[str, Any]) -> EncoderForm | None:
    """The form of the encoder in ``folder``; None for a model that writes text, and where no weights are.

    ``values``: its config.json. Raises CheckpointError (files) or ConfigError (an unknown pooling).
    """
    if values.get("model_type") not in BACKBONES:
        return None
    if not (folder / SINGLE_FILE).exists() and not (folder / INDEX_FILE).exists():
        return None
    for file in weight_files(folder):
        names = read_header(file).keys()
        if _SIGN in names or f"model.{_SIGN}" in names:
            return EncoderForm(_pooling(folder), _SIGN in names, _query_prompt(folder))
    return None


def check_encoder(values: Mapping[str, Any], model_type: str, source: str) -> None:
    """What config.json may say of an encoder's weights: nothing, or that they are rounded at loading."""
    one_of({"model_type": model_type}, "model_type", BACKBONES, source)
    for key in ("quantization", "use_bidirectional_attention"):
        if values.get(key):
            raise ConfigError(
                f"{source}: {key} is {show(values[key])}, which this program does not run in an encoder."
            )
    quantization = values.get("quantization_config")
    if quantization is None:
        return
    name = "quantization_config"
    if not isinstance(quantization, dict):
        raise ConfigError(f"{source}: {name} is {show(quantization)}, not an object.")
    one_of(quantization, "quant_method", ("bitnet",), source, name)
    wanted: dict[str, tuple[object, ...]] = {
        "linear_class": ("autobitlinear", "bitlinear", None),
        "quantization_mode": ("online", None),
        "use_rms_norm": (True, None),
        "modules_to_not_convert": (["lm_head"], [], None),
    }
    for key, allowed in wanted.items():
        if quantization.get(key) not in allowed:
            raise ConfigError(
                f"{source}: {name}.{key} is {show(quantization[key])}, which does not fit the "
                "weights: they are "
                "unrounded, with a norm in front of each matrix."
            )
    if quantization.get("rms_norm_eps") is not None:
        eps = positive(quantization, "rms_norm_eps", source)
        if eps != values.get("rms_norm_eps"):
            raise ConfigError(f"{source}: {name}.rms_norm_eps is {eps}, another than that of the model.")


def _pooling(folder: Path) -> str:
    """How vectors of tokens become one, by 1_Pooling/config.json; without it that of the last token."""
    path = folder / "1_Pooling" / "config.json"
    if not path.exists():
        return LAST
    values = read_json(path)
    chosen = [key for key, value in values.items() if key.startswith("pooling_mode_") and value]
    if len(chosen) != 1 or chosen[0] not in _POOLING:
        raise ConfigError(
            f"{path}: the pooling is {show(chosen)}; this program runs only "
            f"{' and '.join(_POOLING)}, one of them."
        )
    return _POOLING[chosen[0]]


def _query_prompt(folder: Path) -> str:
    path = folder / "config_sentence_transformers.json"
    prompts = read_json(path).get("prompts") if path.exists() else None
    found = prompts.get("query") if isinstance(prompts, dict) else None
    if found is not None and (not isinstance(found, str) or len(found) > _MOST_PROMPT):
        raise CheckpointError(
            f"{path}: prompts.query is {show(found)}, not a text to put in front of questions."
        )
    return found or ""
