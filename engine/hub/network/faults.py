"""What failed on the network, as one sentence: exceptions and answers become HubErrors."""

import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2
from huggingface_hub.errors import HfHubHTTPError, HFValidationError

from engine.hub.errors import (
    BusyServerError,
    ChangedError,
    GatedError,
    HubError,
    IncompleteError,
    MissingError,
    NetworkError,
    SettingsError,
    TlsError,
    TokenError,
    WebPageError,
)
from engine.hub.network.certificates import unusable
from engine.hub.network.proxies import Proxy
from engine.hub.settings import HubSettings

BUSY = (408, 425, 429, 500, 502, 503, 504)

_RATE_LIMIT = re.compile(r";\s*r\s*=\s*0\s*;\s*t\s*=\s*(\d+)")  # none left, seconds until there are again


@contextmanager
def network_faults(settings: HubSettings, what: str, file: str = "") -> Iterator[None]:
    """Turns what httpx2 and huggingface_hub raise into a HubError about ``what``, a repository."""
    host = settings.host
    try:
        yield
    except HubError:
        raise
    except HfHubHTTPError as error:
        raise from_answer(error.response, settings, what, file) from error
    except HFValidationError as error:
        raise MissingError(f"{what} is not the name of a repository; it looks like owner/name.") from error
    except httpx2.ProxyError as error:
        raise NetworkError(f"The proxy refuses the connection to {host} ({error}).", file=file) from error
    except httpx2.TooManyRedirects as error:
        raise WebPageError(f"{host} redirects endlessly.", file=file) from error
    except (httpx2.RemoteProtocolError, httpx2.ReadError, httpx2.ReadTimeout, httpx2.CloseError) as error:
        raise IncompleteError(
            f"{host} closed the connection before the download was complete.", file=file
        ) from error
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
        raise _unreachable(error, host, file) from error
    except ValueError as error:  # JSON was asked for
        raise WebPageError(
            f"{host} does not respond like a model hub; you may have to log in to this network first.",
            file=file,
        ) from error


@contextmanager
def proxy_faults(proxy: Proxy, host: str, worked: bool) -> Iterator[None]:
    """Turns what keeps a request from getting through ``proxy`` into a HubError about it.

    ``worked``: it did before, so that trying again may help.
    """
    try:
        yield
    except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.ProxyError) as error:
        if any(isinstance(cause, ssl.SSLError) for cause in _chain(error)):
            raise  # it got through, and the host is not trusted
        raise _proxy_fault(proxy, _refusal(error, host), worked) from error
    except Exception as error:
        if not type(error).__module__.startswith("socksio"):  # its own errors pass through the HTTP library
            raise
        raise _proxy_fault(proxy, "does not answer like a SOCKS5 proxy", worked) from error


def _proxy_fault(proxy: Proxy, what: str, worked: bool) -> NetworkError:
    fault = NetworkError(f"The proxy {proxy.host}, which {proxy.name} names, {what}.")
    fault.transient = worked
    return fault


def unusable_proxy(proxy: Proxy | None, error: Exception) -> SettingsError:
    """For a proxy that the HTTP library does not take."""
    assert proxy is not None, "without a proxy there is nothing to refuse"
    kind = proxy.url.partition(":")[0]
    missing = isinstance(error, ImportError)
    why = f"Tern was set up without what {kind} needs; set it up again" if missing else "it makes no sense"
    return SettingsError(f"The proxy {proxy.host}, which {proxy.name} names, cannot be used: {why}.")


def _refusal(error: Exception, host: str) -> str:
    causes = list(_chain(error))
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return "refuses connections"
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return "is not found"
    if isinstance(error, httpx2.ProxyError):
        return f"refuses the connection to {host} ({str(error).rstrip('.')})"
    if isinstance(error, httpx2.TimeoutException):
        return "does not answer"
    return f"cannot be reached ({str(error).rstrip('.') or type(error).__name__})"


def from_answer(response: httpx2.Response, settings: HubSettings, what: str, file: str) -> HubError:
    """The error behind a status of 400 and above."""
    status, code = response.status_code, response.headers.get("X-Error-Code", "")
    host, page = settings.host, f"{settings.url}/{what}"
    if status == 407:
        return NetworkError("The proxy requires a user name and password; add them to its address.")
    if status in BUSY:
        state = "is receiving too many requests" if status == 429 else f"is busy or broken (HTTP {status})"
        return BusyServerError(f"{host} {state}.", file=file, wait_s=asked_wait(response.headers))
    if code == "GatedRepo" or (status == 403 and settings.token):
        return GatedError(
            f"{what} can be downloaded only after you accept its conditions at {page}, and with a token "
            "of the account that accepted them.",
            file=file,
        )
    if status in (401, 403) or (code == "RepoNotFound" and status != 404):
        if settings.token:
            return TokenError(f"{host} rejects the token; it may have been revoked or mistyped.", file=file)
        return TokenError(f"{host} requires a token: {what} is private, or does not exist.", file=file)
    if status == 404:
        if code == "RevisionNotFound":
            return MissingError(f"{host} no longer has this revision of {what}.", file=file)
        if file and code != "RepoNotFound":
            return MissingError(f"{host} has no file {file} in {what}.", file=file)
        return MissingError(f"{host} has no repository {what}.")
    if status == 416:
        return ChangedError(f"{file} is another file on {host} now; start again.", file=file)
    return HubError(f"{host} answered HTTP {status} to the request for {file or what}.", file=file)


def asked_wait(headers: Mapping[str, str]) -> float | None:
    """Seconds that Retry-After (a number or a date) or RateLimit ask to wait."""
    limit = _RATE_LIMIT.search(headers.get("RateLimit", ""))
    if limit:
        return float(limit[1])
    text = headers.get("Retry-After", "").strip()
    if text.isdigit():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None


def _unreachable(error: Exception, host: str, file: str) -> HubError:
    for cause in _chain(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            gone = unusable()
            advice = (
                f"{gone}, so it is not used"
                if gone
                else ("if your network has its own certificate authority, choose its CA file in the settings")
            )
            return TlsError(
                f"The certificate of {host} is not trusted ({cause.verify_message}); {advice}.", file=file
            )
        if isinstance(cause, ssl.SSLError):
            return TlsError(f"There is no secure connection to {host} ({cause.reason or cause}).", file=file)
        if isinstance(cause, socket.gaierror):
            return NetworkError(
                f"{host} was not found; check your internet connection and the hub's address.", file=file
            )
        if isinstance(cause, ConnectionRefusedError):
            return NetworkError(f"{host} refuses connections; check the hub's address.", file=file)
    if isinstance(error, httpx2.TimeoutException):
        return NetworkError(f"{host} does not respond; check your internet connection.", file=file)
    return NetworkError(f"{host} cannot be reached ({error or type(error).__name__}).", file=file)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
