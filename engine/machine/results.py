"""What is found out about this computer: one row of the self test, one timing, a slowdown.

Light, because they travel to the window's process, which loads no kernel.
"""

from dataclasses import dataclass
from enum import StrEnum

FLOAT = "float"  # the kernel of the operations that all formats share
SKIP = "skip"  # of the products that skip zero neurons
BUSY_CORES = 0.3  # taken by other programs: from here on speeds are not to be relied on
PROMPT, ANSWER = 200, 300  # tokens of a usual exchange


@dataclass(frozen=True, slots=True)
class Slowdown:
    """Shares that were lost within a minute, 0.18 for 18 %."""

    speed: float
    clock: float


@dataclass(frozen=True, slots=True)
class SelfTestRow:
    """One check of the self test."""

    kernel: str  # a weight format, SKIP or FLOAT
    isa: str
    operation: str
    result: str  # ok | differs | unavailable


@dataclass(frozen=True, slots=True)
class Timing:
    """One kernel with one number of threads; speeds in tokens per second."""

    kernel: str
    isa: str
    threads: int
    decode_tok_s: float
    prefill_tok_s: float

    @property
    def way(self) -> tuple[str, str, int]:
        """What tells timings apart: kernel, instruction set, threads."""
        return self.kernel, self.isa, self.threads

    @property
    def exchange_s(self) -> float:
        """Seconds for a usual prompt and answer."""
        return PROMPT / self.prefill_tok_s + ANSWER / self.decode_tok_s


class Skipping(StrEnum):
    """In which matrices the weights of neurons that are zero are not read, in passes of few tokens."""

    BOTH = "both"  # rows of up behind a closed gate, columns of down
    UP = "up"
    DOWN = "down"
    NONE = "none"

    @property
    def up(self) -> bool:
        return self in (Skipping.BOTH, Skipping.UP)

    @property
    def down(self) -> bool:
        return self in (Skipping.BOTH, Skipping.DOWN)


@dataclass(frozen=True, slots=True)
class SkipGain:
    """The best way to skip, and how many times as fast a token is as where every weight is read."""

    way: Skipping
    gain: float


@dataclass(frozen=True, slots=True)
class TokenReads:
    """Bytes of memory that one token reads, and of weights that it can leave out (``skipped``)."""

    weights: int = 0
    skipped: int = 0
    head: int = 0
    kv: int = 0

    @property
    def total(self) -> int:
        """What is really read."""
        return self.weights + self.head + self.kv
