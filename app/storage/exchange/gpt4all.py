"""Reads GPT4All's .chat files: a stream of Qt's QDataStream with one chat, versions 1 to 12 of its layout."""

import struct
from collections.abc import Callable
from dataclasses import replace

from app.conversation import ConversationInfo, Message
from app.storage.exchange.tree import ExchangeError, Found, chain, said, seconds
from engine.process.events import EndReason

NAME = "GPT4All"
MAGIC = b"\xf5\xd5\x53\xcc"
NEWEST = 12
MOST_DEPTH = 50  # of parts in parts
_PARTS = ("Response: ", "Text: ", "Think: ", "ToolCall: ", "ToolResponse: ")


class _Cut(Exception):
    """The file ends, or says what no file says."""


class _Stream:
    """Big-endian values one after the other."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def take(self, count: int) -> bytes:
        end = self._at + count
        if count < 0 or end > len(self._data):
            raise _Cut
        taken, self._at = self._data[self._at : end], end
        return taken

    def number(self, form: str) -> int:
        """``form`` of struct: "i" 32 bits, "I" unsigned, "q" 64 bits, "Q" unsigned, "?" a byte."""
        return int(struct.unpack(">" + form, self.take(struct.calcsize(">" + form)))[0])

    def data(self) -> bytes:
        """A byte array: its length first, all ones for none."""
        length = self.number("I")
        if length == 0xFFFFFFFF:
            return b""
        return self.take(self.number("q") if length == 0xFFFFFFFE else length)

    def string(self) -> str:
        """UTF-16; a lone half of a pair stays."""
        data = self.data()
        if len(data) % 2:
            raise _Cut
        return data.decode("utf-16-be", "surrogatepass")

    def count(self, form: str = "q") -> int:
        """How many follow: never more than there are bytes."""
        count = self.number(form)
        if not 0 <= count <= len(self._data) - self._at:
            raise _Cut
        return count


def fits(data: bytes) -> bool:
    """Whether it begins as such a file does."""
    return data.startswith(MAGIC)


def read(data: bytes) -> tuple[Found, str]:
    """The chat and a sentence on what is wrong with the file, "" if nothing is. Raises ExchangeError.

    Of a file that is cut off, the messages before the cut are read.
    """
    stream = _Stream(data)
    stream.take(len(MAGIC))
    messages: list[Message] = []
    try:
        version = stream.number("i")
        if not 1 <= version <= NEWEST:
            raise ExchangeError(
                f"This chat of GPT4All has version {version} of its format, which is not known; "
                f"versions 1 to {NEWEST} are."
            )
        created = seconds(stream.number("q"))
        key, name, own_name, model = (stream.string() for _ in range(4))
        if version >= 3:
            for _ in range(stream.count("I")):
                stream.string()
        if version < 11:
            _skip_model_state(stream, version)
    except (_Cut, UnicodeDecodeError):
        raise ExchangeError(
            "This chat of GPT4All is damaged before its first message; nothing can be read of it."
        ) from None
    problem = ""
    try:
        for _ in range(stream.count("i")):
            messages.append(_item(stream, version, model))
    except (_Cut, UnicodeDecodeError, RecursionError):
        problem = "A file of GPT4All is cut off or damaged; what stands before that was read."
    info = ConversationInfo("", own_name or name, False, created, 0.0)
    nodes = chain(messages)
    return Found(NAME, key, info, nodes, nodes[-1].key if nodes else None), problem


def _skip_model_state(stream: _Stream, version: int) -> None:
    """What the model held in memory, in files of before version 11."""
    keeps = bool(stream.number("?")) if version >= 6 else True
    if version >= 2:
        stream.take(8)  # kind of model, version of its state
    stream.string()
    stream.string()
    stream.take(4)
    if not keeps:
        return
    stream.take((4 if version < 4 else 0) + 4 + (4 if version >= 7 else 0))
    if version < 9:
        stream.take(4 * stream.number("Q"))
    stream.take(4 * stream.number("Q"))
    stream.data()


def _item(stream: _Stream, version: int, model: str) -> Message:
    """One question or answer."""
    if version < 12:
        stream.take(4)  # its number
    name = stream.string()
    text = stream.string()
    if version < 10:
        stream.string()
    stream.string()  # an answer that a person would have liked better, for a survey
    stream.take(1)
    stopped = stream.number("?")
    stream.take(2)
    failed = stream.number("?") if version >= 11 and name == "Response: " else 0
    if version >= 8:
        for _ in range(stream.count()):
            _several(stream.string, 7)
            stream.take(12)
    elif version >= 3:
        stream.string()
        _several(stream.string, stream.count("I"))
    attached: list[str] = []
    if version >= 10:
        for _ in range(stream.count()):
            attached.append(stream.data().decode("utf-8", "replace"))
            stream.data()
    parts: list[str] = []
    if version >= 12:
        for _ in range(stream.count()):
            parts.append(_part(stream, MOST_DEPTH))
    role = {"Prompt: ": "user", "Response: ": "assistant", "System: ": "system"}.get(name)
    if role is None:
        raise _Cut
    # GPT4All shows the parts where there are any, and the answer's own text where there are none.
    text = "\n\n".join(part for part in parts if part.strip()) or text
    if attached:
        names = "\n".join(f"[{address.rpartition('/')[2]}]" for address in attached)
        text = f"{names}\n\n{text}"
    if role != "assistant":
        return said(role, text)
    reason = EndReason.FAILED if failed else EndReason.CANCELLED if stopped else EndReason.STOP
    return replace(said(role, text, model=model), reason=reason)


def _part(stream: _Stream, depth: int) -> str:
    """A part of an answer: text, what it thought, what it asked of a tool."""
    name, text = stream.string(), stream.string()
    if name not in _PARTS or depth == 0:
        raise _Cut
    if name == "Think: ":
        stream.take(4)
        text = "> " + text.strip().replace("\n", "\n> ") if text.strip() else ""
    elif name == "ToolCall: ":
        _skip_tool_call(stream)
    elif name == "ToolResponse: ":
        text = ""  # GPT4All does not show it either
    inner = [_part(stream, depth - 1) for _ in range(stream.count())]
    return "\n\n".join(part for part in (text, *inner) if part)


def _skip_tool_call(stream: _Stream) -> None:
    stream.string()
    for _ in range(stream.count()):
        stream.string()
        stream.take(4)
        _skip_variant(stream)
    stream.string()
    stream.take(4)
    stream.string()


def _skip_variant(stream: _Stream) -> None:
    """A QVariant: its type, whether it is null, and the value. Nothing, a string, or a plain number."""
    kind = stream.number("I")
    stream.take(1)
    if kind in (0, 10):
        stream.string()
    else:
        sizes = {1: 1, 2: 4, 3: 4, 4: 8, 5: 8, 6: 8}
        if kind not in sizes:
            raise _Cut
        stream.take(sizes[kind])


def _several(take: Callable[[], object], count: int) -> None:
    for _ in range(count):
        take()
