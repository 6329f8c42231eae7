"""Fast, balanced, frugal in the settings: what each takes, on what it rests, and what it leaves alone."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from PySide6.QtWidgets import QApplication

from app.windows.settings.dialog import SettingsDialog
from app.windows.settings.engine import EnginePage
from app.windows.speed.benchmark_dialog import BenchmarkDialog
from engine.machine.other_load import OtherLoad
from engine.model_folder.config import load_config
from engine.speed.history import keep_run
from tests.helpers.bench_rows import row, run
from tests.helpers.toy import write_toy
from tests.helpers.window import WindowBench, open_window


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TERN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(OtherLoad, "cores", lambda self: 0.0)
    monkeypatch.setattr(psutil, "sensors_battery", lambda: None, raising=False)
    return write_toy(tmp_path / "toy")


@pytest.fixture
def bench(qapp: QApplication, toy: Path) -> Iterator[WindowBench]:
    with open_window(qapp) as bench:
        yield bench.load(str(toy))


def open_page(bench: WindowBench) -> EnginePage:
    bench.do(bench.window.menus.settings.trigger)
    dialog = bench.window.findChild(SettingsDialog)
    assert dialog is not None
    dialog.pages.setCurrentRow(dialog.stack.indexOf(dialog.engine))
    return dialog.engine


def choose(bench: WindowBench, page: EnginePage, preset: str) -> None:
    page.presets.choice.setCurrentIndex(page.presets.choice.findData(preset))
    bench.do(page.flush)


def test_a_preset_is_one_choice_and_says_what_it_takes(bench: WindowBench, toy: Path) -> None:
    keep_run(load_config(toy), run(row("tl1", tok_s=20.0), row(threads=2, tok_s=40.0, joules=3.0)))
    page = open_page(bench)
    assert page.presets.chosen == "own" and page.kernel.isEnabled()
    assert not page.presets.taken.isVisible() and not page.presets.benchmark_button.isVisible()
    choose(bench, page, "frugal")
    assert bench.client.loads[-1].options.preset == "frugal"
    text = page.presets.taken.text()
    assert "Takes tl1 on avx2 with 1 thread, 20.0 tokens/s, 1.00 J/token (estimate)." in text
    assert "Chosen by an estimate" in text and "busy" not in text
    for field in (page.kernel, page.isa, page.threads):
        assert not field.isEnabled()
    choose(bench, page, "fast")
    assert "Takes i2_s on avx2 with 2 threads" in page.presets.taken.text()
    assert "estimate of the energy" not in page.presets.taken.text()
    choose(bench, page, "own")
    assert page.kernel.isEnabled() and not page.presets.taken.isVisible()


def test_figures_of_a_busy_computer_are_called_so(bench: WindowBench, toy: Path) -> None:
    keep_run(load_config(toy), run(row(tok_s=50.0), row(threads=2, tok_s=20.0, busy=1.0)))
    page = open_page(bench)
    choose(bench, page, "frugal")
    assert "with 2 threads" in page.presets.taken.text()
    assert "all threads are kept" in page.presets.taken.text()


def test_without_a_measurement_the_benchmark_is_one_click_away(bench: WindowBench) -> None:
    page = open_page(bench)
    choose(bench, page, "balanced")
    assert "Nothing was measured" in page.presets.taken.text()
    bench.do(page.presets.benchmark_button.click)
    dialog = bench.window.findChild(BenchmarkDialog)
    assert dialog is not None and dialog.isVisible()


def test_a_row_that_is_used_ends_the_preset(bench: WindowBench, toy: Path) -> None:
    keep_run(load_config(toy), run(row(threads=2)))
    bench.do(lambda: bench.program.settings.update(preset="fast"))
    bench.do(bench.client.loaded)
    bench.do(bench.window.menus.benchmark.trigger)
    dialog = bench.window.findChild(BenchmarkDialog)
    assert dialog is not None
    bench.do(dialog.show_known)
    bench.do(dialog.use_button.click)
    options = bench.program.settings.value.engine
    assert (options.preset, options.kernel, options.threads) == ("own", "i2_s", 2)


def test_the_battery_has_a_choice_where_there_is_one(
    bench: WindowBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(bench)
    assert not page.presets.battery.isVisible()
    monkeypatch.setattr(psutil, "sensors_battery", lambda: SimpleNamespace(power_plugged=True), raising=False)
    page.fill(bench.program.settings.value)
    assert page.presets.battery.isVisible()
    page.presets.battery.setCurrentIndex(page.presets.battery.findData("frugal"))
    assert bench.program.settings.value.battery_preset == "frugal"
    assert page.presets.battery.accessibleName() == "On battery"
    assert page.presets.choice.accessibleName() == "Speed and energy"
