"""Skipping zero neurons: sparse products against int64 arithmetic, and whole networks with and without."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

import cython_kernels
from cython_kernels.network.decoder import Decoder
from cython_kernels.network.network import Network
from tests.helpers.each import each
from tests.helpers.networks import random_network
from tests.helpers.packing import official

Array = npt.NDArray[Any]
ISAS = list(dict.fromkeys(isa for _, isa in cython_kernels.sparse_layouts()))
SHAPES = [(4, 4), (36, 100), (256, 256), (260, 320), (64, 2560), (2560, 132), (516, 6912)]


def forms(kind: str) -> list[tuple[str, str]]:
    return [pair for pair in cython_kernels.sparse_layouts() if pair[0].startswith(kind)]


def weights_of(rows: int, cols: int) -> Array:
    return np.random.default_rng(rows + cols).integers(-1, 2, (rows, cols), np.int8)


@pytest.mark.parametrize(("form", "isa"), forms("rows"))
@each("rows, cols", SHAPES)
@each("share", [0.0, 0.3, 1.0])
def test_some_rows(form: str, isa: str, rows: int, cols: int, share: float) -> None:
    """Any ascending list of rows, from one to all."""
    kernels, rng, weights = cython_kernels.load(isa), np.random.default_rng(1), weights_of(rows, cols)
    which = np.flatnonzero(rng.random(rows) <= share).astype(np.int32)
    if not len(which):
        which = np.array([rows - 1], np.int32)
    packed = kernels.pack(form, official(weights))
    extremes = np.full(cols, 127, np.int8), np.full(cols, -127, np.int8)
    for q in (rng.integers(-127, 128, cols, np.int8), *extremes):
        expected = weights[which].astype(np.int64) @ q.astype(np.int64)
        np.testing.assert_array_equal(kernels.rows_dot(form, packed, rows, q, which), expected)


@pytest.mark.parametrize(("form", "isa"), forms("columns"))
@each("rows, cols", SHAPES)
@each("share", [0.0, 0.3, 1.0])
@each("extreme", [False, True])
def test_some_columns(form: str, isa: str, rows: int, cols: int, share: float, extreme: bool) -> None:
    kernels, rng, weights = cython_kernels.load(isa), np.random.default_rng(1), weights_of(rows, cols)
    if extreme:
        weights[:] = 1
    which = np.flatnonzero(rng.random(cols) <= share).astype(np.int32)
    if not len(which):
        which = np.array([cols - 1], np.int32)
    q = np.full(len(which), -127, np.int8) if extreme else rng.integers(-127, 128, len(which), np.int8)
    packed = kernels.pack(form, official(weights))
    expected = weights[:, which].astype(np.int64) @ q.astype(np.int64)
    np.testing.assert_array_equal(kernels.add_columns(form, packed, rows, cols, q, which), expected)


@pytest.mark.parametrize("isa", ISAS)
def test_code_three_is_found(isa: str) -> None:
    kernels = cython_kernels.load(isa)
    for form in kernels.sparse_layouts:
        for place in ((0, 0), (5, 70), (24, 99)):
            damaged = official(weights_of(100, 100))
            damaged[place] |= 3 << 4
            with pytest.raises(ValueError, match="code 3"):
                kernels.pack(form, damaged)


def network(kernel: str, isa: str, up: bool, down: bool, divides: bool = False) -> Network:
    """Tails everywhere: 192 and 420 are multiples of neither 64 nor 256."""
    return random_network(
        *(cython_kernels.load(isa), kernel, 3),
        hidden=192,
        ffn=420,
        vocab=128,
        divides=divides,
        skips_up=up,
        skips_down=down,
    )


@pytest.mark.parametrize("isa", ISAS)
@pytest.mark.parametrize("kernel", ["i2_s", "base3", "tl2"])
@each("up, down", [(True, True), (True, False), (False, True)])
@each("divides", [False, True])
def test_the_same_logits_with_and_without(isa: str, kernel: str, divides: bool, up: bool, down: bool) -> None:
    """Passes of 1 to 8 tokens skip zero neurons, longer ones do not; any number of threads."""
    ids = [int(i) for i in np.random.RandomState(11).randint(0, 128, 60)]
    plain = Decoder(network(kernel, isa, False, False, divides), 64).logits(ids)
    assert plain is not None
    skipping = network(kernel, isa, up, down, divides)
    for threads in (1, 2, 4):
        decoder = Decoder(skipping, 64, threads=threads)
        first = 0
        for count in (1, 2, 3, 5, 8, 9, 17, 1, 4, 7):
            logits = decoder.logits(ids[first : first + count])
            assert logits is not None
            assert logits.tobytes() == plain[first : first + count].tobytes(), (threads, first, count)
            rows, columns = decoder.skipped
            few = count <= 8
            assert (rows > 0.3, columns > 0.3) == (few and up, few and down), (
                "random gates: about half are closed"
            )
            first += count


@each("matrix", ["up", "down"])
def test_silu_leaves_no_neuron_at_zero(matrix: str) -> None:
    with pytest.raises(ValueError, match="SiLU"):
        Network(
            cython_kernels.load("scalar"),
            "i2_s",
            hidden=64,
            ffn=64,
            layers=1,
            heads=1,
            kv_heads=1,
            head_dim=64,
            vocab=8,
            eps=1e-5,
            theta=1e4,
            silu=True,
            skips_up=matrix == "up",
            skips_down=matrix == "down",
        )
