"""The prompt of an answer: what the model is told."""

from collections.abc import Sequence

from app.conversation import Message
from engine.events import ChatMessage


def prompt_messages(path: Sequence[Message], system_prompt: str) -> tuple[ChatMessage, ...]:
    """The system prompt, unless it is blank, and the branch. Answers that never began are left out.

    Answers carry the ids they were generated with; the engine uses them if its tokenizer made them.
    """
    system = (ChatMessage("system", system_prompt),) if system_prompt.strip() else ()
    turns = (
        ChatMessage(message.role, message.text, message.ids, message.tokenizer_hash)
        for message in path
        if message.text or message.role == "user"
    )
    return (*system, *turns)
