"""Palette: one field and a list over the window, to do, open or find anything by a few letters."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from app.look.theme import Theme, space
from app.windows.palette.entry import Entry, Kind
from app.windows.palette.matching import Query, best, folded
from app.windows.palette.row import EntryDelegate
from app.windows.widgets.composition import Composition
from app.windows.widgets.plain import tip
from app.windows.widgets.text_keys import takes_key

MOST = 100  # rows
RECENT = 8  # chats, while nothing is typed
WIDTH = 160  # steps of the grid, beside ordinary text
ROWS = 11  # seen at once

Index = QModelIndex | QPersistentModelIndex


class PaletteField(QLineEdit):
    """Esc means the palette, not the answer that is being written."""

    def event(self, event: QEvent) -> bool:
        return takes_key(event, Qt.Key.Key_Escape) or super().event(event)


class EntryModel(QAbstractListModel):
    """The entries that fit what is typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Entry] = []

    def set_rows(self, rows: list[Entry]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        return entry.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class Palette(QFrame):
    """Lies over its parent, the window, until something is chosen, Esc is pressed, or the keyboard leaves."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Command palette"))
        self._theme = theme
        self._window = window
        self._before: QWidget | None = None  # had the keyboard
        self._entries: list[Entry] = []
        self._folded: list[tuple[str, str]] = []
        self.field = PaletteField(self)
        hint = self.tr("Type a command, a chat, a setting, a model or a folder")
        self.field.setPlaceholderText(hint)
        self.field.setToolTip(tip(hint))  # a narrow window cuts it
        self.field.setAccessibleName(self.tr("Command palette"))
        self.field.setAccessibleDescription(
            self.tr("Arrow keys choose from the list, Enter runs what is chosen, Esc closes it.")
        )
        self._composition = Composition(self.field)
        self.model = EntryModel(self)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(theme, self.model, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda index: self._run(index.row()))
        self.list.selectionModel().currentChanged.connect(lambda now, _: self._announce(now.row()))
        self.nothing = QLabel(self.tr("Nothing found"), self)
        self.nothing.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2), space(2), space(2), space(2))
        column.setSpacing(space(2))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.nothing.setContentsMargins(space(3), space(2), space(3), 0)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        self.field.textChanged.connect(lambda _: self._filter())
        self.field.installEventFilter(self)
        window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def open(self, entries: Sequence[Entry]) -> None:
        """Shows itself with ``entries``, those to be offered first first."""
        self._before = self._window.focusWidget()
        self._entries, self._folded = [], []
        self.field.clear()
        self._take(entries)
        self._filter()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def add(self, entries: Iterable[Entry]) -> None:
        """More entries, while it is open; what is chosen stays chosen."""
        now = self._current()
        self._take(entries)
        self._filter()
        if now is not None and now in self.model.rows:
            self.list.setCurrentIndex(self.model.index(self.model.rows.index(now)))

    def dismiss(self) -> None:
        """Closes; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        if before is not None and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _take(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            self._entries.append(entry)
            self._folded.append((folded(entry.title), folded(f"{entry.detail} {entry.words}")))

    def _filter(self) -> None:
        query = Query(self.field.text())
        if query.empty:
            chats = [entry for entry in self._entries if entry.kind is Kind.CHAT]
            rows = chats[:RECENT] + [entry for entry in self._entries if entry.kind is not Kind.CHAT]
            rows = rows[:MOST]
        else:
            rows = [self._entries[place] for place in best(query, self._folded, MOST)]
        self.model.set_rows(rows)
        self.nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        if rows:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.scrollToTop()

    def _current(self) -> Entry | None:
        row = self.list.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _run(self, row: int) -> None:
        if not 0 <= row < len(self.model.rows):
            return
        entry = self.model.rows[row]
        if entry.why_not:
            self._announce(row)
            return
        self.dismiss()
        # Once the keyboard is back where it was: copying for one asks for that.
        QTimer.singleShot(0, self._window, lambda: entry.run())

    def _announce(self, row: int) -> None:
        if self.isVisible() and 0 <= row < len(self.model.rows):
            event = QAccessibleAnnouncementEvent(self.field, self.model.rows[row].spoken)
            QAccessible.updateAccessibility(event)

    def _place(self) -> None:
        room = self._window.rect()
        width = min(self._theme.px(space(WIDTH)), room.width() - space(8))
        row = self.list.sizeHintForRow(0) if self.model.rows else space(8)
        head = self.field.sizeHint().height() + space(8)
        height = min(head + ROWS * row, room.height() - space(20))
        self.setGeometry((room.width() - width) // 2, space(12), width, max(height, head + 2 * row))

    def _restyle(self) -> None:
        self.field.setFont(self._theme.font("body"))
        self.nothing.setFont(self._theme.font("body"))
        self._place()

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and not self.isAncestorOf(new):
            self._before = None  # it is somewhere else already
            self.dismiss()

    # ---- Qt --------------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:
        return True  # there is one field only

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() is QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape:
                self.dismiss()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._composition.commit()
                self._run(self.list.currentIndex().row())
            case Qt.Key.Key_Up | Qt.Key.Key_Down | Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                QApplication.sendEvent(self.list, event)
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                pass
            case _:
                return False
        return True
