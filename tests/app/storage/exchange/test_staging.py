"""An import is whole or nothing, and the window's own writing goes on meanwhile."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.storage.errors import StoreError
from app.storage.exchange import staging
from app.storage.exchange.staging import Preview, take_over
from app.storage.store import Store
from tests.app.storage.exchange.samples import chatgpt_chat, gpt_node, open_webui_chat, staged, write
from tests.app.storage.test_store import add, make_conversation, wait_until


@pytest.fixture(autouse=True)
def _restless_upkeep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.storage.upkeep._REST_S", 0.01)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "conversations.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store, _ = Store.open(path)
    yield store
    store.close()


def many(count: int) -> list[dict]:
    return [chatgpt_chat(id=f"c{i}", conversation_id=f"c{i}", title=f"Chat {i}") for i in range(count)]


def preview_of(file: Path, store: Store, tmp_path: Path) -> Preview:
    status, preview = staged(file, store.path, tmp_path)
    assert status == "done", preview
    assert isinstance(preview, Preview)
    return preview


def take(preview: Preview, store: Store, is_stopped: Callable[[], bool] = lambda: False) -> bool:
    return take_over(preview, store.path, is_stopped, lambda done, total: None)


def rows(path: Path) -> tuple[int, int]:
    with closing(sqlite3.connect(path)) as connection:
        return tuple(
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("conversations", "messages")
        )


def test_counts_before_anything_is_written(store: Store, tmp_path: Path) -> None:
    file = write(tmp_path / "c.json", [*many(3), open_webui_chat(), {"mapping": {}}])
    preview = preview_of(file, store, tmp_path)
    assert (preview.chats, preview.messages, preview.new_chats, preview.empty) == (4, 26, 4, 1)
    assert preview.kinds == ("ChatGPT", "Open WebUI") and preview.branches == 3 * 2 + 1
    assert [row.title for row in preview.rows] == ["Chat 0", "Chat 1", "Chat 2", "Jokes"]
    assert rows(store.path) == (0, 0) and store.conversations() == []


def test_a_second_import_adds_nothing(store: Store, tmp_path: Path) -> None:
    file = write(tmp_path / "c.json", [*many(2), open_webui_chat()])
    assert take(preview_of(file, store, tmp_path), store)
    before = rows(store.path)
    again = preview_of(file, store, tmp_path)
    assert not again.adds_anything and {row.state for row in again.rows} == {"here"}
    assert take(again, store) and rows(store.path) == before


@pytest.mark.parametrize("chats", [1, 2, 3, 100])
@pytest.mark.parametrize("seconds", [0.0, 1e-9, 1e9])
def test_all_is_taken_over_however_it_is_cut(
    store: Store, tmp_path: Path, chats: int, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "PIECE_CHATS", chats)
    monkeypatch.setattr(staging, "PIECE_S", seconds)
    monkeypatch.setattr(staging, "SMALLEST", 1)
    monkeypatch.setattr(staging, "CHECKPOINT_BYTES", 4_000)
    first = write(tmp_path / "a.json", many(2))
    assert take(preview_of(first, store, tmp_path), store)
    preview = preview_of(write(tmp_path / "b.json", [*many(5), open_webui_chat()]), store, tmp_path)
    assert (preview.new_chats, preview.messages) == (4, rows(store.path)[1] + preview.new_messages)
    assert take(preview, store)
    assert len(store.conversations()) == 6 and rows(store.path)[1] == preview.messages


def test_what_came_later_is_added_to_the_chat(store: Store, tmp_path: Path) -> None:
    chat = chatgpt_chat()
    file = write(tmp_path / "c.json", [chat])
    assert take(preview_of(file, store, tmp_path), store)
    chat["mapping"]["a3"] = gpt_node("a3", "u3", "assistant", "A cat.", at=1_700_000_130.0)
    write(file, [chat | {"update_time": 1_700_009_999.0}])
    preview = preview_of(file, store, tmp_path)
    assert (preview.new_chats, preview.grown_chats, preview.new_messages) == (0, 1, 1)
    assert take(preview, store)
    (info,) = store.conversations()
    assert info.updated == 1_700_009_999.0
    texts = [message.text for message in store.load(info.id).messages.values()]
    assert texts[-1] == "A cat." and len(texts) == len(set(texts))


def test_a_chat_in_the_trash_comes_back(store: Store, tmp_path: Path) -> None:
    file = write(tmp_path / "c.json", [chatgpt_chat()])
    assert take(preview_of(file, store, tmp_path), store)
    store.delete(store.conversations()[0].id)
    preview = preview_of(file, store, tmp_path)
    assert preview.trashed_chats == 1 and preview.new_messages == 0 and preview.adds_anything
    assert take(preview, store)
    assert len(store.conversations()) == 1 and store.trash() == []


def test_a_chat_on_its_way_out_is_not_mixed_up(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path / "c.json", [chatgpt_chat()])
    assert take(preview_of(file, store, tmp_path), store)
    monkeypatch.setattr("app.storage.upkeep.Upkeep._remove_deleted", lambda *args: None)
    store.remove(store.conversations()[0].id)
    status, sentence = staged(file, store.path, tmp_path)
    assert status == "failed" and "in a minute" in sentence


@pytest.mark.parametrize("step", [1, 2, 3])
def test_stopped_in_the_middle_nothing_is_left(
    store: Store, tmp_path: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "PIECE_MESSAGES", 5)
    kept = make_conversation(store, "mine")
    add(store, kept, "mine")
    preview = preview_of(write(tmp_path / "c.json", many(5)), store, tmp_path)
    asked = iter(range(100))
    assert not take(preview, store, lambda: next(asked) == step)
    assert [info.title for info in store.conversations()] == ["mine"] and store.trash() == []
    store.imported()
    wait_until(lambda: rows(store.path) == (1, 1), 60.0)  # upkeep that met a lock rests for ten seconds


def test_a_full_disk_is_one_sentence_and_nothing_is_left(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "PIECE_MESSAGES", 50)
    preview = preview_of(write(tmp_path / "c.json", many(400)), store, tmp_path)
    real = staging.connect

    def small(path: Path, timeout: float) -> sqlite3.Connection:
        connection = real(path, timeout)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 60}")
        return connection

    monkeypatch.setattr(staging, "connect", small)
    with pytest.raises(StoreError, match="disk is full"):
        take(preview, store)
    assert store.conversations() == []
    store.imported()
    wait_until(lambda: rows(store.path) == (0, 0), 60.0)


def test_what_a_crash_leaves_is_gone_at_the_next_start(path: Path, tmp_path: Path) -> None:
    store, _ = Store.open(path)
    file = write(tmp_path / "c.json", many(3))
    assert take(preview_of(write(tmp_path / "a.json", many(1)), store, tmp_path), store)
    preview = preview_of(file, store, tmp_path)
    with closing(staging.connect(path, 5.0)) as connection:  # killed after the second piece
        connection.execute("ATTACH ? AS staged", (str(preview.staged),))
        pieces = staging._pieces(connection, lambda done, total: None)
        next(pieces)
        next(pieces)
    store.close()
    store, _ = Store.open(path)
    try:
        assert [info.title for info in store.conversations()] == ["Chat 0"]
        wait_until(lambda: rows(path) == (1, 7))
        assert take(preview_of(file, store, tmp_path), store)
        assert len(store.conversations()) == 3
    finally:
        store.close()


def test_the_window_saves_between_two_pieces(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "PIECE_MESSAGES", 5)
    preview = preview_of(write(tmp_path / "c.json", many(5)), store, tmp_path)
    chat = make_conversation(store, "mine")
    saved = []

    def on_progress(done: int, total: int) -> None:
        saved.append(add(store, chat, f"at {done}"))  # from the store's own connection

    assert take_over(preview, store.path, lambda: False, on_progress)
    assert len(saved) == 7 and len(store.load(chat).messages) == 7
    assert len(store.conversations()) == 6


def test_the_keys_and_values_on_disk_stay(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten = []
    monkeypatch.setattr("app.storage.upkeep._forget_kept_chats", lambda: forgotten.append(1))
    assert take(preview_of(write(tmp_path / "c.json", many(3)), store, tmp_path), store)
    chat = make_conversation(store)
    store.remove(chat)
    wait_until(lambda: rows(store.path)[0] == 3)
    time.sleep(0.05)
    assert forgotten == []


def test_what_was_imported_is_found(store: Store, tmp_path: Path) -> None:
    assert take(preview_of(write(tmp_path / "c.json", [open_webui_chat()]), store, tmp_path), store)
    store.imported()
    wait_until(lambda: [hit.title for hit in store.search("knock")] == ["Jokes"])
