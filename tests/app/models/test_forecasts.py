"""A forecast of a busy computer is called so, replaces no quiet one, and is measured again when quiet."""

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.models.forecasts import Forecasts, Measured, better
from app.system.background import Background
from engine import cpu_name, hub
from engine.hub import Speed
from engine.machine.other_load import OtherLoad

SLOW, FAST = Speed(1e9, 1e9, "avx2", 2, 3.0), Speed(9e9, 9e9, "avx2", 2, 3.0)
WAIT_MS = 20_000


class Bench:
    """Forecasts in a folder of their own; ``cores`` and ``speed`` are what the next measurement finds."""

    def __init__(self, path: Path, parent: QObject) -> None:
        self.background = Background()
        self.path, self.parent = path, parent
        self.cores, self.speed = 0.0, SLOW
        self.made = self.make()

    def make(self) -> Forecasts:
        return Forecasts(self.path, self.background, self.parent)


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot, qapp: QObject, monkeypatch: pytest.MonkeyPatch) -> Bench:
    bench = Bench(tmp_path / "speed.json", qapp)
    monkeypatch.setattr(OtherLoad, "cores", lambda self: bench.cores)
    monkeypatch.setattr(hub, "measure_speed", lambda stop: bench.speed, raising=False)
    return bench


def measure(qtbot: QtBot, bench: Bench, cores: float, speed: Speed) -> Forecasts:
    bench.cores, bench.speed = cores, speed
    forecasts = bench.made
    forecasts.measure()
    qtbot.waitUntil(lambda: not forecasts.measuring, timeout=WAIT_MS)
    return forecasts


def test_a_busy_measurement_is_called_so_also_at_the_next_start(qtbot: QtBot, bench: Bench) -> None:
    forecasts = measure(qtbot, bench, 1.4, SLOW)
    assert forecasts.is_busy and forecasts.busy_cores == 1.4 and forecasts.speed == SLOW
    again = bench.make()
    again.load()
    qtbot.waitUntil(lambda: again.speed is not None, timeout=WAIT_MS)
    assert again.is_busy


def test_it_is_measured_again_when_others_rest_and_tern_does_too(qtbot: QtBot, bench: Bench) -> None:
    forecasts = measure(qtbot, bench, 1.4, SLOW)
    assert forecasts._again.isActive()
    forecasts._look_again()
    assert not forecasts.measuring, "still busy"
    bench.cores, bench.speed = 0.1, FAST
    forecasts.may_measure = lambda: False
    forecasts._look_again()
    assert not forecasts.measuring, "an answer is being written"
    forecasts.may_measure = lambda: True
    forecasts._look_again()
    qtbot.waitUntil(lambda: not forecasts.measuring, timeout=WAIT_MS)
    assert not forecasts.is_busy and forecasts.speed == FAST
    assert not forecasts._again.isActive()


def test_an_answer_comes_before_what_nobody_has_asked_for(
    qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[bool] = []
    begun, go_on = threading.Event(), threading.Event()

    def slow(stop: threading.Event) -> Speed:
        begun.set()
        stopped.append(stop.wait(0) if go_on.wait(20) else False)
        return FAST

    monkeypatch.setattr(hub, "measure_speed", slow)
    forecasts = bench.made
    forecasts.measure_unasked()
    assert begun.wait(20)
    forecasts.make_way()
    assert not forecasts.measuring
    go_on.set()
    qtbot.waitUntil(lambda: stopped == [True] and not bench.background._tasks, timeout=WAIT_MS)
    assert forecasts.speed is None, "nothing came of it"

    begun.clear(), go_on.clear()
    forecasts.measure_unasked()
    forecasts.measure()  # now somebody waits for it
    assert begun.wait(20)
    forecasts.make_way()
    assert forecasts.measuring
    go_on.set()
    qtbot.waitUntil(lambda: not forecasts.measuring, timeout=WAIT_MS)
    assert stopped == [True, False] and forecasts.speed == FAST


def test_a_busy_measurement_never_replaces_a_quiet_one(qtbot: QtBot, bench: Bench) -> None:
    measure(qtbot, bench, 0.0, FAST)
    forecasts = measure(qtbot, bench, 1.4, SLOW)
    assert not forecasts.is_busy and forecasts.speed == FAST
    assert json.loads(bench.path.read_text())["busy_cores"] == 0.0


def test_of_two_busy_ones_the_faster_is_nearer_the_truth() -> None:
    busy, faster, quiet = Measured(SLOW, 1.0), Measured(FAST, 0.5), Measured(SLOW, 0.2)
    assert better(busy, faster) is faster and better(faster, busy) is faster
    assert better(faster, quiet) is quiet and better(quiet, faster) is quiet
    assert better(None, busy) is busy


@pytest.mark.parametrize("found", [{}, {"busy_cores": "much"}, {"busy_cores": None}])
def test_a_file_that_does_not_tell_how_busy_it_was_does_not_count(
    qtbot: QtBot, bench: Bench, found: dict[str, object]
) -> None:
    values = {"layers_per_s": 1e9, "head_per_s": 1e9, "isa": "avx2", "threads": 2, "seconds": 3.0}
    bench.path.write_text(json.dumps({"cpu": cpu_name(), **values, **found}))
    done: list[object] = []
    bench.made.load()
    bench.background.run(lambda stop, progress: None, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT_MS)
    assert bench.made.speed is None
