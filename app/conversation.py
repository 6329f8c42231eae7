"""Conversations as values: messages, and the tree they form.

Regenerating or editing adds a sibling beside a message; nothing is overwritten. A branch is named by
its last message, the leaf. No Qt here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from uuid import uuid4

from engine import ChatMessage
from engine.process.events import Counts, EndReason
from engine.sampling.params import SamplingParams

# The answer was cut and can be continued.
CUT_REASONS = frozenset(EndReason) - {EndReason.STOP, EndReason.UNFINISHED}

TITLE_LENGTH = 48  # characters
PASSAGE = "passage"  # kind of an attachment that was found in local documents


def new_id() -> str:
    """A fresh id for a message or a conversation."""
    return uuid4().hex


@dataclass(frozen=True, slots=True)
class Attachment:
    """What the model sees with a message: the text of a file, or a passage of one."""

    name: str  # of the file, without its folder
    kind: str  # "text", "pdf", …; "passage": found in the local documents
    text: str
    path: str = ""  # where the file was; "": it has none, as with what was pasted
    place: str = ""  # within the file, "page 3"
    whole: bool = True  # else the passages that suit the question
    size: int = 0  # characters of the whole file


@dataclass(frozen=True, slots=True)
class ChatOptions:
    """What was chosen for one conversation, beside its system prompt."""

    sampling: SamplingParams | None = None  # None: that of the settings
    preset: str = ""  # name of the preset that prompt and sampling come from
    preset_id: str = ""  # its id, by which its name is followed; "": only the name is known
    context_rule: str = ""  # what happens when the context is full; "": a person is asked
    documents: tuple[str, ...] = ()  # folders of local documents that may be quoted
    continues: str = ""  # id of the conversation that a summary in the first message is of
    summary: str = ""  # id of an answer that sums this one up, from which nothing has gone on yet
    summary_for: str = ""  # id of the answer that had no room, for which it was made


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
    pinned: bool = False  # stays in the prompt when older turns are left out
    attachments: tuple[Attachment, ...] = ()  # of a question: seen by the model before its text
    preset: str = ""  # name of the preset that the answer was asked for with


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
    draft_files: tuple[Attachment, ...] = ()  # and what is attached to it
    leaf_id: str | None = None  # the end of the branch in view
    scroll: float = 0.0  # the chat view's own number, kept for it
    folder: str = ""  # name of the folder it was put into; "": none
    archived: bool = False  # kept, but not in the list
    options: ChatOptions = field(default_factory=ChatOptions)


class ListedChat(NamedTuple):
    """What a list shows of a conversation. A tuple: ten thousand are read at once."""

    id: str
    title: str = ""
    pinned: int = 0  # 1: it is
    updated: float = 0.0  # seconds since 1970
    folder: str = ""
    archived: int = 0  # 1: it is


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
    """How many messages come before the one that the prompt begins with."""
    return next((index for index, message in enumerate(path) if message.id == prompt_from), 0)


def kept_pinned(path: Sequence[Message], start: int) -> list[Message]:
    """Those before ``start`` that stay in the prompt: pinned questions with their answers, and the reverse.

    A chat template wants turns in pairs, and half of one means little.
    """
    kept: list[Message] = []
    for index, message in enumerate(path[:start]):
        above = path[index - 1] if index and message.role == "assistant" else None
        below = path[index + 1] if index + 1 < start and message.role == "user" else None
        partner = above if above is not None and above.role == "user" else below
        if message.pinned or (partner is not None and partner.role != message.role and partner.pinned):
            kept.append(message)
    return kept


def prompt_messages(
    path: Sequence[Message], system_prompt: str, prompt_from: str = ""
) -> tuple[ChatMessage, ...]:
    """The system prompt, unless it is blank, and the branch from message ``prompt_from`` on.

    Pinned messages that are older come first. Answers that never began are left out.

    What was asked before such an answer and after it is one question then: many models take two in a row for
    an error. Answers carry the ids they were generated with; the engine uses them if its tokenizer made them.
    """
    system = (ChatMessage("system", system_prompt),) if system_prompt.strip() else ()
    turns: list[ChatMessage] = []
    start = left_out(path, prompt_from)
    for message in (*kept_pinned(path, start), *path[start:]):
        if message.role == "user" and turns and turns[-1].role == "user":
            turns[-1] = ChatMessage("user", f"{turns[-1].text}\n\n{prompt_text(message)}")
        elif turns and turns[-1].role == message.role and message.text:
            # Only in imported chats: a branch that began in the midst of an answer.
            turns[-1] = ChatMessage("assistant", f"{turns[-1].text}\n\n{message.text}")
        elif message.text or message.role == "user":
            text = prompt_text(message)
            turns.append(ChatMessage(message.role, text, message.ids, message.tokenizer_hash))
    return (*system, *turns)


def passages_of(message: Message | None) -> tuple[Attachment, ...]:
    """Passages of local documents that were found for a question."""
    attachments = message.attachments if message else ()
    return tuple(attachment for attachment in attachments if attachment.kind == PASSAGE)


def files_of(message: Message) -> tuple[Attachment, ...]:
    """What a person attached."""
    return tuple(attachment for attachment in message.attachments if attachment.kind != PASSAGE)


def prompt_text(message: Message) -> str:
    """What the model reads of a message: what is attached, each with its name, then the text."""
    parts = [_attached_text(attachment) for attachment in message.attachments]
    return "\n\n".join([*parts, message.text]) if parts else message.text


def _attached_text(attachment: Attachment) -> str:
    name = f"{attachment.name}, {attachment.place}" if attachment.place else attachment.name
    return f"[{name}]\n{attachment.text}\n[End of {name}]"
