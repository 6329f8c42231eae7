"""FormatKernels kernels, one extension module per instruction set, chosen at run time.

    kernels = load()            # the best this machine runs
    kernels = load("scalar")    # for tests; TERN_ISA=scalar does the same from outside

``load`` is the only gate: even the *init* of an ISA module holds its instructions, so nothing else
imports one, and nothing ever cimports one.
"""

import importlib
import importlib.util
import os

from cython_kernels.groups import GROUPS_KERNEL, GroupKernels
from cython_kernels.isa import ISAS
from cython_kernels.system import cpu
from cython_kernels.table import DIGITS_KERNEL, Kernels


def built() -> list[str]:
    """ISA names this installation has a module for."""
    return [isa.name for isa in ISAS if importlib.util.find_spec(f"cython_kernels.isa.{isa.name}.kernels")]


def available() -> list[str]:
    """ISA names that load() accepts on this machine, slowest first."""
    features = cpu.features() | {"scalar"}
    return [isa for isa in built() if isa in features]


def shown_as(isa: str) -> str:
    """The name of an instruction set as its maker writes it, "" of the plain loops."""
    return {known.name: known.shown_as for known in ISAS}[isa]


def load(isa: str | None = None) -> Kernels:
    """Return the kernels of ``isa``, or of TERN_ISA, or the best available; ValueError names them."""
    table = Kernels()
    for name in _up_to(isa):
        importlib.import_module(f"cython_kernels.isa.{name}.kernels").fill(table)
    return table


def load_groups(isa: str | None = None) -> GroupKernels:
    """The product of weights with a scale per group, by the rules of ``load``."""
    table = GroupKernels()
    for name in _up_to(isa):
        module = f"cython_kernels.isa.{name}.groups"
        if importlib.util.find_spec(module):
            importlib.import_module(module).fill(table)
    return table


def _up_to(isa: str | None) -> list[str]:
    """The names whose forms make up the table of ``isa``, slowest first: later ones replace earlier ones."""
    names = available()
    isa = isa or os.environ.get("TERN_ISA") or names[-1]
    if isa not in names:
        raise ValueError(f"there are no {isa!r} kernels for this CPU; it runs {', '.join(names)}")
    return names[: names.index(isa) + 1]


def provided() -> list[tuple[str, str]]:
    """(kernel, isa) pairs this machine runs: each weight format with every ISA that has a form of its own."""
    return [
        (kernel, isa) for isa in available() for kernel, origin in load(isa).origins.items() if origin == isa
    ]


def provided_digits() -> list[tuple[str, str]]:
    """The same for weights of five ternary digits, which one kernel multiplies."""
    return [(DIGITS_KERNEL, isa) for isa in available() if load(isa).digits_isa == isa]


def provided_groups() -> list[tuple[str, str]]:
    """The same for weights with a scale per group of columns."""
    return [(GROUPS_KERNEL, isa) for isa in available() if load_groups(isa).isa == isa]


def sparse_layouts() -> list[tuple[str, str]]:
    """(layout, isa) pairs of this machine: the layouts that let a kernel skip zero neurons."""
    return [
        (layout, isa)
        for isa in available()
        for layout, origin in load(isa).sparse_layouts.items()
        if origin == isa
    ]
