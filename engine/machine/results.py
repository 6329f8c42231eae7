"""What is found out about the kernels of this CPU: one row of the self test, one timing.

Light, because they travel to the window's process, which loads no kernel.
"""

from dataclasses import dataclass

FLOAT = "float"  # the kernel of the operations that all formats share
SKIP = "skip"  # of the products that skip zero neurons
PROMPT, ANSWER = 200, 300  # tokens of a usual exchange


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
    def exchange_s(self) -> float:
        """Seconds for a usual prompt and answer."""
        return PROMPT / self.prefill_tok_s + ANSWER / self.decode_tok_s


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
