"""The proof that the kernels are exact on this very CPU: run once, last_proof, and heeded.

The self test runs before a model is loaded for the first time on a CPU and build (about two seconds). A
kernel that differs from its definition is switched off: it is not offered, not chosen, and refused by name.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache

import cython_kernels
from cython_kernels.groups import GROUPS_KERNEL
from cython_kernels.table import DIGITS_KERNEL, Kernels
from engine.errors import KernelError
from engine.machine.findings import recall, remember
from engine.machine.results import FLOAT, SKIP, SelfTestRow
from engine.machine.selftest import check_all

SUBJECT = "proof"
TERNARY, DIGITS, GROUPS = FORMATS = "ternary", "digits", "groups"  # formats of weights


def last_proof() -> tuple[SelfTestRow, ...] | None:
    """The rows of the last self test on this CPU and build, or None if there was none."""
    try:
        return tuple(SelfTestRow(*map(str, row)) for row in recall(SUBJECT) or ()) or None
    except TypeError:
        return None


def prove(heartbeat: Callable[[], None] | None = None) -> tuple[SelfTestRow, ...]:
    """Run the self test now and remember its rows."""
    rows = []
    for row in check_all():
        rows.append(row)
        if heartbeat is not None:
            heartbeat()
    remember(SUBJECT, [(row.kernel, row.isa, row.operation, row.result) for row in rows])
    return tuple(rows)


def ensure_proved(heartbeat: Callable[[], None] | None = None) -> tuple[SelfTestRow, ...]:
    """The rows of the last self test, or of one that is run now."""
    return last_proof() or prove(heartbeat)


def sound_pairs(rows: Iterable[SelfTestRow] | None, format: str = TERNARY) -> list[tuple[str, str]]:
    """(kernel, isa) pairs of this CPU without those that differed; all of them where nothing is known yet.

    ``format``: TERNARY, DIGITS or GROUPS, the weights that they multiply.
    """
    faulty = {(row.kernel, row.isa) for row in rows or () if row.result == "differs"}
    return [
        (kernel, isa)
        for kernel, isa in _pairs(format)
        if (kernel, isa) not in faulty and (FLOAT, isa) not in faulty
    ]


def may_skip(kernels: Kernels, rows: Iterable[SelfTestRow]) -> bool:
    """Whether this table has products of its own that skip zero neurons, proved exact here."""
    faulty = {row.isa for row in rows if row.kernel == SKIP and row.result == "differs"}
    own = kernels.isa == "scalar" or "scalar" not in (
        kernels.sparse_layouts["rows"],
        kernels.sparse_layouts["columns"],
    )
    return own and not faulty.intersection(kernels.sparse_layouts.values())


@lru_cache(maxsize=3)
def _pairs(format: str) -> tuple[tuple[str, str], ...]:
    if format not in FORMATS:
        raise ValueError(f"there are no weights in the format {format!r}; there are {', '.join(FORMATS)}")
    pairs = {DIGITS: cython_kernels.provided_digits, GROUPS: cython_kernels.provided_groups}
    return tuple(pairs.get(format, cython_kernels.provided)())


def origin(kernels: Kernels, kernel: str) -> str:
    """The instruction set that provides ``kernel`` in this table."""
    if kernel == GROUPS_KERNEL:
        return cython_kernels.load_groups(kernels.isa).isa
    return kernels.digits_isa if kernel == DIGITS_KERNEL else kernels.origins[kernel]


def kernels_for(kernel: str, isa: str | None, rows: Iterable[SelfTestRow], format: str = TERNARY) -> Kernels:
    """The table to run ``kernel`` with: on ``isa``, or on the best instruction set that proved exact.

    Raises KernelError for what this CPU does not have, what does not multiply weights of ``format``, and what
    the self test found wrong.
    """
    rows = tuple(rows)
    sound = sound_pairs(rows, format)
    # An instruction set that adds nothing for weights of this format has what the ones below it have.
    whole = {name for each in FORMATS for _, name in sound_pairs(rows, each)}
    names = dict.fromkeys(name for name, _ in _pairs(format))
    if kernel not in names:
        others = [name for each in FORMATS for name, _ in _pairs(each)]
        no = (
            f"The kernel {kernel} is for other weights"
            if kernel in others
            else f"There is no kernel {kernel!r}"
        )
        raise KernelError(f"{no}; choose auto or {', '.join(names)}.")
    available = cython_kernels.available()
    if isa and isa not in available:
        raise KernelError(f"This CPU has no {isa!r} kernels; it runs {', '.join(available)}.")
    highest = available.index(isa) if isa else len(available) - 1
    for candidate in reversed(available[: highest + 1]):
        table = cython_kernels.load(candidate)
        if (kernel, origin(table, kernel)) in sound and candidate in whole:
            return table
        if isa:
            break
    raise KernelError(
        f"The kernel {kernel} gave wrong sums in the self test of this CPU and is turned off; "
        "choose another one."
    )
