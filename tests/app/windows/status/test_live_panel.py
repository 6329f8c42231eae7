"""The live panel: what is drawn of which event, where figures come from, and that it costs little."""

import json
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import paths
from app.chat.state import Stats
from app.look.theme import Theme
from app.windows.status.live_history import SPAN_S, LiveHistory, Sample
from app.windows.status.live_panel import LivePanel
from app.windows.status.live_plot import ANSWER, POWER, READING
from app.windows.status.read_bars import ReadBars, roofline
from app.windows.words.energy import battery_words
from engine.process.answers.meter import USAGE_S
from engine.process.events import Counts, Energy, Piece, Power, Progress, Slowdown, TokenReads, Usage
from tests.helpers.scripted_client import INFO
from tests.helpers.window import WindowBench, open_window

READS = TokenReads(400_000_000, 100_000_000, 130_000_000, 10_000_000)
ESTIMATE = Power("estimate", "process", 12.5)


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication) -> Iterator[WindowBench]:
    QLocale.setDefault(QLocale("en_US"))
    with open_window(qapp) as bench:
        bench.window.resize(1240, 820)
        bench.load()
        yield bench


@pytest.fixture
def clock(bench: WindowBench) -> list[float]:
    """Seconds, which the test moves on."""
    now = [1000.0]
    bench.window.live.panel._clock = lambda: now[0]
    return now


def panel(bench: WindowBench) -> LivePanel:
    return bench.window.live.panel


def begin(bench: WindowBench) -> str:
    bench.window.composer.insert("Where do terns go?")
    bench.do(bench.window.composer.button.click)
    return bench.client.last.id


def has(image: QImage, theme: Theme, color: str) -> bool:
    """Near enough: a line's edges are mixed with what is behind it."""
    wanted = theme.color(color).getRgb()
    for x in range(image.width()):
        for y in range(image.height()):
            pixel = image.pixelColor(x, y).getRgb()
            if max(abs(a - b) for a, b in zip(wanted, pixel, strict=True)) < 40:
                return True
    return False


def test_it_opens_by_keyboard_and_is_remembered(bench: WindowBench) -> None:
    assert not panel(bench).isVisible()
    QTest.keyClick(
        bench.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    bench.turn()
    assert panel(bench).isVisible()
    assert json.loads(paths.settings_path().read_text())["live_panel"] is True
    bench.window.resize(620, 600)
    bench.turn()
    assert not panel(bench).isVisible() and bench.window.menus.live.isChecked(), "it gives way to the chat"
    bench.window.resize(1240, 820)
    bench.turn()
    assert panel(bench).isVisible()


def test_an_answer_from_its_prompt_to_its_receipt(bench: WindowBench, clock: list[float]) -> None:
    bench.window.menus.live.trigger()
    live, theme = panel(bench), bench.program.theme
    assert live.hint.isVisible() and not live.bars.isVisible()
    answer = begin(bench)
    for done in range(0, 601, 60):
        clock[0] += 0.25
        bench.client.emit(Progress(answer, done, 600))
        bench.client.emit(Usage(answer, Power("estimate", "process", 20.0), 3.9, 1_200_000_000))
        bench.turn()
    assert live.prompt.text() == "240 tokens/s"
    image = live.plot.grab().toImage()
    assert has(image, theme, READING) and has(image, theme, POWER) and not has(image, theme, ANSWER)

    for number in range(40):
        clock[0] += 0.25
        bench.client.emit(Piece(answer, number, " word", 25.0))
        bench.client.emit(Usage(answer, ESTIMATE, 1.94, 1_240_000_000, READS, 20e9))
        bench.turn()
    time.sleep(0.11)  # STATS_S
    bench.client.emit(Piece(answer, 41, " word", 25.0))
    clock[0] += 1.0
    bench.client.emit(Usage(answer, ESTIMATE, 1.94, 1_240_000_000, READS, 20e9))
    bench.turn()
    assert has(live.plot.grab().toImage(), theme, ANSWER)
    assert live.speed.text() == "25.0 tokens/s"
    assert live.power.text() == "12.5 W (estimate)"
    assert live.energy.text() == "0.500 J/token (estimate)"
    assert live.processor.text() == "1.9 cores busy, 1 thread"
    assert live.memory.text() == "1.24 GB"
    assert live.bars.isVisible() and "Weights: 400 MB" in live.bars.accessibleDescription()
    assert live.roof.text() == "13.5 GB/s: 68 % of what this memory can do."
    assert not live.hint.isVisible()

    energy = Energy("rapl", "package", 540.0, 20.0, 400)
    counts = Counts(generated_tokens=400, decode_tok_s=24.0, context_used=1000, context_size=4096)
    counts = replace(counts, energy=energy)
    bench.do(lambda: bench.client.finish("stop", counts))
    assert not live.speed.isVisible() and live.mean.text() == "24.0 tokens/s"
    assert live.energy.text() == "1.35 J/token (processor)" and live.power.text() == "27.0 W (processor)"
    assert live.context.text().replace(",", "") == "1000 of 4096 tokens"


def test_nothing_is_claimed_where_nothing_measures(bench: WindowBench, clock: list[float]) -> None:
    bench.window.menus.live.trigger()
    live = panel(bench)
    answer = begin(bench)
    clock[0] += 0.25
    bench.client.emit(Piece(answer, 1, " word", 25.0))
    bench.client.emit(Usage(answer, Power(), 1.0, 5, READS))
    bench.turn()
    assert not live.power.isVisible() and not live.energy.isVisible()
    assert not has(live.plot.grab().toImage(), bench.program.theme, POWER)
    assert "% of what" not in live.roof.text() and "Find the fastest" in live.roof.text()


def test_a_shut_panel_keeps_the_minute_and_draws_nothing(bench: WindowBench, clock: list[float]) -> None:
    live = panel(bench)
    answer = begin(bench)
    for number in range(600):
        clock[0] += 0.25
        bench.program.bridge.piece.emit(Piece(answer, number, "", 25.0))
        bench.program.bridge.usage.emit(Usage(answer, ESTIMATE, 1.0, 5, READS))
    (run,) = live.history.runs()
    assert SPAN_S <= run[-1].time - run[0].time <= SPAN_S + 2
    assert live.speed.text() == ""


def test_drawing_takes_less_than_a_hundredth_of_a_core(bench: WindowBench, clock: list[float]) -> None:
    """By the thread's own time: with a full minute on both plots, and all that the engine says of it."""
    bench.window.menus.live.trigger()
    live = panel(bench)
    live.set_stats(replace(Stats(), tok_s_now=25.0, tok_s_mean=24.0, context_used=900, context_size=4096))
    costs = []
    for number in range(350):
        clock[0] += USAGE_S
        live._on_piece(Piece("a", number, " word", 25.0 + number % 7))
        power = replace(ESTIMATE, watts=12.0 + number % 5)
        began = time.thread_time()
        live._on_usage(Usage("a", power, 1.9, 10**9 + number, READS, 2e10))
        if number >= 250:
            bench.turn()  # which repaints
            costs.append(time.thread_time() - began)
    undisturbed = sorted(costs)[:-10]  # others of the machine may disturb a few
    assert undisturbed[-1] < 0.05, "the event loop's turn"
    assert statistics.mean(undisturbed) / USAGE_S < 0.01


def test_the_plot_grows_with_the_text(qapp: QApplication, bench: WindowBench) -> None:
    live = panel(bench)
    before = live.plot.sizeHint(), live.bars.sizeHint(), live.width()
    bench.program.settings.update(font_size=24)
    assert live.plot.sizeHint().height() > before[0].height() * 1.5
    assert live.bars.sizeHint().height() > before[1].height() * 1.5 and live.width() > before[2] * 1.5


def test_runs_are_cut_where_the_work_changes_or_stops() -> None:
    history = LiveHistory()
    assert history.runs() == [] and history.end == 0.0
    for second, reading in ((0, True), (1, True), (2, False), (3, False), (10, False)):
        history.add(Sample(float(second), reading, 5.0, None))
    assert [len(run) for run in history.runs()] == [2, 2, 1]


def test_a_bar_without_anything_read_is_empty(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(qapp)
    bars = ReadBars(theme)
    qtbot.addWidget(bars)
    bars.resize(QSize(300, 120))
    assert not has(bars.grab(bars.rect().adjusted(0, 0, 0, -100)).toImage(), theme, "accent")
    bars.show_reads(READS)
    top = bars.grab(bars.rect().adjusted(0, 0, 0, -108)).toImage()
    accent = theme.color("accent").rgb()
    wide = sum(top.pixel(x, 5) == accent for x in range(top.width()))
    assert wide / top.width() == pytest.approx(400 / 640, abs=0.02)


def test_the_share_of_the_memory() -> None:
    assert roofline(READS, 20.0, 0.0) == ("10.8", None)
    assert roofline(READS, 20.0, 21.6e9) == ("10.8", pytest.approx(0.5))
    assert INFO.threads == 1


def test_battery_and_slow_processor_are_said_while_they_are_new(
    bench: WindowBench, clock: list[float]
) -> None:
    bench.window.menus.live.trigger()
    live = panel(bench)
    answer = begin(bench)
    usage = Usage(answer, ESTIMATE, 1.0, 5, READS, battery_s=11_400.0, slowdown=Slowdown(0.18, 0.21))
    clock[0] += 1.0
    bench.do(lambda: bench.client.emit(usage))
    assert live.battery.text() == "about 3 h 10 min of chatting left"
    assert live.slow.isVisible() and "18 % fewer tokens/s" in live.slow.text()
    live._fresh.stop()
    live._fresh.timeout.emit()
    assert not live.battery.isVisible() and not live.slow.isVisible()
    clock[0] += 1.0
    bench.do(lambda: bench.client.emit(usage))
    clock[0] += 1.0
    bench.do(lambda: bench.client.emit(replace(usage, battery_s=None, slowdown=None)))
    assert not live.battery.isVisible() and not live.slow.isVisible(), "it was plugged in"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (20.0, "about 1 min"),
        (400.0, "about 7 min"),
        (1300.0, "about 20 min"),
        (3580.0, "about 1 h of"),
        (7300.0, "about 2 h of"),
        (11_400.0, "about 3 h 10 min"),
    ],
)
def test_the_time_that_the_battery_has_left(seconds: float | None, words: str) -> None:
    assert battery_words(seconds).startswith(words) and bool(battery_words(seconds)) == bool(words)
