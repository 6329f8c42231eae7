"""Models with a scale per group of 128 columns: against float64, against themselves, and damaged ones."""

import json
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from engine.errors import CheckpointError, KernelError
from engine.machine.kernel_choice import available_kernels
from engine.model.memory import group_bytes, memory_needed
from engine.model.model import Model, load_model
from engine.model_folder.checkpoint import expected_tensors, open_checkpoint
from engine.model_folder.rope import Yarn
from engine.model_folder.synthetic import synthetic_checkpoint
from tests.helpers.reference import Pass, reference_logits, run, safe_prompt
from tests.helpers.toy import toy_config, write_toy

SHAPES: dict[str, dict[str, Any]] = {
    "tied, YaRN": {
        "hidden": 256,
        "ffn": 384,
        "head_dim": 64,
        "yarn": Yarn(4.0, 64),
        "theta": 1e4,
        "eps": 1e-6,
    },
    "untied, odd rows": {
        "hidden": 128,
        "ffn": 256,
        "heads": 8,
        "kv_heads": 1,
        "head_dim": 16,
        "vocab": 301,
        "tied": False,
    },
}
KERNELS = available_kernels(format="groups")


def make_model(options: dict[str, Any], **settings: Any) -> Model:
    return Model(synthetic_checkpoint(toy_config(groups=True, **options), 1), name="toy", **settings)


@pytest.mark.parametrize("bits", [16, 8])
@pytest.mark.parametrize("name", SHAPES)
def test_logits_agree_with_float64(name: str, bits: int) -> None:
    """With 16 bits no prompt stays away from all ties; but a code that goes the other way moves little."""
    options = SHAPES[name] | {"activation_bits": bits}
    weights = synthetic_checkpoint(toy_config(groups=True, **options), 1)
    ids = safe_prompt(weights, 9) if bits == 8 else [3 + 11 * i % 290 for i in range(25)]
    expected = reference_logits(weights, ids)
    assert expected.std() > 1
    for _, isa in KERNELS:
        logits = make_model(options, isa=isa, kv="f32", threads=2).logits(ids)
        np.testing.assert_allclose(logits, expected, rtol=0, atol=5e-5 if bits == 8 else 5e-3)
        assert np.abs(logits - expected).mean() < 3e-4


class Unrounded(Pass):
    """Activations that are never rounded."""

    def quantise(self, index: int, site: str, h: Any) -> tuple[Any, Any]:
        return h, np.ones((len(h), 1))


@pytest.mark.parametrize("name", SHAPES)
def test_words_stay_near_a_pass_that_rounds_nothing_and_bytes_do_not(name: str, monkeypatch: Any) -> None:
    weights = synthetic_checkpoint(toy_config(groups=True, **SHAPES[name]), 1)
    ids = [3 + 11 * i % 290 for i in range(25)]
    logits = {bits: make_model(SHAPES[name], activation_bits=bits, kv="f32").logits(ids) for bits in (16, 8)}
    monkeypatch.setattr("tests.helpers.reference.Pass", Unrounded)
    exact = run(weights, ids).logits
    off = {bits: float(np.abs(found - exact).mean()) for bits, found in logits.items()}
    assert off[16] < 1e-3 < off[8] < 0.5
    assert off[8] > 50 * off[16]


@pytest.mark.parametrize("bits", [16, 8])
@pytest.mark.parametrize("name", SHAPES)
def test_bits_do_not_depend_on_the_road(name: str, bits: int) -> None:
    """Every instruction set, 1 == 2 == 3 threads, any chunks == token by token."""
    ids = [3 + 7 * i % 290 for i in range(280)]
    options = SHAPES[name] | {"max_position": 320}
    settings = {"activation_bits": bits}
    want = make_model(options, isa="scalar", threads=1, **settings).logits(ids)
    assert np.isfinite(want).all()
    for (kernel, isa), (threads, chunk) in product(
        KERNELS[1:] or KERNELS, ((1, 1), (2, 3), (3, 100), (2, 280))
    ):
        model = make_model(options, kernel=kernel, isa=isa, threads=threads, **settings)
        assert (model.kernel, model.isa, model.config.activation_bits) == ("groups", isa, bits)
        decoder = model.new_decoder()
        for first in range(0, len(ids), chunk):
            logits = decoder.logits(ids[first : first + chunk])
            assert np.array_equal(logits, want[first : first + chunk]), (isa, threads, chunk)


def test_a_kept_state_gives_the_logits_of_its_token() -> None:
    """Speculation asks for heads of several tokens after the pass."""
    model = make_model(SHAPES["tied, YaRN"])
    decoder = model.new_decoder()
    ids = list(range(5, 14))
    want = model.logits(ids)
    assert decoder.extend(ids, 4)
    for row in (3, 0, 2):
        found = decoder.full_logits(row)
        assert found is not None and np.array_equal(found, want[5 + row])
    assert not decoder.certified
    assert decoder.head_bytes == 3 * group_bytes(512, 256)


def test_a_folder_is_loaded_and_tells_what_is_in_it(tmp_path: Path) -> None:
    for name, options in SHAPES.items():
        folder = write_toy(tmp_path / name, groups=True, **options)
        model = load_model(folder)
        assert (model.kernel, model.config.groups, model.config.activation_bits) == ("groups", True, 16)
        made, read = synthetic_checkpoint(model.config), open_checkpoint(folder)
        for matrix in ("model.embed_tokens", "model.layers.1.mlp.down_proj"):
            np.testing.assert_array_equal(read.groups(matrix).codes, made.groups(matrix).codes)
            np.testing.assert_array_equal(read.groups(matrix).scales, made.groups(matrix).scales)
        assert np.array_equal(model.logits([1, 2, 3]), Model(made, name="made").logits([1, 2, 3]))
        eight = load_model(folder, activation_bits=8)
        assert not np.array_equal(model.logits([1, 2, 3]), eight.logits([1, 2, 3]))
        assert model.identity() != eight.identity()  # keys and values of one are not those of the other


def test_bf16_scales_are_taken_where_they_are_f16_numbers_too(tmp_path: Path) -> None:
    folder = write_toy(tmp_path / "toy", groups=True, **SHAPES["tied, YaRN"])
    name = "model.layers.0.mlp.up_proj"
    want = np.full((384, 2), 0.0625, np.float16)
    for part, sign in (("scales", 1), ("biases", -1)):
        bf16 = (np.full((384, 2), sign * 0.0625, np.float32).view(np.uint32) >> 16).astype(np.uint16)
        change(folder, f"{name}.{part}", 0, bf16.tobytes(), "BF16")
    np.testing.assert_array_equal(open_checkpoint(folder).groups(name).scales, want)
    tiny = (np.array([1e-30], np.float32).view(np.uint32) >> 16).astype(np.uint16)
    change(folder, f"{name}.scales", 0, tiny.tobytes())
    with pytest.raises(CheckpointError, match=r"up_proj.scales holds scales that f16 cannot hold exactly"):
        load_model(folder)


def test_a_kernel_of_other_weights_is_refused_and_those_that_fit_are_named() -> None:
    with pytest.raises(KernelError, match="i2_s is for other weights; choose auto or groups"):
        make_model(SHAPES["tied, YaRN"], kernel="i2_s")
    with pytest.raises(KernelError, match="groups is for other weights; choose auto or i2_s"):
        Model(synthetic_checkpoint(toy_config()), name="toy", kernel="groups")
    assert {kernel for kernel, _ in KERNELS} == {"groups"} and "groups" not in dict(available_kernels())


def test_memory_is_as_forecast() -> None:
    """Two bits a weight and two bytes for 128 of them, for the matrices and for the tables."""
    config = toy_config(
        groups=True,
        hidden=1024,
        ffn=3072,
        layers=8,
        heads=8,
        kv_heads=4,
        head_dim=128,
        vocab=4096,
        tied=False,
    )
    weights = 8 * (2 * 1024 * 1024 + 2 * 512 * 1024 + 3 * 1024 * 3072) + 2 * 4096 * 1024
    bare = memory_needed(toy_config(groups=True, hidden=128, ffn=128, vocab=300, layers=1), 2, "f16")
    assert memory_needed(config, 2, "f16") - bare == pytest.approx(weights * 17 / 64, rel=0.03)
    process = psutil.Process()
    before = process.memory_info().rss
    model = Model(synthetic_checkpoint(config), name="toy", context=2)
    assert model.network.packed_bytes + 2 * model.network.head_bytes == pytest.approx(
        weights * 17 / 64, rel=0.01
    )
    assert process.memory_info().rss - before < weights * 17 / 64 * 1.5 + (64 << 20)


def change(folder: Path, name: str, place: int, data: bytes, dtype: str = "") -> None:
    """Overwrite some bytes of a tensor, and what the header calls it."""
    file = folder / "model.safetensors"
    content = file.read_bytes()
    length = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + length])
    rest = bytearray(content[8 + length :])
    start = header[name]["data_offsets"][0] + place
    rest[start : start + len(data)] = data
    header[name]["dtype"] = dtype or header[name]["dtype"]
    text = json.dumps(header).encode()
    file.write_bytes(len(text).to_bytes(8, "little") + text + bytes(rest))


UP = "model.layers.1.mlp.up_proj"
F16_INF, F16_LARGE = np.float16(np.inf).tobytes(), np.float16(200).tobytes()


@pytest.mark.parametrize(
    ("tensors", "data", "words"),
    [
        ([f"{UP}.weight"], b"\x07", "layers.1.mlp.up_proj .* the code 3"),
        (["model.embed_tokens.weight"], b"\xc0", "The tables model.embed_tokens .* the code 3"),
        (
            [f"{UP}.scales"],
            F16_LARGE,
            "up_proj.biases are not the scales with the other sign: .* not ternary",
        ),
        ([f"{UP}.scales", f"{UP}.biases"], F16_INF, "layers.1.mlp.up_proj .* a scale that is not finite"),
        ([f"{UP}.scales", f"{UP}.biases"], F16_LARGE, "layers.1.mlp.up_proj .* add up to 128 or more"),
    ],
)
def test_what_is_damaged_is_refused_by_name(
    tmp_path: Path, tensors: list[str], data: bytes, words: str
) -> None:
    folder = write_toy(tmp_path / "toy", groups=True, **SHAPES["tied, YaRN"])
    for name in tensors:
        sign = 128 if name.endswith("biases") else 0
        change(folder, name, 0, bytes([*data[:-1], data[-1] ^ sign]))
    with pytest.raises(CheckpointError, match=words):
        load_model(folder)


def test_a_scale_that_is_missing_is_named(tmp_path: Path) -> None:
    folder = write_toy(tmp_path / "toy", groups=True, **SHAPES["tied, YaRN"])
    file = folder / "model.safetensors"
    file.write_bytes(
        file.read_bytes().replace(b"layers.1.mlp.gate_proj.scales", b"layers.1.mlp.gate_proj.scalez")
    )
    with pytest.raises(CheckpointError, match=r"layers\.1\.mlp\.gate_proj\.scales is missing"):
        open_checkpoint(folder)


def test_tensors_have_the_names_of_their_container() -> None:
    names = {
        name: kind
        for name, kind, _ in expected_tensors(toy_config(groups=True, hidden=128, ffn=128, tied=False))
    }
    assert names["lm_head.weight"] == "codes" and names["lm_head.scales"] == "group scales"
    assert names["model.layers.0.self_attn.q_proj.biases"] == "group scales"
