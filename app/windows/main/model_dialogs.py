"""GetModel: the way to a model. It owns the downloads and opens the first run and the model manager."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from app.chat.session import ChatSession
from app.engine_bridge import EngineBridge
from app.look.theme import Theme
from app.models.downloads import Downloads, Status
from app.models.forecasts import Forecasts
from app.models.inventory import Inventory
from app.paths import data_dir
from app.settings import SettingsStore
from app.system.background import Background
from app.windows.downloads.bar import DownloadBar
from app.windows.first_run.dialog import FirstRun
from app.windows.models.manager import ModelManager
from app.windows.widgets.notice_bar import Action, NoticeArea

if TYPE_CHECKING:
    from engine.hub.transfer.fetch import Pace


class GetModel(QObject):
    """Nothing here connects to anywhere before a person asks for a download."""

    load_requested = Signal(str)  # folder
    folder_requested = Signal()  # ask for one
    settings_requested = Signal(bool)  # True: at the page of downloads

    def __init__(
        self,
        window: QMainWindow,
        notices: NoticeArea,
        settings: SettingsStore,
        bridge: EngineBridge,
        session: ChatSession,
        theme: Theme,
        pace: "Pace | None" = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._notices = notices
        self._settings = settings
        self._bridge = bridge
        self._session = session
        self._theme = theme
        self.background = Background(self)
        self.downloads = Downloads(settings, self.background, self, pace)
        self.inventory = Inventory(settings, self.background, self)
        self.forecasts = Forecasts(data_dir() / "speed.json", self.background, self)
        self.bar = DownloadBar(notices, self.downloads, self._shows, self)
        self._first_run: FirstRun | None = None
        self._manager: ModelManager | None = None
        self.bar.details_requested.connect(self._show_download)
        self.downloads.finished.connect(self._finished)
        self.inventory.failed.connect(lambda text: notices.show_bar("inventory", text, kind="error"))

    @property
    def first_run(self) -> FirstRun:
        if self._first_run is None:
            self._first_run = FirstRun(
                *(self._settings, self.downloads, self.inventory, self.forecasts, self._theme, self._window)
            )
            self._first_run.folder_requested.connect(self.folder_requested)
            self._connect(self._first_run)
        return self._first_run

    @property
    def manager(self) -> ModelManager:
        if self._manager is None:
            self._manager = ModelManager(
                *(self._settings, self.downloads, self.inventory, self.forecasts, self.background),
                *(self._bridge, self._theme, self._window),
            )
            self._manager.load_requested.connect(self.load_requested)
            self._connect(self._manager)
        return self._manager

    def at_start(self) -> None:
        """No model was named and none is being loaded: offers what there is, or how to get one."""
        self.forecasts.load()
        self.inventory.refresh(self._look_around)

    def get(self) -> None:
        """The first run, at the download that is under way if there is one."""
        waiting = self.downloads.unfinished()
        self.first_run.begin(waiting[0].repo if waiting else "")
        self._show(self.first_run)

    def manage(self) -> None:
        """The model manager."""
        self.manager.begin()
        self._show(self.manager)

    def close(self) -> None:
        """Pauses the download and ends every thread."""
        for dialog in (self._first_run, self._manager):
            if dialog is not None:
                dialog.close()
        self.downloads.close()
        self.background.close()

    def _look_around(self) -> None:
        for found in self.inventory.installed:
            if found.state in ("incomplete", "damaged"):
                self.downloads.offer(found)
        if self._settings.value.last_model or self._bridge.state in ("loading", "tuning", "loaded"):
            return
        ready = [found for found in self.inventory.installed if found.state == "ready"]
        if ready:
            self.load_requested.emit(str(ready[0].folder))
        else:
            self.get()

    def _finished(self, status: Status) -> None:
        self.inventory.refresh()
        QApplication.alert(self._window)
        if self._bridge.state not in ("loading", "tuning", "loaded"):
            self.load_requested.emit(str(status.folder))
            return
        self._notices.show_bar(
            f"came {status.repo}",
            self.tr("{0} is here, every file verified.").format(status.name),
            actions=[Action(self.tr("Load it"), lambda: self.load_requested.emit(str(status.folder)))],
        )

    def _shows(self, repo: str) -> bool:
        """Whether a window shows that download already."""
        first, manager = self._first_run, self._manager
        in_first = first is not None and first.isVisible() and first.repo == repo
        return in_first or (manager is not None and manager.isVisible())

    def _show_download(self, repo: str) -> None:
        if self.inventory.installed and self._settings.value.last_model:
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

    def models_moved(self, places: dict[Path, Path]) -> None:
        """The models lie elsewhere now: what remembers their folders follows."""
        moved = {str(old): str(new) for old, new in places.items()}
        value = self._settings.value
        self._settings.update(
            last_model=moved.get(value.last_model, value.last_model),
            recent_models=tuple(moved.get(folder, folder) for folder in value.recent_models),
        )
        self.inventory.refresh()
