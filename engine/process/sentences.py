"""What a person is told of an error in the engine process."""

import sys
import time
import traceback
from typing import TextIO

from engine.errors import EngineError


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
