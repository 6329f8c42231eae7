"""Serving: the window's server for other programs, which shares the model that is loaded in the window."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.engine_bridge import EngineBridge
from app.settings import Settings, SettingsStore
from app.system.background import Background

if TYPE_CHECKING:
    from engine.server.running import Server

END_S = 1.0  # for the server's own end when the program is closed


class ServingState(Enum):
    OFF = auto()
    CHANGING = auto()  # it is being started or stopped
    ON = auto()
    FAILED = auto()  # ``problem`` says why


class Serving(QObject):
    """Runs the server while the settings say so. All work that may wait is done in threads."""

    changed = Signal()  # state, problem, url, key or clients
    failed = Signal(str)  # the sentence of ``problem``, when the server could not be started

    def __init__(
        self,
        settings: SettingsStore,
        bridge: EngineBridge,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._bridge, self._background = settings, bridge, background
        self._server: Server | None = None
        self._wanted: tuple[str, int] | None = None  # address and port of the server that runs, or is to run
        self._is_changing = False
        self._is_closed = False
        self.problem = ""
        self.key = ""  # once the server has run
        self.clients: tuple[str, ...] = ()  # who is being answered
        settings.changed.connect(self._settings_changed)

    @property
    def state(self) -> ServingState:
        if self._is_changing:
            return ServingState.CHANGING
        if self.problem:
            return ServingState.FAILED
        return ServingState.OFF if self._server is None else ServingState.ON

    @property
    def is_on(self) -> bool:
        """Other programs can connect."""
        return self._server is not None

    @property
    def url(self) -> str:
        """What other programs on this computer are given; "" while nobody listens."""
        return "" if self._server is None else self._server.url

    def start(self) -> None:
        """Listen, if the settings say so."""
        value = self._settings.value
        wanted = (value.server_host, value.server_port) if value.server else None
        if wanted != self._wanted or self.problem:
            self._wanted = wanted
            self.problem = ""
            self._change()

    def renew_key(self) -> None:
        """A new key; programs with the old one are refused from now on."""
        server = self._server

        def work() -> str:
            from engine.server.key import renew_key

            key = renew_key()
            if server is not None:
                server.set_key(key)
            return key

        self._background.run(lambda stop, progress: work(), self._take_key, self.failed.emit)

    def close(self) -> None:
        """The program ends: nobody is answered any more."""
        self._is_closed = True
        server, self._server = self._server, None
        if server is not None:
            server.stop(END_S)

    def _settings_changed(self, old: Settings, new: Settings) -> None:
        names = ("server", "server_host", "server_port")
        if any(getattr(old, name) != getattr(new, name) for name in names):
            self.start()

    def _change(self) -> None:
        """Stop what runs and start what is wanted, in a thread; if that changes meanwhile, once more."""
        if self._is_changing or self._is_closed:
            return
        self._is_changing = True
        wanted, server, estimate = self._wanted, self._server, self._settings.value.estimate
        self._server = None
        self.clients = ()

        def work() -> "tuple[Server, str] | None":
            if server is not None:
                server.stop()
                self._bridge.dismiss()
            if wanted is None:
                return None
            from engine.server.key import server_key
            from engine.server.options import ServerOptions
            from engine.server.running import Server

            key = server_key()
            running = Server(self._bridge, ServerOptions(*wanted), key, estimate, self._tell_clients)
            running.start()
            return running, key

        def done(running: "tuple[Server, str] | None") -> None:
            if running is not None:
                self._server, self.key = running
            self._settle(wanted)

        def failed(sentence: str) -> None:
            if self._wanted == wanted:  # else it is no longer of interest
                self.problem = sentence
                self.failed.emit(sentence)
            self._settle(wanted)

        self._background.run(lambda stop, progress: work(), done, failed)
        self.changed.emit()

    def _settle(self, was_wanted: tuple[str, int] | None) -> None:
        self._is_changing = False
        if self._wanted != was_wanted:
            self._change()
        else:
            self.changed.emit()

    def _tell_clients(self, clients: tuple[str, ...]) -> None:
        """In the server's thread."""
        self._background.post(lambda: self._take_clients(clients))

    def _take_clients(self, clients: tuple[str, ...]) -> None:
        self.clients = clients if self._server is not None else ()
        self.changed.emit()

    def _take_key(self, key: str) -> None:
        self.key = key
        self.changed.emit()
