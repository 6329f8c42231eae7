"""Deletions: a deleted chat is hidden at once, and gone for good when it can no longer be undone.

Gone are then its texts, and their keys and values, from which they could be worked out: on disk, where
app/storage/upkeep.py sees to both, and in the memory of the engine, which would put them there again.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.chat.open_chats import Desk
from app.engine_bridge import EngineBridge
from app.storage.store import Store

UNDO_S = 15.0  # for so long undoing is offered
GRACE_S = 5.0  # and a click in the last moment still counts


class Deletions(QObject):
    """``held``: ids of the conversations that the engine may have in memory."""

    def __init__(
        self, store: Store, desk: Desk, bridge: EngineBridge, held: Callable[[], set[str]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._desk = desk
        self._bridge = bridge
        self._held = held
        self._deleted: set[str] = set()  # and not undone so far
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(1000 * (UNDO_S + GRACE_S)))
        self._timer.timeout.connect(self.finish)

    def delete(self, conversation_id: str) -> None:
        """Hide it. If something else is deleted meanwhile, both wait for the later one."""
        self._desk.delete(conversation_id)
        self._deleted.add(conversation_id)
        self._timer.start()

    def undelete(self, conversation_id: str) -> None:
        """Bring it back. Raises StoreError, which is a NotThereError where it is gone for good."""
        self._store.undelete(conversation_id)
        self._deleted.discard(conversation_id)

    def finish(self) -> None:
        """For good, now. What the program does not come to, its next start does."""
        self._timer.stop()
        if self._held() & self._deleted:
            self._bridge.forget()
        self._deleted.clear()
        self._store.purge_deleted()
