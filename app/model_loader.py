"""ModelLoader: which model is to run and how, and when it is safe to load it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app import paths
from app.engine_bridge import EngineBridge
from app.settings import Settings, SettingsStore
from engine.events import Load, ModelInfo

# A change of these needs the model to be loaded again.
LOAD_SETTINGS = ("kernel", "isa", "threads", "kv", "context")


class ModelLoader(QObject):
    """Loads at once, or after the running answer; remembers across starts what took the program down."""

    notice = Signal(str)

    def __init__(
        self,
        settings: SettingsStore,
        bridge: EngineBridge,
        is_answering: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._bridge = bridge
        self._is_answering = is_answering
        self._folder = ""  # of the last load
        self.pending = ""  # the folder to load when the answer has ended
        settings.changed.connect(self._on_settings)
        bridge.loaded.connect(self._on_loaded)
        bridge.load_failed.connect(self._on_load_failed)

    def load(self, folder: str) -> None:
        """Load the model in ``folder`` with the settings as they are."""
        if self._is_answering():
            self.pending = folder
            self.notice.emit(self.tr("This takes effect when the running answer has ended."))
            return
        self.pending = ""
        self._folder = folder
        paths.mark_load(folder)
        value = self._settings.value
        self._bridge.load(Load(folder, **{name: getattr(value, name) for name in LOAD_SETTINGS}))

    def load_pending(self) -> None:
        """The answer has ended: load what was asked for meanwhile."""
        if self.pending:
            self.load(self.pending)

    def reload(self) -> None:
        """Load the last model again."""
        folder = self._folder or self._settings.value.last_model
        if folder:
            self.load(folder)
        else:
            self.notice.emit(self.tr("No model was loaded before: open a model folder."))

    def load_at_start(self) -> None:
        """Load the last model, unless its last loading took the program (or its engine) down."""
        value = self._settings.value
        if not (value.load_at_start and value.last_model):
            return
        if paths.load_mark() == value.last_model:
            self.notice.emit(
                self.tr("The last start ended while {0} was being loaded, so it was not loaded now.").format(
                    value.last_model
                )
            )
            return
        self.load(value.last_model)

    def close(self) -> None:
        """The program is closed by hand: that is no crash, also while a model is being loaded."""
        self.pending = ""
        if self._bridge.state == "loading":
            paths.clear_load_mark()

    def _on_settings(self, old: Settings, new: Settings) -> None:
        if self._bridge.state in ("loading", "loaded") and any(
            getattr(old, name) != getattr(new, name) for name in LOAD_SETTINGS
        ):
            self.load(self._folder)

    def _on_loaded(self, info: ModelInfo) -> None:
        paths.clear_load_mark()
        self._settings.remember_model(self._folder)

    def _on_load_failed(self, sentence: str) -> None:
        paths.clear_load_mark()
        self.notice.emit(sentence)
