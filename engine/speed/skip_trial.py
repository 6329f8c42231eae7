"""Of which matrices zero neurons are worth skipping: measured by ``tune`` for a kernel, and remembered.

Lists of rows of up and columns of down cost something of their own, so where few neurons are zero, or where
memory is read in order much faster than by lists, every weight is read in less time. That depends on the
model, the CPU, the kernel and the number of threads, and for up and down it may differ. All four ways give
the same bits.
"""

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any

from cython_kernels.network.decoder import Decoder
from engine.errors import MemoryShortError
from engine.machine.findings import recall, remember, subject_of
from engine.machine.results import SkipGain, Skipping
from engine.model.model import SKIPPING, Model
from engine.model_folder.checkpoint import Weights

ROUNDS, TOKENS = 4, 4  # passes of one token, of two ways in turn
OTHERS = (Skipping.UP, Skipping.DOWN, Skipping.NONE)  # each is compared with BOTH, so that two are in memory
GAIN = 1.03  # what is to be taken instead of BOTH has to be so much faster


def time_skipping(
    weights: Weights,
    kernel: str,
    threads: Sequence[int],
    progress: Callable[[float], None] = lambda share: None,
    stopped: Callable[[], bool] = lambda: False,
    heartbeat: Callable[[], None] | None = None,
    control: Any = None,
) -> dict[int, SkipGain] | None:
    """Time ``kernel`` in all four ways; remember and return the best of them for each number of ``threads``.

    ``progress`` gets the share done; the other parameters are those of ``tune``. None, and nothing
    remembered, if ``stopped`` says so or the stop flag of ``control`` was raised. Empty where there is no
    other way, or no memory for two.
    """
    if kernel not in SKIPPING or weights.config.activation != "relu2":
        return {}

    def pack(way: Skipping) -> Model:
        return Model(
            weights,
            name="tune",
            kernel=kernel,
            context=(1 + ROUNDS) * TOKENS,
            heartbeat=heartbeat,
            skips=way,
            certified=False,  # the head is the same all ways
        )

    ratios: dict[int, dict[Skipping, float]] = {count: {Skipping.BOTH: 1.0} for count in threads}
    try:
        both = pack(Skipping.BOTH)
        if both.skips is not Skipping.BOTH:
            return {}
        for index, way in enumerate(OTHERS):
            other = pack(way)
            for position, count in enumerate(threads):
                ratio = _ratio(both, other, count, stopped, control)
                if ratio is None:
                    return None
                ratios[count][way] = ratio
                progress((index + (position + 1) / len(threads)) / len(OTHERS))
            del other  # before the next one is packed
    except MemoryShortError:
        return {}
    found = {count: _best(ways) for count, ways in ratios.items()}
    subject = subject_of("skipping", weights.config)
    known = recall(subject)
    kept = {str(count): [gain.way, gain.gain] for count, gain in found.items()}
    remember(subject, {**(known if isinstance(known, dict) else {}), kernel: kept})
    return found


def _ratio(
    both: Model, other: Model, threads: int, stopped: Callable[[], bool], control: Any
) -> float | None:
    """Seconds of the other way's best pass, in units of that which skips both; None if it was stopped."""
    decoders: list[Decoder] = [model.new_decoder(threads=threads) for model in (both, other)]
    if control is not None:
        for decoder in decoders:
            decoder.set_control(control)
    best = [float("inf"), float("inf")]
    for number in range(1 + ROUNDS):  # the first wakes the threads
        for way, decoder in enumerate(decoders):
            for token in range(TOKENS):
                started = perf_counter()
                if stopped() or not decoder.extend([1 + token], 1):
                    return None
                seconds = perf_counter() - started
                if number:
                    best[way] = min(best[way], seconds)
    return best[1] / best[0]


def _best(ways: dict[Skipping, float]) -> SkipGain:
    way = min(ways, key=lambda way: ways[way] * (1.0 if way is Skipping.BOTH else GAIN))
    return SkipGain(way, round(ways[Skipping.NONE] / ways[way], 3))
