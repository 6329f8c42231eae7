"""A loop of cases in one test runs all of them, and names those that fail."""

import inspect
import traceback

import pytest

from tests.helpers.each import each

seen: list[tuple[str, int, int]] = []


@pytest.fixture
def word() -> str:
    return "fixture"


@each("a, b", [(1, 2), (3, 4)])
@each("word_again", ["x"])
def test_fixtures_and_cases_come_together(word: str, a: int, b: int, word_again: str) -> None:
    assert word == "fixture" and word_again == "x"
    seen.append((word, a, b))


def test_every_case_was_run() -> None:
    test_fixtures_and_cases_come_together(word="fixture")
    assert seen[-2:] == [("fixture", 1, 2), ("fixture", 3, 4)]
    assert list(inspect.signature(test_fixtures_and_cases_come_together).parameters) == ["word"]


@each("rows", range(1, 6))
@each("share", [0.0, 0.5])
def fails_in_some(rows: int, share: float) -> None:
    assert rows != 3 and not (rows == 4 and share == 0.5)


def test_all_that_fail_are_named() -> None:
    with pytest.raises(ExceptionGroup, match="2 of 5 cases of rows fail") as caught:
        fails_in_some()
    text = "".join(traceback.format_exception(caught.value))
    assert "with rows=3" in text and "with share=0.0" in text and "with rows=4" in text
    assert "with rows=2" not in text


def test_one_that_fails_is_raised_as_it_is() -> None:
    @each("n", [1, 2])
    def only_two(n: int) -> None:
        assert n == 1

    with pytest.raises(AssertionError) as caught:
        only_two()
    assert caught.value.__notes__ == ["with n=2"]


def test_a_name_that_the_test_does_not_take_is_refused() -> None:
    with pytest.raises(AssertionError, match="does not take m"):
        each("m", [1])(fails_in_some)
