"""The kernel race: measured by the real engine, shown again at its pace, loud where it differs."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.engine_bridge import BridgeState
from app.main import Program
from app.windows.speed.race_dialog import RaceDialog
from engine.energy.energy import Energy
from engine.process.events import Raced, RaceFailed, Racer, RaceResult, Racing, Run
from tests.helpers.real_window import WAIT_MS, loaded_window
from tests.helpers.scripted_client import INFO
from tests.helpers.toy import write_toy
from tests.helpers.window import WindowBench, open_window

PAIRS = (("i2_s", "scalar"), ("tl1", "scalar"), ("i2_s", "avx2"), ("tl1", "avx2"))


def result(*other: int) -> RaceResult:
    """Three tokens at one a second, and (``other`` or the same) at four a second."""
    ids = (11, 12, 13)
    texts = ("One", " two", " three")
    energy = Energy("estimate", "process", 6.0, 2.0, 3, 0.5)
    first = Run(Racer("tl1", "avx2", 2), 9, ids, texts, (1.0, 2.0, 3.0), energy)
    second = Run(Racer("i2_s", "avx2", 2), 9, other or ids, texts, (0.5, 0.75, 1.0), energy)
    return RaceResult((first, second), 5, True)


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as bench:
        bench.window.open_model("/models/toy")
        bench.do(lambda: bench.client.loaded(replace(INFO, isa="avx2", kernels=PAIRS)))
        yield bench


@pytest.fixture
def clock() -> list[float]:
    """Seconds, which the test moves on."""
    return [1000.0]


@pytest.fixture
def dialog(bench: WindowBench, clock: list[float]) -> RaceDialog:
    bench.window.menus.race.trigger()
    dialog = bench.window.findChild(RaceDialog)
    assert dialog is not None and dialog.isVisible()
    dialog._clock = lambda: clock[0]
    return dialog


def finish(bench: WindowBench, dialog: RaceDialog, outcome: RaceResult | None) -> None:
    bench.do(dialog.race_button.click)
    bench.do(lambda: bench.client.emit(Raced(outcome)))


def test_another_kernel_than_the_running_one_is_proposed(bench: WindowBench, dialog: RaceDialog) -> None:
    assert (dialog.first.currentText(), dialog.second.currentText()) == ("i2_s · avx2", "tl1 · avx2")
    dialog.second.setCurrentIndex(dialog.first.currentIndex())
    assert not dialog.race_button.isEnabled() and "two different" in dialog.note.text()
    dialog.second.setCurrentText("tl1 · scalar")
    assert dialog.race_button.isEnabled() and dialog.note.text() == ""
    dialog.question.setText("  ")
    assert not dialog.race_button.isEnabled() and "question" in dialog.note.text()


def test_what_is_measured_is_what_was_chosen(bench: WindowBench, dialog: RaceDialog) -> None:
    bench.program.settings.update(threads=3, kv="f32")
    bench.do(lambda: bench.client.loaded(replace(INFO, isa="avx2", kernels=PAIRS)))
    dialog.question.setText("How far do terns fly?")
    loads = len(bench.client.loads)
    bench.do(dialog.race_button.click)
    (command,) = bench.client.races
    assert [racer.threads for racer in command.racers] == [3, 3] and command.kv == "f32"
    assert command.messages[0].text == "How far do terns fly?" and command.params.max_tokens == 128
    assert bench.program.bridge.state is BridgeState.RACING
    assert bench.window.status.model.accessibleName() == "Model: Two kernels are racing…"
    assert not dialog.question.isEnabled() and dialog.race_button.text() == "&Cancel"
    assert dialog.focusWidget() is dialog.race_button, "Space stops it"
    bench.do(lambda: bench.client.emit(Racing(1, 40, 0.8)))
    assert "40 tokens" in dialog.note.text() and dialog.progress.value() == 800
    bench.do(lambda: bench.client.emit(Raced(result())))
    assert len(bench.client.loads) == loads + 1, "the chat's model comes back"


def test_both_are_shown_at_their_own_pace(bench: WindowBench, dialog: RaceDialog, clock: list[float]) -> None:
    finish(bench, dialog, result())
    slow, quick = dialog.lanes
    shown = []
    for seconds in (0.4, 0.5, 1.0, 1.5, 2.5):
        clock[0] = 1000.0 + seconds
        dialog._tick()
        shown.append((slow.answer.toPlainText(), quick.answer.toPlainText()))
    assert shown == [
        ("", ""),
        ("", "One"),
        ("One", "One two three"),
        ("One", "One two three"),
        ("One two", "One two three"),
    ]
    assert quick.speed.text() == "4.0 tokens/s" and slow.speed.text() == "1.0 tokens/s"
    assert "SHA" not in slow.digest.text(), "not before its end"
    clock[0] = 1003.0
    dialog._tick()
    assert slow.digest.text() == quick.digest.text() and slow.digest.accessibleDescription()
    assert "2.00 J/token (estimate)" in slow.facts.text()
    assert "same 3 tokens" in dialog.note.text() and "i2_s · avx2 · 2 threads was 4.00" in dialog.note.text()
    dialog.again_button.click()
    assert slow.answer.toPlainText() == "" and dialog.race_button.text() == "S&kip"
    dialog.race_button.click()
    assert slow.answer.toPlainText() == "One two three" and dialog.race_button.text() == "&Race"


def test_a_difference_is_said_at_once_and_names_the_token(
    bench: WindowBench, dialog: RaceDialog, clock: list[float]
) -> None:
    finish(bench, dialog, result(11, 99, 13))
    assert dialog.note.property("role") == "error"
    assert "from token 2 on" in dialog.note.text() and "wrote 99" in dialog.note.text()
    clock[0] += 60
    dialog._tick()
    slow, quick = dialog.lanes
    assert slow.digest.text() != quick.digest.text() and dialog.note.property("role") == "error"


@pytest.mark.parametrize("how", ["stopped", "failed", "died", "replaced"])
def test_no_result_is_a_sentence(bench: WindowBench, dialog: RaceDialog, how: str) -> None:
    bench.do(dialog.race_button.click)
    match how:
        case "stopped":
            bench.do(dialog.race_button.click)
            assert bench.client.stops == 1
            bench.do(lambda: bench.client.emit(Raced()))
        case "failed":
            bench.do(lambda: bench.client.emit(RaceFailed("There is no room.")))
        case "died":
            bench.do(bench.client.die)
        case "replaced":
            bench.do(lambda: bench.window.open_model("/models/other"))
    words = {"stopped": "stopped", "failed": "no room", "died": "not running", "replaced": "interrupted"}
    assert words[how] in dialog.note.text() and not dialog.again_button.isEnabled()


def test_closing_stops_it(qtbot: QtBot, bench: WindowBench, dialog: RaceDialog) -> None:
    bench.do(dialog.race_button.click)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert bench.client.stops == 1 and not dialog.isVisible()


def test_no_race_while_an_answer_is_written(bench: WindowBench, dialog: RaceDialog) -> None:
    bench.ask("Where?", "There", reason="")
    assert not dialog.race_button.isEnabled() and "being written" in dialog.note.text()
    bench.do(lambda: bench.client.finish())
    assert dialog.race_button.isEnabled() and dialog.note.text() == ""


def test_one_kernel_has_nobody_to_race_with(bench: WindowBench, dialog: RaceDialog) -> None:
    bench.do(lambda: bench.client.loaded(replace(INFO, kernels=PAIRS[:1])))
    assert not dialog.race_button.isEnabled() and "only one kernel" in dialog.note.text()


def test_the_real_engine_races_and_the_chat_goes_on(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERN_CACHE", str(tmp_path / "cache"))
    with loaded_window(qtbot, qapp, write_toy(tmp_path / "toy", max_position=1024)) as program:
        dialog = _opened(program)
        dialog.first.setCurrentText("i2_s · scalar")
        dialog.second.setCurrentText("tl2 · scalar")
        with qtbot.waitSignal(program.bridge.loaded, timeout=WAIT_MS):
            qtbot.keyClick(dialog.race_button, Qt.Key.Key_Space)
        assert dialog.outcome is not None and dialog.outcome.split is None
        assert [run.racer.kernel for run in dialog.outcome.runs] == ["i2_s", "tl2"]
        qtbot.waitUntil(lambda: "same" in dialog.note.text(), timeout=WAIT_MS)
        assert dialog.lanes[0].digest.text() == dialog.lanes[1].digest.text() != " "
        with qtbot.waitSignal(program.bridge.finished, timeout=WAIT_MS):
            assert program.session.asking.send("hello")


def _opened(program: Program) -> RaceDialog:
    program.window.menus.race.trigger()
    dialog = program.window.findChild(RaceDialog)
    assert dialog is not None
    return dialog
