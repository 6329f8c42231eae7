"""What is in the trash: look, restore, delete for good."""

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtWidgets import QWidget

from app.chat.trash import Trash
from app.look.theme import Theme
from app.storage.errors import StoreError
from app.storage.store import TrashedChat
from app.storage.upkeep import KEPT_DAYS
from app.windows.sidebar.chat_rows import shown_title
from app.windows.sidebar.kept_list import KeptList
from app.windows.widgets.dialog import Dialog, ask_to_delete
from app.windows.widgets.labels import text_label


class TrashDialog(Dialog):
    """Follows the trash. Restoring is asked of the owner, who shows the chat then."""

    restore_requested = Signal(str)  # conversation id

    def __init__(self, trash: Trash, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 150, 110, parent)
        self.setWindowTitle(self.tr("Trash"))
        self._trash = trash
        explanation = self.tr(
            "Deleted chats are kept here for {0} days, then removed for good. "
            "What the model had computed from them is already gone."
        ).format(KEPT_DAYS)
        self.column.addWidget(text_label(explanation, theme, "body", "muted", self.body))
        self.problem = text_label("", theme, "small", "error", self.body)
        self.problem.hide()
        self.column.addWidget(self.problem)
        self.list = KeptList(
            *(self.tr("Deleted chats"), trash.chats, self._line),
            *(self.tr("The trash is empty"), self._complain, self.body),
        )
        self.list.opened.connect(self._restore)
        self.list.delete_pressed.connect(self._ask_to_delete)
        self.column.addWidget(self.list, 1)
        self.restore = self.add_foot_button(self.tr("&Restore"), self._restore)
        self.restore.setProperty("primary", True)
        self.delete = self.add_foot_button(self.tr("&Delete for good…"), self._ask_to_delete)
        self.empty = self.add_foot_button(self.tr("&Empty the trash…"), self._ask_to_empty)
        self.add_close()
        self.list.chosen_changed.connect(self._enable)
        trash.changed.connect(self.list.follow)

    def _line(self, chat: TrashedChat) -> str:
        when = QLocale().toString(
            QDateTime.fromSecsSinceEpoch(int(chat.deleted)), QLocale.FormatType.ShortFormat
        )
        days = chat.days_left
        left = self.tr("%Ln days left", "", days)
        return self.tr("Deleted {0} · {1}").format(when, left)

    def _enable(self) -> None:
        for button in (self.restore, self.delete):
            button.setEnabled(self.list.chosen() is not None)
        self.empty.setEnabled(bool(self.list.chats))

    def _restore(self) -> None:
        if (chat := self.list.chosen()) is not None:
            self.restore_requested.emit(chat.id)

    def _ask_to_delete(self) -> None:
        if (chat := self.list.chosen()) is None:
            return
        id_ = chat.id
        question = self.tr("Delete “{0}” for good? This cannot be undone.").format(shown_title(chat.title))
        self._ask(question, self.tr("Delete for good"), lambda: self._trash.remove(id_))

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
