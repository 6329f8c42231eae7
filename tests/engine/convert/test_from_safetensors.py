"""A folder with bf16, f16 or f32 weights becomes the same digits as the file that holds these weights."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.convert.blocks import round_bf16
from engine.convert.conversion import convert
from engine.convert.digits import to_digits
from engine.convert.names import tensors
from engine.convert.source import config_values
from engine.convert.writer import DTYPES, TensorFile
from tests.helpers.gguf import refused, written_tensors
from tests.helpers.toy import tokenizer_files, toy_config

WIDEN = {
    "F32": lambda raw: raw,
    "F16": lambda raw: raw.astype(np.float32),
    "BF16": lambda raw: (raw.astype(np.uint32) << 16).view(np.float32),
}
NARROW = {"F32": lambda w: w, "F16": lambda w: w.astype(np.float16), "BF16": round_bf16}
DTYPES_HERE = {**DTYPES, "F16": np.dtype("<f2")}


def weights(config: Any) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(3)
    return {
        name: (rng.normal(size=shape) * 0.1 + (len(shape) == 1)).astype(np.float32)
        for name, _, shape in tensors(config)
    }


def write(
    folder: Path, dtype: str = "BF16", shards: int = 1, tied: bool = True, extra: Any = (), **changes: Any
) -> dict[str, np.ndarray]:
    """A folder as it is published; returns the weights as float32. ``extra``: (name, dtype, values)."""
    folder.mkdir()
    config = toy_config(sub_norms=False, activation="silu", tied=tied)
    values = config_values(config) | {"torch_dtype": "bfloat16", "attention_bias": False}
    del values["quantization_config"]
    values |= changes
    (folder / "config.json").write_text(json.dumps({k: v for k, v in values.items() if v is not None}))
    for name, text in tokenizer_files(config.vocab_size).items():
        (folder / name).write_text(text, "utf-8")
    stored = {name: (dtype, NARROW[dtype](each)) for name, each in weights(config).items()}
    names = sorted(stored)
    stored |= {name: (kind, each) for name, kind, each in extra}
    names += [name for name, _, _ in extra]
    step = -(-len(names) // shards)
    weight_map = {}
    for number in range(shards):
        file = "model.safetensors" if shards == 1 else f"model-{number + 1:05}-of-{shards:05}.safetensors"
        mine = names[number * step : (number + 1) * step]
        weight_map |= dict.fromkeys(mine, file)
        with TensorFile(
            folder / file, [(name, stored[name][0], stored[name][1].shape) for name in mine]
        ) as out:
            for name in mine:
                out.write(name, 0, stored[name][1])
    if shards > 1:
        (folder / "model.safetensors.index.json").write_text(json.dumps({"weight_map": weight_map}))
    return {name: WIDEN[dtype](each) for name, (kind, each) in stored.items() if kind == dtype}


@pytest.fixture(autouse=True)
def _f16_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DTYPES, "F16", np.dtype("<f2"))
    monkeypatch.setitem(DTYPES, "I64", np.dtype("<i8"))


@pytest.mark.parametrize(
    ("dtype", "shards", "tied"), [("BF16", 1, True), ("F16", 1, True), ("F32", 1, False), ("BF16", 3, False)]
)
def test_every_tensor(tmp_path: Path, dtype: str, shards: int, tied: bool) -> None:
    wanted = write(tmp_path / "in", dtype, shards, tied)
    convert(tmp_path / "in", tmp_path / "out")
    found = written_tensors(tmp_path / "out")
    assert ("lm_head.weight" in found) == (not tied)
    for name, each in wanted.items():
        if name in ("model.embed_tokens.weight", "lm_head.weight"):
            assert np.array_equal(found.pop(name), round_bf16(each))
        elif each.ndim == 1:
            assert np.array_equal(found.pop(name), each)
        else:
            digits, scales = to_digits(each)
            assert np.array_equal(found.pop(name), digits)
            assert np.array_equal(found.pop(name + "_scale"), scales)
    assert found == {}


def test_files_beside_the_weights(tmp_path: Path) -> None:
    write(tmp_path / "in")
    (tmp_path / "in/generation_config.json").write_text('{"temperature": 0.3}')
    (tmp_path / "in/chat_template.jinja").write_text("{{ messages }}")
    (tmp_path / "in/code.py").write_text("raise SystemExit")
    convert(tmp_path / "in", tmp_path / "out")
    for name in ("tokenizer.json", "tokenizer_config.json", "generation_config.json", "chat_template.jinja"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "in" / name).read_bytes()
    assert not (tmp_path / "out/code.py").exists()
    values = json.loads((tmp_path / "out/config.json").read_text())
    assert values["quantization_config"] == {
        "quant_method": "tern_digits",
        "digits": 5,
        "activation_bits": 16,
    }
    assert "torch_dtype" not in values


def test_a_head_that_repeats_the_table(tmp_path: Path) -> None:
    table = np.zeros((512, 64), np.uint16)
    write(tmp_path / "in", extra=[("lm_head.weight", "BF16", table)])
    convert(tmp_path / "in", tmp_path / "out")
    assert "lm_head.weight" not in written_tensors(tmp_path / "out")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"model_type": "qwen2"}, ["qwen2", "llama"]),
        ({"hidden_act": "gelu"}, ["gelu"]),
        ({"hidden_act": None}, ["None"]),
        ({"quantization_config": {"quant_method": "bitnet"}}, ["already quantised"]),
        ({"attention_bias": True}, ["attention_bias"]),
        ({"rope_scaling": {"rope_type": "llama3", "factor": 8}}, ["rope_scaling"]),
        ({"hidden_size": 128}, ["shape"]),
        ({"num_hidden_layers": 3}, ["no tensor model.layers.2"]),
        ({"num_hidden_layers": 1}, ["holds model.layers.1"]),
    ],
)
def test_another_model(tmp_path: Path, changes: dict[str, Any], words: list[str]) -> None:
    write(tmp_path / "in", **changes)
    refused(tmp_path / "in", tmp_path / "out", str(tmp_path / "in"), *words)


def test_another_dtype(tmp_path: Path) -> None:
    write(tmp_path / "in", extra=[("model.extra", "I64", np.zeros(3, np.int64))])
    refused(tmp_path / "in", tmp_path / "out", "model.extra is I64")


def test_a_bias(tmp_path: Path) -> None:
    bias = ("model.layers.0.self_attn.q_proj.bias", "BF16", np.zeros(64, np.uint16))
    write(tmp_path / "in", extra=[bias])
    refused(tmp_path / "in", tmp_path / "out", "q_proj.bias")


def test_a_gguf_file_in_a_folder_is_named(tmp_path: Path) -> None:
    """A folder with config.json beside it: the file is what is to be converted."""
    write(tmp_path / "in")
    (tmp_path / "in/model.safetensors").rename(tmp_path / "in/model.gguf")
    refused(
        tmp_path / "in", tmp_path / "out", str(tmp_path / "in/model.gguf"), "`tern convert FILE --to DIR`"
    )


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model.safetensors"])
def test_a_file_that_is_missing(tmp_path: Path, name: str) -> None:
    write(tmp_path / "in")
    (tmp_path / "in" / name).unlink()
    refused(tmp_path / "in", tmp_path / "out", name, "missing")


def test_a_truncated_file(tmp_path: Path) -> None:
    write(tmp_path / "in")
    content = (tmp_path / "in/model.safetensors").read_bytes()
    (tmp_path / "in/model.safetensors").write_bytes(content[:-1])
    refused(tmp_path / "in", tmp_path / "out", "bytes of")
