"""EndReason: why an answer ended."""

from enum import StrEnum


class EndReason(StrEnum):
    """The values are those of the database and of ``tern chat --json``. The engine gives the first four."""

    STOP = "stop"  # the model came to its end
    LENGTH = "length"  # max_tokens
    CONTEXT = "context"  # it is full
    CANCELLED = "cancelled"
    FAILED = "failed"
    INTERRUPTED = "interrupted"  # the engine or the program ended
    UNFINISHED = ""  # it is being written, or is no answer
