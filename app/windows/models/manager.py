"""The model manager: what is there and what can be fetched; load, verify, delete, add."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from app.engine_bridge import EngineBridge
from app.look.icons import icon
from app.look.theme import Theme, space
from app.models.services import ModelServices
from app.settings import SettingsStore
from app.system.background import Task
from app.windows.downloads.texts import progress_text, size_text
from app.windows.models.details import ModelDetails
from app.windows.models.facts import offered_row
from app.windows.models.rows import ModelList, ModelRow
from app.windows.widgets.dialog import Dialog
from app.windows.widgets.labels import text_label
from engine import hub
from engine.errors import EngineError

if TYPE_CHECKING:
    from engine.hub import CatalogueModel, InstalledModel, Verification

REDRAW_MS = 50  # the list follows a download at most this often


class ModelManager(Dialog):
    """Not modal. A row is known by its folder, or by the id of the catalogue."""

    load_requested = Signal(str)  # folder
    settings_requested = Signal()
    connection_requested = Signal()  # the settings page of downloads

    def __init__(
        self,
        settings: SettingsStore,
        services: ModelServices,
        bridge: EngineBridge,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, 235, 160, parent)
        self.setWindowTitle(self.tr("Models"))
        self.setAcceptDrops(True)
        self._settings = settings
        self._downloads = services.downloads
        self._inventory = services.inventory
        self._forecasts = services.forecasts
        self._background = services.background
        self._bridge = bridge
        self._task: Task | None = None
        self.list = ModelList(theme, self)
        self.list.setAccessibleName(self.tr("Models"))
        self.details = ModelDetails(
            *(settings, services.downloads, services.inventory, services.forecasts),
            *(theme, self),
        )
        self.add_button = QPushButton(self.tr("&Add a folder…"), self)
        self.add_button.setIcon(icon("folder", theme))
        self.measure_button = QPushButton(self.tr("&Measure the speed"), self)
        self.measure_button.setIcon(icon("speed", theme))
        self.measure_button.setToolTip(self.tr("Takes about three seconds"))
        hint = self.tr("You can also drop a model folder here, or a .safetensors file with its JSON files.")
        self.hint = text_label(hint, theme, "small", "muted", self)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.list, 2)
        row.addWidget(self.details, 3)
        self.column.setContentsMargins(space(4), space(4), space(4), 0)
        self.column.addLayout(row, 1)
        self.column.addWidget(self.hint)
        self.foot.addWidget(self.add_button)
        self.foot.addWidget(self.measure_button)
        self.add_close()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REDRAW_MS)
        self._timer.timeout.connect(self.refresh)
        self._connect(theme)

    def _connect(self, theme: Theme) -> None:
        self.list.currentRowChanged.connect(lambda _: self._show_details())
        self.list.itemActivated.connect(lambda _: self._load())
        self.add_button.clicked.connect(self._choose_folder)
        self.measure_button.clicked.connect(self._forecasts.measure)
        self.details.load_asked.connect(self._load)
        self.details.download_asked.connect(self._download)
        self.details.verify_asked.connect(self._verify)
        self.details.delete_asked.connect(self._delete)
        self.details.stop_asked.connect(self._stop)
        self.details.settings_requested.connect(self.connection_requested)
        for signal in (self._inventory.changed, self._forecasts.changed, self._bridge.state_changed):
            signal.connect(lambda *_: self._timer.start())
        self._downloads.changed.connect(self._download_changed)

    def begin(self) -> None:
        """Reads what is there."""
        self._inventory.refresh(self._choose_loaded)
        self.refresh()
        self.list.setFocus()

    def _choose_loaded(self) -> None:
        """What runs is what is shown first."""
        self.refresh()
        for key, (found, _) in self._entries().items():
            if found is not None and self._is_loaded(found):
                self.list.choose(key)

    def choose(self, repo: str) -> None:
        """Shows the model of that repository."""
        for key, (found, model) in self._entries().items():
            if repo == (found.repo if found else model.repo if model else ""):
                self.list.choose(key)

    def refresh(self) -> None:
        """Shows what is known now."""
        here, offered = [], []
        for key, (found, model) in self._entries().items():
            if found is not None:
                here.append(self._installed_row(key, found))
            elif model is not None:
                offered.append(offered_row(model, self._inventory, self._forecasts))
        rows = [ModelRow("here", self.tr("On this computer"), heading=True), *here] if here else []
        if offered:
            rows += [ModelRow("offered", self.tr("Available"), heading=True), *offered]
        self.list.set_rows(rows)
        self.measure_button.setEnabled(not self._forecasts.measuring)
        self.measure_button.setText(
            self.tr("Measuring…") if self._forecasts.measuring else self.tr("&Measure the speed")
        )
        self._show_details()

    def add(self, paths: list[Path]) -> None:
        """Adds a folder where it lies, or makes one of loose files."""
        self._run(
            self.tr("Adding {0}…").format(paths[0].name),
            lambda stop, progress: hub.import_files(paths, progress, stop),
            self._added,
        )

    # ---- showing ---------------------------------------------------------------------------

    def _entries(self) -> "dict[str, tuple[InstalledModel | None, CatalogueModel | None]]":
        entries: dict[str, tuple[InstalledModel | None, CatalogueModel | None]] = {}
        for found in self._inventory.installed:
            entries[str(found.folder)] = (found, found.model)
        there = {found.repo for found in self._inventory.installed}
        for model in self._inventory.offered:
            if model.repo not in there:
                entries[model.id] = (None, model)
        return entries

    def _chosen(self) -> "tuple[InstalledModel | None, CatalogueModel | None]":
        return self._entries().get(self.list.key, (None, None))

    def _installed_row(self, key: str, found: "InstalledModel") -> ModelRow:
        status = self._downloads.status(found.repo) if found.repo else None
        if status is not None and status.state != "finished":
            return ModelRow(key, found.name, progress_text(status), fraction=status.fraction)
        if self._is_loaded(found):
            line = " · ".join(text for text in (size_text(found.size), found.licence) if text)
            return ModelRow(key, found.name, line, self.tr("loaded"), "chip", "accent")
        if found.state != "ready":
            words = {"incomplete": self.tr("Incomplete"), "damaged": self.tr("Damaged")}
            line = words.get(found.state, self.tr("Cannot be used"))
            return ModelRow(key, found.name, line, icon="warning", icon_color="warning")
        line = " · ".join(text for text in (size_text(found.size), found.licence) if text)
        if found.verified:
            return ModelRow(key, found.name, line, icon="check", icon_color="success")
        return ModelRow(key, found.name, line)

    def _is_loaded(self, found: "InstalledModel") -> bool:
        info = self._bridge.info
        return info is not None and _same(Path(info.path), found.folder)

    def _show_details(self) -> None:
        found, model = self._chosen()
        repo = found.repo if found else model.repo if model else ""
        status = self._downloads.status(repo) if repo else None
        if found is not None:
            self.details.show_installed(found, self._is_loaded(found), status)
        elif model is not None:
            self.details.show_offered(model, status)

    def _download_changed(self, repo: str) -> None:
        status = self._downloads.status(repo)
        if status is None or not status.active:
            self._inventory.refresh()
        if not self._timer.isActive():
            self._timer.start()

    # ---- doing -----------------------------------------------------------------------------

    def _load(self) -> None:
        found, _ = self._chosen()
        if found is not None and found.state == "ready" and not self._is_loaded(found):
            self.load_requested.emit(str(found.folder))

    def _download(self) -> None:
        _, model = self._chosen()
        assert model is not None
        try:
            hub.give_consent(model)
        except EngineError as error:
            self.details.say(str(error), "error")
            return
        self._downloads.start(model)
        self._inventory.refresh()

    def _verify(self) -> None:
        found, _ = self._chosen()
        assert found is not None
        folder = found.folder
        self._run(
            self.tr("Checking every file against its checksum…"),
            lambda stop, progress: hub.verify(folder, progress, stop),
            self._verified,
        )

    def _verified(self, result: "Verification") -> None:
        role = "success" if result.verified else "error" if result.damaged else "warning"
        found, _ = self._chosen()
        if result.damaged and found is not None:
            self._inventory.refresh(self._offer_damaged)
        else:
            self._inventory.refresh(lambda: self.details.say(result.sentence, role))

    def _offer_damaged(self) -> None:
        for found in self._inventory.installed:
            if found.state in ("damaged", "incomplete"):
                self._downloads.offer(found)
        self.refresh()

    def _delete(self) -> None:
        found, _ = self._chosen()
        assert found is not None
        folder, repo, imported = found.folder, found.repo, found.imported
        if self._is_loaded(found):
            self._bridge.unload()

        def work(stop: threading.Event, progress: object) -> None:
            (hub.forget if imported else hub.delete)(folder)

        def done(_: object) -> None:
            self._settings.forget_model(str(folder))
            self._downloads.forget(repo)
            self._inventory.refresh()

        self._run(self.tr("Deleting…"), work, done)

    def _added(self, found: "InstalledModel") -> None:
        def show() -> None:
            self.refresh()
            self.list.choose(str(found.folder))

        if found.state == "incomplete":
            self._downloads.offer(found)
        self._inventory.refresh(show)

    def _run(
        self,
        words: str,
        work: Callable[[threading.Event, Callable[[int, int], None]], Any],
        done: Callable[[Any], None],
    ) -> None:
        """One at a time, with a bar, in a thread."""
        if self._task is not None:
            return

        def over(call: Callable[[], None]) -> None:
            self._task = None
            self.details.show_job("")
            call()

        self.details.show_job(words)
        self._task = self._background.run(
            work,
            lambda result: over(lambda: done(result)),
            lambda sentence: over(lambda: self.details.say(sentence, "error")),
            self.details.set_progress,
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop.set()
            self._task = None
            self.details.show_job("")

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Add a Model Folder"), str(Path.home()))
        if folder:
            self.add([Path(folder)])

    # ---- Qt --------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.add(paths)


def _same(one: Path, other: Path) -> bool:
    """Whether both lead to the same folder, through links or not."""
    return one.absolute() == other.absolute() or one.resolve() == other.resolve()


def dropped_paths(mime: QMimeData) -> list[Path]:
    """Files and folders of this computer that are dragged."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()] if mime.hasUrls() else []
