"""Whether a newer version has been released: asked when a person asks, at the place this build came from."""

import re
from dataclasses import dataclass, replace

import httpx2
from huggingface_hub import get_session

from engine.hub.errors import HubError, WebPageError
from engine.hub.network.connection import connected
from engine.hub.network.faults import network_faults
from engine.hub.settings import HubSettings, origin
from engine.version import __version__, repository

TIMEOUT_S = 15.0
_LARGEST = 1 << 20  # bytes of an answer


@dataclass(frozen=True, slots=True)
class Release:
    """A version that somebody released."""

    version: str
    page: str  # where it can be downloaded


def can_look() -> bool:
    """Whether this build knows where its releases are."""
    return bool(_address(repository()))


def newer_release(settings: HubSettings, address: str = "") -> Release | None:
    """The newest release, or None where this version is the newest. Raises HubError.

    One request without a token. ``address``: of the list of releases, if not this build's own.
    """
    address = address or _address(repository())
    if not address:
        raise HubError("This build of Tern does not know where new versions are published.")
    scheme, host, port = origin(address)
    ours = replace(settings, endpoint=f"{scheme}://{host}:{port}", token="")
    with connected(ours), network_faults(ours, "tern"):
        headers = {"Accept": "application/vnd.github+json", "User-Agent": f"tern/{__version__}"}
        with get_session().stream("GET", address, headers=headers, timeout=TIMEOUT_S) as response:
            found = _read(response)
    return found if _numbers(found.version) > _numbers(__version__) else None


def _address(project: str) -> str:
    """Where GitHub tells the newest release of a project's page; "" for another place."""
    match = re.fullmatch(r"https://github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?/?", project)
    return f"https://api.github.com/repos/{match[1]}/releases/latest" if match else ""


def _read(response: httpx2.Response) -> Release:
    if response.status_code != 200:
        raise HubError(f"{response.url.host} answered HTTP {response.status_code} when asked for updates.")
    body = b""
    for data in response.iter_bytes():
        body += data
        if len(body) > _LARGEST:
            break
    try:
        answer = httpx2.Response(200, content=body).json()
        version, page = answer["tag_name"].removeprefix("v"), answer["html_url"]
        if _numbers(version) and page.startswith("https://"):
            return Release(version, page)
    except (ValueError, LookupError, TypeError, AttributeError):
        pass
    raise WebPageError(f"{response.url.host} sent something other than the newest version.")


def _numbers(version: str) -> tuple[int, ...]:
    """Of "1.2.3"; nothing of what is no version."""
    match = re.fullmatch(r"(\d{1,6})\.(\d{1,6})\.(\d{1,6})", version)
    return tuple(map(int, match.groups())) if match else ()
