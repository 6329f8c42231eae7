"""Energy of the processor packages (RAPL of Intel and AMD), as Linux counts it in /sys/class/powercap.

A package is the processor with its cores and caches. Memory (DRAM) has a counter of its own beside it where
the processor has one; the cores' is part of their package and stands in only where there is no package.
Since 2020 only the owner of the files may read them.
"""

import os
from pathlib import Path

from engine.energy.source import SHORTEST_S, Counter, Fault, NeedsPermission

ROOT = Path("/sys/class/powercap")
MICRO = 1e-6


class Rapl:
    """The sum over all packages, and their memory where it is counted."""

    name = "rapl"
    needed_s = SHORTEST_S
    lag_s = 0.0

    def __init__(self, zones: list[Path], scope: str) -> None:
        """Raises Fault, OSError or ValueError if one of ``zones`` cannot be read."""
        self.scope = scope
        self._counters = [(zone / "energy_uj", _counter(zone)) for zone in zones]

    def read(self, seconds: float) -> float:
        return sum(counter.step(_number(path), seconds) for path, counter in self._counters)

    def close(self) -> None:
        """Nothing stays open between two readings."""


def open_rapl(root: Path = ROOT) -> Rapl | None:
    """The counters of this computer; None where there are none. NeedsPermission where they are shut."""
    zones = _zones(root)
    packages = [zone for zone, name in zones if name.startswith("package")]
    memory = [zone for zone, name in zones if name == "dram" and _runs(zone)]
    if not packages:
        cores = [zone for zone, name in zones if name == "core"]
        return _opened(cores, "cores") if cores else None
    return _opened(packages + memory, "package and memory" if memory else "package")


def permission_line() -> str:
    """Gives the counters to the person who runs this, and to nobody else, from now on."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    rule = (
        'ACTION=="add", SUBSYSTEM=="powercap", KERNEL=="intel-rapl:*", '
        f'RUN+="/bin/chown {user} %S%p/energy_uj"'
    )
    return (
        f"echo '{rule}' | sudo tee /etc/udev/rules.d/70-tern-energy.rules && sudo udevadm control --reload "
        "&& sudo udevadm trigger --action=add --subsystem-match=powercap"
    )


def _opened(zones: list[Path], scope: str) -> Rapl | None:
    try:
        return Rapl(zones, scope)
    except PermissionError:
        raise NeedsPermission(permission_line()) from None
    except (Fault, OSError, ValueError):
        return None


def _zones(root: Path) -> list[tuple[Path, str]]:
    """Every zone with its name. Those of intel-rapl-mmio count the same packages a second time."""
    try:
        found = sorted(zone for zone in root.iterdir() if zone.name.startswith("intel-rapl:"))
        # Where the class's folder has no links to the zones below a package, they are inside it.
        inner = [zone for outer in found for zone in sorted(outer.glob("intel-rapl:*:*"))]
    except OSError:
        return []
    zones: dict[str, tuple[Path, str]] = {}
    for zone in (*found, *inner):
        try:
            zones.setdefault(zone.name, (zone, (zone / "name").read_text("ascii").strip()))
        except (OSError, ValueError):
            continue
    return list(zones.values())


def _runs(zone: Path) -> bool:
    """False for a counter that is there and counts nothing."""
    try:
        return _number(zone / "energy_uj") > 0
    except PermissionError:
        return True  # its package is shut as well, which is said there
    except (OSError, ValueError):
        return False


def _counter(zone: Path) -> Counter:
    try:
        span = _number(zone / "max_energy_range_uj")
    except (OSError, ValueError):
        span = 0  # then it must not begin anew
    return Counter(_number(zone / "energy_uj"), MICRO, span)


def _number(path: Path) -> int:
    return int(path.read_text("ascii"))
