"""Deleted chats: undone in time, or gone with everything that was computed of them."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
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

    def turn(self) -> None:
        for _ in range(3):
            QCoreApplication.processEvents()

    def chat(self, *pieces: str) -> str:
        """A new chat with a question; where there are ``pieces``, its answer. Returns its id."""
        self.session.new()
        assert self.session.send("hello")
        if pieces:
            self.client.pieces(*pieces)
            self.client.finish()
            self.turn()
        return self.session.info.id

    def finish(self) -> None:
        """The time for undoing is over."""
        self.session._deletions._timer.timeout.emit()

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
    session.models.load("/models/toy")
    clients[0].loaded()
    bench.turn()
    yield bench
    session.close()


def keep_block() -> None:
    assert past_blocks(1 << 20).write(bytes(16), memoryview(b"keys and values"))


def test_a_deleted_chat_is_gone_while_the_program_runs(qtbot: QtBot, bench: Bench) -> None:
    id_ = bench.chat("a1")
    keep_block()
    bench.session.delete(id_)
    assert bench.session._deletions._timer.isActive()
    assert past_blocks().size() > 0 and bench.client.forgets == 0, "it can still be undone"
    bench.finish()
    qtbot.waitUntil(lambda: bench.is_gone(id_), timeout=10_000)
    assert past_blocks().size() == 0
    assert bench.client.forgets == 1, "the engine had it in memory"


def test_what_was_undone_stays(qtbot: QtBot, bench: Bench) -> None:
    kept, lost = bench.chat("a1"), bench.chat("b1")
    bench.session.delete(kept)
    bench.session.undelete(kept)
    bench.session.delete(lost)
    bench.finish()
    qtbot.waitUntil(lambda: bench.is_gone(lost), timeout=10_000)
    assert [info.id for info in bench.session.store.conversations()] == [kept]


def test_the_chat_in_use_need_not_be_computed_again(bench: Bench) -> None:
    other = bench.chat("a1")
    bench.chat("b1")
    bench.session.delete(other)
    bench.finish()
    assert bench.client.forgets == 0, "the engine has let the other one go"


def test_a_chat_that_the_engine_has_not_let_go_yet_is_forgotten(bench: Bench) -> None:
    other = bench.chat("a1")
    bench.chat()  # the engine was told, and has not begun
    bench.session.delete(other)
    bench.finish()
    assert bench.client.forgets == 1


def test_an_empty_chat_costs_nobody_their_cache(qtbot: QtBot, bench: Bench) -> None:
    keep_block()
    bench.session.set_draft("unsent")
    id_ = bench.session.info.id
    bench.session.delete(id_)
    bench.finish()
    qtbot.waitUntil(lambda: bench.is_gone(id_), timeout=10_000)
    assert past_blocks().size() > 0


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
                assert session.send(text)

        ask("one two three four five six seven " * 12)
        qtbot.waitUntil(lambda: blocks.size() > 0, timeout=60_000)
        session.delete(session.info.id)
        session._deletions.finish()
        qtbot.waitUntil(lambda: blocks.size() == 0, timeout=60_000)
        ask("hello")  # another chat: the engine would keep the one it had
        with qtbot.waitSignal(program.bridge.unloaded, timeout=60_000):
            program.bridge.unload()  # and what it has at its end
        assert blocks.size() == 0
