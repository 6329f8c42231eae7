"""The table of ``tern bench --kernels``: a line for each kernel and instruction set."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from engine.speed.kernel_rates import COLS, PROMPT, UNIT, KernelRate

EXPLAINED = (
    f"Cycles are of one core, for {UNIT} weights and one token in cache, then for one of {PROMPT} tokens of "
    "a prompt; Gw/s: 1e9 weights a second. Share: of a plain read of the same bytes. Table: to make it of "
    f"{COLS} activations. Each figure is the best of many blocks of a few milliseconds."
)


def headings(threads: Iterable[int]) -> str:
    """The two lines above the table."""
    upper = f"{'':20}{'':>7}{'cycles per 32':>17}{'table':>9}"
    lower = f"{'kernel':8}{'isa':12}{'bits':>7}{'token':>8}{'prompt':>9}{'us':>9}"
    for count in threads:
        upper += f"{f'{count} thread' + ('s' if count > 1 else ''):>37}"
        lower += f"{'cache Gw/s':>13}{'memory':>8}{'share':>7}{'prompt':>9}"
    return f"{upper.rstrip()}\n{lower}"


def table_lines(rows: Iterable[KernelRate]) -> Iterator[str]:
    """A line as soon as its rows are there; those of one kernel and instruction set follow one another."""
    for (kernel, isa), group in groupby(rows, key=lambda row: (row.kernel, row.isa)):
        several = list(group)
        first = several[0]
        table = "-" if first.table_us is None else f"{first.table_us:.1f}"
        text = (
            f"{kernel:8}{isa:12}{first.bits:>7.2f}{first.cycles:>8.2f}{first.prompt_cycles:>9.2f}{table:>9}"
        )
        for row in several:
            text += f"{row.cache_gw_s:>13.1f}{row.memory_gw_s:>8.1f}{row.share:>7.2f}{row.prompt_gw_s:>9.1f}"
        yield text
