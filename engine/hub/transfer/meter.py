"""How far a download is, how fast, and how long it will take."""

import time
from collections import deque
from collections.abc import Callable

from engine.hub.events import Progress

WINDOW_S = 5.0  # speed is that of the last seconds
KNOWN_S = 1.0  # before that, the first small files would speak for all
EVERY_S = 0.1  # between two Progress events


class DownloadMeter:
    """Adds up files; tells ``on_progress`` not too often, and never less than before."""

    def __init__(
        self,
        total: int,
        on_progress: Callable[[Progress], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._total = total
        self._tell = on_progress
        self._clock = clock
        self._before = 0  # bytes of the files that are done
        self._shown = 0
        self._next = 0.0
        self._fetched = 0  # bytes that came over the network in this run
        self._samples: deque[tuple[float, int]] = deque([(clock(), 0)])

    def file_at(self, done: int, fetched: int = 0) -> None:
        """The current file has ``done`` good bytes; ``fetched`` came just now over the network."""
        now = self._clock()
        if fetched:
            self._fetched += fetched
            self._samples.append((now, self._fetched))
            while len(self._samples) > 2 and now - self._samples[0][0] > WINDOW_S:
                self._samples.popleft()
        self._shown = max(self._shown, self._before + done)
        if now >= self._next:
            self.show()

    def file_done(self, size: int) -> None:
        self._before += size
        self._shown = max(self._shown, self._before)
        self.show()

    def show(self) -> None:
        now = self._clock()
        self._next = now + EVERY_S
        (start, first), (end, last) = self._samples[0], self._samples[-1]
        known = end - start >= KNOWN_S and now - end < WINDOW_S
        speed = (last - first) / (end - start) if known else 0.0
        left = (self._total - self._shown) / speed if speed > 0 else None
        self._tell(Progress(self._shown, self._total, speed, left))
