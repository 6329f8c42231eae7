"""Counting the tokens of long texts without encoding all of them."""

from engine.text.prompt_length import SLICE, count_tokens


class Words:
    """A token for each word, and a note of how much was encoded."""

    hash = "words"

    def __init__(self) -> None:
        self.encoded = 0

    def encode_text(self, text: str) -> list[int]:
        self.encoded += len(text)
        return [0] * len(text.split())


def test_short_texts_are_counted_exactly() -> None:
    beats: list[int] = []
    assert count_tokens(Words(), "one two three", 1, lambda: beats.append(1)) == (3, True)
    assert count_tokens(Words(), "", 1, lambda: None) == (0, True)
    assert beats == [1]


def test_of_long_texts_the_rest_is_reckoned() -> None:
    text = "word " * SLICE  # five slices
    words = Words()
    beats: list[int] = []
    tokens, exact = count_tokens(words, text, 100, lambda: beats.append(1))
    assert not exact and abs(tokens - SLICE) < 10
    assert words.encoded == SLICE and beats == [1]
    words = Words()
    tokens, exact = count_tokens(words, text, 10 * SLICE, lambda: None)
    assert not exact and SLICE <= tokens <= SLICE + 5  # a word cut in two counts twice
    assert words.encoded == len(text)
