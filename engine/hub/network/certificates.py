"""Whom a secure connection trusts: the system's certificates, and those that people's shells name.

A file that is named and is not there (any more) is ignored: without it most hosts are trusted all the
same, and where one is not, the sentence names it (``unusable``).
"""

import os
import ssl

import httpx2

from engine.hub.errors import SettingsError

# Instead of the system's, as OpenSSL has it; and besides, as other programs have it.
_INSTEAD = ("SSL_CERT_FILE", "SSL_CERT_DIR")
_BESIDES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")


def trust(ca_file: str) -> ssl.SSLContext:
    """What connections are verified with; ``ca_file`` is trusted besides. Raises SettingsError for it."""
    context: ssl.SSLContext | None = None
    for name in _INSTEAD:
        if context is None and _fault(name) == "":
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.load_verify_locations(**_locations(name))
    if context is None:
        context = httpx2.create_ssl_context(trust_env=False)
    for name in _BESIDES:
        if _fault(name) == "":
            context.load_verify_locations(**_locations(name))
    if ca_file:
        try:
            context.load_verify_locations(cafile=ca_file)
        except (OSError, ssl.SSLError) as error:
            raise SettingsError(f"The CA file {ca_file} cannot be used: {_reason(error)}.") from None
    return context


def unusable() -> str:
    """What the environment names and cannot be used, as part of a sentence; "" for nothing."""
    faults = [
        f"{name} names {_path(name)}: {fault}" for name in _INSTEAD + _BESIDES if (fault := _fault(name))
    ]
    return "; ".join(faults)


def _path(name: str) -> str:
    return os.path.expanduser(os.environ.get(name, "").strip())


def _locations(name: str) -> dict[str, str]:
    path = _path(name)
    return {"capath": path} if name == "SSL_CERT_DIR" or os.path.isdir(path) else {"cafile": path}


def _fault(name: str) -> str | None:
    """Why the certificates of a variable cannot be used; "" if they can; None where it is not set."""
    path = _path(name)
    if not path:
        return None
    if name == "SSL_CERT_DIR":
        return "" if any(map(os.path.isdir, path.split(os.pathsep))) else "there is no such folder"
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(**_locations(name))
    except (OSError, ssl.SSLError, ValueError) as error:
        return _reason(error)
    return ""


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLError) or not isinstance(error, OSError):
        return "it contains no certificate in PEM format"
    return error.strerror or str(error)
