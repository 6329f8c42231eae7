"""config.json as its makers write it, from a ModelConfig: for the random models of synthetic.py."""

from dataclasses import replace
from typing import Any

from engine.model_folder.config import ModelConfig
from engine.model_folder.encoders.form import BACKBONES, GEMMA
from engine.model_folder.groups import GROUP
from engine.model_folder.rope import Yarn

_CLASSES = {"bitnet": "BitNetForCausalLM", "llama": "LlamaForCausalLM", "qwen3": "Qwen3ForCausalLM"}

_ENCODERS = {"qwen3": "Qwen3Model", GEMMA: "Gemma3TextModel"}


def config_values(config: ModelConfig) -> dict[str, Any]:
    """config.json for ``config``. ValueError when no config.json can say it."""
    if config.sub_norms != (config.model_type == "bitnet"):
        raise ValueError(
            f"model_type {config.model_type} has sub-norms: {config.sub_norms} cannot be written"
        )
    if config.qk_norms != (config.model_type in BACKBONES):
        raise ValueError(
            f"model_type {config.model_type} has norms of heads: {config.qk_norms} cannot be written"
        )
    bitnet = config.model_type == "bitnet"
    quantization: dict[str, Any] = {"quant_method": "bitnet"}
    if config.digits:
        quantization = {"quant_method": "tern_digits", "digits": 5, "activation_bits": config.activation_bits}
    elif not config.scale_divides:
        quantization |= {"linear_class": "autobitlinear", "quantization_mode": "offline"}
    elif bitnet:
        quantization |= {"linear_class": "bitlinear", "quantization_mode": "offline"}
    else:  # as Falcon3-1.58bit has it
        quantization |= {"modules_to_not_convert": ["lm_head"]}
    if config.encoder:
        quantization = {
            "quant_method": "bitnet",
            "linear_class": "autobitlinear",
            "quantization_mode": "online",
            "use_rms_norm": True,
            "rms_norm_eps": config.rms_norm_eps,
        }
    stored: dict[str, Any] = {"quantization_config": quantization}
    if config.groups:
        stored = {"quantization": {"group_size": GROUP, "bits": 2}}
    values: dict[str, Any] = {
        "architectures": [_ENCODERS[config.model_type] if config.encoder else _CLASSES[config.model_type]],
        "bos_token_id": config.bos_id,
        "eos_token_id": config.eos_ids[0] if len(config.eos_ids) == 1 else list(config.eos_ids),
        "hidden_act": config.activation,
        "hidden_size": config.hidden_size,
        "initializer_range": 0.02,
        "intermediate_size": config.intermediate_size,
        "max_position_embeddings": config.max_position,
        "model_type": config.model_type,
        "rms_norm_eps": config.rms_norm_eps,
        "num_attention_heads": config.num_heads,
        "num_hidden_layers": config.num_layers,
        "num_key_value_heads": config.num_kv_heads,
        "rope_theta": config.rope_theta,
        "tie_word_embeddings": config.tied,
        "torch_dtype": "bfloat16",
        "use_cache": True,
        "vocab_size": config.vocab_size,
    }
    values |= stored
    if config.gemma:
        del values["hidden_act"]
        values |= {
            "hidden_activation": "gelu_pytorch_tanh",
            "layer_types": [
                "sliding_attention" if size else "full_attention" for size in config.gemma.windows
            ],
            "sliding_window": max(config.gemma.windows) or 1,
            "rope_local_base_freq": config.gemma.window_theta,
            "query_pre_attn_scalar": config.gemma.query_scalar,
        }
    if config.yarn:
        values["rope_scaling"] = {
            "rope_type": "yarn",
            "factor": config.yarn.factor,
            "original_max_position_embeddings": config.yarn.original,
        }
        if replace(config.yarn, factor=1.0, original=1) != Yarn(1.0, 1):
            raise ValueError("only YaRN with its usual turns and magnitude can be written")
    if config.head_dim * config.num_heads != config.hidden_size:
        values["head_dim"] = config.head_dim
    return values
