"""Answers over fake trees of /sys come to the truth, and every fault to "not measured"."""

import math
import random
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.energy import meter as meter_module
from engine.energy.choice import Choice, find_source
from engine.energy.energy import Energy, EstimateOptions
from engine.energy.meter import PERIOD_S, Meter
from tests.helpers.sysfs import RANGE_UJ, Clock, FakeRapl, write_battery, write_rapl


def test_two_packages_with_a_wrap_in_between(tmp_path: Path) -> None:
    """Both begin anew during the answer, at different times; their memory is counted too."""
    near, random_watts = RANGE_UJ - 700_000_000, random.Random(1)
    zones = [
        FakeRapl(write_rapl(tmp_path, "intel-rapl:0", "package-0", near), near),
        FakeRapl(write_rapl(tmp_path, "intel-rapl:1", "package-1", near - 900_000_000), near - 900_000_000),
        FakeRapl(write_rapl(tmp_path, "intel-rapl:0:0", "dram", 1000), 1000),
    ]
    write_rapl(tmp_path, "intel-rapl:0:1", "core", 5)  # part of its package: not counted again
    clock = Clock()
    meter = clock.meter(tmp_path)
    meter.begin()
    for _ in range(100):
        for zone in zones:
            zone.take(random_watts.uniform(20, 200) * PERIOD_S)
        clock.move(PERIOD_S)
        meter.sample()
    energy = meter.end(400)
    truth = sum(zone.joules for zone in zones)
    assert truth > 3000
    assert energy.joules == pytest.approx(truth, rel=1e-3)
    assert (energy.source, energy.scope, energy.tokens) == ("rapl", "package and memory", 400)
    assert energy.seconds == pytest.approx(20.0)
    assert energy.j_per_token == pytest.approx(truth / 400, rel=1e-3)


def test_amd_has_a_package_and_its_cores(tmp_path: Path) -> None:
    package = FakeRapl(write_rapl(tmp_path, "intel-rapl:0", "package-0", 7_000_000), 7_000_000)
    cores = FakeRapl(write_rapl(tmp_path, "intel-rapl:0:0", "core", 3_000_000), 3_000_000)
    clock = Clock()
    meter = clock.meter(tmp_path)
    meter.begin()
    for _ in range(50):
        package.take(65.0 * PERIOD_S)
        cores.take(40.0 * PERIOD_S)
        clock.move(PERIOD_S)
        meter.sample()
    assert meter.power().watts == pytest.approx(65.0, rel=1e-3)
    energy = meter.end(10)
    assert (energy.scope, energy.joules) == ("package", pytest.approx(650.0, rel=1e-3))


@pytest.mark.parametrize("refresh_s", [1.0, 5.0, 30.0])
def test_a_battery_that_says_anew_every_few_seconds(tmp_path: Path, refresh_s: float) -> None:
    """Quiet at 6 W, then an answer of 40 refreshes whose load changes with each; the quiet 6 W go off."""
    write_battery(tmp_path, 6.0)
    clock, loads = Clock(), random.Random(2)
    meter = clock.meter(tmp_path)
    meter.begin()
    meter.end()
    for second in range(120):  # it is never quite still, which shows how often it says anew
        write_battery(tmp_path, 6.0 + 0.001 * (second // refresh_s % 2))
        clock.move(1.0)
        meter.sample()
    meter.begin()
    truth, seconds, watts = 0.0, 0.0, 20.0
    for step in range(round(40 * refresh_s / PERIOD_S)):
        if step % round(refresh_s / PERIOD_S) == 0:
            # A late sample shares a change out on both sides; up and down again, that adds up to nothing.
            watts = 6.0 if step == 0 else loads.uniform(15, 25)
            write_battery(tmp_path, watts)
            meter.sample()
        clock.move(PERIOD_S)
        truth += (watts - 6.0) * PERIOD_S
        seconds += PERIOD_S
        meter.sample()
    energy = meter.end(1000)
    assert energy.joules == pytest.approx(truth, rel=1e-3)
    assert (energy.source, energy.scope) == ("battery", "machine")
    assert 0 < energy.uncertainty < 0.5


def test_a_short_answer_on_battery_is_an_estimate(tmp_path: Path) -> None:
    write_battery(tmp_path, 6.0)
    clock = Clock()
    meter = clock.meter(tmp_path, watts_per_core=4.0)
    meter.begin()
    for _ in range(10):
        clock.move(PERIOD_S, cores=2)
        meter.sample()
    energy = meter.end(7)
    assert (energy.source, energy.scope, energy.joules) == ("estimate", "process", pytest.approx(16.0))
    assert energy.uncertainty == 0.5


def test_current_and_voltage_stand_in_for_power(tmp_path: Path) -> None:
    folder = write_battery(tmp_path, 1.0)
    (folder / "power_now").unlink()
    (folder / "current_now").write_text("-1500000\n")  # some count what flows out as negative
    (folder / "voltage_now").write_text("12000000\n")
    source = find_source(tmp_path, "linux").source
    assert source is not None and source.read(2.0) == pytest.approx(36.0)


def test_a_mouse_is_no_battery_of_the_machine(tmp_path: Path) -> None:
    (write_battery(tmp_path, 1.0, name="hidpp_battery_0") / "scope").write_text("Device\n")
    assert find_source(tmp_path, "linux") == Choice()


def test_what_is_shut_says_how_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zone = write_rapl(tmp_path, "intel-rapl:0", "package-0", 5)
    read = Path.read_text

    def refuse(path: Path, *args: object, **options: object) -> str:
        if path == zone / "energy_uj":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "read_text", refuse)
    clock = Clock()
    meter = clock.meter(tmp_path)
    meter.begin()
    clock.move(1.0, cores=1)
    assert meter.end(1).source == "estimate"
    assert "\n" not in meter.permission
    assert meter.permission.startswith("echo 'ACTION==") and "intel-rapl" in meter.permission


@pytest.mark.parametrize("text", ["", "abc", "-5", "0", "1e9", "\x00\x01"])
def test_garbage_is_no_source(tmp_path: Path, text: str) -> None:
    write_rapl(tmp_path, "intel-rapl:0", "package-0", text)
    assert find_source(tmp_path, "linux") == Choice()


def test_the_second_count_of_the_same_package_is_left_out(tmp_path: Path) -> None:
    first = FakeRapl(write_rapl(tmp_path, "intel-rapl:0", "package-0", 5_000), 5_000)
    second = FakeRapl(write_rapl(tmp_path, "intel-rapl-mmio:0", "package-0", 5_000), 5_000)
    source = find_source(tmp_path, "linux").source
    first.take(3.0)
    second.take(3.0)
    assert source is not None and source.read(0.2) == pytest.approx(3.0)


# ---- faults in mid-answer: each takes the tree and the clock, after ten good samples --------------


def _vanish(tree: Path, clock: Clock) -> None:
    (tree / "class/powercap/intel-rapl:1/energy_uj").unlink()


def _jump_back(tree: Path, clock: Clock) -> None:
    (tree / "class/powercap/intel-rapl:1/energy_uj").write_text("4000000\n")


def _jump_on(tree: Path, clock: Clock) -> None:
    (tree / "class/powercap/intel-rapl:1/energy_uj").write_text("90000000000\n")


def _zero(tree: Path, clock: Clock) -> None:
    (tree / "class/powercap/intel-rapl:1/energy_uj").write_text("0\n")


def _still(tree: Path, clock: Clock) -> None:
    path = tree / "class/powercap/intel-rapl:1/energy_uj"
    path.write_text("45000000\n")
    path.chmod(0o444)


def _text(tree: Path, clock: Clock) -> None:
    (tree / "class/powercap/intel-rapl:1/energy_uj").write_text("energy\n")


def _empty(tree: Path, clock: Clock) -> None:
    (tree / "class/powercap/intel-rapl:1/energy_uj").write_text("")


def _a_folder(tree: Path, clock: Clock) -> None:
    _vanish(tree, clock)
    (tree / "class/powercap/intel-rapl:1/energy_uj").mkdir()


def _wall_clock_set(tree: Path, clock: Clock) -> None:
    clock.wall += 3600


def _slept(tree: Path, clock: Clock) -> None:
    clock.wall += 30  # and the other clock stood still


def _starved(tree: Path, clock: Clock) -> None:
    clock.move(4.0)


CLOCK_FAULTS = (_wall_clock_set, _slept, _starved)


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (_vanish, "has gone"),
        (_jump_back, "jumped"),
        (_jump_on, "jumped"),
        (_zero, "jumped"),
        (_still, "stands still"),
        (_text, "no number"),
        (_empty, "no number"),
        (_a_folder, "has gone"),
        (_wall_clock_set, "clock"),
        (_slept, "clock"),
        (_starved, "too late"),
    ],
)
def test_a_fault_leaves_the_answer_unmeasured(
    tmp_path: Path, fault: Callable[[Path, Clock], None], says: str
) -> None:
    good = FakeRapl(write_rapl(tmp_path, "intel-rapl:0", "package-0", 9_000_000), 9_000_000)
    folder = write_rapl(tmp_path, "intel-rapl:1", "package-1", 9_000_000)
    bad = FakeRapl(folder, 9_000_000)
    clock = Clock()
    meter = clock.meter(tmp_path)
    meter.begin()
    for step in range(30):
        good.take(2.0)
        if step < 10 or fault in CLOCK_FAULTS:
            bad.take(2.0)
        if step == 10:
            fault(tmp_path, clock)
        clock.move(PERIOD_S, cores=1)
        meter.sample()
    energy = meter.end(100)
    assert (energy.source, energy.joules, energy.j_per_token) == ("none", None, None)
    assert says in energy.problem
    assert meter.power().watts is None

    # What comes next is measured anew, and where the counter stays broken it is an estimate at most.
    if folder.exists() and (folder / "energy_uj").is_file():
        (folder / "energy_uj").chmod(0o644)
        bad = FakeRapl(folder, 50_000_000)
        bad.take(0.0)
        meter.begin()
        for _ in range(10):
            good.take(2.0)
            bad.take(3.0)
            clock.move(PERIOD_S)
            meter.sample()
        assert meter.end(1).joules == pytest.approx(50.0)


def test_a_permission_that_is_taken_back_in_mid_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zone = FakeRapl(write_rapl(tmp_path, "intel-rapl:0", "package-0", 9_000_000), 9_000_000)
    clock = Clock()
    meter = clock.meter(tmp_path)
    meter.begin()
    for step in range(10):
        if step < 5:
            zone.take(2.0)
        else:
            monkeypatch.setattr(Path, "read_text", _refuse)
        clock.move(PERIOD_S, cores=1)
        meter.sample()
    energy = meter.end(100)
    assert (energy.source, energy.joules) == ("none", None)
    assert "no longer be read" in energy.problem


def _refuse(*args: object, **options: object) -> str:
    raise PermissionError(13, "Permission denied")


def test_plugged_in_while_an_answer_runs(tmp_path: Path) -> None:
    write_battery(tmp_path, 6.0)
    clock = Clock()
    meter = clock.meter(tmp_path)
    meter.begin()
    meter.end()
    for _ in range(60):
        clock.move(1.0)
        meter.sample()
    meter.begin()
    for step in range(600):
        write_battery(tmp_path, 20.0, "Discharging" if step < 300 else "Charging")
        clock.move(PERIOD_S)
        meter.sample()
    energy = meter.end(100)
    assert (energy.source, energy.joules) == ("none", None)
    assert "plugged in" in energy.problem
    meter.begin()
    clock.move(1.0, cores=1)
    assert meter.end(1).source == "estimate"


def test_an_unforeseen_source_ends_only_the_measurement() -> None:
    class Broken:
        name, scope, needed_s, lag_s = "rapl", "package", 0.0, 0.0

        def read(self, seconds: float) -> float:
            raise OSError(5, "Input/output error")

        def close(self) -> None:
            pass

    meter = Meter(5.0, lambda: Choice(Broken()))
    meter.begin()
    meter.sample()
    meter.sample()
    assert meter.end(3).problem == "the counter has gone"


# ---- the estimate -------------------------------------------------------------------------------


def test_the_estimate_is_cpu_seconds_times_watts() -> None:
    """Real processor time of this process, over the sums of two threads."""
    meter = Meter(7.0, lambda: Choice())
    before = time.process_time()
    meter.begin()
    threads = [threading.Thread(target=_burn, args=(0.4,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    energy = meter.end(10)
    spent = time.process_time() - before
    assert spent > 0.7
    assert energy.joules == pytest.approx(7.0 * spent, rel=0.01)
    assert energy.is_estimate and energy.uncertainty == 0.5


def test_a_person_corrects_the_watts_or_wants_no_estimate() -> None:
    clock = Clock()
    meter = Meter(7.0, lambda: Choice(), lambda: clock.time, lambda: clock.wall, lambda: clock.cpu)
    meter.begin(EstimateOptions(watts_per_core=2.5))
    clock.move(4.0, cores=2)
    meter.sample()
    assert meter.power().watts == pytest.approx(5.0)
    assert meter.end(10).joules == pytest.approx(20.0)
    meter.begin(EstimateOptions(is_on=False))
    clock.move(4.0, cores=2)
    meter.sample()
    assert meter.power().watts is None
    energy = meter.end(10)
    assert (energy.source, energy.joules) == ("none", None)


def test_nothing_began_nothing_ends() -> None:
    assert Meter(1.0, lambda: Choice()).end(5) == Energy()


# ---- the sampling thread ------------------------------------------------------------------------


def test_the_thread_samples_and_takes_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under 1 % of a core by its own clock, with two packages to read at five times the usual pace."""
    write_rapl(tmp_path, "intel-rapl:0", "package-0", 5_000_000)
    write_rapl(tmp_path, "intel-rapl:1", "package-1", 5_000_000)
    monkeypatch.setattr(meter_module, "PERIOD_S", PERIOD_S / 5)
    monkeypatch.setattr("engine.energy.source.STILL_S", math.inf)  # nothing writes these counters
    meter = Meter(5.0, lambda: find_source(tmp_path, "linux"))
    spent: list[tuple[float, float]] = []
    sample = meter.sample

    def timed() -> None:
        before = time.thread_time()
        sample()
        spent.append((time.monotonic(), time.thread_time() - before))

    monkeypatch.setattr(meter, "sample", timed)
    meter.begin()
    meter.start()
    deadline = time.monotonic() + 60
    while len(spent) < 50 and time.monotonic() < deadline:
        time.sleep(0.02)
    meter.close()
    assert len(spent) >= 50
    a_sample = sorted(cost for _, cost in spent)[len(spent) // 2]
    assert a_sample / PERIOD_S < 0.01


def test_a_quiet_thread_without_a_battery_sleeps() -> None:
    samples = []
    meter = Meter(5.0, lambda: Choice())
    meter.sample = lambda: samples.append(1)  # type: ignore[method-assign]
    meter.start()
    time.sleep(0.3)
    assert samples == []
    meter.begin()
    deadline = time.monotonic() + 30
    while not samples and time.monotonic() < deadline:
        time.sleep(0.02)
    meter.close()
    assert samples


def _burn(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass
