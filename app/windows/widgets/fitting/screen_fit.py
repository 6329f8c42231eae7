"""Windows that are never larger than their screen, title bar and frame included."""

from PySide6.QtCore import QObject, QPoint, QSize, QTimer
from PySide6.QtWidgets import QWidget

# A window has no frame before it is shown: room for the largest that desktops draw.
FRAME = QSize(16, 48)
LOOKS_MS = (0, 60, 250)  # after a window is shown: its manager may put it somewhere in its own time


def room_for(window: QWidget) -> QSize:
    """The largest size that ``window`` may have without its frame."""
    available = window.screen().availableGeometry().size()
    frame = window.frameGeometry().size() - window.size()
    if window.isVisible() and not frame.isEmpty():
        return available - frame
    return (available - FRAME).expandedTo(QSize(1, 1))


class ScreenFit(QObject):
    """Keeps ``window`` inside its screen when it is shown, and when that screen changes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QObject | None = None

    def shown(self) -> None:
        """To be called from ``showEvent``."""
        screen = self._window.screen()
        if screen is not self._watched:
            if self._watched is not None:
                self._watched.availableGeometryChanged.disconnect(self.fit)  # type: ignore[attr-defined]
            self._watched = screen
            screen.availableGeometryChanged.connect(self.fit)
        for delay in LOOKS_MS:
            QTimer.singleShot(delay, self, self.fit)

    def fit(self) -> None:
        """Makes the window as small as its screen, and moves it there."""
        window = self._window
        if not window.isVisible() or window.isMaximized() or window.isFullScreen() or window.isMinimized():
            return
        size = window.size().boundedTo(room_for(window))
        if size != window.size():
            window.resize(size)
        screen, frame = window.screen().availableGeometry(), window.frameGeometry()
        corner = QPoint(
            max(screen.left(), min(frame.left(), screen.right() + 1 - frame.width())),
            max(screen.top(), min(frame.top(), screen.bottom() + 1 - frame.height())),
        )
        if corner != frame.topLeft():
            window.move(corner)
