"""Which exact kernel and how many threads are fastest here: measured at the model's shapes, remembered.

One layer sits in the cache and lies, so the whole network is packed and run, one kernel at a time. A pair's
worth is the time of a usual exchange; of pairs within three per cent the one with fewer threads wins, because
it needs less energy. Of the best one it is also measured whether skipping zero neurons is faster. All ways
give the same bits, so the choice changes nothing but speed.
"""

import os
import time
from collections.abc import Callable
from dataclasses import astuple
from typing import Any

import cython_kernels
from cython_kernels.system.bandwidth import Bandwidth
from engine.generation.chooser import Chooser
from engine.machine.findings import remember, subject_of
from engine.machine.hardware import physical_cores
from engine.machine.kernel_choice import available_kernels, format_of
from engine.machine.memory_speed import remember_memory_speed
from engine.machine.proof import TERNARY, ensure_proved
from engine.machine.results import Timing
from engine.model.model import Model
from engine.model_folder.checkpoint import Weights
from engine.sampling.params import SamplingParams
from engine.speed.skip_trial import time_skipping

BUDGET_S = 28.0
PREFILL_TOKENS, DECODE_TOKENS = 48, 6  # what is measured of it
TIE = 1.03
READ_BYTES = 256 << 20  # of memory, to see how fast that can be


def tune(
    weights: Weights,
    progress: Callable[[float, Timing | None], None],
    stopped: Callable[[], bool] = lambda: False,
    heartbeat: Callable[[], None] | None = None,
    control: Any = None,
) -> tuple[Timing, ...]:
    """Measure every kernel on its best ISA with 1 .. N threads; remember and return the timings, best first.

    ``progress`` gets the share done and the timing just made, or None. Empty, and nothing remembered, if
    ``stopped`` says so on the way. After BUDGET_S no new kernel is begun. ``heartbeat`` is called while a
    kernel is proved and packed; ``control`` is the decoders' (``Decoder.set_control``): its stop flag ends
    one at once.
    """
    ensure_proved(heartbeat)  # only what proved exact is measured
    memory = Bandwidth(READ_BYTES, physical_cores())
    remember_memory_speed(max(memory.read() for _ in range(3)))
    del memory
    began = time.perf_counter()
    kernels = list(candidates(format_of(weights.config)))
    counts = thread_counts(physical_cores())
    timings: list[Timing] = []
    for index, kernel in enumerate(kernels):
        if timings and time.perf_counter() - began > BUDGET_S * index / (index + 1):
            break  # another kernel would probably not be done in time
        model = Model(
            weights,
            name="tune",
            kernel=kernel,  # on its best instruction set, and with the best for all else
            context=PREFILL_TOKENS + DECODE_TOKENS + 2,
            heartbeat=heartbeat,
        )
        for position, threads in enumerate(counts):
            timing = None if stopped() else _time(model, threads, control)
            if timing is None:
                return ()
            timings.append(timing)
            progress((index + (position + 1) / len(counts)) / (len(kernels) + 1), timings[-1])
        del model  # before the next one is packed
    ranked = rank(timings)
    skips = time_skipping(
        weights,
        ranked[0].kernel,
        ranked[0].threads,
        lambda share: progress((len(kernels) + share) / (len(kernels) + 1), None),
        stopped,
        heartbeat,
        control,
    )
    if skips is None:
        return ()
    remember(subject_of("tuning", weights.config), [astuple(timing) for timing in ranked])
    progress(1.0, None)
    return ranked


def candidates(format: str = TERNARY) -> dict[str, str]:
    """The kernels that ``tune`` times, with their best instruction sets: of those that TERN_ISA leaves."""
    pairs, names = available_kernels(format), cython_kernels.available()
    forced = os.environ.get("TERN_ISA")
    if forced in names:
        pairs = [(kernel, isa) for kernel, isa in pairs if names.index(isa) <= names.index(forced)]
    return {kernel: dict(pairs)[kernel] for kernel in worth_measuring(pairs)}


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


def thread_counts(cores: int) -> list[int]:
    """1, 2, 3, 4, then in larger steps up to all cores."""
    steps = [count for count in (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128) if count < cores]
    return [*steps, cores]


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
