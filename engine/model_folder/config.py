"""config.json of a model folder, read and checked key by key.

Two architectures are run: ``bitnet`` (BitNet b1.58 2B4T: sub-norms in front of o_proj and down_proj) and
``llama`` without them, with packed 1-bit weights (Falcon3-1.58bit, Llama3-8B-1.58) or with weights of five
ternary digits, as ``tern convert`` writes them. Whatever would change
the arithmetic and is not known here is refused with a sentence. ``auto_map`` names Python code to be run
for the model; it is ignored and never run.
"""

import json
import logging
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import CheckpointError, ConfigError
from engine.model_folder.locate import find_model_folder

log = logging.getLogger(__name__)

MODEL_TYPES = ("bitnet", "llama")
ACTIVATIONS = ("relu2", "silu")
MAX_HEAD_DIM = 256  # of the attention kernels (cython_kernels/table.pxd)
MAX_JSON_BYTES = 64 * 1024 * 1024  # far above any real config.json or shard index

# Keys that change the arithmetic of these two architectures, with the values that change nothing.
_NEUTRAL: dict[str, tuple[Any, ...]] = {
    "attention_bias": (False, None),
    "mlp_bias": (False, None),
    "sliding_window": (None,),
    "partial_rotary_factor": (1.0, None),
    "attn_logit_softcapping": (None,),
    "final_logit_softcapping": (None,),
    "is_encoder_decoder": (False, None),
    "add_cross_attention": (False, None),
}


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """The shape of a network and the conventions of its checkpoint."""

    model_type: str  # "bitnet" or "llama"
    hidden_size: int
    intermediate_size: int
    num_layers: int
    num_heads: int
    num_kv_heads: int
    head_dim: int
    vocab_size: int
    rms_norm_eps: float
    rope_theta: float
    max_position: int  # the longest context the model was made for, in tokens
    activation: str  # "relu2" or "silu", on the gate
    sub_norms: bool  # attn_sub_norm and ffn_sub_norm in front of o_proj and down_proj
    tied: bool  # the head is the embedding table
    scale_divides: bool  # stored weight_scale is 1/mean|W| instead of mean|W|
    digits: bool = False  # weights of five ternary digits, with a scale per row
    activation_bits: int = 8  # 16 or 8 with them
    bos_id: int | None = None
    eos_ids: tuple[int, ...] = ()  # config.json's own; generation_config.json may name more

    @property
    def attention_size(self) -> int:
        """Rows of q_proj, columns of o_proj."""
        return self.num_heads * self.head_dim

    @property
    def kv_size(self) -> int:
        """Rows of k_proj and v_proj."""
        return self.num_kv_heads * self.head_dim


def load_config(folder: Path) -> ModelConfig:
    """config.json of the model that ``folder`` leads to.

    Raises CheckpointError (files) or ConfigError (contents).
    """
    path = find_model_folder(Path(folder)) / "config.json"
    return parse_config(read_json(path), str(path))


def read_json(path: Path) -> dict[str, Any]:
    """The JSON object in ``path``. Raises CheckpointError if it is missing, unreadable or not JSON."""
    try:
        if path.stat().st_size > MAX_JSON_BYTES:
            raise CheckpointError(f"{path} is far too large for what it should hold; download it again.")
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise CheckpointError(f"{path} is missing: the folder does not hold a complete model.") from None
    except OSError as error:
        raise CheckpointError(f"{path} cannot be read ({error.strerror or error}).") from None
    except UnicodeDecodeError:
        raise CheckpointError(f"{path} is not a text file; download it again.") from None
    impostor = impostor_sentence(path, text[:200].encode())
    if impostor:
        raise CheckpointError(impostor)
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        raise CheckpointError(f"{path} is not valid JSON; download it again.") from None
    if not isinstance(values, dict):
        raise CheckpointError(f"{path} does not hold a JSON object; download it again.")
    return values


def impostor_sentence(path: Path, start: bytes) -> str:
    """A sentence when a file's first bytes are a Git LFS pointer or a web page, else an empty string."""
    if start.startswith(b"version https://git-lfs.github.com/spec/"):
        return f"{path} is a Git LFS pointer, not the file itself; run `git lfs pull` or download it again."
    if start.lstrip()[:5].lower() in (b"<!doc", b"<html"):
        return (
            f"{path} is a web page (perhaps a login or error page), not the model's file; download it again."
        )
    return ""


def parse_config(values: Mapping[str, Any], source: str = "config.json") -> ModelConfig:
    """Checks the keys of a config.json; ``source`` names the file in the sentence of a ConfigError."""
    model_type = _one_of(values, "model_type", MODEL_TYPES, source)
    _check_architecture(values, source)
    for key, neutral in _NEUTRAL.items():
        if key in values and values[key] not in neutral:
            raise ConfigError(f"{source}: {key} is {_show(values[key])}, which this program does not run.")
    hidden_size = _count(values, "hidden_size", source)
    num_heads = _count(values, "num_attention_heads", source)
    vocab_size = _count(values, "vocab_size", source)
    scale_divides, digits, activation_bits = _quantization(values, model_type, source)
    config = ModelConfig(
        model_type=model_type,
        hidden_size=hidden_size,
        intermediate_size=_count(values, "intermediate_size", source),
        num_layers=_count(values, "num_hidden_layers", source),
        num_heads=num_heads,
        num_kv_heads=_count(values, "num_key_value_heads", source, default=num_heads),
        head_dim=_head_dim(values, hidden_size, num_heads, source),
        vocab_size=vocab_size,
        rms_norm_eps=_positive(values, "rms_norm_eps", source),
        rope_theta=_rope_theta(values, source),
        max_position=_count(values, "max_position_embeddings", source),
        activation=_one_of(values, "hidden_act", ACTIVATIONS, source),
        sub_norms=model_type == "bitnet",
        tied=_flag(values, "tie_word_embeddings", source),
        scale_divides=scale_divides,
        digits=digits,
        activation_bits=activation_bits,
        bos_id=_bos_id(values, vocab_size, source),
        eos_ids=_token_ids(values, "eos_token_id", vocab_size, source),
    )
    _check_shape(config, source)
    return config


def _check_architecture(values: Mapping[str, Any], source: str) -> None:
    names = values.get("architectures") or []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ConfigError(f"{source}: architectures is {_show(names)}, not a list of names.")
    if names and not any(name.endswith("ForCausalLM") for name in names):
        raise ConfigError(
            f"{source}: architectures is {_show(names)}; only models that write text (…ForCausalLM) run."
        )


def _check_shape(config: ModelConfig, source: str) -> None:
    if config.num_heads % config.num_kv_heads:
        raise ConfigError(
            f"{source}: num_attention_heads ({config.num_heads}) is not a multiple of "
            f"num_key_value_heads ({config.num_kv_heads})."
        )
    if config.head_dim % 2:
        raise ConfigError(f"{source}: the head dimension is {config.head_dim}; it has to be even.")
    if config.head_dim > MAX_HEAD_DIM:
        raise ConfigError(f"{source}: the head dimension is {config.head_dim}; at most {MAX_HEAD_DIM} run.")
    for name, size in (
        ("hidden_size", config.hidden_size),
        ("intermediate_size", config.intermediate_size),
        ("num_attention_heads x head dimension", config.attention_size),
        ("num_key_value_heads x head dimension", config.kv_size),
    ):
        if size % 4 and not config.digits:
            raise ConfigError(f"{source}: {name} is {size}; packed weights need a multiple of 4.")


def _head_dim(values: Mapping[str, Any], hidden_size: int, num_heads: int, source: str) -> int:
    if values.get("head_dim") is not None:
        return _count(values, "head_dim", source)
    if hidden_size % num_heads:
        raise ConfigError(
            f"{source}: hidden_size ({hidden_size}) is not a multiple of num_attention_heads ({num_heads}), "
            "and there is no head_dim."
        )
    return hidden_size // num_heads


def _rope_theta(values: Mapping[str, Any], source: str) -> float:
    """``rope_theta``, or the one inside ``rope_parameters`` (newer files); scaled RoPE is refused."""
    nested = values
    for key in ("rope_scaling", "rope_parameters"):
        rope = values.get(key)
        if rope is None:
            continue
        if not isinstance(rope, dict):
            raise ConfigError(f"{source}: {key} is {_show(rope)}, not an object.")
        kind = rope.get("rope_type", rope.get("type", "default"))
        if kind != "default" or rope.get("partial_rotary_factor", 1.0) != 1.0:
            raise ConfigError(
                f"{source}: {key} is {_show(rope)}; only plain rotary embeddings (no scaling) can be run."
            )
        if "rope_theta" in rope:
            nested = rope
    return _positive(values if values.get("rope_theta") is not None else nested, "rope_theta", source)


def _quantization(values: Mapping[str, Any], model_type: str, source: str) -> tuple[bool, bool, int]:
    """Checks quantization_config: do weight scales divide, are the weights digits, activation bits."""
    quantization = values.get("quantization_config")
    if not isinstance(quantization, dict):
        if quantization is None and (model_type, values.get("hidden_act")) == ("llama", "silu"):
            raise ConfigError(
                f"{source} has no quantization_config: its weights are plain ones; convert them with "
                "`tern convert FOLDER --to DIR` and open DIR."
            )
        raise ConfigError(
            f"{source} has no quantization_config: this program runs models with packed 1-bit weights "
            '(quant_method "bitnet") only.'
        )
    name = "quantization_config"
    if _one_of(quantization, "quant_method", ("bitnet", "tern_digits"), source, name) == "tern_digits":
        return False, True, _activation_bits(quantization, model_type, source, name)
    return _scale_divides(quantization, source, name), False, 8


def _activation_bits(quantization: Mapping[str, Any], model_type: str, source: str, name: str) -> int:
    """Checks what ``tern convert`` wrote; each key means something, so an unknown one is refused."""
    if model_type != "llama":
        raise ConfigError(
            f'{source}: weights of ternary digits are run in a "llama", not in a "{model_type}".'
        )
    for key in quantization.keys() - {"quant_method", "digits", "activation_bits"}:
        raise ConfigError(f"{source}: {name}.{key} is not known to this program.")
    found = quantization.get("digits")
    if found != 5 or isinstance(found, bool):
        raise ConfigError(f"{source}: {name}.digits is {_show(found)}; only weights of 5 digits can be run.")
    bits = quantization.get("activation_bits")
    if bits not in (8, 16) or not isinstance(bits, int):
        raise ConfigError(f"{source}: {name}.activation_bits is {_show(bits)}; only 16 and 8 can be run.")
    return bits


def _scale_divides(quantization: Mapping[str, Any], source: str, name: str) -> bool:
    """True when the stored weight scales divide."""
    mode = quantization.get("quantization_mode", "offline")
    if mode == "online" or quantization.get("offline_quantization") is False:
        raise ConfigError(
            f"{source}: {name} says the weights are quantised online: these are the bf16 master weights; "
            "download the packed model instead (the repository without -bf16 in its name)."
        )
    if mode != "offline":
        raise ConfigError(f'{source}: {name}.quantization_mode is {_show(mode)}; only "offline" can be run.')
    if quantization.get("use_rms_norm"):
        raise ConfigError(f"{source}: {name}.use_rms_norm is set, which this program does not run.")
    kept = quantization.get("modules_to_not_convert") or []
    if kept != ["lm_head"] and kept != []:
        raise ConfigError(
            f'{source}: {name}.modules_to_not_convert is {_show(kept)}; only ["lm_head"] can be run.'
        )
    if quantization.get("linear_class") is None:
        # The first files of 2B4T (offline_quantization) were written for the class that multiplies, without
        # naming it; everywhere else an absent linear_class means "bitlinear".
        return not quantization.get("offline_quantization")
    return _one_of(quantization, "linear_class", ("autobitlinear", "bitlinear"), source, name) == "bitlinear"


def _bos_id(values: Mapping[str, Any], vocab_size: int, source: str) -> int | None:
    """The token that a text begins with, if one is named: not several."""
    ids = _token_ids(values, "bos_token_id", vocab_size, source)
    if len(ids) > 1:
        log.warning("%s: bos_token_id is %s and is left aside.", source, list(ids))
    return ids[0] if len(ids) == 1 else None


def _token_ids(values: Mapping[str, Any], key: str, vocab_size: int, source: str) -> tuple[int, ...]:
    """One id, a list of ids, or nothing. What no token has is left aside: the text can be read without it."""
    found = values.get(key)
    ids = [] if found is None else found if isinstance(found, list) else [found]
    real = [token for token in ids if type(token) is int and 0 <= token < vocab_size]
    if len(real) < len(ids):
        log.warning(
            "%s: %s is %s, and what is not from 0 to %d is left aside.",
            source,
            key,
            _show(found),
            vocab_size - 1,
        )
    return tuple(real)


def _count(values: Mapping[str, Any], key: str, source: str, default: int | None = None) -> int:
    found = values.get(key)
    if found is None and default is not None:
        return default
    _require(values, key, source)
    if not isinstance(found, int) or isinstance(found, bool) or not 0 < found < 2**31:
        raise ConfigError(f"{source}: {key} is {_show(found)}, not a positive whole number.")
    return found


def _positive(values: Mapping[str, Any], key: str, source: str) -> float:
    _require(values, key, source)
    found = values[key]
    if isinstance(found, bool) or not isinstance(found, (int, float)) or not 0 < found < math.inf:
        raise ConfigError(f"{source}: {key} is {_show(found)}, not a positive number.")
    return float(found)


def _flag(values: Mapping[str, Any], key: str, source: str) -> bool:
    found = values.get(key)
    if found is not None and not isinstance(found, bool):
        raise ConfigError(f"{source}: {key} is {_show(found)}, not true or false.")
    return bool(found)


def _one_of(
    values: Mapping[str, Any], key: str, allowed: tuple[str, ...], source: str, parent: str = ""
) -> str:
    name = f"{parent}.{key}" if parent else key
    _require(values, key, source, name)
    found = values[key]
    if not isinstance(found, str) or found not in allowed:
        names = " and ".join(f'"{value}"' for value in allowed)
        raise ConfigError(f"{source}: {name} is {_show(found)}; this program runs only {names}.")
    return found


def _require(values: Mapping[str, Any], key: str, source: str, name: str = "") -> None:
    if values.get(key) is None:
        raise ConfigError(
            f"{source} has no {name or key}; it is not the config.json of a model this program runs."
        )


def _show(value: object) -> str:
    """The value as it stands in the file, cut to a readable length."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:77] + "..."
