"""config.json of a model folder, read and checked key by key.

Three architectures are run: ``bitnet`` (BitNet b1.58 2B4T: sub-norms in front of o_proj and down_proj);
``llama`` without them, with packed 1-bit weights (Falcon3-1.58bit, Llama3-8B-1.58) or with weights of five
ternary digits, as ``tern convert`` writes them; and ``qwen3``, a llama whose queries and keys are normalised
head by head, also as an encoder, with a norm in front of each matrix, as is ``gemma3_text`` (encoders/).
Whatever would change the arithmetic and is not known here is refused with a sentence.
``auto_map`` names Python code to be run for the model; it is ignored and never run.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import ConfigError
from engine.model_folder.encoders.form import BACKBONES, GEMMA, EncoderForm, check_encoder, find_encoder
from engine.model_folder.encoders.gemma import Gemma, read_gemma
from engine.model_folder.fields import bos_id, count, flag, one_of, positive, read_json, show, token_ids
from engine.model_folder.groups import GROUP
from engine.model_folder.locate import find_model_folder
from engine.model_folder.quantization import Storage, read_quantization
from engine.model_folder.rope import Yarn, read_rope

MODEL_TYPES = ("bitnet", "llama", "qwen3")
ACTIVATIONS = ("relu2", "silu")
MAX_HEAD_DIM = 256  # of the attention kernels (cython_kernels/table.pxd)

# Keys that change the arithmetic of these architectures, with the values that change nothing.
_NEUTRAL: dict[str, tuple[Any, ...]] = {
    "attention_bias": (False, None),
    "mlp_bias": (False, None),
    "sliding_window": (None,),
    "partial_rotary_factor": (1.0, None),
    "attn_logit_softcapping": (None,),
    "final_logit_softcapping": (None,),
    "is_encoder_decoder": (False, None),
    "add_cross_attention": (False, None),
    "use_sliding_window": (False, None),
}


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """The shape of a network and the conventions of its checkpoint."""

    model_type: str  # "bitnet", "llama", "qwen3" or "gemma3_text"
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
    activation: str  # "relu2", "silu" or "gelu", on the gate
    sub_norms: bool  # attn_sub_norm and ffn_sub_norm in front of o_proj and down_proj
    tied: bool  # the head is the embedding table
    scale_divides: bool  # stored weight_scale is 1/mean|W| instead of mean|W|
    qk_norms: bool = False  # q_norm and k_norm, over each head before it is rotated
    yarn: Yarn | None = None  # how rotations are stretched
    digits: bool = False  # weights of five ternary digits, with a scale per row
    groups: bool = False  # every matrix and table ternary, with an fp16 scale per group of 128 columns
    activation_bits: int = 8  # 16 or 8 with these two
    encoder: EncoderForm | None = None  # it turns texts into vectors; each matrix has a norm of its own
    gemma: Gemma | None = None  # what differs in an encoder of Gemma 3's form
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
    values = read_json(path)
    return parse_config(values, str(path), find_encoder(path.parent, values))


def parse_config(
    values: Mapping[str, Any], source: str = "config.json", encoder: EncoderForm | None = None
) -> ModelConfig:
    """Checks the keys of a config.json; ``source`` names the file in the sentence of a ConfigError.

    ``encoder``: what else lies in the folder of a model that turns texts into vectors.
    """
    model_type = one_of(values, "model_type", MODEL_TYPES if encoder is None else BACKBONES, source)
    if encoder is None:
        _check_architecture(values, source)
    for key, neutral in _NEUTRAL.items():
        if key == "sliding_window" and model_type in BACKBONES:
            continue  # use_sliding_window says whether it counts, or layer_types
        if key in values and values[key] not in neutral:
            raise ConfigError(f"{source}: {key} is {show(values[key])}, which this program does not run.")
    hidden_size = count(values, "hidden_size", source)
    num_heads = count(values, "num_attention_heads", source)
    vocab_size = count(values, "vocab_size", source)
    storage = Storage() if encoder else read_quantization(values, model_type, source)
    if encoder:
        check_encoder(values, model_type, source)
    gemma = None
    if model_type == GEMMA:
        gemma = read_gemma(values, count(values, "num_hidden_layers", source), source)
    else:
        _check_layers(values, source)
    rope_theta, yarn = read_rope(values, source)
    config = ModelConfig(
        model_type=model_type,
        hidden_size=hidden_size,
        intermediate_size=count(values, "intermediate_size", source),
        num_layers=count(values, "num_hidden_layers", source),
        num_heads=num_heads,
        num_kv_heads=count(values, "num_key_value_heads", source, default=num_heads),
        head_dim=_head_dim(values, hidden_size, num_heads, source),
        vocab_size=vocab_size,
        rms_norm_eps=positive(values, "rms_norm_eps", source),
        rope_theta=rope_theta,
        max_position=count(values, "max_position_embeddings", source),
        activation=_activation(values, source) if gemma is None else _gelu(values, source),
        sub_norms=model_type == "bitnet",
        tied=encoder is not None or flag(values, "tie_word_embeddings", source),
        scale_divides=storage.scale_divides,
        qk_norms=model_type in BACKBONES,
        yarn=yarn,
        digits=storage.digits,
        groups=storage.groups,
        activation_bits=storage.activation_bits,
        encoder=encoder,
        gemma=gemma,
        bos_id=bos_id(values, vocab_size, source),
        eos_ids=token_ids(values, "eos_token_id", vocab_size, source),
    )
    _check_shape(config, source)
    return config


def _activation(values: Mapping[str, Any], source: str) -> str:
    return one_of(values, "hidden_act", ACTIVATIONS, source)


def _gelu(values: Mapping[str, Any], source: str) -> str:
    key = "hidden_activation" if values.get("hidden_activation") is not None else "hidden_act"
    one_of(values, key, ("gelu_pytorch_tanh",), source)
    return "gelu"


def _check_layers(values: Mapping[str, Any], source: str) -> None:
    """Each layer looks at the whole context."""
    kinds = values.get("layer_types")
    if kinds is None:
        return
    if not isinstance(kinds, list) or any(kind != "full_attention" for kind in kinds):
        raise ConfigError(
            f'{source}: layer_types is {show(kinds)}; only layers of "full_attention" can be run.'
        )


def _check_architecture(values: Mapping[str, Any], source: str) -> None:
    names = values.get("architectures") or []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ConfigError(f"{source}: architectures is {show(names)}, not a list of names.")
    if names and not any(name.endswith("ForCausalLM") for name in names):
        raise ConfigError(
            f"{source}: architectures is {show(names)}; only models that write text (…ForCausalLM) run."
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
        if config.groups and size % GROUP and name != "num_key_value_heads x head dimension":
            raise ConfigError(f"{source}: {name} is {size}; scales of groups need a multiple of {GROUP}.")
        if size % 4 and not config.digits:
            raise ConfigError(f"{source}: {name} is {size}; packed weights need a multiple of 4.")


def _head_dim(values: Mapping[str, Any], hidden_size: int, num_heads: int, source: str) -> int:
    if values.get("head_dim") is not None:
        return count(values, "head_dim", source)
    if hidden_size % num_heads:
        raise ConfigError(
            f"{source}: hidden_size ({hidden_size}) is not a multiple of num_attention_heads ({num_heads}), "
            "and there is no head_dim."
        )
    return hidden_size // num_heads
