"""Which entries a few typed letters mean, the likeliest first. Letters are folded as the search does."""

import re
from collections.abc import Sequence

from engine.text.folding import fold

# What a typed word can be to an entry, the best first.
_BEGINS = 60  # the title begins with it
_WORD = 50  # a word of the title does
_INSIDE = 35  # it stands inside a word of the title
_INITIALS = 30  # words of the title that follow each other begin with its letters
_WORD_OF_REST = 20  # a word of what stands beside the title begins with it
_INSIDE_REST = 10
_SCATTERED = 8  # its letters stand in a word of the title in this order, not far apart
_WHOLE = 25  # more, if the title is what was typed
_LEAST = 4  # letters of a word that may be scattered
_CHARS = 200  # of a title that are looked at


class Query:
    """What was typed, to be compared with one entry after the other."""

    def __init__(self, text: str) -> None:
        self._whole = " ".join(fold(text).split())
        self._words = [_Word(word) for word in self._whole.split()]

    @property
    def empty(self) -> bool:
        return not self._words

    def score(self, title: str, rest: str) -> int:
        """The better it fits, the more; 0: not at all. ``title`` and ``rest`` as ``folded`` makes them."""
        total = 0
        for word in self._words:
            points = word.score(title, rest)
            if not points:
                return 0
            total += points
        return total // max(1, len(self._words)) + (_WHOLE if title == self._whole else 0)


class _Word:
    def __init__(self, word: str) -> None:
        self._word = word
        self._start = re.compile(r"(?<![^\W_])" + re.escape(word))
        self._initials = re.compile(
            r"(?<!\w)" + r"\w*\W+".join(map(re.escape, word)) if 2 <= len(word) <= 5 else r"(?!)"
        )
        gap = r"\w{0,3}?"
        scattered = r"(?<!\w)" + gap.join(map(re.escape, word))
        self._scattered = re.compile(scattered if len(word) >= _LEAST else r"(?!)")

    def score(self, title: str, rest: str) -> int:
        word = self._word
        if word in title:
            if title.startswith(word):
                return _BEGINS
            return _WORD if self._start.search(title) else _INSIDE
        all_there = all(letter in title for letter in word)  # quick, and seldom so
        if all_there and self._initials.search(title):
            return _INITIALS
        if word in rest:
            return _WORD_OF_REST if self._start.search(rest) else _INSIDE_REST
        return _SCATTERED if all_there and self._scattered.search(title) else 0


def folded(text: str) -> str:
    """``text`` as ``Query.score`` wants it."""
    return " ".join(fold(text[:_CHARS]).split())


def best(query: Query, entries: Sequence[tuple[str, str]], most: int) -> list[int]:
    """The places in ``entries``, pairs of title and rest, of those that fit best; equals in their order."""
    scored = [(-points, place) for place, pair in enumerate(entries) if (points := query.score(*pair))]
    scored.sort()
    return [place for _, place in scored[:most]]
