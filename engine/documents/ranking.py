"""Which passages fit a question: BM25 over words of all scripts.

SQLite's FTS5 finds the candidates, in an index on disk or in one made for the purpose. They are then weighed
here, by BM25 as well, with two differences: a word that is in most of a few passages still counts (FTS5 gives
it no weight, which leaves the passages of one small file in no order), and a passage is compared with what a
perfect one would reach, so that chance finds are told from answers.

Words are folded as in the search of chats and lose their English endings (Porter's stemmer of FTS5); longer
ones also find words that begin with them. Scripts without blanks are taken in pairs of characters.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from unicodedata import category

from engine.documents.passages import Passage
from engine.documents.stop_words import STOP_WORDS
from engine.documents.weights import weigh
from engine.text.folding import FOLD, fold
from engine.text.search_words import UNSPACED, spaced

LAYOUT = f"1, fold {FOLD}"  # of an index made with CREATE; another one is made anew
# body: what ``indexed`` makes of a passage. The texts themselves are not in it: they are kept beside it.
CREATE = (
    "CREATE VIRTUAL TABLE search USING fts5(body, content = '', "
    "tokenize = 'porter unicode61 remove_diacritics 0')"
)

MOST_WORDS = 200  # of a question that are looked at; a pasted page is no better a question than its beginning
MOST_TERMS = 16  # that are looked for: the rarest
CANDIDATES = 60  # that are weighed
MOST_ROWS = 2500  # that FTS5 puts in order
MOST_COUNTED = 8_000  # a word that is in more passages tells them no more apart
RARE = 300  # passages: of such a word, longer ones are looked for too
PREFIX_FROM = 5  # letters
ENOUGH = 0.25  # of what a passage with every word once would reach; below it is chance
BESIDE_BEST = 0.4  # of the best one; what is below has little to add to it


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage of an index and how well it fits; above ENOUGH, 1 is a passage with every word once."""

    rowid: int
    score: float


def words_of(text: str, heading: str = "") -> str:
    """The words of a passage, folded: the heading above it can be asked for as well."""
    return fold(f"{heading}\n{text}" if heading else text)


def best_passages(question: str, passages: Sequence[Passage], budget_chars: int) -> list[Passage]:
    """Those of one document that fit ``question`` and together the budget, in the document's order.

    If none has a word of the question ("what is this about?"), those at the beginning.
    """
    texts = [words_of(passage.text, passage.heading) for passage in passages]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as index:
        index.execute(CREATE)
        rows = ((row, spaced(text)) for row, text in enumerate(texts))
        index.executemany("INSERT INTO search (rowid, body) VALUES (?, ?)", rows)
        order = [scored.rowid for scored in rank(index, len(passages), question, texts.__getitem__)]
    chosen = set()
    for row in order or range(len(passages)):
        length = len(passages[row].text)
        if length <= budget_chars:
            chosen.add(row)
            budget_chars -= length
        elif not order:
            break  # the beginning without a gap
    return [passages[row] for row in sorted(chosen)]


def rank(
    index: sqlite3.Connection, count: int, question: str, body: Callable[[int], str | None]
) -> list[Scored]:
    """The passages of ``index`` that fit, the best first.

    It holds about ``count``. ``body(rowid)``: ``words_of`` one; None for one that is not asked about.
    """
    terms = _rarest(index, count, question_terms(question))
    found: dict[int, str] = {}
    for row in _candidates(index, terms):
        if (text := body(row)) is not None:
            found[row] = text
            if len(found) == CANDIDATES:
                break
    scores = weigh(count, terms, list(found.values()))
    best = sorted(map(Scored, found, scores), key=lambda scored: (-scored.score, scored.rowid))
    least = max(ENOUGH, BESIDE_BEST * best[0].score) if best else 0.0
    return [scored for scored in best if scored.score >= least]


def _candidates(index: sqlite3.Connection, terms: dict[str, int]) -> list[int]:
    """The passages that are worth being weighed, the best first as FTS5 sees it."""
    known = [term for term, seen in terms.items() if seen]
    if not known:
        return []
    chosen: list[str] = []
    rows = 0
    for term in known:
        rows += terms[term]
        if rows > MOST_ROWS:
            break
        chosen.append(_expression(term, len(known) <= 2 or terms[term] < RARE))
    expressions = [" OR ".join(chosen)] if chosen else []
    if not chosen:
        # All of the words are in very many passages: those are wanted that have as many of them as possible.
        phrases = [_expression(term, False) for term in known]
        expressions = [" AND ".join(phrases[:most]) for most in range(len(phrases), 0, -1)]
    for expression in expressions:
        found = index.execute(
            "SELECT rank, rowid FROM search WHERE search MATCH ? LIMIT ?", (expression, 2 * MOST_ROWS)
        ).fetchall()
        if found:
            return [row for _, row in sorted(found)]
    return []


def question_terms(question: str) -> list[str]:
    """What is looked for: words, and pairs of characters where a script has no blanks."""
    letters = fold(question.replace("\0", " "))
    plain = "".join(letter if letter.isalnum() or category(letter)[0] == "M" else " " for letter in letters)
    terms: dict[str, None] = {}
    for word in plain.split()[:MOST_WORDS]:
        at = 0
        for run in UNSPACED.finditer(word):
            _add_word(terms, word[at : run.start()])
            terms.update(dict.fromkeys(_pairs(run[0])))
            at = run.end()
        _add_word(terms, word[at:])
    return list(terms)[:MOST_WORDS]


def _pairs(run: str) -> list[str]:
    """Each two characters in a row; hiragana are mostly endings, and count where there is nothing else."""
    pairs = [run[first : first + 2] for first in range(max(1, len(run) - 1))]
    endings = [sum("\u3040" <= letter <= "\u309f" for letter in pair) for pair in pairs]
    return [pair for pair, count in zip(pairs, endings, strict=True) if count == min(endings)]


def _add_word(terms: dict[str, None], word: str) -> None:
    if word and word not in STOP_WORDS and any(map(str.isalnum, word)):
        terms[word] = None


def _is_prefix(term: str) -> bool:
    return len(term) >= PREFIX_FROM and term.isalpha() and not UNSPACED.search(term)


def _expression(term: str, begins: bool) -> str:
    """Of FTS5. Quoted, so that nothing a person types is query syntax. ``begins``: longer words too."""
    return f'"{spaced(term)}"' + (" *" if begins and _is_prefix(term) else "")


def _rarest(index: sqlite3.Connection, count: int, terms: Iterable[str]) -> dict[str, int]:
    """How many passages have each of the terms; the rarest of those that are there first."""
    counted = {}
    for term in terms:
        for begins in (False, True):
            (seen,) = index.execute(
                "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)",
                (_expression(term, begins), MOST_COUNTED),
            ).fetchone()
            if seen >= RARE or not _is_prefix(term):
                break
        counted[term] = min(int(seen), count)
    order = sorted(counted, key=lambda term: (not counted[term], counted[term]))
    return {term: counted[term] for term in order[:MOST_TERMS]}
