"""Which bytes may come next in a JSON object, compared with Python's own reader."""

import json
import random
from typing import Any

import pytest

from engine.generation.json_text import DEEPEST, MOST_DIGITS, START, State, closing, read

TEXTS = [
    "{}",
    '{"a": 1}',
    '{"": ""}',
    '{"a":[],"b":{},"c":[[],{}]}',
    '{ "a" : [ 1 , -2.5 , 0 , -0 , 1e5 , 1E-7 , 2.50e+10 ] }',
    '{"a": true, "b": false, "c": null}',
    '{\n    "list": [\n        {\n            "x": "y"\n        }\n    ]\n}',
    r'{"\"\\\/\b\f\n\r\t\u00e9\uD83D\ude00": "\u0000"}',
    '{"ü 田中 😀": "é"}',
]
WRONG = [
    " {}", "[]", "1", '"a"', "{,}", "{a: 1}", "{'a': 1}", '{"a" 1}', '{"a": }', '{"a": 1,}',
    '{"a": 1 "b": 2}', '{"a": 01}', '{"a": +1}', '{"a": .5}', '{"a": 1.}', '{"a": 1.e5}',
    '{"a": 1e}', '{"a": --1}', '{"a": 1e5.5}', '{"a": True}', '{"a": nul}', '{"a": truee}',
    '{"a": NaN}', '{"a": Infinity}', '{"a": "\n"}', '{"a": "\\x"}', '{"a": "\\u12g4"}',
    '{"a": [1,]}', '{"a": [1}', '{"a": 1]', '{"a": 1}}', '{} ', "{}{}", '{1: 2}',
]  # fmt: skip


def state_of(text: str) -> State | None:
    return read(START, text.encode())


@pytest.mark.parametrize("text", TEXTS)
def test_objects_are_read_and_every_beginning_can_be_closed(text: str) -> None:
    json.loads(text)
    state = state_of(text)
    assert state is not None and state.mode == "done" and closing(state) == ""
    content = text.encode()
    for length in range(len(content)):
        begun = read(START, content[:length])
        assert begun is not None
        assert isinstance(json.loads(content[:length].decode(errors="replace") + closing(begun)), dict)


@pytest.mark.parametrize("text", WRONG)
def test_what_is_none_is_refused(text: str) -> None:
    state = state_of(text)
    assert state is None or state.mode != "done"


def test_in_pieces_or_at_once() -> None:
    for text in TEXTS:
        state: State | None = START
        for byte in text.encode():
            assert state is not None
            state = read(state, bytes([byte]))
        assert state == state_of(text)


def test_any_walk_can_be_closed() -> None:
    """Whatever bytes are taken that may come, it is the beginning of an object."""
    chance = random.Random(5)
    letters = b'{}[]:,"\\/ \n0123456789eE+-.truefalsnbfu\xc3\xa9' + bytes(range(0x80, 0x90))
    modes = set()
    for _ in range(3000):
        state, text = START, b""
        for _ in range(chance.randint(0, 60)):
            fits = [byte for byte in letters if read(state, bytes([byte])) is not None]
            if not fits:
                break
            byte = chance.choice(fits)
            after = read(state, bytes([byte]))
            assert after is not None
            state, text = after, text + bytes([byte])
        modes.add(state.mode)
        whole = text.decode("utf-8", "replace") + closing(state)
        assert isinstance(json.loads(whole), dict), whole
    assert len(modes) > 15, "most of what can be expected was met"


def test_nothing_goes_on_for_ever() -> None:
    def longest(start: str, more: str, most: int = 10_000) -> int:
        state = state_of(start)
        for count in range(most):
            assert state is not None
            following = read(state, more.encode())
            if following is None:
                return count
            state = following
        raise AssertionError("no end")

    assert longest('{"a":', "[") == DEEPEST - 1
    assert longest('{"a":1', "1") == MOST_DIGITS - 1
    assert longest('{"a":0.', "1") == MOST_DIGITS
    assert longest('{"a":', " ") < 50
    assert longest('{"a":1e', "9") == 3
    state = state_of("{" + '"a":{' * (DEEPEST - 1) + "\n" + " " * 4 * DEEPEST + '"b"')
    assert state is not None, "an indented line of the deepest object"


def values(chance: random.Random, depth: int) -> Any:
    kind = chance.randrange(7 if depth < 5 else 5)
    if kind == 0:
        return chance.choice([True, False, None])
    if kind == 1:
        return chance.randint(-(10**9), 10**9)
    if kind == 2:
        return chance.uniform(-1e6, 1e6)
    if kind < 5:
        return "".join(
            chr(chance.choice([34, 92, 9, 97, 233, 0x7530, 0x1F600])) for _ in range(chance.randrange(6))
        )
    if kind == 5:
        return [values(chance, depth + 1) for _ in range(chance.randrange(4))]
    return {str(values(chance, 9)): values(chance, depth + 1) for _ in range(chance.randrange(4))}


def test_whatever_python_writes_is_read() -> None:
    chance = random.Random(6)
    for _ in range(500):
        value = {"a": values(chance, 0)}
        text = json.dumps(value, ensure_ascii=chance.random() < 0.5, indent=chance.choice([None, 1, 2, 4]))
        state = state_of(text)
        assert state is not None and state.mode == "done", text
