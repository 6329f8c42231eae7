"""Deleted chats: kept for 30 days and brought back whole, while what was computed of them goes at once."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import paths
from app.chat.session import ChatSession
from app.engine_bridge import EngineBridge
from app.settings import SettingsStore
from app.storage import schema
from app.storage.opening import connect
from app.storage.store import Store
from engine.kv_cache.block_folder import past_blocks
from engine.sampling.params import SamplingParams
from tests.helpers.real_window import loaded_window
from tests.helpers.scripted_client import ScriptedClient
from tests.helpers.toy import write_toy


@dataclass
class Bench:
    session: ChatSession
    client: ScriptedClient
    told: list[str] = field(default_factory=list)  # notices

    def turn(self) -> None:
        for _ in range(3):
            QCoreApplication.processEvents()

    def chat(self, *pieces: str) -> str:
        """A new chat with a question; where there are ``pieces``, its answer. Returns its id."""
        self.session.new()
        assert self.session.asking.send("hello")
        if pieces:
            self.client.pieces(*pieces)
            self.client.finish()
            self.turn()
        return self.session.info.id

    def is_gone(self, conversation_id: str) -> bool:
        with closing(sqlite3.connect(paths.database_path())) as file:
            query = "SELECT count(*) FROM conversations WHERE id = ?"
            return file.execute(query, (conversation_id,)).fetchone() == (0,)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    clients: list[ScriptedClient] = []

    def make(on_event: Callable[[Any], None]) -> ScriptedClient:
        clients.append(ScriptedClient(on_event))
        return clients[-1]

    store, _ = Store.open(paths.database_path())
    bridge = EngineBridge(make_client=make)
    session = ChatSession(store, SettingsStore(paths.settings_path()), bridge)
    bridge.start()
    bench = Bench(session, clients[0])
    session.notice.connect(bench.told.append)
    session.models.load("/models/toy")
    clients[0].loaded()
    bench.turn()
    yield bench
    session.close()


def keep_block() -> None:
    assert past_blocks(1 << 20).write(bytes(16), memoryview(b"keys and values"))


def age(days: float, *ids: str) -> None:
    """As if those chats had been deleted ``days`` earlier."""
    with closing(sqlite3.connect(paths.database_path())) as file:
        for id_ in ids:
            file.execute("UPDATE conversations SET deleted = deleted - ? WHERE id = ?", (days * 86_400, id_))
        file.commit()


def test_a_deleted_chat_is_kept_and_what_was_computed_of_it_is_not(qtbot: QtBot, bench: Bench) -> None:
    id_ = bench.chat("a1")
    keep_block()
    bench.session.delete(id_)
    assert bench.client.forgets == 1, "the engine had it in memory"
    qtbot.waitUntil(lambda: past_blocks().size() == 0, timeout=10_000)
    (chat,) = bench.session.trash.chats()
    assert (chat.id, chat.title, chat.days_left) == (id_, "hello", 30)
    assert not bench.is_gone(id_)
    bench.session.undelete(id_)
    assert [message.text for message in bench.session.messages()] == ["hello", "a1"]
    assert bench.session.trash.chats() == []
    keep_block()
    bench.session.delete(id_)  # once more: it was computed again
    qtbot.waitUntil(lambda: past_blocks().size() == 0, timeout=10_000)


def test_what_has_been_there_for_thirty_days_is_gone(qtbot: QtBot, bench: Bench) -> None:
    kept, lost = bench.chat("a1"), bench.chat("b1")
    bench.session.delete(kept)
    bench.session.delete(lost)
    age(29.5, kept)
    age(30.5, lost)
    bench.session.store._upkeep.wake()
    qtbot.waitUntil(lambda: bench.is_gone(lost), timeout=10_000)
    (chat,) = bench.session.trash.chats()
    assert (chat.id, chat.days_left) == (kept, 1)
    bench.session.undelete(kept)
    assert [info.id for info in bench.session.store.conversations()] == [kept]


def test_it_is_still_there_after_the_next_start(bench: Bench) -> None:
    id_ = bench.chat("a1")
    bench.session.delete(id_)
    again, _ = Store.open(paths.database_path())
    assert [chat.id for chat in again.trash()] == [id_]
    again.close()


def test_for_good_means_now(qtbot: QtBot, bench: Bench) -> None:
    one, two, three = bench.chat("a1"), bench.chat("b1"), bench.chat("c1")
    for id_ in (one, two, three):
        bench.session.delete(id_)
    bench.session.trash.remove(one)
    assert {chat.id for chat in bench.session.trash.chats()} == {two, three}
    bench.session.undelete(one)  # a notice says that it is not there
    assert bench.told and "no longer exists" in bench.told[-1]
    qtbot.waitUntil(lambda: bench.is_gone(one), timeout=10_000)
    bench.session.undelete(three)
    bench.session.trash.empty()
    assert bench.session.trash.chats() == []
    qtbot.waitUntil(lambda: bench.is_gone(two), timeout=10_000)
    assert not bench.is_gone(three)


def test_the_chat_in_use_need_not_be_computed_again(bench: Bench) -> None:
    other = bench.chat("a1")
    bench.chat("b1")
    bench.session.delete(other)
    assert bench.client.forgets == 0, "the engine has let the other one go"


def test_a_chat_that_the_engine_has_not_let_go_yet_is_forgotten(bench: Bench) -> None:
    other = bench.chat("a1")
    bench.chat()  # the engine was told, and has not begun
    bench.session.delete(other)
    assert bench.client.forgets == 1


def test_an_empty_chat_costs_nobody_their_cache(qtbot: QtBot, bench: Bench) -> None:
    keep_block()
    bench.session.set_draft("unsent")
    id_ = bench.session.info.id
    bench.session.delete(id_)
    bench.session.trash.remove(id_)
    qtbot.waitUntil(lambda: bench.is_gone(id_), timeout=10_000)
    assert past_blocks().size() > 0


def test_a_chat_in_which_nothing_was_ever_written_is_not_in_the_trash(bench: Bench) -> None:
    bench.session.set_draft("unsent")
    bench.session.set_draft("")
    bench.session.open(None)
    assert bench.session.trash.chats() == []


def test_what_an_older_version_was_to_remove_does_not_come_back(tmp_path: Path) -> None:
    path = tmp_path / "chats.sqlite3"
    connection = connect(path)
    schema.migrate(connection, schema.MIGRATIONS[:1])
    connection.execute("INSERT INTO conversations (id, title, created, updated) VALUES ('a', 'kept', 1, 1)")
    connection.execute(
        "INSERT INTO conversations (id, title, created, updated, deleted) VALUES ('b', 'promised', 1, 1, 5)"
    )
    connection.close()
    store, report = Store.open(path)
    assert report.migrated_from == 1
    assert len(list((tmp_path / "backups").glob("*before-update*"))) == 1
    assert [info.title for info in store.conversations()] == ["kept"] and store.trash() == []
    store.close()


def test_nothing_of_it_comes_back_from_the_real_engine(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """The engine has the deleted chat in memory when another one is asked for."""
    blocks = past_blocks()
    with loaded_window(qtbot, qapp, write_toy(tmp_path / "toy", max_position=4096)) as program:
        session = program.session
        program.settings.update(use_model_sampling=False, sampling=SamplingParams(seed=1, max_tokens=4))

        def ask(text: str) -> None:
            with qtbot.waitSignal(session.message_finished, timeout=60_000):
                assert session.asking.send(text)

        ask("one two three four five six seven " * 12)
        qtbot.waitUntil(lambda: blocks.size() > 0, timeout=60_000)
        session.delete(session.info.id)
        qtbot.waitUntil(lambda: blocks.size() == 0, timeout=60_000)
        ask("hello")  # another chat: the engine would keep the one it had
        with qtbot.waitSignal(program.bridge.unloaded, timeout=60_000):
            program.bridge.unload()  # and what it has at its end
        assert blocks.size() == 0
