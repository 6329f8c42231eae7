"""Downloads beside the window: real client, a hub of the tests' own, events in the main thread."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import paths
from app.models.downloads import Downloads, Status
from app.settings import SettingsStore
from app.system.background import Background
from engine import hub
from engine.hub.files import PART
from engine.hub.transfer.fetch import Pace
from tests.helpers.hub_server import Fault, HubServer, read_folder
from tests.helpers.toy import write_toy

WEIGHTS = "model.safetensors"
QUICK = Pace(waits_s=(0.01, 0.01), longest_wait_s=5, timeout_s=3, progress_bytes=1)
WAIT_MS = 30_000


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the person's: no token, proxy or endpoint."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    for name in ("HF_TOKEN", "HF_ENDPOINT", "HF_HUB_OFFLINE", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(scope="module")
def toy_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return read_folder(write_toy(tmp_path_factory.mktemp("toy"), hidden=128, ffn=512, layers=4, vocab=600))


@pytest.fixture
def server(toy_files: dict[str, bytes]) -> Iterator[HubServer]:
    with HubServer(toy_files) as hub_server:
        yield hub_server


class Bench:
    """Downloads, and every status they told."""

    def __init__(self, server: HubServer, qtbot: QtBot, pace: Pace = QUICK) -> None:
        self.settings = SettingsStore(paths.settings_path())
        self.settings.update(hub_endpoint=server.url)
        self.background = Background()
        self.downloads = Downloads(self.settings, self.background, pace=pace)
        self.server = server
        self.repo = server.repo
        self.told: list[Status | None] = []
        self.threads: set[object] = set()
        self._qtbot = qtbot
        self.downloads.changed.connect(self._hear)

    def _hear(self, repo: str) -> None:
        self.threads.add(QThread.currentThread())
        self.told.append(self.downloads.status(repo))

    @property
    def status(self) -> Status:
        status = self.downloads.status(self.repo)
        assert status is not None
        return status

    def wait(self, *states: str) -> Status:
        self._qtbot.waitUntil(lambda: self.status.state in states, timeout=WAIT_MS)
        return self.status

    def until_held(self) -> None:
        """Until the server holds the weights back and what it sent is on the disk."""
        (fault,) = [fault for fault in self.server.faults if fault.hold_after]
        part = self.status.folder / (WEIGHTS + PART)
        self.until(lambda: part.exists() and part.stat().st_size >= (fault.hold_after or 0))

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=WAIT_MS)


@pytest.fixture
def bench(qapp: QApplication, qtbot: QtBot, server: HubServer) -> Iterator[Bench]:
    bench = Bench(server, qtbot)
    yield bench
    bench.downloads.close()
    bench.background.close()
    for thread in threading.enumerate():
        if thread.name in ("tern-download", "tern-background"):
            thread.join(20)  # one that has just told its last event is about to end
            assert not thread.is_alive()


def shown(bench: Bench) -> list[float]:
    return [status.fraction for status in bench.told if status is not None]


def test_a_download_from_start_to_end(
    bench: Bench, server: HubServer, qtbot: QtBot, toy_files: dict[str, bytes]
) -> None:
    assert server.requests == [], "nothing is asked before a start"
    with qtbot.waitSignal(bench.downloads.finished, timeout=WAIT_MS) as signal:
        bench.downloads.start(server.repo)
    (status,) = signal.args
    assert status.state == "finished" and status.fraction == 1.0
    assert status.folder == hub.models_dir() / "toy"
    assert {name: (status.folder / name).read_bytes() for name in toy_files} == toy_files
    assert shown(bench) == sorted(shown(bench))
    assert bench.threads == {QThread.currentThread()}, "everything is told in the main thread"
    assert bench.downloads.unfinished() == []


def test_pause_and_go_on_never_runs_backwards(bench: Bench, server: HubServer) -> None:
    fault = Fault("body", WEIGHTS, hold_after=100_000)
    server.faults.append(fault)
    bench.downloads.start(server.repo)
    bench.until_held()
    bench.downloads.pause(server.repo)
    assert bench.status.state == "pausing"
    paused = bench.wait("paused")
    assert 0 < paused.fraction < 1
    fault.release.set()
    bench.downloads.resume(server.repo)
    assert bench.status.done >= paused.done, "the bar stays where it was"
    bench.wait("finished")
    assert shown(bench) == sorted(shown(bench))
    assert server.bodies(WEIGHTS)[-1].start >= 90_000, "it went on where it was"


def test_cancel_takes_everything_away(bench: Bench, server: HubServer) -> None:
    server.faults.append(Fault("body", WEIGHTS, hold_after=100_000))
    bench.downloads.start(server.repo)
    bench.until_held()
    folder = bench.status.folder
    bench.downloads.cancel(server.repo)
    bench.until(lambda: bench.downloads.status(server.repo) is None)
    assert not folder.exists()


def test_cancel_of_a_paused_one(bench: Bench, server: HubServer) -> None:
    server.faults.append(Fault("body", WEIGHTS, hold_after=100_000))
    bench.downloads.start(server.repo)
    bench.until_held()
    bench.downloads.pause(server.repo)
    folder = bench.wait("paused").folder
    assert folder.exists()
    bench.downloads.cancel(server.repo)
    bench.until(lambda: bench.downloads.status(server.repo) is None)
    assert not folder.exists()


def test_quit_and_go_on_at_the_next_start(
    qapp: QApplication, qtbot: QtBot, server: HubServer, toy_files: dict[str, bytes]
) -> None:
    first = Bench(server, qtbot)
    fault = Fault("body", WEIGHTS, hold_after=200_000)
    server.faults.append(fault)
    first.downloads.start(server.repo)
    first.until_held()
    first.downloads.close()
    first.background.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "tern-download"]
    fault.release.set()

    second = Bench(server, qtbot)
    (found,) = hub.installed()
    assert found.state == "incomplete"
    second.downloads.offer(found)
    assert second.status.state == "paused" and 0 < second.status.fraction < 1
    second.downloads.resume(server.repo)
    second.wait("finished")
    assert server.bodies(WEIGHTS)[-1].start >= 190_000
    assert (second.status.folder / WEIGHTS).read_bytes() == toy_files[WEIGHTS]
    second.downloads.close()
    second.background.close()


def test_a_failure_is_told_and_trying_again_works(bench: Bench, server: HubServer) -> None:
    server.faults.append(Fault("list", status=404))
    bench.downloads.start(server.repo)
    failed = bench.wait("failed")
    assert failed.kind == "missing" and server.repo in failed.sentence
    bench.downloads.resume(server.repo)
    assert bench.wait("finished").sentence == ""


def test_a_damaged_file_is_fetched_again_and_no_other(bench: Bench, server: HubServer) -> None:
    server.faults.append(Fault("body", WEIGHTS, flip_at=1000, times=9))
    bench.downloads.start(server.repo)
    failed = bench.wait("failed")
    assert (failed.kind, failed.file) == ("damaged", WEIGHTS)
    server.faults.clear()
    small = len(server.bodies("config.json"))
    bench.downloads.resume(server.repo)
    bench.wait("finished")
    assert len(server.bodies("config.json")) == small


def test_an_endpoint_that_is_none_is_refused_without_a_connection(bench: Bench, server: HubServer) -> None:
    bench.settings.update(hub_endpoint="not an address")
    bench.downloads.start(server.repo)
    assert bench.wait("failed").kind == "settings"
    assert server.requests == []


def test_offline_fetches_nothing(bench: Bench, server: HubServer) -> None:
    bench.settings.update(hub_offline=True)
    bench.downloads.start(server.repo)
    assert bench.wait("failed").kind == "offline"
    assert server.requests == []


def test_a_second_one_waits_for_the_first(bench: Bench, server: HubServer) -> None:
    fault = Fault("body", WEIGHTS, hold_after=100_000)
    server.faults.append(fault)
    bench.downloads.start(server.repo)
    bench.until(server.held.is_set)
    bench.downloads.start("acme/other")

    def state(repo: str) -> str:
        status = bench.downloads.status(repo)
        return status.state if status else ""

    assert state("acme/other") == "waiting"
    fault.release.set()
    bench.wait("finished")
    bench.until(lambda: state("acme/other") == "failed")  # there is no such repository
    assert server.bodies(WEIGHTS)[-1].start == 0, "the first was not disturbed"


def test_a_token_without_a_keyring_is_used_for_this_session(
    bench: Bench, server: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    import keyring.backends.fail

    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())
    try:
        server.token = "hf_secret"
        bench.downloads.start(server.repo)
        assert bench.wait("failed").kind == "token"
        kept: list[bool] = []
        bench.downloads.use_token("hf_secret", kept.append)
        bench.until(lambda: bool(kept))
        assert kept == [False]
        bench.downloads.resume(server.repo)
        bench.wait("finished")
        assert "hf_secret" not in paths.settings_path().read_text()
    finally:
        keyring.set_keyring(before)


def test_closing_does_not_wait_for_bytes_that_hang(
    qapp: QApplication, qtbot: QtBot, server: HubServer
) -> None:
    bench = Bench(server, qtbot, replace(QUICK, timeout_s=100))
    server.faults.append(Fault("body", WEIGHTS, hold_after=50_000))
    bench.downloads.start(server.repo)
    bench.until(server.held.is_set)
    folder: Path = bench.status.folder
    started = time.monotonic()
    bench.downloads.close()
    bench.background.close()
    assert time.monotonic() - started < 20, "a fraction of a second, were the machine not busy"
    assert not (folder / ".tern-lock").exists()
