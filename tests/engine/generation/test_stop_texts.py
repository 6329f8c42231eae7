"""Where an answer ends for one of the texts that a request names."""

import itertools
import random

import pytest

from engine.generation.stop_texts import StopTexts


def given(stops: list[str], pieces: list[str]) -> tuple[str, bool]:
    texts = StopTexts(stops)
    out = ""
    for piece in pieces:
        out += texts.add(piece)
        if texts.found:
            return out, True
    return out + texts.finish(), False


@pytest.mark.parametrize(
    ("stops", "text", "expected"),
    [
        (["\n\n"], "one\ntwo\n\nthree", "one\ntwo"),
        (["END", "E"], "the END", "the "),
        (["b", "abc"], "xabc", "xa"),
        (["aab"], "aaab", "a"),
        (["never"], "nev nevnever", "nev nev"),
        (["é…"], "caf é…", "caf "),
        ([], "all of it", "all of it"),
        ([""], "an empty one does not count", "an empty one does not count"),
    ],
)
def test_however_it_is_cut(stops: list[str], text: str, expected: str) -> None:
    """In all ways to cut it into two and three pieces, and letter by letter."""
    for places in itertools.combinations_with_replacement(range(len(text) + 1), 2):
        pieces = [text[start:end] for start, end in itertools.pairwise((0, *places, len(text)))]
        assert given(stops, pieces) == (expected, expected != text)
    assert given(stops, list(text))[0] == expected


def test_against_the_plain_search() -> None:
    chance = random.Random(3)
    for _ in range(500):
        stops = ["".join(chance.choices("ab", k=chance.randint(1, 4))) for _ in range(chance.randint(1, 3))]
        text = "".join(chance.choices("abc", k=30))
        first = min((place for stop in stops if (place := text.find(stop)) >= 0), default=None)
        # of two that begin in different places the one that is complete first ends the answer
        ends = [text.find(stop) + len(stop) for stop in stops if stop in text]
        out, found = given(stops, list(text))
        assert found == (first is not None)
        if found:
            cut = text[: min(ends)]
            assert out == cut[: min(cut.find(stop) for stop in stops if stop in cut)]
        else:
            assert out == text


def test_nothing_certain_is_held_back() -> None:
    texts = StopTexts(["END"])
    assert texts.add("the E") == "the "
    assert texts.add("a") == "Ea"
    assert texts.add("EN") == ""
    assert texts.finish() == "EN" and not texts.found
