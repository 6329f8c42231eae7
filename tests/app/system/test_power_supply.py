"""Whether the computer runs on its battery, also where the system tells nothing or nonsense."""

from collections.abc import Callable
from types import SimpleNamespace

import psutil
import pytest
from pytestqt.qtbot import QtBot

from app.system.power_supply import PowerSupply, has_battery, runs_on_battery


def fails(error: Exception) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("state", "there", "feeds"),
    [
        (SimpleNamespace(power_plugged=False), True, True),
        (SimpleNamespace(power_plugged=True), True, False),
        (SimpleNamespace(power_plugged=None), True, False),
        (None, False, False),
    ],
)
def test_what_the_system_tells(
    monkeypatch: pytest.MonkeyPatch, state: object, there: bool, feeds: bool
) -> None:
    monkeypatch.setattr(psutil, "sensors_battery", lambda: state, raising=False)
    assert (has_battery(), runs_on_battery()) == (there, feeds)


@pytest.mark.parametrize("error", [OSError("gone"), ValueError("text"), AttributeError("no such thing")])
def test_what_cannot_be_read_is_no_battery(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    monkeypatch.setattr(psutil, "sensors_battery", fails(error), raising=False)
    assert not has_battery() and not runs_on_battery()


def test_a_change_is_told_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    state = SimpleNamespace(power_plugged=True)
    monkeypatch.setattr(psutil, "sensors_battery", lambda: state, raising=False)
    supply = PowerSupply()
    told: list[bool] = []
    supply.changed.connect(lambda: told.append(supply.on_battery))
    supply.watch(True)
    supply.look()
    assert told == []
    state.power_plugged = False
    supply.look()
    supply.look()
    assert told == [True]
    supply.watch(False)
    assert supply.on_battery
