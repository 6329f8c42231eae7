"""Autosave: writes to the store that failed are kept, in order, and tried again until they succeed."""

import time
from collections.abc import Callable
from contextlib import nullcontext

from PySide6.QtCore import QObject, QTimer, Signal

from app.storage.errors import BusyError, StoreError
from app.storage.schema import hurry

RETRY_MS = 1000
BUSY_MS = 50  # between two tries while another thread writes, an import for one
BUSY_S = 5.0  # for so long nothing is said of that
# What a person wrote waits for its turn; anything else can be written a little later.
AT_ONCE = ("add:", "create:", "delete:")


class Autosave(QObject):
    """Nothing that was to be saved is dropped while the program runs, be the disk full or gone."""

    failed = Signal(str)  # a sentence, at the first failure after everything was saved
    recovered = Signal()  # everything is saved again, after ``failed``

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[str, Callable[[], None]] = {}  # in the order to be written
        self._busy_since = 0.0  # time.monotonic; 0.0: what waits waits for another reason, which was told
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._retry)

    @property
    def waiting(self) -> bool:
        """Something is not on disk."""
        return bool(self._waiting)

    def write(self, key: str, action: Callable[[], None]) -> None:
        """Do ``action`` now, or when the store takes it again. A later one of the same key replaces it."""
        at_once = key.startswith(AT_ONCE)
        if self._waiting and not (at_once and self._busy_since and self.flush()):
            self._waiting[key] = action  # not before those that came first
            return
        try:
            with nullcontext() if at_once else hurry():
                action()
        except BusyError:
            self._waiting[key] = action
            self._busy_since = time.monotonic()
            self._timer.start(BUSY_MS)
        except StoreError as error:
            self._waiting[key] = action
            self._tell(error)

    def flush(self) -> bool:
        """Try what waits; True if everything is on disk."""
        return self._flush() is None

    def _retry(self) -> None:
        if not self._busy_since:
            self._flush()
            return
        with hurry():
            error = self._flush()
        if error and not (isinstance(error, BusyError) and time.monotonic() - self._busy_since < BUSY_S):
            self._tell(error)

    def _tell(self, error: StoreError) -> None:
        self._busy_since = 0.0
        self._timer.start(RETRY_MS)
        self.failed.emit(str(error))

    def _flush(self) -> StoreError | None:
        for key, action in list(self._waiting.items()):
            try:
                action()
            except StoreError as error:
                return error
            del self._waiting[key]
        told = self._timer.isActive() and not self._busy_since
        self._timer.stop()
        self._busy_since = 0.0
        if told:
            self.recovered.emit()
        return None
