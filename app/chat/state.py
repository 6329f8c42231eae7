"""The state of a chat: what the engine is doing for it, and the numbers of the status line."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from engine.process.events import Counts, Energy, Piece, Power, total


@dataclass(frozen=True, slots=True)
class Stats:
    """Speeds in tokens per second, 0.0 where nothing was measured. Context in tokens."""

    tok_s_now: float = 0.0
    tok_s_mean: float = 0.0
    prefill_tok_s: float = 0.0
    ttft_s: float = 0.0  # time to first token
    context_used: int = 0
    context_size: int = 0
    accepted_tokens: int = 0  # of the answer, that were guessed ahead
    power: Power = Power()  # while an answer is made
    energy: Energy = Energy()  # of a finished answer
    chat_energy: tuple[Energy, ...] = ()  # of all answers of the chat, one for each way of measuring


def stats_of(counts: Counts | None, context_size: int, chat_energy: tuple[Energy, ...] = ()) -> Stats:
    """Numbers of a finished answer, or of none; ``context_size`` is that of the model loaded now, or 0."""
    if counts is None:
        return Stats(context_size=context_size, chat_energy=chat_energy)
    return Stats(
        tok_s_mean=counts.decode_tok_s,
        prefill_tok_s=counts.prefill_tok_s,
        ttft_s=counts.ttft_s,
        context_used=counts.context_used,
        context_size=context_size or counts.context_size,
        accepted_tokens=counts.accepted_tokens,
        energy=counts.energy,
        chat_energy=chat_energy,
    )


def sums(energies: Iterable[Energy]) -> tuple[Energy, ...]:
    """What was measured of answers, added up for each source and scope; what was not is left out."""
    groups: dict[tuple[str, str], list[Energy]] = {}
    for energy in energies:
        if energy.joules is not None:
            groups.setdefault((energy.source, energy.scope), []).append(energy)
    return tuple(total(group) for group in groups.values())


@dataclass(slots=True)
class StatsMeter:
    """Measures a running answer from outside; the counts of the engine take its place at the end."""

    context_size: int
    prompt_tokens: int = 0  # in the KV cache
    tokens: int = 0
    clock: Callable[[], float] = time.monotonic
    _asked: float = field(init=False)
    power: Power = Power()
    _first: float = 0.0

    def __post_init__(self) -> None:
        self._asked = self.clock()

    def progress(self, done: int) -> Stats:
        self.prompt_tokens = done
        return Stats(context_used=done, context_size=self.context_size, power=self.power)

    def piece(self, piece: Piece) -> Stats:
        now = self.clock()
        self.tokens += piece.token is not None
        self._first = self._first or now
        since = now - self._first
        return Stats(
            tok_s_now=piece.tok_s,
            tok_s_mean=(self.tokens - 1) / since if since > 0 else 0.0,
            ttft_s=self._first - self._asked,
            context_used=self.prompt_tokens + self.tokens,
            context_size=self.context_size,
            power=self.power,
        )


class Phase(Enum):
    IDLE = auto()
    SEARCHING = auto()  # the documents, for what fits the question
    LOADING = auto()  # a model is being loaded; an answer asked for now begins when it is there
    PREFILLING = auto()  # the prompt is being read
    GENERATING = auto()
    STOPPING = auto()  # stop was asked for; no more text is shown
