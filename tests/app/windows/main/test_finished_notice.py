"""When a finished answer is told of, with which words, and what a click does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.windows.main import finished_notice
from tests.helpers.window import WindowBench, open_window

State = Qt.ApplicationState


class Clock:
    """Shared by the window and the test."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(finished_notice, "time", clock)
    return clock


@pytest.fixture
def bench(qapp: QApplication, clock: Clock) -> Iterator[WindowBench]:
    with open_window(qapp) as bench:
        yield bench.load()


@pytest.fixture
def shown(bench: WindowBench, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What was told so far; the window is behind another one."""
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(bench.window.finished.notice, "show", lambda *words: shown.append(words))
    monkeypatch.setattr(QApplication, "applicationState", lambda: State.ApplicationInactive)
    return shown


def answer(bench: WindowBench, clock: Clock, seconds: float, reason: str = "stop") -> None:
    bench.ask("What do terns eat?", "Small fish, ", reason="")
    clock.now += seconds
    if reason == "failed":
        bench.client.fail()
    else:
        bench.client.finish(reason)
    bench.turn()


def test_a_long_answer_in_the_background(
    bench: WindowBench, clock: Clock, shown: list[tuple[str, str]]
) -> None:
    answer(bench, clock, 30)
    assert shown == [("What do terns eat?", "The answer is ready.")]
    assert not any("fish" in text for words in shown for text in words)
    answer(bench, clock, 30, "length")
    assert len(shown) == 2


def test_what_is_not_told(
    bench: WindowBench, clock: Clock, shown: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(bench, clock, 2)
    bench.ask("Again?", "Yes", reason="")
    clock.now += 30
    bench.program.session.stop()
    bench.client.finish("cancelled")
    bench.turn()
    bench.program.settings.update(notify=False)
    answer(bench, clock, 30)
    bench.program.settings.update(notify=True)
    monkeypatch.setattr(QApplication, "applicationState", lambda: State.ApplicationActive)
    answer(bench, clock, 30)
    assert shown == []


def test_without_the_title(bench: WindowBench, clock: Clock, shown: list[tuple[str, str]]) -> None:
    bench.program.settings.update(notify_title=False)
    answer(bench, clock, 30)
    assert shown == [("Tern", "The answer is ready.")]


def test_an_engine_that_dies(bench: WindowBench, clock: Clock, shown: list[tuple[str, str]]) -> None:
    bench.ask("What do terns eat?", "Small ", reason="")
    clock.now += 30
    bench.do(bench.client.die)
    assert shown == [("What do terns eat?", "The answer could not be finished.")]


def test_a_click_shows_that_chat(bench: WindowBench, clock: Clock, shown: list[tuple[str, str]]) -> None:
    answer(bench, clock, 30)
    first = bench.program.session.info.id
    bench.do(bench.window.commands.new)
    bench.window.showMinimized()
    bench.do(bench.window.finished.notice.clicked.emit)
    assert bench.program.session.info.id == first
    assert not bench.window.isMinimized() and bench.window.isVisible()


def test_where_nothing_can_be_shown_the_window_asks_for_attention(
    bench: WindowBench, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    alerted: list[object] = []
    monkeypatch.setattr(QApplication, "alert", alerted.append)
    bench.window.finished.notice.refused.emit()
    assert alerted == [bench.window]


def test_the_settings(bench: WindowBench) -> None:
    bench.do(bench.window.dialogs.settings)
    page = bench.window.dialogs._open["settings"].general  # type: ignore[attr-defined]
    assert page.notify.isChecked() and page.notify_title.isChecked()
    page.notify_title.click()
    assert not bench.program.settings.value.notify_title
    page.notify.click()
    assert not bench.program.settings.value.notify and not page.notify_title.isEnabled()
