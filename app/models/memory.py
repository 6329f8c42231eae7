"""Memory a model needs and memory that is free, in words."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale

from app.languages import say
from engine.errors import EngineError


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes. ``needed`` is None where the folder does not tell."""

    needed: int | None
    free: int
    total: int

    @property
    def short(self) -> bool:
        """The model needs more than is free."""
        return self.needed is not None and self.needed > self.free


def memory_for(folder: str, context: int, kv: str) -> Memory:
    """What the model in ``folder`` needs with that context (tokens) and KV type, and what is free now."""
    # Here and not above: they bring the kernels and NumPy, which the window needs for nothing else.
    import psutil

    from engine import folder_memory_needed

    try:
        needed: int | None = folder_memory_needed(Path(folder), context, kv)
    except (EngineError, OSError):  # loading it will say what is wrong
        needed = None
    memory = psutil.virtual_memory()
    return Memory(needed, memory.available, memory.total)


def largest_context(folder: str) -> int | None:
    """The longest context (tokens) the model in ``folder`` was made for, where its config.json tells."""
    from engine import load_config

    try:
        return load_config(Path(folder)).max_position
    except (EngineError, OSError):
        return None


def bytes_text(count: int) -> str:
    """1.6 GB, as the locale writes it."""
    form = QLocale.DataSizeFormat.DataSizeTraditionalFormat
    return QLocale().formattedDataSize(count, 1, form)


def memory_sentence(memory: Memory) -> str:
    """One sentence: needed, free."""
    if memory.needed is None:
        return say.tr("{0} of {1} of memory is free.").format(
            bytes_text(memory.free), bytes_text(memory.total)
        )
    return say.tr("Needs about {0} of memory; {1} of {2} is free.").format(
        bytes_text(memory.needed), bytes_text(memory.free), bytes_text(memory.total)
    )
