"""config.json as its makers write it, from a ModelConfig: for the random models of synthetic.py."""

from typing import Any

from engine.model_folder.config import ModelConfig


def config_values(config: ModelConfig) -> dict[str, Any]:
    """config.json for ``config``. ValueError when no config.json can say it."""
    if config.sub_norms != (config.model_type == "bitnet"):
        raise ValueError(
            f"model_type {config.model_type} has sub-norms: {config.sub_norms} cannot be written"
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
    values: dict[str, Any] = {
        "architectures": ["BitNetForCausalLM" if bitnet else "LlamaForCausalLM"],
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
        "quantization_config": quantization,
    }
    if config.head_dim * config.num_heads != config.hidden_size:
        values["head_dim"] = config.head_dim
    return values
