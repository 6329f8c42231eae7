"""The small parts: the meter, work that can be left, the helper that keeps the computer awake, the speed."""

import os
import stat
import subprocess
import sys
import threading
import time
from dataclasses import replace

import psutil
import pytest

from engine import hub
from engine.hub import abandon
from engine.hub.events import Progress
from engine.hub.transfer.awake import kept_awake
from engine.hub.transfer.meter import DownloadMeter
from engine.machine.hardware import last_cache_bytes
from engine.model_folder.synthetic import BITNET_2B4T
from engine.speed import forecast
from tests.helpers import ROOT


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_speed_and_time_left_are_those_of_the_last_seconds() -> None:
    clock, heard = Clock(), []
    meter = DownloadMeter(10_000, heard.append, clock)
    for second in range(1, 9):
        clock.now = second
        meter.file_at(second * (100 if second <= 2 else 1000), 100 if second <= 2 else 1000)
    assert heard[0] == Progress(100, 10_000, 100.0, 99.0)
    assert heard[-1].bytes_per_s == 1000.0
    assert heard[-1].seconds_left == 2.0


def test_what_was_found_counts_as_progress_and_not_as_speed() -> None:
    clock, heard = Clock(), []
    meter = DownloadMeter(1000, heard.append, clock)
    meter.file_done(900)
    clock.now = 2.0
    meter.file_at(20, 20)
    assert heard[0] == Progress(900, 1000, 0.0, None)
    assert heard[-1] == Progress(920, 1000, 10.0, 8.0)


def test_progress_is_told_ten_times_a_second_and_never_runs_backwards() -> None:
    clock, heard = Clock(), []
    meter = DownloadMeter(10_000, heard.append, clock)
    for step in range(1000):
        clock.now = step / 1000
        meter.file_at(step, 1)
    assert 9 <= len(heard) <= 11
    meter.file_at(3)
    meter.show()
    assert heard[-1].done == 999


def test_a_stall_is_no_speed() -> None:
    clock, heard = Clock(), []
    meter = DownloadMeter(1000, heard.append, clock)
    clock.now = 1.0
    meter.file_at(100, 100)
    clock.now = 60.0
    meter.show()
    assert heard[-1] == Progress(100, 1000, 0.0, None)


def test_pieces_before_an_error_all_arrive() -> None:
    def source():
        yield from range(50)
        raise KeyError("then this")

    got = []
    with pytest.raises(KeyError, match="then this"):
        for piece in abandon.stream(source, threading.Event()):
            got.append(piece)
    assert got == list(range(50))
    assert list(abandon.stream(lambda: (n for n in range(5)), threading.Event())) == [0, 1, 2, 3, 4]
    assert abandon.call(lambda: 7, threading.Event()) == 7


def test_work_that_hangs_is_left() -> None:
    stop, hang, ended = threading.Event(), threading.Event(), threading.Event()
    threading.Timer(0.1, stop.set).start()

    def work() -> None:
        hang.wait(60)
        ended.set()

    with pytest.raises(abandon.Stopped):
        abandon.call(work, stop)
    assert not ended.is_set()
    hang.set()
    assert ended.wait(60)


def test_a_source_is_closed_when_it_is_left() -> None:
    closed = threading.Event()

    def source():
        try:
            while True:
                yield 1
        finally:
            closed.set()

    stop = threading.Event()
    with pytest.raises(abandon.Stopped):
        for _ in abandon.stream(source, stop):
            stop.set()
    assert closed.wait(60)


@pytest.mark.skipif(sys.platform != "linux", reason="the helper is another one elsewhere")
def test_the_computer_is_kept_awake_and_the_helper_ends(tmp_path, monkeypatch) -> None:
    """A stand-in for systemd-inhibit that notes its arguments and runs the command, as that does."""
    helper = tmp_path / "systemd-inhibit"
    helper.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/arguments"\nexec cat\n')
    helper.chmod(helper.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    before = set(psutil.Process().children())  # helpers of multiprocessing, of the tests before
    with kept_awake("a test"):
        deadline = time.monotonic() + 60
        while not (tmp_path / "arguments").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        children = list(set(psutil.Process().children()) - before)
        assert children
    assert "--what=idle:sleep" in (tmp_path / "arguments").read_text()
    assert "--why=a test" in (tmp_path / "arguments").read_text()
    assert psutil.wait_procs(children, timeout=20)[1] == []


@pytest.mark.skipif(sys.platform != "linux", reason="the helper is another one elsewhere")
def test_the_helper_ends_with_a_program_that_is_killed(tmp_path) -> None:
    helper = tmp_path / "systemd-inhibit"
    helper.write_text(
        f'#!/bin/sh\necho $$ > "{tmp_path}/pid.new"; mv "{tmp_path}/pid.new" "{tmp_path}/pid"; exec cat\n'
    )
    helper.chmod(0o755)
    code = (
        "import time\nfrom engine.hub.transfer.awake import kept_awake\nwith kept_awake('x'): time.sleep(60)"
    )
    environment = os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    program = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=environment)
    deadline = time.monotonic() + 60
    while not (tmp_path / "pid").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    pid = int((tmp_path / "pid").read_text())
    assert psutil.pid_exists(pid)
    program.kill()
    program.wait(60)
    while psutil.pid_exists(pid) and time.monotonic() < deadline + 60:
        time.sleep(0.01)
    assert not psutil.pid_exists(pid)


def test_without_a_helper_nothing_happens(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    before = set(psutil.Process().children())
    with kept_awake("a test"):
        assert set(psutil.Process().children()) <= before


def test_a_forecast_scales_by_bytes() -> None:
    here = hub.Speed(layers_per_s=10e9, head_per_s=20e9, isa="x", threads=1, seconds=3)
    expected = 1 / (2_084_044_800 / 4 / 10e9 + 128256 * 2560 * 2 / 20e9)
    assert hub.forecast(BITNET_2B4T, here) == pytest.approx(expected)
    half = replace(BITNET_2B4T, num_layers=15, vocab_size=64128)
    assert hub.forecast(half, here) == pytest.approx(2 * expected)


def test_the_sample_is_four_caches_within_the_budget() -> None:
    for cache in (1 << 20, 8 << 20, 32 << 20, 300 << 20):
        shape = forecast._sample(cache)
        layers = forecast.layer_bytes(shape) * shape.num_layers
        head = 2 * shape.vocab_size * shape.hidden_size
        assert layers + head < 230 << 20
        assert layers >= 4 * cache or layers + forecast.layer_bytes(shape) > forecast.LAYER_BUDGET
        assert shape.hidden_size == BITNET_2B4T.hidden_size


def test_the_speed_of_this_computer_is_measured() -> None:
    before = set(psutil.Process().children())
    here = hub.measure_speed()
    assert here.layers_per_s > 1e6
    assert here.head_per_s > 1e6
    assert here.seconds < 20  # three on an idle machine
    assert 0.001 < hub.forecast(BITNET_2B4T, here) < 10_000
    left = [child.cmdline() for child in set(psutil.Process().children()) - before]
    assert not [command for command in left if "resource_tracker" not in " ".join(command)]  # Python's own


def test_measuring_can_be_stopped() -> None:
    stop = threading.Event()
    stop.set()
    before = set(psutil.Process().children())
    began = time.monotonic()
    with pytest.raises(hub.Stopped):
        hub.measure_speed(stop)
    assert time.monotonic() - began < 2
    left = [child.cmdline() for child in set(psutil.Process().children()) - before]
    assert not [command for command in left if "resource_tracker" not in " ".join(command)]


def test_the_largest_cache_is_known() -> None:
    assert 64 << 10 <= last_cache_bytes() <= 4 << 30


def test_importing_the_door_costs_nothing_and_sets_the_environment() -> None:
    code = (
        "import sys, engine.hub; heavy = {'numpy', 'httpx2', 'huggingface_hub', 'psutil'} & set(sys.modules);"
        "from huggingface_hub import constants as c; import engine.hub.network.connection;"
        "flags = [c.HF_HUB_DISABLE_TELEMETRY, c.HF_HUB_DISABLE_XET, c.HF_HUB_DISABLE_IMPLICIT_TOKEN];"
        "print(sorted(heavy), *flags)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout.split()) == (0, ["[]", "True", "True", "True"]), done.stderr


def test_every_name_of_the_door_opens() -> None:
    assert [name for name in dir(hub) if not hasattr(hub, name)] == []
    with pytest.raises(AttributeError):
        _ = hub.nothing
