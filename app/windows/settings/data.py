"""Settings, page Data: where chats and settings are kept, and what is kept beside them."""

import os
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.chat.trash import Trash
from app.engine_bridge import EngineBridge
from app.look.theme import Theme, space
from app.paths import data_dir
from app.settings import SettingsStore
from app.system.background import Background
from app.windows.settings.kept_chats import KeptChats
from app.windows.settings.page import SettingsPage
from app.windows.settings.trash import TrashSetting
from engine.paths import choose_data_dir, chosen_data_dir


class DataPage(SettingsPage):
    """The folder, which can be changed for the next start; chats as files, ``trash`` and ``kept_chats``."""

    import_requested = Signal()
    export_requested = Signal()  # of all chats

    def __init__(
        self,
        settings: SettingsStore,
        bridge: EngineBridge,
        background: Background,
        trash: Trash,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Data"))
        self.add_heading(self.tr("Data folder"))
        self.folder = QLineEdit(str(data_dir()), self)
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName(self.tr("Data folder"))
        self.folder.setCursorPosition(0)
        self.column.addWidget(self.folder)
        self.open_button = QPushButton(self.tr("&Open"), self)
        self.open_button.setAccessibleDescription(self.tr("Shows the data folder in the file manager"))
        self.open_button.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(data_dir())))
        )
        self.change_button = QPushButton(self.tr("&Change…"), self)
        self.change_button.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.open_button)
        row.addWidget(self.change_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.note = self.add_hint()
        self.add_hint(
            self.tr(
                "Your chats, their backups and these settings are stored here and nowhere "
                "else. Models are stored separately."
            )
        )
        self.column.addSpacing(space(2))
        self._add_exchange()
        self.column.addSpacing(space(2))
        self.trash = TrashSetting(self, trash)
        self.column.addSpacing(space(2))
        self.kept_chats = KeptChats(self, settings, bridge, background)
        self._show()

    def _add_exchange(self) -> None:
        """Chats as files: what the menu File has too."""
        self.add_heading(self.tr("Chats as files"))
        self.import_button = QPushButton(self.tr("&Import chats…"), self)
        self.import_button.clicked.connect(self.import_requested)
        self.export_button = QPushButton(self.tr("&Export all chats…"), self)
        self.export_button.clicked.connect(self.export_requested)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.import_button)
        row.addWidget(self.export_button)
        row.addStretch(1)
        self.column.addLayout(row)
        explanation = self.tr(
            "Reads exports of GPT4All, Jan, LM Studio, Open WebUI, ChatGPT and Tern. Writes web pages, "
            "Markdown, PDF, or everything for another Tern."
        )
        self.add_hint(explanation)
        self.import_button.setAccessibleDescription(explanation)
        self.export_button.setAccessibleDescription(explanation)

    def change(self, folder: str) -> None:
        """Uses ``folder`` from the next start on."""
        try:
            choose_data_dir(Path(folder))
        except OSError as error:
            self.note.setText(self.tr("This folder cannot be used: {0}.").format(error.strerror or error))
            return
        self._show()

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Data folder"), str(data_dir()))
        if folder:
            self.change(folder)

    def _show(self) -> None:
        forced = bool(os.environ.get("TERN_HOME"))
        self.change_button.setEnabled(not forced)
        if forced:
            text = self.tr(
                "This folder is set by the environment variable TERN_HOME, so it cannot be changed here."
            )
        elif chosen_data_dir() != data_dir():
            text = self.tr(
                "From the next start on, Tern uses {0}. Your chats stay in this folder; copy "
                "them there first if you want to keep using them."
            ).format(chosen_data_dir())
        else:
            text = self.tr("A change takes effect at the next start.")
        self.note.setText(text)

    # ---- Qt --------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.kept_chats.set_watching(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self.kept_chats.set_watching(False)
        super().hideEvent(event)
