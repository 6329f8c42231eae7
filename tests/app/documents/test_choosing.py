"""What of long files goes into a prompt: passages that fit, in order, with their places, within the room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.choosing import GAP, Choice, choose, chosen_text
from app.documents.room import AROUND, about_tokens, room_for_files, shares
from engine.documents.document import Document, Place

FILLER = "The weather was mild and nothing much happened on that day in the village. " * 12
PAGES = [
    FILLER,
    FILLER,
    "Arctic terns fly from pole to pole every year. " * 5,
    FILLER,
    "Puffins nest in burrows.",
]


def book() -> Document:
    text, places = "", []
    for number, page in enumerate(PAGES, 1):
        places.append(Place(len(text), f"page {number}"))
        text += page + "\n\n"
    return Document("book.pdf", "pdf", text, tuple(places))


def test_the_passages_that_fit_are_marked_with_their_pages() -> None:
    text = chosen_text(book(), "Where do terns fly?", 1000)
    assert "Arctic terns fly" in text and "Puffins" not in text
    assert "[page 2]" in text or "[page 3]" in text
    assert text.startswith(GAP) and text.endswith(GAP)
    assert "Arctic terns fly" in chosen_text(book(), "Where do terns fly?", 900)


def test_a_short_one_is_whole_and_one_that_fits_nothing_begins_at_the_beginning() -> None:
    document = Document("a.txt", "text", "short")
    assert chosen_text(document, "anything", 5) == "short"
    assert chosen_text(book(), "xyzzy", 1500).startswith("[page 1]\nThe weather")
    assert chosen_text(book(), "xyzzy", 10) == book().text[:10]


def test_each_document_gets_its_own_text() -> None:
    small = Document("a.txt", "text", "all of it")
    texts = choose(Choice((small, book()), "puffins", (100, 600)))
    assert texts[0] == "all of it" and "Puffins nest" in texts[1]


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=8), st.integers(0, 20_000))
def test_shares_fit_and_small_files_are_whole(sizes: list[int], room: int) -> None:
    found = shares(sizes, room)
    assert all(0 <= share <= size for share, size in zip(found, sizes, strict=True))
    assert sum(found) <= room
    if sum(sizes) + AROUND * len(sizes) <= room:
        assert found == sizes
    assert all(
        share >= min(size, max(0, room // len(sizes) - AROUND))
        for share, size in zip(found, sizes, strict=True)
    )


@pytest.mark.parametrize(
    ("context", "used", "question", "room"),
    [
        (4096, 0, 96, 2976),
        (4096, 2000, 96, 1024),
        (4096, 4096, 0, 1024),
        (512, 0, 12, 372),
        (131072, 0, 48, 130_000),
    ],
)
def test_room_for_files(context: int, used: int, question: int, room: int) -> None:
    assert room_for_files(context, used, question) == room


def test_about_tokens() -> None:
    assert about_tokens("") == 0
    assert about_tokens("four") == 1
    assert about_tokens("田中") == 2
    assert about_tokens("\ud800" * 4) == 1
