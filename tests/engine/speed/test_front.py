"""The front of speed and energy, and what fast, balanced and frugal take of it."""

import pytest

from engine.speed.front import BALANCED, ESTIMATED, FAST, FRUGAL, MEASURED, OWN, choose, front
from tests.helpers.bench_rows import row, run

FOUR = row(threads=4, tok_s=40.0, joules=3.0)
TWO = row(threads=2, tok_s=30.0, joules=1.5)
ONE = row(threads=1, tok_s=16.0, joules=1.0)
SLOW = row("tl1", threads=1, tok_s=6.0, joules=0.5)
BEATEN = row("tl1", threads=4, tok_s=29.0, joules=2.0)
ROWS = (SLOW, BEATEN, TWO, ONE, FOUR)


def test_only_rows_that_nothing_beats_in_both_are_on_the_front() -> None:
    assert front(ROWS) == [FOUR, TWO, ONE, SLOW]


def test_of_two_that_are_equally_fast_the_one_that_takes_less_is_on_it() -> None:
    other = row("tl2", threads=4, tok_s=40.0, joules=2.5)
    assert front([FOUR, other]) == [other]


def test_rows_without_energy_are_not_on_it() -> None:
    assert front([row(joules=None), ONE]) == [ONE]
    assert front([row(joules=None)]) == []


@pytest.mark.parametrize(("preset", "taken"), [(FAST, FOUR), (BALANCED, TWO), (FRUGAL, ONE)])
def test_each_preset_takes_its_row(preset: str, taken: object) -> None:
    choice = choose(preset, run(*ROWS))
    assert choice is not None
    assert choice.row == taken
    assert choice.basis == ("" if preset == FAST else ESTIMATED)
    assert not choice.is_busy


def test_frugal_takes_the_fastest_where_nothing_is_fast_enough_to_read() -> None:
    slower = row(threads=1, tok_s=3.0, joules=0.1)
    choice = choose(FRUGAL, run(slower, row(threads=2, tok_s=7.0, joules=1.0)))
    assert choice is not None and choice.row.threads == 2


def test_measured_energy_is_told_from_an_estimate() -> None:
    choice = choose(FRUGAL, run(row(source="rapl")))
    assert choice is not None and choice.basis == MEASURED


def test_one_s_own_choice_is_left_alone_and_nothing_comes_of_nothing() -> None:
    assert choose(OWN, run(*ROWS)) is None
    assert choose(FAST, run()) is None
    assert choose(FRUGAL, run(row(joules=None))) is None
    choice = choose(FAST, run(row(joules=None)))
    assert choice is not None and choice.basis == ""


@pytest.mark.parametrize("preset", [FAST, BALANCED, FRUGAL])
def test_a_busy_machine_never_lowers_the_number_of_threads(preset: str) -> None:
    """With others at work one thread comes out first; the kernel counts, its threads do not."""
    one = row("tl2", threads=1, tok_s=50.0, joules=0.2)
    two = row("tl2", threads=2, tok_s=20.0, joules=0.9, busy=1.4)
    other = row("i2_s", threads=2, tok_s=30.0, joules=0.8, busy=1.4)
    choice = choose(preset, run(one, two, other))
    assert choice is not None
    assert choice.row == two
    assert choice.is_busy
