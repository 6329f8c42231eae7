"""What a search through a certified head is to find, and what it found.

A score is a logit after the repetition penalty. Every search finds all rows that its goal names, and perhaps
more.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Best:
    """All rows with a score of at least the ``k``-th best less ``margin``."""

    k: int
    margin: float = 0.0

    def __post_init__(self) -> None:
        if self.k < 1 or not self.margin >= 0:
            raise ValueError(f"no search for the best {self.k} with margin {self.margin}")


@dataclass(frozen=True, slots=True)
class AtLeast:
    """All rows with a score of at least ``level``."""

    level: float

    def __post_init__(self) -> None:
        if self.level != self.level:
            raise ValueError("no search above a level that is not a number")


@dataclass(frozen=True, slots=True)
class Noisy:
    """The row with the greatest score / temperature + Gumbel noise (NUMERICS.md rule 10)."""

    temperature: float
    seed: int  # 64 bits
    position: int  # of the token to be chosen

    def __post_init__(self) -> None:
        if not self.temperature > 0:
            raise ValueError(f"no search at temperature {self.temperature}")


@dataclass(frozen=True, slots=True)
class Nucleus:
    """Rows that hold all the probability but about ``spare`` times that of the best row."""

    temperature: float
    spare: float

    def __post_init__(self) -> None:
        if not self.temperature > 0 or not self.spare > 0:
            raise ValueError(f"no nucleus at temperature {self.temperature} with {self.spare} to spare")


Goal: TypeAlias = Best | AtLeast | Noisy | Nucleus


@dataclass(frozen=True, slots=True)
class Found:
    """The rows that a search left, with logits that are bit for bit those of the full head.

    Of a nucleus, ``n_dropped`` rows are not among them: their scores are at most ``ceiling``, and
    exp(score / temperature) of all together is at most ``dropped`` times that of the best row.
    """

    ids: "NDArray[np.int32] | None"  # (n,) ascending; None where only the full head could tell
    logits: "NDArray[np.float32]"  # (n,), or (vocab,) without ids
    dropped: float = 0.0
    n_dropped: int = 0
    ceiling: float = float("-inf")
