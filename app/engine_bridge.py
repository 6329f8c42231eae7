"""EngineBridge: events of the engine process become Qt signals of the main thread; commands go back."""

from PySide6.QtCore import QObject, Signal

from engine.events import Generate, Load, ModelInfo


class EngineBridge(QObject):
    """Owns the EngineClient. ``state``: "off", "starting", "ready", "loading", "loaded" or "dead"."""

    started = Signal(object)  # Started
    loading = Signal(float)  # 0.0 .. 1.0
    loaded = Signal(object)  # ModelInfo
    unloaded = Signal()
    load_failed = Signal(str)  # sentence
    progress = Signal(str, int, int)  # id, done, total
    piece = Signal(object)  # Piece
    finished = Signal(object)  # Finished
    failed = Signal(str, str)  # id, sentence
    died = Signal(str)  # sentence
    state_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = "off"
        self.info: ModelInfo | None = None  # what is loaded
        self.kernels: tuple[tuple[str, str], ...] = ()  # (kernel, isa) pairs of this CPU, known once started
        self.pid: int | None = None

    def start(self) -> None:
        """Start the engine process if it does not run."""
        raise NotImplementedError

    def load(self, command: Load) -> None:
        """Load a model; starts the process first where needed."""
        raise NotImplementedError

    def generate(self, command: Generate) -> None:
        raise NotImplementedError

    def stop(self) -> None:
        """Stop the running answer."""
        raise NotImplementedError

    def unload(self) -> None:
        raise NotImplementedError

    def restart(self) -> None:
        """A new engine process in the place of a dead or unwilling one. Nothing is loaded in it."""
        raise NotImplementedError

    def close(self) -> None:
        """End the process and wait for it; nothing is left behind."""
        raise NotImplementedError
