"""Which proxy a request goes through: that of the settings, of the environment, or of the system.

NO_PROXY always wins. Nothing of the environment is looked at before a request needs it, so a variable that
makes no sense is in nobody's way where it does not count.
"""

import os
import re
import sys
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from engine.hub.environment import unquoted
from engine.hub.errors import SettingsError

SCHEMES = ("http", "https", "socks5", "socks5h")
_SAME_AS = {"socks": "socks5"}  # as GNOME writes it


@dataclass(frozen=True, slots=True)
class Proxy:
    """``name``: what named it, for a sentence: "HTTPS_PROXY", "the settings", "the system"."""

    url: str
    name: str

    @property
    def host(self) -> str:
        """Without the password that may stand in ``url``."""
        return urlsplit(self.url).netloc.rpartition("@")[2]


def proxy_for(url: str, of_settings: str = "") -> Proxy | None:
    """The proxy for a request to ``url``; None for none. Raises SettingsError for one that cannot be."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    if is_excluded(host, port, _no_proxy()):
        return None
    if of_settings:
        return _checked(of_settings, "the settings")
    for key in (parts.scheme, "all"):
        name, value = _variable(f"{key}_proxy")
        if value:
            return _checked(value, name)
    if sys.platform in ("win32", "darwin") and not urllib.request.proxy_bypass(host):
        of_system = urllib.request.getproxies().get(parts.scheme)
        return _checked(of_system, "the system") if of_system else None
    return None


def is_excluded(host: str, port: int, entries: Iterable[str]) -> bool:
    """Whether one of NO_PROXY's ``entries``, in any of the ways people write them, is about this host."""
    host = host.lower().strip("[]").rstrip(".").partition("%")[0]
    return any(_covers(entry, host, port) for entry in entries)


def _covers(entry: str, host: str, port: int) -> bool:
    entry = entry.lower().rpartition("://")[2]
    if entry == "*":
        return True
    if entry == "<local>":  # as Windows writes it
        return "." not in host and ":" not in host
    bracketed = re.fullmatch(r"\[([^\]]*)\](/\d+)?(?::(\d+))?", entry)
    if bracketed:
        entry, wanted = bracketed[1] + (bracketed[2] or ""), bracketed[3]
    elif entry.count(":") == 1:
        entry, _, wanted = entry.partition(":")
    else:
        wanted = None
    if wanted and wanted != str(port):
        return False
    try:
        return ip_address(host) in ip_network(entry.partition("%")[0], strict=False)
    except ValueError:  # one of them is a name
        pass
    name = _ascii(entry.partition("/")[0].removeprefix("*").strip("."))
    if "*" in name:
        return fnmatchcase(host, name)
    return bool(name) and (host == name or host.endswith(f".{name}"))


def _ascii(name: str) -> str:
    """A name with letters beyond ASCII, as it stands in an address."""
    try:
        return name if name.isascii() else name.encode("idna").decode()
    except UnicodeError:
        return name


def _no_proxy() -> list[str]:
    """The entries of both spellings: whichever says so, no proxy it is."""
    text = ",".join(value for name, value in os.environ.items() if name.lower() == "no_proxy")
    return [entry for entry in re.split(r"[\s,;|\"']+", text) if entry]


def _variable(name: str) -> tuple[str, str]:
    """The name as it is spelt in the environment, and its value; the lower-case one counts first."""
    for spelt in (name, name.upper()):
        if spelt in os.environ:
            return spelt, unquoted(os.environ[spelt])
    return name, ""


def _checked(value: str, name: str) -> Proxy:
    url = value if "://" in value else f"http://{value}"
    scheme, _, rest = url.partition("://")
    scheme = _SAME_AS.get(scheme.lower(), scheme.lower())
    url = f"{scheme}://{rest.rstrip('/')}"
    try:
        parts = urlsplit(url)
        fine = scheme in SCHEMES and parts.hostname and parts.port != 0 and not re.search(r"\s", url)
        (parts.hostname or "").encode("idna")
    except ValueError:  # a port that is no number, a bracket that is not closed, a name that none can be
        fine = False
    if not fine:
        shown = re.sub(r"//[^@]*@", "//…@", value)
        raise SettingsError(
            f"The proxy {shown!r}, which {name} names, cannot be used; "
            "it has to look like http://host:port or socks5://host:port."
        )
    return Proxy(url, name)
