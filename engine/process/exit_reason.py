"""Why the engine process is gone, in one sentence, from its exit code."""

import signal

# Codes of Windows (NTSTATUS) that say more than a number.
_WINDOWS = {
    0xC0000005: "access violation",
    0xC000001D: "illegal instruction",
    0xC00000FD: "stack overflow",
    0xC0000017: "not enough memory",
}


def describe_exit(exitcode: int | None) -> str:
    """``exitcode`` as ``multiprocessing`` gives it: negative for the number of a signal."""
    if exitcode is None:
        return "The engine process can no longer be reached; reload the model to continue."
    if exitcode < 0:
        return _describe_signal(-exitcode)
    what = _WINDOWS.get(exitcode)
    if what:
        return f"The engine crashed ({what}); reload the model to continue."
    return f"The engine ended unexpectedly (exit status {exitcode}); reload the model to continue."


def _describe_signal(number: int) -> str:
    try:
        name = signal.Signals(number).name
    except ValueError:
        name = f"signal {number}"
    match name:
        case "SIGKILL":
            return (
                "The system ended the engine, probably because memory ran out; "
                "close other programs or choose a shorter context, and load the model again."
            )
        case "SIGILL":
            return (
                "The engine crashed on an instruction that this CPU does not have (SIGILL); "
                "choose another kernel or instruction set, and load the model again."
            )
        case "SIGBUS":
            return (
                "The engine could not read its memory (SIGBUS), as happens when a model file is changed "
                "while it is in use; reload the model to continue."
            )
        case "SIGSEGV" | "SIGABRT" | "SIGFPE" | "SIGTRAP" | "SIGSYS":
            return f"The engine crashed ({name}); reload the model to continue."
        case _:
            return f"The engine was ended by another program ({name}); reload the model to continue."
