"""The estimate: seconds of processor time of the engine, times the watts that a busy core takes.

It covers the engine's own share of the processor, not memory, screen or other programs. The watts are those
of a core under full load when all are busy: the maker's power limit shared out among the cores. They differ
with clock, cooling and battery, so they may be half or half as much again.
"""

import re

UNCERTAINTY = 0.5

# Watts of a busy core, by what the processor calls itself; the first that fits counts.
_FAMILIES: tuple[tuple[str, float], ...] = (
    (r"Apple M", 4.0),
    (r"EPYC", 4.5),  # 280 W / 64 to 360 W / 96
    (r"Threadripper", 6.0),
    (r"Ryzen.* (AI|\d{4,5}U\b|Z\d)|Ryzen.*\d(U|C)\b", 4.0),
    (r"Ryzen.*\d(HS|HX|H)\b", 6.5),
    (r"Ryzen", 10.0),
    (r"Xeon.*\bD-", 4.0),
    (r"Xeon", 6.0),  # 270 W / 40 to 350 W / 60
    (r"Atom|Celeron|Pentium.*Silver|Intel.*\bN\d{2,3}\b", 2.5),
    (r"Core.*(Ultra.*\d(U|V)\b|-\d{3,5}(U|Y|G\d)\b)", 4.0),
    (r"Core.*(\d(H|HX|HK|HQ|P)\b)", 6.5),
    (r"Intel", 10.0),
    (r"Neoverse|Graviton|Ampere|Altra", 2.5),
    (r"Snapdragon|Oryon", 4.0),
    (r"Cortex|Raspberry|BCM2", 1.5),
    (r"aarch64|arm", 3.0),
)
UNKNOWN_WATTS = 8.0


def watts_per_core(processor: str) -> float:
    """What a busy core of ``processor`` takes, by the table of families."""
    for pattern, watts in _FAMILIES:
        if re.search(pattern, processor, re.IGNORECASE):
            return watts
    return UNKNOWN_WATTS
