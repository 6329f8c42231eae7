"""How long the battery lasts while answers are written: from what it says itself, or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.energy.battery_time import FEWEST, LOOK_S, BatteryTime
from tests.helpers.sysfs import write_battery

WH = 3600.0


def batteries(system: Path, watts: float, watt_hours: float, status: str = "Discharging") -> Path:
    folder = write_battery(system, watts, status)
    (folder / "energy_now").write_text(f"{round(watt_hours * 1e6)}\n")
    return folder


class Answering:
    """An answer that goes on, on a clock of the test."""

    def __init__(self, system: Path) -> None:
        self.time = 1000.0
        self.battery = BatteryTime(system / "class" / "power_supply")
        self.battery.begin(self.time)

    def go_on(self, seconds: float) -> float | None:
        """What is known at the end of ``seconds``; it is asked four times a second, as in earnest."""
        known = self.battery.look(self.time)
        for _ in range(round(seconds * 4)):
            self.time += 0.25
            known = self.battery.look(self.time)
        return known


def test_energy_in_it_by_watts_while_answering(tmp_path: Path) -> None:
    batteries(tmp_path, 6.0, 40.0)
    answering = Answering(tmp_path)
    assert answering.go_on(4.0) is None, "it still says what a quiet machine takes"
    batteries(tmp_path, 20.0, 40.0)
    assert answering.go_on(FEWEST * LOOK_S + 1) == pytest.approx(40.0 * WH / 20.0)
    batteries(tmp_path, 20.0, 30.0)
    assert answering.go_on(LOOK_S) == pytest.approx(30.0 * WH / 20.0)


def test_a_battery_that_never_changes_counts_after_its_longest_lag(tmp_path: Path) -> None:
    batteries(tmp_path, 12.0, 24.0)
    answering = Answering(tmp_path)
    assert answering.go_on(30.0) is None
    assert answering.go_on(FEWEST * LOOK_S + 1) == pytest.approx(2 * WH)


def test_a_changing_power_is_averaged(tmp_path: Path) -> None:
    batteries(tmp_path, 5.0, 60.0)
    answering = Answering(tmp_path)
    answering.go_on(1.0)
    seen = []
    for watts in (10.0, 30.0, 10.0, 30.0):
        batteries(tmp_path, watts, 60.0)
        seen.append(answering.go_on(LOOK_S))
    assert seen[-1] == pytest.approx(60.0 * WH / 20.0)


def test_short_answers_add_up(tmp_path: Path) -> None:
    answering = None
    for _ in range(4):
        batteries(tmp_path, 6.0, 40.0)
        answering = answering or Answering(tmp_path)
        answering.time += 20.0
        answering.battery.begin(answering.time)
        answering.go_on(1.0)
        batteries(tmp_path, 16.0, 40.0)
        known = answering.go_on(5.0)
    assert known == pytest.approx(40.0 * WH / 16.0)


def test_what_rests_is_counted_in(tmp_path: Path) -> None:
    batteries(tmp_path, 10.0, 20.0)
    spare = write_battery(tmp_path, 0.0, "Unknown", "BAT1")
    (spare / "charge_now").write_text("2000000\n")  # 2 Ah at 15 V
    (spare / "voltage_now").write_text("15000000\n")
    answering = Answering(tmp_path)
    assert answering.go_on(60.0) == pytest.approx(50.0 * WH / 10.0)


def _plug_in(folder: Path) -> None:
    (folder / "status").write_text("Charging\n")


def _vanish(folder: Path) -> None:
    (folder / "energy_now").unlink()


def _empty_file(folder: Path) -> None:
    (folder / "energy_now").write_text("")


def _zero(folder: Path) -> None:
    (folder / "energy_now").write_text("0\n")


def _no_power(folder: Path) -> None:
    (folder / "power_now").write_text("0\n")


def _absurd(folder: Path) -> None:
    (folder / "energy_now").write_text("99999999999\n")


@pytest.mark.parametrize("fault", [_plug_in, _vanish, _empty_file, _zero, _no_power, _absurd])
def test_a_fault_forgets_what_was_known(tmp_path: Path, fault: Callable[[Path], None]) -> None:
    folder = batteries(tmp_path, 10.0, 20.0)
    answering = Answering(tmp_path)
    assert answering.go_on(60.0) is not None
    fault(folder)
    assert answering.go_on(LOOK_S) is None
    batteries(tmp_path, 10.0, 20.0)
    assert answering.go_on(30.0) is None, "one fault is not asked about again at once"
    answering.battery.begin(answering.time)
    assert answering.go_on(60.0) == pytest.approx(2 * WH)


def test_no_battery_is_no_time(tmp_path: Path) -> None:
    assert Answering(tmp_path).go_on(10.0) is None
    (write_battery(tmp_path, 1.0, name="hidpp_battery_0") / "scope").write_text("Device\n")
    assert Answering(tmp_path).go_on(10.0) is None
