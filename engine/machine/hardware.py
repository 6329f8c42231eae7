"""What the system tells of this computer: the processor's name, its cores and its caches."""

import os
import platform
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import psutil

USUAL_CACHE = 32 << 20  # where the system does not tell
_CACHES = Path("/sys/devices/system/cpu/cpu0/cache")


@lru_cache(maxsize=1)
def cpu_name() -> str:
    """What the processor calls itself; the architecture where it does not tell."""
    try:
        if sys.platform == "linux":
            for line in Path("/proc/cpuinfo").read_text("utf-8", errors="replace").splitlines():
                if line.startswith(("model name", "Model")):
                    return " ".join(line.partition(":")[2].split())
        elif sys.platform == "darwin":
            return _sysctl("machdep.cpu.brand_string")
        elif sys.platform == "win32":
            import winreg

            place = r"HARDWARE\DESCRIPTION\System\CentralProcessor\0"
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
                return str(winreg.QueryValueEx(key, "ProcessorNameString")[0]).strip()
    except (OSError, subprocess.SubprocessError):
        pass  # then the architecture has to do
    return platform.processor() or platform.machine()


def last_cache_bytes() -> int:
    """Size of the largest cache of the first core."""
    sizes = []
    try:
        for index in os.listdir(_CACHES) if sys.platform == "linux" else ():
            if index.startswith("index"):
                text = (_CACHES / index / "size").read_text().strip()  # such as 32768K
                sizes.append(int(text[:-1]) << (20 if text.endswith("M") else 10))
        if sys.platform == "darwin":
            sizes = [int(_sysctl("hw.perflevel0.l2cachesize"))]
    except (OSError, ValueError, subprocess.SubprocessError):
        pass  # not told here
    return max(sizes, default=USUAL_CACHE)


def _sysctl(name: str) -> str:
    return subprocess.run(
        ["sysctl", "-n", name], capture_output=True, text=True, timeout=5, check=True
    ).stdout.strip()


def physical_cores() -> int:
    """Cores this process may use; two threads of one core share its kernels' ports and gain nothing."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(psutil.cpu_count(logical=False) or allowed, allowed))


def thread_counts(cores: int) -> list[int]:
    """1, 2, 3, 4, then in larger steps up to all cores."""
    steps = [count for count in (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128) if count < cores]
    return [*steps, cores]
