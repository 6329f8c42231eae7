"""Settings, page Documents: folders that chats may quote, and how far they are read."""

from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QPushButton, QWidget

from app.documents.library import FolderState, Library
from app.look.theme import Theme, space
from app.markdown.printable import printable
from app.windows.settings.page import SettingsPage
from app.windows.widgets.fitting.wrap_row import WrapRow

ROWS = 5


class DocumentsPage(SettingsPage):
    """Follows the library while it is seen."""

    def __init__(self, library: Library, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._library = library
        self.set_title(self.tr("Documents"))
        self.add_heading(self.tr("Folders of documents"))
        explanation = self.add_hint(
            self.tr(
                "In chats where you turn this on, passages from these folders that fit your question are put "
                "with it, and the sources stand below the answer. All of it stays on this computer."
            )
        )
        self.list = QListWidget(self.body)
        self.list.setAccessibleName(self.tr("Folders of documents"))
        self.list.setAccessibleDescription(explanation.text())
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.currentRowChanged.connect(lambda _: self._show_buttons())
        self.column.addWidget(self.list)
        self.add_button = QPushButton(self.tr("&Add a folder…"), self.body)
        self.add_button.clicked.connect(self._choose)
        self.remove_button = QPushButton(self.tr("&Remove"), self.body)
        self.remove_button.setAccessibleDescription(
            self.tr("Chats can quote it no more; the files stay as they are")
        )
        self.remove_button.clicked.connect(self._remove)
        self.again_button = QPushButton(self.tr("Read &everything again"), self.body)
        self.again_button.setAccessibleDescription(self.tr("Clears the index and makes it anew"))
        self.again_button.clicked.connect(library.read_again)
        row = WrapRow()
        for button in (self.add_button, self.remove_button, self.again_button):
            row.addWidget(button)
        self.column.addLayout(row)
        self.problem = self.add_hint("", "error")
        self.problem.hide()
        self.add_hint(
            self.tr(
                "The book beside the message field chooses what a chat may quote. Changes to your files are "
                "noticed automatically. Removing the last folder deletes the index."
            )
        )
        library.changed.connect(self.refresh)
        theme.changed.connect(self._set_height)
        self._set_height()
        self.refresh()

    def refresh(self) -> None:
        """Takes over folders and states; a row stays chosen."""
        folders = self._library.folders
        while self.list.count() > len(folders):
            self.list.takeItem(self.list.count() - 1)
        while self.list.count() < len(folders):
            self.list.addItem(QListWidgetItem())
        for number, folder in enumerate(folders):
            item = self.list.item(number)
            text = f"{printable(folder)}\n{self._words(self._library.state(folder))}"
            if item.text() != text:
                item.setText(text)
                item.setToolTip("")
        if folders and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self._show_buttons()

    def add(self, folder: str) -> None:
        """Has the folder read, or says why not."""
        sentence = self._library.add(str(Path(folder)))
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        if not sentence:
            self.list.setCurrentRow(self.list.count() - 1)

    def _words(self, state: FolderState) -> str:
        number = QLocale().toString
        if state.phase == "waiting":
            text = self.tr("Waits to be read")
        elif state.phase == "counting":
            text = self.tr("Looking for documents… {0} so far").format(number(state.total))
        elif state.phase == "reading":
            text = self.tr("Reading… {0} of {1}").format(number(state.done), number(state.total))
        else:
            text = self.tr("%Ln documents", "", state.total)
        if state.failed and state.phase == "ready":
            text += ", " + self.tr("{0} of them could not be read").format(number(state.failed))
        if state.trouble and not state.total:
            return state.trouble
        return f"{text}. {state.trouble}" if state.trouble else text

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Add a Folder of Documents"), str(Path.home())
        )
        if folder:
            self.add(folder)

    def _remove(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._library.folders):
            self._library.remove(self._library.folders[row])
            self.problem.hide()

    def _show_buttons(self) -> None:
        self.remove_button.setEnabled(self.list.currentRow() >= 0)
        self.again_button.setEnabled(bool(self._library.folders))

    def _set_height(self) -> None:
        self.list.setMinimumHeight(self.theme.px(ROWS * space(10)))
