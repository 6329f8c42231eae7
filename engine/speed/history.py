"""Past runs of the benchmark on this computer: presets choose from them, and today is compared with them.

One small JSON file for each shape of model, in the manner of ``machine/findings``; but here another version
of the program counts too, because what an update does to the speed is what one wants to see.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.machine.findings import computer_key, recall, remember, subject_of
from engine.machine.kernel_choice import available_kernels, format_of
from engine.model_folder.config import ModelConfig
from engine.speed.front import Choice, choose
from engine.speed.rows import BenchmarkRow, BenchmarkRun, run_object, run_of

KEPT_RUNS = 30
SMALLEST_SPREAD = 0.03  # blocks of one run are more alike than runs of two days


@dataclass(frozen=True, slots=True)
class Slower:
    """``now`` is slower than the same way was ``before``, by more than both spreads."""

    now: BenchmarkRow
    before: BenchmarkRow
    when: str  # of the earlier run, as in BenchmarkRun
    version: str

    @property
    def share(self) -> float:
        """Of the earlier speed that is lost."""
        return 1 - self.now.decode_tok_s / self.before.decode_tok_s

    @property
    def spread(self) -> float:
        """The larger one of the two, as a share."""
        return larger_spread(self.now, self.before)


def past_runs(config: ModelConfig) -> tuple[BenchmarkRun, ...]:
    """The runs with models of this shape on this computer, the latest first. A damaged one is left out."""
    kept = recall(subject_of("speed", config), computer_key())
    runs = []
    for value in kept if isinstance(kept, list) else ():
        try:
            runs.append(run_of(value))
        except ValueError:
            continue
    return tuple(runs)


def keep_run(config: ModelConfig, run: BenchmarkRun) -> None:
    """Adds ``run`` to those that are kept. One without rows says nothing."""
    if run.rows:
        runs = (run, *past_runs(config))[:KEPT_RUNS]
        remember(subject_of("speed", config), [run_object(run) for run in runs], computer_key())


def run_to_choose_from(runs: Sequence[BenchmarkRun]) -> BenchmarkRun | None:
    """The latest whole run of a quiet machine; without one the latest whole one. ``runs``: latest first."""
    whole = [run for run in runs if run.is_complete and run.rows]
    return next((run for run in whole if not run.is_busy), whole[0] if whole else None)


def preset_choice(config: ModelConfig, preset: str) -> Choice | None:
    """What ``preset`` means for models of this shape here; None where nothing was measured for it."""
    run = run_to_choose_from(past_runs(config))
    if run is None:
        return None
    runnable = set(available_kernels(format_of(config)))  # another version may have fewer
    rows = tuple(row for row in run.rows if (row.kernel, row.isa) in runnable)
    return choose(preset, replace(run, rows=rows)) if rows else None


def slower_than_before(run: BenchmarkRun, earlier: Sequence[BenchmarkRun]) -> Slower | None:
    """Whether the fastest way of before is slower in ``run``; ``earlier``: the runs before it, latest first.

    Compared with the latest quiet run that has a way in common; with a busy one only where none was quiet.
    """
    now = {row.way: row for row in run.rows}
    for before in sorted(earlier, key=lambda other: other.is_busy):
        common = [row for row in before.rows if row.way in now]
        if common:
            fastest = max(common, key=lambda row: row.decode_tok_s)
            found = Slower(now[fastest.way], fastest, before.when, before.version)
            return found if found.share > found.spread else None
    return None


def larger_spread(one: BenchmarkRow, other: BenchmarkRow) -> float:
    """Share of the speed by which two measurements of one way may differ without meaning anything."""
    return max(one.spread, other.spread, SMALLEST_SPREAD)
