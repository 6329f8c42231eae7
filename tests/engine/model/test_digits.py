"""Models with weights of five ternary digits: against the reference, against themselves, and damaged ones."""

import json
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.convert.names import tensors
from engine.errors import CheckpointError, EngineError, KernelError
from engine.machine.kernel_choice import available_kernels
from engine.model.memory import memory_needed
from engine.model.model import Model, load_model
from engine.model_folder.checkpoint import expected_tensors, open_checkpoint
from engine.model_folder.synthetic import synthetic_checkpoint
from tests.helpers.reference import reference_logits, safe_prompt
from tests.helpers.toy import toy_config, write_toy

SHAPES: dict[str, dict[str, Any]] = {
    "usual": {},
    "odd sizes": {"hidden": 54, "ffn": 130, "heads": 3, "kv_heads": 1, "head_dim": 18, "vocab": 301},
    "untied, wide heads": {"heads": 2, "kv_heads": 2, "head_dim": 80, "tied": False},
}
KERNELS = available_kernels(format="digits")


def make_model(options: dict[str, Any], **settings: Any) -> Model:
    return Model(synthetic_checkpoint(toy_config(digits=True, **options), 1), name="toy", **settings)


@pytest.mark.parametrize("bits", [16, 8])
@pytest.mark.parametrize("name", SHAPES)
def test_logits_agree_with_the_reference(name: str, bits: int) -> None:
    """With 16 bits no prompt stays away from all ties; but a code that goes the other way moves little."""
    options = SHAPES[name] | {"activation_bits": bits}
    weights = synthetic_checkpoint(toy_config(digits=True, **options), 1)
    ids = safe_prompt(weights, 9) if bits == 8 else [3 + 11 * i % 290 for i in range(25)]
    expected = reference_logits(weights, ids)
    assert expected.std() > 1
    for _, isa in KERNELS:
        logits = make_model(options, isa=isa, kv="f32", threads=2).logits(ids)
        np.testing.assert_allclose(logits, expected, rtol=0, atol=5e-5 if bits == 8 else 5e-3)
        assert np.abs(logits - expected).mean() < 3e-4


@pytest.mark.parametrize("bits", [16, 8])
def test_bits_do_not_depend_on_the_road(bits: int) -> None:
    """Every instruction set, 1 == 2 == 4 threads, any chunks == token by token."""
    ids = [3 + 7 * i % 290 for i in range(290)]
    options = SHAPES["odd sizes"] | {"max_position": 320, "activation_bits": bits}
    want = make_model(options, isa="scalar", threads=1).logits(ids)
    assert np.isfinite(want).all()
    for (kernel, isa), threads, chunk in product(KERNELS, (1, 2, 4), (1, 3, 100)):
        model = make_model(options, kernel=kernel, isa=isa, threads=threads)
        assert (model.kernel, model.isa) == ("digits", isa)
        decoder = model.new_decoder()
        for first in range(0, len(ids), chunk):
            logits = decoder.logits(ids[first : first + chunk])
            assert np.array_equal(logits, want[first : first + chunk]), (isa, threads, chunk)


def test_a_folder_is_loaded_and_tells_what_is_in_it(tmp_path: Path) -> None:
    folder = write_toy(tmp_path / "toy", digits=True)
    model = load_model(folder)
    assert (model.kernel, model.config.digits, model.config.activation_bits) == ("digits", True, 16)
    made = synthetic_checkpoint(model.config)
    read = open_checkpoint(folder)
    name = "model.layers.1.mlp.down_proj"
    np.testing.assert_array_equal(read.digits(name).values, made.digits(name).values)
    np.testing.assert_array_equal(read.digits(name).scales, made.digits(name).scales)
    assert read.digits(name).values.min() == -121 and read.digits(name).values.max() == 121
    assert np.array_equal(model.logits([1, 2, 3]), Model(made, name="made").logits([1, 2, 3]))


def test_a_kernel_of_other_weights_is_refused_and_those_that_fit_are_named() -> None:
    with pytest.raises(KernelError, match="i2_s is for other weights; choose auto or digits") as refused:
        make_model({}, kernel="i2_s")
    assert isinstance(refused.value, ValueError) and isinstance(refused.value, EngineError)
    with pytest.raises(ValueError, match="digits is for other weights; choose auto or i2_s"):
        Model(synthetic_checkpoint(toy_config()), name="toy", kernel="digits")
    with pytest.raises(KernelError, match="no kernel 'i3_s'; choose auto or digits"):
        make_model({}, kernel="i3_s")
    with pytest.raises(ValueError, match="there are ternary, digits, groups"):
        available_kernels(format="nibbles")
    assert {kernel for kernel, _ in KERNELS} == {"digits"}
    assert "digits" not in dict(available_kernels())


def test_memory_is_a_byte_a_weight() -> None:
    config = toy_config(hidden=576, ffn=1536, heads=9, kv_heads=3, layers=30, digits=True)
    weights = 30 * (2 * 576 * 576 + 2 * 192 * 576 + 3 * 576 * 1536)
    other = toy_config(hidden=576, ffn=1536, heads=9, kv_heads=3, layers=30, sub_norms=False)
    more = memory_needed(config, 100, "f16") - memory_needed(other, 100, "f16")
    assert weights * 3 // 4 <= more < weights * 3 // 4 * 1.02


def change(folder: Path, name: str, place: int, data: bytes) -> None:
    """Overwrite some bytes of a tensor."""
    file = folder / "model.safetensors"
    content = bytearray(file.read_bytes())
    length = int.from_bytes(content[:8], "little")
    start = 8 + length + json.loads(content[8 : 8 + length])[name]["data_offsets"][0] + place
    content[start : start + len(data)] = data
    file.write_bytes(content)


@pytest.mark.parametrize("wrong", [122, -122, -128, 127])
def test_a_weight_that_is_not_of_five_digits_is_refused(tmp_path: Path, wrong: int) -> None:
    folder = write_toy(tmp_path / "toy", digits=True)
    change(folder, "model.layers.1.mlp.up_proj.weight", 4711, wrong.to_bytes(1, "little", signed=True))
    with pytest.raises(CheckpointError, match="layers.1.mlp.up_proj .* outside -121 .. 121"):
        load_model(folder)


@pytest.mark.parametrize("wrong", [0.0, -1.0, np.nan, np.inf])
def test_a_row_scale_is_finite_and_positive(tmp_path: Path, wrong: float) -> None:
    folder = write_toy(tmp_path / "toy", digits=True)
    change(folder, "model.layers.0.self_attn.k_proj.weight_scale", 4 * 31, np.float32(wrong).tobytes())
    with pytest.raises(CheckpointError, match="k_proj.weight_scale is .*a weight scale is a positive number"):
        load_model(folder)


def test_ternary_weights_under_a_config_of_digits_are_refused(tmp_path: Path) -> None:
    folder = write_toy(tmp_path / "toy", digits=True)
    other = write_toy(tmp_path / "other", sub_norms=False, activation="silu")
    (other / "model.safetensors").replace(folder / "model.safetensors")
    with pytest.raises(CheckpointError, match="U8 where I8 is needed"):
        load_model(folder)


def test_the_tensors_are_those_that_a_conversion_writes() -> None:
    config = toy_config(digits=True)
    written = {}
    for name, kind, shape in tensors(config):
        written[name] = shape
        if kind == "linear":
            written[f"{name}_scale"] = shape[:1]
    assert written == {name: shape for name, _, shape in expected_tensors(config)}
