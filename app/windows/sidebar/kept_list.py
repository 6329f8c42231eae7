"""KeptList: the chats in the archive or in the trash, each with a line below its title."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QListView, QWidget

from app.look.theme import space
from app.storage.errors import StoreError
from app.windows.sidebar.chat_rows import shown_title
from app.windows.widgets.plain import tip

Index = QModelIndex | QPersistentModelIndex


class Kept(Protocol):
    """A chat as the list needs it."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...


class KeptModel(QStringListModel):
    """Texts are made when they are shown, and Qt's own class counts the rows: there may be ten thousand.

    ``line(chat)``: what stands below its title. ``nothing``: a sentence where there is none.
    """

    def __init__(self, line: Callable[[Any], str], nothing: str, parent: QObject) -> None:
        super().__init__(parent)
        self._line = line
        self._nothing = nothing
        self.chats: Sequence[Kept] = ()

    def set_chats(self, chats: Sequence[Kept]) -> None:
        """Other chats."""
        self.chats = chats
        self.setStringList([""] * max(1, len(chats)))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place = index.row()
        if place >= len(self.chats):
            return self._nothing if role == Qt.ItemDataRole.DisplayRole else None
        chat = self.chats[place]
        title = shown_title(chat.title)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{title}\n{self._line(chat)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}, {self._line(chat)}"
        return tip(title) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.row() >= len(self.chats):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class KeptList(QListView):
    """Enter and Del as in the list of chats. Read when it is shown, and by ``follow`` while it is visible.

    ``read`` gives the chats, or raises StoreError, whose sentence goes to ``complain``; ``line`` and
    ``nothing`` as in the model.
    """

    chosen_changed = Signal()
    opened = Signal()  # by Enter or a double click
    delete_pressed = Signal()

    def __init__(
        self,
        name: str,
        read: Callable[[], Sequence[Kept]],
        line: Callable[[Any], str],
        nothing: str,
        complain: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._read, self._complain = read, complain
        self._model = KeptModel(line, nothing, self)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setMinimumHeight(space(25))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def follow(self) -> None:
        """Something may have changed."""
        if self.isVisible():  # else it reads when it is shown again
            self.refresh()

    def refresh(self) -> None:
        """Reads the chats again; the place in the list stays."""
        try:
            chats = self._read()
        except StoreError as error:
            self._complain(str(error))
            chats = ()
        row = max(0, self.currentIndex().row())
        self._model.set_chats(chats)
        self.set_current(min(row, len(chats) - 1))
        self.chosen_changed.emit()

    def set_current(self, place: int) -> None:
        """Chooses a chat by its place; -1: none."""
        self.setCurrentIndex(self._model.index(place) if place >= 0 else QModelIndex())

    @property
    def chats(self) -> Sequence[Kept]:
        """What was read last."""
        return self._model.chats

    def texts(self) -> list[str]:
        """What stands in it, row by row."""
        return [str(self._model.index(place).data()) for place in range(self._model.rowCount())]

    def chosen(self) -> Kept | None:
        """The chat that is chosen."""
        place = self.currentIndex().row()
        return self._model.chats[place] if 0 <= place < len(self._model.chats) else None

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    def currentChanged(self, now: Index, before: Index) -> None:
        super().currentChanged(now, before)
        self.chosen_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)
