"""How fast this computer reads memory, remembered from the last time it was measured."""

from engine.machine.findings import recall, remember

_SUBJECT = "memory-speed"


def remember_memory_speed(bytes_per_s: float) -> None:
    """The faster of what was measured with any number of threads counts."""
    if bytes_per_s > memory_speed():
        remember(_SUBJECT, bytes_per_s)


def memory_speed() -> float:
    """Bytes per second of a plain read; 0.0 where it was never measured."""
    known = recall(_SUBJECT)
    return float(known) if isinstance(known, int | float) and 0 < known < 1e13 else 0.0
