"""OpenChats: the conversations in memory, and what of them is written to the store."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.chat.autosave import Autosave
from app.conversation import Conversation, ConversationInfo, Message, new_id
from app.storage.errors import NotThereError
from app.storage.store import Store
from engine.process.events import EndReason


class OpenChats:
    """Holds the conversation in view, and others as long as they are running or not wholly on disk.

    A new conversation gets its row on disk with its first message, draft or system prompt.
    """

    def __init__(self, store: Store, saves: Autosave) -> None:
        self._store = store
        self._saves = saves
        self._open: dict[str, Conversation] = {}
        self._rowless: set[str] = set()
        self.view = self._make()

    def has_row(self, conversation_id: str) -> bool:
        return conversation_id not in self._rowless

    def look_at(self, conversation_id: str | None) -> None:
        """Put a conversation in view; a new one for None or an id that is not there. StoreError."""
        conversation = self._open.get(conversation_id or "")
        if conversation is None and conversation_id is not None:
            try:
                conversation = self._store.load(conversation_id)
            except NotThereError:
                pass
        self.view = conversation or self._make()
        self._open[self.view.info.id] = self.view

    def read_again(self) -> None:
        """What is in view has changed on disk."""
        if self.has_row(self.view.info.id) and not self._saves.waiting:
            del self._open[self.view.info.id]
            self.look_at(self.view.info.id)

    def discard_empty(self) -> bool:
        """If the conversation in view holds nothing, it leaves no row behind."""
        info = self.view.info
        empty = not (self.view.messages or info.title or info.draft or info.system_prompt is not None)
        if empty and self.has_row(info.id):
            self._saves.write(f"delete:{info.id}", lambda: self._store.remove(info.id))
        return empty

    def forget_unused(self, running: Conversation | None) -> None:
        """Let go of what is neither in view nor running, unless memory is the only place it is kept in."""
        if not self._saves.waiting:
            used = [self.view] if running is None else [self.view, running]
            self._open = {conversation.info.id: conversation for conversation in used}
            self._rowless &= self._open.keys()

    def make_row(self) -> bool:
        """See that the conversation in view has a row; True if it was made now."""
        info = self.view.info
        if self.has_row(info.id):
            return False
        self._rowless.discard(info.id)
        self._saves.write(f"create:{info.id}", lambda: self._store.create(replace(info, leaf_id=None)))
        return True

    def append(
        self,
        role: str,
        parent_id: str | None,
        text: str = "",
        reason: EndReason = EndReason.UNFINISHED,
        model: str = "",
        prompt_from: str = "",
    ) -> Message:
        """A new message of the conversation in view, as the end of its branch; on disk first."""
        id_ = self.view.info.id
        now = time.time()
        message = Message(
            *(new_id(), id_, parent_id, role, text),
            reason=reason,
            model=model,
            created=now,
            prompt_from=prompt_from,
        )
        self._saves.write(f"add:{message.id}", lambda: self._store.add_message(message))
        self.view.add(message)
        self.view.set_leaf(message.id)
        return message

    def save_message(self, message: Message) -> None:
        """The new state of a message, of any conversation."""
        self._saves.write(f"message:{message.id}", lambda: self._store.update_message(message))

    def set_leaf(self, leaf_id: str) -> None:
        """Look at another branch of the conversation in view."""
        id_ = self.view.info.id
        self.view.set_leaf(leaf_id)
        self._saves.write(f"leaf:{id_}", lambda: self._store.set_leaf(id_, leaf_id))

    def change(self, conversation_id: str, name: str, value: Any) -> None:
        """Set "title", "pinned", "draft", "scroll" or "system_prompt" of any conversation."""
        conversation = self._open.get(conversation_id)
        if conversation is not None:
            conversation.info = replace(conversation.info, **{name: value})
        if self.has_row(conversation_id):
            setters: dict[str, Callable[[str, Any], None]] = {
                "title": self._store.rename,
                "pinned": self._store.set_pinned,
                "draft": self._store.set_draft,
                "scroll": self._store.set_scroll,
                "system_prompt": self._store.set_system_prompt,
            }
            setter = setters[name]
            self._saves.write(f"{name}:{conversation_id}", lambda: setter(conversation_id, value))

    def delete(self, conversation_id: str) -> None:
        if self.has_row(conversation_id):
            self._saves.write(f"delete:{conversation_id}", lambda: self._store.delete(conversation_id))

    def _make(self) -> Conversation:
        now = time.time()
        conversation = Conversation(ConversationInfo(new_id(), created=now, updated=now))
        self._rowless.add(conversation.info.id)
        self._open[conversation.info.id] = conversation
        return conversation
