"""When an engine process that shows no sign of life is to be ended."""

import time

from engine.process.shared_control import SharedControl

HANG_S = 5.0  # a busy process without a heartbeat for so long is ended
START_S = 60.0  # and one that has not said Started; long, because a virus scanner may read every file first
POLL_S = 0.5  # how often somebody is to look


class Watchdog:
    """Counts how long a busy process has been silent.

    Only time between looks that were about POLL_S apart counts: after a suspended terminal job or a
    sleeping computer the clock has moved on although nobody could beat.
    """

    def __init__(self, control: SharedControl) -> None:
        self._control = control
        self._heartbeat = control.heartbeat
        self._looked = time.monotonic()
        self._silent_s = 0.0

    def sign_of_life(self) -> None:
        """An event came."""
        self._silent_s = 0.0
        self._looked = time.monotonic()

    def look(self, sent: int, started: bool) -> str:
        """The sentence to end the process with, or "" while there is no reason to.

        ``sent``: number of the last command; ``started``: it has said Started.
        """
        now = time.monotonic()
        elapsed, self._looked = min(now - self._looked, 2 * POLL_S), now
        heartbeat = self._control.heartbeat
        idle = started and self._control.done == sent
        if idle or heartbeat != self._heartbeat:
            self._heartbeat = heartbeat
            self._silent_s = 0.0
            return ""
        self._silent_s += elapsed
        if not started:
            if self._silent_s <= START_S:
                return ""
            return f"The engine did not start within {START_S:.0f} seconds and was ended; start it again."
        limit = max(HANG_S, self._control.patience_s)
        if self._silent_s <= limit:
            return ""
        return (
            f"The engine did not respond for {limit:.0f} seconds and was ended; reload the model to continue."
        )
