"""EngineBridge: events of the engine process become Qt signals of the main thread; commands go back."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from engine import hub
from engine.errors import EngineError
from engine.process.answers.routes import GuestRoutes
from engine.process.client import EngineClient
from engine.process.events import (
    Count,
    Counted,
    Died,
    Event,
    Failed,
    Finished,
    Generate,
    Load,
    Loaded,
    LoadFailed,
    Loading,
    ModelInfo,
    Piece,
    Prepare,
    Progress,
    Race,
    Raced,
    RaceFailed,
    Racing,
    Serve,
    Started,
    Sweep,
    SweepFailed,
    Sweeping,
    Swept,
    Tune,
    Tuned,
    TuneFailed,
    Tuning,
    Unloaded,
    Usage,
)

TURN_S = 0.01  # of the main thread, for events of the engine
ENDED = "The engine was ended; try again in a moment."  # what other programs are told


class Client(Protocol):
    """What the bridge asks of an EngineClient."""

    @property
    def pid(self) -> int | None: ...
    @property
    def alive(self) -> bool: ...
    def start(self) -> None: ...
    def load(self, command: Load) -> None: ...
    def generate(self, command: Generate) -> None: ...
    def serve(self, command: Serve) -> None: ...
    def cancel(self, answer_id: str) -> None: ...
    def dismiss(self) -> None: ...
    def prepare(self, command: Prepare) -> None: ...
    def count(self, command: Count) -> None: ...
    def unload(self) -> None: ...
    def tune(self, command: Tune) -> None: ...
    def race(self, command: Race) -> None: ...
    def sweep(self, command: Sweep) -> None: ...
    def forget(self, on_disk: bool = True) -> None: ...
    def stop(self) -> None: ...
    def close(self, timeout: float = 2.0) -> None: ...


class BridgeState(Enum):
    """What the engine process is doing, answers apart."""

    OFF = auto()  # not started
    STARTING = auto()
    READY = auto()  # nothing is loaded
    LOADING = auto()
    TUNING = auto()
    RACING = auto()
    SWEEPING = auto()  # all ways to run a model are measured
    LOADED = auto()
    DEAD = auto()  # it has ended by itself, or could not be started

    @property
    def is_busy(self) -> bool:
        """A model is being loaded, or measured, after which it is loaded again."""
        return self is BridgeState.LOADING or self.is_measuring

    @property
    def is_measuring(self) -> bool:
        """Kernels are measured, and nothing is loaded meanwhile."""
        return self in (BridgeState.TUNING, BridgeState.RACING, BridgeState.SWEEPING)

    @property
    def has_model(self) -> bool:
        """A model is loaded or on its way: an answer can be asked for."""
        return self.is_busy or self is BridgeState.LOADED


class EngineBridge(QObject):
    """Owns the EngineClient; ``state`` is what the engine is doing."""

    started = Signal(object)  # Started
    loading = Signal(float)  # 0.0 .. 1.0
    loaded = Signal(object)  # ModelInfo
    unloaded = Signal()
    load_failed = Signal(str)  # sentence
    tuning = Signal(object)  # Tuning
    tuned = Signal(object)  # the timings of Tuned, best first; none if it was stopped
    tune_failed = Signal(str)  # sentence
    racing = Signal(object)  # Racing
    raced = Signal(object)  # RaceResult; None if it was stopped
    race_failed = Signal(str)  # sentence
    sweeping = Signal(object)  # Sweeping
    swept = Signal(object)  # BenchmarkRun; None if it was stopped before a row
    sweep_failed = Signal(str)  # sentence
    progress = Signal(str, int, int)  # id, done, total
    piece = Signal(object)  # Piece
    usage = Signal(object)  # Usage
    counted = Signal(str, int, bool)  # id of a text, its tokens, whether that is exact
    finished = Signal(object)  # Finished
    failed = Signal(str, str)  # id, sentence
    overlong = Signal(str, int, int)  # id: nothing was generated; tokens of the prompt, and of the context
    died = Signal(str)  # sentence
    state_changed = Signal(object)  # BridgeState

    _woken = Signal()  # emitted in the client's reader thread

    def __init__(
        self,
        parent: QObject | None = None,
        make_client: Callable[[Callable[[Event], None]], Client] = EngineClient,
    ) -> None:
        super().__init__(parent)
        self.state = BridgeState.OFF
        self.info: ModelInfo | None = None  # what is loaded
        # (kernel, isa) pairs to choose from: known once started, fewer where the self test finds a fault, and
        # others for a model whose weights have another format.
        self.kernels: tuple[tuple[str, str], ...] = ()
        self._make_client = make_client
        self._client: Client | None = None
        # What came and waits, with the client it came from. Not one Qt event each: those that arrive while
        # Qt delivers others are delivered in the same go, and a fast engine would keep timers and painting
        # waiting for as long as it talks.
        self._inbox: deque[tuple[Client, Event]] = deque()
        self._guests = GuestRoutes()
        self._is_woken = False
        self._woken.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._go_on = QTimer(self)
        self._go_on.setSingleShot(True)
        self._go_on.timeout.connect(self._deliver)

    @property
    def pid(self) -> int | None:
        """Process id of the engine."""
        return self._client.pid if self._client else None

    def fits(self, kernel: str) -> bool:
        """Whether ``kernel`` is for weights like those of the model that was loaded last."""
        return kernel == "auto" or not self.kernels or kernel in dict(self.kernels)

    def start(self) -> None:
        """Start the engine process if it does not run. ``died`` says why when it cannot be."""
        self._running_client()

    def load(self, command: Load) -> None:
        """Load a model in the place of whatever is loaded; starts the process first where needed."""
        if client := self._client_without_model(BridgeState.LOADING):
            client.load(command)

    def tune(self, command: Tune) -> None:
        """Measure the kernels on a model; what is loaded is let go. ``stop`` ends it."""
        if client := self._client_without_model(BridgeState.TUNING):
            client.tune(command)

    def race(self, command: Race) -> None:
        """Let two kernels race; what is loaded is let go. ``stop`` ends it."""
        if client := self._client_without_model(BridgeState.RACING):
            client.race(command)

    def sweep(self, command: Sweep) -> None:
        """Measure everything; what is loaded is let go. ``stop`` ends it, and what was measured is kept."""
        if client := self._client_without_model(BridgeState.SWEEPING):
            client.sweep(command)

    def generate(self, command: Generate) -> None:
        if self._client is None:
            self.failed.emit(command.id, self.tr("The engine is not running; load the model again."))
            return
        self._client.generate(command)

    def prepare(self, command: Prepare) -> None:
        """Have the beginning of the next prompt computed while nothing else is asked for."""
        if self._client is not None:
            self._client.prepare(command)

    def count(self, id_: str, text: str) -> None:
        """Have the tokens of a text counted; ``counted`` says it, if a model is loaded then."""
        if self._client is not None and self.state is BridgeState.LOADED:
            self._client.count(Count(id_, text))

    # ---- for the server of other programs (engine/server), in any thread ----

    def serve(self, command: Serve, listener: Callable[[Event], None]) -> None:
        """Answer another program; ``listener`` hears of it in any thread until its Finished or Failed."""
        client = self._client
        self._guests.add(command.id, listener)
        if client is not None:
            client.serve(command)
        if client is None or self._client is not client:  # it was given up meanwhile
            self._guests.fail(command.id, ENDED)

    def cancel(self, answer_id: str) -> None:
        """End an answer to another program."""
        if (client := self._client) is not None:
            client.cancel(answer_id)

    def dismiss(self) -> None:
        """No other program is answered any more: give back the memory that was for them."""
        if (client := self._client) is not None:
            client.dismiss()

    # ---- for the window ----

    def stop(self) -> None:
        """Stop the running answer, a load, or a measuring."""
        if self._client is not None:
            self._client.stop()

    def unload(self) -> None:
        if self._client is not None:
            self._client.unload()

    def forget(self, on_disk: bool = True) -> None:
        """Keep nothing that was computed of any chat, once what is running has ended; or what is on disk."""
        if self._client is not None:
            self._client.forget(on_disk)

    def restart(self) -> None:
        """A new engine process in the place of a dead or unwilling one. Nothing is loaded in it."""
        if self._client is not None and self._client.alive:
            self._give_up(timeout=0.0)
        self.info = None
        self.start()

    def close(self) -> None:
        """End the process and wait for it; nothing is left behind, and no signal comes any more."""
        self._give_up()
        self.info = None
        self._set_state(BridgeState.OFF)

    def _give_up(self, timeout: float = 2.0) -> None:
        """The client and its process are needed no longer; nothing is heard of it any more."""
        client, self._client = self._client, None
        if client is not None:
            client.close(timeout)
        self._guests.fail_all(ENDED)

    def _client_without_model(self, state: BridgeState) -> Client | None:
        """For a command that lets go of the model; it is in ``state`` then. None: it does not start."""
        client = self._running_client()
        if client is not None:
            self.info = None
            self._set_state(state)
        return client

    def _running_client(self) -> Client | None:
        if self._client is None:
            self._client = self._new_client()
        if not self._client.alive:
            self._set_state(BridgeState.STARTING)
            try:
                self._client.start()
            except EngineError as error:
                self._put(self._client, Died(str(error)))
                return None
        return self._client

    def _new_client(self) -> Client:
        # An event may still be on its way when its client has been given up for another one.
        client: Client
        client = self._make_client(lambda event: self._put(client, event))
        return client

    def _put(self, client: Client, event: Event) -> None:
        """Take an event, in any thread."""
        if self._guests.deliver(event):
            return
        self._inbox.append((client, event))
        if not self._is_woken:
            self._is_woken = True
            self._woken.emit()

    @Slot()
    def _deliver(self) -> None:
        """Emit what came as signals, in the main thread, a little at a time."""
        self._is_woken = False  # first: what is put from here on wakes again
        end = time.monotonic() + TURN_S
        while self._inbox:
            self._receive(*self._inbox.popleft())
            if time.monotonic() >= end:
                self._go_on.start(0)  # a timer, and so after everything else that waits
                break

    def _receive(self, client: Client, event: Event) -> None:
        if client is not self._client:
            return
        match event:
            case Piece():
                self.piece.emit(event)
            case Progress(id_, done, total):
                self.progress.emit(id_, done, total)
            case Usage():
                self.usage.emit(event)
            case Finished():
                self.finished.emit(event)
            case Counted(id_, tokens, exact):
                self.counted.emit(id_, tokens, exact)
            case Failed(id_, _, tokens, context) if tokens:
                self.overlong.emit(id_, tokens, context)
            case Failed(id_, sentence):
                self.failed.emit(id_, sentence)
            case Loading(fraction):
                self.loading.emit(fraction)
            case Started():
                self.kernels = event.kernels
                if self.state == BridgeState.STARTING:
                    self._set_state(BridgeState.READY)
                self.started.emit(event)
            case Loaded(info):
                info = self.info = _named(info)
                self.kernels = info.kernels or self.kernels
                self._set_state(BridgeState.LOADED)
                self.loaded.emit(info)
            case LoadFailed(sentence, kept):
                self.info = kept and _named(kept)
                self._set_state(BridgeState.LOADED if kept else _without_model(client))
                self.load_failed.emit(sentence)
            case Tuning():
                self.tuning.emit(event)
            case Tuned(timings):
                self._set_state(BridgeState.READY)
                self.tuned.emit(timings)
            case TuneFailed(sentence):
                self._set_state(_without_model(client))
                self.tune_failed.emit(sentence)
            case Racing():
                self.racing.emit(event)
            case Raced(result):
                self._set_state(BridgeState.READY)
                self.raced.emit(result)
            case RaceFailed(sentence):
                self._set_state(_without_model(client))
                self.race_failed.emit(sentence)
            case Sweeping():
                self.sweeping.emit(event)
            case Swept(run):
                self._set_state(BridgeState.READY)
                self.swept.emit(run)
            case SweepFailed(sentence):
                self._set_state(_without_model(client))
                self.sweep_failed.emit(sentence)
            case Unloaded():
                self.info = None
                self._set_state(BridgeState.READY)
                self.unloaded.emit()
            case Died(sentence):
                self.info = None
                self._set_state(BridgeState.DEAD)
                self.died.emit(sentence)

    def _set_state(self, state: BridgeState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


def _without_model(client: Client) -> BridgeState:
    """What it is in after a failure that left no model."""
    return BridgeState.READY if client.alive else BridgeState.DEAD


def _named(info: ModelInfo) -> ModelInfo:
    """The starter is called by its name everywhere, other models by their folders'."""
    return replace(info, name=hub.shown_name(info.path)) if hub.is_starter(info.path) else info
