"""Whatever was done last, what is typed next goes to the composer, unless a text field has the keyboard."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QWidget

from tests.helpers.window import WindowBench, open_window


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as opened:
        yield opened


def type_text(bench: WindowBench, text: str) -> None:
    """Key by key, each to what has the keyboard then, as a system does."""
    for letter in text:
        QTest.keyClicks(QApplication.focusWidget() or bench.window, letter)
        bench.turn()


def click(widget: QWidget, point: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=point or widget.rect().center())


def by_mouse(button: QAbstractButton) -> None:
    click(button)


def by_keyboard(button: QAbstractButton) -> None:
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)


def editors(bench: WindowBench) -> list[str]:
    return [key for key, view in bench.window.chat_view.views.items() if view.editor is not None]


def click_row(bench: WindowBench, conversation_id: str) -> None:
    view = bench.window.sidebar.view
    click(view.viewport(), view.visualRect(bench.window.sidebar.model.find(conversation_id)).center())


@pytest.mark.parametrize("press", [by_mouse, by_keyboard])
@pytest.mark.parametrize("answered", [False, True])
def test_after_a_suggestion_card(
    bench: WindowBench, press: Callable[[QAbstractButton], None], answered: bool
) -> None:
    bench.load()
    bench.do(lambda: press(bench.window.empty_state.suggestions[0]))
    assert len(bench.texts()) == 2
    if answered:
        bench.client.pieces("An answer.")
        bench.client.finish()
        bench.turn()
    type_text(bench, "edit recent cards")
    assert bench.window.composer.text() == "edit recent cards"
    assert not editors(bench)
    assert len(bench.client.generates) == 1


def test_after_the_window_had_no_composer_to_go_to(bench: WindowBench) -> None:
    """A recent model's button goes away when the model is loaded."""
    bench.program.settings.remember_model("/models/some")
    bench.window.empty_state.show_no_model(("/models/some",))
    by_keyboard(bench.window.empty_state.recent_buttons[0])
    bench.do(bench.client.loaded)
    type_text(bench, "hello")
    assert bench.window.composer.text() == "hello"


@pytest.mark.parametrize("press", [by_mouse, by_keyboard])
def test_after_sending_and_stopping_by_button(
    bench: WindowBench, press: Callable[[QAbstractButton], None]
) -> None:
    bench.load()
    bench.window.composer.insert("First?")
    bench.do(lambda: press(bench.window.composer.button))
    bench.client.pieces("Well")
    bench.turn()
    bench.do(lambda: press(bench.window.composer.button))
    assert bench.client.stops == 1
    type_text(bench, "cere")
    assert bench.window.composer.text() == "cere"


@pytest.mark.parametrize("how", ["menu", "header", "list", "undo bar"])
def test_after_a_chat_is_deleted(bench: WindowBench, how: str) -> None:
    bench.load().ask("First question", "an answer")
    chat = bench.program.session.info.id
    if how == "list":
        click_row(bench, chat)
        QTest.keyClick(bench.window.sidebar.view, Qt.Key.Key_Delete)
    else:
        if how == "header":
            bench.window.header.more.setFocus(Qt.FocusReason.TabFocusReason)
        bench.window.menus.delete.trigger()
    bench.turn()
    if how == "undo bar":
        bar = bench.window.notices.bar("undo")
        assert bar is not None
        by_keyboard(bar.buttons[0])
        bench.turn()
        assert bench.texts() == ["First question", "an answer"]
    type_text(bench, "each")
    assert bench.window.composer.text() == "each"
    assert not editors(bench)


@pytest.mark.parametrize("how", ["click", "enter", "keys"])
def test_after_another_chat_is_opened(bench: WindowBench, how: str) -> None:
    bench.load().ask("First question", "one")
    first = bench.program.session.info.id
    bench.do(bench.window.menus.new_chat.trigger)
    bench.ask("Second question", "two")
    if how == "click":
        click_row(bench, first)
    elif how == "enter":
        bench.window.sidebar.view.setFocus(Qt.FocusReason.TabFocusReason)
        bench.window.sidebar.view.setCurrentIndex(bench.window.sidebar.model.find(first))
        QTest.keyClick(bench.window.sidebar.view, Qt.Key.Key_Return)
    else:
        view = bench.window.chat_view
        view.setFocus(Qt.FocusReason.TabFocusReason)  # in a message of the chat that is left
        bench.window.menus.next.trigger()
    bench.turn()
    assert bench.program.session.info.id == first
    type_text(bench, "second")
    assert bench.window.composer.text() == "second"
    assert bench.program.session.info.id == first


@pytest.mark.parametrize("how", ["system prompt", "settings", "shortcuts"])
def test_after_a_dialog_is_closed(bench: WindowBench, how: str) -> None:
    bench.load().ask("First question", "one")
    if how == "system prompt":
        bench.window.menus.prompt.trigger()
    else:
        (bench.window.menus.settings if how == "settings" else bench.window.menus.shortcuts).trigger()
    bench.turn()
    dialog = QApplication.activeWindow()
    assert dialog is not None and dialog is not bench.window
    dialog.close()
    bench.window.activateWindow()
    bench.turn()
    type_text(bench, "e r c")
    assert bench.window.composer.text() == "e r c"
    assert QApplication.activeWindow() is bench.window


def test_after_a_search_is_closed(bench: WindowBench) -> None:
    bench.load().ask("First question", "one")
    bench.window.menus.search.trigger()
    search = bench.window.sidebar.search
    QTest.keyClicks(search, "first")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    bench.turn()
    assert not search.text()
    type_text(bench, "hello")
    assert bench.window.composer.text() == "hello"


@pytest.mark.parametrize("saved", [True, False])
@pytest.mark.parametrize("own", [True, False], ids=["question", "answer"])
def test_after_an_edit(bench: WindowBench, saved: bool, own: bool) -> None:
    bench.load().ask("First question", "one")
    message = bench.program.session.messages()[0 if own else 1]
    view = bench.window.chat_view.views[message.id]
    view.start_edit()
    assert view.editor is not None
    field = view.editor.field
    field.setFocus()
    QTest.keyClicks(field, "!")
    if saved:
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    else:
        QTest.keyClick(field, Qt.Key.Key_Escape)
    bench.turn()
    type_text(bench, "every cat")
    assert bench.window.composer.text() == "every cat"
    assert not editors(bench)


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_after_a_chat_is_renamed(bench: WindowBench, end: Qt.Key) -> None:
    bench.load().ask("First question", "one")
    bench.window.menus.rename.trigger()
    editor = bench.window.sidebar.view.findChild(QLineEdit, "renameField")
    assert editor is not None
    QTest.keyClicks(editor, "Name")
    QTest.keyClick(editor, end)
    bench.turn()
    type_text(bench, "next")
    assert bench.window.composer.text() == "next"


def test_after_a_click_on_a_message_or_a_bar(bench: WindowBench) -> None:
    bench.load().ask("First question", "one")
    view = bench.window.chat_view.views[bench.program.session.messages()[1].id]
    click(view, QPoint(30, 20))
    type_text(bench, "er")
    assert bench.window.composer.text() == "er"
    click(view.footer.action_row.copy_button)
    type_text(bench, "ec")
    assert bench.window.composer.text() == "erec"
    bench.window.show_notice("Something")
    bar = bench.window.notices.bar("notice")
    assert bar is not None
    bar.controls[-1].setFocus(Qt.FocusReason.TabFocusReason)
    bench.window.notices.remove("notice")
    type_text(bench, "!")
    assert bench.window.composer.text() == "erec!"


def test_buttons_of_the_window_take_the_keyboard_only_by_tab(bench: WindowBench) -> None:
    bench.load().ask("First question", "one")
    bench.window.composer.setFocus()
    for button in bench.window.findChildren(QPushButton):
        if button.isVisible() and button.window() is bench.window:
            assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus, button.text()


def test_keys_that_type_nothing_stay_where_they_are(bench: WindowBench) -> None:
    bench.load().ask("First question", "one")
    bench.window.sidebar.view.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Shift, Qt.Key.Key_F7, Qt.Key.Key_Backspace, Qt.Key.Key_Escape, Qt.Key.Key_Delete):
        QTest.keyClick(bench.window.header.toggle, key)
    QTest.keyClick(bench.window.header.toggle, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(bench.window.header.toggle, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert bench.window.composer.text() == ""
    assert not bench.window.composer.field.hasFocus()
