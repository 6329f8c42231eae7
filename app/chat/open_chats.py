"""OpenChats: the conversations in memory, and what of them is written to the store."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from app.chat.autosave import Autosave
from app.conversation import Attachment, Conversation, ConversationInfo, Message, new_id
from app.storage.errors import NotThereError
from app.storage.store import Store
from engine.process.events import EndReason


class OpenChats:
    """Holds the conversation in view, and others as long as they are running or not wholly on disk.

    A new conversation gets its row on disk with its first message, draft or system prompt. A temporary one
    gets none, and nothing of it is written, until it is kept.
    """

    def __init__(self, store: Store, saves: Autosave) -> None:
        self._store = store
        self._saves = saves
        self._open: dict[str, Conversation] = {}
        self._rowless: set[str] = set()
        self._temporary: set[str] = set()  # those that were left too: something late may come of them
        self.view = self._make()

    def has_row(self, conversation_id: str) -> bool:
        return conversation_id not in self._rowless and not self.is_temporary(conversation_id)

    def is_temporary(self, conversation_id: str) -> bool:
        """Nothing of it is ever written."""
        return conversation_id in self._temporary

    def make_temporary(self) -> None:
        """The conversation in view, which is new and empty, is to be a temporary one."""
        assert not self.view.messages and not self.has_row(self.view.info.id)
        self._temporary.add(self.view.info.id)

    def keep(self) -> None:
        """The temporary conversation in view becomes one like any other, with all that is in it."""
        info, messages = self.view.info, list(self.view.messages.values())
        self._temporary.discard(info.id)
        self._rowless.discard(info.id)

        def write() -> None:
            self._store.create(replace(info, leaf_id=None))
            for message in messages:
                self._store.add_message(message)
            self._store.set_leaf(info.id, info.leaf_id)

        self._write(info.id, f"create:{info.id}", write)

    def look_at(self, conversation_id: str | None) -> None:
        """Put a conversation in view; a new one for None or an id that is not there. StoreError."""
        conversation = self._open.get(conversation_id or "")
        if conversation is None and conversation_id is not None:
            try:
                conversation = self._store.load(conversation_id)
            except NotThereError:
                pass
        if self.is_temporary(self.view.info.id):
            del self._open[self.view.info.id]
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
        chosen = info.system_prompt is not None and not info.options.preset  # a preset is soon chosen again
        empty = not (self.view.messages or info.title or info.draft or info.draft_files or chosen)
        if empty and self.has_row(info.id):
            self._write(info.id, f"delete:{info.id}", lambda: self._store.remove(info.id))
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
        if self.has_row(info.id) or self.is_temporary(info.id):
            return False
        self._rowless.discard(info.id)
        self._write(info.id, f"create:{info.id}", lambda: self._store.create(replace(info, leaf_id=None)))
        return True

    def append(
        self,
        role: str,
        parent_id: str | None,
        text: str = "",
        reason: EndReason = EndReason.UNFINISHED,
        model: str = "",
        prompt_from: str = "",
        attachments: tuple[Attachment, ...] = (),
        preset: str = "",
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
            attachments=attachments,
            preset=preset,
        )
        self._write(id_, f"add:{message.id}", lambda: self._store.add_message(message))
        self.view.add(message)
        self.view.set_leaf(message.id)
        return message

    def save_message(self, message: Message) -> None:
        """The new state of a message, of any conversation."""
        self._write(
            message.conversation_id, f"message:{message.id}", lambda: self._store.update_message(message)
        )

    def set_leaf(self, leaf_id: str) -> None:
        """Look at another branch of the conversation in view."""
        id_ = self.view.info.id
        self.view.set_leaf(leaf_id)
        self._write(id_, f"leaf:{id_}", lambda: self._store.set_leaf(id_, leaf_id))

    def change(self, conversation_id: str, name: str, value: Any) -> None:
        """Set a field of its ConversationInfo: one of those below."""
        conversation = self._open.get(conversation_id)
        if conversation is not None:
            conversation.info = replace(conversation.info, **{name: value})
        if self.has_row(conversation_id):
            setters: dict[str, Callable[[str, Any], None]] = {
                "title": self._store.rename,
                "pinned": self._store.set_pinned,
                "draft": self._store.set_draft,
                "draft_files": self._store.set_draft_files,
                "scroll": self._store.set_scroll,
                "system_prompt": self._store.set_system_prompt,
                "folder": self._store.set_folder,
                "archived": self._store.set_archived,
                "options": self._store.set_options,
            }
            setter = setters[name]
            self._write(conversation_id, f"{name}:{conversation_id}", lambda: setter(conversation_id, value))

    def set_folders(self, folders: Mapping[str, str]) -> None:
        """Put many conversations into folders, by id."""
        for id_ in folders.keys() & self._open.keys():
            self._open[id_].info = replace(self._open[id_].info, folder=folders[id_])
        kept = {id_: folder for id_, folder in folders.items() if self.has_row(id_)}
        if kept:
            self._saves.write(f"folders:{new_id()}", lambda: self._store.set_folders(kept))

    def delete(self, conversation_id: str) -> None:
        if self.has_row(conversation_id):
            self._write(
                conversation_id, f"delete:{conversation_id}", lambda: self._store.delete(conversation_id)
            )

    def _write(self, conversation_id: str, key: str, action: Callable[[], None]) -> None:
        """The one way to the store for what belongs to a conversation; not for a temporary one."""
        if not self.is_temporary(conversation_id):
            self._saves.write(key, action)

    def _make(self) -> Conversation:
        now = time.time()
        conversation = Conversation(ConversationInfo(new_id(), created=now, updated=now))
        self._rowless.add(conversation.info.id)
        self._open[conversation.info.id] = conversation
        return conversation
