"""Energy of an Apple processor, from the "Energy Model" that macOS keeps and any user may read.

The library is not documented by its maker, so anything unexpected means: no source. Counted are the CPU
clusters ("CPU Energy", one a die) and memory ("DRAM").
"""

import ctypes
import re
import sys
from collections.abc import Callable, Iterable

from engine.energy.source import SHORTEST_S, Counter, Fault

UNITS = {"mJ": 1e-3, "uJ": 1e-6, "nJ": 1e-9}
_PROCESSOR = re.compile(r"(DIE_\d+_)?CPU Energy")
_MEMORY = re.compile(r"(DIE_\d+_)?DRAM\d*(_\d+)?")

Channel = tuple[str, str, int]  # name, unit, what it shows


class IOReport:
    """The sum over the wanted channels, each a counter that never begins anew."""

    name = "ioreport"
    needed_s = SHORTEST_S
    lag_s = 0.0

    def __init__(self, look: Callable[[], Iterable[Channel]]) -> None:
        """``look`` gives all channels of the group. Raises Fault where none counts the processor."""
        self._look = look
        self._counters: dict[str, Counter] = {}
        memory = False
        for name, unit, value in look():
            is_memory = _MEMORY.fullmatch(name) is not None
            if value > 0 and unit.strip() in UNITS and (is_memory or _PROCESSOR.fullmatch(name)):
                self._counters[name] = Counter(value, UNITS[unit.strip()], may_rest=True)
                memory = memory or is_memory
        if not any(map(_PROCESSOR.fullmatch, self._counters)):
            raise Fault("no channel counts the processor")
        self.scope = "package and memory" if memory else "package"

    def read(self, seconds: float) -> float:
        values = {name: value for name, _, value in self._look()}
        if not self._counters.keys() <= values.keys():
            raise Fault("a counter has gone")
        return sum(counter.step(values[name], seconds) for name, counter in self._counters.items())

    def close(self) -> None:
        """The subscription ends with the process."""


def open_ioreport() -> IOReport | None:
    """The counters of this computer; None where there are none."""
    if sys.platform == "darwin":
        try:
            return IOReport(_Subscription())
        except (Fault, OSError, ValueError, AttributeError):
            pass  # another system than this was written for
    return None


class _Subscription:
    """The library's doors, and what it hands out. OSError where one of them is shut."""

    def __init__(self) -> None:
        self._core = core = ctypes.CDLL("/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation")
        self._report = report = ctypes.CDLL("/usr/lib/libIOReport.dylib")
        pointer, number = ctypes.c_void_p, ctypes.c_uint64
        for library, name, result, arguments in (
            (core, "CFStringCreateWithCString", pointer, (pointer, ctypes.c_char_p, ctypes.c_uint32)),
            (core, "CFStringGetCString", ctypes.c_bool, (pointer, pointer, ctypes.c_long, ctypes.c_uint32)),
            (core, "CFDictionaryGetValue", pointer, (pointer, pointer)),
            (core, "CFArrayGetCount", ctypes.c_long, (pointer,)),
            (core, "CFArrayGetValueAtIndex", pointer, (pointer, ctypes.c_long)),
            (core, "CFRelease", None, (pointer,)),
            (report, "IOReportCopyChannelsInGroup", pointer, (pointer, pointer, number, number, number)),
            (report, "IOReportCreateSubscription", pointer, (pointer, pointer, pointer, number, pointer)),
            (report, "IOReportCreateSamples", pointer, (pointer, pointer, pointer)),
            (report, "IOReportChannelGetChannelName", pointer, (pointer,)),
            (report, "IOReportChannelGetUnitLabel", pointer, (pointer,)),
            (report, "IOReportSimpleGetIntegerValue", ctypes.c_int64, (pointer, ctypes.c_int32)),
        ):
            function = getattr(library, name)
            function.restype, function.argtypes = result, list(arguments)
        self._key = self._string(b"IOReportChannels")
        group = self._string(b"Energy Model")
        channels = report.IOReportCopyChannelsInGroup(group, None, 0, 0, 0)
        if not channels:
            raise OSError("this system keeps no energy model")
        subscribed = ctypes.c_void_p()
        self._subscription = report.IOReportCreateSubscription(
            None, channels, ctypes.byref(subscribed), 0, None
        )
        if not self._subscription or not subscribed:
            raise OSError("the energy model cannot be subscribed to")
        self._subscribed = subscribed

    def __call__(self) -> list[Channel]:
        core, report = self._core, self._report
        sample = report.IOReportCreateSamples(self._subscription, self._subscribed, None)
        if not sample:
            raise OSError("the energy model has gone")
        try:
            channels = core.CFDictionaryGetValue(sample, self._key)
            found: list[Channel] = []
            for index in range(core.CFArrayGetCount(channels) if channels else 0):
                channel = core.CFArrayGetValueAtIndex(channels, index)
                name = self._text(report.IOReportChannelGetChannelName(channel))
                unit = self._text(report.IOReportChannelGetUnitLabel(channel))
                found.append((name, unit, int(report.IOReportSimpleGetIntegerValue(channel, 0))))
            return found
        finally:
            core.CFRelease(sample)

    def _string(self, text: bytes) -> int:
        made: int = self._core.CFStringCreateWithCString(None, text, 0x08000100)  # UTF-8
        return made

    def _text(self, string: int | None) -> str:
        buffer = ctypes.create_string_buffer(256)
        if not string or not self._core.CFStringGetCString(string, buffer, len(buffer), 0x08000100):
            return ""
        return buffer.value.decode("utf-8", errors="replace")
