"""The list of chats in the sidebar as an item model."""

from collections.abc import Sequence
from operator import attrgetter, eq

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    Signal,
)

from app.chat.places.folder_names import folder_key
from app.languages import say
from app.windows.sidebar.chat_rows import ChatRow, shown_title
from app.windows.widgets.plain import tip

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
CHAT_MIME = "application/x-tern-chat"  # what is dragged: the id of a conversation


_PLACE = attrgetter("conversation_id", "message_id", "is_folder")


class ChatListModel(QStringListModel):
    """Rows to show. Renaming in place goes out as ``renamed``; the owner writes it down and refreshes.

    Qt's own class counts the rows: a view asks for their number once for each of ten thousand.
    """

    renamed = Signal(str, str)  # conversation id, new title

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ChatRow] = []
        self.busy_id: str | None = None  # the conversation an answer is being written in
        self.query = ""  # what is searched, "" while all conversations are listed

    def set_rows(self, rows: list[ChatRow]) -> None:
        """Other rows. Only what changed is told where the order is the same, so that nothing jumps."""
        old = self._rows
        if len(old) == len(rows) and all(map(eq, map(_PLACE, old), map(_PLACE, rows))):
            self._rows = rows
            other = [number for number, pair in enumerate(zip(old, rows, strict=True)) if pair[0] != pair[1]]
            if other:
                self.dataChanged.emit(self.index(other[0]), self.index(other[-1]))
        else:
            self._rows = rows
            self.setStringList([""] * len(rows))

    def set_busy(self, conversation_id: str | None) -> None:
        """Where an answer is being written."""
        if conversation_id != self.busy_id:
            before, self.busy_id = self.busy_id, conversation_id
            for index in (self.find(id_) for id_ in (before, conversation_id) if id_):
                if index.isValid():
                    self.dataChanged.emit(index, index)

    def at(self, number: int) -> ChatRow:
        return self._rows[number]

    def row(self, index: Index) -> ChatRow | None:
        """The conversation or hit at ``index``; None for another row, or none."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if row is not None and row.conversation_id else None

    def folder(self, index: Index) -> ChatRow | None:
        """The folder at ``index``; None for another row, or none."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if row is not None and row.is_folder else None

    def find_folder(self, name: str) -> QModelIndex:
        """Index of the row of a folder; invalid if it is not listed."""
        key = folder_key(name)
        for number, row in enumerate(self._rows):
            if row.is_folder and folder_key(row.folder) == key:
                return self.index(number)
        return QModelIndex()

    def find(self, conversation_id: str | None, message_id: str = "") -> QModelIndex:
        """Index of a conversation (with ``message_id`` that very hit); invalid if it is not listed."""
        for number, row in enumerate(self._rows):
            if row.conversation_id == conversation_id and (not message_id or row.message_id == message_id):
                return self.index(number)
        return QModelIndex()

    def first(self) -> QModelIndex:
        """Index of the first row that is no heading."""
        for number, row in enumerate(self._rows):
            if not row.heading:
                return self.index(number)
        return QModelIndex()

    def neighbour(self, conversation_id: str | None, step: int) -> ChatRow | None:
        """The conversation ``step`` rows below (+) or above (-) the given one, headings not counted."""
        rows = [row for row in self._rows if row.conversation_id]
        places = [i for i, row in enumerate(rows) if row.conversation_id == conversation_id]
        place = places[0] + step if places else 0
        return rows[place] if 0 <= place < len(rows) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if row.heading or row.snippet else tip(row.title)
        return row if role == ROW_ROLE else None

    def _spoken(self, row: ChatRow) -> str:
        if row.is_folder:
            chats = say.tr("%Ln chats", "", row.chats)
            state = say.tr("closed") if row.closed else say.tr("open")
            return say.tr("Folder {0}, {1}, {2}").format(row.title, chats, state)
        parts = [row.title]
        if row.folder and not row.note:
            parts.append(say.tr("in the folder {0}").format(shown_title(row.folder)))
        if row.note:
            parts.append(row.note)
        if row.pinned:
            parts.append(say.tr("pinned"))
        if row.conversation_id and row.conversation_id == self.busy_id:
            parts.append(say.tr("an answer is being written"))
        if row.snippet:
            parts.append(row.snippet)
        return ", ".join(parts)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self._rows[index.row()] if index.isValid() else None
        if row is None or row.heading:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if row.is_folder:
            return flags
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags if row.snippet or self.query else flags | Qt.ItemFlag.ItemIsEditable

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction  # a view removes rows that were moved

    def mimeTypes(self) -> list[str]:
        return [CHAT_MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        row = self.row(indexes[0]) if indexes else None
        data = QMimeData()
        data.setData(CHAT_MIME, row.conversation_id.encode() if row else b"")
        return data

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index)
        title = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or row is None or not title or title == row.title:
            return False
        self.renamed.emit(row.conversation_id, title)
        return True
