"""This computer, and whether it can hold a model."""

from dataclasses import dataclass

import psutil

from cython_kernels import shown_as
from engine.hub.catalogue.catalogue import CatalogueModel
from engine.hub.catalogue.places import models_dir
from engine.hub.files import free_space
from engine.machine.hardware import cpu_name, physical_cores
from engine.machine.kernel_choice import available_kernels
from engine.model.memory import memory_needed
from engine.model_folder.config import ModelConfig


@dataclass(frozen=True, slots=True)
class Computer:
    cpu: str  # as it calls itself
    isa: str  # the best that there are kernels for, as its maker writes it; "" without vector instructions
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
        isa=shown_as(available_kernels()[-1][1]),
        cores=physical_cores(),
        memory=memory.total,
        free_memory=memory.available,
        free_disk=free_space(models_dir()),
    )


def fit(model: CatalogueModel | ModelConfig, context: int = 4096, kv: str = "f16") -> Fit:
    """Whether this computer can hold ``model``, with a reason to be shown."""
    shape = model.shape if isinstance(model, CatalogueModel) else model
    if shape is None:
        return Fit(True, "How much memory it needs is known once the download starts.", None)
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


def _gb(count: int) -> str:
    return f"{count / 1e9:.1f} GB"
