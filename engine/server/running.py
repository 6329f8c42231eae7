"""Server: it listens while it is switched on, in a thread of its own."""

import asyncio
import logging
import socket
import sys
import threading
from collections.abc import Callable

import uvicorn

from engine.errors import EngineError
from engine.process.events import EstimateOptions
from engine.server.answers import Answers, Engine
from engine.server.connections import BoundedConnection
from engine.server.guard import Guard
from engine.server.http import make_app
from engine.server.metrics import Metrics
from engine.server.options import ServerOptions

CLOSING_S = 5  # for answers to be told the end, and connections to be closed
MOST_HEADER_BYTES = 32 << 10

log = logging.getLogger(__name__)


class Server:
    """``start`` and ``stop`` may be called from any one thread. A server that was stopped stays so."""

    def __init__(
        self,
        engine: Engine,
        options: ServerOptions,
        key: str,
        estimate: EstimateOptions | None = None,
        on_change: Callable[[tuple[str, ...]], None] = lambda clients: None,
    ) -> None:
        """``on_change`` is told in the server's thread who is being served."""
        self.options = options
        metrics = Metrics()
        self._answers = Answers(engine, options.parallel, options.queue, metrics, estimate, on_change)
        self._guard = Guard(make_app(engine, self._answers, metrics), options, key)
        self._socket: socket.socket | None = None
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._server = uvicorn.Server(
            uvicorn.Config(
                self._guard,
                loop="asyncio",
                http=BoundedConnection,
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                timeout_keep_alive=15,
                timeout_graceful_shutdown=CLOSING_S,
                h11_max_incomplete_event_size=MOST_HEADER_BYTES,
            )
        )

    @property
    def url(self) -> str:
        """The base URL for clients on this computer; once it was started."""
        assert self._socket is not None
        return self.options.url(self._socket.getsockname()[1])

    @property
    def key(self) -> str:
        return self._guard.key

    def set_key(self, key: str) -> None:
        """Another key from the next request on."""
        self._guard.key = key

    def start(self) -> None:
        """Listen. Raises EngineError with one sentence where the address cannot be had."""
        self._socket = _bound(self.options)
        self._thread = threading.Thread(target=self._run, name="tern-server", daemon=True)
        self._thread.start()

    def stop(self, wait_s: float = CLOSING_S + 2) -> None:
        """Answer nobody any more; waits until the port is free again, ``wait_s`` at most."""
        if self._thread is None:
            return
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._answers.close)
        self._server.should_exit = True
        self._thread.join(wait_s)
        self._thread = None

    def _run(self) -> None:
        assert self._socket is not None
        quiet = logging.getLogger("uvicorn")
        quiet.setLevel(logging.CRITICAL)  # what a client does wrong is told to the client
        try:
            asyncio.run(self._serve(self._socket))
        except Exception:
            log.exception("The server ended")
        finally:
            self._socket.close()

    async def _serve(self, listening: socket.socket) -> None:
        self._loop = asyncio.get_running_loop()
        await self._server.serve([listening])


def _bound(options: ServerOptions) -> socket.socket:
    """A socket on the address of ``options``."""
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            # There, SO_REUSEADDR would let two programs have one port.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((options.host, options.port))
        listening.listen(128)
        listening.setblocking(False)
    except OSError as error:
        listening.close()
        where = f"{options.host}, port {options.port}"
        raise EngineError(
            f"The server cannot listen at {where} ({error.strerror or error}); "
            "choose another port or address."
        ) from None
    return listening
