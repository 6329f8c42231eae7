"""``tern selftest``: every kernel on every instruction set of this CPU against its definition.

*Exact* means equal: the sums of 64-bit integer arithmetic, the float bits of the scalar kernels. Inputs are
random and adversarial (the largest sums a row can reach), and, given a model, samples of its real tensors.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

import cython_kernels
from cython_kernels.groups import GROUPS_KERNEL
from cython_kernels.table import DIGITS_KERNEL, NAMES, Kernels
from engine.machine.results import FLOAT, SKIP, SelfTestRow
from engine.machine.selftest_digits import check_digits
from engine.machine.selftest_groups import check_groups
from engine.model_folder.checkpoint import Weights, linear_shapes

Official = npt.NDArray[np.uint8]
SHAPES = (
    (4, 4),
    (36, 100),
    (128, 256),
    (64, 2560),
    (40, 6912),
)  # (rows, cols): tails, and the columns of 2B4T
SAMPLE_ROWS = 64  # quarter rows of a real tensor


def check_all(weights: Weights | None = None) -> Iterator[SelfTestRow]:
    """Rows for every ISA built: compared where this CPU runs it, unavailable elsewhere."""
    available = cython_kernels.available()
    for isa in cython_kernels.built():
        if isa in available:
            yield from check(cython_kernels.load(isa), weights)
        else:
            yield from (
                SelfTestRow(kernel, isa, "all", "unavailable")
                for kernel in (*NAMES, DIGITS_KERNEL, GROUPS_KERNEL, SKIP, FLOAT)
            )


def check(kernels: Kernels, weights: Weights | None = None) -> Iterator[SelfTestRow]:
    """Rows for one table of kernels."""
    scalar = cython_kernels.load("scalar")
    for kernel in (name for name, isa in kernels.origins.items() if isa == kernels.isa):
        for operation in ("matvec", "matmul"):
            same = _same_products(kernels, kernel, _matrices(), operation)
            yield SelfTestRow(kernel, kernels.isa, operation, "ok" if same else "differs")
        if weights is not None and not weights.config.digits and not weights.config.groups:
            same = _same_products(kernels, kernel, _samples(weights), "matvec")
            yield SelfTestRow(kernel, kernels.isa, "real tensors", "ok" if same else "differs")
    for layout in (name for name, isa in kernels.sparse_layouts.items() if isa == kernels.isa):
        whole = _same_products(kernels, layout, _matrices(), "matmul")
        yield SelfTestRow(SKIP, kernels.isa, f"all {layout}", "ok" if whole else "differs")
        some = all(_same_part(kernels, layout, official, q[0]) for official, q in _matrices())
        yield SelfTestRow(SKIP, kernels.isa, f"some {layout}", "ok" if some else "differs")
    if kernels.digits_isa == kernels.isa:
        for operation, same in check_digits(kernels, weights):
            yield SelfTestRow(DIGITS_KERNEL, kernels.isa, operation, "ok" if same else "differs")
    groups = cython_kernels.load_groups(kernels.isa)
    if groups.isa == kernels.isa:
        for operation, same in check_groups(groups, weights):
            yield SelfTestRow(GROUPS_KERNEL, kernels.isa, operation, "ok" if same else "differs")
    for name, compute in FLOAT_OPERATIONS.items():
        same = _same_bits(compute(kernels), compute(scalar))
        yield SelfTestRow(FLOAT, kernels.isa, name, "ok" if same else "differs")


# ---- ternary products --------------------------------------------------------------------------


def _official(codes: npt.NDArray[np.uint8]) -> Official:
    """Codes (rows, cols) 0..2 in the packing of the checkpoint (rows / 4, cols)."""
    quarters = codes.reshape(4, codes.shape[0] // 4, codes.shape[1])
    packed = quarters[0] | quarters[1] << 2 | quarters[2] << 4 | quarters[3] << 6
    return np.ascontiguousarray(packed, np.uint8)


def _matrices() -> Iterator[tuple[Official, npt.NDArray[np.int8]]]:
    """(official tensor, activations (n, cols)): random, then the extremes of every sum."""
    rng = np.random.default_rng(1)
    for rows, cols in SHAPES:
        yield (
            _official(rng.integers(0, 3, (rows, cols), np.uint8)),
            rng.integers(-127, 128, (5, cols), np.int8),
        )
        signs = np.where(np.arange(cols) % 2, 127, -127).astype(np.int8)
        extremes = np.stack([np.full(cols, 127, np.int8), np.full(cols, -127, np.int8), signs])
        for code in (0, 1, 2):
            yield _official(np.full((rows, cols), code, np.uint8)), extremes
        alternating = np.where(np.arange(cols) % 2, 2, 0).astype(np.uint8)
        yield _official(np.tile(alternating, (rows, 1))), extremes


def _samples(weights: Weights) -> Iterator[tuple[Official, npt.NDArray[np.int8]]]:
    """The first rows of every matrix in the first, middle and last layer, with random activations."""
    rng = np.random.default_rng(2)
    last = weights.config.num_layers - 1
    for layer in sorted({0, last // 2, last}):
        for name, (_, cols) in linear_shapes(weights.config).items():
            tensor = weights.ternary(f"model.layers.{layer}.{name}")
            sample = np.ascontiguousarray(tensor.packed[:SAMPLE_ROWS])
            yield sample, rng.integers(-127, 128, (2, cols), np.int8)
            weights.release(tensor.packed)


def _same_products(
    kernels: Kernels,
    kernel: str,
    matrices: Iterator[tuple[Official, npt.NDArray[np.int8]]],
    operation: str,
) -> bool:
    return all(
        np.array_equal(_products(kernels, kernel, official, q, operation), _definition(official, q))
        for official, q in matrices
    )


def _definition(official: Official, q: npt.NDArray[np.int8]) -> npt.NDArray[np.int64]:
    """(n, rows) sums in 64-bit integers, straight from the checkpoint's bytes."""
    codes = np.concatenate([official >> shift & 3 for shift in (0, 2, 4, 6)])
    weights = codes.astype(np.int64) - 1
    sums: npt.NDArray[np.int64] = q.astype(np.int64) @ weights.T
    return sums


def _products(
    kernels: Kernels, kernel: str, official: Official, q: npt.NDArray[np.int8], operation: str
) -> npt.NDArray[np.int32]:
    """(n, rows) sums"""
    rows = official.shape[0] * 4
    packed = kernels.pack(kernel, official)
    sums = np.zeros((len(q), rows), np.int32)
    if operation == "matmul":
        kernels.matmul(kernel, packed, rows, q, sums)
    else:
        for activations, row in zip(q, sums, strict=True):
            kernels.matvec(kernel, packed, rows, np.ascontiguousarray(activations), row)
            beside = np.zeros(rows, np.int32)
            if kernels.matvec_prefetching(kernel, packed, rows, np.ascontiguousarray(activations), beside):
                row[beside != row] = np.iinfo(np.int32).min  # which no sum is
    return sums


def _same_part(kernels: Kernels, layout: str, official: Official, q: npt.NDArray[np.int8]) -> bool:
    """Every third row, or every third column, alone."""
    rows, cols = official.shape[0] * 4, official.shape[1]
    packed = kernels.pack(layout, official)
    if layout.startswith("rows"):
        which = np.arange(0, rows, 3, dtype=np.int32)
        expected = _definition(official, q[None])[0][which]
        return np.array_equal(kernels.rows_dot(layout, packed, rows, q, which), expected)
    which = np.arange(0, cols, 3, dtype=np.int32)
    only = np.zeros_like(q)
    only[which] = q[which]
    sums = kernels.add_columns(layout, packed, rows, cols, np.ascontiguousarray(q[which]), which)
    return np.array_equal(sums, _definition(official, only[None])[0])


# ---- float operations --------------------------------------------------------------------------


def _vectors() -> Sequence[npt.NDArray[np.float32]]:
    """Ordinary values, denormals, huge ones, exact ties of rounding, and lengths with a tail."""
    rng = np.random.default_rng(3)
    ordinary = [rng.standard_normal(n).astype(np.float32) for n in (1, 15, 16, 17, 100, 2560, 6912)]
    ties = np.append(np.arange(-127, 128) / 2, 127).astype(np.float32)
    return [*ordinary, ordinary[4] * np.float32(1e-39), ordinary[4] * np.float32(1e15), ties]


def _rotations(kernels: Kernels) -> list[Any]:
    angles = np.random.default_rng(4).standard_normal(64).astype(np.float32)
    vectors = [v.copy() for v in _vectors() if len(v) == 100]
    for vector in vectors:
        kernels.rope(vector, np.cos(angles[:50]), np.sin(angles[:50]))
    return vectors


def _attention(kernels: Kernels, dtype: Any) -> list[Any]:
    rng = np.random.default_rng(5)
    results = []
    shapes = (1, 16, 1), (4, 64, 300), (4, 128, 700), (3, 80, 257), (2, 256, 40), (40, 128, 300)
    for heads, d, n in shapes:
        q = rng.standard_normal((heads, d)).astype(np.float32)
        keys = rng.standard_normal((n, d)).astype(dtype)
        values = rng.standard_normal((n, d)).astype(dtype)
        for group in (0, heads // 10):  # of four heads a token, where there are many
            results.append(kernels.attend(q, keys, values, float(np.float32(d**-0.5)), group))
    return results


def _heads(kernels: Kernels) -> list[Any]:
    rng = np.random.default_rng(6)
    table = (rng.standard_normal((37, 330)).astype(np.float32).view(np.uint32) >> 16).astype(np.uint16)
    return [kernels.head_bf16(table, rng.standard_normal((m, 330)).astype(np.float32)) for m in (1, 3)]


def _listed(kernels: Kernels) -> list[Any]:
    rng = np.random.default_rng(7)
    table = (rng.standard_normal((37, 330)).astype(np.float32).view(np.uint32) >> 16).astype(np.uint16)
    h = rng.standard_normal(330).astype(np.float32)
    return [kernels.head_rows(table, h, np.arange(0, 37, step, dtype=np.int32)) for step in (1, 5)]


def _planes(kernels: Kernels) -> list[Any]:
    """Sums of the certified head: random ones, and the largest of either sign."""
    rng = np.random.default_rng(8)
    parts = rng.integers(-127, 128, (3, 2, 2560), np.int8)
    parts[0], parts[1] = 127, -127
    rows = np.array([0, 1, 2, 4, 6], np.int32)
    nibbles = rng.integers(0, 256, (7, 1280), np.uint8)
    bits = rng.integers(0, 256, (7, 320), np.uint8)
    pairs = rng.integers(0, 256, (7, 640), np.uint8)
    nibbles[0] = bits[0] = pairs[0] = 255
    results = [kernels.head_dots(nibbles, second, parts[:m], rows) for second in (None, bits) for m in (1, 3)]
    return results + [kernels.plane_c_dot(pairs, part, rows) for part in parts[:, 0]]


FLOAT_OPERATIONS: dict[str, Callable[[Kernels], list[Any]]] = {
    "rmsnorm": lambda k: [k.rmsnorm(v, v[::-1].copy(), 1e-5) for v in _vectors()],
    "quantize": lambda k: [part for v in _vectors() for part in k.quantize(v)],
    "gate relu2": lambda k: [k.gate("relu2", v, v[::-1].copy()) for v in _vectors()],
    "gate silu": lambda k: [k.gate("silu", v, v[::-1].copy()) for v in _vectors()],
    "rope": _rotations,
    "to f16": lambda k: [k.to_f16(np.clip(v, -65504, 65504)) for v in _vectors()],
    "attend f16": lambda k: _attention(k, np.float16),
    "attend f32": lambda k: _attention(k, np.float32),
    "head bf16": _heads,
    "head rows": _listed,
    "head planes": _planes,
}


def _same_bits(first: list[Any], second: list[Any]) -> bool:
    return len(first) == len(second) and all(
        np.asarray(a).tobytes() == np.asarray(b).tobytes() for a, b in zip(first, second, strict=True)
    )
