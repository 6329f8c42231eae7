"""Python's cyclic garbage collector, in the main thread only.

Left to itself the collector runs in whichever thread happens to allocate. A widget or a timer that is part
of a cycle is then destroyed in a background thread, which Qt does not allow: timers cannot be stopped, the
process crashes, or two threads wait for each other for ever. So the automatic collector is off in this
process, and a timer of the main thread does what it would have done, by Python's own thresholds for the
younger generations.

A full collection walks through every object there is: a tenth of a second once long chats are laid out. What
has survived one is therefore left out of the next ones, until nobody is at the window; and the next one comes
sooner than by Python's threshold, while there is little that is new.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

LOOK_MS = 500  # between two looks at what has been allocated
FULL = 2  # the oldest generation: a full collection
FULL_AFTER = 3  # collections of the younger ones: what a window makes in some 15 seconds of work
MOST_LEFT_OUT = 400  # full collections, after which everything is looked at even if a person is at the window


def is_watched() -> bool:
    """The window, or one of its dialogs, is the active one of the desktop."""
    return QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive


class MainThreadGarbage(QObject):
    """Turns the automatic collector off until ``close``. Make it and close it in the main thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._left_out = 0  # full collections since the last one of everything
        gc.disable()
        gc.freeze()  # the modules and the window, to begin with
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> int:
        """Collect the oldest generation that is due, with all younger ones; the objects found unreachable."""
        if self._left_out and (self._left_out >= MOST_LEFT_OUT or not is_watched()):
            gc.unfreeze()
            self._left_out = 0
            return self._collect_all()
        counts = gc.get_count()
        if counts[FULL] > min(FULL_AFTER, self._thresholds[FULL]):
            self._left_out += 1
            return self._collect_all()
        for generation in (1, 0):
            if counts[generation] > self._thresholds[generation]:
                return gc.collect(generation)
        return 0

    def _collect_all(self) -> int:
        """A full collection; what survives it is left out of the next ones."""
        found = gc.collect()
        gc.freeze()
        return found

    def close(self) -> None:
        """Hand over to the automatic collector again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
