"""Inventory: this computer, the models that are there, and which of the offered ones it can hold."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.settings import Settings, SettingsStore
from app.system.background import Background
from engine import hub

if TYPE_CHECKING:
    from engine.hub import CatalogueModel, Computer, Fit, InstalledModel


class Inventory(QObject):
    """Read in a thread; ``computer`` is None until the first ``refresh`` has come back."""

    changed = Signal()
    failed = Signal(str)  # a sentence

    def __init__(
        self, settings: SettingsStore, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._background = background
        self.computer: Computer | None = None
        self.installed: tuple[InstalledModel, ...] = ()
        self.models_dir = Path()
        self.loaded = ""  # the folder of the model that is loaded: it is listed wherever it lies
        self._fits: dict[str, Fit] = {}
        self._waiting: list[Callable[[], None]] = []
        self._reading = False
        self._again = False
        settings.changed.connect(self._settings_changed)

    @property
    def offered(self) -> "tuple[CatalogueModel, ...]":
        return hub.offered()

    @property
    def is_offline(self) -> bool:
        """Nothing may be fetched: the settings or the environment say so."""
        return hub.HubSettings(offline=self._settings.value.hub_offline).is_offline

    def fit(self, model: "CatalogueModel") -> "Fit | None":
        """Whether this computer can hold it; None while that is not known."""
        return self._fits.get(model.id)

    def find(self, repo: str) -> "InstalledModel | None":
        """The folder of that repository, a whole one first."""
        found = [model for model in self.installed if model.repo == repo]
        return next((model for model in found if model.state == "ready"), found[0] if found else None)

    def refresh(self, then: Callable[[], None] | None = None) -> None:
        """Reads everything anew; ``then`` is called after ``changed``."""
        if then is not None:
            self._waiting.append(then)
        if self._reading:
            self._again = True
            return
        self._reading = True
        options, loaded = self._settings.value.engine, self.loaded
        self._background.run(
            lambda stop, progress: _read(options.context, options.kv, loaded), self._take, self._refused
        )

    def models_moved(self, places: dict[Path, Path]) -> None:
        """The models lie elsewhere now (old folder: new one): what remembers their folders follows."""
        moved = {str(old): str(new) for old, new in places.items()}
        value = self._settings.value
        self._settings.update(
            last_model=moved.get(value.last_model, value.last_model),
            recent_models=tuple(moved.get(folder, folder) for folder in value.recent_models),
        )
        self.refresh()

    def _settings_changed(self, old: Settings, new: Settings) -> None:
        if old.hub_offline != new.hub_offline:
            self.changed.emit()

    def _take(self, found: "tuple[Computer, list[InstalledModel], dict[str, Fit], Path]") -> None:
        self._reading = False
        self.computer, installed, self._fits, self.models_dir = found
        self.installed = tuple(installed)
        if self._again:
            self._again = False
            self.refresh()
            return
        self.changed.emit()
        waiting, self._waiting = self._waiting, []
        for call in waiting:
            call()

    def _refused(self, sentence: str) -> None:
        self._reading = self._again = False
        self._waiting.clear()
        self.failed.emit(sentence)


def _read(
    context: int, kv: str, loaded: str
) -> "tuple[Computer, list[InstalledModel], dict[str, Fit], Path]":
    fits = {model.id: hub.fit(model, context, kv) for model in hub.offered()}
    there = hub.installed()
    if loaded and Path(loaded).resolve() not in [found.folder.resolve() for found in there]:
        there.append(hub.inspect(Path(loaded).absolute(), imported=True))
    return hub.computer(), there, fits, hub.models_dir()
