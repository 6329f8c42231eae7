"""What the dialogs that measure share: a bar, why a button cannot be pressed, the watch over other load."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from app.windows.widgets.plain import tip
from engine import OtherLoad

STEPS = 1000  # of the progress bar
LOOK_MS = 2000
FIRST_LOOK_MS = 500


def progress_bar(name: str, parent: QWidget) -> QProgressBar:
    """From 0 to STEPS; ``name`` is what a screen reader says."""
    bar = QProgressBar(parent)
    bar.setRange(0, STEPS)
    bar.setTextVisible(False)
    bar.setAccessibleName(name)
    return bar


def allow(button: QPushButton, refusal: str) -> None:
    """``refusal`` is why it cannot be pressed, in a sentence; "" if it can."""
    button.setEnabled(not refusal)
    button.setToolTip(tip(refusal))
    button.setAccessibleDescription(refusal)


class BusyWatch(QObject):
    """Looks every two seconds while ``window`` is visible, and not at all while it is not."""

    looked = Signal(float)  # cores that other programs took since the look before

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._others = OtherLoad()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        window.installEventFilter(self)

    def look(self) -> None:
        """Tell it now."""
        self.looked.emit(self._others.cores())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is shown or hidden."""
        if event.type() == QEvent.Type.Show:
            self._others.cores()  # from here on
            QTimer.singleShot(FIRST_LOOK_MS, self, self.look)
            self._timer.start()
        elif event.type() == QEvent.Type.Hide:
            self._timer.stop()
        return False
