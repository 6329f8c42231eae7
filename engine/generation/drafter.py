"""Drafter: guesses how a text goes on, from where it has had the same words before (prompt lookup).

Answers quote: the code to change, the text to summarise, their own lists. Where the last few tokens stood
before, what followed then is a good guess at what follows now (Saxena, "Prompt Lookup Decoding", 2023).
"""

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST, SHORTEST = 4, 2  # tokens that have to be the same


@dataclass(frozen=True, slots=True)
class Draft:
    """Tokens that may follow; ``matched``: how many tokens before them were the same, 0 for no draft."""

    ids: tuple[int, ...] = ()
    matched: int = 0


class Drafter:
    """A text that grows, and where each run of 2 to 4 of its tokens last stood. Work per token is constant.

    ``stops``: ids that end a text and are never drafted.
    """

    def __init__(self, stops: frozenset[int] = frozenset()) -> None:
        self._stops = stops
        self._ids: list[int] = []
        self._after: dict[tuple[int, ...], int] = {}  # run of tokens -> where the token after it stands

    def read(self, text: Sequence[int]) -> None:
        """``text`` is what was read before and has grown since."""
        for place in range(len(self._ids), len(text)):
            # Only now do the tokens before have one after them, so a run never finds itself.
            for length in range(SHORTEST, min(LONGEST, place) + 1):
                self._after[tuple(self._ids[-length:])] = place
            self._ids.append(text[place])

    def draft(self, most: int) -> Draft:
        """Up to ``most`` tokens: what followed the longest run that ends the text and stood before."""
        for length in range(min(LONGEST, len(self._ids)), SHORTEST - 1, -1):
            start = self._after.get(tuple(self._ids[-length:]))
            if start is not None:
                ids = self._copy(start, most)
                return Draft(tuple(ids), length) if ids else Draft()
        return Draft()

    def _copy(self, start: int, most: int) -> Sequence[int]:
        """Tokens from ``start`` on; where they run into the end of the text they go on with themselves."""
        period = len(self._ids) - start
        ids: list[int] = []
        while len(ids) < most:
            place = start + len(ids)
            token = self._ids[place] if place < len(self._ids) else ids[-period]
            if token in self._stops:
                break
            ids.append(token)
        return ids
