"""Which exact kernel and how many threads are fastest here: measured at the model's shapes, remembered.

One layer sits in the cache and lies, so the whole network is packed and run, one kernel at a time. A pair's
worth is the time of a usual exchange; of pairs within three per cent the one with fewer threads wins, because
it needs less energy. Of the best ones it is also measured where skipping zero neurons is faster. All ways
give the same bits, so the choice changes nothing but speed.
"""

import os
import time
from collections.abc import Callable
from typing import Any

import cython_kernels
from cython_kernels.system.bandwidth import Bandwidth
from engine.generation.chooser import Chooser
from engine.machine.hardware import physical_cores, thread_counts
from engine.machine.kernel_choice import available_kernels, format_of, keep_tuning
from engine.machine.memory_speed import remember_memory_speed
from engine.machine.other_load import OtherLoad
from engine.machine.proof import TERNARY, ensure_proved
from engine.machine.results import BUSY_CORES, Skipping, Timing
from engine.model.model import Model
from engine.model_folder.checkpoint import Weights
from engine.sampling.params import SamplingParams
from engine.speed.skip_trial import time_skipping

Progress = Callable[[float, Timing | None], None]  # the share that is done, and the timing just made

BUDGET_S = 28.0
PREFILL_TOKENS, DECODE_TOKENS = 48, 6  # what is measured of it
TIE = 1.03
REACH = 1.3  # what skipping can change at most, of a usual exchange
PLAIN_SHARE = 0.7  # of the whole time, before skipping is tried
READ_BYTES = 256 << 20  # of memory, to see how fast that can be


def tune(
    weights: Weights,
    progress: Progress,
    stopped: Callable[[], bool] = lambda: False,
    heartbeat: Callable[[], None] | None = None,
    control: Any = None,
    pid: int | None = None,
) -> tuple[Timing, ...]:
    """Measure every kernel on its best ISA with 1 .. N threads; remember and return the timings, best first.

    On a busy machine the best kernel keeps all threads: more of them suffer more, so that fewer look better
    than they are. ``pid``: of the process whose children are no other programs; None: this one.

    Kernels near the best are measured again where reading some weights of zero neurons too is faster.

    ``progress`` gets the share done and the timing just made, or None. Empty, and nothing remembered, if
    ``stopped`` says so on the way. After BUDGET_S no new kernel is begun. ``heartbeat`` is called while a
    kernel is proved and packed; ``control`` is the decoders' (``Decoder.set_control``): its stop flag ends
    one at once.
    """
    ensure_proved(heartbeat)  # only what proved exact is measured
    memory = Bandwidth(READ_BYTES, physical_cores())
    remember_memory_speed(max(memory.read() for _ in range(3)))
    del memory
    others = OtherLoad(pid)
    busiest = 0.0
    began = time.perf_counter()
    kernels = list(candidates(format_of(weights.config)))
    counts = thread_counts(physical_cores())
    timings: list[Timing] = []

    def measure(kernel: str, told: Progress) -> list[Timing]:
        return _time_kernel(weights, kernel, counts, told, stopped, heartbeat, control)

    for index, kernel in enumerate(kernels):
        if timings and time.perf_counter() - began > BUDGET_S * index / (index + 1):
            break  # another kernel would probably not be done in time
        share = PLAIN_SHARE / len(kernels)
        measured = measure(kernel, _part(progress, share * index, share))
        if not measured:
            return ()
        timings += measured
        busiest = max(busiest, others.cores())
    near = within_reach(timings)
    share = (1 - PLAIN_SHARE) / (2 * len(near))
    for index, kernel in enumerate(near):
        begin = PLAIN_SHARE + 2 * share * index
        trial = _without_timing(_part(progress, begin, share))
        gains = time_skipping(weights, kernel, skip_counts(counts), trial, stopped, heartbeat, control)
        if gains is None:
            return ()
        if all(gain.way is Skipping.BOTH for gain in gains.values()):
            continue  # as it was timed before
        again = measure(kernel, _part(progress, begin + share, share))
        if not again:
            return ()
        timings = [timing for timing in timings if timing.kernel != kernel] + again
    busiest = max(busiest, others.cores())
    ranked = rank(timings)
    if busiest > BUSY_CORES:
        ranked = with_all_threads(ranked)
    keep_tuning(weights.config, ranked, busiest)
    progress(1.0, None)
    return ranked


def _part(progress: Progress, begin: float, share: float) -> Progress:
    """Progress of one part of the whole, which begins at ``begin`` and is ``share`` of it."""
    return lambda done, timing: progress(begin + share * done, timing)


def _without_timing(progress: Progress) -> Callable[[float], None]:
    return lambda done: progress(done, None)


def _time_kernel(
    weights: Weights,
    kernel: str,
    counts: list[int],
    progress: Progress,
    stopped: Callable[[], bool],
    heartbeat: Callable[[], None] | None,
    control: Any,
) -> list[Timing]:
    """One kernel with each number of threads; empty if it was stopped."""
    model = Model(
        weights,
        name="tune",
        kernel=kernel,  # on its best instruction set, and with the best for all else
        context=PREFILL_TOKENS + DECODE_TOKENS + 2,
        heartbeat=heartbeat,
    )
    timings: list[Timing] = []
    for threads in counts:
        timing = None if stopped() else _time(model, threads, control)
        if timing is None:
            return []
        timings.append(timing)
        progress(len(timings) / len(counts), timing)
    return timings


def within_reach(timings: list[Timing]) -> list[str]:
    """The best kernels, which another way of skipping neurons could make the best of all; three at most."""
    best: dict[str, float] = {}
    for timing in timings:
        best[timing.kernel] = min(best.get(timing.kernel, timing.exchange_s), timing.exchange_s)
    quickest = min(best.values())
    return sorted(
        (kernel for kernel in best if best[kernel] <= quickest * REACH), key=lambda kernel: best[kernel]
    )[:3]


def skip_counts(counts: list[int]) -> list[int]:
    """The numbers of threads with which skipping is tried: one, half of the cores, all."""
    return sorted({1, counts[-1] // 2 or 1, counts[-1]})


def candidates(format: str = TERNARY) -> dict[str, str]:
    """The kernels that ``tune`` times, with their best instruction sets: of those that TERN_ISA leaves."""
    pairs = allowed_pairs(format)
    return {kernel: dict(pairs)[kernel] for kernel in worth_measuring(pairs)}


def allowed_pairs(format: str = TERNARY) -> list[tuple[str, str]]:
    """``available_kernels`` without the instruction sets above TERN_ISA, where that is set."""
    pairs, names = available_kernels(format), cython_kernels.available()
    forced = os.environ.get("TERN_ISA")
    if forced in names:
        pairs = [(kernel, isa) for kernel, isa in pairs if names.index(isa) <= names.index(forced)]
    return pairs


def worth_measuring(pairs: list[tuple[str, str]]) -> list[str]:
    """The kernels to time. Plain loops take a minute for what others do in a second, and never win."""
    best = dict(pairs)  # of each kernel the last, which is the best
    return [kernel for kernel, isa in best.items() if isa != "scalar"] or list(best)


def rank(timings: list[Timing]) -> tuple[Timing, ...]:
    """Best first: the quickest, or what is as quick with fewer threads."""
    quickest = min(timing.exchange_s for timing in timings)
    return tuple(
        sorted(
            timings,
            key=lambda timing: (
                timing.exchange_s > quickest * TIE,
                timing.threads if timing.exchange_s <= quickest * TIE else 0,
                timing.exchange_s,
            ),
        )
    )


def with_all_threads(ranked: tuple[Timing, ...]) -> tuple[Timing, ...]:
    """``ranked`` with the best kernel first as it runs with the most threads."""
    same = [timing for timing in ranked if timing.kernel == ranked[0].kernel]
    first = max(same, key=lambda timing: timing.threads)
    return first, *(timing for timing in ranked if timing is not first)


def _time(model: Model, threads: int, control: Any) -> Timing | None:
    """None if the stop flag of ``control`` was raised on the way: then the times are too short."""
    decoder = model.new_decoder(threads=threads)
    if control is not None:
        decoder.set_control(control)
    ids = [1 + i % 97 for i in range(PREFILL_TOKENS)]
    decoder.append(ids[:2])  # wake the threads, touch the scratch
    decoder.truncate(0)
    started = time.perf_counter()
    decoder.append(ids)
    prefill = PREFILL_TOKENS / (time.perf_counter() - started)
    chooser = Chooser(decoder, SamplingParams(temperature=0.0), 0)
    chooser.next([1], ())
    started = time.perf_counter()
    for _ in range(DECODE_TOKENS):
        if chooser.next([1], ()) is None:
            return None
    decode = DECODE_TOKENS / (time.perf_counter() - started)
    return Timing(model.kernel, model.isa, threads, round(decode, 2), round(prefill, 1))
