"""Whether skipping zero neurons is faster here: measured by ``tune`` for the kernel it found, and remembered.

Lists of rows and columns cost something of their own, so where few neurons are zero every weight is read in
less time. That depends on the model as much as on the CPU. Both ways give the same bits.
"""

from collections.abc import Callable
from time import perf_counter
from typing import Any

from engine.errors import MemoryShortError
from engine.machine.findings import remember, subject_of
from engine.model.model import Model
from engine.model_folder.checkpoint import Weights

ROUNDS, TOKENS = 4, 4  # passes of one token, of both ways in turn
STEPS = 2 + 1 + ROUNDS  # two packings, a round that wakes the threads, those that count
GAIN = 1.03  # reading every weight has to be so much faster


def time_skipping(
    weights: Weights,
    kernel: str,
    threads: int,
    progress: Callable[[float], None] = lambda share: None,
    stopped: Callable[[], bool] = lambda: False,
    heartbeat: Callable[[], None] | None = None,
    control: Any = None,
) -> bool | None:
    """Time ``kernel`` both ways; remember and return whether skipping zero neurons is faster.

    ``progress`` gets the share done; the other parameters are those of ``tune``. None, and nothing
    remembered, if ``stopped`` says so or the stop flag of ``control`` was raised. True where there is no
    other way, or no memory for both.
    """
    decoders = []
    try:
        for skips in (True, False):
            model = Model(
                weights,
                name="tune",
                kernel=kernel,
                threads=threads,
                context=(1 + ROUNDS) * TOKENS,
                heartbeat=heartbeat,
                skips=skips,
                certified=False,  # the head is the same both ways
            )
            if skips and not model.network.skips:
                return True
            decoder = model.new_decoder()
            if control is not None:
                decoder.set_control(control)
            decoders.append(decoder)
            progress(len(decoders) / STEPS)
    except MemoryShortError:
        return True
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
        progress((2 + 1 + number) / STEPS)
    worth = best[0] <= best[1] * GAIN
    remember(subject_of("skipping", weights.config), {kernel: worth})
    return worth
