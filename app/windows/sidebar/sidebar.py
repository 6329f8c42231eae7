"""The conversations at the left: new, search, open, rename in place, pin, file, archive, delete."""

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from app.chat.session import ChatSession
from app.conversation import ListedChat
from app.look.icons import icon
from app.look.theme import Theme, space
from app.storage.errors import StoreError
from app.windows.sidebar.chat_list import ChatListModel
from app.windows.sidebar.chat_rows import ChatRow, conversation_rows, hit_rows
from app.windows.sidebar.fields import ChatListView, SearchField
from app.windows.sidebar.folder_commands import FolderCommands
from app.windows.sidebar.foot import SidebarFoot
from app.windows.sidebar.row_delegate import ChatListDelegate
from app.windows.sidebar.row_menus import fill_chat_menu, fill_folder_menu
from app.windows.widgets.composition import Composition
from app.windows.widgets.fitting.wrap_button import WrapButton

SEARCH_MS = 150  # typing at rest for this long: search
OPEN_MS = 150  # arrow keys at rest for this long: open
DAY_MS = 60_000  # how often the headings look whether a new day has begun


class Sidebar(QWidget):
    """Lists what the session's store holds and asks the session for changes."""

    opened = Signal(str, str)  # conversation id, message id of a search hit or ""
    write_requested = Signal()  # the reader opened a chat to write in it
    new_requested = Signal()
    delete_requested = Signal(str, str)  # conversation id, title
    export_requested = Signal(str)  # conversation id
    archive_requested = Signal(str, str, bool)  # conversation id, title, into the archive or out of it
    new_in_folder_requested = Signal(str)  # name of the folder
    trash_requested = Signal()
    archived_requested = Signal()  # the archived chats are to be shown

    def __init__(self, session: ChatSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._theme = theme
        self.folders = FolderCommands(session, theme, self)
        self.new_button = WrapButton(self.tr("New chat"), self)
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
        self.model.renamed.connect(session.edits.rename)
        self.view = ChatListView(self)
        self.view.setObjectName("chatList")
        self.view.setAccessibleName(self.tr("Chats"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setModel(self.model)
        self.delegate = ChatListDelegate(theme, self.model, self.view)
        self.view.setItemDelegate(self.delegate)
        self.view.setMouseTracking(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.view.setDropIndicatorShown(False)
        self.view.menu_requested.connect(self._show_menu)
        self.view.opened.connect(self._open_current)
        self.view.delete_pressed.connect(self.delete_current)
        self.view.fold_pressed.connect(session.folders.set_closed)
        self.view.rename_pressed.connect(self.folders.rename)
        self.view.dropped.connect(self.folders.move)
        self.folders.made.connect(self.show_folder)
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
        self.foot = SidebarFoot(self.archived_requested, self.trash_requested, theme, self)
        column.addWidget(self.foot)
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
            rows = hit_rows(store.search(query), infos) if query else self._all_rows(infos)
        except StoreError as error:
            self._session.notice.emit(str(error))
            return
        self.foot.show_archived(sum(info.archived for info in infos))
        folder = self.model.folder(self.view.currentIndex())
        self.view.setUniformItemSizes(not query)  # a hit may have lines below its title
        self.model.set_rows(rows)
        if folder is not None and self.view.hasFocus() and self.model.find_folder(folder.folder).isValid():
            self._mark(self.model.find_folder(folder.folder))
        else:
            self._mark_current()

    def _all_rows(self, infos: list[ListedChat]) -> list[ChatRow]:
        value = self._session.settings.value
        return conversation_rows(infos, datetime.now(), value.folders, value.closed_folders)

    def _show_trash(self) -> None:
        """The way to what was deleted, while there is anything."""
        try:
            count = len(self._session.trash.chats())
        except StoreError:
            return  # who reads the list of chats says so
        self.foot.show_deleted(count)

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
        folder = self._session.info.folder
        if not index.isValid() and folder and self._session.info.id == self._current:
            index = self.model.find_folder(folder)  # which is closed
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
        self._unfold(conversation_id)
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
            self._session.edits.set_pinned(row.conversation_id, not row.pinned)

    def delete_current(self) -> None:
        """Asks the owner to delete the chosen chat; a folder goes at once, for its chats stay."""
        row = self._chosen()
        folder = self.model.folder(self.view.currentIndex())
        if row is not None:
            self.delete_requested.emit(row.conversation_id, row.title)
        elif folder is not None:
            self.folders.delete(folder.folder)

    def archive_current(self) -> None:
        """Asks the owner to archive the chosen chat, or to bring it back."""
        row = self._chosen()
        if row is not None:
            archived = self._is_archived(row.conversation_id)
            self.archive_requested.emit(row.conversation_id, row.title, not archived)

    def show_folder(self, name: str) -> None:
        """Puts the keyboard upon a folder, unfolded."""
        if self.model.query:
            self.search.clear()
        self._session.folders.set_closed(name, False)
        self.refresh()
        index = self.model.find_folder(name)
        if index.isValid():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._mark(index)
            self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def _unfold(self, conversation_id: str) -> None:
        info = self._info(conversation_id)
        if info is not None and info.folder:
            self._session.folders.set_closed(info.folder, False)

    def _is_archived(self, conversation_id: str) -> bool:
        info = self._info(conversation_id)
        return info is not None and bool(info.archived)

    def _info(self, conversation_id: str) -> ListedChat | None:
        try:
            return self._session.store.listed(conversation_id)
        except StoreError as error:
            self._session.notice.emit(str(error))
            return None

    def export_current(self) -> None:
        """Asks the owner to write the chosen chat into a file."""
        row = self._chosen()
        if row is not None:
            self.export_requested.emit(row.conversation_id)

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
        index = self.view.currentIndex()
        row = self.model.folder(index) or self.model.row(index)
        if row is not None:
            self.menu_for(row).popup(place)

    def menu_for(self, row: ChatRow) -> QMenu:
        """The menu of a row; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row.is_folder:
            fill_folder_menu(menu, row, self, self._theme)
        else:
            fill_chat_menu(menu, row, self._is_archived(row.conversation_id), self, self._theme)
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
        self.foot.restyle()
        # The rows' heights follow the fonts.
        self.view.scheduleDelayedItemsLayout()

    # ---- Qt --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        above = self.search.geometry().bottom() + 1
        self.foot.fit(self.width(), self.height() - above - 2 * space(2))
