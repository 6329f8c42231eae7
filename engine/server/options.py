"""ServerOptions: where the server listens, and how many it answers."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

PORT = 8376  # "TERN" on a telephone's keys
LEAST_PORT, MOST_PORT = 1, 65535
MOST_PARALLEL, MOST_QUEUE = 16, 1000


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """Checks itself: ValueError, with the field's name first.

    ``host``: an address of this computer, as a number; "127.0.0.1" is reached from this computer only.
    ``port`` 0: any that is free. ``parallel``: answers that are written at the same time; ``queue``: requests
    that may wait for their turn. ``origins``: web pages that may use it (CORS), as "https://page.example" or
    "*". ``hosts``: further names under which it is reached; requests under others are refused.
    """

    host: str = "127.0.0.1"
    port: int = PORT
    parallel: int = 4
    queue: int = 16
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        try:
            ipaddress.ip_address(self.host)
        except ValueError:
            raise ValueError(f"host must be an address like 127.0.0.1, not {self.host!r}.") from None
        _check("port", self.port, 0, MOST_PORT)
        _check("parallel", self.parallel, 1, MOST_PARALLEL)
        _check("queue", self.queue, 0, MOST_QUEUE)
        for origin in self.origins:
            parts = urlsplit(origin)
            if origin != "*" and (parts.scheme not in ("http", "https") or parts.path or not parts.netloc):
                raise ValueError(f"origin must be like https://page.example, not {origin!r}.")

    @property
    def is_local(self) -> bool:
        """Only this computer reaches it."""
        return ipaddress.ip_address(self.host).is_loopback

    def url(self, port: int) -> str:
        """What a client on this computer is given as its base URL."""
        address = ipaddress.ip_address(self.host)
        host = "127.0.0.1" if address.is_unspecified else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{port}/v1"


def _check(name: str, value: object, low: int, high: int) -> None:
    if type(value) is not int or not low <= value <= high:
        raise ValueError(f"{name} must be a whole number from {low} to {high}, not {value!r}.")
