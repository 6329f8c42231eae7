"""JSON letter by letter: which bytes may come next, and how a text that was cut is brought to its end.

A state is what has been read of a text with one object in it (RFC 8259). It is narrower than JSON where that
goes on for ever or breaks readers: nesting, runs of space and digits of a number have a limit.
"""

from typing import NamedTuple

DEEPEST = 32  # objects and lists in each other
MOST_DIGITS = 20  # of each part of a number
MOST_EXPONENT = 3  # digits

_SPACE = frozenset(b" \t\n\r")
_DIGITS = frozenset(b"0123456789")
_HEX = frozenset(b"0123456789abcdefABCDEF")
_ESCAPES = frozenset(b'"\\/bfnrt')
_LITERALS = {ord("t"): b"rue", ord("f"): b"alse", ord("n"): b"ull"}
_QUOTE, _BACKSLASH, _COMMA, _COLON = b'"\\,:'
_CLOSERS = {"{": ord("}"), "[": ord("]")}
# Where a number may end, and what may follow instead.
_NUMBERS = {
    "minus": "0i",
    "zero": ".e",
    "int": "d.e",
    "dot": "f",
    "fraction": "fe",
    "e": "s",
    "sign": "x",
    "exponent": "x",
}
_ENDS = ("zero", "int", "fraction", "exponent")
_COMPLETIONS = {
    "start": "{}",
    "key": '"":null',
    "colon": ":null",
    "value": "null",
    "escape": '\\"',
    "string": '"',
    "minus": "0",
    "dot": "0",
    "e": "0",
    "sign": "0",
}


class State(NamedTuple):
    """``mode``: what is expected; ``stack``: the brackets that are open."""

    mode: str = "start"
    stack: str = ""
    is_key: bool = False  # of the string in work
    left: bytes = b""  # of a literal, or hexadecimal digits (any four bytes)
    run: int = 0  # of spaces in a row, or of digits


START = State()


def read(state: State, content: bytes) -> State | None:
    """The state after ``content``; None if no JSON text goes on like this."""
    after: State | None = state
    for byte in content:
        after = _step(after, byte) if after is not None else None
        if after is None:
            return None
    return after


def closing(state: State) -> str:
    """What makes a whole text of one that was cut here; "" for a whole one."""
    mode = state.mode
    text = _COMPLETIONS.get(mode, "")
    if mode == "hex":
        text = "0" * len(state.left) + '"'
    elif mode == "literal":
        text = state.left.decode()
    if state.is_key:  # of a string that has now ended
        text += ":null"
    return text + "".join(chr(_CLOSERS[bracket]) for bracket in reversed(state.stack))


def _step(state: State, byte: int) -> State | None:
    mode = state.mode
    if mode == "string":
        return _in_string(state, byte)
    if mode == "escape":
        if byte == ord("u"):
            return state._replace(mode="hex", left=b"    ")
        return state._replace(mode="string") if byte in _ESCAPES else None
    if mode == "hex":
        if byte not in _HEX:
            return None
        left = state.left[1:]
        return state._replace(mode="hex" if left else "string", left=left)
    if mode == "literal":
        if byte != state.left[0]:
            return None
        left = state.left[1:]
        return state._replace(mode="literal", left=left) if left else _after_value(state.stack)
    if mode in _NUMBERS:
        return _in_number(state, byte)
    return _between(state, byte)


def _in_string(state: State, byte: int) -> State | None:
    if byte == _QUOTE:
        return State("colon", state.stack) if state.is_key else _after_value(state.stack)
    if byte == _BACKSLASH:
        return state._replace(mode="escape")
    return state if byte >= 0x20 else None


def _in_number(state: State, byte: int) -> State | None:
    mode, follow = state.mode, _NUMBERS[state.mode]
    if byte in _DIGITS:
        if "0" in follow:
            return State("zero" if byte == ord("0") else "int", state.stack, run=1)
        for sign, name, most in (
            ("d", "int", MOST_DIGITS),
            ("f", "fraction", MOST_DIGITS),
            ("x", "exponent", MOST_EXPONENT),
            ("s", "exponent", MOST_EXPONENT),
        ):
            if sign in follow:
                return State(name, state.stack, run=state.run + 1) if state.run < most else None
        return None
    if byte == ord(".") and "." in follow:
        return State("dot", state.stack)
    if byte in b"eE" and "e" in follow:
        return State("e", state.stack)
    if byte in b"+-" and "s" in follow:
        return State("sign", state.stack)
    return _between(_after_value(state.stack), byte) if mode in _ENDS else None


def _between(state: State, byte: int) -> State | None:
    """Outside of strings, numbers and literals."""
    mode, stack = state.mode, state.stack
    if byte in _SPACE:
        most = 0 if mode in ("start", "done") else 16 + 4 * len(stack)  # an indented line fits
        return state._replace(run=state.run + 1) if state.run < most else None
    if mode == "start":
        return State("key or end", "{") if byte == ord("{") else None
    if mode in ("key or end", "after", "value or end") and stack and byte == _CLOSERS[stack[-1]]:
        return _after_value(stack[:-1])
    if mode in ("key", "key or end"):
        return State("string", stack, is_key=True) if byte == _QUOTE else None
    if mode == "colon":
        return State("value", stack) if byte == _COLON else None
    if mode == "after":
        return State("key" if stack[-1] == "{" else "value", stack) if byte == _COMMA else None
    if mode in ("value", "value or end"):
        return _value(stack, byte)
    return None


def _value(stack: str, byte: int) -> State | None:
    """The first byte of a value."""
    if byte == _QUOTE:
        return State("string", stack)
    if byte in b"{[":
        deeper = stack + chr(byte)
        return (
            State("key or end" if byte == ord("{") else "value or end", deeper)
            if len(stack) < DEEPEST
            else None
        )
    if byte == ord("-"):
        return State("minus", stack)
    if byte in _DIGITS:
        return State("zero" if byte == ord("0") else "int", stack, run=1)
    if byte in _LITERALS:
        return State("literal", stack, left=_LITERALS[byte])
    return None


def _after_value(stack: str) -> State:
    return State("after", stack) if stack else State("done")
