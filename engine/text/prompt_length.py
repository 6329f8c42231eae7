"""Counting the tokens of long texts, and refusing a prompt that is far too long without encoding all of it.

Encoding ten megabytes takes twenty seconds in one call, which nothing can stop and in which nothing else
runs. So long texts are first counted slice by slice, until it is plain that they do not fit.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from engine.errors import ContextError
from engine.text.chat_message import ChatMessage

SLICE = 32 * 1024  # characters; encoded in some 0.05 s
SLACK = 1.1  # a text cut into slices has a few tokens more than the whole


class Tokenizer(Protocol):
    """What is needed of engine.text.tokenizer.Tokenizer."""

    hash: str

    def encode_text(self, text: str) -> list[int]: ...


def refuse_overlong(
    tokenizer: Tokenizer, messages: Sequence[ChatMessage], context: int, between: Callable[[], None]
) -> None:
    """Raises ContextError if ``messages`` surely have more than ``context`` tokens.

    Only texts that would have to be encoded are counted. ``between`` is called before every slice.
    """
    texts = [m.text for m in messages if not m.ids or m.tokenizer_hash != tokenizer.hash]
    if sum(map(len, texts)) <= SLICE:
        return
    count = 0
    for text in texts:
        for start in range(0, len(text), SLICE):
            between()
            count += len(tokenizer.encode_text(text[start : start + SLICE]))
            if count > SLACK * context:
                raise ContextError(
                    f"The conversation has more than {count:,} tokens and the context holds {context:,}; "
                    "start a new chat, shorten the message, or load the model with a longer context.",
                    count,
                    context,
                )


def count_tokens(tokenizer: Tokenizer, text: str, most: int, between: Callable[[], None]) -> tuple[int, bool]:
    """Tokens of ``text``, and whether that is exact: once ``most`` are found, the rest is reckoned from them.

    ``between`` is called before every slice.
    """
    if len(text) <= SLICE:
        between()
        return len(tokenizer.encode_text(text)), True
    count = 0
    for start in range(0, len(text), SLICE):
        between()
        count += len(tokenizer.encode_text(text[start : start + SLICE]))
        if count > most and start + SLICE < len(text):
            return round(count * len(text) / (start + SLICE)), False
    return count, False  # cut into slices, it has a few more than in one
