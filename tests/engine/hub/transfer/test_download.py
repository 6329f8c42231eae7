"""A whole download, and one that is cut, paused, cancelled, restarted, killed."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time

import pytest

from engine.hub.events import (
    Cancelled,
    Checking,
    Failed,
    Finished,
    Paused,
    Planned,
    Progress,
    Retrying,
)
from engine.hub.lock import FolderLock
from engine.hub.transfer.fetch import Pace
from engine.model_folder.checkpoint import open_checkpoint
from tests.engine.hub.conftest import WEIGHTS, assert_forward, assert_whole, wait_for_size
from tests.helpers import ROOT
from tests.helpers.hub_server import Fault, HubServer, read_folder
from tests.helpers.toy import write_toy


def test_a_whole_model_comes_and_can_be_opened(server, prepare, toy_files, tmp_path) -> None:
    heard = prepare(server)
    assert heard.run() == Finished(tmp_path / "model")
    assert_whole(tmp_path / "model", toy_files)
    assert_forward(heard.events)
    open_checkpoint(tmp_path / "model").close()
    plan = heard.of(Planned)[0]
    assert plan.total == plan.missing == sum(len(toy_files[name]) for name in plan.files)
    assert heard.of(Progress)[-1].done == plan.total
    assert heard.fetched() == list(plan.files)


def test_only_what_is_needed_is_asked_for(server, prepare) -> None:
    prepare(server).run()
    asked = {request.file for request in server.requests}
    assert not asked & {"README.md", "ggml-model-i2_s.gguf"}
    assert len(server.bodies(WEIGHTS)) == 1


def test_a_second_run_asks_for_nothing(server, prepare) -> None:
    heard = prepare(server)
    heard.run()
    server.requests.clear()
    assert isinstance(heard.run(), Finished)
    assert server.requests == []
    assert heard.fetched() == []


def test_paths_with_accents_cjk_and_emoji(server, prepare, toy_files, tmp_path) -> None:
    folder = tmp_path / "Ordner mit Platz" / "田中 ü 😀"
    assert prepare(server, folder).run() == Finished(folder)
    assert_whole(folder, toy_files)


@pytest.mark.parametrize("reset", [False, True], ids=["closed", "reset"])
def test_twenty_cuts_at_random_places(server, prepare, toy_files, tmp_path, reset) -> None:
    size = len(toy_files[WEIGHTS])
    lengths = random.Random(20).sample(range(1, size // 12), 20)
    server.faults += [Fault("body", WEIGHTS, cut_after=length, reset=reset) for length in lengths]
    heard = prepare(server)
    assert isinstance(heard.run(), Finished)
    assert_whole(tmp_path / "model", toy_files)
    assert_forward(heard.events)
    assert len(heard.of(Retrying)) == 20
    # Each try begins where the good bytes end. What a reset takes along was never here: it is no good byte.
    starts = [request.start for request in server.bodies(WEIGHTS)]
    assert starts == sorted(starts)
    if not reset:
        assert server.sent(WEIGHTS) == size


def test_a_server_that_ignores_range_costs_bytes_but_no_progress(
    server, prepare, toy_files, tmp_path
) -> None:
    server.faults += [
        Fault("body", WEIGHTS, cut_after=100_001),
        Fault("body", WEIGHTS, no_range=True),
    ]
    heard = prepare(server)
    assert isinstance(heard.run(), Finished)
    assert_whole(tmp_path / "model", toy_files)
    assert_forward(heard.events)


def test_pause_keeps_what_has_come_and_start_goes_on(server, prepare, toy_files, tmp_path) -> None:
    server.faults.append(Fault("body", WEIGHTS, hold_after=200_000))
    heard = prepare(server)
    heard.download.start()
    assert server.held.wait(10)
    wait_for_size(tmp_path / "model" / (WEIGHTS + ".part"), 200_000)
    before = time.monotonic()
    heard.download.pause()
    assert heard.finish() == Paused()
    assert time.monotonic() - before < 1
    server.faults[0].release.set()
    assert (tmp_path / "model" / (WEIGHTS + ".part")).stat().st_size == 200_000
    with FolderLock(tmp_path / "model"):
        pass  # nobody holds it

    assert isinstance(heard.run(), Finished)
    assert server.bodies(WEIGHTS)[-1].start == 200_000
    assert heard.of(Checking)[-1] == Checking(WEIGHTS, 200_000, len(toy_files[WEIGHTS]))
    assert_whole(tmp_path / "model", toy_files)
    assert_forward(heard.events)


@pytest.mark.parametrize("kind", ["list", "head", "body"])
def test_pause_does_not_wait_for_a_server_that_says_nothing(server, prepare, kind) -> None:
    """Whatever the network is waiting for: the answer to a question or the first byte."""
    silent = threading.Event()
    with SilentServer(server, kind, silent):
        heard = prepare(server, pace=Pace(timeout_s=4))
        heard.download.start()
        assert silent.wait(10)
        before = time.monotonic()
        heard.download.pause()
        assert heard.finish() == Paused()
        assert time.monotonic() - before < 1


class SilentServer:
    """Makes ``server`` take requests of one kind and say nothing."""

    def __init__(self, server: HubServer, kind: str, asked: threading.Event) -> None:
        self.server, self.kind, self.asked = server, kind, asked
        self.release = threading.Event()

    def __enter__(self) -> None:
        take = self.server.take_fault

        def wait(kind: str, file: str) -> Fault:
            if kind == self.kind:
                self.asked.set()
                self.release.wait(20)
            return take(kind, file)

        self.server.take_fault = wait

    def __exit__(self, *error: object) -> None:
        self.release.set()


def test_pause_while_waiting_to_try_again(server, prepare) -> None:
    server.faults.append(Fault("body", WEIGHTS, times=9, status=503, headers={"Retry-After": "4"}))
    heard = prepare(server)
    heard.download.start()
    assert heard.wait_for(lambda event: isinstance(event, Retrying)).wait_s == 4
    before = time.monotonic()
    heard.download.pause()
    assert heard.finish() == Paused()
    assert time.monotonic() - before < 1


def test_cancel_takes_everything_away_that_came(server, prepare, tmp_path) -> None:
    server.faults.append(Fault("body", WEIGHTS, hold_after=200_000))
    heard = prepare(server)
    heard.download.start()
    assert server.held.wait(10)
    before = time.monotonic()
    heard.download.cancel()
    assert heard.finish() == Cancelled()
    assert time.monotonic() - before < 1
    assert not (tmp_path / "model").exists()


def test_cancel_after_a_pause(server, prepare, tmp_path) -> None:
    server.faults.append(Fault("body", WEIGHTS, cut_after=1000, times=9))
    heard = prepare(server)
    heard.download.start()
    heard.wait_for(lambda event: isinstance(event, Retrying))
    heard.download.pause()
    assert heard.finish() == Paused()
    heard.download.cancel()
    assert heard.finish() == Cancelled()
    assert not (tmp_path / "model").exists()


def test_cancel_leaves_files_that_were_there_before(server, prepare, toy_files, tmp_path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "tokenizer.json").write_bytes(toy_files["tokenizer.json"])
    (folder / "my notes.txt").write_text("mine")
    server.faults.append(Fault("body", WEIGHTS, hold_after=1000))
    heard = prepare(server)
    heard.download.start()
    assert server.held.wait(10)
    heard.download.cancel()
    assert heard.finish() == Cancelled()
    assert sorted(path.name for path in folder.iterdir()) == ["my notes.txt", "tokenizer.json"]


def test_cancel_of_a_repair_keeps_the_model(server, prepare, tmp_path) -> None:
    heard = prepare(server)
    heard.run()
    before = sorted(path.name for path in (tmp_path / "model").iterdir())
    heard.download.cancel()
    assert heard.finish() == Cancelled()
    assert sorted(path.name for path in (tmp_path / "model").iterdir()) == before


def test_two_downloads_into_one_folder(server, prepare, toy_files, tmp_path) -> None:
    server.faults.append(Fault("body", WEIGHTS, hold_after=200_000))
    first, second = prepare(server), prepare(server)
    first.download.start()
    assert server.held.wait(10)
    refused = second.run()
    assert isinstance(refused, Failed)
    assert (refused.kind, refused.retryable) == ("folder", True)
    server.faults[0].release.set()
    assert isinstance(first.finish(), Finished)
    assert isinstance(second.run(), Finished)
    assert_whole(tmp_path / "model", toy_files)


def test_downloads_with_different_settings_run_beside_each_other(toy_files, prepare, tmp_path) -> None:
    with HubServer(toy_files, token="one") as one, HubServer(toy_files, token="two") as two:
        for hub in (one, two):
            hub.faults.append(Fault("body", WEIGHTS, hold_after=100_000))
        both = [prepare(one, tmp_path / "1", token="one"), prepare(two, tmp_path / "2", token="two")]
        for heard in both:
            heard.download.start()
        assert one.held.wait(10)
        assert two.held.wait(10)
        for hub in (one, two):
            hub.faults[0].release.set()
        assert [type(heard.finish()) for heard in both] == [Finished, Finished]
        for hub, token in ((one, "one"), (two, "two")):
            assert {request.token for request in hub.requests} == {f"Bearer {token}", None}


def test_killed_at_a_random_moment_it_goes_on(toy_files, prepare, tmp_path) -> None:
    """SIGKILL leaves good bytes, and neither a lock nor a process."""
    folder = tmp_path / "model 田中 ü 😀"
    part = folder / (WEIGHTS + ".part")
    source = random.Random()
    lengths = [0]  # of the part, at each start
    with HubServer(toy_files, bytes_per_s=400_000) as slow:
        for started in range(3):
            process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "engine",
                    "download",
                    slow.repo,
                    "--to",
                    folder,
                    "--endpoint",
                    slow.url,
                ],
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            deadline = time.monotonic() + 20
            while len(slow.bodies(WEIGHTS)) == started and time.monotonic() < deadline:
                time.sleep(0.01)
            time.sleep(source.uniform(0.05, 0.3))
            process.send_signal(signal.SIGKILL)
            process.wait(10)
            lengths.append(part.stat().st_size)
        slow.bytes_per_s = 0
        heard = prepare(slow, folder)
        assert isinstance(heard.run(), Finished)
        assert [request.start for request in slow.bodies(WEIGHTS)] == lengths
    assert lengths[-1] > 0
    assert_whole(folder, toy_files)


def test_a_sidecar_of_another_file_does_not_count(server, prepare, toy_files, tmp_path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / (WEIGHTS + ".part")).write_bytes(b"something else" * 100)
    (folder / (WEIGHTS + ".part.json")).write_text(json.dumps({"name": WEIGHTS, "size": 1}))
    assert isinstance(prepare(server).run(), Finished)
    assert server.bodies(WEIGHTS)[0].start == 0
    assert_whole(folder, toy_files)


def test_a_model_in_shards_comes_with_its_index(toy_files, prepare, tmp_path) -> None:
    files = read_folder(write_toy(tmp_path / "shards", shards=3))
    with HubServer(files) as hub:
        assert isinstance(prepare(hub).run(), Finished)
    assert_whole(tmp_path / "model", files)
    open_checkpoint(tmp_path / "model").close()


def test_no_thread_and_no_descriptor_is_left(server, prepare) -> None:
    before = set(threading.enumerate())  # of tests before, such as the one that colours code
    heard = prepare(server)
    heard.run()
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        names = [thread.name for thread in set(threading.enumerate()) - before]
        if not any(name.startswith("tern-") for name in names):
            break
        time.sleep(0.02)
    assert not any(name.startswith("tern-") for name in names), names
    if os.path.isdir("/proc/self/fd"):
        targets = [os.path.realpath(f"/proc/self/fd/{number}") for number in os.listdir("/proc/self/fd")]
        assert not [target for target in targets if str(heard.download.folder) in target]
