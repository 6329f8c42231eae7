"""FullContext: the ways out when a conversation has become longer than the context."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QLocale, QObject, SignalInstance

from app.chat.asking.asking import Asking
from app.chat.context.prompt_start import ROOM, next_start, prompt_path, start_with_room
from app.conversation import (
    ChatOptions,
    Conversation,
    ConversationInfo,
    Message,
    kept_pinned,
    left_out,
)
from app.engine_bridge import EngineBridge
from app.models.loader import ModelLoader
from app.models.memory import bytes_text, largest_context, memory_for
from app.settings import SettingsStore
from engine.process.events import EndReason

STEP = 512  # tokens
ANSWER_ROOM = 512  # tokens that a longer context has at least beyond the prompt


class Session(Protocol):
    """What is used of ``ChatSession``."""

    bridge: EngineBridge
    settings: SettingsStore
    models: ModelLoader
    asking: Asking

    @property
    def info(self) -> ConversationInfo: ...
    @property
    def view(self) -> Conversation: ...
    @property
    def chat_notice(self) -> SignalInstance: ...

    def messages(self) -> list[Message]: ...
    def message(self, message_id: str) -> Message: ...
    def new_after(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class WaysOut:
    """What can be done about one answer."""

    new_chat: bool = False  # its question has something before it
    longer: int = 0  # tokens of the context that could be had instead; 0: no longer one
    leave_out: bool = False  # something older than its question is in the prompt

    @property
    def any(self) -> bool:
        return self.new_chat or self.longer > 0 or self.leave_out


def longer_context(now: int, needed: int, largest: int | None) -> int:
    """Twice as long, or as long as is needed with room for an answer; 0 if the model allows neither."""
    wanted = max(2 * now, -(-(needed + ANSWER_ROOM) // STEP) * STEP)
    size = min(wanted, largest) if largest else wanted
    return size if size > max(now, needed) else 0


class FullContext(QObject):
    """Acts on the conversation in view, for its last answer."""

    def __init__(
        self,
        session: Session,
        set_up: Callable[[str | None, ChatOptions], None],
        answer_again: Callable[[Message, str, float], bool],
        parent: QObject,
    ) -> None:
        """``set_up(system_prompt, options)`` is for the conversation in view.

        ``answer_again(answer, prompt_from, room)`` has an answer written or gone on with.
        """
        super().__init__(parent)
        self._session = session
        self._set_up = set_up
        self._answer_again = answer_again
        self._before = 0  # the context before it was lengthened, while that loads
        session.bridge.loaded.connect(self._on_loaded)
        session.bridge.load_failed.connect(self._on_load_failed)

    def left_out(self, message: Message) -> int:
        """How many messages before it were not in the prompt of an answer."""
        path = self._session.view.path_to(message.id) if message.prompt_from else []
        start = left_out(path, message.prompt_from)
        return start - len(kept_pinned(path, start))

    def begins_prompt(self, message_id: str) -> bool:
        """The model no longer sees what stands before this message of the branch in view."""
        leaf_id = self._session.info.leaf_id
        last = self._session.message(leaf_id) if leaf_id else None
        return last is not None and last.prompt_from == message_id

    def fits_now(self, message: Message) -> bool:
        """The context is longer now than it was for this answer."""
        counts, info = message.counts, self._session.bridge.info
        return info is not None and counts is not None and info.context > counts.context_size

    def pins_fill(self, message: Message) -> bool:
        """Pinned messages are all that could still be left out for this answer, which had no room."""
        if message.reason != EndReason.CONTEXT:
            return False
        path = prompt_path(self._session.view, message)
        start = left_out(path, message.prompt_from)
        return bool(kept_pinned(path, start)) and not next_start(path, message.prompt_from)

    def ways_out(self, message: Message) -> WaysOut:
        """For the last answer of the branch in view, where its context was full; else none."""
        session = self._session
        if (
            message.reason != EndReason.CONTEXT
            or session.messages()[-1].id != message.id
            or self.fits_now(message)
        ):
            return WaysOut()
        path = prompt_path(session.view, message)
        return WaysOut(
            new_chat=len(session.view.path_to(message.parent_id)) > 1,
            longer=self._longer(message),
            leave_out=bool(next_start(path, message.prompt_from)),
        )

    def new_chat(self, message_id: str) -> bool:
        """Ask the question of that answer in a new chat, with the same system prompt and options."""
        session = self._session
        answer = session.message(message_id)
        if answer.parent_id is None or not session.asking.may_ask():
            return False
        question, info = session.message(answer.parent_id), session.info
        if not session.new_after():
            return False
        self._set_up(info.system_prompt, info.options)
        return session.asking.send(question.text, question.attachments)

    def lengthen(self, message_id: str) -> bool:
        """Load the model with a longer context, then have the answer written or gone on with."""
        session = self._session
        message = session.message(message_id)
        size, info = self._longer(message), session.bridge.info
        if not size or info is None or not session.asking.may_ask():
            return False
        memory = memory_for(info.path, size, info.kv)
        if memory.needed is not None and memory.needed > memory.free + info.memory_bytes:
            sentence = self.tr(
                "A context of {0} tokens needs about {1} of memory, and {2} is free: close other programs."
            ).format(
                QLocale().toString(size),
                bytes_text(memory.needed),
                bytes_text(memory.free + info.memory_bytes),
            )
            session.chat_notice.emit(session.info.id, sentence)
            return False
        self._before = session.settings.value.engine.context
        session.settings.update(context=size)  # which loads the model again
        return self._answer_again(message, "", 0.0)

    def leave_out(self, message_id: str) -> bool:
        """Have the answer written or gone on with from a prompt without the oldest messages."""
        session = self._session
        message = session.message(message_id)
        counts = message.counts
        tokens, context = (counts.context_used, counts.context_size) if counts else (0, 0)
        path = prompt_path(session.view, message)
        context = session.bridge.info.context if session.bridge.info else context
        start = start_with_room(path, message.prompt_from, tokens, context)
        return bool(start) and session.asking.may_ask() and self._answer_again(message, start, ROOM)

    def _longer(self, message: Message) -> int:
        info, counts = self._session.bridge.info, message.counts
        if info is None:
            return 0
        return longer_context(info.context, counts.context_used if counts else 0, largest_context(info.path))

    def _on_loaded(self) -> None:
        self._before = 0

    def _on_load_failed(self) -> None:
        """The old context has served so far."""
        before, self._before = self._before, 0
        if before:
            self._session.settings.update(context=before)
            self._session.models.reload()
