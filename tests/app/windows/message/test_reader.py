"""A message read line by line, in a field of Qt's own that screen readers know."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.windows.message.in_place.reader import LineReader
from app.windows.message.menu import MessageMenu
from app.windows.message.view import MessageView
from tests.helpers.chat_bench import ChatBench

ANSWER = "First line.\n\n- an *item*\n- another one"


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[ChatBench]:
    bench = ChatBench(qapp, tmp_path)
    bench.window.show()
    qtbot.waitUntil(bench.window.isActiveWindow)
    yield bench
    bench.close()


def focused_answer(bench: ChatBench, text: str = ANSWER) -> MessageView:
    """The view of an answer that the keyboard has come to by a key."""
    bench.ask("Q", text)
    bench.settle()
    view = bench.shown(bench.session.messages()[-1].id)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    return view


def reading(view: MessageView) -> LineReader:
    reader = view.stand_in.reader
    assert reader is not None
    return reader


def test_enter_reads_it_and_escape_leaves(bench: ChatBench) -> None:
    view = focused_answer(bench)
    height = view.height()
    QTest.keyClick(view, Qt.Key.Key_Return)
    bench.settle()
    reader = reading(view)
    assert QApplication.focusWidget() is reader and reader.isVisible()
    assert reader.toPlainText() == ANSWER and reader.isReadOnly()
    interface = QAccessible.queryAccessibleInterface(reader)
    assert interface.role() == QAccessible.Role.EditableText and interface.state().readOnly
    assert interface.text(QAccessible.Text.Name) == "Answer"
    assert "line by line" in interface.text(QAccessible.Text.Description)
    lines = []
    for _ in range(4):
        lines.append(reader.textCursor().block().text())
        QTest.keyClick(reader, Qt.Key.Key_Down)
    assert lines == ANSWER.split("\n")
    QTest.keyClicks(reader, "nothing is typed here")
    assert reader.toPlainText() == ANSWER
    assert len(bench.session.messages()) == 2 and bench.session.running_message is None, "nor commanded"
    assert not view.message.pinned and view.editor is None
    QTest.keyClick(reader, Qt.Key.Key_Escape)
    bench.settle()
    assert view.stand_in.reader is None and QApplication.focusWidget() is view
    assert view.height() == height and view.by_keyboard
    QTest.keyClick(view, Qt.Key.Key_Enter)
    assert QApplication.focusWidget() is reading(view), "and once more"


def test_going_elsewhere_leaves_it(bench: ChatBench, qtbot: QtBot) -> None:
    view = focused_answer(bench)
    QTest.keyClick(view, Qt.Key.Key_Return)
    bench.field.setFocus()
    qtbot.waitUntil(lambda: view.stand_in.reader is None)
    assert QApplication.focusWidget() is bench.field


def test_from_the_menu_of_a_question(bench: ChatBench) -> None:
    bench.ask("What I asked,\nin two lines", "A")
    bench.settle()
    view = bench.shown(bench.session.messages()[0].id)
    menu = MessageMenu(view, view)
    action = next(action for action in menu.actions() if action.text() == "Read line by line")
    action.trigger()
    menu.close()
    assert reading(view).accessibleName() == "You"
    assert reading(view).toPlainText() == "What I asked,\nin two lines"


def test_not_while_it_is_written_and_not_what_is_too_long(bench: ChatBench) -> None:
    told: list[str] = []
    view = focused_answer(bench, "x" * 100_000)
    view.announced.connect(told.append)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.stand_in.reader is None and "too long" in told[-1]
    bench.session.asking.send("Q")
    bench.client.progress(5, 5)
    bench.client.pieces("Half an ")
    bench.settle()
    view = bench.shown(bench.session.messages()[-1].id)
    view.announced.connect(told.append)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.stand_in.reader is None and "still being written" in told[-1]


def test_it_is_not_edited_meanwhile(bench: ChatBench) -> None:
    view = focused_answer(bench)
    view.start_reading()
    view.start_edit()
    assert view.editor is None
    QTest.keyClick(reading(view), Qt.Key.Key_Escape)
    view.start_edit()
    view.start_reading()
    assert view.editor is not None and view.stand_in.reader is None
