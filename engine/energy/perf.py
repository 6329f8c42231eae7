"""Energy of the processor packages through Linux's performance events (``power/energy-pkg/``)."""

import ctypes
import os
import platform
import re
import struct
from collections.abc import Callable
from pathlib import Path

from engine.energy.source import SHORTEST_S, Counter, Fault, NeedsPermission

ROOT = Path("/sys/bus/event_source/devices/power")
PERMISSION_LINE = "sudo sysctl kernel.perf_event_paranoid=0"
SYSTEM_CALL = {"x86_64": 298, "aarch64": 241}  # perf_event_open, by machine
ATTRIBUTES = 64  # bytes of perf_event_attr in its first version: type, size, config, and zeros
CLOSE_ON_EXEC = 8  # PERF_FLAG_FD_CLOEXEC

OpenEvent = Callable[[int, int, int], int]


class Perf:
    """The sum over all packages. Its counters are 64 bits wide and never begin anew."""

    name = "perf"
    scope = "package"
    needed_s = SHORTEST_S
    lag_s = 0.0

    def __init__(self, files: list[int], joules: float) -> None:
        """``files``: descriptors, one a package, that are closed with it; ``joules`` are one unit."""
        self._files = files
        try:
            self._counters = [(file, Counter(_value(file), joules, is_new=True)) for file in files]
        except (Fault, OSError, ValueError):
            self.close()
            raise

    def read(self, seconds: float) -> float:
        return sum(counter.step(_value(file), seconds) for file, counter in self._counters)

    def close(self) -> None:
        for file in self._files:
            os.close(file)
        self._files = []


def open_perf(root: Path = ROOT, open_event: "OpenEvent | None" = None) -> Perf | None:
    """The event of this computer; None where there is none. NeedsPermission where it is shut."""
    open_event = open_event or event_of_processor
    files: list[int] = []
    try:
        kind = int((root / "type").read_text("ascii"))
        config = _config((root / "events" / "energy-pkg").read_text("ascii"))
        joules = float((root / "events" / "energy-pkg.scale").read_text("ascii"))
        for cpu in _cpus((root / "cpumask").read_text("ascii")):
            files.append(open_event(kind, config, cpu))
        return Perf(files, joules) if files and joules > 0 else None
    except PermissionError:
        _close(files)
        raise NeedsPermission(PERMISSION_LINE) from None
    except (Fault, OSError, ValueError):
        _close(files)
        return None


def event_of_processor(kind: int, config: int, cpu: int) -> int:
    """A descriptor that counts an event on one processor, whatever runs there. OSError."""
    return _open_event(kind, config, -1, cpu)


def event_of_process(kind: int, config: int) -> int:
    """A descriptor that counts an event of this thread. OSError."""
    return _open_event(kind, config, 0, -1)


def _open_event(kind: int, config: int, process: int, cpu: int) -> int:
    number = SYSTEM_CALL.get(platform.machine())
    if number is None:
        raise OSError("no such system call is known here")
    attributes = ctypes.create_string_buffer(
        struct.pack("<IIQ", kind, ATTRIBUTES, config).ljust(ATTRIBUTES, b"\0"), ATTRIBUTES
    )
    call = ctypes.CDLL(None, use_errno=True).syscall
    call.restype = ctypes.c_long
    file = call(
        ctypes.c_long(number), attributes, ctypes.c_int(process), ctypes.c_int(cpu), ctypes.c_int(-1),
        ctypes.c_ulong(CLOSE_ON_EXEC),
    )  # fmt: skip
    if file < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return int(file)


def _value(file: int) -> int:
    data = os.read(file, 8)
    if len(data) != 8:
        raise Fault("the counter has ended")
    return int.from_bytes(data, "little")


def _config(text: str) -> int:
    found = re.fullmatch(r"event=(0x[0-9a-fA-F]+|\d+)\s*", text)
    if found is None:
        raise ValueError("another event than expected")
    return int(found[1], 0)


def _cpus(text: str) -> list[int]:
    """The processors in a list like "0,24-25"."""
    cpus: list[int] = []
    for part in text.strip().split(","):
        first, _, last = part.partition("-")
        cpus += range(int(first), int(last or first) + 1)
    return cpus


def _close(files: list[int]) -> None:
    for file in files:
        try:
            os.close(file)
        except OSError:
            continue  # closed already
