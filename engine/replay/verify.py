"""Gives a bundle's answers again and compares every token."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from engine.errors import BundleError, ContextError
from engine.generation.end_reason import EndReason
from engine.generation.loop import generate
from engine.model.model import Model
from engine.replay.bundle import Bundle


@dataclass(frozen=True, slots=True)
class Difference:
    """The first token that is another one; None where one answer has ended and the other has not."""

    answer: int  # from 1
    position: int  # in the answer, from 1
    expected: int | None
    found: int | None


def other_files(bundle: Bundle, files: dict[str, str]) -> list[str]:
    """Names of the model's files whose SHA-256 is not that of the bundle; empty: it is the same model."""
    names = sorted(bundle.files.keys() | files.keys())
    return [name for name in names if bundle.files.get(name) != files.get(name)]


def replay(
    bundle: Bundle, model: Model, progress: Callable[[int, int], None] | None = None
) -> Difference | None:
    """The first difference, or None: bit for bit the same. ``progress`` gets tokens done, and of how many.

    Raises BundleError where the model cannot take the bundle's prompts.
    """
    decoder = model.new_decoder()
    done, total = 0, sum(len(turn.answer_ids) for turn in bundle.turns)
    for number, turn in enumerate(bundle.turns, start=1):
        if max(turn.prompt_ids, default=0) >= model.config.vocab_size or not turn.prompt_ids:
            raise BundleError("This model does not have the tokens of the bundle's prompts; choose another.")
        # One more than there are: an answer that ended by itself has to end there again.
        wanted = len(turn.answer_ids) + (turn.reason == EndReason.STOP)
        if wanted == 0:
            continue
        params = replace(turn.params, max_tokens=wanted)
        found: list[int | None] = []
        try:
            steps = generate(model, turn.prompt_ids, params, decoder=decoder, continued=turn.continued)
        except ContextError as error:
            raise BundleError(str(error)) from error
        for step in steps:
            if step.token is None:
                break
            found.append(step.token)
            position = len(found)
            expected = turn.answer_ids[position - 1] if position <= len(turn.answer_ids) else None
            if step.token != expected:
                return Difference(number, position, expected, step.token)
            done += 1
            if progress is not None:
                progress(done, total)
        if len(found) < len(turn.answer_ids):
            return Difference(number, len(found) + 1, turn.answer_ids[len(found)], None)
    return None
