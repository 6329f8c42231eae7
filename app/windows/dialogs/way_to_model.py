"""ModelDialogs: the way to a model. It opens the first run and the model manager, at the start by itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from app.chat.session import ChatSession
from app.chat.state import Phase
from app.look.theme import Theme
from app.models.downloads import Status
from app.models.services import ModelServices
from app.windows.dialogs.starter_bar import StarterBar
from app.windows.downloads.bar import DownloadBar
from app.windows.widgets.notice_bar import Action, NoticeArea

if TYPE_CHECKING:
    from app.windows.first_run.dialog import FirstRun
    from app.windows.models.manager import ModelManager


class ModelDialogs(QObject):
    """Nothing here connects to anywhere before a person asks for a download.

    The modules of the two dialogs are imported when they are first asked for.
    """

    load_requested = Signal(str)  # folder
    folder_requested = Signal()  # ask for one
    settings_requested = Signal(bool)  # True: at the page of downloads

    def __init__(
        self,
        window: QMainWindow,
        notices: NoticeArea,
        session: ChatSession,
        services: ModelServices,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._notices = notices
        self._session = session
        self._settings = session.settings
        self._bridge = bridge = session.bridge
        self._services = services
        self._theme = theme
        self.starter = StarterBar(notices, session, services, self)
        self.starter.load_requested.connect(self.load_requested)
        self.starter.dialog_requested.connect(self.choose)
        self.bar = DownloadBar(notices, services.downloads, self._shows, self, self.starter.choice)
        self._first_run: FirstRun | None = None
        self._manager: ModelManager | None = None
        self.bar.details_requested.connect(self._show_download)
        services.forecasts.may_measure = lambda: not session.running_message and not bridge.state.is_busy
        session.phase_changed.connect(self._make_way)
        services.downloads.finished.connect(self._finished)
        bridge.loaded.connect(lambda info: self._is_loaded(info.path))
        bridge.unloaded.connect(lambda: self._is_loaded(""))
        services.inventory.failed.connect(lambda text: notices.show_bar("inventory", text, kind="error"))

    @property
    def first_run(self) -> "FirstRun":
        if self._first_run is None:
            from app.windows.first_run.dialog import FirstRun

            self._first_run = FirstRun(self._settings, self._services, self._theme, self._window)
            self._first_run.folder_requested.connect(self.folder_requested)
            self._connect(self._first_run)
        return self._first_run

    @property
    def manager(self) -> "ModelManager":
        if self._manager is None:
            from app.windows.models.manager import ModelManager

            self._manager = ModelManager(
                self._settings, self._services, self._bridge, self._theme, self._window
            )
            self._manager.load_requested.connect(self.load_requested)
            self._connect(self._manager)
        return self._manager

    def _make_way(self, phase: Phase) -> None:
        if phase is Phase.PREFILLING:
            self._services.forecasts.make_way()

    def _is_loaded(self, folder: str) -> None:
        self._services.inventory.loaded = folder
        if self._manager is not None and self._manager.isVisible():
            self._services.inventory.refresh()

    def at_start(self) -> None:
        """No model was named and none is being loaded: offers what there is, or how to get one."""
        self._services.forecasts.load()
        self._services.inventory.refresh(self._look_around)

    def get(self) -> None:
        """The first run, at the download that is under way if there is one."""
        waiting = self._services.downloads.unfinished()
        self.first_run.begin(waiting[0].repo if waiting else "")
        self._show(self.first_run)

    def choose(self) -> None:
        """The first run, at the choice of a model."""
        self.first_run.begin()
        self.first_run.show_step(1)
        self._show(self.first_run)

    def manage(self) -> None:
        """The model manager."""
        self.manager.begin()
        self._show(self.manager)

    def close_all(self) -> None:
        """Closes both dialogs (the window closes)."""
        for dialog in (self._first_run, self._manager):
            if dialog is not None:
                dialog.close()

    def _look_around(self) -> None:
        for found in self._services.inventory.installed:
            if found.state in ("incomplete", "damaged"):
                self._services.downloads.offer(found)
        if self._settings.value.last_model or self._bridge.state.has_model:
            return
        ready = [found for found in self._services.inventory.installed if found.state == "ready"]
        if not ready:
            self.get()
            return
        folder = str(ready[0].folder)
        if self._settings.value.load_at_start and self._session.models.may_load_by_itself(folder):
            self.load_requested.emit(folder)

    def _finished(self, status: Status) -> None:
        self._services.inventory.refresh()
        QApplication.alert(self._window)
        if not self._bridge.state.has_model:
            self.load_requested.emit(str(status.folder))
            return
        if self.starter.in_use:
            self.starter.came(status)
            return
        self._notices.show_bar(
            f"came {status.repo}",
            self.tr("{0} is ready; all files were verified.").format(status.name),
            actions=[Action(self.tr("Load"), lambda: self.load_requested.emit(str(status.folder)))],
        )

    def _shows(self, repo: str) -> bool:
        """Whether a window shows that download already."""
        first, manager = self._first_run, self._manager
        in_first = first is not None and first.isVisible() and first.repo == repo
        return in_first or (manager is not None and manager.isVisible())

    def _show_download(self, repo: str) -> None:
        if self._services.inventory.installed and self._settings.value.last_model:
            self.manage()
            self.manager.choose(repo)
        else:
            self.first_run.begin(repo)
            self._show(self.first_run)

    def _connect(self, dialog: "FirstRun | ModelManager") -> None:
        dialog.settings_requested.connect(lambda: self.settings_requested.emit(False))
        dialog.connection_requested.connect(lambda: self.settings_requested.emit(True))
        dialog.finished.connect(lambda _: self.bar.refresh_all())

    def _show(self, dialog: QDialog) -> None:
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        self.bar.refresh_all()
