"""Find the fastest kernel, in the window, on the real engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.chat.state import Phase
from app.main import Program
from app.windows.settings.dialog import SettingsDialog
from app.windows.speed.tune_dialog import TuneDialog
from engine.machine import kernel_choice
from engine.machine.other_load import OtherLoad
from engine.machine.results import Timing
from engine.model_folder.config import load_config
from engine.process.events import Tuning
from engine.sampling.params import SamplingParams
from engine.speed import tune
from tests.helpers.real_window import WAIT_MS, loaded_window
from tests.helpers.toy import write_toy


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TERN_CACHE", str(tmp_path / "cache"))
    return write_toy(tmp_path / "toy", max_position=4096)


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, toy: Path) -> Iterator[Program]:
    with loaded_window(qtbot, qapp, toy) as program:
        yield program


def open_settings(program: Program) -> SettingsDialog:
    program.window.menus.settings.trigger()
    settings = program.window.findChild(SettingsDialog)
    assert settings is not None
    return settings


def open_dialog(qtbot: QtBot, program: Program) -> TuneDialog:
    """By keyboard, from the settings."""
    settings = open_settings(program)
    settings.pages.setCurrentRow(settings.stack.indexOf(settings.engine))
    button = settings.engine.tune_button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    dialog = program.window.findChild(TuneDialog)
    assert dialog is not None and dialog.isVisible()
    return dialog


def measure(qtbot: QtBot, program: Program, dialog: TuneDialog) -> None:
    """To the end, and until the model is back."""
    with qtbot.waitSignal(program.bridge.loaded, timeout=WAIT_MS):
        qtbot.keyClick(dialog.measure_button, Qt.Key.Key_Space)


def test_the_fastest_is_found_shown_and_used(qtbot: QtBot, program: Program, toy: Path) -> None:
    texts = [message.text for message in program.session.messages()]
    dialog = open_dialog(qtbot, program)
    assert dialog.table.rowCount() == 0
    assert "not been measured" in dialog.note.text()
    assert not dialog.use_button.isEnabled()
    came: list[Tuning] = []
    program.bridge.tuning.connect(came.append)
    measure(qtbot, program, dialog)
    found = kernel_choice.tuned_timings(load_config(toy))
    told = [event.timing for event in came if event.timing]
    assert set(told) >= set(found), "some are measured again with another way of skipping neurons"
    assert len(found) == dialog.table.rowCount()
    assert came[-1].fraction == 1.0, "the bar ends where the measuring does"
    assert set(dialog.rows) == set(found)
    speeds = [row.decode_tok_s for row in dialog.rows]
    assert speeds == sorted(speeds, reverse=True), "the fastest answers stand at the top"
    assert {(row.kernel, row.isa) for row in dialog.rows} == set(tune.candidates().items())
    (marked,) = [n for n, texts in enumerate(dialog.table.texts()) if "(best)" in texts[0]]
    assert dialog.rows[marked] == found[0]
    assert dialog.table.sizeHintForColumn(0) <= dialog.table.columnWidth(0), "its name is not cut"
    info = program.bridge.info
    assert info is not None
    assert (info.kernel, info.isa, info.threads) == (found[0].kernel, found[0].isa, found[0].threads)
    assert "Tern uses the best row" in dialog.note.text()
    assert [message.text for message in program.session.messages()] == texts
    assert dialog.measure_button.text() == "&Measure again"


def test_another_row_can_be_used_and_left_again(qtbot: QtBot, program: Program) -> None:
    dialog = open_dialog(qtbot, program)
    measure(qtbot, program, dialog)
    dialog.table.setFocus()
    other = next(n for n, row in enumerate(dialog.rows) if n != dialog.table.currentRow())
    dialog.table.selectRow(other)
    with qtbot.waitSignal(program.bridge.loaded, timeout=WAIT_MS):
        dialog.use_button.click()
    chosen = dialog.rows[other]
    kernel, isa, threads = chosen.kernel, chosen.isa, chosen.threads
    value = program.settings.value.engine
    assert (value.kernel, value.isa, value.threads) == (kernel, isa, threads)
    info = program.bridge.info
    assert info is not None and (info.kernel, info.isa, info.threads) == (kernel, isa, threads)
    page = open_settings(program).engine
    assert (page.kernel.currentData(), page.isa.currentData(), page.threads.value()) == (kernel, isa, threads)
    assert f"{kernel} · {isa}" in dialog.note.text()
    assert not dialog.use_button.isEnabled()
    with qtbot.waitSignal(program.bridge.loaded, timeout=WAIT_MS):
        dialog.automatic_button.click()
    value = program.settings.value.engine
    assert (value.kernel, value.isa, value.threads) == ("auto", "", 0)


def test_what_was_found_is_shown_the_next_time(
    qtbot: QtBot, program: Program, toy: Path, tmp_path: Path
) -> None:
    timing = Timing("i2_s", "scalar", 1, 12.34, 56.7)
    from engine.machine import findings

    findings.remember(findings.subject_of("tuning", load_config(toy)), [["i2_s", "scalar", 1, 12.34, 56.7]])
    assert kernel_choice.tuned_timings(load_config(toy)) == (timing,)
    dialog = open_dialog(qtbot, program)
    assert dialog.table.texts() == [("i2_s (best)", "scalar", "1", "12.3", "57")]


def test_rows_are_sorted_while_they_come(qtbot: QtBot, program: Program) -> None:
    dialog = open_dialog(qtbot, program)
    reading = QLocale().toString(1235)
    for threads, speed in enumerate((3.0, 9.0, 1.0, 552.7, 9.0), 1):
        dialog._add(Timing("i2_s", "scalar", threads, speed, 1234.5))
    assert [row.decode_tok_s for row in dialog.rows] == [552.7, 9.0, 9.0, 3.0, 1.0]
    again = dialog.rows[3]
    dialog._add(
        Timing(again.kernel, again.isa, again.threads, 10.0, 1234.5)
    )  # another way of skipping neurons
    assert [row.decode_tok_s for row in dialog.rows] == [552.7, 10.0, 9.0, 9.0, 1.0]
    assert dialog.table.rowCount() == 5
    assert [texts[3:] for texts in dialog.table.texts()][:3] == [
        ("553", reading),
        ("10.0", reading),
        ("9.0", reading),
    ]


@pytest.mark.parametrize(("cores", "told"), [(0.0, False), (0.29, False), (0.31, True), (1.7, True)])
def test_a_busy_computer_is_told_before_anything_is_chosen(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch, cores: float, told: bool
) -> None:
    monkeypatch.setattr(OtherLoad, "cores", lambda self: cores)
    dialog = open_dialog(qtbot, program)
    qtbot.waitUntil(lambda: not told or dialog.load.isVisible(), timeout=WAIT_MS)
    dialog.watch.look()
    assert dialog.load.isVisible() == told
    assert not told or f"{cores:.1f} processor cores" in dialog.load.text()


@pytest.mark.parametrize("by", ["button", "escape"])
def test_cancelling_leaves_nothing(qtbot: QtBot, program: Program, toy: Path, by: str) -> None:
    dialog = open_dialog(qtbot, program)

    def cancel() -> None:
        if by == "button":
            assert dialog.measure_button.text() == "&Cancel"
            dialog.measure_button.click()
        else:
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    program.bridge.tuning.connect(cancel, Qt.ConnectionType.SingleShotConnection)
    measure(qtbot, program, dialog)
    assert kernel_choice.tuned_timings(load_config(toy)) == ()
    assert dialog.table.rowCount() == 0
    assert "stopped" in dialog.note.text()
    assert program.bridge.info is not None
    assert dialog.isVisible() == (by == "button")


def test_a_message_written_meanwhile_is_answered_afterwards(qtbot: QtBot, program: Program) -> None:
    program.settings.update(use_model_sampling=False, sampling=SamplingParams(max_tokens=3, ignore_eos=True))
    dialog = open_dialog(qtbot, program)
    qtbot.keyClick(dialog.measure_button, Qt.Key.Key_Space)
    assert program.window.status.model.text() == "Finding the fastest kernel…"
    assert program.session.asking.send("hello")
    assert program.session.phase is Phase.LOADING
    qtbot.waitUntil(lambda: program.session.phase is Phase.IDLE, timeout=WAIT_MS)
    assert program.session.messages()[-1].reason == "length"
    assert dialog.rows


def test_an_answer_keeps_it_off_and_the_reason_is_told(qtbot: QtBot, program: Program) -> None:
    program.settings.update(
        use_model_sampling=False, sampling=SamplingParams(max_tokens=3000, ignore_eos=True)
    )
    dialog = open_dialog(qtbot, program)
    page = open_settings(program).engine
    assert page.tune_button.isEnabled()
    assert program.session.asking.send("hello")
    for button in (dialog.measure_button, page.tune_button):
        assert not button.isEnabled()
        assert "answer is being written" in button.toolTip()
        assert button.accessibleDescription() == button.toolTip()
    program.session.stop()
    qtbot.waitUntil(lambda: program.session.phase is Phase.IDLE, timeout=WAIT_MS)
    qtbot.waitUntil(
        lambda: page.tune_button.isEnabled() and dialog.measure_button.isEnabled(), timeout=WAIT_MS
    )


def test_every_control_has_a_name(qtbot: QtBot, program: Program) -> None:
    dialog = open_dialog(qtbot, program)
    assert dialog.table.accessibleName() == "Kernel speeds"
    assert dialog.progress.accessibleName()
    assert all(button.text() for button in dialog.findChildren(QPushButton))
