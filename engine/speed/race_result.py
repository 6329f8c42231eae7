"""What came of a race: two kernels answer the same question with the same seed, one after the other.

Light, because the window's process shows it and loads no kernel.
"""

from dataclasses import dataclass
from typing import Any

from engine.energy.energy import Energy
from engine.generation.ids_digest import ids_sha256


@dataclass(frozen=True, slots=True)
class Racer:
    """A kernel that takes part; ``isa`` "": on its best instruction set; ``threads`` 0: one per core."""

    kernel: str
    isa: str = ""
    threads: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """One kernel's answer. ``times``: seconds from the question until each token was there."""

    racer: Racer  # as it ran, nothing left open
    prompt_tokens: int
    tokens: tuple[int, ...]
    texts: tuple[str, ...]  # what each token added; "" while a character is incomplete
    times: tuple[float, ...]
    energy: Energy = Energy()

    @property
    def digest(self) -> str:
        """SHA-256 of the answer's token ids."""
        return ids_sha256(self.tokens)

    @property
    def first_s(self) -> float:
        """Seconds until the first token; 0.0 without one."""
        return self.times[0] if self.times else 0.0

    @property
    def decode_tok_s(self) -> float:
        """Tokens per second after the first; 0.0 where there are no two."""
        seconds = self.times[-1] - self.times[0] if self.times else 0.0
        return (len(self.times) - 1) / seconds if seconds > 0 else 0.0

    @property
    def prefill_tok_s(self) -> float:
        """Tokens of the prompt per second, up to the first of the answer."""
        return self.prompt_tokens / self.first_s if self.first_s > 0 else 0.0

    @property
    def seconds(self) -> float:
        """From the question to the last token."""
        return self.times[-1] if self.times else 0.0

    def as_object(self) -> dict[str, Any]:
        """For JSON; seconds rounded to microseconds."""
        return {
            "kernel": self.racer.kernel,
            "isa": self.racer.isa,
            "threads": self.racer.threads,
            "prompt_tokens": self.prompt_tokens,
            "ttft_s": round(self.first_s, 6),
            "prefill_tok_s": round(self.prefill_tok_s, 1),
            "decode_tok_s": round(self.decode_tok_s, 2),
            "seconds": round(self.seconds, 6),
            "energy": self.energy.as_object(),
            "sha256": self.digest,
            "tokens": self.tokens,
            "times": [round(seconds, 6) for seconds in self.times],
            "text": "".join(self.texts),
        }


@dataclass(frozen=True, slots=True)
class Split:
    """The first place where two answers are not the same; None: that one has ended there."""

    position: int  # from 1
    tokens: tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class RaceResult:
    """Both runs, in the order in which they were measured. ``together``: both models were in memory."""

    runs: tuple[Run, Run]
    seed: int
    together: bool

    @property
    def split(self) -> Split | None:
        """Where the answers differ; None: they are one, as every kernel's have to be."""
        first, second = (run.tokens for run in self.runs)
        for index in range(max(len(first), len(second))):
            pair = tuple(ids[index] if index < len(ids) else None for ids in (first, second))
            if pair[0] != pair[1]:
                return Split(index + 1, (pair[0], pair[1]))
        return None

    @property
    def gain(self) -> float:
        """How many times as fast the second one's decoding was; 0.0 where one has no speed."""
        first, second = (run.decode_tok_s for run in self.runs)
        return second / first if first > 0 else 0.0

    def as_object(self) -> dict[str, Any]:
        """For JSON."""
        split = self.split
        return {
            "seed": self.seed,
            "same": split is None,
            "first_other_token": None if split is None else split.position,
            "both_in_memory": self.together,
            "runs": [run.as_object() for run in self.runs],
        }
