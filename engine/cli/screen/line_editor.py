"""Reading a message at the terminal: line editing, history, messages of several lines."""

import sys
from pathlib import Path

from engine.paths import data_dir

try:
    import readline
except ImportError:  # Windows has line editing of its own
    readline = None  # type: ignore[assignment]

HISTORY_LINES = 1000


class LineEditor:
    """Reads messages; those typed at a terminal are kept for the next start."""

    def __init__(self) -> None:
        self._typed = sys.stdin.isatty() and sys.stdout.isatty()
        self._history = _history_path() if self._typed and readline is not None else None
        if self._typed and readline is not None and "libedit" not in (readline.__doc__ or ""):
            # Pasted line ends go into the message instead of sending it. Python switches this off.
            readline.parse_and_bind("set enable-bracketed-paste on")
        if self._history is not None:
            readline.set_history_length(HISTORY_LINES)
            try:
                readline.read_history_file(self._history)
            except OSError:
                pass  # there is none yet

    def read(self) -> str:
        """The next message. A line that ends in a backslash goes on in the next one.

        Raises EOFError at the end of the input and KeyboardInterrupt for Ctrl-C.
        """
        lines = [self._read_line("> ")]
        while lines[-1].endswith("\\"):
            lines[-1] = lines[-1][:-1]
            lines.append(self._read_line("  "))
        if self._history is not None:
            try:
                readline.write_history_file(self._history)
            except OSError:
                self._history = None  # cannot be written: the chat goes on without
        return "\n".join(lines)

    def half_typed(self) -> bool:
        """After a Ctrl-C: had something been typed in that line?"""
        return self._typed and readline is not None and bool(readline.get_line_buffer())

    def _read_line(self, prompt: str) -> str:
        return input(prompt if self._typed else "")


def _history_path() -> Path | None:
    try:
        return data_dir() / "chat_history"
    except OSError:
        return None
