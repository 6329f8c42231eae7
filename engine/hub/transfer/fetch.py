"""One file from the hub into its part file, through whatever the network does."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from engine.errors import Stopped
from engine.hub.abandon import stream
from engine.hub.errors import BusyServerError, HubError, NetworkError
from engine.hub.events import Retrying
from engine.hub.network.remote import read
from engine.hub.transfer.part import PartFile


@dataclass(frozen=True, slots=True)
class Pace:
    """How patient a download is."""

    waits_s: tuple[float, ...] = (1, 2, 4, 8, 15, 30, 30)  # between tries that bring nothing
    longest_wait_s: float = 300  # that a server may ask for
    timeout_s: float = 15  # without a byte
    progress_bytes: int = 64 << 10  # that count as something


class Patience:
    """Counts tries that brought nothing, and waits between them."""

    def __init__(self, pace: Pace, stop: threading.Event, on_retry: Callable[[Retrying], None]) -> None:
        self.pace = pace
        self.stop = stop
        self._tell = on_retry
        self._failures = 0
        self._answered = False

    def progressed(self) -> None:
        self._failures = 0
        self._answered = True

    def wait(self, error: HubError) -> None:
        """Waits before the next try; raises ``error`` if there is to be none, Stopped if ``stop`` is set."""
        if not error.transient or self._failures >= len(self.pace.waits_s):
            raise error
        if isinstance(error, NetworkError) and not self._answered:
            raise error  # nothing has worked yet: a person should hear of it now, not in a minute
        wait_s = max(error.wait_s or 0.0, self.pace.waits_s[self._failures])
        if wait_s > self.pace.longest_wait_s:
            raise BusyServerError(f"{error} Try again in {round(wait_s / 60)} minutes.", file=error.file)
        self._failures += 1
        self._answered = True
        self._tell(Retrying(str(error), wait_s))
        if self.stop.wait(wait_s):
            raise Stopped


def fetch(
    repo: str, revision: str, part: PartFile, patience: Patience, on_bytes: Callable[[int], None]
) -> None:
    """Appends to ``part`` until it is whole; ``on_bytes`` gets how many came. Raises HubError, Stopped."""
    timeout_s = patience.pace.timeout_s
    while part.done < part.file.size:
        start = part.done
        source = partial(read, repo, revision, part.file, start, timeout_s)
        try:
            for data in stream(source, patience.stop):
                part.append(data)
                on_bytes(len(data))
                if part.done - start >= patience.pace.progress_bytes:
                    patience.progressed()
        except HubError as error:
            patience.wait(error)
