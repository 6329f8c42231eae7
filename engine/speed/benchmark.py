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
from statistics import mean, median, quantiles
from typing import Any

import psutil

from cython_kernels.network.decoder import Decoder
from cython_kernels.system.bandwidth import Bandwidth
from engine.energy.energy import Energy, EstimateOptions, total
from engine.energy.estimate import watts_per_core
from engine.energy.meter import Meter
from engine.errors import EngineError, Stopped
from engine.generation.chooser import Chooser
from engine.generation.loop import prefill
from engine.machine.hardware import cpu_name
from engine.machine.memory_speed import remember_memory_speed
from engine.machine.other_load import OtherLoad
from engine.model.memory import cache_bytes
from engine.model.model import Model
from engine.model.packing import MATRICES
from engine.model_folder.checkpoint import Weights
from engine.sampling.params import SamplingParams
from engine.speed.rows import BenchmarkRow

READ_BYTES = 1 << 30
BLOCK = 32  # tokens decoded between two readings of memory
RATIOS = 7
PREFILLS = 5  # times that a prompt is read
PROBE = 32  # tokens of a prompt that show how fast a kernel reads longer ones
DECODE_S, PREFILL_S = 30.0, 30.0  # at this many seconds blocks and prompts become shorter
GREEDY = SamplingParams(temperature=0.0)


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
    decode_s: float | None = None  # seconds of a row after which its blocks become shorter; None: DECODE_S
    prefill_s: float | None = None  # and its prompts
    read_bytes: int | None = None  # of memory, for comparison; None: READ_BYTES


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has it measured. ``heartbeat`` is called often, and may raise to end it.

    ``control`` is the decoders' (``Decoder.set_control``), whose stop flag raises Stopped here; ``pid`` that
    of the process whose children are no other programs, None: this one.
    """

    heartbeat: Callable[[], None] = lambda: None
    control: Any = None
    pid: int | None = None


@dataclass(frozen=True, slots=True)
class _Bench:
    """What every row of a run needs."""

    plan: Plan
    owner: Owner
    energy: Meter
    others: OtherLoad

    @property
    def decode_s(self) -> float:
        return DECODE_S if self.plan.decode_s is None else self.plan.decode_s

    @property
    def prefill_s(self) -> float:
        return PREFILL_S if self.plan.prefill_s is None else self.plan.prefill_s

    def decoder(self, model: Model, threads: int) -> Decoder:
        decoder = model.new_decoder(threads=threads)
        if self.owner.control is not None:
            decoder.set_control(self.owner.control)
        return decoder


def run_benchmark(
    open_weights: Callable[[float | None], Weights], plan: Plan, owner: Owner | None = None
) -> Iterator[BenchmarkRow]:
    """One row for each share of closed gates, kernel and ISA, thread count, context and prompt length."""
    owner = owner or Owner()
    energy = Meter(watts_per_core(cpu_name()))
    energy.start()
    try:
        yield from _all_rows(open_weights, _Bench(plan, owner, energy, OtherLoad(owner.pid)))
    finally:
        energy.close()


def _all_rows(open_weights: Callable[[float | None], Weights], bench: _Bench) -> Iterator[BenchmarkRow]:
    plan = bench.plan
    size = max(max(plan.prompts), max(plan.contexts) + 1 + BLOCK)
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
                weights,
                name="bench",
                kernel=kernel,
                isa=isa,
                context=size,
                kv=plan.kv,
                heartbeat=bench.owner.heartbeat,
                **plan.options,
            )
            for threads in plan.threads:
                for context in plan.contexts:
                    yield from _rows(model, threads, context, sparsity, bench)
            del model
        weights.close()


def _rows(
    model: Model, threads: int, context: int, sparsity: float | None, bench: _Bench
) -> Iterator[BenchmarkRow]:
    bench.others.cores()  # from here on
    memory = Bandwidth(bench.plan.read_bytes or READ_BYTES, threads)
    decode = _decode(model, memory, threads, context, bench)
    longest = _affordable(model, threads, bench)
    for prompt in dict.fromkeys(min(prompt, longest) for prompt in bench.plan.prompts):
        slowest_s, prefill_s, quickest_s = _prefill(model, threads, prompt, bench)
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
            decode_low=round(decode.low, 2),
            decode_high=round(decode.high, 2),
            prefill_low=round(prompt / slowest_s, 1),
            prefill_high=round(prompt / quickest_s, 1),
            busy_cores=round(bench.others.cores(), 2),
        )


@dataclass(frozen=True, slots=True)
class _Decode:
    low: float
    tok_s: float
    high: float
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
    return config.num_layers * layer + head + cache_bytes(config, context, model.kv)


def _decode(model: Model, memory: Bandwidth, threads: int, context: int, bench: _Bench) -> _Decode:
    """Blocks of greedy decoding and plain reads in turn, after one of each to warm up."""
    plan, energy = bench.plan, bench.energy
    decoder = bench.decoder(model, threads)
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
    block = max(1, int(min(BLOCK, bench.decode_s / (blocks * pace))))
    speeds, readings, ratios = [], [], []
    reads: list[float] = []
    skipped: list[tuple[float, float]] = []
    head_rows: list[int] = []
    taken: list[Energy] = []
    for _ in range(blocks):
        bench.owner.heartbeat()
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
        *quartiles(speeds),
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
    if chosen is None:
        raise Stopped
    return chosen[0]


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """The lower quartile, the median and the upper one of at least one value."""
    if len(values) == 1:
        return values[0], values[0], values[0]
    low, middle, high = quantiles(values, n=4, method="inclusive")
    return low, middle, high


def _affordable(model: Model, threads: int, bench: _Bench) -> int:
    """How long a prompt may be, so that it is read in time: judged by the time for a few tokens."""
    decoder = bench.decoder(model, threads)
    tokens = 2
    while True:
        decoder.truncate(0)
        bench.owner.heartbeat()
        started = time.perf_counter()
        decoder.append(_prompt(tokens))
        seconds = time.perf_counter() - started
        if tokens >= PROBE or seconds > bench.prefill_s / 20:
            return max(tokens, int(min(model.context, bench.prefill_s * tokens / seconds)))
        tokens *= 4


def _prefill(model: Model, threads: int, tokens: int, bench: _Bench) -> tuple[float, float, float]:
    """Seconds for a prompt up to the first token of an answer: upper quartile, median and lower one.

    As often as there is time for, PREFILLS times at most.
    """
    taken: list[float] = []
    decoder = bench.decoder(model, threads)
    chooser = Chooser(decoder, GREEDY, 0)
    ids = _prompt(tokens)
    while len(taken) < PREFILLS and sum(taken) + max(taken, default=0.0) <= bench.prefill_s:
        bench.owner.heartbeat()
        decoder.truncate(0)
        started = time.perf_counter()
        rest = prefill(decoder, ids)
        if not rest or chooser.first(rest, ids) is None:
            raise Stopped
        taken.append(time.perf_counter() - started)
    quick, middle, slow = quartiles(taken)
    return slow, middle, quick


def _prompt(tokens: int) -> list[int]:
    return [1 + i % 97 for i in range(tokens)]


def _peak_rss() -> int:
    """Bytes resident at most, of this process so far."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
