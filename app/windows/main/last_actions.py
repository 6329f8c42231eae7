"""LastActions: what was done to chats, to be undone where Ctrl+Z does not mean typing."""

from PySide6.QtCore import QObject, Signal

from app.chat.places.folders import Filing
from app.chat.session import ChatSession

KEPT = 50


class LastActions(QObject):
    """Deleting, renaming, pinning, filing and archiving, the latest last. Gone when the program ends."""

    changed = Signal()
    undone_delete = Signal(str)  # conversation id: it is back

    def __init__(self, session: ChatSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        # (conversation id, "deleted" or a name in its info, value before, value after); of folders ("",
        # "folders", Filing before, Filing after)
        self._done: list[tuple[str, str, object, object]] = []
        self._undone: list[tuple[str, str, object, object]] = []
        self._at_work = False
        session.deleted.connect(lambda chat: self._add(chat, "deleted", False, True))
        session.edits.edited.connect(self._add)
        session.folders.edited.connect(lambda before, after: self._add("", "folders", before, after))

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def undo(self) -> None:
        """The last action that can still be undone."""
        while self._done:
            chat, what, before, after = self._done.pop()
            if self._apply(chat, what, before):
                self._undone.append((chat, what, before, after))
                break
        self.changed.emit()

    def redo(self) -> None:
        """What was undone last."""
        while self._undone:
            chat, what, before, after = self._undone.pop()
            if self._apply(chat, what, after):
                self._done.append((chat, what, before, after))
                break
        self.changed.emit()

    def _add(self, chat: str, what: str, before: object, after: object) -> None:
        if not self._at_work:
            self._done = [*self._done, (chat, what, before, after)][-KEPT:]
            self._undone.clear()
            self.changed.emit()

    def _apply(self, chat: str, what: str, value: object) -> bool:
        """False if the chat is elsewhere by now: in the trash, out of it, or gone."""
        session = self._session
        trashed = session.trash.holds(chat)
        there = session.store.listed(chat) is not None
        self._at_work = True
        try:
            if what == "deleted" and value and there:
                session.delete(chat)
            elif what == "deleted" and not value and trashed:
                session.undelete(chat)
                self.undone_delete.emit(chat)
            elif what == "title" and there:
                session.edits.rename(chat, str(value))
            elif what == "pinned" and there:
                session.edits.set_pinned(chat, bool(value))
            elif what == "folder" and there:
                session.edits.set_folder(chat, str(value))
            elif what == "archived" and there:
                session.edits.set_archived(chat, bool(value))
            elif what == "folders" and isinstance(value, Filing):
                session.folders.apply(value)
            else:
                return False
        finally:
            self._at_work = False
        return True
