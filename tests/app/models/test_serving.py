"""The window's server: switched by the settings, over the window's engine, whose events the test gives."""

import http.client
import json
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import paths
from app.engine_bridge import EngineBridge
from app.models.serving import Serving, ServingState
from app.settings import SettingsStore
from app.system.background import Background
from engine.process.events import Counts, EndReason, Event, Finished, Piece
from tests.helpers.scripted_client import ScriptedClient
from tests.helpers.server import free_port


class Bench:
    """A server in a window's process, without a window."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clients: list[ScriptedClient] = []
        self.settings = SettingsStore(paths.settings_path())
        self.bridge = EngineBridge(make_client=self._make)
        self.background = Background()
        self.serving = Serving(self.settings, self.bridge, self.background)
        self.failures: list[str] = []
        self.serving.failed.connect(self.failures.append)
        self._qtbot = qtbot
        self.settings.update(server_port=free_port())
        self.bridge.start()
        self.client.loaded()

    def _make(self, on_event: Callable[[Event], None]) -> ScriptedClient:
        self.clients.append(ScriptedClient(on_event))
        return self.clients[-1]

    @property
    def client(self) -> ScriptedClient:
        return self.clients[-1]

    def until(self, condition: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=30_000)

    def switch(self, on: bool) -> None:
        self.settings.update(server=on)
        wanted = ServingState.ON if on else ServingState.OFF
        self.until(lambda: self.serving.state is wanted)
        if on:
            self.until(lambda: self.bridge.info)

    def get(self, path: str, key: str = "") -> int:
        """The status of an answer; 0 where nobody listens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.settings.value.server_port, timeout=30)
        try:
            connection.request("GET", path, headers={"Authorization": f"Bearer {key or self.serving.key}"})
            return connection.getresponse().status
        except OSError:
            return 0
        finally:
            connection.close()

    def ask(self) -> tuple[list[tuple[int, str]], threading.Thread]:
        """A chat request in a thread; its status and body come into the list."""
        answers: list[tuple[int, str]] = []
        port, key = self.settings.value.server_port, self.serving.key

        def work() -> None:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            body = json.dumps({"messages": [{"role": "user", "content": "hi"}]})
            headers = {"Authorization": f"Bearer {key}", "User-Agent": "Editor/1 x"}
            connection.request("POST", "/v1/chat/completions", body, headers)
            response = connection.getresponse()
            answers.append((response.status, response.read().decode()))
            connection.close()

        thread = threading.Thread(target=work)
        thread.start()
        return answers, thread


@pytest.fixture
def bench(qtbot: QtBot, tern_home: Path) -> Iterator[Bench]:
    bench = Bench(qtbot)
    yield bench
    bench.serving.close()
    bench.background.close()
    bench.bridge.close()


def test_off_until_it_is_switched_on(bench: Bench) -> None:
    bench.serving.start()
    assert bench.serving.state is ServingState.OFF and bench.get("/health") == 0
    assert not (paths.data_dir() / "server-key.txt").exists()
    bench.switch(on=True)
    assert bench.get("/v1/models") == 200 and bench.get("/v1/models", "wrong") == 401
    assert bench.serving.url == f"http://127.0.0.1:{bench.settings.value.server_port}/v1"
    bench.switch(on=False)
    assert bench.get("/health") == 0 and bench.serving.url == ""
    assert bench.client.dismissals == 1, "memory is given back"


def test_another_program_is_answered_past_the_window(bench: Bench) -> None:
    bench.switch(on=True)
    shown: list[object] = []
    bench.bridge.piece.connect(shown.append)
    bench.bridge.finished.connect(shown.append)
    answers, thread = bench.ask()
    bench.until(lambda: bench.client.serves and bench.serving.clients)
    assert bench.serving.clients == ("Editor/1 (127.0.0.1)",)
    id_ = bench.client.serves[0].id
    bench.client.emit(Piece(id_, 5, "Hel", 1.0))
    bench.client.emit(Piece(id_, 6, "lo", 1.0))
    bench.client.emit(Finished(id_, EndReason.STOP, Counts(generated_tokens=2), (1,), 7))
    bench.until(lambda: not bench.serving.clients)
    thread.join(30)
    assert answers[0][0] == 200
    assert json.loads(answers[0][1])["choices"][0]["message"]["content"] == "Hello"
    assert shown == []


def test_switched_off_meanwhile(bench: Bench) -> None:
    bench.switch(on=True)
    answers, thread = bench.ask()
    bench.until(lambda: bench.client.serves)
    bench.switch(on=False)
    thread.join(30)
    assert answers[0][0] == 500 and "switched off" in answers[0][1]
    assert bench.client.cancels == [bench.client.serves[0].id]
    assert bench.serving.clients == ()


@pytest.mark.parametrize("end", ["restart", "close"])
def test_an_engine_that_is_given_up_meanwhile(bench: Bench, end: str) -> None:
    bench.switch(on=True)
    answers, thread = bench.ask()
    bench.until(lambda: bench.client.serves)
    getattr(bench.bridge, end)()
    thread.join(30)
    assert answers[0][0] == 500 and "ended" in answers[0][1]
    bench.until(lambda: not bench.serving.clients)
    assert bench.get("/v1/models/toy") == 503


def test_a_port_that_is_taken(bench: Bench) -> None:
    """Said once; another port heals it, and so does switching off."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        bench.settings.update(server_port=other.getsockname()[1], server=True)
        bench.until(lambda: bench.serving.state is ServingState.FAILED)
        assert len(bench.failures) == 1 and "choose another" in bench.serving.problem
        bench.settings.update(server_port=free_port())
        bench.until(lambda: bench.serving.state is ServingState.ON)
        assert bench.serving.problem == "" and bench.get("/health") == 200
        bench.settings.update(server_port=other.getsockname()[1])
        bench.until(lambda: bench.serving.state is ServingState.FAILED)
        bench.settings.update(server=False)
        bench.until(lambda: bench.serving.state is ServingState.OFF)


def test_many_switches_at_once_end_in_the_last(bench: Bench) -> None:
    ports = [free_port() for _ in range(3)]
    for number in range(12):
        bench.settings.update(server=number % 3 != 2, server_port=ports[number % 2])
    bench.settings.update(server=True, server_port=ports[2])
    bench.until(lambda: bench.serving.state is ServingState.ON)
    assert bench.serving.url.endswith(f":{ports[2]}/v1") and bench.get("/health") == 200
    for port in ports[:2]:
        with socket.socket() as free:
            free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            free.bind(("127.0.0.1", port))  # nobody was left behind
    assert bench.failures == []


def test_a_new_key(bench: Bench) -> None:
    bench.switch(on=True)
    old = bench.serving.key
    bench.serving.renew_key()
    bench.until(lambda: bench.serving.key != old)
    assert bench.get("/v1/models") == 200 and bench.get("/v1/models", old) == 401
    bench.switch(on=False)
    bench.switch(on=True)
    assert bench.serving.key != old and bench.get("/v1/models") == 200


def test_the_main_thread_does_not_wait(bench: Bench) -> None:
    """Switching only begins it: nothing is there yet when the call is over."""
    for on in (True, False, True):
        bench.settings.update(server=on)
        assert bench.serving.state is ServingState.CHANGING and not bench.serving.is_on
        bench.until(lambda: bench.serving.state is not ServingState.CHANGING)
