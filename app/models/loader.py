"""ModelLoader: which model is to run and how, and when it is safe to load it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app import paths
from app.engine_bridge import BridgeState, EngineBridge
from app.settings import Settings, SettingsStore
from app.system.power_supply import PowerSupply
from engine import ChatMessage, hub
from engine.errors import EngineError
from engine.process.events import (
    FRUGAL,
    OWN,
    BenchmarkRun,
    Choice,
    Load,
    LoadOptions,
    ModelInfo,
    Race,
    Racer,
    Sweep,
    Timing,
    Tune,
    Usage,
)

if TYPE_CHECKING:
    from engine import ModelConfig

RACE_TOKENS = 128  # of a race's answer at most


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
        self._cooler: LoadOptions | None = None  # instead of those of the settings, with fewer threads
        self._supply = PowerSupply(self)
        self._supply.changed.connect(self._on_supply)
        self._supply.watch(bool(settings.value.battery_preset))
        settings.changed.connect(self._on_settings)
        bridge.loaded.connect(self._on_loaded)
        bridge.load_failed.connect(self._on_load_failed)
        bridge.usage.connect(self._on_usage)
        for ended in (
            bridge.tuned,
            bridge.tune_failed,
            bridge.raced,
            bridge.race_failed,
            bridge.swept,
            bridge.sweep_failed,
        ):
            # Queued: everybody hears of the end before the loading begins.
            ended.connect(self._on_measured, Qt.ConnectionType.QueuedConnection)

    def load(self, folder: str) -> None:
        """Load the model in ``folder`` with the settings as they are."""
        if self._is_answering():
            self.pending = folder
            self.notice.emit(self.tr("This takes effect after the current answer."))
            return
        if folder != self._folder:
            self._cooler = None
        self.pending = ""
        self._folder = folder
        paths.mark_load(folder)
        self._bridge.load(Load(folder, self._cooler or self._options(), insists=False))

    def _options(self) -> LoadOptions:
        return self._settings.value.options_on(self._supply.on_battery)

    def load_pending(self) -> None:
        """The answer has ended: load what was asked for meanwhile."""
        if self.pending:
            self.load(self.pending)

    def reload(self) -> None:
        """Load the last model again, as the settings have it."""
        self._cooler = None
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
        if self._bridge.state.is_measuring:
            return self.tr("Kernels are being measured already: wait until that has ended, or stop it.")
        if self._bridge.state is BridgeState.DEAD:
            return self.tr("The engine is not running: load the model again.")
        return ""

    def tune(self) -> None:
        """Measure the kernels on the last model; it is loaded again afterwards, however that ended."""
        if not self.tune_refusal():
            self._bridge.tune(Tune(self._folder_to_measure()))

    def race(self, racers: tuple[Racer, Racer], question: str) -> None:
        """Let two kernels answer ``question`` on the last model; it is loaded again afterwards as well."""
        if self.tune_refusal():
            return
        value, info = self._settings.value, self._bridge.info
        params = value.sampling_for(info) if info else value.sampling
        params = replace(params, max_tokens=RACE_TOKENS)
        messages = (ChatMessage("user", question),)
        folder = self._folder_to_measure()
        self._bridge.race(Race(folder, racers, messages, params, value.engine.kv, value.estimate))

    def sweep(self) -> None:
        """Measure every kernel, instruction set and number of threads on the last model, as ``tune`` does."""
        if not self.tune_refusal():
            folder = self._folder_to_measure()
            self._bridge.sweep(Sweep(folder, hub.shown_name(folder), self._settings.value.estimate))

    def past_runs(self) -> tuple[BenchmarkRun, ...]:
        """The benchmark's runs with models of the last one's shape here, the latest first."""
        config = self._last_config()
        if config is None:
            return ()
        from engine import past_runs

        return past_runs(config)

    def preset_choice(self, preset: str) -> Choice | None:
        """What ``preset`` takes for the last model here; None where nothing was measured for it."""
        config = self._last_config()
        if config is None:
            return None
        from engine import preset_choice

        return preset_choice(config, preset)

    def _folder_to_measure(self) -> str:
        self._folder = self._folder or self._settings.value.last_model
        paths.clear_load_mark()  # of a load that this takes the place of
        return self._folder

    def tuning_found(self) -> tuple[Timing, ...]:
        """What an earlier measuring found for models of the last one's shape, best first."""
        config = self._last_config()
        if config is None:
            return ()
        from engine import tuned_timings

        return tuned_timings(config)

    def tuning_busy(self) -> float:
        """Cores that other programs took while that was measured; 0.0 if it was quiet."""
        config = self._last_config()
        if config is None:
            return 0.0
        from engine import tuning_busy

        return tuning_busy(config)

    def _last_config(self) -> "ModelConfig | None":
        """The shape of the last model; None where there is none, or where it was moved or damaged."""
        folder = self._folder or self._settings.value.last_model
        # it brings the kernels: only when somebody looks at the speeds
        from engine import load_config

        try:
            return load_config(Path(folder)) if folder else None
        except EngineError:
            return None  # loading it says so

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
        self._supply.watch(bool(new.battery_preset))
        on_battery = self._supply.on_battery
        self._reload(old.options_on(on_battery) != new.options_on(on_battery))

    def _on_supply(self) -> None:
        value = self._settings.value
        self._reload(value.options_on(True) != value.options_on(False))

    def _reload(self, is_other: bool) -> None:
        if is_other:
            self._cooler = None
        if is_other and self._bridge.state in (BridgeState.LOADING, BridgeState.LOADED):
            self.load(self._folder)

    def _on_usage(self, usage: Usage) -> None:
        """Where the processor slows down, the frugal choice takes a thread less, once the answer has ended.

        Its clock falls because all its cores are busy: the others go on at a higher one, with less energy.
        """
        info, options = self._bridge.info, self._options()
        if usage.slowdown is None or info is None or info.threads < 2 or self.pending:
            return
        if options.preset == FRUGAL:
            threads = info.threads - 1
            self._cooler = replace(options, preset=OWN, kernel=info.kernel, isa=info.isa, threads=threads)
            self.pending = self._folder
            sentence = self.tr(
                "The processor slows down: after this answer, the frugal choice goes on with threads: {0}."
            )
            self.notice.emit(sentence.format(threads))

    @Slot(object)
    @Slot(str)
    def _on_measured(self, _: object) -> None:
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
