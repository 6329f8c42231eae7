"""When drafts are run: only as far as they promise more tokens in the time. Times are given, not measured."""

import pytest

from engine.errors import EngineError
from engine.generation.drafter import Draft
from engine.generation.speculation import PATIENCE, Speculation

LONG = Draft((1, 2, 3, 4, 5, 6, 7), 4)


def taught(mode: str, extra: float, accepted: int, passes: int = 200) -> list[int]:
    """How many tokens of a draft were run in each of ``passes``, the first ``accepted`` of them true.

    A pass takes 1 s and ``extra`` s for each further token.
    """
    speculation = Speculation(mode)
    speculation.learn(Draft(), 0, 0, 1.0)
    counts = []
    for _ in range(passes):
        count = speculation.cut(LONG)
        speculation.learn(LONG if count else Draft(), count, min(count, accepted), 1.0 + count * extra)
        counts.append(count)
    return counts


def test_good_drafts_on_a_slow_memory_are_run_whole() -> None:
    assert set(taught("auto", 0.02, 7)[20:]) == {7}


def test_half_good_drafts_are_run_in_part() -> None:
    counts = taught("auto", 0.3, 2)[50:]
    assert 1 <= sum(counts) / len(counts) <= 3


@pytest.mark.parametrize(("extra", "accepted"), [(0.1, 0), (1.0, 7), (0.9, 1)])
def test_what_does_not_pay_is_hardly_tried(extra: float, accepted: int) -> None:
    """Bad drafts, and good ones where a pass over two takes twice the time."""
    counts = taught("auto", extra, accepted, 10 * PATIENCE)
    late = counts[PATIENCE:]
    assert sum(count > 0 for count in late) <= len(late) / PATIENCE * 2
    assert any(late), "now and then it is tried again"


def test_a_slow_moment_is_forgotten() -> None:
    speculation = Speculation()
    speculation.learn(Draft(), 0, 0, 1.0)
    for count in range(1, 8):
        speculation.learn(LONG, count, count, 100.0)
    assert speculation.cut(LONG) == 0
    counts = []
    for _ in range(3 * PATIENCE):
        count = speculation.cut(LONG)
        speculation.learn(LONG if count else Draft(), count, count, 1.0 + 0.01 * count)
        counts.append(count)
    assert set(counts[-PATIENCE:]) == {7}


def test_on_and_off() -> None:
    assert set(taught("on", 10.0, 0)) == {7}
    with pytest.raises(EngineError, match="auto, on or off, not 'maybe'"):
        Speculation("maybe")


def test_counts_are_of_one_answer() -> None:
    speculation = Speculation("on")
    speculation.learn(LONG, 7, 3, 1.0)
    speculation.learn(LONG, 5, 5, 1.0)
    assert (speculation.drafted, speculation.accepted) == (12, 8)
    speculation.begin()
    assert (speculation.drafted, speculation.accepted) == (0, 0)
