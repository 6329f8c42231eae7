"""Power of the whole machine, from what its battery says while it discharges (Linux's power_supply class).

A battery says how many watts flow now, and says it anew every second or every thirty. Until then its figure
is late: a short answer can be over before the battery has noticed it. So it counts only for answers that
take some times longer than the battery needs to notice; the lag goes into the figure's uncertainty.
"""

from collections import deque
from pathlib import Path

from engine.energy.source import Fault

ROOT = Path("/sys/class/power_supply")
MOST_WATTS = 500.0  # of a battery
USUAL_LAG_S = 15.0  # until a battery's own pace is known
SHORTEST_LAG_S, LONGEST_LAG_S = 1.0, 30.0  # one that says the same for longer does so because nothing changes
GAPS = 8  # between changes, that tell the pace
LAGS = 4  # an answer takes this many times as long as the battery's lag, at least


class Battery:
    """All batteries of the machine together, while they feed it."""

    name = "battery"
    scope = "machine"

    def __init__(self, folders: list[Path]) -> None:
        """Raises Fault, OSError or ValueError if one of ``folders`` cannot be read or does not discharge."""
        self.folders = folders
        self._watts = self.watts()
        self._unchanged_s = 0.0
        self._gaps: deque[float] = deque(maxlen=GAPS)  # seconds between changes

    @property
    def lag_s(self) -> float:
        longest = max(self._unchanged_s, max(self._gaps, default=USUAL_LAG_S))
        return min(max(SHORTEST_LAG_S, longest), LONGEST_LAG_S)

    @property
    def needed_s(self) -> float:
        return LAGS * self.lag_s

    def read(self, seconds: float) -> float:
        before, self._watts = self._watts, self.watts()
        self._unchanged_s += seconds
        if self._watts != before:
            self._gaps.append(self._unchanged_s)
            self._unchanged_s = 0.0
        return (before + self._watts) / 2 * seconds

    def close(self) -> None:
        """Nothing stays open between two readings."""

    def watts(self) -> float:
        """What flows out of them now. Raises Fault, OSError or ValueError."""
        states = [_state(folder) for folder in self.folders]
        if "Charging" in states or "Discharging" not in states:
            raise Fault("the computer is plugged in")
        return sum(
            _watts(folder)
            for folder, state in zip(self.folders, states, strict=True)
            if state == "Discharging"
        )


def open_battery(root: Path = ROOT) -> Battery | None:
    """The batteries of this computer; None where there are none, or where they do not feed it."""
    try:
        folders = battery_folders(root)
        return Battery(folders) if folders else None
    except (Fault, OSError, ValueError):
        return None


def battery_folders(root: Path) -> list[Path]:
    """Of the batteries that feed this computer. Raises OSError where the system has no such thing."""
    return [folder for folder in sorted(root.iterdir()) if _feeds_machine(folder)]


def numbers_in(folder: Path, *names: str) -> list[int]:
    """What stands in these files, without its sign: some count what flows out as negative."""
    return [abs(int(_text(folder / name))) for name in names]


def _feeds_machine(folder: Path) -> bool:
    """Not that of a mouse or a headset, which calls its scope "Device"."""
    if _text(folder / "type") != "Battery":
        return False
    try:
        return _text(folder / "scope") != "Device"
    except OSError:
        return True


def _state(folder: Path) -> str:
    return _text(folder / "status")


def _watts(folder: Path) -> float:
    try:
        (power,) = numbers_in(folder, "power_now")
        watts = power * 1e-6
    except FileNotFoundError:
        current, volts = numbers_in(folder, "current_now", "voltage_now")
        watts = current * volts * 1e-12
    if not 0 < watts <= MOST_WATTS:
        raise Fault("the battery gives no power" if watts == 0 else "the battery's power cannot be")
    return watts


def _text(path: Path) -> str:
    return path.read_text("ascii").strip()
