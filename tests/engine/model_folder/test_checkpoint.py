import gc
import json
import math
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import safetensors

from engine.errors import CheckpointError
from engine.model_folder.checkpoint import EMBEDDINGS, check_codes, open_checkpoint
from engine.model_folder.safetensors_file import INDEX_FILE, SINGLE_FILE
from engine.model_folder.synthetic import synthetic_checkpoint
from tests.helpers import reference, toy

Q_PROJ = "model.layers.0.self_attn.q_proj"
SCALE = Q_PROJ + ".weight_scale"
NORM = "model.layers.1.post_attention_layernorm.weight"

# name -> (dtype as in the file, shape, bytes): a safetensors file taken apart
Tensors = dict[str, tuple[str, list[int], bytes]]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return toy.write_toy(tmp_path_factory.mktemp("sound"))


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    """A toy model that the test may damage."""
    shutil.copytree(sound, tmp_path / "model")
    return tmp_path / "model"


def rewrite(file: Path, edit: Callable[[Tensors], None]) -> None:
    """Takes a file apart, lets ``edit`` change it, and puts it together again, sound in its form."""
    content = file.read_bytes()
    length = int.from_bytes(content[:8], "little")
    data = content[8 + length :]
    tensors: Tensors = {}
    for name, info in json.loads(content[8 : 8 + length]).items():
        if name != "__metadata__":
            start, end = info["data_offsets"]
            tensors[name] = (info["dtype"], info["shape"], data[start:end])
    edit(tensors)
    header: dict[str, object] = {}
    parts = []
    offset = 0
    for name, (dtype, shape, raw) in sorted(tensors.items(), key=lambda item: (item[1][0] == "U8", item[0])):
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [offset, offset + len(raw)]}
        parts.append(raw)
        offset += len(raw)
    text = json.dumps(header).encode()
    file.write_bytes(len(text).to_bytes(8, "little") + text + b"".join(parts))


def bf16(*values: float) -> bytes:
    return (np.array(values, np.float32).view(np.uint32) >> 16).astype("<u2").tobytes()


def refused(folder: Path, *words: str) -> None:
    """Opening raises one sentence that holds all ``words``."""
    with pytest.raises(CheckpointError) as caught:
        open_checkpoint(folder)
    sentence = str(caught.value)
    assert "\n" not in sentence and sentence.endswith(".")
    for word in words:
        assert word in sentence


# ---- sound files ---------------------------------------------------------------------------------------


def test_values_are_those_that_were_written(sound: Path) -> None:
    checkpoint = open_checkpoint(sound)
    weights = synthetic_checkpoint(toy.toy_config())
    assert checkpoint.config == weights.config
    assert checkpoint.file_bytes == (sound / SINGLE_FILE).stat().st_size
    np.testing.assert_array_equal(checkpoint.table(EMBEDDINGS), weights.table(EMBEDDINGS))
    np.testing.assert_array_equal(checkpoint.vector(NORM), weights.vector(NORM))
    read, made = checkpoint.ternary(Q_PROJ), weights.ternary(Q_PROJ)
    np.testing.assert_array_equal(read.packed, made.packed)
    assert (read.scale, read.rows, read.cols) == (made.scale, 64, 64)


def test_agrees_with_the_safetensors_library(sound: Path) -> None:
    checkpoint = open_checkpoint(sound)
    with safetensors.safe_open(sound / SINGLE_FILE, framework="numpy") as file:
        for name in file.keys():
            if file.get_slice(name).get_dtype() == "U8":
                mine = checkpoint.ternary(name.removesuffix(".weight")).packed
                np.testing.assert_array_equal(mine, file.get_tensor(name))


def test_unpacked_as_the_layout_says(sound: Path) -> None:
    """Byte (r, c), bits 2i and 2i+1: the weight of output row i * rows/4 + r, column c, plus one."""
    ternary = open_checkpoint(sound).ternary("model.layers.1.mlp.down_proj")
    weights = reference.unpack(ternary)
    assert weights.shape == (64, 128) == (ternary.rows, ternary.cols)
    for row in range(64):
        i, r = divmod(row, 16)
        for col in range(0, 128, 7):
            assert weights[row, col] == (int(ternary.packed[r, col]) >> 2 * i & 3) - 1


def test_official_layout_of_the_test_data(data_dir: Path) -> None:
    checkpoint = open_checkpoint(data_dir / "small")
    assert checkpoint.ternary("model.layers.3.mlp.gate_proj").rows == 512
    assert checkpoint.table(EMBEDDINGS).shape == (1000, 256)


@pytest.mark.parametrize("shards", [2, 3, 7])
def test_shards_give_the_same(tmp_path: Path, shards: int) -> None:
    toy.write_toy(tmp_path, shards=shards, tied=False)
    assert len(list(tmp_path.glob("model-*.safetensors"))) == shards
    checkpoint, weights = open_checkpoint(tmp_path), synthetic_checkpoint(toy.toy_config(tied=False))
    assert reference.reference_logits(checkpoint, [1, 2, 3]).tolist() == (
        reference.reference_logits(weights, [1, 2, 3]).tolist()
    )


@pytest.mark.parametrize("dtype", ["F16", "F32"])
def test_wider_norms_and_scales(folder: Path, dtype: str) -> None:
    values = np.linspace(0.1, 1.7, 64)
    numpy_dtype = {"F16": np.float16, "F32": np.float32}[dtype]

    def edit(tensors: Tensors) -> None:
        tensors[NORM] = (dtype, [64], values.astype(numpy_dtype).tobytes())
        tensors[SCALE] = (dtype, [1], np.array([1.1], numpy_dtype).tobytes())

    rewrite(folder / SINGLE_FILE, edit)
    checkpoint = open_checkpoint(folder)
    vector = checkpoint.vector(NORM)
    assert vector.dtype == np.float32
    np.testing.assert_array_equal(vector, values.astype(numpy_dtype).astype(np.float32))
    assert checkpoint.ternary(Q_PROJ).scale == float(numpy_dtype(1.1))


def test_path_in_any_script(sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Modèle 模型 🐦 'quoted' %41"
    shutil.copytree(sound, folder)
    assert open_checkpoint(folder).path == folder


def test_harmless_extra_tensors(folder: Path) -> None:
    def edit(tensors: Tensors) -> None:
        tensors["model.layers.0.self_attn.rotary_emb.inv_freq"] = ("F32", [1], bytes(4))
        tensors["lm_head.weight"] = tensors[EMBEDDINGS]  # tied, and saved all the same

    rewrite(folder / SINGLE_FILE, edit)
    open_checkpoint(folder)


def test_table_at_an_odd_byte_is_copied(folder: Path) -> None:
    """The library writes tensors aligned; other programs need not."""
    file = folder / SINGLE_FILE
    table = open_checkpoint(folder).table(EMBEDDINGS)
    assert table.flags.aligned and not table.flags.owndata
    expected = table.copy()
    content = file.read_bytes()
    length = int.from_bytes(content[:8], "little")
    header = content[8 : 8 + length].rstrip() + b" "
    if len(header) % 2 == 0:
        header += b" "
    file.write_bytes(len(header).to_bytes(8, "little") + header + content[8 + length :])
    checkpoint = open_checkpoint(folder)
    assert checkpoint.table(EMBEDDINGS).flags.aligned
    np.testing.assert_array_equal(checkpoint.table(EMBEDDINGS), expected)
    assert checkpoint.ternary(Q_PROJ).scale > 0


def test_check_codes() -> None:
    bad = {0b11, 0b1100, 0b110000, 0b11000000}
    for byte in range(256):
        sound = not any(byte & mask == mask for mask in bad)
        assert check_codes(np.full((3, 5), byte, np.uint8)) is sound
    spoiled = np.zeros((7, 9), np.uint8)
    spoiled[6, 8] = 0b00110100
    assert not check_codes(spoiled)


# ---- memory --------------------------------------------------------------------------------------------


def resident_bytes(file: Path) -> int:
    """How much of this process's mappings of ``file`` is in memory."""
    total, ours = 0, False
    for line in Path("/proc/self/smaps").read_text().splitlines():
        if line.split(" ", 1)[0].count("-") == 1 and ":" not in line.split(" ", 1)[0]:
            ours = line.endswith(str(file))
        elif ours and line.startswith("Rss:"):
            total += int(line.split()[1]) * 1024
    return total


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc/self/smaps")
def test_release_gives_the_pages_back(tmp_path: Path) -> None:
    toy.write_toy(tmp_path, hidden=256, ffn=16384, layers=1, vocab=300)
    checkpoint = open_checkpoint(tmp_path)
    file = tmp_path / SINGLE_FILE
    packed = checkpoint.ternary("model.layers.0.mlp.down_proj").packed
    neighbour = checkpoint.ternary("model.layers.0.mlp.gate_proj").packed
    before = (int(packed.sum()), int(neighbour.sum()))
    full = resident_bytes(file)
    assert full >= packed.nbytes + neighbour.nbytes
    checkpoint.release(packed)
    assert resident_bytes(file) <= full - packed.nbytes
    checkpoint.release(neighbour)
    assert resident_bytes(file) <= full - packed.nbytes - neighbour.nbytes + 2 * 65536
    assert (int(packed.sum()), int(neighbour.sum())) == before


def test_release_of_a_copy_does_nothing(sound: Path) -> None:
    checkpoint = open_checkpoint(sound)
    vector = checkpoint.vector(NORM)
    before = vector.copy()
    checkpoint.release(vector)
    np.testing.assert_array_equal(vector, before)


def test_views_outlive_close(sound: Path) -> None:
    checkpoint = open_checkpoint(sound)
    table = checkpoint.table(EMBEDDINGS)
    expected = table.copy()
    checkpoint.close()
    del checkpoint
    gc.collect()
    np.testing.assert_array_equal(table, expected)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc/self/maps")
def test_close_unmaps(folder: Path) -> None:
    checkpoint = open_checkpoint(folder)
    assert str(folder) in Path("/proc/self/maps").read_text()
    checkpoint.close()
    assert str(folder) not in Path("/proc/self/maps").read_text()


def test_mapped_tensors_are_read_only(sound: Path) -> None:
    checkpoint = open_checkpoint(sound)
    with pytest.raises(ValueError, match="read-only"):
        checkpoint.ternary(Q_PROJ).packed[0, 0] = 0


# ---- damaged and foreign files -------------------------------------------------------------------------


def test_missing_file(folder: Path) -> None:
    (folder / SINGLE_FILE).unlink()
    refused(folder, SINGLE_FILE, "is missing")
    (folder / "model-i2_s.gguf").touch()
    refused(folder, "GGUF", "`tern convert FILE --to DIR`")


def test_empty_file(folder: Path) -> None:
    (folder / SINGLE_FILE).write_bytes(b"")
    refused(folder, SINGLE_FILE, "is empty", "download it again")


@pytest.mark.parametrize("keep", [1, 7, 8, 9, 500, 3000])
def test_cut_within_the_header(folder: Path, keep: int) -> None:
    file = folder / SINGLE_FILE
    file.write_bytes(file.read_bytes()[:keep])
    refused(folder, str(file), "ends within its header", "download it again")


@pytest.mark.parametrize("lost", [1, 2, 1000, 50_000])
def test_cut_within_the_data(folder: Path, lost: int) -> None:
    file = folder / SINGLE_FILE
    size = file.stat().st_size
    file.write_bytes(file.read_bytes()[:-lost])
    refused(folder, str(file), f"has {size - lost:,} bytes of {size:,}", "download it again")


def test_bytes_behind_the_data(folder: Path) -> None:
    with (folder / SINGLE_FILE).open("ab") as stream:
        stream.write(b"more")
    refused(folder, "not a sound safetensors file")


@pytest.mark.parametrize(
    "header",
    [
        b"not json at all!",
        b"[]              ",
        b"null            ",
        b'{"a": 1}        ',
        b'{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,"4"]}}',
        b'{"a":{"dtype":"U8","shape":[9],"data_offsets":[0,4]}}',
        b'{"a":{"dtype":"U8","shape":[4],"data_offsets":[-4,0]}}',
        b'{"a":{"dtype":"U8","shape":[4],"data_offsets":[]}}',
        b"[" * 100_000,
        b"\xff\xfe\xfd",
    ],
)
def test_header_is_nonsense(folder: Path, header: bytes) -> None:
    (folder / SINGLE_FILE).write_bytes(len(header).to_bytes(8, "little") + header + bytes(4))
    refused(folder, SINGLE_FILE, "not a sound safetensors file", "download it again")


def test_random_bytes(folder: Path) -> None:
    (folder / SINGLE_FILE).write_bytes(np.random.default_rng(0).bytes(5000))
    refused(folder, SINGLE_FILE, "download it again")


def test_header_longer_than_any(folder: Path) -> None:
    """A large file of something else must not be read whole as if it were a header."""
    with (folder / SINGLE_FILE).open("wb") as stream:
        stream.write((150_000_000).to_bytes(8, "little"))
        stream.truncate(200_000_000)  # sparse
    refused(folder, SINGLE_FILE, "not a sound safetensors file")


def test_git_lfs_pointer_and_web_page(folder: Path) -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:8143\nsize 1178623988\n"
    (folder / SINGLE_FILE).write_bytes(pointer)
    refused(folder, SINGLE_FILE, "Git LFS pointer", "git lfs pull")
    (folder / SINGLE_FILE).write_bytes(b"<!DOCTYPE html>\n<html><title>Log in</title></html>")
    refused(folder, SINGLE_FILE, "web page")


def test_folder_in_the_place_of_the_file(folder: Path) -> None:
    (folder / SINGLE_FILE).unlink()
    (folder / SINGLE_FILE).mkdir()
    refused(folder, SINGLE_FILE, "cannot be read")


@pytest.mark.parametrize("name", [EMBEDDINGS, "model.norm.weight", NORM, SCALE, Q_PROJ + ".weight"])
def test_missing_tensor(folder: Path, name: str) -> None:
    rewrite(folder / SINGLE_FILE, lambda tensors: tensors.pop(name))
    refused(folder, SINGLE_FILE, f"the tensor {name} is missing", "download it again")


@pytest.mark.parametrize(
    ("name", "dtype", "shape", "words"),
    [
        (EMBEDDINGS, "F16", [512, 64], ["F16 where BF16"]),
        (Q_PROJ + ".weight", "BF16", [64, 64], ["BF16 where U8", "layout that config.json names"]),
        (NORM, "U8", [64], ["U8 where BF16 or F16 or F32"]),
        (EMBEDDINGS, "BF16", [511, 64], ["[511, 64]", "[512, 64]"]),
        (Q_PROJ + ".weight", "U8", [64, 16], ["[64, 16]", "[16, 64]"]),
        (NORM, "BF16", [63], ["[63]", "[64]"]),
        (SCALE, "BF16", [64], ["[64]", "[1]"]),
    ],
)
def test_wrong_dtype_or_shape(
    folder: Path, name: str, dtype: str, shape: list[int], words: list[str]
) -> None:
    size = math.prod(shape) * {"U8": 1}.get(dtype, 2)

    def edit(tensors: Tensors) -> None:
        tensors[name] = (dtype, shape, bytes(size))

    rewrite(folder / SINGLE_FILE, edit)
    refused(folder, SINGLE_FILE, name, *words)


@pytest.mark.parametrize("value", [0.0, -1.5, math.nan, math.inf, -math.inf])
def test_bad_scale(folder: Path, value: float) -> None:
    def edit(tensors: Tensors) -> None:
        tensors[SCALE] = ("BF16", [1], bf16(value))

    rewrite(folder / SINGLE_FILE, edit)
    refused(folder, SINGLE_FILE, SCALE, f"is {value}", "positive")


def test_norm_that_is_not_a_number(folder: Path) -> None:
    def edit(tensors: Tensors) -> None:
        tensors[NORM] = ("BF16", [64], bf16(*[1.0] * 63, math.nan))

    rewrite(folder / SINGLE_FILE, edit)
    refused(folder, SINGLE_FILE, NORM, "not numbers")


@pytest.mark.parametrize(
    "name",
    [
        Q_PROJ + ".bias",
        "lm_head.bias",
        "model.layers.0.self_attn.q_norm.weight",
        "model.layers.2.input_layernorm.weight",  # a layer more than config.json says
        "model.layers.0.self_attn.q_proj.norm.weight",
    ],
)
def test_tensor_of_another_architecture(folder: Path, name: str) -> None:
    def edit(tensors: Tensors) -> None:
        tensors[name] = ("BF16", [64], bf16(*[1.0] * 64))

    rewrite(folder / SINGLE_FILE, edit)
    refused(folder, SINGLE_FILE, name, "does not belong")


def test_head_missing_when_untied(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"tie_word_embeddings": False}))
    refused(folder, "the tensor lm_head.weight is missing")


def test_llama_that_brings_sub_norms(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"model_type": "llama"}))
    refused(folder, "sub_norm", "does not belong")


def test_norms_of_heads_belong_to_qwen3(tmp_path: Path) -> None:
    folder = toy.write_toy(tmp_path / "toy", model_type="qwen3", head_dim=24)
    assert open_checkpoint(folder).vector("model.layers.1.self_attn.k_norm.weight").shape == (24,)

    def drop(tensors: Tensors) -> None:
        del tensors["model.layers.1.self_attn.k_norm.weight"]

    def widen(tensors: Tensors) -> None:
        tensors["model.layers.0.self_attn.q_norm.weight"] = ("BF16", [96], bf16(*[1.0] * 96))

    def infinite(tensors: Tensors) -> None:
        tensors["model.layers.0.self_attn.q_norm.weight"] = ("BF16", [24], bf16(*[np.inf] * 24))

    for edit, words in (
        (infinite, "q_norm.weight holds values that are not numbers"),
        (drop, "the tensor model.layers.1.self_attn.k_norm.weight is missing"),
        (widen, "q_norm.weight has the shape [96] where config.json requires [24]"),
    ):
        rewrite(folder / SINGLE_FILE, edit)
        refused(folder, SINGLE_FILE, words)


# ---- shards --------------------------------------------------------------------------------------------


@pytest.fixture
def sharded(tmp_path: Path) -> Path:
    return toy.write_toy(tmp_path, shards=2)


def test_missing_shard(sharded: Path) -> None:
    (sharded / "model-00002-of-00002.safetensors").unlink()
    refused(sharded, "model-00002-of-00002.safetensors is missing", INDEX_FILE)


def test_damaged_shard_is_named(sharded: Path) -> None:
    file = sharded / "model-00002-of-00002.safetensors"
    file.write_bytes(file.read_bytes()[:-1])
    refused(sharded, str(file), "bytes of")


def test_tensor_in_two_shards(sharded: Path) -> None:
    def edit(tensors: Tensors) -> None:
        tensors[EMBEDDINGS] = ("BF16", [512, 64], bytes(512 * 64 * 2))

    rewrite(sharded / "model-00002-of-00002.safetensors", edit)
    refused(sharded, EMBEDDINGS, "is also in model-00001-of-00002.safetensors")


@pytest.mark.parametrize(
    "index",
    [
        {},
        {"weight_map": {}},
        {"weight_map": []},
        {"weight_map": {"a": 1}},
        {"weight_map": {"a": "../elsewhere.safetensors"}},
        {"weight_map": {"a": "/etc/passwd"}},
        {"weight_map": {"a": ".."}},
        {"weight_map": {"a": ""}},
    ],
)
def test_index_names_no_files_of_this_folder(sharded: Path, index: object) -> None:
    (sharded / INDEX_FILE).write_text(json.dumps(index))
    refused(sharded, INDEX_FILE, "download it again")
