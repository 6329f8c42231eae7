"""Prompt lookup against its plain definition: a search through the whole text for each draft."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from engine.generation.drafter import LONGEST, SHORTEST, Draft, Drafter


def looked_up(text: Sequence[int], most: int, stops: frozenset[int]) -> Draft:
    """The last place where the longest run stood before, and what followed there, again and again."""
    for length in range(LONGEST, SHORTEST - 1, -1):
        run = list(text[-length:])
        places = [i for i in range(length, len(text)) if list(text[i - length : i]) == run]
        if len(text) <= length or not places:
            continue
        rest = list(text[places[-1] :])
        ids: list[int] = []
        for token in (rest * most)[:most]:
            if token in stops:
                break
            ids.append(token)
        return Draft(tuple(ids), length) if ids else Draft()
    return Draft()


@given(st.lists(st.integers(0, 3), max_size=40), st.integers(0, 7), st.integers(1, 5))
def test_drafts_are_what_a_search_finds(text: list[int], most: int, step: int) -> None:
    """However the text grows: token by token, or several at once."""
    stops = frozenset([3])
    drafter = Drafter(stops)
    for end in range(0, len(text) + 1, step):
        drafter.read(text[:end])
        assert drafter.draft(most) == looked_up(text[:end], most, stops)


def test_the_longest_run_counts_and_of_its_places_the_last() -> None:
    drafter = Drafter()
    drafter.read([1, 2, 3, 4, 50, 9, 2, 3, 4, 60, 9, 3, 4, 70, 9, 1, 2, 3, 4])
    assert drafter.draft(2) == Draft((50, 9), 4)
    drafter.read([*range(100, 119), 3, 4])  # only what is new is read
    assert drafter.draft(1) == Draft((3,), 2)


def test_a_loop_is_gone_on_with() -> None:
    drafter = Drafter()
    drafter.read([9, 1, 2, 3, 1, 2, 3])
    assert drafter.draft(7) == Draft((1, 2, 3, 1, 2, 3, 1), 3)


def test_without_a_run_that_stood_before_there_is_no_draft() -> None:
    drafter = Drafter()
    for text in ([], [1], [1, 2], [1, 2, 3, 4, 5, 1]):
        drafter.read(text)
        assert drafter.draft(7) == Draft()
