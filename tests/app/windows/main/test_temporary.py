"""A temporary chat in the window: marked all the time, asked about before it is lost, exported as it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.windows.exchange.export_dialog import ExportDialog
from app.windows.widgets.dialog import MessageDialog
from tests.helpers.window import WindowBench, open_window


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as bench:
        yield bench
        bench.program.session.temporary.may_leave = lambda: True  # nobody is there to be asked


def press(word: str, asked: list[str]) -> None:
    """Answers the question that comes."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, MessageDialog):
            QTimer.singleShot(10, answer)
            return
        asked.append(dialog.sentence.text())
        next(b for b in dialog.findChildren(QPushButton) if b.text() == word).click()

    QTimer.singleShot(0, answer)


def test_it_is_marked_all_the_time(bench: WindowBench) -> None:
    window = bench.load().window
    assert not window.header.badge.isVisible()
    bench.do(window.menus.new_temporary.trigger)
    for _ in range(2):
        assert window.header.badge.isVisible() and window.header.badge.text() == "Temporary"
        assert not window.header.title.isVisible() and "secret" not in window.windowTitle()
        assert window.composer.property("temporary") is True
        bar = window.notices.bar("temporary")
        assert bar is not None and bar.isVisible()
        bench.ask("secret", "of course")
    menus = window.menus
    for action in (menus.rename, menus.pin, menus.move, menus.archive, menus.delete):
        assert not action.isEnabled()
    assert menus.export_chat.isEnabled() and menus.print_chat.isEnabled()
    assert window.sidebar.model.rowCount() == 0


def test_keeping_it_by_the_bar(bench: WindowBench) -> None:
    window = bench.load().window
    bench.do(window.menus.new_temporary.trigger)
    bench.ask("hello", "Hi")
    window.composer.insert("and then")
    bar = window.notices.bar("temporary")
    assert bar is not None
    bench.do(bar.buttons[0].click)
    assert not window.header.badge.isVisible() and not window.composer.property("temporary")
    assert window.notices.bar("temporary") is None and window.header.title.text() == "hello"
    assert window.menus.rename.isEnabled()
    (info,) = bench.program.session.store.conversations()
    assert bench.program.session.store.load(info.id).info.draft == "and then"


def test_the_question_before_it_is_lost(bench: WindowBench) -> None:
    window, session = bench.load().window, bench.program.session
    asked: list[str] = []
    bench.do(window.menus.new_temporary.trigger)
    bench.do(window.menus.new_chat.trigger)
    assert asked == [] and not session.temporary.on, "an empty one is left as any other"
    bench.do(window.menus.new_temporary.trigger)
    bench.ask("hello", "Hi")
    press("Stay here", asked)
    bench.do(window.menus.new_chat.trigger)
    assert session.temporary.on and bench.texts() == ["hello", "Hi"]
    press("Stay here", asked)
    bench.do(window.close)
    assert window.isVisible()
    press("Let it go", asked)
    bench.do(window.menus.new_chat.trigger)
    assert not session.temporary.on and bench.texts() == [] and session.store.conversations() == []
    bench.do(window.menus.new_temporary.trigger)
    bench.ask("again", "Hi")
    press("Keep this chat", asked)
    bench.do(window.menus.new_chat.trigger)
    assert not session.temporary.on and [info.title for info in session.store.conversations()] == ["again"]
    assert len(asked) == 4 and len(set(asked)) == 1 and "gone for good" in asked[0]


def test_it_is_exported_as_it_is(qtbot: QtBot, bench: WindowBench, tmp_path: Path) -> None:
    window = bench.load().window
    bench.do(window.menus.new_temporary.trigger)
    bench.ask("a secret question", "a secret answer")
    bench.do(window.menus.export_chat.trigger)
    (dialog,) = [w for w in window.findChildren(ExportDialog) if w.isVisible()]
    for kind, name in (("markdown", "chat.md"), ("json", "chat.json")):
        dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
        with qtbot.waitSignal(dialog.exported, timeout=60_000):
            dialog.write(tmp_path / name)
        assert "a secret answer" in (tmp_path / name).read_text("utf-8")
        bench.do(window.menus.export_chat.trigger)
        (dialog,) = [w for w in window.findChildren(ExportDialog) if w.isVisible()]
    dialog.close()
