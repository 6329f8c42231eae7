"""The conversations at the left: new, search, open, rename in place, pin, delete."""

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.chat.session import ChatSession
from app.look.icons import icon
from app.look.theme import Theme, space
from app.storage.errors import StoreError
from app.windows.sidebar.chat_list import ChatListModel, ChatRow, conversation_rows, hit_rows
from app.windows.sidebar.fields import ChatListView, SearchField
from app.windows.sidebar.row_delegate import ChatListDelegate
from app.windows.widgets.composition import Composition

SEARCH_MS = 150  # typing at rest for this long: search
OPEN_MS = 150  # arrow keys at rest for this long: open
DAY_MS = 60_000  # how often the headings look whether a new day has begun


class Sidebar(QWidget):
    """Lists what the session's store holds and asks the session for changes."""

    opened = Signal(str, str)  # conversation id, message id of a search hit or ""
    write_requested = Signal()  # the reader opened a chat to write in it
    new_requested = Signal()
    delete_requested = Signal(str, str)  # conversation id, title
    trash_requested = Signal()

    def __init__(self, session: ChatSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._theme = theme
        self.new_button = QPushButton(self.tr("New chat"), self)
        self.new_button.setObjectName("newChat")
        self.new_button.setProperty("quiet", True)
        self.new_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.new_button.setIcon(icon("add", theme))
        self.new_button.clicked.connect(self.new_requested)
        self.search = SearchField(self)
        self.search.setObjectName("searchChats")
        self.search.setPlaceholderText(self.tr("Search chats"))
        self.search.setAccessibleName(self.tr("Search chats"))
        self.search.setClearButtonEnabled(True)
        self._composition = Composition(self.search)
        glass = self.search.addAction(icon("search", theme), QLineEdit.ActionPosition.LeadingPosition)
        glass.setText(self.tr("Search chats"))
        clear = self.search.findChild(QAction, "_q_qlineeditclearaction")
        if isinstance(clear, QAction):
            clear.setText(self.tr("Clear the search"))
        self.model = ChatListModel(self)
        self.model.renamed.connect(session.rename)
        self.view = ChatListView(self)
        self.view.setObjectName("chatList")
        self.view.setAccessibleName(self.tr("Chats"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setModel(self.model)
        self.delegate = ChatListDelegate(theme, self.model, self.view)
        self.view.setItemDelegate(self.delegate)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(False)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.menu_requested.connect(self._show_menu)
        self.view.opened.connect(self._open_current)
        self.view.delete_pressed.connect(self.delete_current)
        self.delegate.editing_ended.connect(self._editing_ended)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(2), 0, 0)
        column.setSpacing(space(2))
        head = QVBoxLayout()
        head.setContentsMargins(space(2), 0, space(2), 0)
        head.setSpacing(space(2))
        head.addWidget(self.new_button)
        head.addWidget(self.search)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self.trash_button = QPushButton(self)
        self.trash_button.setObjectName("newChat")  # it looks as the one above the list
        self.trash_button.setProperty("quiet", True)
        self.trash_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.trash_button.setIcon(icon("delete", theme))
        self.trash_button.clicked.connect(self.trash_requested)
        foot = QVBoxLayout()
        foot.setContentsMargins(space(2), 0, space(2), space(2))
        foot.addWidget(self.trash_button)
        column.addLayout(foot)
        self._current: str | None = None
        self._in_list = False  # the keyboard was there when the last renaming began
        self._search_timer = self._timer(SEARCH_MS, self.refresh)
        self._open_timer = self._timer(OPEN_MS, lambda: self._open_current(False))
        self._day_timer = QTimer(self)
        self._day_timer.timeout.connect(self.refresh)
        self._day_timer.start(DAY_MS)
        self.search.textChanged.connect(lambda _: self._search_timer.start())
        self.search.down_pressed.connect(self._enter_list)
        self.search.left.connect(self.write_requested)
        self.search.returnPressed.connect(self._open_first)
        self.view.moved.connect(self._open_timer.start)
        session.list_changed.connect(self.refresh)
        session.trash.changed.connect(self._show_trash)
        self._show_trash()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.refresh()

    # ---- what is listed --------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the conversations (or, while something is searched, the hits) again."""
        if self.delegate.editing:
            return  # a reset would throw the title away that is being typed; editing_ended comes back here
        self._search_timer.stop()
        query = self.search.text().strip()
        self.model.query = query
        store = self._session.store
        try:
            infos = store.conversations()
            rows = hit_rows(store.search(query), infos) if query else conversation_rows(infos, datetime.now())
        except StoreError as error:
            self._session.notice.emit(str(error))
            return
        self.model.set_rows(rows)
        self._mark_current()

    def _show_trash(self) -> None:
        """The way to what was deleted, while there is anything."""
        try:
            count = len(self._session.trash.chats())
        except StoreError:
            return  # who reads the list of chats says so
        self.trash_button.setVisible(count > 0)
        self.trash_button.setText(self.tr("Trash ({0})").format(count))

    def set_current(self, conversation_id: str | None) -> None:
        """Marks the conversation in use."""
        self._current = conversation_id
        self._mark_current()

    def set_busy(self, conversation_id: str | None) -> None:
        """Marks the conversation an answer is being written in."""
        self.model.set_busy(conversation_id)

    def _mark_current(self) -> None:
        now = self.model.row(self.view.currentIndex())
        if self.model.query or (now is not None and now.conversation_id == self._current):
            return  # hits are to be read from the first on
        index = self.model.find(self._current)
        self._mark(index)

    def _mark(self, index: QModelIndex) -> None:
        """Makes ``index`` the current row (none if invalid), which opens nothing."""
        if index.isValid():
            self.view.setCurrentIndex(index)
        else:
            self.view.selectionModel().clear()

    # ---- what the reader does --------------------------------------------------------------

    def focus_search(self) -> None:
        """Puts the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def step(self, step: int) -> None:
        """Opens the next (+1) or previous (-1) chat of the list."""
        row = self.model.neighbour(self._current, step)
        if row is not None:
            self.opened.emit(row.conversation_id, row.message_id)

    def rename(self, conversation_id: str) -> None:
        """Begins to edit the title of a chat in its place; leaves a search for that."""
        if self.model.query:
            self.search.clear()
            self.refresh()
        index = self.model.find(conversation_id)
        if index.isValid():
            self._in_list = self.view.hasFocus()
            self._mark(index)
            self.view.scrollTo(index)
            self.view.edit(index)

    def rename_current(self) -> None:
        """Lets the title of the chosen chat be edited in the list."""
        row = self._chosen()
        if row is not None:
            self.rename(row.conversation_id)

    def toggle_pin_current(self) -> None:
        """Pins the chosen chat above the others, or lets it go."""
        row = self._chosen()
        if row is not None:
            self._session.set_pinned(row.conversation_id, not row.pinned)

    def delete_current(self) -> None:
        """Asks the owner to delete the chosen chat."""
        row = self._chosen()
        if row is not None:
            self.delete_requested.emit(row.conversation_id, row.title)

    def _chosen(self) -> ChatRow | None:
        return self.model.row(self.view.currentIndex())

    def _open_current(self, to_write: bool) -> None:
        self._open_timer.stop()
        row = self._chosen()
        if row is not None:
            self.opened.emit(row.conversation_id, row.message_id)
            if to_write:
                self.write_requested.emit()

    def _enter_list(self) -> None:
        self._composition.commit()
        self.refresh()
        index = self.view.currentIndex()
        if self.model.row(index) is None:
            index = self.model.first()
        if index.isValid():
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            self.view.setCurrentIndex(index)

    def _open_first(self) -> None:
        self._composition.commit()
        self.refresh()
        index = self.model.first()
        if index.isValid():
            self.view.setCurrentIndex(index)
            self._open_current(False)

    def _show_menu(self, place: QPoint) -> None:
        row = self._chosen()
        if row is None:
            return
        self.menu_for(row).popup(place)

    def menu_for(self, row: ChatRow) -> QMenu:
        """The menu of a row; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Chat menu"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pin = self.tr("Unpin") if row.pinned else self.tr("Pin")
        for name, text, keys, run in (
            ("rename", self.tr("Rename"), "F2", self.rename_current),
            ("pin", pin, "", self.toggle_pin_current),
            ("delete", self.tr("Delete"), "Del", self.delete_current),
        ):
            action = QAction(icon(name, self._theme), text, menu)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(run)
            menu.addAction(action)
        return menu

    def _editing_ended(self) -> None:
        # The view still holds the editor while it tells of its end.
        QTimer.singleShot(0, self, self.refresh)
        if not self._in_list:
            QTimer.singleShot(0, self, self._leave_list)

    def _leave_list(self) -> None:
        """The keyboard was elsewhere before a title was edited, so it does not stay in the list."""
        if self.view.hasFocus():
            self.write_requested.emit()

    def _timer(self, ms: int, run: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(run)
        return timer

    def _restyle(self) -> None:
        self.search.setFont(self._theme.font("body"))
        self.new_button.setFont(self._theme.font("body"))
        self.trash_button.setFont(self._theme.font("body"))
        # The rows' heights follow the fonts.
        self.view.scheduleDelayedItemsLayout()
