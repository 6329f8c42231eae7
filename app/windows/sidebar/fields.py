"""The two fields of the sidebar that keys mean something of their own to: the search and the list."""

from PySide6.QtCore import QEvent, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView

from app.chat.places.folder_names import folder_key
from app.windows.sidebar.chat_list import CHAT_MIME, ChatListModel
from app.windows.sidebar.row_delegate import ChatListDelegate
from app.windows.widgets.text_keys import leaves_undo_to_window, takes_key, types_text


class SearchField(QLineEdit):
    """Esc clears and leaves it, Down goes to the list, Enter opens the first hit."""

    down_pressed = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if leaves_undo_to_window(self, event):
            event.ignore()
            return False
        # While something is searched, Esc means the search.
        return (bool(self.text()) and takes_key(event, Qt.Key.Key_Escape)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)


class ChatListView(QListView):
    """The list itself. A click or Enter opens, the menu has the rest; chats are dragged into folders."""

    menu_requested = Signal(QPoint)  # global
    opened = Signal(bool)  # True: by Enter, the reader wants to write there
    delete_pressed = Signal()
    moved = Signal()  # by a key to another row
    fold_pressed = Signal(str, bool)  # name of a folder: to be closed (True) or opened
    rename_pressed = Signal(str)  # name of a folder
    dropped = Signal(str, str)  # conversation id, name of the folder it was dropped into ("": none)

    def event(self, event: QEvent) -> bool:
        # In the window's menu F2 renames the chat in view; upon a folder it means that.
        if event.type() == QEvent.Type.ShortcutOverride and self._chats().folder(self.currentIndex()):
            if takes_key(event, Qt.Key.Key_F2):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        folder = self._chats().folder(self.currentIndex())
        row = self._chats().row(self.currentIndex())
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.state() == QAbstractItemView.State.EditingState:
            return  # the end of a renaming arrives here too
        if folder is not None and enter:
            self.fold_pressed.emit(folder.folder, not folder.closed)
        elif folder is not None and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.fold_pressed.emit(folder.folder, event.key() == Qt.Key.Key_Left)
        elif folder is not None and event.key() == Qt.Key.Key_F2:
            self.rename_pressed.emit(folder.folder)
        elif row is not None and row.folder and event.key() == Qt.Key.Key_Left:
            self.setCurrentIndex(self._chats().find_folder(row.folder))
        elif enter:
            self.opened.emit(True)
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.delete_pressed.emit()
        elif types_text(event):
            event.ignore()  # Qt would go to the chat that begins with it: it belongs to the composer
        else:
            before = QPersistentModelIndex(self.currentIndex())
            super().keyPressEvent(event)
            if self.currentIndex() != before:
                self.moved.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        delegate = self.itemDelegate()
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        assert isinstance(delegate, ChatListDelegate)
        if folder := self._chats().folder(index):
            self.fold_pressed.emit(folder.folder, not folder.closed)
            return
        more = delegate.more_rect(self.visualRect(index), self.layoutDirection())
        if more.contains(place):
            self.menu_requested.emit(self.viewport().mapToGlobal(more.bottomLeft()))
        else:
            self.opened.emit(False)

    # ---- dragging a chat -------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(CHAT_MIME) and not self._chats().query:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls near the edges
        self._mark(folder_key(self.folder_at(event.position().toPoint())))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._mark("")

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark("")
        self.setState(QAbstractItemView.State.NoState)
        chat = bytes(event.mimeData().data(CHAT_MIME).data()).decode()
        event.acceptProposedAction()
        if chat:
            self.dropped.emit(chat, self.folder_at(event.position().toPoint()))

    def folder_at(self, place: QPoint) -> str:
        """The folder that stands there, or that the chat there is in; "" for none."""
        index = self.indexAt(place)
        row = self._chats().folder(index) or self._chats().row(index)
        return row.folder if row is not None else ""

    def _mark(self, key: str) -> None:
        delegate = self.itemDelegate()
        assert isinstance(delegate, ChatListDelegate)
        if delegate.drop_key != key:
            delegate.drop_key = key
            self.viewport().update()

    def _chats(self) -> ChatListModel:
        model = self.model()
        assert isinstance(model, ChatListModel)
        return model

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_requested.emit(place)
