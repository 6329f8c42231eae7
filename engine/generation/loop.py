"""The decode loop: prompt ids in, one Step per token out, until the answer ends.

The loop is pulled: cancelling is not asking for the next step, or the stop flag that the decoder reads.
Several answers can be pulled in turns, each with its decoder; ``turns`` gives way within a prompt as well.
Several tokens may come of one pass (speculation); they are the ones that would have come one by one.
Whatever happens, the decoder holds exactly the tokens that its ``tokens`` names, so the next answer can
begin from what the two have in common.
"""

import secrets
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from engine.errors import ContextError
from engine.generation.chooser import END, MOST_IDS, Chooser, Head
from engine.generation.drafter import Draft, Drafter
from engine.generation.end_reason import EndReason
from engine.generation.speculation import Speculation
from engine.sampling.params import SamplingParams
from engine.text.detokenizer import Detokenizer

if TYPE_CHECKING:
    from cython_kernels.network.decoder import Decoder

PREFILL_CHUNK = 128  # tokens between two reports of progress
Progress: TypeAlias = Callable[[int, int], None]


class _Tokenizer(Protocol):
    def detokenizer(self) -> Detokenizer: ...


class Model(Protocol):
    """What the loop needs of engine.model.model.Model."""

    @property
    def tokenizer(self) -> _Tokenizer | None: ...
    @property
    def stop_ids(self) -> frozenset[int]: ...
    def new_decoder(self) -> "Decoder": ...


@dataclass(frozen=True, slots=True)
class Step:
    """One token and the text that became certain with it; the last step has no token and tells the reason."""

    token: int | None  # None in the last step, whose text is what was still held back
    text: str
    reason: EndReason | None = None  # last step only


def common_prefix(cached: Sequence[int], ids: Sequence[int]) -> int:
    """How many leading ids of a prompt are in the cache already; the last id always has to be run."""
    most = min(len(cached), len(ids) - 1)
    return next((i for i in range(most) if cached[i] != ids[i]), max(most, 0))


def generate(
    model: Model,
    ids: Sequence[int],
    params: SamplingParams,
    decoder: "Decoder | None" = None,
    progress: Progress | None = None,
    speculation: Speculation | None = None,
    continued: bool = False,
) -> Iterator[Step]:
    """Answers the prompt ``ids``. The stop token is neither given out nor shown.

    ``decoder``: one that was used before keeps what it has in common with the prompt; None: a fresh one.
    ``progress`` is told (done, total) prompt tokens, beginning with those found in the cache.
    ``speculation`` keeps what was learned from answer to answer; None: a fresh one. It does not change the
    steps. ``continued``: the prompt ends with an answer that was cut, perhaps within a character.
    Raises ContextError at once if the prompt is longer than the context, NumericsError on the way.
    """
    steps = turns(model, ids, params, decoder, progress, speculation, continued)
    return (step for step in steps if step is not None)


def turns(
    model: Model,
    ids: Sequence[int],
    params: SamplingParams,
    decoder: "Decoder | None" = None,
    progress: Progress | None = None,
    speculation: Speculation | None = None,
    continued: bool = False,
    chunk: Callable[[], int] = lambda: PREFILL_CHUNK,
    head: Head | None = None,
) -> Iterator[Step | None]:
    """The steps of ``generate``, and None after each chunk of the prompt: a place to let others compute.

    ``chunk``: how many tokens of the prompt the next chunk may have. It does not change the steps.
    ``head``: chooses the tokens, over the same decoder; None: as ``params`` have it.
    """
    decoder = decoder or model.new_decoder()
    if not ids:
        raise ValueError("a prompt has at least one token")
    if len(ids) > decoder.context:
        raise ContextError(
            f"The conversation has {len(ids):,} tokens and the context holds {decoder.context:,}; "
            "start a new chat, shorten the message, or load the model with a longer context.",
            len(ids),
            decoder.context,
        )
    return _steps(
        model,
        list(ids),
        params,
        decoder,
        progress or _ignore,
        speculation or Speculation(),
        continued,
        chunk,
        head,
    )


def _steps(
    model: Model,
    ids: list[int],
    params: SamplingParams,
    decoder: "Decoder",
    progress: Progress,
    speculation: Speculation,
    continued: bool,
    chunk: Callable[[], int],
    head: Head | None,
) -> Iterator[Step | None]:
    assert model.tokenizer is not None
    detokenizer = model.tokenizer.detokenizer()
    if continued:
        detokenizer.follow(ids)
    stop_ids = (frozenset() if params.ignore_eos else model.stop_ids) | {END}
    room = decoder.context - len(ids) + 1  # the last token needs no place: nothing is computed after it
    wanted = room if params.max_tokens is None else min(room, params.max_tokens)

    reason = EndReason.CANCELLED
    rest = yield from _chunks(decoder, ids, progress, chunk)
    if rest:
        chooser = Chooser(decoder, params, secrets.randbits(64) if params.seed is None else params.seed, head)
        passes = _Passes(chooser, ids, stop_ids, speculation)
        chosen: list[int] = []
        for count in range(1, wanted + 1):
            if count == 1:
                chosen = passes.first(rest)
                progress(len(ids), len(ids))
            elif not chosen:
                chosen = passes.next(wanted - count)
            if not chosen:
                break
            token = chosen.pop(0)
            if token in stop_ids:
                reason = EndReason.STOP
                break
            ids.append(token)
            yield Step(token, detokenizer.add(token))
            if count == wanted:
                reason = EndReason.LENGTH if wanted == params.max_tokens else EndReason.CONTEXT
    yield Step(None, detokenizer.finish(), reason)


class _Passes:
    """The passes of one answer over ``ids``, the text so far, which others add to. [] if it was stopped."""

    def __init__(
        self, chooser: Chooser, ids: list[int], stop_ids: frozenset[int], speculation: Speculation
    ) -> None:
        self._chooser, self._ids, self._speculation = chooser, ids, speculation
        self._drafter = Drafter(stop_ids) if speculation.mode != "off" else None
        speculation.begin()

    def first(self, rest: Sequence[int]) -> list[int]:
        """What follows the prompt, whose end ``rest`` is still to be run: in one pass, without a guess."""
        if len(rest) == 1:
            return self.next(0)  # which also tells what a pass takes
        return self._chooser.first(rest, self._ids) or []

    def next(self, most: int) -> list[int]:
        """What follows the text: one token, and up to ``most`` others if they were guessed."""
        draft = Draft()
        if self._drafter is not None:
            self._drafter.read(self._ids)
            draft = self._drafter.draft(min(most, MOST_IDS - 1))
        drafted = self._speculation.cut(draft)
        started = time.perf_counter()
        chosen = self._chooser.next([self._ids[-1], *draft.ids[:drafted]], self._ids)
        if chosen is None:
            return []
        self._speculation.learn(draft, drafted, len(chosen) - 1, time.perf_counter() - started)
        return chosen


def prefill(
    decoder: "Decoder", ids: Sequence[int], progress: Progress = lambda done, total: None
) -> Sequence[int]:
    """Brings the prompt into the cache; returns its end, a chunk at most, or nothing if it was stopped.

    The end is left to the pass that chooses the first token: one pass over the weights for both.
    """
    chunks = _chunks(decoder, ids, progress, lambda: PREFILL_CHUNK)
    while True:
        try:
            next(chunks)
        except StopIteration as end:
            rest: Sequence[int] = end.value
            return rest


def _chunks(
    decoder: "Decoder", ids: Sequence[int], progress: Progress, chunk: Callable[[], int]
) -> Generator[None, None, Sequence[int]]:
    """Does what ``prefill`` does, and gives way after each chunk."""
    done = common_prefix(decoder.tokens, ids)
    decoder.truncate(done)
    progress(done, len(ids))
    while len(ids) - done > (size := chunk()):
        part = ids[done : done + size]
        if not decoder.append(part):
            return ()
        done += len(part)
        progress(done, len(ids))
        yield
    return ids[done:]


def _ignore(done: int, total: int) -> None:
    pass
