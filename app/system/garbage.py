"""Python's cyclic garbage collector, in the main thread only.

Left to itself the collector runs in whichever thread happens to allocate. A widget or a timer that is part
of a cycle is then destroyed in a background thread, which Qt does not allow: timers cannot be stopped, the
process crashes, or two threads wait for each other for ever. So the automatic collector is off in this
process, and a timer of the main thread does what it would have done, by Python's own thresholds.
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 500  # between two looks at what has been allocated
FULL = 2  # the oldest generation: a full collection


class MainThreadGarbage(QObject):
    """Turns the automatic collector off until ``close``. Make it and close it in the main thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        gc.collect()
        gc.freeze()  # the modules: they stay, and no collection has to walk through them again
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> int:
        """Collect the oldest generation that is due, with all younger ones; the objects found unreachable."""
        counts = gc.get_count()
        for generation in (FULL, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                return gc.collect(generation)
        return 0

    def close(self) -> None:
        """Hand over to the automatic collector again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
