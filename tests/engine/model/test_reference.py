"""The oracle that the kernels are compared with is itself held against golden data and against theory."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.model_folder.checkpoint import Checkpoint, PackedMatrix, open_checkpoint
from engine.model_folder.synthetic import SyntheticCheckpoint, synthetic_checkpoint
from tests.helpers import reference, toy

SITES = ("attn_in", "o_in", "mlp_in", "down_in")


# ---- golden data: an independent program on another synthetic checkpoint ----------------------------------


@pytest.fixture(scope="module")
def small(data_dir: Path) -> Checkpoint:
    return open_checkpoint(data_dir / "small")


@pytest.fixture(scope="module")
def golden(data_dir: Path) -> Any:
    return np.load(data_dir / "golden_small.npz")


def test_golden_logits_and_codes(small: Checkpoint, golden: Any) -> None:
    for i in range(int(golden["n_prompts"])):
        result = reference.run(small, golden[f"p{i}_ids"].tolist())
        assert np.abs(result.logits - golden[f"p{i}_ref64_logits"]).max() < 1e-8
        assert abs(result.tie_margin - golden[f"p{i}_ref64_tie_margin"]) < 1e-10
        for layer in range(4):
            for site in SITES:
                codes = result.stages[f"L{layer}_codes_{site}"]
                np.testing.assert_array_equal(codes, golden[f"p{i}_ref64_codes_{site}_L{layer}"])


def test_golden_greedy(small: Checkpoint, golden: Any) -> None:
    for i in range(5):
        ids = golden[f"p{i}_ids"].tolist()
        assert reference.greedy(small, ids, 16) == golden[f"p{i}_ref64_greedy"][:16].tolist()


def test_float32_stays_near_golden(small: Checkpoint, golden: Any) -> None:
    for i in range(5):
        logits = reference.reference_logits(small, golden[f"p{i}_ids"].tolist(), np.float32)
        assert logits.dtype == np.float32
        assert np.abs(logits - golden[f"p{i}_ref64_logits"]).max() < 5e-5


def test_golden_stages(small: Checkpoint, data_dir: Path) -> None:
    stages = np.load(data_dir / "stages_small.npz")
    for index in range(4):
        state = reference.Pass(small, np.dtype(np.float64), "f32")
        reference.layer(state, index, stages[f"L{index}_x"].astype(np.float64))
        names = [name for name in stages.files if name.startswith(f"L{index}_")]
        assert set(names) == set(state.stages)
        for name in names:
            if stages[name].dtype.kind == "i":
                np.testing.assert_array_equal(state.stages[name], stages[name])
            else:
                np.testing.assert_allclose(state.stages[name], stages[name], rtol=1e-8, atol=1e-8)


# ---- theory, on toy models ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def weights() -> SyntheticCheckpoint:
    return synthetic_checkpoint(toy.toy_config())


def test_a_token_sees_only_those_before_it(weights: SyntheticCheckpoint) -> None:
    whole = reference.reference_logits(weights, [5, 6, 7, 8, 9, 10])
    part = reference.reference_logits(weights, [5, 6, 7])
    np.testing.assert_allclose(whole[:3], part, rtol=0, atol=1e-10)
    other = reference.reference_logits(weights, [4, 6, 7])
    assert np.abs(other[2] - part[2]).max() > 0.01


def test_position_matters_only_as_a_difference() -> None:
    """The scores of rotated q and k depend on how far apart they stand, not on where."""
    random = np.random.default_rng(0)
    q, k = random.standard_normal((2, 1, 1, 32))
    q_rope, k_rope = (
        reference._rope(np.repeat(part, 40, axis=0), toy.toy_config(theta=1e4))[:, 0] for part in (q, k)
    )
    np.testing.assert_array_equal(q_rope[0], q[0, 0])
    scores = q_rope @ k_rope.T
    for distance in (0, 1, 7, 20):
        diagonal = np.diagonal(scores, distance)
        assert np.ptp(diagonal) < 1e-4
    assert np.ptp(scores) > 1


def test_attention_against_loops() -> None:
    random = np.random.default_rng(1)
    n, heads, kv_heads, d = 5, 6, 2, 8
    q = random.standard_normal((n, heads, d))
    k, v = random.standard_normal((2, n, kv_heads, d))
    out = reference._attention(q, k, v).reshape(n, heads, d)
    for i in range(n):
        for head in range(heads):
            group = head // 3
            p = np.array([np.exp(q[i, head] @ k[j, group] / np.sqrt(d)) for j in range(i + 1)])
            expected = sum(p[j] * v[j, group] for j in range(i + 1)) / p.sum()
            np.testing.assert_allclose(out[i, head], expected, rtol=1e-12, atol=1e-14)


def test_unpack_of_a_byte() -> None:
    packed = np.array([[0b10_01_00_10, 0b00_00_01_01]], np.uint8)
    rows = reference.unpack(PackedMatrix(packed, 1.0, 4, 2))
    assert rows.tolist() == [[1, 0], [-1, 0], [0, -1], [1, -1]]


def test_rounding_to_codes(weights: SyntheticCheckpoint) -> None:
    state = reference.Pass(weights, np.dtype(np.float64), "f32")
    h = np.array([[127.0, 0.5, 1.5, -2.5, -0.4, 3.0], [0.0, 0, 0, 0, 0, 1e-6]])
    codes, scale = state.quantise(0, "attn_in", h)
    assert codes.tolist() == [
        [127, 0, 2, -2, 0, 3],
        [0, 0, 0, 0, 0, 13],
    ]  # half to even; the peak is at least 1e-5
    np.testing.assert_allclose(scale[:, 0], [1.0, 127e5])
    assert state.tie_margin == 0.0


def test_scale_conventions(weights: SyntheticCheckpoint) -> None:
    """The same stored scale multiplies or divides, as the config says."""
    codes, scale = np.full((1, 64), 3, np.int8), np.array([[2.0]])
    stored = weights.ternary("model.layers.0.self_attn.q_proj").scale
    results = []
    for divides in (False, True):
        other = synthetic_checkpoint(weights.config)
        other.config = replace(weights.config, scale_divides=divides)
        other.ternary = weights.ternary  # type: ignore[method-assign]
        state = reference.Pass(other, np.dtype(np.float64), "f32")
        results.append(state.linear(0, "self_attn.q_proj", codes, scale))
        sums = state.stages["L0_acc_self_attn.q_proj"]
        assert sums.dtype == np.int32
        np.testing.assert_allclose(results[-1], sums * (1 / (2 * stored) if divides else stored / 2))
    assert np.abs(results[0] - results[1]).max() > 1


def test_float32_agrees_on_safe_prompts_and_f16_is_another_thing(weights: SyntheticCheckpoint) -> None:
    ids = reference.safe_prompt(weights, 8)
    assert len(ids) == 8
    result = reference.run(weights, ids)
    assert result.tie_margin >= reference.SAFE_MARGIN
    assert np.abs(reference.reference_logits(weights, ids, np.float32) - result.logits).max() < 5e-5
    difference = np.abs(reference.reference_logits(weights, ids, kv="f16") - result.logits).max()
    assert 1e-4 < difference < 1.5
