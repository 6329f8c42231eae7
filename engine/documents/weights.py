"""How well passages fit the words of a question: BM25 over a few candidates, as a part of what is possible.

The words are found as letters in the folded texts, since a list of all their words would take longer than the
whole search. An English ending is told by a word's stem (Porter's, of FTS5) and what may follow it.
"""

import math
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing

from engine.text.search_words import UNSPACED

_K1, _B = 1.2, 0.75  # of BM25
_LENGTH = 900.0  # characters of an average passage: a constant, so that an index need not know its own
_LONGER = 0.5  # weight of a word that only begins with the one asked for
_ENDINGS = frozenset(("", "s", "e", "es", "ed", "ing", "er", "ers", "y", "ies", "ion", "ions", "ment", "ly"))
_STEM_FROM = 5  # letters, of a word of which longer ones are found


def weigh(count: int, terms: dict[str, int], texts: Sequence[str]) -> list[float]:
    """BM25 of each text; 1 is about one with each of the terms once.

    ``terms``: how many of the ``count`` passages have it. Terms and texts are folded.
    """
    weights = {term: math.log(1 + (count - seen + 0.5) / (seen + 0.5)) for term, seen in terms.items()}
    total = sum(weights.values())
    if not total:
        return [0.0] * len(texts)
    pairs = [term for term in terms if UNSPACED.search(term)]
    words = [term for term in terms if not UNSPACED.search(term)]
    stems = dict(zip(words, _stems(words), strict=True))
    pattern = _pattern(list(stems.values()))
    scores = []
    for text in texts:
        damp = _K1 * (1 - _B + _B * len(text) / _LENGTH)
        often = {term: float(text.count(term)) for term in pairs}
        if pattern is not None:
            for match in pattern.finditer(text):
                assert match.lastindex is not None
                term = words[match.lastindex - 1]
                often[term] = often.get(term, 0.0) + _worth(term, stems[term], match[0])
        score = sum(weights[term] * seen * (_K1 + 1) / (seen + damp) for term, seen in often.items())
        scores.append(score / total)
    return scores


def _worth(term: str, stem: str, word: str) -> float:
    if word == term or word[len(stem) :] in _ENDINGS:
        return 1.0
    return _LONGER if len(term) >= _STEM_FROM else 0.0


def _pattern(stems: Sequence[str]) -> re.Pattern[str] | None:
    """Each word that begins with one of the stems, the number of which is that of the group."""
    if not stems:
        return None
    return re.compile(r"(?<![^\W_])(?:" + "|".join(f"({re.escape(stem)})" for stem in stems) + r")[^\W_]*")


def _stems(words: Sequence[str]) -> list[str]:
    """What the words begin with however they end."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as index:
        index.execute("CREATE VIRTUAL TABLE search USING fts5(body, tokenize = 'porter unicode61')")
        index.execute("CREATE VIRTUAL TABLE seen USING fts5vocab(search, instance)")
        index.executemany("INSERT INTO search (rowid, body) VALUES (?, ?)", enumerate(words))
        found = dict(index.execute("SELECT doc, term FROM seen WHERE offset = 0"))
    stems = []
    for row, word in enumerate(words):
        stem = found.get(row, word)
        # "happi" is the stem of "happy".
        stem = stem[:-1] if stem.endswith("i") and not word.startswith(stem + "i") and len(stem) > 3 else stem
        stems.append(stem if word.startswith(stem) else word)
    return stems
