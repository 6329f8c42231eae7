"""A race of two kernels: the same question and seed, one after the other, every token with its time.

Two at once would share the memory, and both speeds would be false. Nothing is guessed ahead, so that every
token is one pass of its kernel. Both models are in memory before the first one runs, where they fit; else
the second is loaded when the first has gone. Every kernel has to write the same tokens: the digests tell.
"""

import gc
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine.energy.energy import EstimateOptions
from engine.energy.meter import Meter
from engine.errors import ContextError, KernelError, MemoryShortError
from engine.generation.end_reason import EndReason
from engine.generation.loop import generate
from engine.generation.speculation import Speculation
from engine.model.model import Model
from engine.model_folder.checkpoint import Weights, open_checkpoint
from engine.sampling.params import SamplingParams
from engine.speed.race_result import Racer, RaceResult, Run
from engine.text.chat_message import ChatMessage
from engine.text.tokenizer import Tokenizer, load_tokenizer, stop_ids

TOKENS = 128  # of an answer, where nothing is said
WARM_UP = 8  # tokens of the prompt that wake threads and touch memory before the clock runs
TOLD_S = 0.1  # between two reports of progress: each takes something from what is measured

Progress = Callable[[int, int, float], None]  # number of the racer, tokens so far (0: loading), share of all


@dataclass(frozen=True, slots=True)
class Start:
    """What both get."""

    messages: Sequence[ChatMessage]
    params: SamplingParams
    kv: str = "f16"
    estimate: EstimateOptions = EstimateOptions()


def race(
    folder: Path,
    racers: tuple[Racer, Racer],
    start: Start,
    energy: Meter,
    progress: Progress,
    heartbeat: Callable[[], None] | None = None,
    control: Any = None,
) -> RaceResult | None:
    """Both runs; None if the stop flag of ``control`` (``Decoder.set_control``) was raised meanwhile.

    ``heartbeat`` is called while a model is loaded. Raises an EngineError with one sentence.
    """
    if racers[0] == racers[1]:
        raise KernelError("A race takes two; name two different kernels, instruction sets or threads.")
    weights = open_checkpoint(folder)
    try:
        return _Race(weights, racers, start, energy, progress, heartbeat, control).run()
    finally:
        weights.close()


class _Race:
    def __init__(
        self,
        weights: Weights,
        racers: tuple[Racer, Racer],
        start: Start,
        energy: Meter,
        progress: Progress,
        heartbeat: Callable[[], None] | None,
        control: Any,
    ) -> None:
        self._weights, self._racers, self._start = weights, racers, start
        self._energy, self._progress = energy, progress
        self._heartbeat, self._control = heartbeat, control
        self._done = {"load 0": 0.0, "load 1": 0.0, "run 0": 0.0, "run 1": 0.0}  # shares
        self._tokenizer: Tokenizer = load_tokenizer(weights.path, weights.config)
        self._stops = stop_ids(weights.path, weights.config, self._tokenizer)
        self._ids = self._tokenizer.encode_chat(start.messages)
        wanted = start.params.max_tokens or TOKENS
        seed = secrets.randbits(63) if start.params.seed is None else start.params.seed
        self._params = replace(start.params, max_tokens=wanted, seed=seed)
        self._seed, self._size = seed, len(self._ids) + wanted
        if self._size > weights.config.max_position:
            raise ContextError(
                f"This question and an answer of {wanted} tokens need a context of {self._size}, and the "
                f"model has {weights.config.max_position}; ask something shorter."
            )

    def run(self) -> RaceResult | None:
        first = self._load(0)
        second = self._load_beside()
        together = second is not None
        runs = [self._measure(0, first)]
        del first
        if second is None:
            gc.collect()  # before the other one is read
            second = self._load(1)
        runs.append(self._measure(1, second) if runs[0] is not None else None)
        if runs[0] is None or runs[1] is None:
            return None
        return RaceResult((runs[0], runs[1]), self._seed, together)

    def _load_beside(self) -> Model | None:
        """The second model where it fits beside the first one, which is loaded."""
        try:
            return self._load(1)
        except MemoryShortError:
            return None

    def _load(self, number: int) -> Model:
        racer = self._racers[number]
        return Model(
            self._weights,
            name="race",
            kernel=racer.kernel,
            isa=racer.isa or None,
            threads=racer.threads or None,
            context=self._size,
            kv=self._start.kv,
            tokenizer=self._tokenizer,
            stops=self._stops,
            progress=lambda share: self._tell(number, 0, f"load {number}", share),
            heartbeat=self._heartbeat,
        )

    def _measure(self, number: int, model: Model) -> Run | None:
        decoder = model.new_decoder()
        if self._control is not None:
            decoder.set_control(self._control)
        decoder.append(self._ids[:WARM_UP])
        decoder.truncate(0)
        tokens: list[int] = []
        texts: list[str] = []
        times: list[float] = []
        reason: EndReason | None = None
        wanted = self._params.max_tokens or TOKENS
        self._energy.begin(self._start.estimate)
        told = began = time.perf_counter()
        steps = generate(model, self._ids, self._params, decoder=decoder, speculation=Speculation("off"))
        for step in steps:
            now = time.perf_counter()
            if step.token is None:  # the last step: what was held back belongs to the last token
                texts[-1:] = [text + step.text for text in texts[-1:]]
                reason = step.reason
                continue
            tokens.append(step.token)
            texts.append(step.text)
            times.append(now - began)
            if now - told >= TOLD_S:
                told = now
                self._tell(number, len(tokens), f"run {number}", len(tokens) / wanted)
        energy = self._energy.end(len(tokens))
        if reason is EndReason.CANCELLED:
            return None
        self._tell(number, len(tokens), f"run {number}", 1.0)
        racer = Racer(model.kernel, model.isa, model.threads)
        return Run(racer, len(self._ids), tuple(tokens), tuple(texts), tuple(times), energy)

    def _tell(self, number: int, tokens: int, part: str, share: float) -> None:
        self._done[part] = share
        self._progress(number, tokens, sum(self._done.values()) / len(self._done))
