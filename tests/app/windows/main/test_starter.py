"""On a fresh computer: the starter is loaded, says what it is, and leads to a better model."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from engine import hub
from engine.hub import Speed
from tests.helpers.scripted_client import INFO
from tests.helpers.toy import write_toy
from tests.helpers.window import WindowBench, open_window


@pytest.fixture
def starter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_toy(tmp_path / "starter")
    monkeypatch.setenv("TERN_STARTER", str(folder))
    speed = Speed(layers_per_s=1e10, head_per_s=1e10, isa="scalar", threads=1, seconds=0.0)
    monkeypatch.setattr(hub, "measure_speed", lambda stop: speed)
    return folder


def load_it(bench: WindowBench, qtbot: QtBot, folder: Path) -> None:
    bench.window.model_dialogs.at_start()
    qtbot.waitUntil(lambda: bool(bench.client.loads))
    assert bench.client.loads[-1].path == str(folder)
    bench.do(lambda: bench.client.loaded(replace(INFO, path=str(folder))))


def test_it_is_loaded_where_nothing_was_chosen_and_says_what_it_is(
    starter: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with open_window(qapp) as bench:
        load_it(bench, qtbot, starter)
        qtbot.waitUntil(lambda: "tokens/s here" in button(bench).text())
        assert "1.19 GB" in button(bench).text() and "BitNet b1.58 2B4T" in button(bench).text()
        assert bench.program.settings.value.last_model == "", "it was not chosen"
        button(bench).click()
        assert bench.window.model_dialogs.first_run.isVisible()


def test_the_bar_leaves_with_the_starter(starter: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_window(qapp) as bench:
        load_it(bench, qtbot, starter)
        bench.load("/models/toy")
        assert bench.window.notices.bar("starter") is None
        assert bench.program.settings.value.last_model == "/models/toy"


def test_another_model_that_is_there_comes_first(
    starter: Path, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    other = write_toy(tmp_path / "zebra")
    hub.import_folder(other)
    with open_window(qapp) as bench:
        load_it(bench, qtbot, other)
        assert bench.window.notices.bar("starter") is None


def button(bench: WindowBench) -> QPushButton:
    bar = bench.window.notices.bar("starter")
    assert bar is not None
    (found,) = [one for one in bar.findChildren(QPushButton) if one.text().startswith("Get ")]
    return found
