"""What a person changes about any conversation, each a step that can be undone."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.chat.open_chats import OpenChats
from app.chat.places.folders import Folders
from app.storage.store import Store


class Edits(QObject):
    """``change(conversation_id, name in its info, value)`` writes it and tells of it."""

    edited = Signal(str, str, object, object)  # conversation id, name in its info, value before and now

    def __init__(
        self,
        store: Store,
        chats: OpenChats,
        folders: Folders,
        change: Callable[[str, str, object], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._chats = chats
        self._folders = folders
        self._change = change

    def rename(self, conversation_id: str, title: str) -> None:
        self._edit(conversation_id, "title", title)

    def set_pinned(self, conversation_id: str, pinned: bool) -> None:
        self._edit(conversation_id, "pinned", pinned)

    def set_folder(self, conversation_id: str, folder: str) -> None:
        """Put a conversation into a folder; "" takes it out of the one it is in."""
        self._edit(conversation_id, "folder", folder)

    def set_archived(self, conversation_id: str, archived: bool) -> None:
        """Out of the list and into the archive, or back."""
        self._edit(conversation_id, "archived", archived)

    def _edit(self, conversation_id: str, name: str, value: object) -> None:
        before = getattr(self._store.listed(conversation_id) or self._chats.view.info, name)
        if name == "folder":
            self._folders.keep(before)
        self._change(conversation_id, name, value)
        if before != value:
            self.edited.emit(conversation_id, name, before, value)
