"""From a fresh start to an answer, through the pages of the first run."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app import paths
from app.chat.state import Phase
from app.main import Program, build, start
from app.storage.store import Store
from app.system.window_log import WindowLog
from app.windows.first_run.dialog import FirstRun
from engine import hub
from engine.hub.files import PART
from engine.machine.other_load import OtherLoad
from engine.speed.forecast import Speed
from tests.app.test_accessibility import nameless
from tests.helpers.hub_server import Fault, HubServer, read_folder
from tests.helpers.toy import write_toy
from tests.helpers.turns import can_measure, turns, working_s

WAIT_MS = 60_000
NAME = "田中 ü 😀"
MODEL = "falcon-e-1b"  # of the catalogue: its files and sums come from the hub, so a toy can stand for it
REPO = "tiiuae/Falcon-E-1B-Instruct"
WEIGHTS = "model.safetensors"
TURN_S = 0.3 if os.environ.get("CI") else 0.1  # as tests.helpers.turns


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that old programs stumble over, and nothing of the person's."""
    monkeypatch.setattr(OtherLoad, "cores", lambda self: 0.0)
    folder = tmp_path / NAME
    monkeypatch.setenv("TERN_HOME", str(folder))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    for name in ("HF_TOKEN", "HF_ENDPOINT", "HF_HUB_OFFLINE", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    return folder


@pytest.fixture(scope="module")
def toy_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return read_folder(write_toy(tmp_path_factory.mktemp("toy"), hidden=128, ffn=512, layers=4, vocab=600))


@pytest.fixture
def server(toy_files: dict[str, bytes]) -> Iterator[HubServer]:
    with HubServer(toy_files, repo=REPO) as hub_server:
        yield hub_server


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """The speed of this computer is known already: the tests that do not ask for it need not wait."""
    speed = Speed(layers_per_s=1e10, head_per_s=1e10, isa="scalar", threads=1, seconds=0.0)
    monkeypatch.setattr(hub, "measure_speed", lambda stop: speed)


class Person:
    """Works with the window and the pages."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot = qtbot
        self.program = program
        self.window = program.window

    @property
    def pages(self) -> FirstRun:
        return self.window.model_dialogs.first_run

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def click(self, button: object) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[arg-type]

    def choose_the_toy(self) -> None:
        """Opens page 2 and picks the model whose files the test's hub has."""
        self.until(lambda: self.pages.isVisible() and self.program.services.inventory.computer is not None)
        self.click(self.pages.next)
        self.pages.model.list.choose(MODEL)
        assert not self.pages.next.isEnabled(), "its licence has not been accepted"
        self.pages.model.consent.click()
        assert self.pages.next.isEnabled()

    def state(self) -> str:
        status = self.program.services.downloads.status(REPO)
        return status.state if status else ""


@contextmanager
def program(qtbot: QtBot, qapp: QApplication, server: HubServer) -> Iterator[Person]:
    """From the start to the end, as ``app.main.run`` does it, without its event loop."""
    before = set(psutil.Process().children(recursive=True))  # what colours code stays a minute
    store, report = Store.open(paths.database_path())
    with WindowLog(paths.data_dir() / "window.log") as log:
        built = build(qapp, store, log)
        built.settings.update(hub_endpoint=server.url, threads=1)
        built.window.show()
        built.window.activateWindow()
        start(built, report, "")
        try:
            yield Person(qtbot, built)
        finally:
            closing = (built.window.close, built.services.close)
            assert sum(map(working_s, closing)) < 1.5, "quitting waits for nothing"
            built.close()
            built.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert (paths.data_dir() / "window.log").read_text() == ""
    # Quitting waits for nothing: the process that measures the speed is ended by its thread a moment later.
    left = [child for child in set(psutil.Process().children(recursive=True)) - before if _is_ours(child)]
    _, alive = psutil.wait_procs(left, timeout=20)
    assert not alive, f"left behind: {[child.cmdline() for child in alive]}"


def _is_ours(child: psutil.Process) -> bool:
    """It measures, counts or keeps the computer awake; not the tracker that Python starts."""
    try:
        words = child.cmdline()
    except psutil.NoSuchProcess:
        return False
    return "spawn_main" in " ".join(words) or "cat" in words


def test_from_the_first_start_to_an_answer(
    qtbot: QtBot, qapp: QApplication, server: HubServer, toy_files: dict[str, bytes]
) -> None:
    with program(qtbot, qapp, server) as person:
        pages, window = person.pages, person.window
        # Page 1: the computer, measured in earnest.
        person.until(lambda: pages.isVisible())
        person.until(lambda: person.program.services.forecasts.speed is not None)
        assert "tokens per second" in pages.computer.speed.text()
        assert "read" in pages.computer.speed_line.text()
        for field in (pages.computer.cpu, pages.computer.isa, pages.computer.memory, pages.computer.disk):
            assert field.text() and "…" not in field.text()
        # Page 2: the recommended model is chosen already.
        person.click(pages.next)
        assert pages.model.model.id == "bitnet-2b4t"
        assert "1.19 GB" in pages.next.text()
        assert NAME in pages.model.folder.text()
        assert nameless(pages) == []
        person.click(pages.back)
        person.choose_the_toy()
        assert server.requests == [], "no page has asked anybody anything"
        # Page 3: the download, then the chat.
        with qtbot.waitSignal(person.program.bridge.loaded, timeout=WAIT_MS):
            person.click(pages.next)
            assert pages.stack.currentWidget() is pages.download
        assert not pages.isVisible()
        folder = paths.data_dir() / "models" / "Falcon-E-1B-Instruct"
        assert Path(person.program.settings.value.last_model) == folder
        assert {name: (folder / name).read_bytes() for name in toy_files} == toy_files
        window.composer.insert("What is a tern?")
        person.click(window.composer.button)
        person.until(lambda: len(window._session.messages()) == 2)
        person.until(lambda: window._session.phase is Phase.IDLE)
        answer = window._session.messages()[-1]
        assert answer.ids and answer.reason in ("stop", "context", "length")


def test_left_in_the_middle_and_gone_on_at_the_next_start(
    qtbot: QtBot, qapp: QApplication, server: HubServer, measured: None
) -> None:
    fault = Fault("body", WEIGHTS, hold_after=200_000)
    server.faults.append(fault)
    part = paths.data_dir() / "models" / "Falcon-E-1B-Instruct" / (WEIGHTS + PART)
    with program(qtbot, qapp, server) as person:
        person.choose_the_toy()
        person.click(person.pages.next)
        person.until(lambda: part.exists() and part.stat().st_size >= 200_000)
        # The page can be closed; the bar of the window goes on with it.
        person.pages.close()
        bar = person.window.notices.bar(f"download {REPO}")
        assert bar is not None and "Falcon-E 1B" in bar.label.text()
        person.click(bar.buttons[1])
        assert person.pages.isVisible() and person.pages.stack.currentIndex() == 2
    assert not (part.parent / ".tern-lock").exists()
    fault.release.set()
    before = len(server.requests)
    with program(qtbot, qapp, server) as person:
        person.until(lambda: person.state() == "paused" and person.pages.isVisible())
        assert person.pages.stack.currentWidget() is person.pages.download
        assert len(server.requests) == before, "it is offered, not begun"
        button = person.pages.download.view.pause_button
        assert button.text() == "Resume"
        with qtbot.waitSignal(person.program.bridge.loaded, timeout=WAIT_MS):
            person.click(button)
        assert server.bodies(WEIGHTS)[-1].start >= 200_000
    with program(qtbot, qapp, server) as person:
        person.until(lambda: person.program.bridge.info is not None)
        assert not person.pages.isVisible(), "there is a model now"


def test_a_failure_shows_its_sentence_and_trying_again_works(
    qtbot: QtBot, qapp: QApplication, server: HubServer, measured: None
) -> None:
    server.faults.append(Fault("list", status=404))
    with program(qtbot, qapp, server) as person:
        person.choose_the_toy()
        person.click(person.pages.next)
        person.until(lambda: person.state() == "failed")
        failure = person.pages.download.view.failure
        assert failure.isVisible() and REPO in failure.sentence.text()
        assert failure.endpoint.isVisible() and failure.endpoint.text() == server.url
        assert not failure.token.isVisible() and not failure.folder.isVisible()
        assert person.pages.focusWidget() is failure.again, "the focus did not fall on Cancel"
        with qtbot.waitSignal(person.program.bridge.loaded, timeout=WAIT_MS):
            person.click(failure.again)


def test_another_endpoint_is_taken_on_the_failing_page(
    qtbot: QtBot, qapp: QApplication, server: HubServer, measured: None
) -> None:
    with program(qtbot, qapp, server) as person:
        person.program.settings.update(hub_endpoint="http://127.0.0.1:9")
        person.choose_the_toy()
        person.click(person.pages.next)
        person.until(lambda: person.state() in ("running", "failed"))
        # Refused connections are tried again by itself for a while: the person need not wait for that.
        person.program.settings.update(hub_endpoint="nowhere")
        person.click(person.pages.download.view.pause_button)
        person.until(lambda: person.state() == "paused")
        person.click(person.pages.download.view.pause_button)
        person.until(lambda: person.state() == "failed")
        failure = person.pages.download.view.failure
        failure.endpoint.setText("also nowhere")
        person.click(failure.again)
        assert failure.problem.isVisible() and "also nowhere" in failure.problem.text()
        assert person.state() == "failed"
        failure.endpoint.setText(server.url)
        with qtbot.waitSignal(person.program.bridge.loaded, timeout=WAIT_MS):
            qtbot.keyClick(failure.endpoint, Qt.Key.Key_Return)
        assert person.program.settings.value.hub_endpoint == server.url


def test_a_damaged_file_is_offered_to_be_fetched_again(
    qtbot: QtBot, qapp: QApplication, server: HubServer, measured: None
) -> None:
    server.faults.append(Fault("body", WEIGHTS, flip_at=5000, times=9))
    with program(qtbot, qapp, server) as person:
        person.choose_the_toy()
        person.click(person.pages.next)
        person.until(lambda: person.state() == "failed")
        failure = person.pages.download.view.failure
        assert failure.again.text() == "Download this file again"
        assert WEIGHTS in failure.sentence.text() and not failure.endpoint.isVisible()
        server.faults.clear()
        with qtbot.waitSignal(person.program.bridge.loaded, timeout=WAIT_MS):
            person.click(failure.again)


def test_cancel_leads_back_to_the_choice(
    qtbot: QtBot, qapp: QApplication, server: HubServer, measured: None
) -> None:
    server.faults.append(Fault("body", WEIGHTS, hold_after=100_000))
    with program(qtbot, qapp, server) as person:
        person.choose_the_toy()
        person.click(person.pages.next)
        person.until(server.held.is_set)
        person.click(person.pages.download.view.cancel_button)
        person.until(lambda: person.pages.stack.currentWidget() is person.pages.model)
        assert not (paths.data_dir() / "models" / "Falcon-E-1B-Instruct").exists()


def test_a_model_that_does_not_fit_says_why(
    qtbot: QtBot, qapp: QApplication, server: HubServer, measured: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = psutil.virtual_memory()._replace(total=2 << 30, available=1 << 30)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: memory)
    with program(qtbot, qapp, server) as person:
        person.until(
            lambda: person.pages.isVisible() and person.program.services.inventory.computer is not None
        )
        person.click(person.pages.next)
        assert person.pages.next.isEnabled(), "the small one fits"
        for encoder in ("embedding-0.6b", "embedding-270m"):  # which cannot chat, and is not offered here
            person.pages.model.list.choose(encoder)
            assert person.pages.model.model.id != encoder
        person.pages.model.list.choose("llama3-8b")
        person.pages.model.consent.click()
        assert not person.pages.next.isEnabled()
        problem = person.pages.model.problem.text()
        assert "memory" in problem and "2.0 GB" in problem


def test_a_folder_that_is_there_is_one_click_away(
    qtbot: QtBot,
    qapp: QApplication,
    server: HubServer,
    measured: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = write_toy(tmp_path / f"my {NAME}")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *args: str(folder))
    with program(qtbot, qapp, server) as person:
        person.until(lambda: person.pages.isVisible())
        with qtbot.waitSignal(person.program.bridge.loaded, timeout=WAIT_MS):
            person.click(person.pages.folder_button)
        assert not person.pages.isVisible()
    assert server.requests == []


@pytest.mark.skipif(not can_measure(), reason="waiting for a CPU cannot be told from working here")
def test_the_window_never_stalls(qtbot: QtBot, qapp: QApplication, server: HubServer, measured: None) -> None:
    server.bytes_per_s = 400_000
    with program(qtbot, qapp, server) as person:
        person.choose_the_toy()
        person.pages.next.click()
        worked = turns(30, until=lambda: person.state() == "finished")
        assert person.state() == "finished"
        assert max(worked) < TURN_S


def test_killed_in_the_middle_and_gone_on(
    home: Path, server: HubServer, qtbot: QtBot, qapp: QApplication
) -> None:
    code = (
        "import sys; from engine import hub\n"
        "d = hub.Download(sys.argv[1], None, hub.HubSettings(endpoint=sys.argv[2]), print)\n"
        "hub.give_consent(d.model); d.start(); d.wait()"
    )
    fault = Fault("body", WEIGHTS, hold_after=150_000)
    server.faults.append(fault)
    process = subprocess.Popen(
        [sys.executable, "-c", code, MODEL, server.url], env=dict(os.environ), stdout=subprocess.DEVNULL
    )
    part = home / "models" / "Falcon-E-1B-Instruct" / (WEIGHTS + PART)
    qtbot.waitUntil(lambda: part.exists() and part.stat().st_size >= 150_000, timeout=WAIT_MS)
    process.kill()
    process.wait()
    fault.release.set()
    with program(qtbot, qapp, server) as person:
        person.until(lambda: person.state() == "paused")
        with qtbot.waitSignal(person.program.bridge.loaded, timeout=WAIT_MS):
            person.program.services.downloads.resume(REPO)
        assert server.bodies(WEIGHTS)[-1].start >= 100_000
