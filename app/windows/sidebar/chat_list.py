"""The list of chats in the sidebar as an item model: headings, conversations, or the hits of a search."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.conversation import ConversationInfo
from app.markdown.printable import printable
from app.storage.search import SearchHit
from app.windows.widgets.plain import tip

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class ChatRow:
    """One row. A heading has no ``conversation_id``; a hit has a ``snippet``."""

    title: str
    conversation_id: str = ""
    message_id: str = ""
    snippet: str = ""
    pinned: bool = False

    @property
    def heading(self) -> bool:
        return not self.conversation_id


def tr(text: str) -> str:
    return QCoreApplication.translate("chat_list", text)


def shown_title(title: str) -> str:
    """A title fit for one line; a conversation without one is a new chat."""
    return " ".join(printable(title).split()) or tr("New chat")


def group_of(updated: float, now: datetime) -> str:
    """The heading a conversation last used at ``updated`` (seconds since 1970) stands under."""
    return _heading(updated, _bounds(now))


def _bounds(now: datetime) -> list[tuple[float, str]]:
    """(seconds since 1970, heading of what was used since then), the latest first."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    headings = (
        (0, tr("Today")),
        (1, tr("Yesterday")),
        (7, tr("Last 7 days")),
        (30, tr("Last 30 days")),
    )
    return [((midnight - timedelta(days=days)).timestamp(), heading) for days, heading in headings]


def _heading(updated: float, bounds: Sequence[tuple[float, str]]) -> str:
    return next((heading for since, heading in bounds if updated >= since), "") or tr("Older")


def conversation_rows(infos: Sequence[ConversationInfo], now: datetime) -> list[ChatRow]:
    """``infos`` pinned first, then the latest used first, as the store gives them; with headings between."""
    rows: list[ChatRow] = []
    heading = ""
    bounds, pinned = _bounds(now), tr("Pinned")
    for info in infos:
        group = pinned if info.pinned else _heading(info.updated, bounds)
        if group != heading:
            rows.append(ChatRow(group))
            heading = group
        rows.append(ChatRow(shown_title(info.title), info.id, pinned=info.pinned))
    return rows


def hit_rows(hits: Sequence[SearchHit], infos: Sequence[ConversationInfo]) -> list[ChatRow]:
    """The hits of a search under a heading that counts them; ``infos`` are all conversations."""
    if not hits:
        return [ChatRow(tr("Nothing found"))]
    pinned = {info.id for info in infos if info.pinned}
    rows = [
        ChatRow(
            shown_title(hit.title),
            hit.conversation_id,
            hit.message_id or "",
            hit.snippet if hit.message_id else "",  # else the title itself is the hit
            hit.conversation_id in pinned,
        )
        for hit in hits
    ]
    count = tr("1 result") if len(hits) == 1 else tr("{0} results").format(QLocale().toString(len(hits)))
    return [ChatRow(count), *rows]


def _same_place(old: ChatRow, new: ChatRow) -> bool:
    return old.conversation_id == new.conversation_id and old.message_id == new.message_id


class ChatListModel(QAbstractListModel):
    """Rows to show. Renaming in place goes out as ``renamed``; the owner writes it down and refreshes."""

    renamed = Signal(str, str)  # conversation id, new title

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ChatRow] = []
        self.busy_id: str | None = None  # the conversation an answer is being written in
        self.query = ""  # what is searched, "" while all conversations are listed

    def set_rows(self, rows: list[ChatRow]) -> None:
        """Other rows. Only what changed is told where the order is the same, so that nothing jumps."""
        old = self._rows
        if len(old) == len(rows) and all(map(_same_place, old, rows)):
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def set_busy(self, conversation_id: str | None) -> None:
        """Where an answer is being written."""
        if conversation_id != self.busy_id:
            self.busy_id = conversation_id
            if self._rows:
                self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row(self, index: Index) -> ChatRow | None:
        """The row at ``index``; None for no row or a heading."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return None if row.heading else row

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
        rows = [row for row in self._rows if not row.heading]
        places = [i for i, row in enumerate(rows) if row.conversation_id == conversation_id]
        place = places[0] + step if places else 0
        return rows[place] if 0 <= place < len(rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

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
        parts = [row.title]
        if row.pinned:
            parts.append(tr("pinned"))
        if row.conversation_id and row.conversation_id == self.busy_id:
            parts.append(tr("an answer is being written"))
        if row.snippet:
            parts.append(row.snippet)
        return ", ".join(parts)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self._rows[index.row()] if index.isValid() else None
        if row is None or row.heading:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags if row.snippet or self.query else flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index)
        title = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or row is None or not title or title == row.title:
            return False
        self.renamed.emit(row.conversation_id, title)
        return True
