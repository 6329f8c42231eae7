"""How long the battery lasts while answers are written, from what the whole computer takes meanwhile.

Both figures are the battery's own: the energy that is in it, and the watts that flow. They say nothing before
the battery has noticed that an answer is being written, which takes it a second or thirty. Where it is
plugged in, or says something that cannot be, what was known is forgotten.
"""

from collections import deque
from pathlib import Path

from engine.energy.battery import LONGEST_LAG_S, ROOT, Battery, battery_folders, numbers_in
from engine.energy.source import Fault

LOOK_S = 5.0  # between two readings: asking a battery takes some milliseconds
LOOK_AGAIN_S = 60.0  # where there is none, or it does not discharge
FEWEST = 3  # readings
SPAN_S = 300.0  # readings that are older say nothing about now
MOST_J = 3.6e6  # 1 kWh in one computer cannot be


class BatteryTime:
    """Seconds of answering that the battery has left. One thread only."""

    def __init__(self, root: Path = ROOT) -> None:
        self._root = root
        self._battery: Battery | None = None
        self._next = 0.0
        self._before: float | None = None  # watts, when the answer began
        self._began = 0.0
        self._noticed = False
        self._readings: deque[tuple[float, float]] = deque()  # time, watts
        self._left: float | None = None

    def begin(self, now: float) -> None:
        """An answer begins; ``now`` on a clock that only goes forward."""
        self._began, self._noticed, self._before = now, False, None
        self._next = min(self._next, now)

    def look(self, now: float) -> float | None:
        """Seconds left, as of the last reading; None where nothing measures that."""
        if now >= self._next:
            try:
                self._left = self._read(now)
                self._next = now + LOOK_S
            except (Fault, OSError, ValueError):
                self._battery, self._left = None, None
                self._readings.clear()
                self._next = now + LOOK_AGAIN_S
        return self._left

    def _read(self, now: float) -> float | None:
        if self._battery is None:
            folders = battery_folders(self._root)
            if not folders:
                raise Fault("there is no battery")
            self._battery = Battery(folders)
        watts = self._battery.watts()
        if self._before is None:
            self._before = watts
        self._noticed = self._noticed or watts != self._before or now - self._began > LONGEST_LAG_S
        if self._noticed:
            self._readings.append((now, watts))
        while self._readings and self._readings[0][0] < now - SPAN_S:
            self._readings.popleft()
        if len(self._readings) < FEWEST:
            return None
        mean = sum(watts for _, watts in self._readings) / len(self._readings)
        return _joules(self._battery.folders) / mean


def _joules(folders: list[Path]) -> float:
    """What is in all batteries together: those that rest now are used afterwards."""
    joules = 0.0
    for folder in folders:
        try:
            (energy,) = numbers_in(folder, "energy_now")
            joules += energy * 3600e-6
        except FileNotFoundError:
            charge, volts = numbers_in(folder, "charge_now", "voltage_now")
            joules += charge * volts * 3600e-12
    if not 0 < joules <= MOST_J:
        raise Fault("what is in the battery cannot be")
    return joules
