"""From a file to a folder: what is in it, the same bytes each time, and nothing half-made."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.convert import digits
from engine.convert.conversion import convert
from engine.convert.names import rotary_rows
from tests.helpers.gguf import TYPES, File, Tensor, refused, toy_file, toy_vocab, toy_weights, written_tensors
from tests.helpers.gguf_blocks import SCALAR


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    return toy_file().write(tmp_path / "toy.gguf")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# ---- what is written -----------------------------------------------------------------------------------


def test_the_folder_of_a_toy(toy: Path, tmp_path: Path) -> None:
    convert(toy, tmp_path / "out")
    assert set(contents(tmp_path / "out")) == {
        "config.json", "generation_config.json", "model.safetensors", "tokenizer.json",
        "tokenizer_config.json",
    }  # fmt: skip
    vocab = len(toy_vocab())
    assert json.loads((tmp_path / "out/config.json").read_text()) == {
        "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_act": "silu", "hidden_size": 64,
        "intermediate_size": 128, "num_hidden_layers": 2, "num_attention_heads": 4, "num_key_value_heads": 2,
        "head_dim": 16, "vocab_size": vocab, "max_position_embeddings": 512, "rms_norm_eps": 1e-5,
        "rope_theta": 100000.0, "tie_word_embeddings": True, "bos_token_id": 1, "eos_token_id": [2, 0],
        "quantization_config": {"quant_method": "tern_digits", "digits": 5, "activation_bits": 16},
    }  # fmt: skip
    generation = json.loads((tmp_path / "out/generation_config.json").read_text())
    assert generation == {"bos_token_id": 1, "eos_token_id": [2, 0]}


def test_the_tensors_of_a_toy(toy: Path, tmp_path: Path) -> None:
    convert(toy, tmp_path / "out")
    found = written_tensors(tmp_path / "out")
    weights = toy_weights(len(toy_vocab()))
    assert len(found) == 2 + 2 * (2 + 7 * 2)
    assert np.array_equal(found["model.norm.weight"], weights["output_norm.weight"])
    assert np.array_equal(
        found["model.layers.1.post_attention_layernorm.weight"], weights["blk.1.ffn_norm.weight"]
    )
    table = (found["model.embed_tokens.weight"].astype(np.uint32) << 16).view(np.float32)
    assert np.allclose(table, weights["token_embd.weight"], rtol=2**-8, atol=0)
    for name, wanted in {
        "model.layers.0.mlp.down_proj": weights["blk.0.ffn_down.weight"],
        "model.layers.1.self_attn.v_proj": weights["blk.1.attn_v.weight"],
        "model.layers.1.self_attn.q_proj": weights["blk.1.attn_q.weight"][rotary_rows(4, 16)],
        "model.layers.0.self_attn.k_proj": weights["blk.0.attn_k.weight"][rotary_rows(2, 16)],
    }.items():
        expected, scales = digits.to_digits(wanted)
        assert np.array_equal(found[name + ".weight"], expected)
        assert np.array_equal(found[name + ".weight_scale"], scales)


def test_rows_of_q_and_k_are_put_back() -> None:
    """What the makers of GGUF files do to them, as it stands in their converter, is undone."""
    weights = np.random.default_rng(0).normal(size=(48, 5))
    heads, head_dim = 3, 16
    stored = weights.reshape(heads, 2, head_dim // 2, 5).swapaxes(1, 2).reshape(48, 5)
    assert np.array_equal(stored[rotary_rows(heads, head_dim)], weights)


def test_blocks_of_rows_do_not_show(toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    convert(toy, tmp_path / "one")
    monkeypatch.setattr("engine.convert.conversion.BLOCK", 200)
    convert(toy, tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_quantised_blocks(tmp_path: Path) -> None:
    """A file with Q8_0 and Q4_1 tensors: digits of what the blocks say."""
    rng = np.random.default_rng(1)
    file = toy_file()
    kinds = {"Q8_0": 34, "Q4_1": 20}
    replaced = []
    for number, tensor in enumerate(file.tensors):
        if len(tensor.dims) == 1:
            replaced.append(tensor)
            continue
        kind = ("Q8_0", "Q4_1")[number % 2]
        blocks = rng.integers(0, 256, (tensor.dims[0] * tensor.dims[1] // 32, kinds[kind]), np.uint8)
        blocks[:, 1] = 0x2C  # the upper byte of d: about 0.06
        if kind == "Q4_1":
            blocks[:, 3] = 0xB0
        replaced.append(Tensor(tensor.name, tensor.dims, TYPES[kind], blocks.tobytes()))
    path = File(file.metadata, replaced).write(tmp_path / "q.gguf")
    convert(path, tmp_path / "out")
    found = written_tensors(tmp_path / "out")
    tensor = next(each for each in replaced if each.name == "blk.0.ffn_up.weight")
    name, size = ("Q8_0", 34) if tensor.kind == TYPES["Q8_0"] else ("Q4_1", 20)
    flat = [w for at in range(0, len(tensor.data), size) for w in SCALAR[name](tensor.data[at : at + size])]
    expected, scales = digits.to_digits(np.array(flat, np.float32).reshape(128, 64))
    assert np.array_equal(found["model.layers.0.mlp.up_proj.weight"], expected)
    assert np.array_equal(found["model.layers.0.mlp.up_proj.weight_scale"], scales)


def test_files_of_the_caller_are_added_and_take_precedence(toy: Path, tmp_path: Path) -> None:
    convert(toy, tmp_path / "out", files={"NOTICE": b"note", "generation_config.json": b"{}"})
    found = contents(tmp_path / "out")
    assert (found["NOTICE"], found["generation_config.json"]) == (b"note", b"{}")


def test_progress_ends_at_the_whole(toy: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    convert(toy, tmp_path / "out", lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen) and seen[-1][0] == seen[-1][1]
    assert {total for _, total in seen} == {seen[-1][1]}


# ---- models that are refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"general.architecture": "qwen2"}, ["architecture qwen2", "llama"]),
        ({"general.architecture": None}, ["general.architecture"]),
        ({"general.architecture": 3}, ["general.architecture", "text"]),
        ({"general.quantization_version": 1}, ["version 1"]),
        ({"llama.block_count": None}, ["llama.block_count"]),
        ({"llama.block_count": "2"}, ["llama.block_count", "whole number"]),
        ({"llama.block_count": [2, 2]}, ["llama.block_count", "whole number"]),
        ({"llama.block_count": 3}, ["model.layers.2"]),
        ({"llama.block_count": 1}, ["holds model.layers.1"]),
        ({"llama.feed_forward_length": 64}, ["shape"]),
        ({"llama.attention.head_count": 0}, ["0 heads"]),
        ({"llama.attention.head_count": 5}, ["5 heads"]),
        ({"llama.attention.head_count_kv": 3}, ["num_key_value_heads"]),
        ({"llama.attention.value_length": 32}, ["value_length"]),
        ({"llama.rope.dimension_count": 8}, ["rope.dimension_count"]),
        ({"llama.rope.scaling.type": "yarn"}, ["scaled rotary"]),
        ({"llama.expert_count": 8}, ["mixture of experts"]),
        ({"llama.attention.sliding_window": 512}, ["sliding_window"]),
        ({"llama.attention.layer_norm_rms_epsilon": float("nan")}, ["rms_norm_eps"]),
        ({"llama.rope.freq_base": -1.0}, ["rope_theta"]),
        ({"tokenizer.ggml.model": "llama"}, ["kind llama", "byte-level"]),
        ({"tokenizer.ggml.pre": "qwen2"}, ["pre-tokeniser qwen2"]),
        ({"tokenizer.ggml.pre": None}, ["tokenizer.ggml.pre"]),
        ({"tokenizer.ggml.add_space_prefix": True}, ["space"]),
        ({"tokenizer.ggml.tokens": ["a", "b"]}, ["2 tokens"]),
        ({"tokenizer.ggml.tokens": ["a"] * 263}, ["twice"]),
        ({"tokenizer.ggml.merges": ["a b c"]}, ["two tokens"]),
        ({"tokenizer.ggml.merges": ["not there"]}, ["merges do not fit"]),
        ({"tokenizer.ggml.eos_token_id": 10**6}, ["names the token 1000000"]),
    ],
)
def test_another_model(tmp_path: Path, changes: dict[str, Any], words: list[str]) -> None:
    path = toy_file(**changes).write(tmp_path / "toy.gguf")
    refused(path, tmp_path / "out", str(path), *words)


def test_a_tensor_too_many(tmp_path: Path) -> None:
    file = toy_file()
    bias = Tensor("blk.0.attn_q.bias", [64], 0, bytes(256))
    path = File(file.metadata, [*file.tensors, bias]).write(tmp_path / "toy.gguf")
    refused(path, tmp_path / "out", "blk.0.attn_q.bias")


def test_a_tensor_too_few(tmp_path: Path) -> None:
    file = toy_file()
    path = File(file.metadata, file.tensors[:-1]).write(tmp_path / "toy.gguf")
    refused(path, tmp_path / "out", "no tensor model.layers.1")


@pytest.mark.parametrize("name", ["blk.1.ffn_up.weight", "token_embd.weight", "output_norm.weight"])
def test_a_weight_that_is_no_number(tmp_path: Path, name: str) -> None:
    file = toy_file()
    bad = np.float32("nan").tobytes()
    changed = [
        Tensor(each.name, each.dims, each.kind, each.data[:40] + bad + each.data[44:])
        if each.name == name
        else each
        for each in file.tensors
    ]
    path = File(file.metadata, changed).write(tmp_path / "toy.gguf")
    refused(path, tmp_path / "out", "not numbers")


def test_no_file(tmp_path: Path) -> None:
    refused(tmp_path / "none.gguf", tmp_path / "out", "does not exist")
