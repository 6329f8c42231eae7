"""``tern bench --kernels``: the product of each kernel by itself, before any model is at hand."""

import json
import sys
from collections.abc import Iterator

from engine.cli.screen.bench_table import busy_words
from engine.cli.screen.kernel_table import EXPLAINED, headings, table_lines
from engine.machine.other_load import OtherLoad
from engine.speed.kernel_rates import KernelRate, measure_kernels, rate_object


def run(threads: list[int], as_json: bool) -> int:
    """A line for each kernel and instruction set as it comes, or JSON; every number of ``threads`` once."""
    threads = list(dict.fromkeys(threads))
    others = OtherLoad()
    clocks: list[float] = []

    def rows() -> Iterator[KernelRate]:
        for row in measure_kernels(threads):
            clocks.append(row.clock_ghz)
            yield row

    others.cores()  # from here on
    if as_json:
        json.dump([rate_object(row) for row in rows()], sys.stdout, indent=1)
        print()
    else:
        print(headings(threads), flush=True)
        for text in table_lines(rows()):
            print(text, flush=True)
        print(f"{EXPLAINED} The clock ran at {min(clocks):.2f} to {max(clocks):.2f} GHz.", flush=True)
    if busy := busy_words(others.cores()):
        print(busy, file=sys.stderr)
    return 0
