import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors
from tokenizers import Tokenizer

from engine.model.model import Model
from engine.model_folder.checkpoint import EMBEDDINGS, check_codes, expected_tensors, open_checkpoint
from engine.model_folder.config import load_config
from engine.model_folder.config_values import config_values
from engine.model_folder.rope import Yarn
from engine.model_folder.safetensors_file import SINGLE_FILE
from engine.model_folder.synthetic import (
    BITNET_2B4T,
    TABLE_STD,
    file_order,
    safetensors_header,
    synthetic_checkpoint,
    write_checkpoint,
)
from tests.helpers import ROOT, reference, toy

# Every kind of network that is run, and sizes that are no multiples of anything large.
VARIANTS: list[dict[str, Any]] = [
    {},
    {"hidden": 320, "ffn": 864, "heads": 5, "kv_heads": 1},
    {"hidden": 36, "ffn": 100, "heads": 3, "kv_heads": 1, "vocab": 301},
    {"hidden": 64, "heads": 4, "head_dim": 24, "tied": False},
    {"activation": "silu", "scale_divides": True},
    {"sub_norms": False, "scale_divides": True, "activation": "silu", "tied": False},
    {"sub_norms": False, "activation": "relu2"},
    {"model_type": "qwen3", "head_dim": 24, "yarn": Yarn(4.0, 64), "tied": False},
]


def test_full_shape_has_the_official_size() -> None:
    """The real file's header is 61,000 bytes long and the file 1,178,623,988."""
    header = safetensors_header(file_order(BITNET_2B4T))
    assert int.from_bytes(header[:8], "little") == len(header) - 8 == 61_000
    weights = synthetic_checkpoint(BITNET_2B4T)
    assert len(header) + weights.file_bytes == 1_178_623_988
    assert len(file_order(BITNET_2B4T)) == 542
    offsets = json.loads(header[8:])["model.layers.0.mlp.down_proj.weight"]["data_offsets"]
    assert offsets[0] + len(header) == 657_612_788  # where the U8 area begins


@pytest.mark.parametrize("options", VARIANTS)
def test_disk_and_memory_hold_the_same(tmp_path: Path, options: dict[str, Any]) -> None:
    config = toy.toy_config(**options)
    write_checkpoint(tmp_path, config, seed=3)
    assert load_config(tmp_path) == config
    disk, memory = open_checkpoint(tmp_path), synthetic_checkpoint(config, seed=3)
    for name, kind, _ in expected_tensors(config):
        if kind == "table":
            np.testing.assert_array_equal(disk.table(name), memory.table(name))
        elif kind == "vector":
            np.testing.assert_array_equal(disk.vector(name), memory.vector(name))
        elif kind == "packed":
            on_disk, made = (weights.ternary(name.removesuffix(".weight")) for weights in (disk, memory))
            np.testing.assert_array_equal(on_disk.packed, made.packed)
            assert (on_disk.scale, on_disk.rows, on_disk.cols) == (made.scale, made.rows, made.cols)
            assert check_codes(made.packed)


def test_written_as_the_safetensors_library_writes(tmp_path: Path) -> None:
    config = toy.toy_config()
    write_checkpoint(tmp_path, config)
    names = {"U8": "uint8", "BF16": "bfloat16"}
    content = (tmp_path / SINGLE_FILE).read_bytes()
    length = int.from_bytes(content[:8], "little")
    data = np.frombuffer(content, np.uint8)[8 + length :]
    specs = {}
    for name, info in json.loads(content[8 : 8 + length]).items():
        if name != "__metadata__":
            start, end = info["data_offsets"]
            address = data.ctypes.data + start
            specs[name] = safetensors.TensorSpec(
                dtype=names[info["dtype"]], shape=info["shape"], data_ptr=address, data_len=end - start
            )
    assert safetensors.serialize(specs, metadata={"format": "pt"}) == content


def test_made_from_seed_and_name_alone() -> None:
    config = toy.toy_config()
    first, again, other = (synthetic_checkpoint(config, seed) for seed in (1, 1, 2))
    name = "model.layers.1.mlp.up_proj"
    np.testing.assert_array_equal(first.ternary(name).packed, again.ternary(name).packed)
    np.testing.assert_array_equal(first.table(EMBEDDINGS), again.table(EMBEDDINGS))
    assert np.any(first.ternary(name).packed != other.ternary(name).packed)
    assert np.any(first.table(EMBEDDINGS) != other.table(EMBEDDINGS))
    assert np.any(first.ternary(name).packed != first.ternary("model.layers.0.mlp.up_proj").packed)


def test_weights_are_balanced_and_scales_as_trained() -> None:
    weights = synthetic_checkpoint(BITNET_2B4T)
    codes = reference.unpack(weights.ternary("model.layers.7.mlp.gate_proj"))
    assert codes.shape == (6912, 2560)
    for value in (-1, 0, 1):
        assert 0.32 < np.mean(codes == value) < 0.35
    scales = [weights.ternary(f"model.layers.{i}.self_attn.k_proj").scale for i in range(30)]
    assert 1.19 < min(scales) < max(scales) < 2.31 and len(set(scales)) > 10


def test_table_is_normal() -> None:
    config = replace(
        toy.toy_config(), vocab_size=3000, hidden_size=1000
    )  # several chunks, the last one short
    bits = synthetic_checkpoint(config).table(EMBEDDINGS)
    values = (bits.astype(np.uint32) << 16).view(np.float32) / TABLE_STD
    assert bits.shape == (3000, 1000)
    assert abs(values.mean()) < 0.01 and abs(values.std() - 1) < 0.01
    assert abs(np.mean(np.abs(values) < 1) - 0.6827) < 0.01
    assert np.any(bits[:500] != bits[-500:])


@pytest.mark.parametrize("options", VARIANTS)
def test_activations_stay_sane(options: dict[str, Any]) -> None:
    weights = synthetic_checkpoint(toy.toy_config(**options))
    ids = np.random.default_rng(0).integers(0, weights.config.vocab_size, 12).tolist()
    result = reference.run(weights, ids)
    assert 1.5 < result.logits.std() < 6
    for layer in range(weights.config.num_layers):
        for stage in ("q_rope", "v", "attn", "gate", "up", "y"):
            assert 0.1 < np.sqrt(np.mean(result.stages[f"L{layer}_{stage}"] ** 2)) < 5
        for site in ("attn_in", "o_in", "mlp_in", "down_in"):
            assert len(np.unique(result.stages[f"L{layer}_codes_{site}"])) > 30
    # the tied head must not just repeat the last token
    assert len(set(reference.greedy(weights, ids[:2], 8))) > 2


def test_config_that_no_file_can_say() -> None:
    with pytest.raises(ValueError, match="norms of heads"):
        config_values(replace(toy.toy_config(sub_norms=False), qk_norms=True))
    with pytest.raises(ValueError, match="usual turns"):
        config_values(toy.toy_config(model_type="qwen3", yarn=Yarn(4.0, 64, beta_fast=16.0)))
    with pytest.raises(ValueError, match="sub-norms"):
        config_values(toy.toy_config(model_type="llama", sub_norms=True))


def test_tokenizer_files_are_copied(tmp_path: Path) -> None:
    source = toy.write_toy(tmp_path / "toy") / "tokenizer.json"
    write_checkpoint(tmp_path / "copy", toy.toy_config(), tokenizer_files=[source])
    assert (tmp_path / "copy" / "tokenizer.json").read_bytes() == source.read_bytes()


# ---- toy models ----------------------------------------------------------------------------------------


def test_toy_folder_is_complete(tmp_path: Path) -> None:
    toy.write_toy(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {
        "config.json",
        "generation_config.json",
        "model.safetensors",
        "special_tokens_map.json",
        "tokenizer.json",
        "tokenizer_config.json",
    }
    generation = json.loads((tmp_path / "generation_config.json").read_text())
    assert generation["eos_token_id"] == [510, 511] and generation["bos_token_id"] == 509


@pytest.mark.parametrize("vocab", [259, 300, 512, 2000])
def test_toy_tokenizer_fits_the_vocabulary(tmp_path: Path, vocab: int) -> None:
    folder = toy.write_toy(tmp_path, vocab=vocab)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    assert tokenizer.get_vocab_size() == vocab
    text = "User: How are you? 🙂 größer 世界\n\tprint('x')<|eot_id|>"
    ids = tokenizer.encode(text).ids
    assert ids[0] == vocab - 3 and ids[-1] == vocab - 1 and ids.count(vocab - 3) == 1
    assert tokenizer.decode(ids[1:-1]) == text.removesuffix("<|eot_id|>")


def test_toy_tokenizer_is_the_same_in_every_process() -> None:
    here = toy.tokenizer_files(512)["tokenizer.json"]
    code = "from tests.helpers.toy import tokenizer_files as f; print(f(512)['tokenizer.json'], end='')"
    there = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert there.stdout == here


@pytest.mark.full
def test_full_size_on_disk(tmp_path: Path) -> None:
    """1.18 GB, written piece by piece: the process grows by far less than the embedding table."""
    code = (
        "import resource, sys; from pathlib import Path; from engine import synthetic as s; "
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; "
        "s.write_checkpoint(Path(sys.argv[1]), s.BITNET_2B4T); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    grown_kb = int(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
    assert grown_kb < 100_000
    assert (tmp_path / SINGLE_FILE).stat().st_size == 1_178_623_988
    assert open_checkpoint(tmp_path).ternary("model.layers.29.mlp.down_proj").rows == 2560


@pytest.mark.parametrize("wanted", [0.0, 0.5, 0.65, 0.8, 1.0])
def test_share_of_closed_gates(wanted: float) -> None:
    """The share asked for is reached in every pass; without one it is what random weights give."""
    config = toy.toy_config(hidden=256, ffn=512, layers=3, heads=4, vocab=400)
    weights = synthetic_checkpoint(config, 1, wanted)
    model = Model(weights, name="toy", isa="scalar", kernel="i2_s", context=16)
    decoder = model.new_decoder()
    shares = []
    for token in range(5, 17):
        decoder.step(token)
        shares.append(decoder.skipped[0])
    assert abs(np.mean(shares) - wanted) < 0.02


def test_share_of_closed_gates_on_disk_and_its_limits(tmp_path: Path) -> None:
    config = toy.toy_config()
    weights = synthetic_checkpoint(config, 1, 0.65)
    whole = weights.table(EMBEDDINGS)
    parts = np.concatenate(list(weights.pieces((EMBEDDINGS, "table", whole.shape))))
    np.testing.assert_array_equal(parts, whole.reshape(-1))
    for wrong in (-0.1, 1.1, float("nan")):
        with pytest.raises(ValueError, match="closed gates"):
            synthetic_checkpoint(config, 1, wrong)
    with pytest.raises(ValueError, match="sub-norms"):
        synthetic_checkpoint(toy.toy_config(sub_norms=False, activation="silu"), 1, 0.5)
