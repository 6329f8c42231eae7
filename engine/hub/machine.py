"""This computer, and whether it can hold a model."""

import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psutil

from engine.hub.files import free_space
from engine.hub.offered import CatalogueModel
from engine.hub.places import models_dir
from engine.model import available_kernels, memory_needed, physical_cores
from engine.model_folder.config import ModelConfig

USUAL_CACHE = 32 << 20  # where the system does not tell

_CACHES = Path("/sys/devices/system/cpu/cpu0/cache")


@dataclass(frozen=True, slots=True)
class Computer:
    cpu: str  # as it calls itself
    isa: str  # the best instruction set that there are kernels for
    cores: int  # physical, that this program may use
    memory: int  # bytes
    free_memory: int
    free_disk: int  # where models are kept


@dataclass(frozen=True, slots=True)
class Fit:
    """``ok``: it can be loaded here. ``reason``: why not, or what to mind; "" if there is nothing to say."""

    ok: bool
    reason: str
    needed: int | None  # bytes of memory; None where the shape is not known


def computer() -> Computer:
    memory = psutil.virtual_memory()
    return Computer(
        cpu=cpu_name(),
        isa=available_kernels()[-1][1],
        cores=physical_cores(),
        memory=memory.total,
        free_memory=memory.available,
        free_disk=free_space(models_dir()),
    )


def fit(model: CatalogueModel | ModelConfig, context: int = 4096, kv: str = "f16") -> Fit:
    """Whether this computer can hold ``model``, with a reason to be shown."""
    shape = model.shape if isinstance(model, CatalogueModel) else model
    if shape is None:
        return Fit(True, "How much memory it needs is known once its first file has come.", None)
    needed = memory_needed(shape, context, kv)
    memory = psutil.virtual_memory()
    if needed > memory.total:
        return Fit(
            False, f"It needs {_gb(needed)} of memory, and this computer has {_gb(memory.total)}.", needed
        )
    if needed > memory.available:
        return Fit(
            True,
            f"It needs {_gb(needed)} of memory, and {_gb(memory.available)} are free now: "
            "other programs may have to be closed.",
            needed,
        )
    return Fit(True, "", needed)


def cpu_name() -> str:
    """As the processor calls itself; the architecture where it does not tell."""
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


def _gb(count: int) -> str:
    return f"{count / 1e9:.1f} GB"
