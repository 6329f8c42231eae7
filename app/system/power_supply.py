"""What feeds the computer: looks every few seconds whether it runs on its battery."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    import psutil

LOOK_MS = 5000


class PowerSupply(QObject):
    """``on_battery`` is False where there is no battery, or where the system does not tell."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.on_battery = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, on: bool) -> None:
        """Looks now, without a word about it, and from now on; or no more."""
        if on and not self._timer.isActive():
            self.on_battery = runs_on_battery()
            self._timer.start()
        elif not on:
            self._timer.stop()

    def look(self) -> None:
        """Looks once; ``changed`` tells of what is new."""
        on_battery = runs_on_battery()
        if on_battery != self.on_battery:
            self.on_battery = on_battery
            self.changed.emit()


def runs_on_battery() -> bool:
    """The battery feeds the computer at this moment."""
    state = _battery()
    return state is not None and state.power_plugged is False


def has_battery() -> bool:
    """There is a battery that could."""
    return _battery() is not None


def _battery() -> "psutil._common.sbattery | None":
    import psutil  # not while the window starts

    try:
        return psutil.sensors_battery()
    except (AttributeError, OSError, RuntimeError, ValueError):  # not told on this system, or nonsense
        return None
