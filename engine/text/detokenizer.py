"""Tokens to text while they arrive: never half a character, and joined exactly the text of them all.

Both classes have ``add(token) -> str``, the text that is certain after this token (perhaps ""),
``finish() -> str``, what was still held back, and ``follow(ids)``: what comes next goes on after these ids,
whose text is known already. The work per token does not grow with the answer.
"""

import codecs
import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Protocol


class Detokenizer(Protocol):
    def add(self, token: int) -> str: ...

    def finish(self) -> str: ...

    def follow(self, ids: Sequence[int]) -> None: ...


# What is begun but not whole is inside so many tokens: a character has at most four bytes.
_TOKENS_BEFORE = 4

Piece = Callable[[int], str | None]
"""A token's string in the vocabulary; None for special tokens and ids outside, which have no text."""


@cache
def byte_of() -> dict[str, int]:
    """The printable character that stands for each byte in a byte-level vocabulary (GPT-2) -> the byte.

    Bytes that are printable in Latin-1 stand for themselves; the others take U+0100, U+0101, ... in order.
    """
    printable = {*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
    others = [byte for byte in range(256) if byte not in printable]
    return {chr(byte): byte for byte in printable} | {chr(0x100 + i): byte for i, byte in enumerate(others)}


class ByteLevelDetokenizer:
    """For byte-level vocabularies (Llama 3, Falcon 3, BitNet 2B4T): tokens are bytes, the bytes are UTF-8."""

    def __init__(self, piece: Piece) -> None:
        self._piece = piece
        self._utf8 = codecs.getincrementaldecoder("utf-8")("replace")

    def add(self, token: int) -> str:
        piece = self._piece(token)
        return "" if piece is None else self._utf8.decode(_bytes(piece))

    def finish(self) -> str:
        text = self._utf8.decode(b"", final=True)
        self._utf8.reset()
        return text

    def follow(self, ids: Sequence[int]) -> None:
        for token in ids[-_TOKENS_BEFORE:]:
            self.add(token)  # the bytes of a character that is cut stay behind


def piece_bytes(piece: str, byte_level: bool) -> bytes:
    """The bytes of a token as its vocabulary writes it: characters for bytes, else as SentencePiece does."""
    if byte_level:
        return _bytes(piece)
    return bytes([int(piece[3:5], 16)]) if _is_byte(piece) else piece.replace("▁", " ").encode()


def _bytes(piece: str) -> bytes:
    try:
        return bytes(map(byte_of().__getitem__, piece))
    except KeyError:  # an added token, written as it is
        return piece.encode()


class PrefixDetokenizer:
    """For any other vocabulary (SentencePiece and the like), by decoding the last few tokens again.

    What a token adds is the text of a few tokens with it, less the text of those without it. A run of byte
    tokens, <0xE4> and so on, is one thing to such decoders (one broken byte spoils the run), so it is
    held back to its end.
    """

    def __init__(self, piece: Piece, decode: Callable[[Sequence[int]], str]) -> None:
        self._piece = piece
        self._decode = decode
        self._given: list[int] = []  # the tokens last given out: the context of the next
        self._held: list[int] = []

    def add(self, token: int) -> str:
        piece = self._piece(token)
        if piece is None:
            return ""
        ended_run = ""
        if not _is_byte(piece) and self._held:
            ended_run = self.finish()
        self._held.append(token)
        return ended_run if _is_byte(piece) else ended_run + self.finish()

    def finish(self) -> str:
        before = self._decode(self._given) if self._given else ""
        text = self._decode(self._given + self._held)[len(before) :] if self._held else ""
        if self._held:
            self._given, self._held = self._held, []
        return text

    def follow(self, ids: Sequence[int]) -> None:
        for token in ids[-_TOKENS_BEFORE:]:
            self.add(token)
        self.finish()  # a run of bytes was shown when the answer was cut


def _is_byte(piece: str) -> bool:
    return re.fullmatch("<0x[0-9A-Fa-f]{2}>", piece) is not None
