"""Energy: what one answer took, with the source of the figure. An estimate never passes for a measurement."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

NONE = "none"
ESTIMATE = "estimate"
PHONE_CHARGE_WH = 15.0  # a phone's battery filled once, the yardstick beside a receipt
WATTS_PER_CORE = (0.1, 100.0)  # what a person may set


@dataclass(frozen=True, slots=True)
class EstimateOptions:
    """What a person says about the estimate. ``watts_per_core`` 0.0: as the table of processors has it.

    Checks itself: ValueError.
    """

    is_on: bool = True
    watts_per_core: float = 0.0

    def __post_init__(self) -> None:
        if type(self.is_on) is not bool:
            raise ValueError(f"is_on cannot be {self.is_on!r}.")
        if type(self.watts_per_core) not in (int, float):
            raise ValueError(f"watts_per_core cannot be {self.watts_per_core!r}.")
        low, high = WATTS_PER_CORE
        if self.watts_per_core and not low <= self.watts_per_core <= high:
            raise ValueError(
                f"watts_per_core must be between {low} and {high:.0f}, not {self.watts_per_core}."
            )


@dataclass(frozen=True, slots=True)
class Power:
    """What is taken now. ``watts`` is None where nothing measures."""

    source: str = NONE
    scope: str = ""
    watts: float | None = None


@dataclass(frozen=True, slots=True)
class Energy:
    """What one answer took, from its command to its last token; ``joules`` None: not measured.

    ``source`` is "rapl", "perf", "battery", "emi", "ioreport", "estimate" or "none"; ``scope`` what the
    figure covers: "package", "package and memory", "machine" or "process".
    """

    source: str = NONE
    scope: str = ""
    joules: float | None = None
    seconds: float = 0.0
    tokens: int = 0  # that were generated
    uncertainty: float = 0.0  # share of the joules, up or down; 0.0: that of the meter itself
    problem: str = ""  # why nothing was measured, in a few words

    @property
    def is_estimate(self) -> bool:
        return self.source == ESTIMATE

    @property
    def j_per_token(self) -> float | None:
        """Joules per generated token; the reading of the prompt is in it."""
        return None if self.joules is None or self.tokens <= 0 else self.joules / self.tokens

    @property
    def watt_hours(self) -> float | None:
        return None if self.joules is None else self.joules / 3600.0

    @property
    def watts(self) -> float | None:
        """The mean over the answer."""
        return None if self.joules is None or self.seconds <= 0 else self.joules / self.seconds

    def as_object(self) -> dict[str, Any]:
        """For JSON, figures rounded to five digits."""
        return {
            "source": self.source,
            "scope": self.scope,
            "j_per_token": _rounded(self.j_per_token),
            "joules": _rounded(self.joules),
            "seconds": _rounded(self.seconds),
            "tokens": self.tokens,
            "uncertainty": _rounded(self.uncertainty),
        }


def total(parts: Sequence[Energy]) -> Energy:
    """What ``parts`` took together. Joules only where all have them from one source and of one scope.

    One part that was not measured, or that comes from somewhere else, leaves the whole "not measured".
    """
    if not parts:
        return Energy()
    first = parts[0]
    seconds, tokens = sum(part.seconds for part in parts), sum(part.tokens for part in parts)
    problem = next((part.problem for part in parts if part.problem), "")
    if any(part.joules is None for part in parts):
        return Energy(NONE, "", None, seconds, tokens, problem=problem or "a part was not measured")
    if any((part.source, part.scope) != (first.source, first.scope) for part in parts):
        return Energy(NONE, "", None, seconds, tokens, problem="its parts were measured in different ways")
    joules = [part.joules or 0.0 for part in parts]
    unsure = sum(part.uncertainty * taken for part, taken in zip(parts, joules, strict=True))
    uncertainty = unsure / sum(joules) if sum(joules) > 0 else 0.0
    return replace(first, joules=sum(joules), seconds=seconds, tokens=tokens, uncertainty=uncertainty)


def _rounded(value: float | None) -> float | None:
    if value is None or value == 0:
        return value
    return round(value, 4 - math.floor(math.log10(abs(value))))
