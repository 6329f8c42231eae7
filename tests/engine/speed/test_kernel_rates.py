"""The table of kernels alone: a row for each, and figures that belong together, whatever the time."""

import json

import pytest

import cython_kernels
from engine.cli.command_line import main
from engine.cli.screen.kernel_table import headings, table_lines
from engine.machine.kernel_choice import available_kernels
from engine.machine.proof import DIGITS
from engine.speed import kernel_rates
from engine.speed.kernel_rates import PROMPT, Best, KernelRate, measure_kernels, rate_object, rate_of

SIZE = 1 << 20


def made(kernel: str = "tl2", threads: int = 2, table: float | None = 2.5e-6) -> KernelRate:
    """4 million weights in 1 MB; a core takes 100 us in cache, all threads take 80 us from memory."""
    best = Best(3.2e9, cached=100e-6, prompt=PROMPT * 50e-6, read=60e-6, memory=80e-6, table=table)
    return rate_of(kernel, "avx2", threads, 4_000_000, SIZE, best)


def test_figures_belong_together() -> None:
    row = made()
    assert row.bits == round(8 * SIZE / 4_000_000, 3)
    assert row.cycles == pytest.approx(32 * 100e-6 * 3.2e9 / 4e6)
    assert row.cache_gw_s == pytest.approx(2 * 40.0)  # each thread has a matrix of its own
    assert row.memory_gw_s == pytest.approx(50.0)  # all share one
    assert row.memory_gb_s == pytest.approx(SIZE / 80e-6 / 1e9, abs=0.01)
    assert row.share == pytest.approx(60 / 80, abs=0.002)
    assert row.prompt_cycles == pytest.approx(row.cycles / 2)
    assert row.prompt_gw_s == pytest.approx(2 * row.cache_gw_s)
    assert row.table_us == 2.5
    assert rate_object(row)["share"] == round(row.share, 3)


def test_a_line_holds_one_kernel_with_every_number_of_threads() -> None:
    rows = [made(threads=1), made(), made("i2_s", 1, None), made("i2_s", 2, None)]
    lines = list(table_lines(rows))
    upper, lower = headings([1, 2]).split("\n")
    assert upper.split()[-4:] == ["1", "thread", "2", "threads"]
    assert [line.split()[:2] for line in lines] == [["tl2", "avx2"], ["i2_s", "avx2"]]
    assert {len(line) for line in lines} == {len(lower)}
    assert lines[0].split()[2:] == "2.10 2.56 1.28 2.5 40.0 50.0 0.75 80.0 80.0 50.0 0.75 160.0".split()
    assert lines[1].split()[5] == "-"


def test_every_kernel_and_instruction_set_has_its_rows() -> None:
    rows = list(measure_kernels([1, 2], memory_bytes=1 << 20, turns=1))
    pairs = [(row.kernel, row.isa) for row in rows if row.threads == 1]
    assert pairs == [(row.kernel, row.isa) for row in rows if row.threads == 2]
    assert sorted(pairs) == sorted([*available_kernels(), *available_kernels(DIGITS)])
    names = [kernel for kernel, _ in pairs]
    assert names == sorted(names, key=names.index)  # those of one kernel follow one another
    assert all(row.cycles > 0 and row.share > 0 and row.clock_ghz > 0 for row in rows)
    assert {row.kernel for row in rows if row.table_us is not None} <= {"tl1", "tl2", "t_mac"}
    assert all(row.bits == pytest.approx(2, abs=0.01) for row in rows if row.kernel == "i2_s")


def test_the_command_prints_the_table_and_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [made("i2_s", 1, None), made("i2_s", 2, None)]
    asked: list[list[int]] = []

    def measured(threads: list[int]) -> list[KernelRate]:
        asked.append(threads)
        return rows

    monkeypatch.setattr("engine.cli.screen.kernel_rates.measure_kernels", measured)
    assert main(["bench", "--kernels", "--threads", "1,2,1"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(headings([1, 2]))
    assert "i2_s    avx2" in printed
    assert "3.20 to 3.20 GHz" in printed
    assert main(["bench", "--kernels", "--threads", "1,2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [rate_object(row) for row in rows]
    assert asked == [[1, 2], [1, 2]]


def test_a_matrix_in_cache_has_whole_shares_of_rows() -> None:
    for kernel, isa in available_kernels():
        packed, rows = kernel_rates._random_matrix(cython_kernels.load(isa), kernel)
        assert rows % kernel_rates.ROW_UNIT == 0
        assert packed.size < 2 * kernel_rates.CACHED_BYTES
