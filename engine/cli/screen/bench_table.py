"""The tables of ``tern bench``: a line for each row as it comes, and everything sorted by speed."""

from collections.abc import Iterator

from engine.cli.terminal import tag
from engine.machine.results import BUSY_CORES
from engine.speed.front import OWN, PRESETS, choose, front
from engine.speed.history import Slower
from engine.speed.rows import BenchmarkRow, BenchmarkRun, by_speed

BAR = 30  # characters for the fastest that the memory permits

HEADING = (
    f"{'kernel':8}{'isa':11}{'threads':>8}{'context':>9}{'decode t/s':>12}{'spread':>8}{'MB/token':>10}"
    f"{'GB/s':>7}{'memory':>8}{'roofline':>10}{'up, down skipped':>18}{'head rows':>11}{'prompt':>8}"
    f"{'prefill t/s':>13}{'spread':>8}{'first token':>13}{'J/token':>10} {'from':20}"
)
SORTED_HEADING = (
    f"{'kernel':8}{'isa':11}{'threads':>8}{'answer t/s':>12}{'spread':>8}{'prompt t/s':>12}{'spread':>8}"
    f"{'J/token':>10}{'of memory':>11}  {'answer, and | what this memory permits':{BAR + 10}}"
)


def line(row: BenchmarkRow) -> str:
    """One row of the table under HEADING."""
    source = tag(row.energy) if row.energy.joules is not None else ""
    skipped = f"{row.up_skipped:.2f}, {row.down_skipped:.2f}"
    rescored = "all" if row.head_rows_rescored is None else f"{row.head_rows_rescored}"
    return (
        f"{row.kernel:8}{row.isa:11}{row.threads:>8}{row.context:>9}{row.decode_tok_s:>12.1f}"
        f"{plus_minus(row.spread):>8}{row.bytes_per_token / 1e6:>10.0f}{row.read_gb_s:>7.1f}"
        f"{row.bandwidth_gb_s:>8.1f}{row.roofline:>10.2f}{skipped:>18}{rescored:>11}"
        f"{row.prompt_tokens:>8}{row.prefill_tok_s:>13.1f}{plus_minus(row.prefill_spread):>8}"
        f"{row.ttft_s:>11.2f} s{_joules(row):>10} {source:20}"
    )


def sorted_table(run: BenchmarkRun, slower: Slower | None) -> Iterator[str]:
    """The lines of the whole table, the fastest first, and what it comes to."""
    rows = by_speed(run.rows)
    worth = {row.way for row in front(rows)}
    longest = max((max(row.most_tok_s, row.decode_tok_s) for row in rows), default=0.0)
    yield SORTED_HEADING.rstrip()
    for row in rows:
        mark = " *" if row.way in worth else ""
        busy = " busy" if row.is_busy else ""
        yield (
            f"{row.kernel:8}{row.isa:11}{row.threads:>8}{row.decode_tok_s:>12.1f}{plus_minus(row.spread):>8}"
            f"{row.prefill_tok_s:>12.1f}{plus_minus(row.prefill_spread):>8}{_joules(row):>10}"
            f"{f'{row.roofline:.0%}':>11}  {_bar(row, longest)}{mark}{busy}"
        ).rstrip()
    if rows:
        best = rows[0]
        yield f"The fastest, {_way(best)}, does {best.roofline:.0%} of what this memory can do."
        yield from _choices(run)
    yield from notes(run, slower)


def notes(run: BenchmarkRun, slower: Slower | None) -> Iterator[str]:
    """What has to be known to read it rightly."""
    if run.is_busy:
        yield busy_words(run.busy_cores)
    if not run.is_complete:
        yield "It was stopped before everything was measured."
    if slower is not None:
        yield (
            f"{_way(slower.now)} is {slower.share:.0%} slower than on {slower.when[:10]} (version "
            f"{slower.version}: {slower.before.decode_tok_s:.1f} tokens/s), more than the spread of "
            f"{slower.spread:.0%}."
        )


def busy_words(cores: float) -> str:
    """What a busy machine does to the figures; "" on a quiet one."""
    if cores <= BUSY_CORES:
        return ""
    return (
        f"Other programs used {cores:.1f} processor cores meanwhile: the figures are too low, and their "
        "order is not to be relied on. Measure again when the computer is quiet."
    )


def plus_minus(share: float) -> str:
    """The spread as a percentage; "" where it is not known."""
    return f"±{share:.0%}" if share else ""


def _choices(run: BenchmarkRun) -> Iterator[str]:
    for preset in PRESETS:
        choice = choose(preset, run)
        if choice is not None:
            row, basis = choice.row, f" ({choice.basis})" if choice.basis else ""
            energy = f", {_joules(row)} J/token" if row.energy.j_per_token is not None else ""
            yield f"{preset + ':':10}{_way(row)}: {row.decode_tok_s:.1f} tokens/s{energy}{basis}"
        elif preset != OWN:
            yield f"{preset + ':':10}needs figures of energy"
    taken = run.rows[0].energy
    if taken.joules is not None:
        yield f"J/token of the answer, {tag(taken)}; * no other row is both faster and more frugal."


def _way(row: BenchmarkRow) -> str:
    threads = "1 thread" if row.threads == 1 else f"{row.threads} threads"
    return f"{row.kernel} on {row.isa} with {threads}"


def _joules(row: BenchmarkRow) -> str:
    return "-" if row.energy.j_per_token is None else f"{row.energy.j_per_token:.3g}"


def _bar(row: BenchmarkRow, longest: float) -> str:
    full = round(BAR * row.decode_tok_s / longest) if longest else 0
    roof = round(BAR * row.most_tok_s / longest) if longest else 0
    return f"{'#' * full:{max(roof, full)}}{'|' if row.most_tok_s else ''}"
