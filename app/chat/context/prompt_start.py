"""With which message a prompt begins, where the whole branch is longer than the context."""

from collections.abc import Sequence
from dataclasses import replace

from app.conversation import (
    Conversation,
    ConversationInfo,
    Message,
    kept_pinned,
    left_out,
    prompt_text,
)
from app.presets.preset import Preset
from app.settings import Settings
from engine.process.events import ModelInfo
from engine.sampling.params import SamplingParams

ROOM = 0.5  # of the context that the prompt may take: the rest is for the answer and the next turns
MESSAGE_TOKENS = 8  # of the template around a message
CHARS_PER_TOKEN = 3.0  # where nothing better is known


def system_prompt_of(chat: ConversationInfo, value: Settings, model: ModelInfo) -> str:
    """That of the conversation, else that of the settings for ``model``; "" for none."""
    return value.prompt_for(model) if chat.system_prompt is None else chat.system_prompt


def sampling_of(chat: ConversationInfo, value: Settings, model: ModelInfo) -> SamplingParams:
    """That of the conversation, else that of the settings for ``model``."""
    return chat.options.sampling or value.sampling_for(model)


def with_preset(chat: ConversationInfo, preset: Preset | None) -> ConversationInfo:
    """The conversation as it is with that preset, or without any for None; the rest stays as it is."""
    if preset is None:
        options = replace(chat.options, sampling=None, preset="", preset_id="")
        return replace(chat, system_prompt=None, options=options)
    options = replace(chat.options, sampling=preset.sampling, preset=preset.name, preset_id=preset.id)
    return replace(chat, system_prompt=preset.prompt, options=options)


def prompt_path(conversation: Conversation, answer: Message) -> list[Message]:
    """The branch that ``answer`` is generated from; an answer that is gone on with is part of it."""
    return conversation.path_to(answer.id if answer.text else answer.parent_id)


def starts(path: Sequence[Message]) -> list[str]:
    """Ids of the messages that a prompt can begin with, the oldest first: each question."""
    return [message.id for message in path if message.role == "user"]


def next_start(path: Sequence[Message], prompt_from: str) -> str:
    """The next question after the one that the prompt begins with; "" if that is the last one."""
    return next(iter(starts(path[left_out(path, prompt_from) :])[1:]), "")


def start_with_room(
    path: Sequence[Message], prompt_from: str, tokens: int, context: int, room: float = ROOM
) -> str:
    """The earliest question from which on the branch leaves room for an answer, and the last if none does.

    Pinned messages stay, and take their part. ``tokens``: what the prompt has that began with
    ``prompt_from``. ``room``: the part of the context that the prompt may take. Always leaves something
    out; "" if nothing can be.
    """
    begin = left_out(path, prompt_from)
    later = starts(path[begin:])[1:]
    if not later:
        return ""
    held = [*kept_pinned(path, begin), *path[begin:]]
    exact = sum(len(message.ids) + MESSAGE_TOKENS for message in held if message.ids)
    chars = sum(len(prompt_text(message)) for message in held if not message.ids)
    per_char = max(tokens - exact, 0) / chars if chars and tokens else 1 / CHARS_PER_TOKEN

    def size(message: Message) -> float:
        return MESSAGE_TOKENS + (len(message.ids) or len(prompt_text(message)) * per_char)

    kept = {message.id for message in kept_pinned(path, len(path))}
    total = sum(map(size, held))
    for index in range(begin, len(path)):
        message = path[index]
        if index > begin and message.role == "user" and total <= room * context:
            return message.id
        total -= 0 if message.id in kept else size(message)
    return later[-1]


def inherited(path: Sequence[Message], context: int) -> str:
    """Where the prompt of a new answer begins: as that of the answer before, unless the context has grown."""
    last = next((message for message in reversed(path) if message.role == "assistant"), None)
    if last is None or not left_out(path, last.prompt_from):
        return ""
    grown = last.counts is not None and 0 < last.counts.context_size < context
    return "" if grown else last.prompt_from
