"""The colours of the blocks of code seen last. Only finished blocks are coloured."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from app import paths
from app.markdown.coloring import Lines
from app.markdown.highlighter import Highlighter, Key
from app.markdown.slow_code import SlowCode

KEPT = 400_000  # characters of code whose colours are kept


class Highlights:
    """Owned by the chat view, used in the main thread. ``wanted`` is called when there is something to find.

    ``path``: the file of the blocks that take too long.
    """

    def __init__(
        self, wanted: Callable[[], None] = lambda: None, path: Callable[[], Path] = paths.slow_code_path
    ) -> None:
        self._wanted = wanted
        self._found: OrderedDict[Key, Lines] = OrderedDict()
        self._size = 0
        self._highlighter = Highlighter(SlowCode(path))

    def get(self, code: str, language: str) -> Lines | None:
        """The colours line by line, or None: then they are looked for, latest wish first."""
        key = (language, code)
        if key in self._found:
            self._found.move_to_end(key)
            return self._found[key]
        if language:
            self._highlighter.ask(key)
            self._wanted()
        return None

    @property
    def waiting(self) -> bool:
        """Colours are still looked for."""
        return self._highlighter.waiting

    def take(self) -> list[Key]:
        """Takes over what was found since the last time; (language, code) of those blocks."""
        done = self._highlighter.take()
        for key, lines in done:
            self._keep(key, lines)
        return [key for key, _ in done]

    def close(self) -> None:
        """No more colours; the process that looks for them ends."""
        self._highlighter.close()

    def _keep(self, key: Key, lines: Lines) -> None:
        self._size += len(key[1]) if key not in self._found else 0
        self._found[key] = lines
        while self._size > KEPT and len(self._found) > 1:
            old, _ = self._found.popitem(last=False)
            self._size -= len(old[1])
