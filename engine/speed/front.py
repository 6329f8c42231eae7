"""Which way to run a model is worth it: the Pareto front of speed and energy, and three choices from it.

Fast is the quickest. Balanced has the least energy times time per token. Frugal takes the least energy per
token of those that keep READING_TOK_S, which is faster than people read; where none does, the quickest.

On a busy machine more threads suffer more, so that fewer look better than they are: from such figures only
kernel and instruction set are taken, with the most threads that were measured.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.speed.rows import BenchmarkRow, BenchmarkRun

READING_TOK_S = 8.0
OWN, FAST, BALANCED, FRUGAL = "own", "fast", "balanced", "frugal"
PRESETS = (OWN, FAST, BALANCED, FRUGAL)  # OWN: kernel and threads as they were set
MEASURED, ESTIMATED = "measured", "estimate"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a preset comes to. ``basis``: "measured" or "estimate" where energy decided it, else ""."""

    row: BenchmarkRow
    basis: str = ""
    is_busy: bool = False  # the figures are those of a busy machine
    preset: str = ""


def front(rows: Sequence[BenchmarkRow]) -> list[BenchmarkRow]:
    """The rows that no other one beats in both speed and energy per token, the fastest first.

    Without those of which no energy is known.
    """
    best: list[BenchmarkRow] = []
    for row in sorted(rows, key=lambda row: (-row.decode_tok_s, _joules(row))):
        if row.energy.j_per_token is not None and (not best or _joules(row) < _joules(best[-1])):
            best.append(row)
    return best


def choose(preset: str, run: BenchmarkRun) -> Choice | None:
    """What ``preset`` takes of ``run``; None for "own", without rows, and where no energy is known for it."""
    row = _chosen(preset, run.rows)
    if row is None:
        return None
    basis = "" if preset == FAST else ESTIMATED if row.energy.is_estimate else MEASURED
    if run.is_busy:
        same = [other for other in run.rows if (other.kernel, other.isa) == (row.kernel, row.isa)]
        row = max(same, key=lambda other: other.threads)
    return Choice(row, basis, run.is_busy, preset)


def _chosen(preset: str, rows: Sequence[BenchmarkRow]) -> BenchmarkRow | None:
    if preset == FAST and rows:
        return max(rows, key=lambda row: (row.decode_tok_s, -row.threads))
    candidates = front(rows)
    if preset == BALANCED and candidates:
        return min(candidates, key=lambda row: _joules(row) / row.decode_tok_s)
    if preset == FRUGAL and candidates:
        quick = [row for row in candidates if row.decode_tok_s >= READING_TOK_S]
        return min(quick, key=_joules) if quick else candidates[0]
    return None


def _joules(row: BenchmarkRow) -> float:
    """Per token; those of which nothing is known come last."""
    taken = row.energy.j_per_token
    return float("inf") if taken is None else taken
