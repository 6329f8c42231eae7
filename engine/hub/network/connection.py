"""The one way to the network: every request of huggingface_hub, and of ours, passes ``Connection.send``.

huggingface_hub has one HTTP client per process. It gets one here whose transport hands each request to the
connection of the thread that asks, so that downloads with different settings can run beside each other, and
so that no redirect, of whatever library, takes the token to another place than the endpoint.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import httpx2
from huggingface_hub import set_client_factory

from engine.hub.errors import OfflineError
from engine.hub.network.certificates import trust
from engine.hub.network.faults import proxy_faults, unusable_proxy
from engine.hub.network.proxies import Proxy, proxy_for
from engine.hub.settings import HubSettings, origin

_current: ContextVar["Connection"] = ContextVar("tern-hub-connection")


class Connection:
    """The sockets of one piece of work. Closed when its last user has gone."""

    def __init__(self, settings: HubSettings) -> None:
        """Raises SettingsError for a CA file or endpoint that cannot be used. Opens nothing yet."""
        self.settings = settings
        self._origin = settings.origin
        self._trust = trust(settings.ca_file)
        self._clients: dict[str, httpx2.Client] = {}  # by proxy, "" for none
        self._worked: set[str] = set()  # proxies that have been reached
        self._users = 0
        self._lock = threading.Lock()

    def send(self, request: httpx2.Request) -> httpx2.Response:
        """One request, no redirects followed; the response is not read yet."""
        if self.settings.is_offline:
            raise OfflineError(f"{request.url.host} was not contacted: offline mode is on.")
        if origin(str(request.url)) != self._origin:
            request.headers.pop("authorization", None)
        proxy = proxy_for(str(request.url), self.settings.proxy)
        client = self._client(proxy)
        if proxy is None:
            return client.send(request, stream=True)
        with proxy_faults(proxy, request.url.host, proxy.url in self._worked):
            response = client.send(request, stream=True)
        self._worked.add(proxy.url)
        return response

    def _client(self, proxy: Proxy | None) -> httpx2.Client:
        url = proxy.url if proxy else ""
        with self._lock:
            if url not in self._clients:
                try:
                    client = httpx2.Client(verify=self._trust, proxy=url or None, trust_env=False)
                except (ValueError, ImportError, httpx2.InvalidURL) as error:  # of a kind that is not spoken
                    raise unusable_proxy(proxy, error) from None
                self._clients[url] = client
            return self._clients[url]

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
                for client in self._clients.values():
                    client.close()


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
    return httpx2.Client(transport=_ByContext(), follow_redirects=True, timeout=None, trust_env=False)


set_client_factory(_make_client)
