"""The dialogs of the main window: made when they are first asked for, then shown again as they were left."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QMainWindow

from app.chat.session import ChatSession
from app.engine_bridge import EngineBridge
from app.look.theme import Theme
from app.models.services import ModelServices
from app.settings import SettingsStore
from app.windows.chat.proof_export import ProofExport
from app.windows.chat.system_prompt import PromptDialog
from app.windows.main.about import AboutDialog
from app.windows.menu.shortcuts import ShortcutsDialog
from app.windows.models.loaded_model import ModelPanel
from app.windows.settings.dialog import SettingsDialog
from app.windows.sidebar.trash_dialog import TrashDialog
from app.windows.speed.tune_dialog import TuneDialog
from app.windows.status.proof_dialog import ProofDialog


class Dialogs(QObject):
    """None is modal but the system prompt's, so that the chat stays in reach."""

    folder_requested = Signal()  # from the model panel: choose a folder
    load_requested = Signal(str)  # folder
    restore_requested = Signal(str)  # id of a chat in the trash

    def __init__(
        self,
        window: QMainWindow,
        settings: SettingsStore,
        session: ChatSession,
        bridge: EngineBridge,
        services: ModelServices,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._session = session
        self._bridge = bridge
        self._theme = theme
        self._services = services
        self._open: dict[str, QDialog] = {}
        self.proof_export = ProofExport(session, bridge, services.background, session.notice.emit, window)

    def settings(self, downloads: bool = False) -> None:
        """``downloads``: at the page of downloads."""
        self._show("settings", self._make_settings)
        dialog = self._open["settings"]
        if downloads and isinstance(dialog, SettingsDialog):
            dialog.show_downloads()

    def model(self) -> None:
        """What is loaded, memory, recent models."""
        self._show("model", self._make_model)

    def proof(self) -> None:
        """What the self test of the kernels found."""
        self._show("proof", lambda: ProofDialog(self._bridge, self._theme, self._window))

    def tune(self) -> None:
        """Find the fastest kernel."""
        self._show("tune", self._make_tune)
        dialog = self._open["tune"]
        if isinstance(dialog, TuneDialog):
            dialog.show_known()

    def trash(self) -> None:
        """Deleted chats."""
        self._show("trash", self._make_trash)

    def _make_trash(self) -> QDialog:
        dialog = TrashDialog(self._session.trash, self._theme, self._window)
        dialog.restore_requested.connect(self.restore_requested)
        return dialog

    def export_proof(self) -> None:
        """What gives the answers of the chat in view again."""
        self.proof_export.ask()

    def shortcuts(self) -> None:
        self._show("shortcuts", lambda: ShortcutsDialog(self._window.menuBar(), self._theme, self._window))

    def about(self) -> None:
        self._show("about", self._make_about)

    def _make_about(self) -> QDialog:
        return AboutDialog(self._settings, self._services.background, self._theme, self._window)

    def prompt(self) -> None:
        """The system prompt of the conversation in view."""
        default = self._settings.value.prompt_for(self._bridge.info)
        dialog = PromptDialog(self._session.info.system_prompt, default, self._theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._session.set_system_prompt(dialog.prompt()))
        dialog.open()

    def close_all(self) -> None:
        """The window closes: what waits in a dialog is applied."""
        for dialog in self._open.values():
            dialog.close()

    def _make_settings(self) -> QDialog:
        dialog = SettingsDialog(
            *(self._settings, self._session, self._bridge, self._services, self._theme, self._window)
        )
        dialog.engine.tune_requested.connect(self.tune)
        return dialog

    def _make_tune(self) -> QDialog:
        return TuneDialog(self._settings, self._session, self._bridge, self._theme, self._window)

    def _make_model(self) -> QDialog:
        panel = ModelPanel(self._settings, self._bridge, self._theme, self._window)
        panel.folder_requested.connect(self.folder_requested)
        panel.load_requested.connect(self.load_requested)
        panel.unload_requested.connect(self._bridge.unload)
        return panel

    def _show(self, key: str, make: Callable[[], QDialog]) -> None:
        if key not in self._open:
            self._open[key] = make()
        dialog = self._open[key]
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
