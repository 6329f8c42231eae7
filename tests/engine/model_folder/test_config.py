import json
import math
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import CheckpointError, ConfigError
from engine.model_folder.config import load_config, parse_config
from engine.model_folder.rope import Yarn
from engine.model_folder.synthetic import BITNET_2B4T

BITNET: dict[str, Any] = {
    "architectures": ["BitNetForCausalLM"],
    "bos_token_id": 128000,
    "eos_token_id": 128001,
    "hidden_act": "relu2",
    "hidden_size": 2560,
    "initializer_range": 0.02,
    "intermediate_size": 6912,
    "max_position_embeddings": 4096,
    "model_type": "bitnet",
    "rms_norm_eps": 1e-05,
    "num_attention_heads": 20,
    "num_hidden_layers": 30,
    "num_key_value_heads": 5,
    "rope_theta": 500000.0,
    "tie_word_embeddings": True,
    "torch_dtype": "bfloat16",
    "use_cache": True,
    "vocab_size": 128256,
    "quantization_config": {
        "quant_method": "bitnet",
        "linear_class": "autobitlinear",
        "quantization_mode": "offline",
    },
}

FALCON3_7B: dict[str, Any] = {
    "architectures": ["LlamaForCausalLM"],
    "attention_bias": False,
    "eos_token_id": 11,
    "head_dim": 256,
    "hidden_act": "silu",
    "hidden_size": 3072,
    "intermediate_size": 23040,
    "max_position_embeddings": 32768,
    "mlp_bias": False,
    "model_type": "llama",
    "num_attention_heads": 12,
    "num_hidden_layers": 28,
    "num_key_value_heads": 4,
    "pretraining_tp": 1,
    "quantization_config": {"modules_to_not_convert": ["lm_head"], "quant_method": "bitnet"},
    "rms_norm_eps": 1e-06,
    "rope_scaling": None,
    "rope_theta": 1000042,
    "tie_word_embeddings": False,
    "vocab_size": 131072,
}


def quantization(**changes: Any) -> dict[str, Any]:
    return {"quantization_config": {"quant_method": "bitnet", **changes}}


def test_2b4t() -> None:
    assert parse_config(BITNET) == BITNET_2B4T


def test_official_file(data_dir: Path) -> None:
    assert load_config(data_dir / "official") == BITNET_2B4T


def test_falcon3() -> None:
    config = parse_config(FALCON3_7B)
    assert (config.head_dim, config.attention_size, config.kv_size) == (256, 3072, 1024)
    assert (config.activation, config.sub_norms, config.tied, config.scale_divides) == (
        "silu",
        False,
        False,
        True,
    )
    assert (config.bos_id, config.eos_ids, config.rms_norm_eps, config.rope_theta) == (
        None,
        (11,),
        1e-6,
        1000042.0,
    )


def test_llama3_1_58() -> None:
    """No head_dim, no linear_class, head not named in modules_to_not_convert."""
    values = FALCON3_7B | {"hidden_size": 4096, "num_attention_heads": 32, "num_key_value_heads": 8}
    values |= {"eos_token_id": 128009, "bos_token_id": 128000, "vocab_size": 128256} | quantization()
    del values["head_dim"]
    config = parse_config(values)
    assert (config.head_dim, config.scale_divides, config.eos_ids) == (128, True, (128009,))


@pytest.mark.parametrize(
    ("changes", "ends", "begin"),
    [
        ({"eos_token_id": 128256}, (), 128000),
        ({"eos_token_id": [128001, -1]}, (128001,), 128000),
        ({"eos_token_id": [10**30, 128009, "x", None, 2.0, True]}, (128009,), 128000),
        ({"eos_token_id": "</s>"}, (), 128000),
        ({"eos_token_id": {"a": 1}}, (), 128000),
        ({"bos_token_id": 1.5}, (128001,), None),
        ({"bos_token_id": [1, 2]}, (128001,), None),
        ({"bos_token_id": [7]}, (128001,), 7),
        ({"bos_token_id": -1, "eos_token_id": -1}, (), None),
    ],
)
def test_ids_that_no_token_has_are_left_aside(
    changes: dict[str, Any], ends: tuple[int, ...], begin: int | None, caplog: pytest.LogCaptureFixture
) -> None:
    config = parse_config(BITNET | changes)
    assert (config.eos_ids, config.bos_id) == (ends, begin)
    named = {record.getMessage() for record in caplog.records}
    odd = [key for key in changes if changes[key] != [7]]
    assert len(named) == len(odd) and all("left aside" in line for line in named)


@pytest.mark.parametrize(
    ("changes", "divides"),
    [
        (quantization(linear_class="autobitlinear", quantization_mode="offline"), False),
        (quantization(linear_class="bitlinear", quantization_mode="offline"), True),
        (quantization(), True),
        (quantization(offline_quantization=True), False),  # the first published files of 2B4T
        (quantization(offline_quantization=True, linear_class="bitlinear"), True),
    ],
)
def test_scale_convention(changes: dict[str, Any], divides: bool) -> None:
    assert parse_config(BITNET | changes).scale_divides is divides


@pytest.mark.parametrize(
    ("changes", "field", "expected"),
    [
        ({"hidden_act": "silu"}, "activation", "silu"),
        ({"eos_token_id": [1, 2]}, "eos_ids", (1, 2)),
        ({"eos_token_id": None}, "eos_ids", ()),
        ({"bos_token_id": None}, "bos_id", None),
        ({"num_key_value_heads": None}, "num_kv_heads", 20),
        ({"head_dim": 64}, "head_dim", 64),
        ({"tie_word_embeddings": None}, "tied", False),
        (
            {"rope_theta": None, "rope_parameters": {"rope_type": "default", "rope_theta": 9.0}},
            "rope_theta",
            9.0,
        ),
        ({"rope_scaling": {"type": "default"}}, "rope_theta", 500000.0),
        ({"some_new_cosmetic_key": {"a": 1}}, "hidden_size", 2560),
    ],
)
def test_accepted(changes: dict[str, Any], field: str, expected: object) -> None:
    assert getattr(parse_config(BITNET | changes), field) == expected


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"model_type": "qwen2"}, ['model_type is "qwen2"', '"bitnet" and "llama" and "qwen3"']),
        ({"model_type": ["bitnet"]}, ["model_type is"]),
        (
            {"architectures": ["BitNetForSequenceClassification"]},
            ["architectures", "ForSequenceClassification"],
        ),
        ({"architectures": "BitNetForCausalLM"}, ["architectures", "not a list"]),
        ({"hidden_act": "gelu"}, ['hidden_act is "gelu"', '"relu2" and "silu"']),
        ({"attention_bias": True}, ["attention_bias is true"]),
        ({"mlp_bias": True}, ["mlp_bias is true"]),
        ({"sliding_window": 4096}, ["sliding_window is 4096"]),
        ({"partial_rotary_factor": 0.5}, ["partial_rotary_factor is 0.5"]),
        ({"final_logit_softcapping": 30.0}, ["final_logit_softcapping"]),
        ({"rope_scaling": {"rope_type": "llama3", "factor": 8.0}}, ["rope_scaling", "llama3"]),
        ({"rope_scaling": {"type": "linear", "factor": 2.0}}, ["rope_scaling", "linear"]),
        ({"rope_parameters": {"rope_type": "dynamic", "rope_theta": 1e4}}, ["rope_parameters", "dynamic"]),
        ({"use_sliding_window": True}, ["use_sliding_window is true"]),
        ({"layer_types": ["full_attention", "sliding_attention"]}, ["layer_types", "sliding_attention"]),
        ({"layer_types": "full_attention"}, ["layer_types"]),
        ({"rope_scaling": 2.0}, ["rope_scaling is 2.0"]),
        ({"quantization_config": None}, ["no quantization_config"]),
        ({"quantization_config": {"quant_method": "gptq"}}, ["quantization_config.quant_method", "gptq"]),
        ({"quantization_config": {}}, ["no quantization_config.quant_method"]),
        (quantization(quantization_mode="online"), ["bf16 master weights", "download the packed model"]),
        (quantization(offline_quantization=False), ["bf16 master weights"]),
        (quantization(quantization_mode="sometimes"), ["quantization_mode", "sometimes"]),
        (quantization(linear_class="magic"), ["linear_class", "magic", "autobitlinear"]),
        (quantization(use_rms_norm=True), ["use_rms_norm"]),
        (quantization(modules_to_not_convert=["q_proj"]), ["modules_to_not_convert", "q_proj"]),
        ({"hidden_size": 0}, ["hidden_size is 0"]),
        ({"hidden_size": -4}, ["hidden_size is -4"]),
        ({"hidden_size": 2560.0}, ["hidden_size is 2560.0"]),
        ({"hidden_size": True}, ["hidden_size is true"]),
        ({"hidden_size": "2560"}, ['hidden_size is "2560"']),
        ({"hidden_size": 2**40}, ["hidden_size"]),
        ({"hidden_size": 2570, "head_dim": 128}, ["hidden_size is 2570", "multiple of 4"]),
        ({"hidden_size": 2564}, ["hidden_size (2564)", "num_attention_heads (20)"]),
        ({"intermediate_size": 6910}, ["intermediate_size is 6910", "multiple of 4"]),
        ({"num_key_value_heads": 3}, ["num_attention_heads (20)", "num_key_value_heads (3)"]),
        ({"head_dim": 127}, ["127", "even"]),
        ({"head_dim": 258}, ["258", "at most 256 run"]),
        ({"num_attention_heads": 1, "num_key_value_heads": 1, "head_dim": 2}, ["multiple of 4"]),
        ({"rms_norm_eps": 0.0}, ["rms_norm_eps is 0.0"]),
        ({"rms_norm_eps": math.nan}, ["rms_norm_eps is NaN"]),
        ({"rope_theta": math.inf}, ["rope_theta is Infinity"]),
        ({"rope_theta": "10000"}, ["rope_theta"]),
        ({"tie_word_embeddings": "yes"}, ["tie_word_embeddings", "true or false"]),
    ],
)
def test_refused(changes: dict[str, Any], words: list[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_config(BITNET | changes, "folder/config.json")
    sentence = str(caught.value)
    assert sentence.startswith("folder/config.json") and sentence.endswith(".") and "\n" not in sentence
    for word in words:
        assert word in sentence


@pytest.mark.parametrize(
    "key",
    [
        "model_type",
        "hidden_size",
        "intermediate_size",
        "num_hidden_layers",
        "num_attention_heads",
        "vocab_size",
        "rms_norm_eps",
        "rope_theta",
        "max_position_embeddings",
        "hidden_act",
        "quantization_config",
    ],
)
def test_missing_key_is_named(key: str) -> None:
    values = {name: value for name, value in BITNET.items() if name != key}
    with pytest.raises(ConfigError, match=f"has no {key}"):
        parse_config(values)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(
    st.dictionaries(
        st.sampled_from(sorted(BITNET | FALCON3_7B | {"use_sliding_window": 0, "layer_types": 0})),
        json_values,
        min_size=1,
        max_size=3,
    )
)
def test_no_value_gets_past_the_door_as_another_error(changes: dict[str, Any]) -> None:
    try:
        config = parse_config(BITNET | changes)
    except ConfigError:
        return
    assert config.head_dim % 2 == 0 and config.num_heads % config.num_kv_heads == 0
    assert all(isinstance(token, int) and 0 <= token < config.vocab_size for token in config.eos_ids)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not valid JSON"),
        (b"{", "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b"[]", "JSON object"),
        (b"\xff\xfe\x00", "not a text file"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 844\n", "Git LFS pointer"),
        (b"\n<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
        (b"<HTML>", "web page"),
    ],
)
def test_file_is_something_else(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "config.json").write_bytes(content)
    with pytest.raises(CheckpointError, match=words) as caught:
        load_config(tmp_path)
    assert str(tmp_path / "config.json") in str(caught.value)


def test_missing_folder_and_file(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="does not exist"):
        load_config(tmp_path / "nowhere")
    with pytest.raises(CheckpointError, match=r"config\.json is missing"):
        load_config(tmp_path)
    (tmp_path / "model.safetensors").touch()
    with pytest.raises(CheckpointError, match="is a file"):
        load_config(tmp_path / "model.safetensors")


def test_byte_order_mark_is_fine(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps(BITNET), encoding="utf-8-sig")
    assert load_config(tmp_path) == BITNET_2B4T


def test_auto_map_is_never_run(tmp_path: Path) -> None:
    marker = tmp_path / "was_run"
    (tmp_path / "configuration_bitnet.py").write_text(f"open({str(marker)!r}, 'w')", encoding="utf-8")
    auto_map = {"AutoConfig": "configuration_bitnet.BitNetConfig"}
    (tmp_path / "config.json").write_text(json.dumps(BITNET | {"auto_map": auto_map}), encoding="utf-8")
    assert load_config(tmp_path) == BITNET_2B4T
    assert not marker.exists()


DIGITS = {"quant_method": "tern_digits", "digits": 5, "activation_bits": 16}


@pytest.mark.parametrize("bits", [16, 8])
def test_weights_of_five_ternary_digits(bits: int) -> None:
    values = FALCON3_7B | {"quantization_config": DIGITS | {"activation_bits": bits}}
    config = parse_config(values)
    assert (config.digits, config.activation_bits, config.scale_divides) == (True, bits, False)
    assert not parse_config(FALCON3_7B).digits and parse_config(FALCON3_7B).activation_bits == 8


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"planes": 4}, "quantization_config.planes is not known"),
        ({"digits": 4}, "quantization_config.digits is 4"),
        ({"digits": 5.5}, "quantization_config.digits is 5.5"),
        ({"digits": None}, "quantization_config.digits is null"),
        ({"activation_bits": 12}, "activation_bits is 12; only 16 and 8"),
        ({"activation_bits": "16"}, 'activation_bits is "16"'),
        ({"activation_bits": 16.0}, "activation_bits is 16.0"),
        ({"activation_bits": None}, "activation_bits is null"),
    ],
)
def test_what_is_not_known_about_digits_is_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(words)):
        parse_config(FALCON3_7B | {"quantization_config": DIGITS | changes})


def test_plain_weights_can_be_converted() -> None:
    """What has no quantization_config says so; where a conversion would take it, that is the way."""
    plain = {**FALCON3_7B, "quantization_config": None}
    with pytest.raises(ConfigError, match="`tern convert FOLDER --to DIR`"):
        parse_config(plain)
    with pytest.raises(ConfigError, match="packed 1-bit weights"):
        parse_config(plain | {"hidden_act": "relu2"})


def test_digits_are_run_in_a_llama_only() -> None:
    with pytest.raises(ConfigError, match='run in a "llama", not in a "bitnet"'):
        parse_config(BITNET | {"quantization_config": DIGITS})


QWEN3: dict[str, Any] = {
    "architectures": ["Qwen3ForCausalLM"],
    "attention_bias": False,
    "attention_dropout": 0.0,
    "bos_token_id": 151643,
    "eos_token_id": 151645,
    "head_dim": 128,
    "hidden_act": "silu",
    "hidden_size": 2048,
    "intermediate_size": 6144,
    "layer_types": ["full_attention"] * 28,
    "max_position_embeddings": 32768,
    "max_window_layers": 28,
    "model_type": "qwen3",
    "num_attention_heads": 16,
    "num_hidden_layers": 28,
    "num_key_value_heads": 8,
    "rms_norm_eps": 1e-06,
    "rope_scaling": {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 8192},
    "rope_theta": 1000000,
    "sliding_window": 4096,
    "tie_word_embeddings": True,
    "use_sliding_window": False,
    "vocab_size": 151669,
} | quantization(linear_class="autobitlinear")


def test_qwen3() -> None:
    config = parse_config(QWEN3)
    assert (config.qk_norms, config.sub_norms, config.yarn) == (True, False, Yarn(4.0, 8192))
    assert config.yarn and config.yarn.magnitude == pytest.approx(1.1386294)
    assert (config.attention_size, config.kv_size, config.tied) == (2048, 1024, True)
    newer = {"rope_type": "yarn", "rope_theta": 1e6, "factor": 4.0, "original_max_position_embeddings": 8192}
    assert (
        parse_config(QWEN3 | {"rope_scaling": None, "rope_theta": None, "rope_parameters": newer}) == config
    )
    older = {"type": "yarn", "factor": 4.0, "original_max_position_embeddings": 8192, "beta_fast": 32}
    assert parse_config(QWEN3 | {"rope_scaling": older}) == config
    assert not parse_config(BITNET).qk_norms and parse_config(BITNET).yarn is None


def test_yarn_that_stretches_nothing_is_no_yarn() -> None:
    scaling = QWEN3["rope_scaling"] | {"factor": 1.0}
    assert parse_config(QWEN3 | {"rope_scaling": scaling}).yarn is None
    other = parse_config(QWEN3 | {"rope_scaling": scaling | {"attention_factor": 1.5}}).yarn
    assert other and other.magnitude == 1.5


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"factor": 0.5}, "factor is 0.5; YaRN stretches 1 to 1024 times"),
        ({"factor": 1e9}, "factor is 1000000000.0"),
        ({"factor": None}, "has no factor"),
        ({"factor": "4"}, 'factor is "4", not a positive number'),
        ({"factor": math.nan}, "factor is NaN"),
        ({"original_max_position_embeddings": None}, "original_max_position_embeddings is null"),
        ({"original_max_position_embeddings": 0}, "original_max_position_embeddings is 0"),
        ({"original_max_position_embeddings": 8192.0}, "original_max_position_embeddings is 8192.0"),
        ({"beta_fast": 1.0}, "beta_fast is 1.0 and beta_slow 1.0, which is no range"),
        ({"beta_slow": -1}, "beta_slow is -1, not a positive number"),
        ({"attention_factor": 0}, "attention_factor is 0, not a positive number"),
        ({"mscale": 0.7}, "rope_scaling.mscale is not known to this program"),
        ({"rope_type": ["yarn"]}, "only plain rotary embeddings and YaRN"),
    ],
)
def test_yarn_that_makes_no_sense_is_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(words)):
        parse_config(QWEN3 | {"rope_scaling": QWEN3["rope_scaling"] | changes})
    with pytest.raises(ConfigError, match="rope_theta is 0.5, which YaRN cannot stretch"):
        parse_config(QWEN3 | {"rope_theta": 0.5})


def test_a_window_that_is_used_is_refused_in_qwen3_too() -> None:
    with pytest.raises(ConfigError, match="use_sliding_window is true"):
        parse_config(QWEN3 | {"use_sliding_window": True})
