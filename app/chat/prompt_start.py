"""With which message a prompt begins, where the whole branch is longer than the context."""

from collections.abc import Sequence

from app.conversation import Conversation, Message, left_out

ROOM = 0.5  # of the context that the prompt may take: the rest is for the answer and the next turns
MESSAGE_TOKENS = 8  # of the template around a message
CHARS_PER_TOKEN = 3.0  # where nothing better is known


def prompt_path(conversation: Conversation, answer: Message) -> list[Message]:
    """The branch that ``answer`` is generated from; an answer that is gone on with is part of it."""
    return conversation.path_to(answer.id if answer.text else answer.parent_id)


def starts(path: Sequence[Message]) -> list[str]:
    """Ids of the messages that a prompt can begin with, the oldest first: each question."""
    return [message.id for message in path if message.role == "user"]


def next_start(path: Sequence[Message], prompt_from: str) -> str:
    """The next question after the one that the prompt begins with; "" if that is the last one."""
    return next(iter(starts(path[left_out(path, prompt_from) :])[1:]), "")


def start_with_room(path: Sequence[Message], prompt_from: str, tokens: int, context: int) -> str:
    """The earliest question from which on the branch leaves room for an answer, and the last if none does.

    ``tokens``: what the prompt has that began with ``prompt_from``. Always leaves something out; "" if
    nothing can be.
    """
    later = starts(path[left_out(path, prompt_from) :])[1:]
    if not later:
        return ""
    held = path[left_out(path, prompt_from) :]
    exact = sum(len(message.ids) + MESSAGE_TOKENS for message in held if message.ids)
    chars = sum(len(message.text) for message in held if not message.ids)
    per_char = max(tokens - exact, 0) / chars if chars and tokens else 1 / CHARS_PER_TOKEN
    for start in later:
        rest = path[left_out(path, start) :]
        size = sum(len(m.ids) if m.ids else len(m.text) * per_char for m in rest)
        if size + MESSAGE_TOKENS * len(rest) <= ROOM * context:
            return start
    return later[-1]


def inherited(path: Sequence[Message], context: int) -> str:
    """Where the prompt of a new answer begins: as that of the answer before, unless the context has grown."""
    last = next((message for message in reversed(path) if message.role == "assistant"), None)
    if last is None or not left_out(path, last.prompt_from):
        return ""
    grown = last.counts is not None and 0 < last.counts.context_size < context
    return "" if grown else last.prompt_from
