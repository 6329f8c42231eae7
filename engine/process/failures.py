"""How an error in the engine process is told: in which event to its owner, in which sentence to a person."""

import sys
import time
import traceback
from typing import TYPE_CHECKING, TextIO

from engine.errors import ContextError, EngineError, PromptError, TemplateError
from engine.process.events import (
    Command,
    Count,
    Counts,
    Died,
    Dismiss,
    EndReason,
    Event,
    Failed,
    Finished,
    Forget,
    Generate,
    LoadFailed,
    Prepare,
    Race,
    Raced,
    RaceFailed,
    Serve,
    Sweep,
    SweepFailed,
    Swept,
    Tune,
    Tuned,
    TuneFailed,
)

if TYPE_CHECKING:
    from engine.process.running_model import RunningModel


class CommandStopped(EngineError):
    """The owner stopped the command in work while the decoder was not running."""


def failure(
    command: Command | None, error: Exception, sentence: str, running: "RunningModel | None"
) -> Event | None:
    """What the owner is told when ``command`` (None: the start) ended; None where nobody waits for it.

    ``sentence`` says what went wrong, to a person; ``running`` is the model that is loaded still.
    """
    stopped = isinstance(error, CommandStopped)
    match command:
        case Generate() | Serve() if stopped:
            return Finished(command.id, EndReason.CANCELLED, _nothing_done(running))
        case Generate() | Serve() if isinstance(error, ContextError):
            return Failed(command.id, sentence, error.tokens, error.context, of_prompt=True)
        case Generate() | Serve():
            return Failed(command.id, sentence, of_prompt=isinstance(error, TemplateError | PromptError))
        case Tune():
            return Tuned() if stopped else TuneFailed(sentence)
        case Race():
            return Raced() if stopped else RaceFailed(sentence)
        case Sweep():
            return Swept() if stopped else SweepFailed(sentence)
        case Prepare() | Count() | Forget() | Dismiss():
            return None
        case None:
            return Died(sentence)
        case _:
            kept = None if running is None else running.info()
            return LoadFailed("Loading was stopped." if stopped else sentence, kept)


def _nothing_done(running: "RunningModel | None") -> Counts:
    if running is None:
        return Counts()
    return Counts(context_used=running.decoder.length, context_size=running.decoder.context)


def sentence_of(error: Exception, log: TextIO | None) -> str:
    """One sentence; the details of an error that nobody foresaw go to ``log``, or to stderr without one."""
    if isinstance(error, EngineError):
        return str(error)
    if isinstance(error, MemoryError):
        return "Memory ran out; close other programs, or choose a shorter context or a smaller model."
    text = "".join(traceback.format_exception(error))
    place = ""
    if log is not None:
        log.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')}\n{text}")
        place = f"; the details are in {log.name}"
    elif sys.stderr is not None:
        sys.stderr.write(text)
    return f"The engine had an internal error ({type(error).__name__}){place}."
