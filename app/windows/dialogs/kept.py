"""The dialogs of the main window: made when they are first asked for, then shown again as they were left.

Their modules are imported then, so that the window is there sooner.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from app.chat.session import ChatSession
from app.engine_bridge import EngineBridge
from app.look.theme import Theme
from app.models.services import ModelServices
from app.presets.preset import Preset
from app.settings import SettingsStore
from app.windows.chat.proof_export import ProofExport
from app.windows.exchange.exchange import Exchange
from app.windows.menu.menus import Menus
from engine.sampling.params import SamplingParams

if TYPE_CHECKING:
    from app.windows.chat.this_chat import ChatDialog
    from app.windows.settings.pages import SettingsPages


class Dialogs(QObject):
    """None is modal but that of the chat's prompt and sampling, so that the chat stays in reach."""

    folder_requested = Signal()  # from the model panel: choose a folder
    load_requested = Signal(str)  # folder
    restore_requested = Signal(str)  # id of a chat in the trash
    archived_chat_requested = Signal(str)  # id of a chat in the archive: show it
    archive_requested = Signal(str, str, bool)  # id, title; False: out of the archive
    delete_requested = Signal(str, str)  # id, title

    def __init__(
        self,
        window: QMainWindow,
        settings: SettingsStore,
        session: ChatSession,
        bridge: EngineBridge,
        services: ModelServices,
        theme: Theme,
        menus: Menus,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._session = session
        self._bridge = bridge
        self._theme = theme
        self._services = services
        self._open: dict[str, QDialog] = {}
        self.exchange = Exchange(session, services.background, theme, window, menus)
        self.proof_export = ProofExport(session, bridge, services.background, session.notice.emit, window)
        for action, run in (
            (menus.settings, self.settings),
            (menus.prompt, self.prompt),
            (menus.presets, self.presets),
            (menus.details, self.model),
            (menus.proof, self.proof),
            (menus.benchmark, self.benchmark),
            (menus.race, self.race),
            (menus.trash, self.trash),
            (menus.archived, self.archived),
            (menus.export_proof, self.export_proof),
            (menus.shortcuts, self.shortcuts),
            (menus.about, self.about),
        ):
            menus.connect_to(action, run)

    def settings(self, downloads: bool = False) -> None:
        """``downloads``: at the page of downloads."""
        from app.windows.settings.dialog import SettingsDialog

        self._show("settings", self._make_settings)
        dialog = self._open["settings"]
        if downloads and isinstance(dialog, SettingsDialog):
            dialog.show_downloads()

    def documents(self) -> None:
        """The settings, at the page of documents."""
        self.setting(self.setting_pages.documents)

    def server(self) -> None:
        """The settings, at the page of the server."""
        self.setting(self.setting_pages.server)

    def setting(self, control: QWidget) -> None:
        """The settings, at one of their controls."""
        from app.windows.settings.dialog import SettingsDialog

        self.settings()
        dialog = self._open["settings"]
        if isinstance(dialog, SettingsDialog):
            dialog.show_control(control)

    @cached_property
    def setting_pages(self) -> "SettingsPages":
        """The pages of the settings, which the palette reads before the dialog is there."""
        from app.windows.settings.pages import SettingsPages

        return SettingsPages(
            *(self._settings, self._session, self._bridge, self._services, self._theme, self)
        )

    def model(self) -> None:
        """What is loaded, memory, recent models."""
        self._show("model", self._make_model)

    def proof(self) -> None:
        """What the self test of the kernels found."""
        from app.windows.status.proof_dialog import ProofDialog

        self._show("proof", lambda: ProofDialog(self._bridge, self._theme, self._window))

    def tune(self) -> None:
        """Find the fastest kernel."""
        from app.windows.speed.tune_dialog import TuneDialog

        self._show("tune", self._make_tune)
        dialog = self._open["tune"]
        if isinstance(dialog, TuneDialog):
            dialog.show_known()

    def benchmark(self) -> None:
        """Every way to run the model here, by speed and energy."""
        self._show("benchmark", self._make_benchmark)

    def _make_benchmark(self) -> QDialog:
        from app.windows.speed.benchmark_dialog import BenchmarkDialog

        return BenchmarkDialog(self._settings, self._session, self._bridge, self._theme, self._window)

    def race(self) -> None:
        """Two kernels answer the same question, side by side."""
        from app.windows.speed.race_dialog import RaceDialog

        self._show("race", lambda: RaceDialog(self._session, self._bridge, self._theme, self._window))

    def trash(self) -> None:
        """Deleted chats."""
        self._show("trash", self._make_trash)

    def _make_trash(self) -> QDialog:
        from app.windows.sidebar.trash_dialog import TrashDialog

        dialog = TrashDialog(self._session.trash, self._theme, self._window)
        dialog.restore_requested.connect(self.restore_requested)
        return dialog

    def archived(self) -> None:
        """Chats that are kept, but not listed."""
        self._show("archived", self._make_archived)

    def _make_archived(self) -> QDialog:
        from app.windows.sidebar.archive_dialog import ArchiveDialog

        dialog = ArchiveDialog(self._session, self._theme, self._window)
        dialog.open_requested.connect(self.archived_chat_requested)
        dialog.bring_back_requested.connect(lambda chat: self.archive_requested.emit(chat, "", False))
        dialog.delete_requested.connect(self.delete_requested)
        return dialog

    def export_proof(self) -> None:
        """What gives the answers of the chat in view again."""
        self.proof_export.ask()

    def shortcuts(self) -> None:
        from app.windows.menu.shortcuts import ShortcutsDialog

        self._show("shortcuts", lambda: ShortcutsDialog(self._window.menuBar(), self._theme, self._window))

    def about(self) -> None:
        self._show("about", self._make_about)

    def _make_about(self) -> QDialog:
        from app.windows.dialogs.about import AboutDialog

        return AboutDialog(self._settings, self._services.background, self._theme, self._window)

    def prompt(self) -> None:
        """System prompt and sampling of the conversation in view."""
        from app.windows.chat.this_chat import ChatDialog

        session = self._session
        dialog = ChatDialog(session.info, self._defaults(), self._theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: session.chosen.customise(dialog.prompt(), dialog.sampling()))
        dialog.preset_wanted.connect(lambda: self._keep_preset(dialog))
        dialog.open()

    def presets(self) -> None:
        """Prompts and sampling under names."""
        self._show("presets", self._make_presets)

    def _keep_preset(self, dialog: "ChatDialog") -> None:
        """What stands in the dialog about the chat becomes a preset, and the chat has it."""
        from app.windows.presets.presets_dialog import PresetsDialog

        preset = Preset("", self.tr("New preset"), dialog.prompt(), dialog.sampling())
        dialog.accept()
        self.presets()
        presets = self._open["presets"]
        if isinstance(presets, PresetsDialog):
            presets.make(preset)

    def _defaults(self) -> tuple[str, SamplingParams]:
        """Prompt and sampling of the settings, for the model that is loaded."""
        value, info = self._settings.value, self._bridge.info
        return value.prompt_for(info), value.sampling_for(info) if info is not None else value.sampling

    def _make_presets(self) -> QDialog:
        from app.windows.presets.presets_dialog import PresetsDialog

        session = self._session
        dialog = PresetsDialog(
            *(session.presets, self._settings, self._services.background, self._defaults),
            *(self._theme, self._window),
        )
        dialog.use_requested.connect(lambda id_: session.chosen.choose_preset(session.presets.get(id_)))
        return dialog

    def close_all(self) -> None:
        """The window closes: what waits in a dialog is applied."""
        for dialog in self._open.values():
            dialog.close()

    def _make_settings(self) -> QDialog:
        from app.windows.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self.setting_pages, self._theme, self._window)
        dialog.answers.presets_requested.connect(self.presets)
        dialog.engine.tune_requested.connect(self.tune)
        dialog.engine.benchmark_requested.connect(self.benchmark)
        dialog.data.import_requested.connect(self.exchange.import_chats)
        dialog.data.export_requested.connect(self.exchange.export_all)
        return dialog

    def _make_tune(self) -> QDialog:
        from app.windows.speed.tune_dialog import TuneDialog

        return TuneDialog(self._settings, self._session, self._bridge, self._theme, self._window)

    def _make_model(self) -> QDialog:
        from app.windows.models.loaded_model import ModelPanel

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
