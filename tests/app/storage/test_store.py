"""Store: what is written comes back unchanged, and nothing a person wrote is lost."""

import itertools
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.conversation import Attachment, ConversationInfo, Message, new_id
from app.storage import backups, opening, schema
from app.storage.errors import StoreError
from app.storage.opening import Report
from app.storage.store import Store
from engine.kv_cache.block_folder import past_blocks
from engine.process.events import Counts, EndReason, Energy

clock = itertools.count(1_700_000_000)


@pytest.fixture(autouse=True)
def _restless_upkeep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.storage.upkeep._REST_S", 0.01)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "田中 ü 😀" / "conversations.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store, report = Store.open(path)
    assert report == Report()
    yield store
    store.close()


def make_conversation(store: Store, title: str = "", **more: object) -> str:
    now = float(next(clock))
    info = ConversationInfo(new_id(), title, created=now, updated=now, **more)  # type: ignore[arg-type]
    store.create(info)
    return info.id


def make_message(conversation: str, text: str, parent: str | None = None, role: str = "user") -> Message:
    return Message(new_id(), conversation, parent, role, text, created=float(next(clock)))


def add(store: Store, conversation: str, text: str, parent: str | None = None, role: str = "user") -> Message:
    message = make_message(conversation, text, parent, role)
    store.add_message(message)
    return message


def wait_until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def wait_for_index(path: Path) -> None:
    def done() -> bool:
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute("SELECT count(*) FROM to_index").fetchone()[0] == 0

    wait_until(done)


# ---- round trips -----------------------------------------------------------------------------

HARD_TEXTS = {
    "nul": "before\0after\0",
    "surrogates": "cut \ud83d emoji \udc00\0end",
    "astral": "田中 ü 😀 𝔘",
    "empty": "",
    "rtl": "\u202eשלום\u202c مرحبا",
    "special": "<|eot_id|><script>alert(1)</script> '; DROP TABLE messages; --",
    "line": "x" * 100_000,
    "newlines": "\r\n\n\r\ttab\x1f\x7f\ufeff\ufffe",
}


@pytest.mark.parametrize("text", HARD_TEXTS.values(), ids=HARD_TEXTS.keys())
def test_text_comes_back_unchanged(store: Store, path: Path, text: str) -> None:
    id_ = make_conversation(store, title=text, system_prompt=text, draft=text)
    add(store, id_, text)
    wait_for_index(path)
    back = store.load(id_)
    assert [message.text for message in back.path()] == [text]
    assert (back.info.title, back.info.system_prompt, back.info.draft) == (text, text, text)


def test_a_pasted_book_is_kept_and_found(store: Store, path: Path) -> None:
    text = "".join(f"line {i} of a very long paste\n" for i in range(340_000)) + "needle\0 at the end"
    assert len(text) > 10_000_000
    id_ = make_conversation(store)
    add(store, id_, text)
    assert store.load(id_).path()[0].text == text
    wait_for_index(path)
    assert [hit.conversation_id for hit in store.search("needle")] == [id_]
    assert "needle at the end" in store.search("needle")[0].snippet


def test_a_message_comes_back_with_everything(store: Store) -> None:
    id_ = make_conversation(store)
    question = add(store, id_, "Why?")
    energy = Energy("estimate", "process", 12.5, 2.0, 40, 0.5)
    counts = Counts(12, 3, 40, 0.5, 99.5, 20.25, 55, 4096, energy=energy)
    answer = Message(
        new_id(), id_, question.id, "assistant", "So.", (0, 1, 128_255, 2**32 - 1), "abc", "stop", "model ü",
        1.5, counts, replay=b"\x00\xffpacked",
    )  # fmt: skip
    store.add_message(answer)
    assert store.load(id_).messages[answer.id] == answer
    changed = replace(answer, text="So it is.", ids=(), tokenizer_hash="", reason="cancelled", counts=None)
    store.update_message(changed)
    assert store.load(id_).messages[answer.id] == changed


def test_conversations_are_listed_pinned_first_then_latest_used(store: Store) -> None:
    a, b, c = (make_conversation(store, name) for name in "abc")
    store.set_pinned(b, True)
    add(store, a, "allowed to use")
    assert [info.title for info in store.conversations()] == ["b", "a", "c"]
    assert [info.pinned for info in store.conversations()] == [True, False, False]
    store.rename(c, "renamed")
    store.delete(b)
    assert [info.title for info in store.conversations()] == ["a", "renamed"]
    with pytest.raises(StoreError, match="no longer exists"):
        store.load(b)
    store.undelete(b)
    assert store.load(b).info.pinned


def test_what_belongs_to_a_conversation_is_kept(store: Store, path: Path) -> None:
    id_ = make_conversation(store)
    first = add(store, id_, "one")
    second = add(store, id_, "two")
    assert store.load(id_).info.leaf_id == second.id
    store.set_leaf(id_, first.id)
    store.set_draft(id_, "unsent")
    store.set_scroll(id_, 0.75)
    store.set_system_prompt(id_, "Be brief.")
    info = store.load(id_).info
    assert (info.leaf_id, info.draft, info.scroll, info.system_prompt) == (
        first.id, "unsent", 0.75, "Be brief.",
    )  # fmt: skip
    store.set_draft(id_, "")
    store.set_system_prompt(id_, None)
    info = store.load(id_).info
    assert (info.draft, info.system_prompt) == ("", None)


def test_what_is_removed_is_gone_for_good(store: Store, path: Path) -> None:
    id_ = make_conversation(store, "secret title")
    add(store, id_, "secretword " * 50_000)
    other = make_conversation(store)
    add(store, other, "something else")
    computed = past_blocks(1 << 20)
    assert computed.write(bytes(16), memoryview(b"keys and values"))
    wait_for_index(path)
    store.delete(id_)
    assert store.search("secretword") == []
    wait_until(lambda: computed.size() == 0)  # a text could be worked out from its keys and values
    assert [chat.id for chat in store.trash()] == [id_]
    store.remove(id_)
    assert store.trash() == []

    def gone() -> bool:
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute("SELECT count(*) FROM conversations").fetchone()[0] == 1

    wait_until(gone)
    with pytest.raises(StoreError):
        store.undelete(id_)
    store.close()
    for file in (path, path.with_suffix(".search")):
        assert b"secret" not in file.read_bytes(), file
    store._connection = sqlite3.connect(":memory:")  # for the fixture's close


def test_an_unfinished_answer_is_interrupted_at_the_next_opening(store: Store, path: Path) -> None:
    id_ = make_conversation(store)
    question = add(store, id_, "?")
    running = add(store, id_, "so far", question.id, "assistant")
    again, _ = Store.open(path)
    assert again.load(id_).messages[running.id] == replace(running, reason="interrupted")
    assert again.load(id_).messages[question.id].reason == ""
    again.close()


def test_reasons_are_kept_as_the_words_of_every_version(store: Store, path: Path) -> None:
    id_ = make_conversation(store)
    words = ["stop", "length", "context", "cancelled", "failed", "interrupted"]
    for word in words:
        store.add_message(replace(make_message(id_, word, role="assistant"), reason=EndReason(word)))
    with closing(sqlite3.connect(path)) as connection, connection:
        found = connection.execute("SELECT text, reason FROM messages ORDER BY seq").fetchall()
        assert found == list(zip(words, words, strict=True))
        connection.execute("UPDATE messages SET reason = 'of_tomorrow' WHERE reason = 'failed'")
    again, _ = Store.open(path)
    kept = {message.text: message.reason for message in again.load(id_).messages.values()}
    again.close()
    assert kept == {word: EndReason(word) for word in words} | {"failed": EndReason.INTERRUPTED}
    assert all(isinstance(reason, EndReason) for reason in kept.values())


def test_parents_come_before_children_whatever_the_file_says(store: Store, path: Path) -> None:
    id_ = make_conversation(store)
    root = make_message(id_, "root")
    child = make_message(id_, "child", root.id)
    orphan = make_message(id_, "orphan", "nobody")
    for message in (orphan, child, root):
        store.add_message(message)
    conversation = store.load(id_)
    assert [message.text for message in conversation.path_to(child.id)] == ["root", "child"]
    assert conversation.messages[orphan.id].parent_id is None
    assert conversation.leaf_below(root.id) == child.id


# ---- search ----------------------------------------------------------------------------------


def found(store: Store, text: str) -> set[str]:
    """Texts of the messages that a search finds."""
    ids = {hit.message_id: hit.conversation_id for hit in store.search(text) if hit.message_id}
    return {store.load(conversation).messages[id_].text for id_, conversation in ids.items()}


def test_search_finds_what_is_attached_by_its_name(path: Path) -> None:
    store, _ = Store.open(path)
    attached = (Attachment("Yearly report.pdf", "pdf", "figures of the harbour"),)
    id_ = make_conversation(store)
    store.add_message(replace(make_message(id_, "What does it say?"), attachments=attached))
    add(store, id_, "something else")
    wait_for_index(path)
    (hit,) = store.search("yearly rep")
    assert (hit.snippet, found(store, "report.pdf")) == ("What does it say?", {"What does it say?"})
    assert found(store, "harbour") == set()
    store.close()


@pytest.mark.parametrize("indexed", [True, False], ids=["indexed", "pending"])
def test_search_finds_words_by_their_beginning(path: Path, indexed: bool) -> None:
    store, _ = Store.open(path)
    if not indexed:
        store._upkeep.close()
    id_ = make_conversation(store)
    texts = [
        "The Quick brown fox",
        "nothing\0here quickly",
        "今日は東京タワーへ行く",
        "서울에서 만나요",
        "ภาษาไทยง่าย",
        "c'est l'été",
    ]
    for text in texts:
        add(store, id_, text)
    if indexed:
        wait_for_index(path)
    assert found(store, "quick") == {texts[0], texts[1]}
    assert found(store, "  BROWN   qui ") == {texts[0]}
    assert found(store, "uick") == set()
    assert found(store, "here") == {texts[1]}
    assert found(store, "東京") == {texts[2]}
    assert found(store, "京") == {texts[2]}
    assert found(store, "東タ") == set()
    assert found(store, "서울") == {texts[3]}
    assert found(store, "ไทย") == {texts[4]}
    assert found(store, "été") == {texts[5]}
    if indexed:
        assert found(store, "ete") == {texts[5]}
    store.close()


@pytest.mark.parametrize(
    "query",
    [
        "foo AND ( ' \"", '"', "'", "(", "*", "foo*", "NEAR(foo bar)", "-foo", "body: foo", "^foo", "foo OR",
        "{foo}", "\\", "\0", "foo\0bar", "\ud800", "%", "_", ";--", "+", "a" * 10_000, "\u0301", "😀",
    ],
)  # fmt: skip
def test_no_query_is_an_error(store: Store, path: Path, query: str) -> None:
    id_ = make_conversation(store, "about foo")
    add(store, id_, "foo and bar")
    wait_for_index(path)
    for hit in store.search(query):
        assert hit.conversation_id == id_


def test_quotes_and_operators_are_only_words(store: Store, path: Path) -> None:
    id_ = make_conversation(store)
    add(store, id_, 'salt and pepper, "said" she')
    add(store, id_, "salt or pepper")
    wait_for_index(path)
    assert found(store, "salt AND pepper") == {'salt and pepper, "said" she'}
    assert found(store, '"said') == {'salt and pepper, "said" she'}


def test_symbols_are_found_as_they_stand(store: Store, path: Path) -> None:
    id_ = make_conversation(store)
    add(store, id_, "a smile 😀\0 and \ud800 more")
    add(store, id_, "100% sure")
    wait_for_index(path)
    assert found(store, "😀") == {"a smile 😀\0 and \ud800 more"}
    assert found(store, "\ud800") == {"a smile 😀\0 and \ud800 more"}
    assert found(store, "%") == {"100% sure"}


def test_titles_come_first_and_snippets_show_the_place(store: Store, path: Path) -> None:
    by_text = make_conversation(store, "Something else")
    message = add(store, by_text, "word " * 200 + "a kayak\non the lake" + " word" * 200)
    by_title = make_conversation(store, "Kayák trip")
    wait_for_index(path)
    first, second = store.search("kayak")
    assert (first.conversation_id, first.message_id, first.title) == (by_title, None, "Kayák trip")
    assert (second.conversation_id, second.message_id) == (by_text, message.id)
    assert "a kayak on the lake" in second.snippet and len(second.snippet) < 200


def test_a_changed_answer_is_found_by_its_new_words_only(store: Store, path: Path) -> None:
    id_ = make_conversation(store)
    answer = replace(make_message(id_, "old words", role="assistant"), reason="length")
    store.add_message(answer)
    wait_for_index(path)
    store.update_message(replace(answer, text="new words", reason=""))
    assert [hit.message_id for hit in store.search("new")] == [answer.id]
    store.update_message(replace(answer, text="new words", reason="stop"))
    wait_for_index(path)
    assert store.search("old") == []
    assert [hit.message_id for hit in store.search("new")] == [answer.id]


# ---- versions, damage, backups ---------------------------------------------------------------


def fill(path: Path, conversations: int = 3, messages: int = 40) -> list[str]:
    """A closed file with some conversations; the texts."""
    store, _ = Store.open(path)
    texts = []
    for i in range(conversations):
        id_ = make_conversation(store, f"conversation {i}")
        for j in range(messages):
            texts.append(f"message {i} {j} conversation{i} " + "x" * 500)
            add(store, id_, texts[-1])
    wait_for_index(path)
    store.close()
    return texts


def texts_in(store: Store) -> set[str]:
    infos = store.conversations()
    return {message.text for info in infos for message in store.load(info.id).messages.values()}


def test_closing_leaves_one_whole_file(path: Path) -> None:
    fill(path)
    assert not path.with_name(path.name + "-wal").exists()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_a_file_of_a_newer_version_is_refused_and_left_alone(path: Path) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    before = {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}
    with pytest.raises(StoreError, match="newer version of Tern"):
        Store.open(path)
    assert {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()} == before


def test_a_foreign_database_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a file of Tern's chats"):
        Store.open(path)
    assert path.read_bytes() == before


def _add_colour(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE conversations ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'")


def _fail_halfway(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TABLE drafts")
    connection.execute("this is no SQL")


def test_a_migration_backs_up_first(path: Path) -> None:
    texts = fill(path)
    connection, report = opening.open_file(path, (*schema.MIGRATIONS, _add_colour))
    assert report.migrated_from == len(schema.MIGRATIONS)
    assert schema.version(connection) == len(schema.MIGRATIONS) + 1
    assert {row[0] for row in connection.execute("SELECT colour FROM conversations")} == {"blue"}
    connection.close()
    (backup,) = backups.list_backups(path, "before-update")
    with closing(sqlite3.connect(backup)) as copy:
        assert schema.version(copy) == len(schema.MIGRATIONS)
        assert {row[0] for row in copy.execute("SELECT text FROM messages")} == set(texts)


def test_answers_of_before_come_back_without_energy(path: Path) -> None:
    """A file of the version before energy, with an answer in it."""
    steps = schema.MIGRATIONS[: schema.MIGRATIONS.index(schema._add_energy)]
    connection, _ = opening.open_file(path, steps)
    connection.execute("INSERT INTO conversations (id, title, created, updated) VALUES ('c', 'old', 1, 1)")
    connection.execute(
        "INSERT INTO messages (id, conversation_id, role, created, reason, text, counts) "
        "VALUES ('m', 'c', 'assistant', 1, 'stop', 'So.', '{\"generated_tokens\": 3}')"
    )
    connection.close()
    store, report = Store.open(path)
    assert report.migrated_from == len(steps)
    counts = store.load("c").messages["m"].counts
    assert counts == Counts(generated_tokens=3) and counts.energy == Energy()
    store.close()
    assert len(backups.list_backups(path, "before-update")) == 1


def test_a_failed_migration_changes_nothing(path: Path) -> None:
    texts = fill(path)
    with pytest.raises(StoreError, match="nothing was changed"):
        opening.open_file(path, (*schema.MIGRATIONS, _fail_halfway))
    store, report = Store.open(path)
    assert report == Report()
    assert texts_in(store) == set(texts)
    store.close()


@pytest.mark.parametrize("kind", ["garbage", "header", "middle", "truncated"])
def test_a_damaged_file_is_kept_aside_and_the_backup_offered(path: Path, kind: str) -> None:
    texts = fill(path)
    store, _ = Store.open(path)
    backup = store.backup()
    id_ = make_conversation(store, "after the backup")
    store.close()
    whole = path.read_bytes()
    damage = {
        "garbage": b"\xa5" * len(whole),
        "header": os.urandom(100) + whole[100:],
        "middle": whole[: len(whole) // 2] + b"\xa5" * 40_000 + whole[len(whole) // 2 + 40_000 :],
        "truncated": whole[: len(whole) // 2],
    }[kind]
    path.write_bytes(damage)

    store, report = Store.open(path)
    assert report.damaged is not None and report.damaged.read_bytes() == damage
    assert report.damaged.name in report.sentence and report.backup == backup
    store.restore(report.backup)
    assert texts_in(store) == set(texts)
    assert store.restore(report.backup) == 0, "restoring twice adds nothing"
    new = make_conversation(store)
    add(store, new, "life goes on")
    wait_for_index(path)
    assert len(store.search("conversation0")) == 40 and found(store, "life goes") == {"life goes on"}
    if kind == "middle":
        assert id_ in {info.id for info in store.conversations()}, "what could be read is there"
    store.close()
    store, report = Store.open(path)
    assert report == Report()
    store.close()


def test_a_large_file_is_checked_after_the_start(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(path, messages=200)
    for backup in backups.list_backups(path):
        backup.unlink()
    whole = path.read_bytes()
    at = whole.index(b"message 1 100 ") // 4096 * 4096
    path.write_bytes(whole[:at] + b"\xa5" * 4096 + whole[at + 4096 :])
    monkeypatch.setattr(opening, "CHECK_AT_ONCE", 0)
    monkeypatch.setattr("app.storage.upkeep.CHECK_AT_ONCE", 0)
    problems: list[str] = []
    store, report = Store.open(path)
    store.watch(problems.append)
    assert report == Report()
    wait_until(lambda: bool(problems))
    store.close()
    assert not backups.list_backups(path, "daily"), "a damaged file does not push out good backups"
    store, report = Store.open(path)
    assert report.damaged is not None
    assert len(texts_in(store)) > 300
    store.close()


@pytest.mark.parametrize("damage", ["missing", "garbage", "middle", "another file's"])
def test_a_lost_or_damaged_index_is_made_anew(path: Path, damage: str) -> None:
    texts = fill(path)
    index = path.with_suffix(".search")
    if damage == "missing":
        index.unlink()
    elif damage == "garbage":
        index.write_bytes(os.urandom(10_000))
    elif damage == "middle":
        whole = index.read_bytes()
        index.write_bytes(whole[: len(whole) // 4] + bytes(len(whole) // 2) + whole[len(whole) * 3 // 4 :])
    else:
        with closing(sqlite3.connect(index)) as connection:
            connection.execute("UPDATE source SET file_id = 'another'")
            connection.execute("UPDATE search SET body = 'conversation0'")
            connection.commit()
    store, report = Store.open(path)
    assert report == Report()
    for _ in range(10):
        assert len(store.search("conversation0")) == 40, "also while it is being made"
    wait_for_index(path)
    assert len(store.search("conversation0")) == 40
    assert texts_in(store) == set(texts)
    store.close()


@pytest.mark.parametrize("lost", ["missing", "empty"])
def test_a_lost_file_offers_the_backup(path: Path, lost: str) -> None:
    texts = fill(path)
    store, _ = Store.open(path)
    backup = store.backup()
    store.close()
    path.unlink() if lost == "missing" else path.write_bytes(b"")
    store, report = Store.open(path)
    assert report.backup == backup and "missing or empty" in report.sentence
    assert store.restore(backup) == len(texts)
    assert texts_in(store) == set(texts)
    store.close()


def test_a_backup_is_made_every_day_and_their_number_is_bounded(path: Path) -> None:
    texts = fill(path)
    store, _ = Store.open(path)
    wait_until(lambda: bool(backups.list_backups(path, "daily")))
    for _ in range(10):
        store.backup()
    kept = store.backups()
    assert len(kept) == backups.KEPT["daily"]
    assert kept == sorted(kept, reverse=True)
    store.close()
    with closing(sqlite3.connect(kept[0])) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert {row[0] for row in copy.execute("SELECT text FROM messages")} == set(texts)
    again, _ = Store.open(path)
    add(again, make_conversation(again), "more")
    wait_for_index(path)
    assert again.backups() == kept, "one a day is enough"
    again.close()


def test_restoring_keeps_what_is_here(store: Store) -> None:
    id_ = make_conversation(store, "old title")
    question = add(store, id_, "question")
    backup = store.backup()
    store.rename(id_, "new title")
    later = add(store, id_, "later", question.id)
    assert store.restore(backup) == 0
    conversation = store.load(id_)
    assert conversation.info.title == "new title"
    assert list(conversation.messages) == [question.id, later.id]


# ---- failures to write -----------------------------------------------------------------------


def test_a_full_disk_is_a_sentence_and_leaves_the_store_usable(store: Store) -> None:
    id_ = make_conversation(store)
    message = make_message(id_, "x" * 1_000_000)
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="The disk is full"):
        store.add_message(message)
    assert store.load(id_).messages == {}
    store._connection.execute("PRAGMA max_page_count = 1000000")
    store.add_message(message)
    assert store.load(id_).path() == [message]


def test_writing_the_same_again_is_harmless(store: Store) -> None:
    # An error can be reported for a transaction that did reach the disk; the session tries again then.
    info = ConversationInfo(new_id(), "once", created=1.0, updated=1.0, draft="draft")
    store.create(info)
    message = add(store, info.id, "once")
    store.create(info)
    store.add_message(message)
    assert store.load(info.id).path() == [message] and len(store.conversations()) == 1


def test_another_programs_lock_is_a_sentence(store: Store, path: Path) -> None:
    id_ = make_conversation(store)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="Another program"):
            add(store, id_, "hello")
    add(store, id_, "hello")
    assert texts_in(store) == {"hello"}


def test_a_folder_in_the_way_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "conversations.sqlite3").mkdir()
    with pytest.raises(StoreError, match="file with your chats"):
        Store.open(tmp_path / "conversations.sqlite3")
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="file with your chats"):
        Store.open(tmp_path / "file" / "conversations.sqlite3")
