"""What is to be saved while another thread writes to the chats waits without holding up the window."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.chat.autosave import Autosave
from app.conversation import ConversationInfo, Message
from app.storage import schema
from app.storage.errors import StoreError
from app.storage.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store, _ = Store.open(tmp_path / "chats.sqlite3")
    store.create(ConversationInfo("c"))
    yield store
    store.close()


@contextmanager
def somebody_writes() -> Iterator[threading.Event]:
    """Another thread has its turn, until the event is set."""
    begun, done = threading.Event(), threading.Event()

    def hold() -> None:
        with schema.turn():
            begun.set()
            done.wait(30)

    thread = threading.Thread(target=hold)
    thread.start()
    begun.wait(30)
    try:
        yield done
    finally:
        done.set()
        thread.join()


def test_a_draft_waits_for_its_turn_and_nothing_is_said(qtbot: QtBot, store: Store) -> None:
    saves = Autosave()
    told: list[str] = []
    saves.failed.connect(told.append)
    saves.recovered.connect(lambda: told.append("recovered"))
    with somebody_writes() as done:
        saves.write("draft:c", lambda: store.set_draft("c", "one"))
        saves.write("draft:c", lambda: store.set_draft("c", "two"))
        assert saves.waiting
        done.set()
        qtbot.waitUntil(lambda: not saves.waiting)
    assert store.load("c").info.draft == "two" and told == []


def test_what_a_person_wrote_is_on_disk_first(qtbot: QtBot, store: Store) -> None:
    saves = Autosave()
    message = Message("m", "c", None, "user", "text")
    with somebody_writes() as done:
        saves.write("draft:c", lambda: store.set_draft("c", "one"))
        done.set()
        saves.write("add:m", lambda: store.add_message(message))
        assert not saves.waiting
    assert store.load("c").messages["m"].text == "text" and store.load("c").info.draft == "one"


def test_another_error_is_told_at_once(store: Store) -> None:
    saves = Autosave()
    told: list[str] = []
    saves.failed.connect(told.append)

    def fail() -> None:
        raise StoreError("The disk is full.")

    saves.write("draft:c", fail)
    assert told == ["The disk is full."] and saves.waiting


def test_a_turn_that_never_comes_is_told(qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.chat.autosave.BUSY_S", 0.0)
    saves = Autosave()
    with somebody_writes(), qtbot.waitSignal(saves.failed):
        saves.write("draft:c", lambda: store.set_draft("c", "one"))
    assert saves.waiting and saves.flush()
