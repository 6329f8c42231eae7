"""What was measured: a row for each way to run a model here, and a run of such rows.

Light, because rows travel to the window's process, which loads no kernel.
"""

import math
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from engine.energy.energy import Energy
from engine.machine.results import BUSY_CORES


@dataclass(frozen=True, slots=True)
class BenchmarkRow:
    """One measurement. Speeds in tokens per second, medians over blocks; sizes in bytes unless named.

    Half of the blocks lie between ``_low`` and ``_high``, the quartiles.
    """

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
    decode_low: float = 0.0
    decode_high: float = 0.0
    prefill_low: float = 0.0
    prefill_high: float = 0.0
    busy_cores: float = 0.0  # that other programs took meanwhile

    @property
    def way(self) -> tuple[str, str, int]:
        """What tells rows of one run apart: kernel, instruction set, threads."""
        return self.kernel, self.isa, self.threads

    @property
    def is_busy(self) -> bool:
        """Other programs took so much that the speeds are not to be relied on."""
        return self.busy_cores > BUSY_CORES

    @property
    def spread(self) -> float:
        """Share of the speed by which half of the blocks differ from it at most, up or down."""
        return spread(self.decode_tok_s, self.decode_low, self.decode_high)

    @property
    def prefill_spread(self) -> float:
        """As ``spread``, of the reading of the prompt."""
        return spread(self.prefill_tok_s, self.prefill_low, self.prefill_high)

    @property
    def most_tok_s(self) -> float:
        """Where the memory would end it; 0.0 if that was not measured."""
        return self.decode_tok_s / self.roofline if self.roofline > 0 else 0.0


@dataclass(frozen=True, slots=True)
class BenchmarkRun:
    """All rows that were measured one after the other, with one model."""

    when: str  # ISO 8601 with its time zone
    version: str
    model: str  # name
    rows: tuple[BenchmarkRow, ...] = ()
    is_complete: bool = True  # False: it was stopped on the way

    @property
    def busy_cores(self) -> float:
        """What other programs took while the most disturbed row was measured."""
        return max((row.busy_cores for row in self.rows), default=0.0)

    @property
    def is_busy(self) -> bool:
        """One row at least is not to be relied on, nor is the order of the rows."""
        return self.busy_cores > BUSY_CORES


def spread(middle: float, low: float, high: float) -> float:
    """The larger distance of the quartiles from ``middle``, as a share of it; 0.0 where it is not known."""
    return max(middle - low, high - middle, 0.0) / middle if middle > 0 and 0 < low <= high else 0.0


def by_speed(rows: Iterable[BenchmarkRow]) -> list[BenchmarkRow]:
    """The fastest answers first."""
    return sorted(rows, key=lambda row: (-row.decode_tok_s, row.threads, row.kernel, row.isa))


def row_object(row: BenchmarkRow) -> dict[str, Any]:
    """For JSON."""
    return asdict(row) | {"energy": row.energy.as_object()}


def run_object(run: BenchmarkRun) -> dict[str, Any]:
    """For JSON."""
    return {
        "when": run.when,
        "version": run.version,
        "model": run.model,
        "complete": run.is_complete,
        "busy_cores": run.busy_cores,
        "rows": [row_object(row) for row in run.rows],
    }


def run_of(value: Any) -> BenchmarkRun:
    """What ``run_object`` made; ValueError if ``value`` is not of that kind."""
    try:
        rows = tuple(_row_of(row) for row in value["rows"])
        texts = {name: value[name] for name in ("when", "version", "model")}
        datetime.fromisoformat(texts["when"])
        if not all(isinstance(text, str) for text in texts.values()):
            raise ValueError("a text is missing")
        return BenchmarkRun(**texts, rows=rows, is_complete=value["complete"] is True)
    except (KeyError, TypeError) as error:
        raise ValueError(f"no run of a benchmark: {error}") from None


_TEXTS = ("kernel", "isa")
_MAY_BE_NONE = ("gate_sparsity", "head_rows_rescored")
_ENERGY = ("source", "scope", "joules", "seconds", "tokens", "uncertainty")


def _row_of(value: Any) -> BenchmarkRow:
    names = [item.name for item in fields(BenchmarkRow) if item.name != "energy"]
    known = {name: value[name] for name in names}
    for name, entry in known.items():
        is_right = isinstance(entry, str) if name in _TEXTS else _is_number(entry, name in _MAY_BE_NONE)
        if not is_right:
            raise ValueError(f"{name} cannot be {entry!r}")
    energy = {name: value["energy"][name] for name in _ENERGY}
    for name, entry in energy.items():
        if name not in ("source", "scope") and not _is_number(entry, name == "joules"):
            raise ValueError(f"{name} cannot be {entry!r}")
    return BenchmarkRow(**known, energy=Energy(**energy))


def _is_number(value: Any, may_be_none: bool) -> bool:
    if value is None:
        return may_be_none
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
