"""Folders: chats put into named folders, and what is done to the folders, each a step that can be undone.

The names are in the settings, so that an empty folder stays; which chats are in it, the chats know.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from app.chat.open_chats import OpenChats
from app.chat.places.folder_names import clean_name, folder_key, folders_of
from app.conversation import ListedChat
from app.settings import SettingsStore
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class Filing:
    """The names of all folders that were made, and in which folder some of the chats are."""

    names: tuple[str, ...]
    chats: Mapping[str, str] = field(default_factory=dict)  # folder ("" for none) by conversation id


class Folders(QObject):
    """Acts on the settings and the chats. Methods that read the chats raise StoreError."""

    changed = Signal()  # names, or what is in them: read the list of chats again
    edited = Signal(object, object)  # Filing before and after

    def __init__(self, store: Store, settings: SettingsStore, chats: OpenChats, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._settings = settings
        self._chats = chats

    def names(self) -> list[str]:
        """Of all folders, in order."""
        return list(folders_of(self._settings.value.folders, self._store.conversations()).values())

    def refusal(self, text: str, besides: str = "") -> str:
        """Why no folder can have that name, in a sentence, or "". ``besides``: the one to be renamed."""
        name = clean_name(text)
        if not name:
            return self.tr("A folder needs a name.")
        taken = folders_of(self._settings.value.folders, self._store.conversations())
        other = taken.get(folder_key(name))
        if other is not None and folder_key(besides) != folder_key(name):
            return self.tr("There is already a folder called “{0}”: choose another name.").format(other)
        return ""

    def create(self, text: str) -> str:
        """A new, empty folder; its name. ``refusal`` has been asked."""
        name = clean_name(text)
        names = self._settings.value.folders
        self._take(Filing(names), Filing((*names, name)))
        return name

    def rename(self, old: str, text: str) -> str:
        """Another name for a folder; ``refusal`` has been asked. Where it is open or closed goes with it."""
        name = clean_name(text)
        if name == old:
            return old
        inside, rest = self._inside(old), self._without(old)
        closed = self.is_closed(old)
        self._close(old, False)
        self._close(name, closed)
        self._take(
            Filing(self._settings.value.folders, inside),
            Filing((*rest, name), dict.fromkeys(inside, name)),
        )
        return name

    def delete(self, name: str) -> None:
        """A folder goes; its chats stay, in no folder."""
        inside = self._inside(name)
        self._close(name, False)
        self._take(
            Filing(self._settings.value.folders, inside),
            Filing(self._without(name), dict.fromkeys(inside, "")),
        )

    def keep(self, name: str) -> None:
        """A folder that only a chat names is kept when that chat leaves it."""
        names = self._settings.value.folders
        if name and folder_key(name) not in map(folder_key, names):
            self._settings.update(folders=(*names, name))

    def apply(self, filing: Filing) -> None:
        """Everything as it was, or as it was again: undo and redo."""
        self._settings.update(folders=filing.names)
        self._chats.set_folders(filing.chats)
        self.changed.emit()

    # ---- open and closed -------------------------------------------------------------------

    def is_closed(self, name: str) -> bool:
        """Its chats are not listed."""
        return folder_key(name) in self._settings.value.closed_folders

    def set_closed(self, name: str, closed: bool) -> None:
        if self._close(name, closed):
            self.changed.emit()

    def _close(self, name: str, closed: bool) -> bool:
        """Writes it down; whether it was otherwise before."""
        key, before = folder_key(name), self._settings.value.closed_folders
        if closed == (key in before):
            return False
        rest = tuple(other for other in before if other != key)
        self._settings.update(closed_folders=(*rest, key) if closed else rest)
        return True

    # ---- steps -----------------------------------------------------------------------------

    def _take(self, before: Filing, after: Filing) -> None:
        self.apply(after)
        self.edited.emit(before, after)

    def _inside(self, name: str) -> dict[str, str]:
        key = folder_key(name)
        return {info.id: info.folder for info in self._infos() if folder_key(info.folder) == key}

    def _infos(self) -> Sequence[ListedChat]:
        view = self._chats.view.info  # which has no row so far, where it is new
        new = [] if self._chats.has_row(view.id) else [ListedChat(view.id, folder=view.folder)]
        return [*self._store.conversations(), *new]

    def _without(self, name: str) -> tuple[str, ...]:
        key = folder_key(name)
        return tuple(other for other in self._settings.value.folders if folder_key(other) != key)
