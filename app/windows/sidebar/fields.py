"""The two fields of the sidebar that keys mean something of their own to: the search and the list."""

from PySide6.QtCore import QEvent, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView

from app.windows.sidebar.row_delegate import ChatListDelegate
from app.windows.widgets.text_keys import leaves_undo_to_window, types_text


class SearchField(QLineEdit):
    """Esc clears and leaves it, Down goes to the list, Enter opens the first hit."""

    down_pressed = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if leaves_undo_to_window(self, event):
            event.ignore()
            return False
        # Esc also stops an answer; while something is searched it means the search.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.text():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)


class ChatListView(QListView):
    """The list itself. A click or Enter opens, the menu has the rest."""

    menu_requested = Signal(QPoint)  # global
    opened = Signal(bool)  # True: by Enter, the reader wants to write there
    delete_pressed = Signal()
    moved = Signal()  # by a key to another row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() != QAbstractItemView.State.EditingState:  # the end of a renaming arrives here too
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
        index = self.indexAt(event.position().toPoint())
        delegate = self.itemDelegate()
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        assert isinstance(delegate, ChatListDelegate)
        place = delegate.more_rect(self.visualRect(index))
        if place.contains(event.position().toPoint()):
            self.menu_requested.emit(self.viewport().mapToGlobal(place.bottomLeft()))
        else:
            self.opened.emit(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_requested.emit(place)
