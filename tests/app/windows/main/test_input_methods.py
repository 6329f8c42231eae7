"""What an input method is composing belongs to what is sent, saved, searched or named."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from app.windows.chat.this_chat import ChatDialog
from app.windows.widgets.composition import Composition
from tests.helpers.window import WindowBench, open_window


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as opened:
        yield opened


def compose(field: QWidget, text: str) -> None:
    """As an input method does before its word is chosen."""
    QCoreApplication.sendEvent(field, QInputMethodEvent(text, []))


@pytest.mark.parametrize("typed", ["", "你好"])
@pytest.mark.parametrize("how", ["button", "enter"])
def test_a_message(bench: WindowBench, typed: str, how: str) -> None:
    bench.load()
    composer = bench.window.composer
    composer.insert(typed)
    compose(composer.field, "shijie")
    assert composer.button.isEnabled()
    if how == "button":
        composer.button.click()
    else:
        QTest.keyClick(composer.field, Qt.Key.Key_Return)
    bench.turn()
    assert bench.texts()[0] == typed + "shijie"
    assert composer.text() == "" and composer.composition.text == ""
    assert composer.is_empty() and not composer.field.textCursor().block().layout().preeditAreaText()


def test_a_draft_of_a_chat_that_is_left(bench: WindowBench) -> None:
    bench.load().ask("First", "one")
    first = bench.program.session.info.id
    compose(bench.window.composer.field, "にほん")
    bench.do(bench.window.menus.new_chat.trigger)
    assert bench.window.composer.text() == ""
    bench.do(lambda: bench.window.commands.open(first))
    assert bench.window.composer.text() == "にほん"


@pytest.mark.parametrize("how", ["button", "shortcut"])
def test_an_edit(bench: WindowBench, how: str) -> None:
    bench.load().ask("First", "one")
    view = bench.window.chat_view.views[bench.program.session.messages()[0].id]
    view.start_edit()
    editor = view.editor
    assert editor is not None and not editor.save_button.isEnabled()
    compose(editor.field, "뜻")
    assert editor.save_button.isEnabled()
    if how == "button":
        editor.save_button.click()
    else:
        QTest.keyClick(editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.turn()
    assert bench.texts()[0] == "First뜻"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_title(bench: WindowBench, key: Qt.Key) -> None:
    bench.load().ask("First", "one")
    bench.window.menus.rename.trigger()
    field = bench.window.sidebar.view.findChild(QLineEdit, "renameField")
    assert field is not None
    field.setText("新")
    compose(field, "しい")
    QTest.keyClick(field, key)
    bench.turn()
    assert bench.program.session.info.title == "新しい"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_a_search(bench: WindowBench, key: Qt.Key) -> None:
    bench.load().ask("東京の天気", "one")
    bench.window.menus.search.trigger()
    compose(bench.window.sidebar.search, "東京")
    QTest.keyClick(bench.window.sidebar.search, key)
    bench.turn()
    assert bench.window.sidebar.search.text() == "東京"
    row = bench.window.sidebar.model.row(bench.window.sidebar.view.currentIndex())
    assert row is not None and "東京" in row.title


def test_a_system_prompt(bench: WindowBench) -> None:
    bench.window.dialogs.prompt()
    dialog = bench.window.findChild(ChatDialog)
    assert dialog is not None
    dialog.fields.use_default.setChecked(False)
    dialog.fields.text.setPlainText("Be ")
    dialog.fields.text.moveCursor(dialog.fields.text.textCursor().MoveOperation.End)
    compose(dialog.fields.text, "礼貌")
    dialog.accept()
    bench.turn()
    assert bench.program.session.info.system_prompt == "Be 礼貌"


def test_an_input_method_that_commits_by_itself_is_not_doubled(bench: WindowBench) -> None:
    field = QPlainTextEdit()
    composition = Composition(field)
    compose(field, "ab")
    event = QInputMethodEvent()
    event.setCommitString("甲")
    QCoreApplication.sendEvent(field, event)
    composition.commit()
    assert field.toPlainText() == "甲"
    compose(field, "乙")
    compose(field, "")  # given up
    composition.commit()
    assert field.toPlainText() == "甲"
