"""Fake trees of /sys with counters of energy and batteries, and a clock that the test moves."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from engine.energy.choice import Choice, find_source
from engine.energy.meter import Meter

RANGE_UJ = 262_143_328_850  # of a usual package


def write_rapl(
    system: Path, name: str, zone_name: str, energy_uj: object, range_uj: object = RANGE_UJ
) -> Path:
    """A zone such as ``intel-rapl:0``; returns its folder."""
    zone = system / "class" / "powercap" / name
    zone.mkdir(parents=True, exist_ok=True)
    (zone / "name").write_text(f"{zone_name}\n")
    (zone / "energy_uj").write_text(f"{energy_uj}\n")
    (zone / "max_energy_range_uj").write_text(f"{range_uj}\n")
    return zone


def write_battery(system: Path, watts: float, status: str = "Discharging", name: str = "BAT0") -> Path:
    """A battery that says ``watts``; returns its folder."""
    folder = system / "class" / "power_supply" / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "type").write_text("Battery\n")
    (folder / "status").write_text(f"{status}\n")
    (folder / "power_now").write_text(f"{round(watts * 1e6)}\n")
    return folder


class FakeRapl:
    """A zone that takes watts; it shows whole microjoules and begins anew at its range."""

    def __init__(self, folder: Path, energy_uj: int, range_uj: int = RANGE_UJ) -> None:
        self._file, self._range = folder / "energy_uj", range_uj
        self._uj = float(energy_uj)
        self.joules = 0.0  # the truth

    def take(self, joules: float) -> None:
        self.joules += joules
        self._uj += joules * 1e6
        self._file.write_text(f"{int(self._uj) % self._range}\n")


@dataclass
class Clock:
    """Moves all clocks of a meter; ``wall`` and ``cpu`` also by themselves."""

    time: float = 1000.0
    wall: float = 1_700_000_000.0
    cpu: float = 5.0
    meters: list[Meter] = field(default_factory=list)

    def meter(self, system: Path, watts_per_core: float = 5.0) -> Meter:
        """A meter without a thread, on this clock."""
        find: Callable[[], Choice] = lambda: find_source(system, "linux")  # noqa: E731
        meter = Meter(watts_per_core, find, lambda: self.time, lambda: self.wall, lambda: self.cpu)
        self.meters.append(meter)
        return meter

    def move(self, seconds: float, cores: float = 0.0) -> None:
        self.time += seconds
        self.wall += seconds
        self.cpu += cores * seconds
