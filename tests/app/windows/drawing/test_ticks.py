"""Ticks are round, few, and hold every figure between them."""

import pytest

from app.windows.drawing.ticks import even_ticks, log_ticks, tick_text


@pytest.mark.parametrize("most", [0.07, 0.9, 1.0, 3.0, 42.8, 106.7, 999.0, 1234.5])
def test_even_ticks_reach_from_nothing_to_beyond_the_most(most: float) -> None:
    ticks = even_ticks(most)
    assert ticks[0] == 0 and ticks[-1] >= most * 0.999 > ticks[-2]
    assert 2 <= len(ticks) <= 6
    steps = {round(after - before, 9) for before, after in zip(ticks, ticks[1:], strict=False)}
    assert len(steps) == 1
    assert f"{steps.pop():e}"[0] in "125"


@pytest.mark.parametrize("most", [0.0, -1.0, float("nan"), float("inf")])
def test_what_is_no_figure_has_no_ticks_but_nothing(most: float) -> None:
    assert even_ticks(most) == [0.0]


@pytest.mark.parametrize(("low", "high"), [(0.085, 1.14), (0.1, 0.1), (0.1, 1.0), (3.0, 4.0), (0.02, 700.0)])
def test_log_ticks_hold_everything(low: float, high: float) -> None:
    ticks = log_ticks(low, high)
    assert ticks[0] <= low * 1.001 and ticks[-1] >= high * 0.999
    assert ticks == sorted(ticks)
    assert {f"{tick:e}"[0] for tick in ticks} <= set("125")


def test_ticks_are_written_short() -> None:
    assert [tick_text(value) for value in (0.0, 0.05, 0.1, 2.5, 20.0, 100.0)] == [
        "0", "0.05", "0.1", "2.5", "20", "100",
    ]  # fmt: skip
