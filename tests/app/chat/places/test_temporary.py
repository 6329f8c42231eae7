"""Temporary chats: nothing of one is anywhere but in memory, until it is kept."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import paths
from app.chat.session import ChatSession
from app.chat.state import Phase
from app.conversation import Message
from app.engine_bridge import EngineBridge
from app.settings import SettingsStore
from app.storage.store import Store
from engine.sampling.params import SamplingParams
from tests.helpers import ROOT
from tests.helpers.real_window import loaded_window
from tests.helpers.scripted_client import ScriptedClient
from tests.helpers.toy import write_toy
from tests.helpers.window import fill

SECRET = "Zwölfkantschlüssel"
FORMS = (
    SECRET.encode(),
    SECRET.encode("utf-16-le"),
    SECRET.lower().encode(),
    b"zwolfkantschlussel",
    b"lfkantschl",
)


def traces(home: Path) -> list[str]:
    """Files that have the secret, or a form of it that an index might keep."""
    return [
        str(path)
        for path in home.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in FORMS)
    ]


class Bench:
    def __init__(self) -> None:
        clients: list[ScriptedClient] = []

        def make(on_event: Callable[..., None]) -> ScriptedClient:
            clients.append(ScriptedClient(on_event))
            return clients[-1]

        store, _ = Store.open(paths.database_path())
        self.session = ChatSession(
            store, SettingsStore(paths.settings_path()), EngineBridge(make_client=make)
        )
        self.session.bridge.start()
        self.session.models.load("/models/toy")
        self.client = clients[0]
        self.client.loaded()
        self.turn()

    def turn(self) -> None:
        for _ in range(3):
            QCoreApplication.processEvents()

    def ask(self, text: str, *pieces: str) -> Message:
        assert self.session.asking.send(text)
        self.client.pieces(*pieces)
        self.client.finish()
        self.turn()
        return self.session.messages()[-1]


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.session.close()


def test_nothing_of_it_is_written_whatever_is_done(bench: Bench, tern_home: Path) -> None:
    session = bench.session
    kept = fill(session.store, "a chat", "hi", "hello")
    session.new_temporary()
    assert session.temporary.on and not session.temporary.holds_something
    session.set_draft(SECRET)
    session.chosen.set_system_prompt(SECRET)
    answer = bench.ask(f"What is a {SECRET}?", "A ", SECRET)
    assert bench.client.last.private
    session.asking.regenerate(answer.id)
    bench.client.pieces(SECRET)
    bench.client.finish()
    bench.turn()
    session.asking.edit(session.messages()[0].id, SECRET)
    bench.client.pieces(SECRET)
    bench.client.finish("length")
    bench.turn()
    session.asking.continue_answer(session.messages()[-1].id)
    bench.client.pieces(SECRET)
    bench.client.finish()
    bench.turn()
    session.switch_branch(session.messages()[0].id, -1)
    session.context.set_pinned(session.messages()[0].id, True)
    session.set_scroll(0.5)
    session.edits.rename(session.info.id, SECRET)
    session.set_draft(f"{SECRET} again")
    assert [info.id for info in session.store.conversations()] == [kept]
    assert session.store.search(SECRET[:6]) == []
    assert session.settings.value.last_conversation == ""
    assert not session.unsaved
    session.open(kept)
    assert not session.temporary.on and bench.client.let_go == 1 and bench.client.forgets == 0
    bench.ask("and now?", "fine")
    assert not bench.client.last.private
    session.close()
    assert traces(tern_home) == []


def test_an_answer_that_is_being_written_ends_with_it(bench: Bench) -> None:
    session = bench.session
    session.new_temporary()
    assert session.asking.send(SECRET)
    bench.client.pieces("some")
    bench.turn()
    before = session.info.id
    session.new()
    assert session.info.id != before and bench.client.stops == 1
    told: list[str] = []
    session.chat_notice.connect(lambda _, sentence: told.append(sentence))
    assert not session.asking.send("hello")
    assert told == ["The answer before this is being stopped: try again in a moment."]
    bench.client.pieces("late")
    bench.client.finish()
    bench.turn()
    assert session.store.conversations() == []
    session.open(before)
    assert session.messages() == [], "it cannot be found again"
    assert session.asking.send("hello")


def test_it_is_kept_whole_if_that_is_wished(bench: Bench) -> None:
    session = bench.session
    session.new_temporary()
    first = bench.ask("one", "1")
    session.asking.regenerate(first.id)
    bench.client.pieces("2")
    bench.turn()
    session.chosen.set_system_prompt("Be brief.")
    session.set_draft("half")
    session.temporary.keep()
    assert not session.temporary.on
    bench.client.pieces(" and more")
    bench.client.finish()
    bench.turn()
    stored = session.store.load(session.info.id)
    assert {message.text for message in stored.messages.values()} == {"one", "1", "2 and more"}
    assert [message.text for message in stored.path()] == ["one", "2 and more"]
    assert (stored.info.title, stored.info.system_prompt, stored.info.draft) == ("one", "Be brief.", "half")
    assert session.settings.value.last_conversation == session.info.id
    bench.ask("two", "x")
    assert not bench.client.last.private


def test_leaving_is_asked_only_where_something_is_lost(bench: Bench) -> None:
    session = bench.session
    asked: list[bool] = []
    reply = [False]

    def may_leave() -> bool:
        asked.append(True)
        return reply[0]

    session.temporary.may_leave = may_leave
    other = fill(session.store, "a chat", "hi")
    session.new_temporary()
    session.open(other)
    session.new_temporary()
    assert asked == []
    session.set_draft("x")
    for leave in (
        lambda: session.open(other),
        session.new,
        session.new_temporary,
        lambda: session.new_after(),
    ):
        leave()
        assert session.temporary.on and session.info.draft == "x"
    assert len(asked) == 4
    reply[0] = True
    session.new_temporary()
    assert session.temporary.on and session.info.draft == ""
    bench.ask("hello", "hi")
    assert session.new_after() and session.temporary.on, "what goes on from one is one as well"
    session.temporary.may_leave = lambda: bool(session.temporary.keep()) or True
    bench.ask("hello", "hi")
    assert session.new_after() and not session.temporary.on, "but not from one that is kept"


def test_undo_and_trash_do_not_know_it(bench: Bench) -> None:
    session = bench.session
    session.new_temporary()
    bench.ask(SECRET, "x")
    session.delete(session.info.id)
    assert session.trash.chats() == [] and not session.temporary.on


WAIT_MS = 60_000


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_toy(tmp_path_factory.mktemp("models") / "toy", max_position=4096)


def test_a_whole_session_leaves_no_byte(
    qtbot: QtBot, qapp: QApplication, model: Path, tern_home: Path
) -> None:
    with loaded_window(qtbot, qapp, model) as program:
        session, window = program.session, program.window
        program.settings.update(
            use_model_sampling=False, sampling=SamplingParams(temperature=0.0, max_tokens=20, ignore_eos=True)
        )
        session.temporary.may_leave = lambda: True
        window.menus.new_temporary.trigger()
        window.composer.insert(f"```python\nprint('{SECRET}')\n```\n$x$ {SECRET} " * 12)
        window.composer.flush_draft()
        window.composer.button.click()
        qtbot.waitUntil(lambda: session.phase is Phase.IDLE, timeout=WAIT_MS)
        assert session.messages()[-1].text
        answer = session.messages()[-1].text[:40].encode()
        qtbot.wait(1500)  # what an idle engine does
        window.composer.insert(SECRET)
        window.composer.flush_draft()
        qtbot.wait(100)
        assert traces(tern_home) == []
        window.menus.new_chat.trigger()
        window.composer.insert("hello")
        window.composer.button.click()
        qtbot.waitUntil(lambda: session.phase is Phase.IDLE, timeout=WAIT_MS)
        qtbot.wait(1500)
    assert traces(tern_home) == []
    assert not any(answer in path.read_bytes() for path in tern_home.rglob("*") if path.is_file())


CRASHING = """
import sys, time
from PySide6.QtWidgets import QApplication
from tests.helpers.window import open_window
app = QApplication([])
with open_window(app) as bench:
    bench.load()
    bench.window.menus.new_temporary.trigger()
    bench.ask(sys.argv[1], sys.argv[1], reason="")
    bench.window.composer.insert(sys.argv[1])
    bench.window.composer.flush_draft()
    end = time.monotonic() + 1.0
    while time.monotonic() < end:
        bench.turn()
    print("there", flush=True)
    while True:
        time.sleep(1)
"""


def test_a_crash_leaves_nothing(tern_home: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", CRASHING, SECRET]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "there\n"
        assert any(tern_home.rglob("*.sqlite3*"))
        process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        process.wait()
    assert traces(tern_home) == []
