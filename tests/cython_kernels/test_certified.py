"""The certified head: sums over planes are those of the codes, and bounds hold for every row."""

from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

import cython_kernels
from cython_kernels.table import Kernels
from tests.helpers.each import each
from tests.helpers.networks import certified, to_bf16

Array = npt.NDArray[Any]
F = np.float32
WIDEST_FINITE = 0x7F7F


@pytest.fixture(params=cython_kernels.available())
def kernels(request: pytest.FixtureRequest) -> Kernels:
    return table(request.param)


@cache
def table(isa: str) -> Kernels:
    return cython_kernels.load(isa)


def widen(bits: Array) -> npt.NDArray[np.float32]:
    return (bits.astype(np.uint32) << 16).view(F)


# ---- sums over planes ------------------------------------------------------------------------------


def planes_of(codes: npt.NDArray[np.uint8]) -> dict[str, npt.NDArray[np.uint8]]:
    """codes (rows, cols) of seven bits -> planes A, B and C"""
    rows, cols = codes.shape
    nibbles = (codes >> 3).reshape(rows, cols // 128, 2, 64)
    bits = (codes >> 2 & 1).reshape(rows, cols // 512, 4, 2, 64)
    pairs = (codes & 3).reshape(rows, cols // 256, 4, 64)
    places = np.array([[0, 4], [1, 5], [2, 6], [3, 7]], np.uint8)[:, :, None]
    return {
        "a": (nibbles[:, :, 0] | nibbles[:, :, 1] << 4).reshape(rows, cols // 2),
        "b": np.bitwise_or.reduce(bits << places, axis=(2, 3)).reshape(rows, cols // 8),
        "c": np.bitwise_or.reduce(pairs << np.array([0, 2, 4, 6], np.uint8)[:, None], axis=2).reshape(
            rows, cols // 4
        ),
    }


@each("m", [1, 2, 3, 8])
@each("cols", [512, 1024, 2560, 3072])
def test_sums_over_planes_are_those_of_the_codes(kernels: Kernels, cols: int, m: int) -> None:
    rng = np.random.default_rng(cols + m)
    codes = rng.integers(0, 128, (9, cols), np.uint8)
    codes[0], codes[1] = 127, 0
    parts = rng.integers(-127, 128, (m, 2, cols), np.int8)
    parts[0], parts[-1, 1] = 127, -127
    planes = planes_of(codes)
    nibbles = np.einsum("rc,mpc->rmp", (codes >> 3).astype(np.int64), parts.astype(np.int64))
    fives = np.einsum("rc,mpc->rmp", (codes >> 2).astype(np.int64), parts.astype(np.int64))
    pairs = np.einsum("rc,mpc->rmp", (codes & 3).astype(np.int64), parts.astype(np.int64))
    for rows in ([0], [8, 1], [3, 4, 5], list(range(9)), [7, 7, 2, 0, 1]):
        which = np.array(rows, np.int32)
        np.testing.assert_array_equal(kernels.head_dots(planes["a"], None, parts, which), nibbles[rows])
        np.testing.assert_array_equal(kernels.head_dots(planes["a"], planes["b"], parts, which), fives[rows])
        for t in range(m):
            for part in range(2):
                got = kernels.plane_c_dot(planes["c"], parts[t, part], which)
                np.testing.assert_array_equal(got, pairs[rows, t, part])


@each("n", [16, 65, 320, 2560])
def test_logits_of_a_list_of_rows_are_those_of_the_full_head(kernels: Kernels, n: int) -> None:
    rng = np.random.default_rng(n)
    bits = to_bf16(rng.standard_normal((40, n)))
    h = rng.standard_normal(n).astype(F)
    full = kernels.head_bf16(bits, h[None])[0]
    for rows in ([0], [39, 0, 7], list(range(16)), list(range(0, 40, 2)), list(range(40))):
        got = kernels.head_rows(bits, h, np.array(rows, np.int32))
        np.testing.assert_array_equal(got.view(np.uint32), full[rows].view(np.uint32))


# ---- bounds ----------------------------------------------------------------------------------------


def rows_of_every_kind(n: int, seed: int = 0) -> npt.NDArray[np.uint16]:
    rng = np.random.default_rng(seed)
    kinds = [
        rng.standard_normal((60, n)) * 0.05,
        rng.standard_t(2, (30, n)),
        rng.standard_normal((10, n)) * 10.0 ** rng.integers(-30, 15, (10, n)),
        rng.standard_normal((5, n)) * 1e-39,  # denormal
        rng.standard_normal((5, n)) * 1e-29,  # scales around the smallest in use
        np.eye(n)[rng.integers(0, n, 5)] * rng.standard_normal((5, 1)),
        np.zeros((2, n)),
        np.ones((2, n)) * [[0.7], [-3.0]],
        np.where(rng.random((4, n)) < 0.5, 1.0, -1.0) * 16,
        rng.integers(-127, 128, (4, n)) / 4.0,
    ]
    bits = to_bf16(np.concatenate(kinds))
    bits[bits & 0x7F80 == 0x7F80] = 0
    return bits


def states_of_every_kind(bits: Array, seed: int = 0) -> dict[str, npt.NDArray[np.float32]]:
    n = bits.shape[1]
    rng = np.random.default_rng(seed)
    rows = widen(bits)
    spiky = rng.standard_normal(n)
    spiky[:: max(n // 3, 1)] *= 1000
    top = abs(rows[1]).max()
    return {
        "normal": rng.standard_normal(n).astype(F),
        "heavy": rng.standard_t(1.5, n).astype(F),
        "spiky": spiky.astype(F),
        "a row itself": rows[0],
        "the error of a row": rows[1] - np.round(rows[1] * 7 / top) * top / F(7),
        "one": np.eye(n, dtype=F)[n // 2],
        "zero": np.zeros(n, F),
        "tiny": (rng.standard_normal(n) * 1e-25).astype(F),
        "denormal": (rng.standard_normal(n) * 1e-41).astype(F),
        "large": (rng.standard_normal(n) * 1e15).astype(F),
        "wide": (rng.standard_normal(n) * 10.0 ** rng.integers(-20, 5, n)).astype(F),
        "equal": np.full(n, -0.3, F),
    }


@each("n", [64, 300, 2560])
def test_every_logit_lies_within_its_bounds(n: int) -> None:
    bits = rows_of_every_kind(n)
    head = certified(bits)
    reference = table("scalar")
    certain = 0
    for name, h in states_of_every_kind(bits).items():
        logits = reference.head_bf16(bits, h[None])[0]
        width = np.full(len(bits), np.inf)
        for planes in (1, 2, 3):
            bounds = head.bounds(h, planes)
            if bounds is None:
                continue
            low, high = bounds
            assert (low <= logits).all() and (logits <= high).all(), (name, planes)
            certain += 1
            if name == "normal":
                assert (high[:60] - low[:60] < width[:60]).all(), "each plane tells more"
                width = high - low
    assert certain >= 3 * 11


def test_bounds_hold_for_the_true_product_too() -> None:
    """Of the exact product, in fractions: the bound allows for more than the float32 evaluation."""
    n = 300
    bits = rows_of_every_kind(n)
    head = certified(bits)
    states = states_of_every_kind(bits)
    rows = [[Fraction(float(w)) for w in row] for row in widen(bits[::7])]
    for name in ("normal", "spiky", "the error of a row", "wide"):
        h = [Fraction(float(x)) for x in states[name]]
        truth = [sum((w * x for w, x in zip(row, h, strict=True)), Fraction(0)) for row in rows]
        for planes in (1, 2, 3):
            bounds = head.bounds(states[name], planes)
            assert bounds is not None
            low, high = (side[::7] for side in bounds)
            for value, least, most in zip(truth, low, high, strict=True):
                assert Fraction(float(least)) <= value <= Fraction(float(most)), (name, planes)


def test_a_real_head_is_bounded_as_tightly_as_planned() -> None:
    """2560 columns: 4, 5 and 7 bits leave 12, 6 and 2.3 percent of ||w|| ||h||."""
    rng = np.random.default_rng(1)
    bits = to_bf16(rng.standard_normal((500, 2560)) * 0.05)
    h = rng.standard_normal(2560).astype(F)
    size = np.linalg.norm(widen(bits), axis=1) * np.linalg.norm(h)
    for planes, share in ((1, 0.12), (2, 0.062), (3, 0.028)):
        bounds = certified(bits).bounds(h, planes)
        assert bounds is not None
        low, high = bounds
        assert ((high - low) / 2 / size).mean() < share


@each("value", [np.nan, np.inf, -np.inf])
def test_nothing_is_said_of_what_is_not_finite(value: float) -> None:
    bits = rows_of_every_kind(64)
    h = np.ones(64, F)
    h[5] = value
    assert certified(bits).bounds(h, 2) is None
    damaged = bits.copy()
    damaged[3, 7] = to_bf16(np.array([value]))[0]
    with pytest.raises(ValueError, match="infinite or not a number"):
        certified(damaged)


def test_nothing_is_said_where_a_logit_might_overflow() -> None:
    bits = rows_of_every_kind(64)
    bits[0] = WIDEST_FINITE
    assert certified(bits).bounds(np.ones(64, F), 3) is None
    assert certified(bits[1:].copy()).bounds(np.full(64, 1e35, F), 3) is None
