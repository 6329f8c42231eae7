"""The benchmark of everything: each exact kernel on each instruction set of this CPU, by number of threads.

The best instruction set of every kernel comes first, so that what matters is there when it is stopped early,
and plain loops last. Rows are short (a few seconds): a run of many is to end while one waits for it.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from engine.energy.energy import EstimateOptions
from engine.machine.hardware import physical_cores, thread_counts
from engine.machine.kernel_choice import format_of
from engine.model_folder.checkpoint import Weights
from engine.speed.benchmark import Owner, Plan, run_benchmark
from engine.speed.history import keep_run
from engine.speed.rows import BenchmarkRow, BenchmarkRun
from engine.speed.tune import allowed_pairs
from engine.version import __version__

PROMPT_TOKENS = 128
DECODE_S, PREFILL_S = 6.0, 4.0  # of a row at most, about
READ_BYTES = 256 << 20


def ways(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """``pairs`` in the order to measure them; of each kernel the best instruction set comes last in them."""
    best = dict(pairs)
    rank = {pair: number for number, pair in enumerate(pairs)}

    def place(pair: tuple[str, str]) -> tuple[bool, bool, int]:
        is_best = best[pair[0]] == pair[1]
        return not is_best and pair[1] == "scalar", not is_best, rank[pair] if is_best else -rank[pair]

    return sorted(pairs, key=place)


def sweep_plan(weights: Weights, estimate: EstimateOptions) -> Plan:
    """What ``sweep`` measures with these weights."""
    return Plan(
        ways(allowed_pairs(format_of(weights.config))),
        thread_counts(physical_cores()),
        [min(PROMPT_TOKENS, weights.config.max_position // 2)],
        estimate=estimate,
        decode_s=DECODE_S,
        prefill_s=PREFILL_S,
        read_bytes=READ_BYTES,
    )


def sweep(
    weights: Weights,
    name: str,
    told: Callable[[float, BenchmarkRow], None],
    estimate: EstimateOptions | None = None,
    owner: Owner | None = None,
    is_stopped: Callable[[], bool] = lambda: False,
    keeps: bool = True,
) -> BenchmarkRun:
    """Measures everything with the model ``name``; the run is kept where it ``keeps``.

    ``told`` gets each row and the share that is done. Where ``is_stopped`` says so it ends, and what is there
    until then is a run that is not complete.
    """
    plan = sweep_plan(weights, estimate or EstimateOptions())
    count = len(plan.pairs) * len(plan.threads)
    rows: list[BenchmarkRow] = []
    for row in _until_stopped(run_benchmark(lambda _: weights, plan, owner), is_stopped):
        rows.append(row)
        told(len(rows) / count, row)
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    run = BenchmarkRun(now, __version__, name, tuple(rows), len(rows) == count)
    if keeps:
        keep_run(weights.config, run)
    return run


def _until_stopped(rows: Iterator[BenchmarkRow], is_stopped: Callable[[], bool]) -> Iterator[BenchmarkRow]:
    """``rows`` as long as nobody stops it; what was raised meanwhile is its end then."""
    while True:
        try:
            row = next(rows, None)
        except Exception:
            if is_stopped():
                return
            raise
        if row is None or is_stopped():
            return
        yield row
