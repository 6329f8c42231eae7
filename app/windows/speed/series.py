"""What the plots of the benchmark share: which rows belong to one line, and in which order they are named."""

from collections.abc import Sequence

from app.windows.drawing.chart import SERIES
from engine.process.events import BenchmarkRow

Way = tuple[str, str]  # kernel and instruction set


def lines_of(rows: Sequence[BenchmarkRow]) -> dict[Way, list[BenchmarkRow]]:
    """The rows of each kernel on each instruction set by threads; the fastest line first."""
    lines: dict[Way, list[BenchmarkRow]] = {}
    for row in sorted(rows, key=lambda row: -row.decode_tok_s):
        lines.setdefault((row.kernel, row.isa), []).append(row)
    return {way: sorted(line, key=lambda row: row.threads) for way, line in lines.items()}


def numbers_of(ways: Sequence[Way]) -> dict[Way, int]:
    """The number of each line's colour: one for each, or, where these are too many, one for each kernel."""
    if len(ways) <= len(SERIES):
        return {way: number for number, way in enumerate(ways)}
    kernels = list(dict.fromkeys(kernel for kernel, _ in ways))
    return {way: kernels.index(way[0]) for way in ways}


def faint_of(ways: Sequence[Way]) -> set[Way]:
    """Lines to draw faintly where there are too many: all but the fastest of each kernel."""
    if len(ways) <= len(SERIES):
        return set()
    best = dict(reversed([*ways]))
    return {way for way in ways if way[1] != best[way[0]]}


def legend_of(ways: Sequence[Way]) -> list[tuple[str, int]]:
    """The lines of the legend: "i2_s · avx2", or the kernel alone where colours are those of kernels."""
    numbers = numbers_of(ways)
    if len(set(numbers.values())) == len(ways):
        return [(f"{kernel} · {isa}", number) for (kernel, isa), number in numbers.items()]
    return list(dict.fromkeys((kernel, number) for (kernel, _), number in numbers.items()))
