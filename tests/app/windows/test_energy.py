"""Energy in the window: in the status line, below an answer and in the settings, never without its tag."""

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import engine
from app import paths
from app.chat.answering import STATS_S
from app.chat.state import Stats, sums
from app.conversation import Message
from app.look.theme import Theme
from app.settings import SettingsStore
from app.storage.store import Store
from app.windows.message.actions import MessageActions
from app.windows.settings.energy import EnergyPage
from app.windows.status.status_line import StatusLine
from app.windows.words.energy import figure, receipt, source_sentence
from engine import EnergyHere
from engine.process.events import Counts, Energy, EstimateOptions, Power, Usage
from tests.helpers.scripted_client import INFO
from tests.helpers.window import open_window

ESTIMATE = Energy("estimate", "process", 12.0, 4.0, 30, 0.5)
MEASURED = Energy("rapl", "package", 540.0, 20.0, 400)
UNKNOWN = Energy("none", "", None, 3.0, 20, problem="the counter has gone")


@pytest.fixture(autouse=True)
def english() -> None:
    QLocale.setDefault(QLocale("en_US"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (413.4, "413"),
        (1234.0, "1,234"),
        (4.126, "4.13"),
        (0.04126, "0.0413"),
        (0.00000001, "0.000000"),
        (0.0, "0"),
    ],
)
def test_figures(value: float, text: str) -> None:
    assert figure(value) == text


def test_a_receipt_has_all_that_is_known_and_its_source() -> None:
    assert receipt(ESTIMATE) == [
        "Energy: 12.0 J (0.00333 Wh) in 4.00 s, estimate",
        "0.400 J per token, the reading of the prompt included",
        "Uncertain by ±50 %",
        "A phone charge is about 15 Wh: as much as 4,500 answers like this",
    ]
    assert receipt(MEASURED)[0] == "Energy: 540 J (0.150 Wh) in 20.0 s, processor"
    assert not any("ncertain" in line for line in receipt(MEASURED))
    assert receipt(UNKNOWN) == ["Energy: not measured"]
    assert receipt(Energy()) == []
    assert receipt(replace(MEASURED, joules=120_000.0))[-1].endswith("this is 2.22 of them")


@pytest.mark.parametrize("source", ["estimate", "rapl", "perf", "battery", "emi", "ioreport", "none"])
def test_every_source_has_a_sentence_and_only_the_estimate_is_called_one(source: str) -> None:
    sentence = source_sentence(source, "package")
    assert sentence.endswith(".") and "engine" in sentence
    assert ("stimate" in sentence) == (source == "estimate")
    assert ("Measured" in sentence) == (source not in ("estimate", "none"))


def test_the_status_line_tags_what_it_shows(qtbot: QtBot, qapp: QApplication) -> None:
    status = StatusLine(Theme(qapp))
    qtbot.addWidget(status)
    status.resize(1400, 32)
    status.show()
    status.set_model(INFO)
    status.set_stats(Stats(power=Power("estimate", "process", 11.26)))
    assert status.energy.text() == "11.3 W (estimate)" and status.energy.isVisible()
    assert "Estimated" in status.energy.toolTip()
    status.set_stats(Stats(energy=MEASURED, chat_energy=(MEASURED, ESTIMATE)))
    assert status.energy.text() == "1.35 J/token, 27.0 W (processor)"
    assert "This chat so far: 12.0 J (0.00333 Wh), estimate" in status.energy.toolTip()
    assert "phone" in status.energy.accessibleDescription()
    status.set_stats(Stats(energy=UNKNOWN))
    assert status.energy.text() == "" and not status.energy.isVisible()


def test_an_answer_has_its_receipt(qtbot: QtBot, qapp: QApplication) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    actions = MessageActions(Theme(qapp), "assistant", lambda action: None, parent)
    message = Message("m", "c", None, "assistant", "So.", reason="stop")  # type: ignore[arg-type]
    counts = Counts(generated_tokens=30, decode_tok_s=9.0, energy=ESTIMATE)
    actions.resize(800, 30)
    actions.update_state(replace(message, counts=counts), 0, 1, False, False)
    assert actions._speed.text() == "9.0 tokens/s · 30 tokens · 0.400 J/token (estimate)"
    assert "Energy: 12.0 J (0.00333 Wh)" in actions._speed.toolTip()
    actions.resize(310, 30)
    QApplication.sendEvent(actions, QResizeEvent(actions.size(), actions.size()))
    assert actions._speed.text() == "9.0 tokens/s · 30 tokens"
    actions.resize(800, 30)
    actions.update_state(replace(message, counts=replace(counts, energy=UNKNOWN)), 0, 1, False, False)
    assert actions._speed.text() == "9.0 tokens/s · 30 tokens"
    assert "not measured" in actions._speed.toolTip()


def test_sums_keep_measurements_and_estimates_apart() -> None:
    parts = sums([ESTIMATE, MEASURED, UNKNOWN, ESTIMATE])
    assert [(part.source, part.joules, part.tokens) for part in parts] == [
        ("estimate", 24.0, 60),
        ("rapl", 540.0, 400),
    ]


def test_the_whole_way_of_an_answer(qtbot: QtBot, qapp: QApplication) -> None:
    """From the settings to the command, and from the engine's events to status line and file."""
    with open_window(qapp) as bench:
        bench.load()
        bench.program.settings.update(watts_per_core=3.5)
        bench.ask("Where do terns go?", "From one", reason="")
        assert bench.client.last.estimate == EstimateOptions(True, 3.5)
        answer, status = bench.client.last.id, bench.window.status
        bench.client.emit(Usage("another", Power("rapl", "package", 99.0), 1.0, 5))
        bench.client.emit(Usage(answer, Power("estimate", "process", 6.5), 1.8, 1 << 30))
        time.sleep(STATS_S)
        bench.do(lambda: bench.client.pieces(" pole"))
        assert status.energy.text() == "6.50 W (estimate)"
        counts = Counts(generated_tokens=30, decode_tok_s=9.0, context_size=4096, energy=ESTIMATE)
        bench.do(lambda: bench.client.finish("stop", counts))
        assert status.energy.text() == "0.400 J/token, 3.00 W (estimate)"
        assert "This chat so far: 12.0 J" in status.energy.toolTip()
        chat = bench.program.session.info.id
    store, _ = Store.open(paths.database_path())
    kept = store.load(chat).path()[-1].counts
    store.close()
    assert kept is not None and kept.energy == ESTIMATE


def test_the_page_says_what_measures_here(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "energy_here", lambda: EnergyHere(permission="sudo something"), raising=False)
    monkeypatch.setattr(engine, "cpu_name", lambda: "AMD EPYC", raising=False)
    settings = SettingsStore(tmp_path / "settings.json")
    parent = QWidget()
    qtbot.addWidget(parent)
    page = EnergyPage(settings, Theme(qapp), parent)
    parent.show()
    page.show()
    assert "cannot read any energy meter" in page.source.text()
    assert page.line.text() == "sudo something" and page.line.isVisible()
    page.copy_button.click()
    assert QApplication.clipboard().text() == "sudo something"
    assert page.watts.text() == "Automatic (4.50 W)"

    page.watts.setValue(7.5)
    page.estimate.setChecked(False)
    assert settings.value.estimate == EstimateOptions(False, 7.5) and not page.watts.isEnabled()
    kept = json.loads((tmp_path / "settings.json").read_text())
    assert (kept["watts_per_core"], kept["estimate_energy"]) == (7.5, False)
    assert SettingsStore(tmp_path / "settings.json").value.estimate == EstimateOptions(False, 7.5)
    settings.update(watts_per_core=0.0, estimate_energy=True)
    assert page.watts.text() == "Automatic (4.50 W)" and page.watts.isEnabled()

    monkeypatch.setattr(engine, "energy_here", lambda: EnergyHere("rapl", "package"), raising=False)
    page.look()
    assert "RAPL" in page.source.text() and not page.line.isVisible()


@pytest.mark.parametrize("bad", ["-1", "1000", '"many"', "NaN", "null"])
def test_bad_watts_in_the_file_are_left(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(f'{{"watts_per_core": {bad}, "theme": "dark"}}')
    value = SettingsStore(path).value
    assert (value.watts_per_core, value.theme) == (0.0, "dark")
    path.write_text('{"watts_per_core": 4}')
    assert SettingsStore(path).value.watts_per_core == 4.0
