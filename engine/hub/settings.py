"""How the hub is reached: a frozen value that checks itself."""

import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from engine.hub import environment
from engine.hub.errors import SettingsError

PUBLIC_ENDPOINT = "https://huggingface.co"

Origin = tuple[str, str, int]  # scheme, host, port

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class HubSettings:
    """What a person can set about the hub; empty fields follow the environment. Raises SettingsError."""

    endpoint: str = ""  # "": HF_ENDPOINT, else the public hub
    token: str = field(default="", repr=False)  # sent to the endpoint's scheme, host and port only
    proxy: str = ""  # "": HTTPS_PROXY, HTTP_PROXY, NO_PROXY, or the system's
    ca_file: str = ""  # certificates to trust besides the system's, PEM
    offline: bool = False  # HF_HUB_OFFLINE switches it on as well
    cache_dir: str = ""  # "": where huggingface_hub keeps its cache

    def __post_init__(self) -> None:
        if self.endpoint:
            checked_url(self.endpoint, "The endpoint")
        if self.proxy and not self.proxy.lower().startswith(("socks5://", "socks5h://")):
            checked_url(self.proxy, "The proxy", "http://proxy:3128 or socks5://proxy:1080")
        if any(ord(letter) < 33 or ord(letter) > 126 for letter in self.token):
            raise SettingsError("The token contains invalid characters; copy it (or HF_TOKEN) again.")

    @property
    def url(self) -> str:
        """The endpoint in use, without a slash at its end."""
        return checked_url(self.endpoint, "The endpoint").rstrip("/") if self.endpoint else named_endpoint()

    @property
    def origin(self) -> Origin:
        return origin(self.url)

    @property
    def host(self) -> str:
        return urlsplit(self.url).netloc.rpartition("@")[2]

    @property
    def is_offline(self) -> bool:
        return self.offline or os.environ.get("HF_HUB_OFFLINE", "").strip().upper() in (
            "1",
            "ON",
            "YES",
            "TRUE",
        )


def named_endpoint() -> str:
    """The endpoint that the environment names, without a slash at its end, else the public one."""
    named = environment.endpoint()
    return checked_url(named, "HF_ENDPOINT").rstrip("/") if named else PUBLIC_ENDPOINT


def origin(url: str) -> Origin:
    """Scheme, host and port of ``url``: what a token may not leave."""
    parts = urlsplit(url)
    return parts.scheme, (parts.hostname or "").lower(), parts.port or _PORTS.get(parts.scheme, 0)


def checked_url(url: str, what: str, example: str = PUBLIC_ENDPOINT) -> str:
    """``url`` if it is http(s) with a host; SettingsError otherwise."""
    try:
        scheme, host, _ = origin(url)
        host.encode("idna")
    except ValueError:  # a port that is no number, a name that none can be
        scheme = host = ""
    if scheme not in _PORTS or not host or any(letter.isspace() for letter in url):
        raise SettingsError(f"{what} is {url!r}; it has to look like {example}.")
    return url
