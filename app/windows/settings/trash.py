"""Settings, page Data: how many deleted chats the trash keeps, and a button that empties it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from app.chat.trash import Trash
from app.look.theme import space
from app.storage.errors import StoreError
from app.storage.upkeep import KEPT_DAYS
from app.windows.settings.page import SettingsPage
from app.windows.widgets.dialog import ask_to_delete


class TrashSetting(QObject):
    """Follows the trash."""

    def __init__(self, page: SettingsPage, trash: Trash) -> None:
        super().__init__(page)
        self._page = page
        self._trash = trash
        page.add_heading(self.tr("Trash"))
        self.count = QLabel(page.body)
        self.empty_button = QPushButton(self.tr("&Empty now…"), page.body)
        self.empty_button.clicked.connect(self._ask)
        row = QHBoxLayout()
        row.setSpacing(space(4))
        row.addWidget(self.count)
        row.addWidget(self.empty_button)
        row.addStretch(1)
        page.column.addLayout(row)
        explanation = page.add_hint(
            self.tr("Deleted chats are kept here for {0} days, then removed for good.").format(KEPT_DAYS)
        )
        self.empty_button.setAccessibleDescription(explanation.text())
        self.problem = page.add_hint("", "error")
        self.problem.hide()
        trash.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Reads how much is in it."""
        try:
            number = len(self._trash.chats())
        except StoreError as error:
            self._complain(str(error))
            number = 0
        if number == 0:
            text = self.tr("The trash is empty")
        else:
            text = self.tr("%Ln deleted chats", "", number)
        self.count.setText(text)
        self.empty_button.setEnabled(number > 0)

    def _ask(self) -> None:
        question = self.tr("Delete all chats in the trash for good? This cannot be undone.")
        yes = self.tr("Empty the trash")
        ask_to_delete(self.tr("Trash"), question, yes, self._page.theme, self._page, self._empty)

    def _empty(self) -> None:
        try:
            self._trash.empty()
        except StoreError as error:
            self._complain(str(error))

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()
