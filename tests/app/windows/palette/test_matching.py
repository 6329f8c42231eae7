"""What a few typed letters find, in any script, and in which order."""

import time

import pytest

from app.windows.palette.matching import Query, best, folded
from tests.helpers.turns import LONGEST_S


def found(text: str, *titles: str, rest: str = "") -> list[str]:
    pairs = [(folded(title), folded(rest)) for title in titles]
    return [titles[place] for place in best(Query(text), pairs, 100)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("new", "New Chat"), ("chat new", "New Chat"), ("nc", "New Chat"), ("ATTR", "Reattribute"),
        ("stngs", "Settings"), ("über", "Uber uns"), ("uber", "Über uns"), ("ｓｅｔ", "Settings"),
        ("プロ", "ﾌﾟﾛﾝﾌﾟﾄ"), ("天気", "今日の天気"), ("مشروع", "مشروعي"), ("рабо", "Моя РАБОТА"),
        ("c++", "C++ and Rust"), ("?", "What?"), ("strasse", "Straße"),
        ("👩‍👩‍👧", "👩‍👩‍👧 family"), ("hot.key", "hot.key"), ("ga*", "ga* (x"),
    ],
)  # fmt: skip
def test_it_finds(text: str, title: str) -> None:
    assert found(text, "Something else", title) == [title]


@pytest.mark.parametrize("text", ["new settings", "xyz", "tahc", "sgn t", "nw t"])
def test_it_does_not_find(text: str) -> None:
    assert found(text, "New Chat", "Settings") == []


def test_the_likeliest_comes_first() -> None:
    titles = ("Rechats", "The chat list", "Chat list", "Chat")
    assert found("chat", *titles) == ["Chat", "Chat list", "The chat list", "Rechats"]


def test_what_stands_beside_a_title_counts_less() -> None:
    pairs = [(folded("Dark"), folded("View › Theme")), (folded("Theme of a talk"), "")]
    assert best(Query("theme"), pairs, 9) == [1, 0]
    assert best(Query("theme dark"), pairs, 9) == [0]


def test_thousands_of_long_titles_in_one_turn() -> None:
    pairs = [
        (folded(f"chat number {number} " + "ein Gespräch über Vögel " * 10), folded("Arbeit"))
        for number in range(2500)
    ]
    for text in ("c", "chat 24", "vög ges", "zzz", "xq" * 50, "a b c d e f g"):
        began = time.thread_time()
        best(Query(text), pairs, 100)
        assert time.thread_time() - began < LONGEST_S
