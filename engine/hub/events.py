"""What a Download tells its listener, in its own thread. Frozen values; the last one of a run is marked."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to be fetched is known. ``missing`` of ``total`` bytes are not there; ``free`` on the disk."""

    repo: str
    revision: str
    files: tuple[str, ...]
    total: int
    missing: int
    free: int


@dataclass(frozen=True, slots=True)
class Checking:
    """Bytes that are there already are being hashed: ``done`` of ``total`` of this file."""

    file: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Progress:
    """Good bytes on the disk, of all files together. Never less than before."""

    done: int
    total: int
    bytes_per_s: float  # over the last seconds; 0.0 while it is not known
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class Retrying:
    """Something failed and is tried again by itself after ``wait_s``."""

    sentence: str
    wait_s: float


@dataclass(frozen=True, slots=True)
class FileDone:
    """A file has its name and the right sum. ``source``: "hub", "cache" (of Hugging Face) or "folder"."""

    file: str
    source: str


@dataclass(frozen=True, slots=True)
class Finished:
    """Last. The model is whole and every sum is right."""

    folder: Path


@dataclass(frozen=True, slots=True)
class Paused:
    """Last. What has come is kept."""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Last. What was fetched for a model that is not whole is gone."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Last. What has come is kept. ``kind``: that of the HubError, "error" for anything unexpected."""

    sentence: str
    kind: str
    retryable: bool  # trying again, without a change, may help
    file: str = ""


DownloadEvent = Planned | Checking | Progress | Retrying | FileDone | Finished | Paused | Cancelled | Failed
