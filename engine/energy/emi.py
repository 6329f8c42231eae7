"""Energy of the processor packages through Windows' Energy Meter Interface, which any user may read.

A meter is a device; it describes its channels (version 1: one, version 2: several) and counts picowatt-hours.
The channels that count are RAPL_Package<n>_PKG and RAPL_Package<n>_DRAM; cores are part of their package.
"""

import ctypes
import re
import struct
import sys
from collections.abc import Sequence

from engine.energy.source import SHORTEST_S, Counter, Fault

JOULES = 3600e-12  # of a picowatt-hour
NAME = 16  # characters of the maker's and the model's name
VERSION, METADATA_SIZE, METADATA, MEASUREMENT = 0x224000, 0x224004, 0x224008, 0x22400C  # control codes
_WANTED = re.compile(r"RAPL_Package\d+_(PKG|DRAM)")
_GUID = struct.pack("<IHH8s", 0x45BD8344, 0x7ED6, 0x49CF, bytes.fromhex("a440c276c933b053"))


class EnergyMeter:
    """The sum over all wanted channels of all devices."""

    name = "emi"
    needed_s = SHORTEST_S
    lag_s = 0.0

    def __init__(self, devices: "Sequence[Device]") -> None:
        """Raises Fault or OSError where a device has nothing to say; they are closed with it."""
        self._devices = devices
        self._counters: list[tuple[Device, int, Counter]] = []
        memory = False
        for device in devices:
            values = values_of(device.control(MEASUREMENT, 16 * len(device.channels)))
            for index, channel in enumerate(device.channels):
                if _WANTED.fullmatch(channel) and values[index] > 0:
                    self._counters.append((device, index, Counter(values[index], JOULES, may_rest=True)))
                    memory = memory or channel.endswith("DRAM")
        if not any(device.channels[index].endswith("PKG") for device, index, _ in self._counters):
            raise Fault("no channel counts a package")
        self.scope = "package and memory" if memory else "package"

    def read(self, seconds: float) -> float:
        values = {
            id(device): values_of(device.control(MEASUREMENT, 16 * len(device.channels)))
            for device in self._devices
        }
        try:
            shown = [(counter, values[id(device)][index]) for device, index, counter in self._counters]
        except IndexError:
            raise Fault("a counter has gone") from None
        return sum(counter.step(value, seconds) for counter, value in shown)

    def close(self) -> None:
        for device in self._devices:
            device.close()


class Device:
    """One meter. ``channels`` are the names of what it counts."""

    def __init__(self) -> None:
        self.channels: tuple[str, ...] = ()

    def describe(self) -> None:
        """Ask it for its channels. OSError or Fault."""
        version = int.from_bytes(self.control(VERSION, 2)[:2], "little")
        size = int.from_bytes(self.control(METADATA_SIZE, 4)[:4], "little")
        self.channels = channels_of(version, self.control(METADATA, size))

    def control(self, code: int, size: int) -> bytes:
        """What the device answers to ``code``, of ``size`` bytes at most. OSError."""
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError


def channels_of(version: int, data: bytes) -> tuple[str, ...]:
    """The names in a device's description (EMI_METADATA_V1 or _V2). Fault where it is another thing."""
    head = 2 * 2 * NAME + 2  # two names, a revision
    try:
        if version == 1:
            (size,) = struct.unpack_from("<H", data, 4 + head)
            return (_text(data[4 + head + 2 :][:size]),)
        (count,) = struct.unpack_from("<H", data, head)
        place, names = head + 2, []
        for _ in range(count if version == 2 else 0):
            unit, size = struct.unpack_from("<IH", data, place)
            if unit != 0:
                raise Fault("the meter counts in another unit")
            names.append(_text(data[place + 6 :][:size]))
            place += 6 + size
        return tuple(names)
    except struct.error:
        raise Fault("the meter's description is cut off") from None


def values_of(data: bytes) -> list[int]:
    """The counters in a measurement: pairs of energy and time, 8 bytes each."""
    return [energy for energy, _ in struct.iter_unpack("<QQ", data[: len(data) // 16 * 16])]


def open_emi() -> EnergyMeter | None:
    """The meters of this computer; None where there are none."""
    devices: list[Device] = []
    try:
        for path in _paths():
            device = _opened(path)
            devices.append(device)
            device.describe()
        return EnergyMeter(devices) if devices else None
    except (Fault, OSError, ValueError, IndexError):
        for device in devices:
            device.close()
        return None


def _text(data: bytes) -> str:
    return data.decode("utf-16-le", errors="replace").rstrip("\0")


if sys.platform == "win32":
    from ctypes import wintypes

    _SETUP = ctypes.WinDLL("setupapi", use_last_error=True)
    _KERNEL = ctypes.WinDLL("kernel32", use_last_error=True)
    _SETUP.SetupDiGetClassDevsW.restype = ctypes.c_void_p
    _KERNEL.CreateFileW.restype = ctypes.c_void_p
    _PRESENT_INTERFACES = 0x02 | 0x10
    _READ, _SHARED, _EXISTING = 0x80000000, 0x1 | 0x2, 3
    _INVALID = ctypes.c_void_p(-1).value

    class _Interface(ctypes.Structure):
        _fields_ = (
            ("size", wintypes.DWORD),
            ("guid", ctypes.c_byte * 16),
            ("flags", wintypes.DWORD),
            ("reserved", ctypes.c_void_p),
        )

    class _Opened(Device):
        def __init__(self, path: str) -> None:
            super().__init__()
            handle = _KERNEL.CreateFileW(path, _READ, _SHARED, None, _EXISTING, 0, None)
            if handle in (None, _INVALID):
                raise ctypes.WinError(ctypes.get_last_error())
            self._handle = ctypes.c_void_p(handle)

        def control(self, code: int, size: int) -> bytes:
            buffer = ctypes.create_string_buffer(max(size, 1))
            came = wintypes.DWORD(0)
            if not _KERNEL.DeviceIoControl(
                self._handle, code, None, 0, buffer, size, ctypes.byref(came), None
            ):
                raise ctypes.WinError(ctypes.get_last_error())
            return buffer.raw[: came.value]

        def close(self) -> None:
            _KERNEL.CloseHandle(self._handle)

    def _opened(path: str) -> Device:
        return _Opened(path)

    def _paths() -> list[str]:
        """Where the meters can be opened."""
        guid = ctypes.create_string_buffer(_GUID, 16)
        devices = _SETUP.SetupDiGetClassDevsW(guid, None, None, _PRESENT_INTERFACES)
        if devices in (None, _INVALID):
            return []
        devices = ctypes.c_void_p(devices)
        paths: list[str] = []
        try:
            found = _Interface(size=ctypes.sizeof(_Interface))
            while _SETUP.SetupDiEnumDeviceInterfaces(devices, None, guid, len(paths), ctypes.byref(found)):
                needed = wintypes.DWORD(0)
                _SETUP.SetupDiGetDeviceInterfaceDetailW(
                    devices, ctypes.byref(found), None, 0, ctypes.byref(needed), None
                )
                detail = ctypes.create_string_buffer(max(needed.value, 8))
                # The size of the fixed part as C counts it; the path begins behind its four bytes.
                ctypes.c_uint32.from_buffer(detail).value = 8 if ctypes.sizeof(ctypes.c_void_p) == 8 else 6
                if not _SETUP.SetupDiGetDeviceInterfaceDetailW(
                    devices, ctypes.byref(found), detail, needed, None, None
                ):
                    break
                paths.append(ctypes.wstring_at(ctypes.addressof(detail) + 4))
        finally:
            _SETUP.SetupDiDestroyDeviceInfoList(devices)
        return paths

else:

    def _opened(path: str) -> Device:
        raise OSError("only Windows has these meters")

    def _paths() -> list[str]:
        return []
