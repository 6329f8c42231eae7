"""The one way to the network: every request of huggingface_hub, and of ours, passes ``Connection.send``.

huggingface_hub has one HTTP client per process. It gets one here whose transport hands each request to the
connection of the thread that asks, so that downloads with different settings can run beside each other, and
so that no redirect, of whatever library, takes the token to another place than the endpoint.
"""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import httpx2
from huggingface_hub import set_client_factory

from engine.hub.errors import OfflineError, SettingsError
from engine.hub.settings import HubSettings, origin

_current: ContextVar["Connection"] = ContextVar("tern-hub-connection")


class Connection:
    """The sockets of one piece of work. Closed when its last user has gone."""

    def __init__(self, settings: HubSettings) -> None:
        """Raises SettingsError for a CA file or proxy that cannot be used. Opens nothing yet."""
        self.settings = settings
        self._origin = settings.origin
        try:
            self._client = httpx2.Client(verify=_trust(settings.ca_file), proxy=settings.proxy or None)
        except (ValueError, ImportError) as error:  # a proxy of a kind it does not speak
            raise SettingsError(f"The proxy cannot be used ({error}).") from None
        self._users = 0
        self._lock = threading.Lock()

    def send(self, request: httpx2.Request) -> httpx2.Response:
        """One request, no redirects followed; the response is not read yet."""
        if self.settings.is_offline:
            raise OfflineError(f"{request.url.host} was not asked: the offline mode is on.")
        if origin(str(request.url)) != self._origin:
            request.headers.pop("authorization", None)
        return self._client.send(request, stream=True)

    @contextmanager
    def used(self) -> Iterator[None]:
        """Keeps the sockets open; a thread that was left behind is a user until it ends."""
        with self._lock:
            self._users += 1
        try:
            yield
        finally:
            with self._lock:
                self._users -= 1
                last = self._users == 0
            if last:
                self._client.close()


@contextmanager
def connected(settings: HubSettings) -> Iterator[Connection]:
    """Requests of this thread, and of those it starts with its context, go by ``settings``."""
    connection = Connection(settings)
    token = _current.set(connection)
    try:
        with connection.used():
            yield connection
    finally:
        _current.reset(token)


def current() -> Connection:
    return _current.get()


class _ByContext(httpx2.BaseTransport):
    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        return _current.get().send(request)


def _make_client() -> httpx2.Client:
    return httpx2.Client(transport=_ByContext(), follow_redirects=True, timeout=None)


def _trust(ca_file: str) -> ssl.SSLContext | bool:
    """The system's certificates, and those of ``ca_file``."""
    if not ca_file:
        return True
    context = httpx2.create_ssl_context()
    try:
        context.load_verify_locations(cafile=ca_file)
    except (OSError, ssl.SSLError) as error:
        reason = error.strerror or "it holds no certificate in PEM format"
        raise SettingsError(f"The CA file {ca_file} cannot be used: {reason}.") from None
    return context


set_client_factory(_make_client)
