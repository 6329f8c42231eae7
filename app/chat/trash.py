"""Trash: a deleted chat is kept for 30 days, and can be taken back until then.

What the engine computed of it goes at once, since its text could be worked out from that: in the engine's
memory, which is told here, and on disk, where app/storage/upkeep.py sees to it. The same thread removes what
has been in the trash for long enough, and whatever is to go for good at once.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.chat.open_chats import OpenChats
from app.engine_bridge import EngineBridge
from app.storage.store import Store, TrashedChat


class Trash(QObject):
    """``chats_in_engine``: ids of the conversations that the engine may have in memory. Raises StoreError."""

    changed = Signal()

    def __init__(
        self,
        store: Store,
        chats: OpenChats,
        bridge: EngineBridge,
        chats_in_engine: Callable[[], set[str]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._chats = chats
        self._bridge = bridge
        self._chats_in_engine = chats_in_engine

    def chats(self) -> list[TrashedChat]:
        """What is in it, the latest first."""
        return self._store.trash()

    def holds(self, conversation_id: str) -> bool:
        return any(chat.id == conversation_id for chat in self.chats())

    def put(self, conversation_id: str) -> None:
        """Delete a chat."""
        self._chats.delete(conversation_id)
        if conversation_id in self._chats_in_engine():
            self._bridge.forget()
        self.changed.emit()

    def take_back(self, conversation_id: str) -> None:
        """NotThereError where it is gone for good."""
        self._store.undelete(conversation_id)
        self.changed.emit()

    def remove(self, conversation_id: str) -> None:
        """For good, now."""
        self._store.remove(conversation_id)
        self.changed.emit()

    def empty(self) -> None:
        """All that is in it, for good."""
        self._store.empty_trash()
        self.changed.emit()
