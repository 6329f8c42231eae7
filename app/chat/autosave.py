"""Autosave: writes to the store that failed are kept, in order, and tried again until they succeed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.storage.errors import StoreError

RETRY_MS = 1000


class Autosave(QObject):
    """Nothing that was to be saved is dropped while the program runs, be the disk full or gone."""

    failed = Signal(str)  # a sentence, at the first failure after everything was saved
    recovered = Signal()  # everything is saved again

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[str, Callable[[], None]] = {}  # in the order to be written
        self._timer = QTimer(self)
        self._timer.setInterval(RETRY_MS)
        self._timer.timeout.connect(self.flush)

    @property
    def waiting(self) -> bool:
        """Something is not on disk."""
        return bool(self._waiting)

    def write(self, key: str, action: Callable[[], None]) -> None:
        """Do ``action`` now, or when the store takes it again. A later one of the same key replaces it."""
        if self._waiting:
            self._waiting[key] = action  # not before those that came first
            return
        try:
            action()
        except StoreError as error:
            self._waiting[key] = action
            self._timer.start()
            self.failed.emit(str(error))

    def flush(self) -> bool:
        """Try what waits; True if everything is on disk."""
        for key, action in list(self._waiting.items()):
            try:
                action()
            except StoreError:
                return False
            del self._waiting[key]
        if self._timer.isActive():
            self._timer.stop()
            self.recovered.emit()
        return True
