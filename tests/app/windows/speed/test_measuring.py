"""What other programs take is looked at while the window is there to tell it, and never else."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.windows.speed import measuring
from engine.machine.other_load import OtherLoad


def test_it_looks_while_the_window_is_visible(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OtherLoad, "cores", lambda self: 0.7)
    monkeypatch.setattr(measuring, "FIRST_LOOK_MS", 0)
    monkeypatch.setattr(measuring, "LOOK_MS", 5)
    window = QWidget()
    qtbot.addWidget(window)
    watch = measuring.BusyWatch(window)
    looks: list[float] = []
    watch.looked.connect(looks.append)
    qtbot.wait(30)
    assert looks == [], "the window was not shown yet"
    window.show()
    qtbot.waitUntil(lambda: len(looks) > 2)
    assert set(looks) == {0.7}
    window.hide()
    qtbot.wait(30)  # a first look that was on its way
    looks.clear()
    qtbot.wait(30)
    assert looks == []
