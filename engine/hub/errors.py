"""What can go wrong on the way to a model. ``kind`` tells a window what to show beside the sentence."""

from engine.errors import EngineError


class HubError(EngineError):
    """Base. ``file`` is the name of the file it is about, or ""."""

    kind = "hub"
    transient = False  # a download tries again by itself
    retryable = True  # a person may try again without changing anything here

    def __init__(self, sentence: str, *, file: str = "", wait_s: float | None = None) -> None:
        super().__init__(sentence)
        self.file = file
        self.wait_s = wait_s  # how long the server asks to be left alone


class SettingsError(HubError):
    """An endpoint, proxy or CA file that cannot be used."""

    kind = "settings"
    retryable = False


class OfflineError(HubError):
    """Something would have to be fetched, and the offline mode is on."""

    kind = "offline"
    retryable = False


class NetworkError(HubError):
    """The host is not found, refuses, or does not answer."""

    kind = "network"
    transient = True


class TlsError(HubError):
    """The host's certificate is not trusted, or there is no secure connection."""

    kind = "tls"
    retryable = False


class TokenError(HubError):
    """The host asks for a token, or refuses the one it got."""

    kind = "token"
    retryable = False


class GatedError(HubError):
    """The repository's licence has to be accepted on its page first."""

    kind = "gated"
    retryable = False


class MissingError(HubError):
    """No such repository, revision or file."""

    kind = "missing"
    retryable = False


class BusyServerError(HubError):
    """The server is overloaded, broken, or asks to wait."""

    kind = "busy"
    transient = True


class IncompleteError(HubError):
    """The transfer ended before the file did."""

    kind = "network"
    transient = True


class WebPageError(HubError):
    """A web page came where a file was asked for: a network's login page, or an endpoint that is no hub."""

    kind = "network"


class ChangedError(HubError):
    """The server's file is not the one that was listed."""

    kind = "changed"


class DamagedError(HubError):
    """A file's checksum is wrong."""

    kind = "damaged"


class DiskFullError(HubError):
    kind = "disk"


class FolderError(HubError):
    """A folder cannot be written, or holds something else."""

    kind = "folder"
    retryable = False


class BusyFolderError(HubError):
    """Another program is downloading into the folder."""

    kind = "folder"


class UnsupportedError(HubError):
    """The repository does not hold a model that this program runs."""

    kind = "unsupported"
    retryable = False


class ConsentError(HubError):
    """The model's licence has not been accepted here yet."""

    kind = "consent"
    retryable = False
