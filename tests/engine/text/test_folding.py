"""What a search takes for the same, in titles, in texts, in and before the index."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.storage.store import Store
from app.windows.sidebar.row_delegate import word_spans
from engine.text.folding import fold, place
from tests.app.storage.test_store import add, make_conversation, wait_for_index

SAME = [
    ("елка", "ёлка"),
    ("ЁЛКА", "елка"),
    ("мои", "мой"),
    ("strasse", "Straße"),
    ("STRASSE", "straße"),
    ("straße", "STRASSE"),
    ("fire", "ﬁre"),
    ("office", "oﬃce"),
    ("ＡＢＣ", "abc"),
    ("abc１２３", "ＡＢＣ123"),
    ("ガラス", "ｶﾞﾗｽ"),
    ("محمد", "مُحَمَّد"),
    ("العربية", "العَرَبِيَّة"),
    ("احمد", "أحمد"),
    ("كتاب", "كـتـاب"),
    ("ﻛﺘﺎﺏ", "كتاب"),
    ("שלום", "שָׁלוֹם"),
    ("cafe", "cafe\u0301"),
    ("café", "CAFÉ"),
    ("viet", "Việt"),
    ("istanbul", "İstanbul"),
    ("lodz", "Łódź"),
    ("oeuvre", "œuvre"),
    ("σοφοσ", "ΣΟΦΟΣ"),
    ("σοφος", "σοφοσ"),
    ("αθηνα", "Αθήνα"),
    ("donaudampf", "Donau\u00addampfschiff"),
    ("한국", "한국"),
    ("２０２６年", "2026年"),
    ("don't", "don’t"),
]
OTHER = [("かき", "がき"), ("ไก", "ไก่งวง"[::-1]), ("हिन्दी", "हन्दा"), ("tern", "pattern")]


@pytest.mark.parametrize(("query", "text"), SAME)
def test_the_same_letters_are_found_in_titles_and_texts(tmp_path: Path, query: str, text: str) -> None:
    written = f"before {text} behind"
    store, _ = Store.open(tmp_path / "chats.sqlite3")
    by_title = make_conversation(store, written)
    by_text = make_conversation(store, "nothing")
    add(store, by_text, written)
    expected = [(by_title, written), (by_text, written)]
    wait_for_index(store.path)
    assert [(hit.conversation_id, hit.snippet) for hit in store.search(query)] == expected
    store._upkeep.close()
    pending = make_conversation(store, "nothing else")
    add(store, pending, written)  # not in the index: the thread that fills it has ended
    assert [hit.conversation_id for hit in store.search(query)] == [by_title, pending, by_text]
    (start, length), *_ = word_spans(query, written)
    assert fold(written[start : start + length]).startswith(fold(query))
    store.close()


@pytest.mark.parametrize(("query", "text"), OTHER)
def test_other_letters_are_not_taken_for_the_same(tmp_path: Path, query: str, text: str) -> None:
    store, _ = Store.open(tmp_path / "chats.sqlite3")
    add(store, make_conversation(store, "nothing"), text)
    assert store.search(query) == []
    wait_for_index(store.path)
    assert store.search(query) == []
    store.close()


def test_a_place_in_the_fold_is_a_place_in_the_text() -> None:
    text = "ﬃ ß مُحَمَّد " * 300 + "needle" + " ё" * 3000
    at = place(text, fold(text).index("needle"))
    assert abs(at - text.index("needle")) <= 1
    assert place("abc", 2) == 2
    assert place("éa", 1) == 1


def test_a_long_text_shows_the_place_that_was_found(tmp_path: Path) -> None:
    store, _ = Store.open(tmp_path / "chats.sqlite3")
    id_ = make_conversation(store, "nothing")
    add(store, id_, "ﬁeld " * 40_000 + "die große Nadel " + "Heu " * 10_000)
    wait_for_index(store.path)
    (hit,) = store.search("nadel")
    assert "große Nadel" in hit.snippet
    store.close()


def test_an_index_with_another_fold_is_made_anew_in_the_background(tmp_path: Path) -> None:
    path = tmp_path / "chats.sqlite3"
    store, _ = Store.open(path)
    add(store, make_conversation(store, "nothing"), "ёлка")
    wait_for_index(path)
    store.close()
    index = path.with_suffix(".search")
    index.unlink()
    with closing(sqlite3.connect(index)) as old:  # as the version before had it
        old.execute(
            "CREATE VIRTUAL TABLE search USING fts5 (body, tokenize = 'unicode61 remove_diacritics 2')"
        )
        old.execute("CREATE TABLE source (file_id TEXT, layout INTEGER)")
        with closing(sqlite3.connect(path)) as chats:
            (file_id,) = chats.execute("SELECT file_id FROM file").fetchone()
        old.execute("INSERT INTO source VALUES (?, 1)", (file_id,))
        old.execute("INSERT INTO search (rowid, body) VALUES (4096, 'ёлка')")
        old.commit()
    store, _ = Store.open(path)
    assert len(store.search("елка")) == 1
    wait_for_index(path)
    assert len(store.search("елка")) == 1
    store.close()
