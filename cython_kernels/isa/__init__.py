"""The instruction sets that have kernels of their own.

Read by load(), by the build, by the test of the machine code, and by whoever shows a name to a person. It
imports nothing of the package, so that setup.py can read it before anything is built.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Isa:
    """One instruction set: a folder of this package."""

    name: str  # of the folder; what cpu.features() and TERN_ISA call it
    shown_as: str  # as its maker writes it; "" of the plain loops
    extends: str  # the instruction set whose vocabulary it may cimport


# load() fills in one over the other, in this order
ISAS = (
    Isa("scalar", "", extends=""),
    Isa("sse41", "SSE4.1", extends="scalar"),
    Isa("avx2", "AVX2", extends="scalar"),
    Isa("avxvnni", "AVX-VNNI", extends="avx2"),
    Isa("avx512", "AVX-512", extends="avx2"),
    Isa("avx512vbmi", "AVX-512 VBMI", extends="avx512"),
    Isa("neon", "NEON", extends="scalar"),
    Isa("dotprod", "NEON dot product", extends="neon"),
    Isa("i8mm", "NEON i8mm", extends="neon"),
)


def bases(name: str) -> list[str]:
    """The instruction sets that ``name`` extends, from the nearest on."""
    extends = {isa.name: isa.extends for isa in ISAS}
    found = []
    while name := extends[name]:
        found.append(name)
    return found
