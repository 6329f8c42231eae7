"""ChatMessage: one turn of a conversation as the engine gets it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One turn of a conversation as the prompt is built from it.

    ``role`` is "system", "user" or "assistant". A finished answer keeps the token ``ids`` it was
    generated with (without the stop token) and the hash of the tokenizer that made them; the prompt
    uses them as they are unless ``ids`` is empty or the tokenizer is another one.
    """

    role: str
    text: str
    ids: tuple[int, ...] = ()
    tokenizer_hash: str = ""
