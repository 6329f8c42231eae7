"""The budget of one rendering of a chat template: every step and every character made is paid from it."""

import json
import time
from collections.abc import Iterable, Iterator
from types import GeneratorType
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import SecurityError

SECONDS = 0.5  # of this thread's CPU time; honest templates need a few milliseconds
STEP_SECONDS = 0.05  # a step counts for at most: a garbage collection of a large heap may fall into any one
BUDGET = 16 * 1024 * 1024  # characters a rendering may make in all, and
BUDGET_PER_CHARACTER = 64  # this many more for each character of the conversation
LARGEST = 256 * 1024  # characters in one value, and
LARGEST_PER_CHARACTER = 4
STEP = 32  # what a step costs, and
ITEM = 64  # an element of a list or dict, in characters
LARGEST_INTEGER = 4096  # bits
WIDEST_INDENT = 16

_PLAIN = (str, int, float, type(None), Undefined)


class TooMuch(Exception):
    """The budget is spent."""


class TemplateBudget:
    """What is left of the budget. ``characters``: the length of the conversation."""

    def __init__(self, characters: int) -> None:
        self._left = BUDGET + BUDGET_PER_CHARACTER * characters
        self._largest = LARGEST + LARGEST_PER_CHARACTER * characters
        self._seconds_left = SECONDS
        self._last = time.thread_time()

    def spend(self, characters: int = 0) -> None:
        """Pays for a step that makes so many characters, before it is taken. Raises TooMuch.

        The time since the step before is paid as well, so only a series of slow steps is stopped by time.
        """
        now = time.thread_time()
        self._seconds_left -= min(now - self._last, STEP_SECONDS)
        self._last = now
        self._left -= characters + STEP
        if characters > self._largest or self._left < 0 or self._seconds_left < 0:
            raise TooMuch

    def weigh(self, value: Any) -> Any:
        """Pays for a value just made, and passes it on."""
        if isinstance(value, GeneratorType):
            return self._each(value)
        if isinstance(value, int) and value.bit_length() > LARGEST_INTEGER:
            raise TooMuch
        self.spend(self.size(value) if isinstance(value, str | list | tuple | dict) else 0)
        return value

    def size(self, value: Any) -> int:
        """Characters in a text or a nest of lists; shared parts count as often as they would be printed."""
        size, rest = 0, [value]
        while rest:
            item = rest.pop()
            if isinstance(item, str):
                size += len(item)
            elif isinstance(item, list | tuple | dict):
                size += ITEM * len(item)
                if size > self._largest:
                    raise TooMuch
                rest.extend(item)
                if isinstance(item, dict):
                    rest.extend(item.values())
            elif not isinstance(item, _PLAIN):
                raise SecurityError(f"a {type(item).__name__} inside a list")
        return size

    def text(self, value: Any) -> str:
        """``str(value)`` of plain data, paid for."""
        if not isinstance(value, str):
            if not isinstance(value, (*_PLAIN, list, tuple, dict)):
                raise SecurityError(f"the text of a {type(value).__name__}")
            self.size(value)  # before it is printed
            value = str(value)
        self.spend(len(value))
        return str(value)

    def join(self, separator: str, values: Iterable[Any]) -> str:
        parts = [self.text(value) for value in values]
        self.spend(sum(map(len, parts)) + len(separator) * len(parts))
        return separator.join(parts)

    def replace(self, text: str, old: Any, new: Any, count: int | None = None) -> str:
        old, new = self.text(old), self.text(new)
        times = text.count(old) if count is None or count < 0 else min(count, text.count(old))
        self.spend(len(text) + times * len(new))
        return text.replace(old, new, times)

    def to_json(
        self, value: Any, ensure_ascii: bool = False, indent: int | str | None = None, **options: Any
    ) -> str:
        """As Hugging Face's templates expect it: readable text, nothing escaped for HTML."""
        width = len(indent) if isinstance(indent, str) else indent
        if width is not None and not (isinstance(width, int) and width <= WIDEST_INDENT):
            raise SecurityError(f"tojson with indent={str(indent)[:40]}")
        encoder = json.JSONEncoder(ensure_ascii=ensure_ascii, indent=indent, **options)
        return self.join("", encoder.iterencode(self.weigh(value)))

    def _each(self, values: Iterator[Any]) -> Iterator[Any]:
        for value in values:
            self.spend()
            yield value
