"""quantization_config of a config.json: how the weights are stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.errors import ConfigError
from engine.model_folder.fields import one_of, show
from engine.model_folder.groups import GROUP


@dataclass(frozen=True, slots=True)
class Storage:
    """How weights are stored; ModelConfig tells what each field means."""

    scale_divides: bool = False
    digits: bool = False
    groups: bool = False
    activation_bits: int = 8


def read_quantization(values: Mapping[str, Any], model_type: str, source: str) -> Storage:
    """Checks ``quantization_config``, or ``quantization`` as the files of MLX have it. Raises ConfigError."""
    if values.get("quantization") is not None:
        return _groups(values["quantization"], model_type, source)
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
    if one_of(quantization, "quant_method", ("bitnet", "tern_digits"), source, name) == "tern_digits":
        return Storage(digits=True, activation_bits=_activation_bits(quantization, model_type, source, name))
    return Storage(scale_divides=_scale_divides(quantization, source, name))


def _groups(quantization: object, model_type: str, source: str) -> Storage:
    """Two bits a weight and a scale per group of columns, in the container of MLX."""
    if not isinstance(quantization, dict):
        raise ConfigError(f"{source}: quantization is {show(quantization)}, not an object.")
    if model_type == "bitnet":
        raise ConfigError(f'{source}: quantization has scales of groups, which no "bitnet" has.')
    wanted: dict[str, tuple[object, ...]] = {"group_size": (GROUP,), "bits": (2,), "mode": ("affine", None)}
    for key in quantization.keys() - wanted.keys():
        raise ConfigError(f"{source}: quantization.{key} is not known to this program.")
    for key, allowed in wanted.items():
        found = quantization.get(key)
        if isinstance(found, bool) or found not in allowed:
            raise ConfigError(f"{source}: quantization.{key} is {show(found)}; only {allowed[0]} can be run.")
    return Storage(groups=True, activation_bits=16)


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
        raise ConfigError(f"{source}: {name}.digits is {show(found)}; only weights of 5 digits can be run.")
    bits = quantization.get("activation_bits")
    if bits not in (8, 16) or not isinstance(bits, int):
        raise ConfigError(f"{source}: {name}.activation_bits is {show(bits)}; only 16 and 8 can be run.")
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
        raise ConfigError(f'{source}: {name}.quantization_mode is {show(mode)}; only "offline" can be run.')
    if quantization.get("use_rms_norm"):
        raise ConfigError(f"{source}: {name}.use_rms_norm is set, which this program does not run.")
    kept = quantization.get("modules_to_not_convert") or []
    if kept != ["lm_head"] and kept != []:
        raise ConfigError(
            f'{source}: {name}.modules_to_not_convert is {show(kept)}; only ["lm_head"] can be run.'
        )
    if quantization.get("linear_class") is None:
        # The first files of 2B4T (offline_quantization) were written for the class that multiplies, without
        # naming it; everywhere else an absent linear_class means "bitlinear".
        return not quantization.get("offline_quantization")
    return one_of(quantization, "linear_class", ("autobitlinear", "bitlinear"), source, name) == "bitlinear"
