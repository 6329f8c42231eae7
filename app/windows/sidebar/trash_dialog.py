"""What is in the trash: look, restore, delete for good."""

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from app.chat.trash import Trash
from app.look.theme import Theme, space
from app.storage.errors import StoreError
from app.storage.store import TrashedChat
from app.storage.upkeep import KEPT_DAYS
from app.windows.sidebar.chat_list import shown_title
from app.windows.widgets.dialog import Dialog, ask_to_delete
from app.windows.widgets.labels import text_label
from app.windows.widgets.plain import tip

ID_ROLE = Qt.ItemDataRole.UserRole


class TrashList(QListWidget):
    """Enter and Del as in the list of chats."""

    restore_pressed = Signal()
    delete_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.restore_pressed.emit()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


class TrashDialog(Dialog):
    """Follows the trash. Restoring is asked of the owner, who shows the chat then."""

    restore_requested = Signal(str)  # conversation id

    def __init__(self, trash: Trash, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 150, 110, parent)
        self.setWindowTitle(self.tr("Trash"))
        self._trash = trash
        explanation = self.tr(
            "Deleted chats are kept here for {0} days, then removed for good. "
            "What the model had computed of them is gone already."
        ).format(KEPT_DAYS)
        self.column.addWidget(text_label(explanation, theme, "body", "muted", self.body))
        self.problem = text_label("", theme, "small", "error", self.body)
        self.problem.hide()
        self.column.addWidget(self.problem)
        self.list = TrashList(self.body)
        self.list.setAccessibleName(self.tr("Deleted chats"))
        self.list.setMinimumHeight(space(25))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda _: self._enable())
        self.list.itemDoubleClicked.connect(lambda _: self._restore())
        self.list.restore_pressed.connect(self._restore)
        self.list.delete_pressed.connect(self._ask_to_delete)
        self.column.addWidget(self.list, 1)
        self.restore = self._button(self.tr("&Restore"), self._restore)
        self.restore.setProperty("primary", True)
        self.delete = self._button(self.tr("&Delete for good…"), self._ask_to_delete)
        self.empty = self._button(self.tr("&Empty the trash…"), self._ask_to_empty)
        self.add_close()
        trash.changed.connect(self.refresh)
        self.refresh()

    def _button(self, text: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: run())
        self.foot.addWidget(button)
        return button

    def refresh(self) -> None:
        """Reads the trash again; the place in the list stays."""
        row = max(0, self.list.currentRow())
        self.list.clear()
        try:
            chats = self._trash.chats()
        except StoreError as error:
            self._complain(str(error))
            chats = []
        for chat in chats:
            title, line = shown_title(chat.title), self._line(chat)
            item = QListWidgetItem(f"{title}\n{line}", self.list)
            item.setData(ID_ROLE, chat.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {line}")
            item.setToolTip(tip(title))
        if not chats:
            item = QListWidgetItem(self.tr("The trash is empty"), self.list)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(min(row, len(chats) - 1))
        self._enable()

    def _line(self, chat: TrashedChat) -> str:
        when = QLocale().toString(
            QDateTime.fromSecsSinceEpoch(int(chat.deleted)), QLocale.FormatType.ShortFormat
        )
        days = chat.days_left
        left = self.tr("1 day left") if days == 1 else self.tr("{0} days left").format(days)
        return self.tr("Deleted {0} · {1}").format(when, left)

    def _chosen(self) -> str:
        item = self.list.currentItem()
        return str(item.data(ID_ROLE) or "") if item is not None else ""

    def _enable(self) -> None:
        for button in (self.restore, self.delete):
            button.setEnabled(bool(self._chosen()))
        first = self.list.item(0)
        self.empty.setEnabled(first is not None and bool(first.data(ID_ROLE)))

    def _restore(self) -> None:
        if chosen := self._chosen():
            self.restore_requested.emit(chosen)

    def _ask_to_delete(self) -> None:
        item, chosen = self.list.currentItem(), self._chosen()
        if item is None or not chosen:
            return
        title = item.text().partition("\n")[0]
        question = self.tr("Delete “{0}” for good? This cannot be undone.").format(title)
        self._ask(question, self.tr("Delete for good"), lambda: self._trash.remove(chosen))

    def _ask_to_empty(self) -> None:
        question = self.tr("Delete all chats in the trash for good? This cannot be undone.")
        self._ask(question, self.tr("Empty the trash"), self._trash.empty)

    def _ask(self, question: str, yes: str, run: Callable[[], None]) -> None:
        ask_to_delete(self.tr("Trash"), question, yes, self.theme, self, lambda: self._run(run))

    def _run(self, run: Callable[[], None]) -> None:
        try:
            run()
        except StoreError as error:
            self._complain(str(error))

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
