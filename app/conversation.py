"""Conversations as values: messages, and the tree they form.

Regenerating or editing adds a sibling beside a message; nothing is overwritten. A branch is named by
its last message, the leaf. No Qt here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from engine import ChatMessage
from engine.process.events import Counts, EndReason

# The answer was cut and can be continued.
CUT_REASONS = frozenset(EndReason) - {EndReason.STOP, EndReason.UNFINISHED}

TITLE_LENGTH = 48  # characters


def new_id() -> str:
    """A fresh id for a message or a conversation."""
    return uuid4().hex


@dataclass(frozen=True, slots=True)
class Message:
    """One turn. ``ids`` are the tokens an answer was generated with, under ``tokenizer_hash``.

    ``ids`` is empty for what a person wrote, and for an answer whose text was edited.
    """

    id: str
    conversation_id: str
    parent_id: str | None
    role: str  # "user" or "assistant"
    text: str
    ids: tuple[int, ...] = ()
    tokenizer_hash: str = ""
    reason: EndReason = EndReason.UNFINISHED
    model: str = ""  # name of the model that answered
    created: float = 0.0  # seconds since 1970
    counts: Counts | None = None
    prompt_from: str = ""  # id of the first message that the prompt of this answer holds; "": it holds all
    replay: bytes = b""  # what gives the answer again (app/chat/replays.py); b"": it cannot be


@dataclass(frozen=True, slots=True)
class ConversationInfo:
    """A conversation without its messages. ``title`` is "" until the first message names it."""

    id: str
    title: str = ""
    pinned: bool = False
    created: float = 0.0
    updated: float = 0.0
    system_prompt: str | None = None  # None: the default of the settings
    draft: str = ""  # what stands unsent in the composer
    leaf_id: str | None = None  # the end of the branch in view
    scroll: float = 0.0  # the chat view's own number, kept for it


class Conversation:
    """The tree of messages of one conversation, in memory. ``info.leaf_id`` says which branch is in view."""

    def __init__(self, info: ConversationInfo, messages: Iterable[Message] = ()) -> None:
        """``messages`` in the order they were made: a parent always before its children."""
        self.info = info
        self.messages: dict[str, Message] = {}
        self._children: dict[str | None, list[str]] = {}
        for message in messages:
            self.add(message)
        if info.leaf_id not in self.messages:
            self.set_leaf(next(reversed(self.messages), None))

    def add(self, message: Message) -> None:
        """Hang a new message below its parent; the branch in view is left as it is."""
        self.messages[message.id] = message
        self._children.setdefault(message.parent_id, []).append(message.id)

    def replace(self, message: Message) -> None:
        """Put a newer state of a message in the place of the older one."""
        self.messages[message.id] = message

    def set_leaf(self, leaf_id: str | None) -> None:
        """Look at the branch that ends in ``leaf_id``."""
        self.info = replace(self.info, leaf_id=leaf_id)

    def children(self, message_id: str | None) -> list[str]:
        """Ids of the messages that follow directly, oldest first; of the roots for None."""
        return list(self._children.get(message_id, ()))

    def path(self) -> list[Message]:
        """The branch in view, from the root to the leaf."""
        return self.path_to(self.info.leaf_id)

    def path_to(self, message_id: str | None) -> list[Message]:
        """All messages from the root to ``message_id``, both included."""
        path: list[Message] = []
        while message_id is not None:
            message = self.messages[message_id]
            path.append(message)
            message_id = message.parent_id
        path.reverse()
        return path

    def siblings(self, message_id: str) -> tuple[int, list[str]]:
        """The place of a message (from 0) among all that follow the same parent, and their ids."""
        ids = self.children(self.messages[message_id].parent_id)
        return ids.index(message_id), ids

    def leaf_below(self, message_id: str) -> str:
        """The most recent leaf at or below a message."""
        # The last message made in a subtree has no children: they would have been made later still.
        below = {message_id}
        leaf = message_id
        for message in self.messages.values():
            if message.parent_id in below:
                below.add(message.id)
                leaf = message.id
        return leaf


def title_from(text: str) -> str:
    """A title for a conversation: the first words of its first message."""
    words = text[: TITLE_LENGTH * 20].replace("\0", " ").split()
    title = ""
    for word in words:
        if title and len(title) + 1 + len(word) > TITLE_LENGTH:
            return title + "…"
        title = f"{title} {word}".lstrip("#>*` ") if title else word.lstrip("#>*`")
        if len(title) > TITLE_LENGTH:
            return title[: TITLE_LENGTH - 1] + "…"
    return title


def left_out(path: Sequence[Message], prompt_from: str) -> int:
    """How many messages at the beginning of a branch are not in the prompt."""
    return next((index for index, message in enumerate(path) if message.id == prompt_from), 0)


def prompt_messages(
    path: Sequence[Message], system_prompt: str, prompt_from: str = ""
) -> tuple[ChatMessage, ...]:
    """The system prompt, unless it is blank, and the branch from message ``prompt_from`` on.

    Answers that never began are left out.

    What was asked before such an answer and after it is one question then: many models take two in a row for
    an error. Answers carry the ids they were generated with; the engine uses them if its tokenizer made them.
    """
    system = (ChatMessage("system", system_prompt),) if system_prompt.strip() else ()
    turns: list[ChatMessage] = []
    for message in path[left_out(path, prompt_from) :]:
        if message.role == "user" and turns and turns[-1].role == "user":
            turns[-1] = ChatMessage("user", f"{turns[-1].text}\n\n{message.text}")
        elif message.text or message.role == "user":
            turns.append(ChatMessage(message.role, message.text, message.ids, message.tokenizer_hash))
    return (*system, *turns)
