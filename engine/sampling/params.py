"""SamplingParams: how an answer is sampled and how long it may become. Needs no NumPy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window needs SamplingParams only, and starts faster without NumPy
    import numpy as np
    from numpy.typing import NDArray

    Ids = NDArray[np.int32]

    class Sampler(Protocol):
        def __call__(
            self,
            logits: NDArray[np.float32],
            position: int,
            context_ids: Sequence[int],
            ids: Ids | None = None,
        ) -> int: ...


COLDEST = 1e-6  # below, scores / temperature might overflow
HOTTEST = 10.0
PENALTIES = (0.1, 10.0)
LARGEST_TOP_K = 2**31 - 1


@dataclass(frozen=True, slots=True)
class SamplingParams:
    """How an answer is sampled and how long it may become.

    ``temperature`` 0 always takes the most likely token. ``top_k`` 0, ``top_p`` 1, ``min_p`` 0 and
    ``repetition_penalty`` 1 switch a filter off. ``seed`` None: a fresh one for every answer.
    ``max_tokens`` None: to the end of the context. Raises ValueError outside the allowed interval.
    """

    temperature: float = 0.6
    top_k: int = 0
    top_p: float = 0.9
    min_p: float = 0.0
    repetition_penalty: float = 1.0
    seed: int | None = None
    max_tokens: int | None = None
    ignore_eos: bool = False

    def __post_init__(self) -> None:
        _check_number("temperature", self.temperature, 0.0, HOTTEST)
        if 0.0 < self.temperature < COLDEST:
            raise ValueError(f"temperature must be 0 or at least {COLDEST:g}, not {self.temperature!r}.")
        _check_number("top_p", self.top_p, 0.0, 1.0)
        _check_number("min_p", self.min_p, 0.0, 1.0)
        _check_number("repetition_penalty", self.repetition_penalty, *PENALTIES)
        _check_whole("top_k", self.top_k, 0, LARGEST_TOP_K)
        if self.seed is not None:
            _check_whole("seed", self.seed, 0, 2**64 - 1)
        if self.max_tokens is not None:
            _check_whole("max_tokens", self.max_tokens, 1, 2**31 - 1)
        if not isinstance(self.ignore_eos, bool):
            raise ValueError(f"ignore_eos must be true or false, not {self.ignore_eos!r}.")


def _check_number(name: str, value: object, low: float, high: float) -> None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not low <= value <= high:  # type: ignore[operator]
        raise ValueError(f"{name} must be a number from {low:g} to {high:g}, not {value!r}.")


def _check_whole(name: str, value: object, low: int, high: int) -> None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if not whole or not low <= value <= high:  # type: ignore[operator]
        raise ValueError(f"{name} must be a whole number from {low} to {high}, not {value!r}.")
