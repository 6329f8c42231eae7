"""The offer at an answer that repeats itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.windows.message.note import MessageNote
from tests.helpers.window import WindowBench, open_window

LOOP = ["It is what it is, and so it goes on. "] * 40


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as opened:
        opened.load()
        yield opened.ask("Tell me", *LOOP, reason="")


def buttons(bench: WindowBench) -> list[QPushButton]:
    while bench.window.chat_view.busy:
        bench.turn()
    note = bench.window.chat_view.views[bench.program.session.messages()[-1].id].findChild(MessageNote)
    return note.buttons if note is not None and note.isVisible() else []


def test_it_is_offered_and_stops_only_when_told(bench: WindowBench) -> None:
    stop, go_on = buttons(bench)
    assert (stop.text(), go_on.text()) == ("Stop", "Let it go on")
    assert stop.isEnabled() and go_on.isEnabled() and bench.client.stops == 0
    assert stop.parentWidget().label.text() == "This answer repeats itself."  # type: ignore[attr-defined]
    bench.do(lambda: QTest.mouseClick(stop, Qt.MouseButton.LeftButton))
    assert bench.client.stops == 1
    bench.do(lambda: bench.client.finish("cancelled"))
    assert bench.texts()[-1] == "".join(LOOP)
    assert "Let it go on" not in [button.text() for button in buttons(bench)]


def test_it_goes_on_where_that_is_wanted(bench: WindowBench) -> None:
    bench.do(buttons(bench)[1].click)
    assert buttons(bench) == []
    bench.client.pieces(*LOOP)
    bench.turn()
    assert buttons(bench) == [] and bench.client.stops == 0
    bench.do(bench.client.finish)
    assert bench.texts()[-1] == "".join(LOOP * 2)


def test_both_are_reached_by_keyboard(bench: WindowBench) -> None:
    assert buttons(bench)
    bench.window.chat_view.setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        reached.append(focus.accessibleName() if focus is not None else "")
    assert {"Stop the answer", "Let it go on"} <= set(reached)
