"""ModelLoader: which model is to run and how, and when it is safe to load it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app import paths
from app.engine_bridge import BridgeState, EngineBridge
from app.settings import Settings, SettingsStore
from engine import hub
from engine.errors import EngineError
from engine.process.events import Load, ModelInfo, Timing, Tune


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
        self._loaded = ""  # of the last one that came to its end
        self.pending = ""  # the folder to load when the answer has ended
        settings.changed.connect(self._on_settings)
        bridge.loaded.connect(self._on_loaded)
        bridge.load_failed.connect(self._on_load_failed)
        # Queued: everybody hears of the end before the loading begins.
        bridge.tuned.connect(self._on_tuned, Qt.ConnectionType.QueuedConnection)
        bridge.tune_failed.connect(self._on_tuned, Qt.ConnectionType.QueuedConnection)

    def load(self, folder: str) -> None:
        """Load the model in ``folder`` with the settings as they are."""
        if self._is_answering():
            self.pending = folder
            self.notice.emit(self.tr("This takes effect after the current answer."))
            return
        self.pending = ""
        self._folder = folder
        paths.mark_load(folder)
        self._bridge.load(Load(folder, self._settings.value.load_options, insists=False))

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
            self.notice.emit(self.tr("No model has been loaded yet: open a model folder."))

    def tune_refusal(self) -> str:
        """Why the kernels cannot be measured now, in a sentence; "" if they can."""
        if not (self._folder or self._settings.value.last_model):
            return self.tr("No model has been loaded yet: open a model folder first.")
        if self._is_answering():
            return self.tr("An answer is being written: wait until it is finished, or stop it.")
        if self._bridge.state is BridgeState.DEAD:
            return self.tr("The engine is not running: load the model again.")
        return ""

    def tune(self) -> None:
        """Measure the kernels on the last model; it is loaded again afterwards, however that ended."""
        if self.tune_refusal():
            return
        self._folder = self._folder or self._settings.value.last_model
        paths.clear_load_mark()  # of a load that this takes the place of
        self._bridge.tune(Tune(self._folder))

    def tuning_found(self) -> tuple[Timing, ...]:
        """What an earlier measuring found for models of the last one's shape, best first."""
        folder = self._folder or self._settings.value.last_model
        if not folder:
            return ()
        # it brings the kernels: only when somebody looks at the speeds
        from engine import load_config, tuned_timings

        try:
            return tuned_timings(load_config(Path(folder)))
        except EngineError:
            return ()  # it was moved or damaged: loading it says so

    def load_at_start(self) -> None:
        """Load the last model, unless its last loading took the program (or its engine) down."""
        value = self._settings.value
        if value.load_at_start and value.last_model and self.may_load_by_itself(value.last_model):
            self.load(value.last_model)

    def may_load_by_itself(self, folder: str) -> bool:
        """Whether ``folder`` may be loaded unasked; a notice says why not."""
        if paths.load_mark() != folder:
            return True
        self.notice.emit(
            self.tr(
                "Tern closed unexpectedly while loading {0} last time, so it was not loaded automatically."
            ).format(folder)
        )
        return False

    def close(self) -> None:
        """The program is closed by hand: that is no crash, also while a model is being loaded."""
        self.pending = ""
        if self._bridge.state is BridgeState.LOADING:
            paths.clear_load_mark()

    def _on_settings(self, old: Settings, new: Settings) -> None:
        other = old.load_options != new.load_options
        if other and self._bridge.state in (BridgeState.LOADING, BridgeState.LOADED):
            self.load(self._folder)

    @Slot(object)
    @Slot(str)
    def _on_tuned(self, _: object) -> None:
        if self._bridge.state is BridgeState.READY:  # else it was closed, or something was loaded in between
            self.load(self._folder)

    def _on_loaded(self, info: ModelInfo) -> None:
        paths.clear_load_mark()
        self._loaded = self._folder
        if not hub.is_starter(self._folder):  # it is only taken where nothing was chosen
            self._settings.remember_model(self._folder)
            hub.remember_model(self._folder)  # the terminal goes on with it

    def _on_load_failed(self, sentence: str) -> None:
        paths.clear_load_mark()
        if self._bridge.state is BridgeState.LOADED:
            self._folder = self._loaded  # which goes on as if nothing had been opened
        self.notice.emit(sentence)
