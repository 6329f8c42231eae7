"""What ``tern bench`` measures: rows of figures that belong together.

Decoding reads every weight that a token needs once, so the yardstick is a plain read of 1 GB of anonymous
memory with the same pages and threads. The two alternate in blocks, and the roofline is the median of the
blocks' ratios: a noisy neighbour slows both. Slow kernels, the scalar ones before all, get shorter blocks and
prompts, so that no row takes more than a minute or two; a row says how long its prompt really was.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import mean, median
from typing import Any

import psutil

from cython_kernels.system.bandwidth import Bandwidth
from engine.energy.energy import Energy, EstimateOptions, total
from engine.energy.estimate import watts_per_core
from engine.energy.meter import Meter
from engine.errors import EngineError
from engine.generation.chooser import Chooser
from engine.machine.hardware import cpu_name
from engine.machine.memory_speed import remember_memory_speed
from engine.model.memory import KV_BYTES
from engine.model.model import Model
from engine.model.packing import MATRICES
from engine.model_folder.checkpoint import Weights
from engine.sampling.params import SamplingParams

READ_BYTES = 1 << 30
BLOCK = 32  # tokens decoded between two readings of memory
RATIOS = 7
PROBE = 32  # tokens of a prompt that show how fast a kernel reads longer ones
DECODE_S, PREFILL_S = 30.0, 30.0  # at this many seconds blocks and prompts become shorter
GREEDY = SamplingParams(temperature=0.0)


@dataclass(frozen=True, slots=True)
class BenchmarkRow:
    """One measurement. Speeds in tokens per second, medians over blocks; sizes in bytes unless named."""

    kernel: str
    isa: str
    threads: int
    prompt_tokens: int
    context: int  # positions in the KV cache when decoding began
    gate_sparsity: float | None  # share of closed gates asked for; None: as the weights are
    decode_tok_s: float
    prefill_tok_s: float
    ttft_s: float
    bytes_per_token: int  # weights, head and KV cache really read
    read_gb_s: float  # bytes_per_token x decode_tok_s
    bandwidth_gb_s: float  # plain read of memory between the blocks
    roofline: float  # median of the blocks' ratios
    up_skipped: float  # share of the rows of up that were not read
    down_skipped: float  # share of the columns of down
    head_rows_rescored: int | None  # median of the rows that were read in bf16; None: the full head
    load_s: float
    peak_rss_mb: float
    energy: Energy = Energy()  # of the decoding


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured, in every combination."""

    pairs: Sequence[tuple[str, str | None]]  # (kernel, isa); None: the best for each step
    threads: Sequence[int]
    prompts: Sequence[int]
    contexts: Sequence[int] = (0,)
    sparsities: Sequence[float | None] = (None,)  # of synthetic weights
    generate: int = 64  # tokens to decode, at least
    kv: str = "f16"
    options: dict[str, Any] = field(default_factory=dict)  # of Model
    estimate: EstimateOptions = EstimateOptions()


def run_benchmark(open_weights: Callable[[float | None], Weights], plan: Plan) -> Iterator[BenchmarkRow]:
    """One row for each share of closed gates, kernel and ISA, thread count, context and prompt length."""
    size = max(max(plan.prompts), max(plan.contexts) + 1 + BLOCK)
    energy = Meter(watts_per_core(cpu_name()))
    energy.start()
    try:
        yield from _all_rows(open_weights, plan, size, energy)
    finally:
        energy.close()


def _all_rows(
    open_weights: Callable[[float | None], Weights], plan: Plan, size: int, energy: Meter
) -> Iterator[BenchmarkRow]:
    for sparsity in plan.sparsities:
        weights = open_weights(sparsity)
        if size > weights.config.max_position:
            raise EngineError(
                f"These lengths need a context of {size} tokens, "
                f"and the model has {weights.config.max_position}; "
                "choose a smaller --context or --prompt-tokens."
            )
        for kernel, isa in plan.pairs:
            model = Model(
                weights, name="bench", kernel=kernel, isa=isa, context=size, kv=plan.kv, **plan.options
            )
            for threads in plan.threads:
                for context in plan.contexts:
                    yield from _rows(model, threads, context, sparsity, plan, energy)
            del model
        weights.close()


def _rows(
    model: Model, threads: int, context: int, sparsity: float | None, plan: Plan, energy: Meter
) -> Iterator[BenchmarkRow]:
    decode = _decode(model, Bandwidth(READ_BYTES, threads), threads, context, plan, energy)
    longest = _affordable(model, threads)
    for prompt in dict.fromkeys(min(prompt, longest) for prompt in plan.prompts):
        prefill_s = _prefill(model, threads, prompt)
        yield BenchmarkRow(
            kernel=model.kernel,
            isa=model.isa,
            threads=threads,
            prompt_tokens=prompt,
            context=context,
            gate_sparsity=sparsity,
            decode_tok_s=round(decode.tok_s, 2),
            prefill_tok_s=round(prompt / prefill_s, 1),
            ttft_s=round(prefill_s, 3),
            bytes_per_token=decode.bytes_per_token,
            read_gb_s=round(decode.bytes_per_token * decode.tok_s / 1e9, 2),
            bandwidth_gb_s=round(decode.bandwidth / 1e9, 2),
            roofline=round(decode.roofline, 6),
            up_skipped=round(decode.up_skipped, 3),
            down_skipped=round(decode.down_skipped, 3),
            head_rows_rescored=decode.head_rows,
            load_s=round(model.load_s, 2),
            peak_rss_mb=round(_peak_rss() / 1e6, 1),
            energy=decode.energy,
        )


@dataclass(frozen=True, slots=True)
class _Decode:
    tok_s: float
    bandwidth: float
    roofline: float
    bytes_per_token: int
    up_skipped: float
    down_skipped: float
    head_rows: int | None
    energy: Energy


def bytes_per_token(model: Model, context: int, up: float, down: float, head: float) -> float:
    """What a decode step reads: ``up`` and ``down`` are the shares skipped of them, ``head`` its bytes."""
    config = model.config
    skipped = {"up": up, "down": down}
    layer = sum(model.network.packed_size(name) * (1 - skipped.get(name, 0.0)) for name in MATRICES.values())
    cache = 2 * config.num_layers * config.kv_size * context * KV_BYTES[model.kv]
    return config.num_layers * layer + head + cache


def _decode(
    model: Model, memory: Bandwidth, threads: int, context: int, plan: Plan, energy: Meter
) -> _Decode:
    """Blocks of greedy decoding and plain reads in turn, after one of each to warm up."""
    decoder = model.new_decoder(threads=threads)
    chooser = Chooser(decoder, GREEDY, 0)
    if context:
        decoder.append(_prompt(context))
    token = _next(chooser, 1)
    memory.read()
    first = decoder.length
    started = time.perf_counter()
    _next(chooser, token)
    pace = time.perf_counter() - started
    decoder.truncate(first)
    blocks = max(RATIOS, -(-plan.generate // BLOCK))
    block = max(1, int(min(BLOCK, DECODE_S / (blocks * pace))))
    speeds, readings, ratios = [], [], []
    reads: list[float] = []
    skipped: list[tuple[float, float]] = []
    head_rows: list[int] = []
    taken: list[Energy] = []
    for _ in range(blocks):
        before = memory.read()
        decoder.truncate(first)  # so that every block has the same context
        seconds, read = 0.0, 0.0
        energy.begin(plan.estimate)
        for _ in range(block):
            started = time.perf_counter()
            token = _next(chooser, token)
            seconds += time.perf_counter() - started
            skipped.append(decoder.skipped)
            head_rows.append(decoder.head_rows)
            read += bytes_per_token(model, decoder.length - 1, *skipped[-1], decoder.head_bytes)
        taken.append(energy.end(block))
        bandwidth = (before + memory.read()) / 2
        speeds.append(block / seconds)
        readings.append(bandwidth)
        reads.append(read / block)
        ratios.append(read / seconds / bandwidth)
    remember_memory_speed(median(readings))
    return _Decode(
        median(speeds),
        median(readings),
        median(ratios),
        round(median(reads)),
        mean(up for up, _ in skipped),
        mean(down for _, down in skipped),
        int(median(head_rows)) if decoder.certified else None,
        total(taken),
    )


def _next(chooser: Chooser, token: int) -> int:
    chosen = chooser.next([token], ())
    assert chosen is not None, "nobody stops a benchmark"
    return chosen[0]


def _affordable(model: Model, threads: int) -> int:
    """How long a prompt may be, so that it is read in PREFILL_S: judged by the time for a few tokens."""
    decoder = model.new_decoder(threads=threads)
    tokens = 2
    while True:
        decoder.truncate(0)
        started = time.perf_counter()
        decoder.append(_prompt(tokens))
        seconds = time.perf_counter() - started
        if tokens >= PROBE or seconds > PREFILL_S / 20:
            return max(tokens, int(min(model.context, PREFILL_S * tokens / seconds)))
        tokens *= 4


def _prefill(model: Model, threads: int, tokens: int) -> float:
    """Seconds for a prompt up to the first token of an answer (best of two)."""
    best: list[float] = []
    decoder = model.new_decoder(threads=threads)
    chooser = Chooser(decoder, GREEDY, 0)
    ids = _prompt(tokens)
    while len(best) < 2 and 2 * sum(best) <= PREFILL_S:
        decoder.truncate(0)
        started = time.perf_counter()
        decoder.append(ids[:-1])
        _next(chooser, ids[-1])
        best.append(time.perf_counter() - started)
    return min(best)


def _prompt(tokens: int) -> list[int]:
    return [1 + i % 97 for i in range(tokens)]


def _peak_rss() -> int:
    """Bytes resident at most, of this process so far."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
