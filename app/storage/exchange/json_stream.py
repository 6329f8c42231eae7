"""Reads a large JSON file piece by piece, so that a damaged place does not cost what stands before it."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from app.storage.exchange.tree import ExchangeError

MOST_BYTES = 2 << 30  # of one file; more is no export
_SPACE = " \t\n\r\ufeff"
_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECODER = json.JSONDecoder()


class DamagedError(Exception):
    """The rest of the text is no JSON."""


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 or UTF-32 where it looks like it. Raises ExchangeError."""
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "")
    if not encoding and len(data) > 3 and b"\0" in data[:4]:
        zeros = [byte == 0 for byte in data[:4]]
        if zeros[:3] == [True] * 3:
            encoding = "utf-32-be"
        elif zeros[1:] == [True] * 3:
            encoding = "utf-32-le"
        else:
            encoding = "utf-16-be" if zeros[0] else "utf-16-le"
    try:
        return data.decode(encoding or "utf-8-sig")
    except UnicodeDecodeError:
        raise ExchangeError(
            "The text of this file is not in UTF-8, so its letters cannot be told for sure; save it as UTF-8 "
            "and import it again."
        ) from None


def values(text: str, names: tuple[str, ...], on_place: Callable[[int], None]) -> Iterator[tuple[str, Any]]:
    """(name, value) of what is at the top of a JSON text, one after the other.

    The elements of an array have the name ""; so has each element of an array that an object holds under one
    of ``names``. Otherwise an object is one value, named "" too; the keys before such an array come as they
    are, by their names. DamagedError where it is no JSON, after what stood before. ``on_place`` is told how
    far it has come, in characters.
    """
    at = _behind_space(text, 0)
    opened = text[at : at + 1]
    if opened == "[":
        yield from _elements(text, at, on_place)
    elif opened == "{" and (found := _array_in_object(text, at, names)) is not None:
        keys, start = found
        yield from keys.items()
        yield from _elements(text, start, on_place)
    else:
        value, end = _value(text, at)
        on_place(end)
        yield "", value
        while (at := _behind_space(text, end)) < len(text):  # a value a line
            value, end = _value(text, at)
            on_place(end)
            yield "", value


def _array_in_object(text: str, at: int, names: tuple[str, ...]) -> tuple[dict[str, Any], int] | None:
    """What an object holds before the first array with one of ``names``, and where that begins."""
    keys: dict[str, Any] = {}
    try:
        at = _behind_space(text, at + 1)
        while text[at : at + 1] == '"':
            key, at = _value(text, at)
            at = _behind_space(text, at)
            if text[at : at + 1] != ":":
                return None
            at = _behind_space(text, at + 1)
            if key in names and text[at : at + 1] == "[":
                return keys, at
            keys[key], at = _value(text, at)
            at = _behind_space(text, at)
            if text[at : at + 1] != ",":
                return None
            at = _behind_space(text, at + 1)
    except DamagedError:
        pass
    return None


def _elements(text: str, at: int, on_place: Callable[[int], None]) -> Iterator[tuple[str, Any]]:
    at = _behind_space(text, at + 1)
    if text[at : at + 1] == "]":
        return
    while True:
        value, at = _value(text, at)
        on_place(at)
        yield "", value
        at = _behind_space(text, at)
        if text[at : at + 1] == "]":
            return
        if text[at : at + 1] != ",":
            raise DamagedError
        at = _behind_space(text, at + 1)


def _value(text: str, at: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError, IndexError):
        raise DamagedError from None


def _behind_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at
