"""The float operations: each instruction set gives the bits of NUMERICS.md, here once more in NumPy."""

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

import cython_kernels
from cython_kernels.table import Kernels
from tests.helpers.each import each

Array = npt.NDArray[Any]
F = np.float32

LENGTHS = [1, 7, 15, 16, 17, 31, 33, 100, 320, 864, 2560, 6912]


@cache
def table(isa: str) -> Kernels:
    return cython_kernels.load(isa)


@pytest.fixture(params=cython_kernels.available())
def kernels(request: pytest.FixtureRequest) -> Kernels:
    return table(request.param)


def same_bits(got: Array, expected: Array) -> None:
    assert got.dtype == expected.dtype and got.shape == expected.shape
    unsigned = np.dtype(f"u{got.dtype.itemsize}")
    np.testing.assert_array_equal(got.view(unsigned), expected.view(unsigned))


def inputs(n: int, seed: int = 0) -> dict[str, Array]:
    """Vectors (n,) that go to every corner of float32 but infinity."""
    rng = np.random.default_rng(seed)
    normal = rng.standard_normal(n).astype(F)
    return {
        "normal": normal,
        "denormal": (normal * F(1e-40)).astype(F),
        "tiny": (normal * F(1e-25)).astype(F),
        "large": (normal * F(1e10)).astype(F),
        "mixed": (normal * F(10) ** rng.integers(-12, 12, n).astype(F)).astype(F),
        "zeros": np.where(rng.random(n) < 0.5, F(-0.0), F(0.0)).astype(F),
        "halves": (rng.integers(-254, 255, n) / 2).astype(F),
    }


KINDS = list(inputs(1))


# ---- NUMERICS.md in NumPy --------------------------------------------------------------------------


def sum16(terms: Array) -> Array:
    """Over the last axis: sixteen accumulators, halved by 8, 4, 2, 1."""
    n = terms.shape[-1]
    padded = np.zeros((*terms.shape[:-1], -(-n // 16) * 16), F)
    padded[..., :n] = terms
    lanes = np.zeros((*terms.shape[:-1], 16), F)
    for i in range(0, padded.shape[-1], 16):
        lanes = lanes + padded[..., i : i + 16]
    for half in (8, 4, 2, 1):
        lanes = lanes[..., :half] + lanes[..., half : 2 * half]
    return lanes[..., 0]


def exp(x: Array) -> Array:
    below = x < F(-87)
    held = np.where(below, F(-87), np.minimum(x, F(88)))
    n = (held * F(1.44269504088896341) + F(12582912)) - F(12582912)
    r = held - n * F(0.693359375)
    r = r - n * F(-2.12194440e-4)
    y = np.full_like(x, F(1.9875691500e-4))
    for factor in (1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1):
        y = y * r + F(factor)
    y = (y * (r * r) + r) + F(1)
    return np.where(below, F(0), y * (n.astype(np.int32) + 127 << 23).view(F))


def rmsnorm(x: Array, w: Array, eps: np.float32) -> Array:
    return w * (x * (F(1) / np.sqrt(sum16(x * x) / F(len(x)) + eps)))


def attention(q: Array, keys: Array, values: Array, scale: np.float32) -> Array:
    """q (heads, d), keys and values (n, d) float32 -> (heads, d), by chunks of 256"""
    parts = []
    for first in range(0, len(keys), 256):
        k, v = keys[first : first + 256], values[first : first + 256]
        scores = sum16(q[:, None, :] * k[None]) * scale
        top = scores.max(axis=1)
        p = exp(scores - top[:, None])
        o = np.zeros_like(q)
        for j in range(len(k)):
            o = o + p[:, j, None] * v[j]
        parts.append((top, sum16(p), o))
    top = np.max([m for m, _, _ in parts], axis=0)
    total, out = np.zeros(len(q), F), np.zeros_like(q)
    for m, z, o in parts:
        factor = exp(m - top)
        total = total + z * factor
        out = out + o * factor[:, None]
    return out / total[:, None]


# ---- the end of a linear layer -----------------------------------------------------------------------


@each("add", [False, True])
@each("divides", [False, True])
@each("n, rows", [(1, 1), (3, 15), (5, 16), (2, 31), (20, 32), (1, 128), (4, 100)])
def test_scale_rows(kernels: Kernels, n: int, rows: int, divides: bool, add: bool) -> None:
    rng = np.random.default_rng(n)
    # more than 24 bits, so the conversion rounds
    acc = rng.integers(-(2**31), 2**31, (n, rows), dtype=np.int64).astype(np.int32)
    code_scale = rng.uniform(1, 1e5, n).astype(F)
    scale = F(1.7)
    unit = code_scale * scale if divides else scale / code_scale
    scaled = acc.astype(F) / unit[:, None] if divides else acc.astype(F) * unit[:, None]
    out = rng.standard_normal((n, rows + 5)).astype(F)
    expected = out.copy()
    expected[:, :rows] = expected[:, :rows] + scaled if add else scaled
    kernels.scale_rows(acc, code_scale, scale, divides, out, add)
    same_bits(out, expected)


# ---- norm, quantise, gates, rotation ----------------------------------------------------------------


@each("kind", KINDS)
@each("n", LENGTHS)
def test_rmsnorm(kernels: Kernels, n: int, kind: str) -> None:
    x, w = inputs(n)[kind], inputs(n, 1)["normal"]
    same_bits(kernels.rmsnorm(x, w, 1e-5), rmsnorm(x, w, F(1e-5)))


@each("kind", KINDS)
@each("n", LENGTHS)
def test_quantize(kernels: Kernels, n: int, kind: str) -> None:
    x = inputs(n)[kind]
    codes, scale, total = kernels.quantize(x)
    expected_scale = F(127) / max(np.abs(x).max(), F(1e-5))
    assert F(scale) == expected_scale
    np.testing.assert_array_equal(codes, np.rint(x * expected_scale).astype(np.int8))
    assert total == codes.sum(dtype=np.int64)


def test_quantize_rounds_ties_to_even(kernels: Kernels) -> None:
    x = np.concatenate([np.arange(-126.5, 127), [127.0]]).astype(F)  # the scale is exactly 1
    codes, scale, _ = kernels.quantize(x)
    assert scale == 1
    np.testing.assert_array_equal(codes, np.rint(x).astype(np.int8))
    assert not (codes[:-1] % 2).any()


@each("bad", [np.inf, -np.inf, np.nan, -np.nan])
def test_quantize_refuses_what_is_not_finite(kernels: Kernels, bad: float) -> None:
    for n in (1, 16, 37):
        for place in range(n):
            x = inputs(n)["normal"]
            x[place] = bad
            with pytest.raises(ValueError, match="not finite"):
                kernels.quantize(x)


def test_quantize_of_the_largest_and_the_smallest(kernels: Kernels) -> None:
    codes, _, _ = kernels.quantize(np.array([3.4028235e38, -3.4028235e38, 1e38, 0], F))
    assert codes.tolist() == [127, -127, 37, 0]
    codes, scale, total = kernels.quantize(np.array([1e-45, -1e-45], F))
    assert codes.tolist() == [0, 0] and F(scale) == F(127) / F(1e-5) and total == 0


@each("kind", KINDS)
@each("n", LENGTHS)
def test_gates(kernels: Kernels, n: int, kind: str) -> None:
    gate, up = inputs(n)[kind], inputs(n, 1)["normal"]
    positive = np.where(gate > 0, gate, F(0))
    same_bits(kernels.gate("relu2", gate, up), (positive * positive) * up)
    same_bits(kernels.gate("silu", gate, up), gate / (F(1) + exp(-gate)) * up)


def test_exp_is_close_to_the_true_one(kernels: Kernels) -> None:
    """Seen through silu(x) = x / (1 + exp(-x)), where exp is the greater addend."""
    x = np.linspace(-86.9, -2, 200_001).astype(F)
    got = kernels.gate("silu", x, np.ones_like(x)).astype(np.float64)
    true = x.astype(np.float64) / (1 + np.exp(-x.astype(np.float64)))
    assert np.abs(got / true - 1).max() < 3 * 2.0**-23


def test_exp_at_its_ends(kernels: Kernels) -> None:
    x = np.array([-88.1, -88, -87.99, -87, 86.99, 87, 87.01, 88, 100, 1e30, -1e30, 0, -0.0], F)
    same_bits(kernels.gate("silu", x, np.ones_like(x)), x / (F(1) + exp(-x)))


@each("d", [2, 6, 30, 32, 34, 64, 96, 128, 256])
def test_rope(kernels: Kernels, d: int) -> None:
    x, angle = inputs(d)["normal"], np.random.default_rng(2).random(d // 2) * 6
    cos, sin = np.cos(angle).astype(F), np.sin(angle).astype(F)
    a, b = x[: d // 2], x[d // 2 :]
    expected = np.concatenate([a * cos - b * sin, b * cos + a * sin])
    got = x.copy()
    kernels.rope(got, cos, sin)
    same_bits(got, expected)


# ---- float16 ---------------------------------------------------------------------------------------


def test_f16_of_every_exponent_and_every_tie(kernels: Kernels) -> None:
    """All float16 values, the midpoints between neighbours, and the float32 next to each of them."""
    exact = np.arange(0x7C00, dtype=np.uint16).view(np.float16).astype(F)
    ties = (exact[:-1] + exact[1:]) / F(2)
    beside = [np.nextafter(ties, F(0)), np.nextafter(ties, F(1e9))]
    points = np.concatenate([exact, ties, *beside, 10.0 ** np.arange(-45, -7)])
    points = np.concatenate([points, -points]).astype(F)
    same_bits(kernels.to_f16(points), points.astype(np.float16))
    for n in (1, 15, 17):
        same_bits(kernels.to_f16(points[-n:].copy()), points[-n:].astype(np.float16))


@each("bad", [65504.01, 65520, 1e20, np.inf, np.nan, -65510])
def test_f16_refuses_what_does_not_fit(kernels: Kernels, bad: float) -> None:
    for place in (0, 15, 16, 36):
        x = np.full(37, 65504, F)
        kernels.to_f16(x)
        x[place] = bad
        with pytest.raises(ValueError, match="65504"):
            kernels.to_f16(x)


# ---- attention -------------------------------------------------------------------------------------

KEY_TYPES = [np.float16, np.float32]


def queries_and_cache(heads: int, d: int, n: int, dtype: npt.DTypeLike) -> tuple[Array, Array, Array]:
    rng = np.random.default_rng(heads * 1000 + d + n)
    q, keys, values = (rng.standard_normal(shape) for shape in [(heads, d), (n, d), (n, d)])
    return q.astype(F), keys.astype(dtype), values.astype(dtype)


def check_attention(kernels: Kernels, q: Array, keys: Array, values: Array) -> Array:
    scale = F(q.shape[1] ** -0.5)
    got = kernels.attend(q, keys, values, float(scale))
    same_bits(got, attention(q, keys.astype(F), values.astype(F), scale))
    return got


@each("dtype", KEY_TYPES)
@each("n", [1, 2, 15, 16, 17, 255, 256, 257, 530])
@each("d", [2, 14, 64, 80, 128])
def test_attention(kernels: Kernels, d: int, n: int, dtype: npt.DTypeLike) -> None:
    check_attention(kernels, *queries_and_cache(4, d, n, dtype))


@each("dtype", KEY_TYPES)
@each("heads", [1, 2, 3, 5, 7, 8, 16, 17, 33, 64, 71])
def test_every_number_of_heads(kernels: Kernels, heads: int, dtype: npt.DTypeLike) -> None:
    check_attention(kernels, *queries_and_cache(heads, 64, 75, dtype))


@each("dtype", KEY_TYPES)
@each(
    "tokens, group, d, n",
    [
        (2, 4, 64, 2),
        (16, 4, 128, 16),
        (16, 4, 128, 250),
        (16, 1, 64, 37),
        (5, 3, 64, 256),
        (7, 2, 80, 300),
        (20, 4, 64, 540),
    ],
)
def test_tokens_see_one_key_more_each(
    kernels: Kernels, tokens: int, group: int, d: int, n: int, dtype: npt.DTypeLike
) -> None:
    q, keys, values = queries_and_cache(tokens * group, d, n, dtype)
    q[0] = 0  # scores of both zeros
    got = kernels.attend(q, keys, values, float(F(d**-0.5)), group)
    for token in range(tokens):
        heads = slice(token * group, (token + 1) * group)
        seen = n - tokens + 1 + token
        wide = keys[:seen].astype(F), values[:seen].astype(F)
        same_bits(got[heads], attention(q[heads], *wide, F(d**-0.5)))


def test_tokens_that_begin_in_two_chunks_are_refused(kernels: Kernels) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        kernels.attend(*queries_and_cache(8, 64, 257, np.float16), 1.0, 4)


@each("d", [*range(2, 40, 2), 96, 100, 130, 254, 256])
def test_every_head_size(kernels: Kernels, d: int) -> None:
    check_attention(kernels, *queries_and_cache(2, d, 37, np.float16))


def test_heads_too_large_for_the_scratch_are_refused(kernels: Kernels) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        kernels.attend(*queries_and_cache(2, 258, 3, np.float16), 1.0)


@each("dtype", KEY_TYPES)
def test_attention_against_float64(kernels: Kernels, dtype: npt.DTypeLike) -> None:
    q, keys, values = queries_and_cache(4, 128, 1000, dtype)
    got = kernels.attend(q, keys, values, 128**-0.5)
    scores = q.astype(np.float64) @ keys.astype(np.float64).T * 128**-0.5
    p = np.exp(scores - scores.max(axis=1, keepdims=True))
    np.testing.assert_allclose(got, p @ values.astype(np.float64) / p.sum(axis=1, keepdims=True), atol=2e-6)


def test_attention_with_scores_far_apart(kernels: Kernels) -> None:
    """Most keys vanish (below -87), whole chunks too; denormal keys and values keep their bits."""
    q, keys, values = queries_and_cache(4, 64, 600, np.float32)
    q = q * F(300)
    check_attention(kernels, q, keys, values)
    check_attention(kernels, q, (keys * F(1e-39)).astype(F), (values * F(1e-39)).astype(F))
    tiny = (keys * F(1e-6)).astype(np.float16)  # float16 denormals
    check_attention(kernels, q, tiny, tiny)


# ---- head ------------------------------------------------------------------------------------------


def bf16(rows: int, n: int) -> Array:
    values = np.random.default_rng(n).standard_normal((rows, n)).astype(F)
    return (values.view(np.uint32) >> 16).astype(np.uint16)


@each("m", [1, 2, 5])
@each("rows, n", [(1, 1), (3, 15), (16, 16), (17, 33), (50, 320), (37, 2560)])
def test_head(kernels: Kernels, rows: int, n: int, m: int) -> None:
    w = bf16(rows, n)
    h = np.random.default_rng(m).standard_normal((m, n)).astype(F)
    wide = (w.astype(np.uint32) << 16).view(F)
    same_bits(kernels.head_bf16(w, h), sum16(h[:, None, :] * wide[None]))


def test_head_with_denormals(kernels: Kernels) -> None:
    w = np.random.default_rng(0).integers(0, 0x180, (20, 100)).astype(np.uint16)
    h = inputs(100)["tiny"][None] * F(1e20)
    same_bits(kernels.head_bf16(w, h), sum16(h[:, None, :] * (w.astype(np.uint32) << 16).view(F)[None]))


# ---- the comparison itself ---------------------------------------------------------------------------


def test_one_bit_is_a_difference() -> None:
    x = inputs(33)["normal"]
    for place in range(33):
        other = x.copy()
        other.view(np.uint32)[place] ^= 1
        with pytest.raises(AssertionError):
            same_bits(other, x)


def test_the_order_of_sum16_matters() -> None:
    """Plain summation, or thirty-two accumulators, would be noticed by the tests of rmsnorm and head."""
    terms = np.stack([inputs(2560, seed)["normal"] ** 2 for seed in range(20)])
    wide = terms.reshape(20, -1, 32)
    lanes = np.zeros((20, 32), F)
    for i in range(wide.shape[1]):
        lanes = lanes + wide[:, i]
    assert (sum16(terms) != np.cumsum(terms, axis=1, dtype=F)[:, -1]).any()
    assert (sum16(terms) != sum16(lanes)).any()
