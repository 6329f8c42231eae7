"""How fast each kernel multiplies by itself on each instruction set: what ``tern bench --kernels`` measures.

Blocks of a few milliseconds follow one another: the clock, the product in cache, that of a prompt, a plain
read of the copies in memory, the product from memory. The best block of each counts, because what other
programs take can only make one slower. A cycle is one of the clock as a chain of dependent operations shows
it in the same turns.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

import cython_kernels
from cython_kernels import digits
from cython_kernels.product_rate import ProductRate
from cython_kernels.system.clock import cycles_per_second
from cython_kernels.system.memory import Memory
from cython_kernels.table import DIGITS_KERNEL, NAMES, Kernels
from engine.machine.kernel_choice import available_kernels
from engine.machine.proof import DIGITS, TERNARY

COLS = 2560  # of BitNet b1.58 2B4T
ROW_UNIT = 128  # rows are a multiple of it
UNIT = 32  # weights that cycles are counted for
CACHED_BYTES = 160 << 10  # of a matrix that stays in the second cache, with what it is multiplied by
MEMORY_BYTES = 256 << 20  # of copies, beyond the last cache of most machines
PROMPT = 64  # tokens of a prompt
TURNS = 40
BLOCK_S = 0.003  # short, so that some block of a busy machine is left alone


@dataclass(frozen=True, slots=True)
class KernelRate:
    """One kernel on one instruction set with one number of threads. Rates are of all threads together."""

    kernel: str
    isa: str
    threads: int
    bits: float  # that a weight takes
    clock_ghz: float  # of the thread that measures
    cycles: float  # of one core for 32 weights and one token, in cache
    cache_gw_s: float  # 1e9 weights a second, one token
    memory_gw_s: float  # the same from memory ...
    memory_gb_s: float  # ... in bytes
    read_gb_s: float  # a plain read of the same bytes
    prompt_cycles: float  # of one core for 32 weights and one of PROMPT tokens, in cache
    prompt_gw_s: float  # 1e9 products of a weight and an activation a second
    table_us: (
        float | None
    )  # to make the table of one activation vector of COLS; None: the kernel looks nothing up

    @property
    def share(self) -> float:
        """Of the plain read that the product from memory reaches."""
        return self.memory_gb_s / self.read_gb_s


@dataclass(frozen=True, slots=True)
class Best:
    """The quickest clock, and the shortest seconds: of a matrix, once through, and of one table."""

    hertz: float
    cached: float
    prompt: float
    read: float
    memory: float
    table: float | None


def measure_kernels(
    threads: Sequence[int], memory_bytes: int = MEMORY_BYTES, turns: int = TURNS
) -> Iterator[KernelRate]:
    """A row for each kernel, instruction set and number of ``threads``; the slowest ones first."""
    ternary = sorted(available_kernels(TERNARY), key=lambda pair: NAMES.index(pair[0]))
    for kernel, isa in (*ternary, *available_kernels(DIGITS)):
        kernels = cython_kernels.load(isa)
        packed, rows = _random_matrix(kernels, kernel)
        for count in threads:
            copies = max(count, memory_bytes // packed.size)
            one = ProductRate(kernels, kernel, packed, rows, _codes(kernel, 1), copies, count)
            prompt = ProductRate(kernels, kernel, packed, rows, _codes(kernel, PROMPT), count, count)
            best = _best(one, prompt, copies, turns)
            yield rate_of(kernel, isa, count, rows * COLS, one.weight_bytes, best)


def rate_of(kernel: str, isa: str, threads: int, weights: int, size: int, best: Best) -> KernelRate:
    """The row that ``best`` comes to for a matrix of so many ``weights`` in ``size`` bytes.

    In cache each thread has a matrix of its own; from memory all share one.
    """
    cached, prompt = weights / best.cached, PROMPT * weights / best.prompt  # of one core
    return KernelRate(
        kernel=kernel,
        isa=isa,
        threads=threads,
        bits=round(8 * size / weights, 3),
        clock_ghz=round(best.hertz / 1e9, 3),
        cycles=round(UNIT * best.hertz / cached, 3),
        cache_gw_s=round(threads * cached / 1e9, 2),
        memory_gw_s=round(weights / best.memory / 1e9, 2),
        memory_gb_s=round(size / best.memory / 1e9, 2),
        read_gb_s=round(size / best.read / 1e9, 2),
        prompt_cycles=round(UNIT * best.hertz / prompt, 3),
        prompt_gw_s=round(threads * prompt / 1e9, 2),
        table_us=None if best.table is None else round(best.table * 1e6, 2),
    )


def rate_object(row: KernelRate) -> dict[str, Any]:
    """``row`` as JSON has it."""
    return {**asdict(row), "share": round(row.share, 3)}


def _best(one: ProductRate, prompt: ProductRate, copies: int, turns: int) -> Best:
    cached = _passes(one.in_cache)
    prompted = _passes(prompt.in_cache)
    walked = min(_passes(one.from_memory), copies)
    read = min(_passes(one.plain_read), copies)
    tables = _passes(one.make_tables)
    clocks, caches, prompts, reads, memories = [], [], [], [], []
    table_times: list[float] = []
    for _ in range(turns):
        clocks.append(cycles_per_second())
        caches.append(one.in_cache(cached) / cached)
        prompts.append(prompt.in_cache(prompted) / prompted)
        reads.append(one.plain_read(read) / read)
        memories.append(one.from_memory(walked) / walked)
        if (seconds := one.make_tables(tables)) is not None:
            table_times.append(seconds / tables)
    table = min(table_times, default=None)
    return Best(max(clocks), min(caches), min(prompts), min(reads), min(memories), table)


def _passes(run: Callable[[int], float | None]) -> int:
    """How many passes take BLOCK_S, by two tries; the first also wakes the threads and touches memory."""
    seconds = min((run(1) or BLOCK_S, run(1) or BLOCK_S))
    return max(1, int(BLOCK_S / seconds))


def _random_matrix(kernels: Kernels, kernel: str) -> tuple[Memory, int]:
    """Random weights (rows, COLS) of about CACHED_BYTES as they are packed, and their rows."""
    random = np.random.default_rng(1)
    rows = ROW_UNIT

    def packed(rows: int) -> Memory:
        if kernel == DIGITS_KERNEL:
            return digits.pack(random.integers(-121, 122, (rows, COLS), dtype=np.int8))
        fields = random.integers(0, 3, (4, rows // 4, COLS), dtype=np.uint8)
        return kernels.pack(kernel, fields[0] | fields[1] << 2 | fields[2] << 4 | fields[3] << 6)

    rows *= max(1, round(CACHED_BYTES / packed(rows).size))
    return packed(rows), rows


def _codes(kernel: str, tokens: int) -> npt.NDArray[Any]:
    """Random activations (tokens, COLS)."""
    random = np.random.default_rng(2)
    if kernel == DIGITS_KERNEL:
        return random.integers(-32639, 32640, (tokens, COLS), dtype=np.int16)
    return random.integers(-127, 128, (tokens, COLS), dtype=np.int8)
