"""The benchmark in the window: rows as they come, what is kept, what is doubtful, what can be taken along."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.engine_bridge import BridgeState
from app.windows.speed.benchmark_dialog import BenchmarkDialog
from engine.machine.other_load import OtherLoad
from engine.model_folder.config import load_config
from engine.process.events import BenchmarkRun, SweepFailed, Sweeping, Swept
from engine.speed.history import keep_run
from tests.helpers.bench_rows import row, run
from tests.helpers.scripted_client import INFO
from tests.helpers.toy import write_toy
from tests.helpers.window import WindowBench, open_window

FAST, SLOW = row(threads=2, tok_s=40.0, joules=2.0), row("tl1", tok_s=20.0, joules=1.0)


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TERN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(OtherLoad, "cores", lambda self: 0.0)
    return write_toy(tmp_path / "toy")


@pytest.fixture
def bench(qapp: QApplication, toy: Path) -> Iterator[WindowBench]:
    with open_window(qapp) as bench:
        yield bench.load(str(toy))


def keep(toy: Path, *runs: BenchmarkRun) -> None:
    for one in runs:
        keep_run(load_config(toy), one)


def open_page(bench: WindowBench) -> BenchmarkDialog:
    bench.do(bench.window.menus.benchmark.trigger)
    dialog = bench.window.findChild(BenchmarkDialog)
    assert dialog is not None and dialog.isVisible()
    return dialog


def begin(bench: WindowBench, dialog: BenchmarkDialog) -> None:
    bench.do(dialog.measure_button.click)
    assert bench.program.bridge.state is BridgeState.SWEEPING


def test_rows_come_sorted_and_the_model_comes_back(bench: WindowBench, toy: Path) -> None:
    dialog = open_page(bench)
    assert "not been measured" in dialog.note.text()
    assert not dialog.save_button.isEnabled() and not dialog.view.table.isVisible()
    begin(bench, dialog)
    (command,) = bench.client.sweeps
    assert (command.path, command.name) == (str(toy), "toy")
    assert bench.window.status.model.text() == "Measuring every kernel…"
    bench.do(lambda: bench.client.emit(Sweeping(0.25, SLOW)))
    bench.do(lambda: bench.client.emit(Sweeping(0.5, FAST)))
    assert [texts[0] for texts in dialog.view.table.texts()] == ["i2_s", "tl1"]
    assert dialog.progress.value() == 500 and "2 of" in dialog.note.text()
    loads = len(bench.client.loads)
    whole = run(SLOW, FAST)
    keep(toy, whole)  # as the engine does
    bench.do(lambda: bench.client.emit(Swept(whole)))
    assert len(bench.client.loads) == loads + 1, "the chat's model is loaded again"
    bench.do(bench.client.loaded)
    assert dialog.runs == (whole,)
    assert "i2_s on avx2 with 2 threads is the fastest: 40.0 tokens/s, 80 % of what" in (
        dialog.view.verdict.text()
    )
    assert "Frugal: tl1 on avx2 with 1 thread, 20.0 tokens/s, 1.00 J/token (estimate)" in (
        dialog.view.choices.text()
    )
    assert dialog.view.table.texts()[0][4:] == ("40.0 ±2 %", "80 %", "400 ±2 %", "2.00", "Fast, Balanced")
    assert dialog.measure_button.text() == "&Measure again" and dialog.view.table.chosen() == FAST


def test_a_stop_keeps_what_is_there(bench: WindowBench, toy: Path) -> None:
    dialog = open_page(bench)
    begin(bench, dialog)
    assert dialog.measure_button.text() == "&Stop"
    bench.do(dialog.measure_button.click)
    assert bench.client.stops == 1
    half = run(SLOW, complete=False)
    keep(toy, half)
    bench.do(lambda: bench.client.emit(Swept(half)))
    assert "was stopped" in dialog.note.text() and dialog.view.table.rowCount() == 1
    assert dialog.view.history.texts() == [] or "stopped early" in dialog.view.history.texts()[0][-1]


@pytest.mark.parametrize(
    ("event", "told"), [(Swept(), "before anything"), (SweepFailed("The disk is gone."), "The disk is gone.")]
)
def test_what_went_wrong_is_a_sentence(bench: WindowBench, event: object, told: str) -> None:
    dialog = open_page(bench)
    begin(bench, dialog)
    bench.do(lambda: bench.client.emit(event))  # type: ignore[arg-type]
    assert told in dialog.note.text() and dialog.note.property("role") == "warning"
    assert len(bench.client.loads) == 2


def test_another_model_in_between_interrupts_it(bench: WindowBench, tmp_path: Path) -> None:
    dialog = open_page(bench)
    begin(bench, dialog)
    bench.window.open_model(str(write_toy(tmp_path / "other")))
    bench.turn()
    assert "interrupted" in dialog.note.text()


def test_closing_stops_it(bench: WindowBench) -> None:
    dialog = open_page(bench)
    begin(bench, dialog)
    bench.do(dialog.close)
    assert bench.client.stops == 1


def test_a_busy_computer_is_told_before_and_afterwards(
    bench: WindowBench, toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OtherLoad, "cores", lambda self: 0.7)
    dialog = open_page(bench)
    dialog.watch.look()
    assert dialog.load.isVisible() and "are using 0.7 processor cores" in dialog.load.text()
    keep(toy, run(row(busy=1.3), row(threads=2, tok_s=9.0)))
    dialog.show_known()
    assert dialog.view.busy.isVisible() and not dialog.load.isVisible()
    assert "used up to 1.3 processor cores while this was measured" in dialog.view.busy.text()
    assert "Fast, Balanced, Frugal: i2_s on avx2 with 2 threads" in dialog.view.choices.text()
    monkeypatch.setattr(OtherLoad, "cores", lambda self: 0.1)
    keep(toy, run(row()))
    dialog.show_known()
    dialog.watch.look()
    assert not dialog.load.isVisible() and not dialog.view.busy.isVisible()


def test_slower_than_before_is_told_and_earlier_runs_can_be_looked_at(bench: WindowBench, toy: Path) -> None:
    before = run(row(tok_s=100.0), when="2026-01-01T10:00:00+00:00", version="0.0.9")
    keep(toy, before, run(row(tok_s=50.0), when="2026-02-02T10:00:00+00:00"))
    dialog = open_page(bench)
    assert dialog.view.slower.isVisible()
    assert "50 % slower" in dialog.view.slower.text() and "version 0.0.9" in dialog.view.slower.text()
    assert [texts[1] for texts in dialog.view.history.texts()] == ["0.1.0", "0.0.9"]
    dialog.view.history.selectRow(1)
    assert not dialog.view.slower.isVisible() and "100 tokens/s" in dialog.view.verdict.text()


def test_presets_choose_from_a_quiet_run_while_a_busy_one_is_in_view(bench: WindowBench, toy: Path) -> None:
    keep(toy, run(row(threads=1, tok_s=30.0), row(threads=2, tok_s=20.0)))
    dialog = open_page(bench)
    assert "Fast, Balanced, Frugal: i2_s on avx2 with 1 thread" in dialog.view.choices.text()
    assert dialog.view.table.texts()[0][-1] == "Fast, Balanced, Frugal"
    keep(toy, run(row(threads=1, tok_s=9.0, busy=1.4), row(threads=2, tok_s=5.0)))
    dialog.show_known()
    assert "Chosen from the measurement of" in dialog.view.choices.text()
    assert "with 1 thread, 30.0 tokens/s" in dialog.view.choices.text()
    assert {texts[-1] for texts in dialog.view.table.texts()} == {""}
    keep(toy, run(row(tok_s=50.0), complete=False))
    dialog.show_known()
    assert "30.0 tokens/s" in dialog.view.choices.text(), "one that was stopped is not chosen from"


def test_a_row_can_be_used_and_the_table_copied_by_keyboard(
    qtbot: QtBot, bench: WindowBench, toy: Path
) -> None:
    keep(toy, run(FAST, SLOW))
    dialog = open_page(bench)
    table = dialog.view.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.use_button, Qt.Key.Key_Space)
    options = bench.program.settings.value.engine
    assert (options.kernel, options.isa, options.threads) == SLOW.way
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert lines[0][:4] == ["Kernel", "Instruction set", "Threads", "Answer, tokens/s"]
    assert lines[1][:4] == ["i2_s", "avx2", "2", "40.0 ±2 %"] and len(lines) == 3


@pytest.mark.parametrize("suffix", ["csv", "json", "png"])
def test_it_is_saved_in_three_ways(
    bench: WindowBench, toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    keep(toy, run(SLOW, FAST))
    dialog = open_page(bench)
    path = tmp_path / f"out.{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog.save_button.click()
    assert dialog.note.text() == f"Saved as out.{suffix}."
    if suffix == "csv":
        first, second = csv.DictReader(path.read_text("utf-8").splitlines())
        assert (first["kernel"], first["answer_tok_s"], first["j_per_token"]) == ("i2_s", "40.0", "2")
        assert (second["energy_source"], second["front"], second["share_of_memory"]) == (
            "estimate",
            "1",
            "0.8",
        )
    elif suffix == "json":
        value = json.loads(path.read_text())
        assert [entry["decode_tok_s"] for entry in value["rows"]] == [40.0, 20.0]
        assert value["rows"][0]["front"] and value["model"] == "toy"
    else:
        picture = QImage(str(path))
        assert picture.width() > dialog.view.width() and picture.height() > dialog.view.height()
        assert picture.pixelColor(0, 0) == dialog.theme.color("window")


def test_a_folder_that_is_gone_is_a_sentence(
    bench: WindowBench, toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(toy, run(SLOW))
    dialog = open_page(bench)
    where = str(tmp_path / "gone" / "out")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (where, "Picture of this page (*.png)"))
    dialog.save_button.click()
    assert dialog.note.text().startswith("out.png could not be written")


def test_an_answer_keeps_it_off(bench: WindowBench) -> None:
    dialog = open_page(bench)
    bench.ask("hello", reason="")
    assert not dialog.measure_button.isEnabled()
    assert "answer is being written" in dialog.measure_button.toolTip()


def test_other_kernels_of_another_model_are_not_shown_with_this_one(
    bench: WindowBench, toy: Path, tmp_path: Path
) -> None:
    keep(toy, run(SLOW))
    dialog = open_page(bench)
    assert dialog.view.table.rowCount() == 1
    other = write_toy(tmp_path / "other", hidden=128)
    bench.window.open_model(str(other))
    from dataclasses import replace

    bench.do(lambda: bench.client.loaded(replace(INFO, path=str(other))))
    assert dialog.runs == () and not dialog.view.table.isVisible()


def test_every_control_has_a_name(bench: WindowBench, toy: Path) -> None:
    keep(toy, run(FAST), run(SLOW, FAST))
    dialog = open_page(bench)
    view = dialog.view
    for widget in (view.table, view.history, view.threads_plot, view.energy_plot, dialog.progress):
        assert widget.accessibleName()
    assert all(button.text() for button in dialog.findChildren(QPushButton))
    bars = view.table.item(0, 3)
    assert bars is not None and "half of the measurements" in bars.data(Qt.ItemDataRole.AccessibleTextRole)
