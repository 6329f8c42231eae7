"""Archive: chats that are kept but not listed, until they are brought back or written in again."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.chat.answering import Answering
from app.conversation import ListedChat
from app.storage.store import Store


class Archive(QObject):
    """``set_archived(conversation_id, archived)`` changes a chat, without a step to undo."""

    def __init__(
        self, store: Store, answering: Answering, set_archived: Callable[[str, bool], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._answering = answering
        self._set_archived = set_archived
        answering.phase_changed.connect(lambda _: self._bring_back())

    def chats(self) -> list[ListedChat]:
        """What is in it, the latest used first. Raises StoreError."""
        found = [info for info in self._store.conversations() if info.archived]
        return sorted(found, key=lambda info: info.updated, reverse=True)

    def _bring_back(self) -> None:
        """A chat in which an answer is asked for is in use again."""
        conversation = self._answering.conversation
        if conversation is not None and conversation.info.archived:
            self._set_archived(conversation.info.id, False)
