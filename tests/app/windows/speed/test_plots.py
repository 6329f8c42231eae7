"""The plots of the benchmark: figures in their places, colours that tell lines apart, words for a reader."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.look.theme import Theme
from app.windows.speed.energy_plot import EnergyPlot
from app.windows.speed.series import faint_of, legend_of, lines_of, numbers_of
from app.windows.speed.threads_plot import ThreadsPlot
from engine.speed.front import front
from tests.helpers.bench_rows import row

ROWS = (row(threads=2, tok_s=30.0, joules=2.0), row(tok_s=20.0), row("tl1", tok_s=9.0, joules=1.5))
AREA = QRectF(0, 0, 100, 50)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light", 10)


def test_a_few_lines_have_a_colour_each() -> None:
    ways = list(lines_of(ROWS))
    assert ways == [("i2_s", "avx2"), ("tl1", "avx2")]
    assert [line.threads for line in lines_of(ROWS)["i2_s", "avx2"]] == [1, 2]
    assert numbers_of(ways) == {("i2_s", "avx2"): 0, ("tl1", "avx2"): 1}
    assert legend_of(ways) == [("i2_s · avx2", 0), ("tl1 · avx2", 1)]
    assert faint_of(ways) == set()


def test_of_many_lines_a_kernel_has_a_colour_and_its_best_stands_out() -> None:
    ways = [(kernel, isa) for isa in ("avx512", "avx2", "scalar") for kernel in ("a", "b", "c")]
    assert legend_of(ways) == [("a", 0), ("b", 1), ("c", 2)]
    assert faint_of(ways) == {way for way in ways if way[1] != "avx512"}


def test_the_threads_plot_says_and_draws_every_line(qtbot: QtBot, theme: Theme) -> None:
    plot = ThreadsPlot(theme)
    qtbot.addWidget(plot)
    plot.show_rows(ROWS)
    assert "i2_s on avx2, tokens per second by threads: 20.0 with 1, 30.0 with 2" in (
        plot.accessibleDescription()
    )
    assert list(plot.x_ticks) == [1, 2] and plot.y_ticks[-1] >= 30
    assert plot.at(AREA, 2, 30.0).x() > plot.at(AREA, 1, 20.0).x()
    assert plot.at(AREA, 2, 30.0).y() < plot.at(AREA, 1, 20.0).y()
    plot.resize(plot.sizeHint())
    empty = plot.grab().toImage()
    plot.show_rows(ROWS[1:])
    assert plot.grab().toImage() != empty, "what is shown is drawn"


def test_the_energy_plot_marks_the_front_and_leaves_out_what_is_not_known(qtbot: QtBot, theme: Theme) -> None:
    plot = EnergyPlot(theme)
    qtbot.addWidget(plot)
    rows = [*ROWS, row("tl2", tok_s=50.0, joules=None)]
    plot.show_rows(rows, front(rows), {ROWS[0].way: "Fast"})
    text = plot.accessibleDescription()
    assert "i2_s on avx2, threads 2: 30.0 tokens/s, 2.00 J/token, Fast" in text
    assert "tl1" not in text and "tl2" not in text, "beaten, and not known"
    assert "(estimate)" in plot.titles[0]
    assert 0 <= plot.at(AREA, 1.0, 20.0).x() < plot.at(AREA, 2.0, 30.0).x() <= 100
    plot.resize(plot.sizeHint())
    marked = plot.grab().toImage()
    plot.show_rows(rows, [], {})
    assert plot.grab().toImage() != marked


def test_without_any_energy_the_plot_says_so_and_one_value_is_enough(qtbot: QtBot, theme: Theme) -> None:
    plot = EnergyPlot(theme)
    qtbot.addWidget(plot)
    for rows in ([row(joules=None)], [row(joules=1.0)], []):
        plot.show_rows(rows, front(rows), {})
        plot.resize(plot.sizeHint())
        assert not plot.grab().isNull()
