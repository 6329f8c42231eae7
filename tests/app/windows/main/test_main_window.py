"""The main window around the chat: models, conversations, drafts, notices, what is remembered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app import paths
from app.models.memory import Memory
from app.windows.chat.empty_state import EmptyState
from app.windows.chat.this_chat import ChatDialog
from app.windows.message.view import MessageView
from app.windows.models import bars
from app.windows.widgets.dialog import MessageDialog
from tests.helpers.turns import LONGEST_S
from tests.helpers.window import MODEL, WindowBench, fill, open_window


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as bench:
        qtbot.waitUntil(bench.window.isActiveWindow)
        yield bench


def sentence(bench: WindowBench, key: str) -> str:
    """What the bar of that key says; "" if there is none."""
    bar = bench.window.notices.bar(key)
    return bar.label.text() if bar else ""


# ---- models ----------------------------------------------------------------------------------


def test_the_first_start_says_what_to_do(bench: WindowBench, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = bench.window.empty_state
    assert bench.window.middle.currentWidget() is empty
    assert empty.open_button.isVisible()
    assert not any(button.isVisible() for button in empty.suggestions)
    assert not bench.window.composer.button.isEnabled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *args: MODEL)
    bench.do(empty.open_button.click)
    assert bench.client.loads[-1].path == MODEL


def test_loading_shows_progress_and_memory(bench: WindowBench) -> None:
    from engine.process.events import Loading

    bench.do(lambda: bench.window.open_model(MODEL))
    assert "田中 ü 😀" in sentence(bench, "loading")
    assert "free" in sentence(bench, "loading")
    bench.do(lambda: bench.client.emit(Loading(0.5)))
    bar = bench.window.notices.bar("loading")
    assert bar is not None and bar.progress is not None and bar.progress.value() == 500
    assert "田中 ü 😀" in bench.window.status.model.text()
    bench.do(bench.client.loaded)
    assert bench.window.notices.bar("loading") is None
    assert bench.window.status.kernel.text() == "i2_s · scalar"


def test_a_question_clicked_is_asked(bench: WindowBench) -> None:
    bench.load()
    bench.window.composer.insert("my own words")
    button = bench.window.empty_state.suggestions[0]
    bench.do(button.click)
    assert bench.texts()[0] == button.accessibleName()
    assert bench.window.middle.currentWidget() is bench.window.chat_view
    assert bench.window.composer.text() == "my own words"


def test_a_refused_model_is_told_once_with_a_way_on(
    bench: WindowBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.window.open_model(MODEL)
    bench.do(lambda: bench.client.load_failed("config.json is missing."))
    assert sentence(bench, "refused") == "config.json is missing."
    assert sentence(bench, "notice") == ""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *args: "/other")
    bar = bench.window.notices.bar("refused")
    assert bar is not None
    bench.do(bar.buttons[0].click)
    assert bench.client.loads[-1].path == "/other"
    assert bench.window.notices.bar("refused") is None


def test_too_little_memory_is_said_before_loading(
    bench: WindowBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bars, "memory_for", lambda *args: Memory(3 << 30, 1 << 30, 4 << 30))
    bench.do(lambda: bench.window.open_model(MODEL))
    assert bench.client.loads == []
    assert "3.0 GB" in sentence(bench, "memory") and "1.0 GB" in sentence(bench, "memory")
    bar = bench.window.notices.bar("memory")
    assert bar is not None
    bench.do(bar.buttons[0].click)
    assert len(bench.client.loads) == 1


def drop(bench: WindowBench, *files: Path) -> bool:
    """Drags and drops onto the composer's field, where the pointer often is; whether it was taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    target = bench.window.composer.field.viewport()
    enter = QDragEnterEvent(QPoint(5, 5), copy, mime, left, none)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    assert bench.window.drop_hint.isVisible()
    QApplication.sendEvent(bench.window, QDropEvent(QPointF(5, 5), copy, mime, left, none))
    bench.turn()
    return True


def test_a_folder_dropped_is_opened(bench: WindowBench, tmp_path: Path) -> None:
    folder = tmp_path / "田中 ü 😀"
    folder.mkdir()
    (folder / "config.json").touch()
    assert drop(bench, folder)
    assert bench.client.loads[-1].path == str(folder)
    assert bench.window.drop_hint.isHidden()
    assert drop(bench, folder / "config.json")
    assert bench.client.loads[-1].path == str(folder)
    assert len(bench.client.loads) == 2


def test_other_files_dropped_are_attached_and_several_folders_left_alone(
    bench: WindowBench, tmp_path: Path
) -> None:
    picture = tmp_path / "picture.png"
    picture.touch()
    assert not drop(bench, tmp_path, tmp_path)
    assert drop(bench, picture, tmp_path)
    assert [file.name for file in bench.window.files.attaching.files] == ["picture.png"]
    assert bench.window.composer.text() == "" and bench.client.loads == []


def test_recent_models_are_in_menu_and_empty_state(qapp: QApplication, bench: WindowBench) -> None:
    bench.load()
    (action,) = bench.window.menus.recent.actions()
    assert action.text() == "田中 ü 😀"
    bench.do(bench.window.menus.unload.trigger)
    (button,) = bench.window.empty_state.recent_buttons
    bench.do(button.click)
    assert [load.path for load in bench.client.loads] == [MODEL, MODEL]
    bench.do(bench.client.loaded)
    bench.do(action.trigger)
    assert len(bench.client.loads) == 3


def test_a_dead_engine_is_a_sentence_and_a_button(bench: WindowBench) -> None:
    bench.load().ask("hello", "Hi", " there", reason="")
    bench.do(bench.client.die)
    assert sentence(bench, "engine") == "The engine was killed."
    assert sentence(bench, "notice") == "", "told once"
    assert bench.texts() == ["hello", "Hi there"]
    assert not bench.window.menus.stop.isEnabled()
    bar = bench.window.notices.bar("engine")
    assert bar is not None
    bench.do(bar.buttons[0].click)
    assert bench.client.alive
    assert bench.window.notices.bar("engine") is None
    bench.do(bench.client.loaded)
    bench.ask("and now?", "Well.")
    assert bench.texts() == ["hello", "Hi there", "and now?", "Well."]


# ---- conversations ---------------------------------------------------------------------------


def test_send_and_stop(qtbot: QtBot, bench: WindowBench) -> None:
    bench.load()
    field = bench.window.composer.field
    qtbot.keyClicks(field, "hello")
    bench.do(lambda: qtbot.keyClick(field, Qt.Key.Key_Return))
    assert bench.window.composer.text() == ""
    bench.client.pieces("One", " two")
    bench.turn()
    assert bench.window.composer.button.accessibleName() == "Stop"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert bench.client.stops == 1
    bench.client.pieces(" three")
    bench.client.finish("cancelled")
    bench.turn()
    assert bench.texts() == ["hello", "One two"]
    assert bench.window.composer.button.accessibleName() == "Send"
    assert field.hasFocus()


def test_a_refused_message_stays_in_the_composer(bench: WindowBench) -> None:
    bench.load().ask("hello", "Hi", reason="")
    bench.window.composer.insert("too early")
    bench.window.commands.new()
    bench.window.composer.insert("another chat")
    bench.window.composer.submitted.emit("another chat")
    assert "hello" in sentence(bench, "notice"), "it says where an answer is being written"
    assert bench.window.composer.text() == "another chat"


def test_a_message_before_the_model_is_there(bench: WindowBench) -> None:
    bench.do(lambda: bench.window.open_model(MODEL))
    bench.window.composer.insert("patience")
    bench.do(bench.window.composer.button.click)
    assert bench.texts()[0] == "patience"
    assert bench.client.generates == []
    bench.do(bench.client.loaded)
    assert bench.client.last.messages[-1].text == "patience"


def test_every_chat_has_its_own_draft(bench: WindowBench) -> None:
    store = bench.program.session.store
    a, b = fill(store, "a", "one", "two"), fill(store, "b", "three", "four")
    bench.window.commands.open(a)
    bench.window.composer.insert("for a")
    bench.window.commands.open(b)
    assert bench.window.composer.text() == ""
    bench.window.composer.insert("for b")
    bench.window.commands.open(a)
    assert bench.window.composer.text() == "for a"
    assert bench.window.sidebar.model.row(bench.window.sidebar.view.currentIndex()).conversation_id == a
    bench.window.commands.open(b)
    assert bench.window.composer.text() == "for b"


def test_switching_branches_leaves_the_composer_alone(bench: WindowBench) -> None:
    bench.load().ask("hello", "Hi")
    answer = bench.program.session.messages()[-1].id
    bench.program.session.asking.regenerate(answer)
    bench.client.pieces("Hey")
    bench.client.finish()
    bench.turn()
    bench.window.composer.insert("half a thou")
    bench.program.session.switch_branch(bench.program.session.messages()[-1].id, -1)
    assert bench.texts()[-1] == "Hi"
    assert bench.window.composer.text() == "half a thou"


def test_delete_and_undo(bench: WindowBench) -> None:
    a = fill(bench.program.session.store, "a", "one", "two")
    bench.window.commands.open(a)
    bench.window.composer.insert("draft")
    bench.window.menus.delete.trigger()
    assert bench.texts() == []
    assert sentence(bench, "undo") == "“a” is in the trash for 30 days."
    bar = bench.window.notices.bar("undo")
    assert bar is not None
    bar.buttons[0].click()
    assert bench.texts() == ["one", "two"]
    assert bench.window.composer.text() == "draft"
    assert bench.window.notices.bar("undo") is None


def test_rename_from_the_menu_shows_the_list_first(qtbot: QtBot, bench: WindowBench) -> None:
    a = fill(bench.program.session.store, "before", "one", "two")
    bench.window.sidebar.refresh()
    bench.window.commands.open(a)
    bench.window.menus.sidebar.setChecked(False)
    assert bench.window.sidebar.isHidden()
    bench.window.menus.rename.trigger()
    field = bench.window.sidebar.view.findChild(QLineEdit, "renameField")
    assert isinstance(field, QLineEdit) and field.isVisible()
    field.setText("after")
    bench.do(lambda: qtbot.keyClick(field, Qt.Key.Key_Return))
    assert bench.window.header.title.text() == "after"
    assert bench.window.windowTitle() == "after – Tern"


def test_pin_from_the_menu(bench: WindowBench) -> None:
    a = fill(bench.program.session.store, "a", "one", "two")
    bench.window.commands.open(a)
    bench.window.menus.pin.trigger()
    assert bench.program.session.info.pinned and bench.window.menus.pin.isChecked()
    bench.window.menus.pin.trigger()
    assert not bench.program.session.info.pinned


def test_a_new_chat_cannot_be_renamed_pinned_or_deleted(bench: WindowBench) -> None:
    menus = bench.window.menus
    assert not any(action.isEnabled() for action in (menus.rename, menus.pin, menus.delete))


def test_a_hit_on_another_branch_is_shown(bench: WindowBench) -> None:
    bench.load().ask("hello", "Albatross")
    session = bench.program.session
    first = session.messages()[-1].id
    session.asking.regenerate(first)
    bench.client.pieces("Tern")
    bench.client.finish()
    bench.turn()
    assert bench.texts()[-1] == "Tern"
    bench.window.commands.new()
    bench.window.commands.open(session.store.conversations()[0].id, first)
    assert bench.texts()[-1] == "Albatross"


def test_a_system_prompt_for_this_chat(bench: WindowBench) -> None:
    bench.load()
    bench.window.menus.prompt.trigger()
    dialog = bench.window.findChild(ChatDialog)
    assert dialog is not None and dialog.fields.use_default.isChecked()
    dialog.fields.use_default.click()
    dialog.fields.text.setPlainText("You are a pirate.")
    dialog.accept()
    bench.turn()
    assert bench.window.header.preset.text() == "Custom"
    bench.ask("hello", "Arr.")
    assert bench.client.last.messages[0].text == "You are a pirate."


def test_answer_again_and_continue_from_the_menu(bench: WindowBench) -> None:
    bench.load().ask("hello", "Hi and", reason="length")
    bench.do(bench.window.menus.go_on.trigger)
    assert bench.client.last.continue_last
    bench.client.pieces(" welcome")
    bench.client.finish()
    bench.turn()
    assert bench.texts()[-1] == "Hi and welcome"
    bench.do(bench.window.menus.regenerate.trigger)
    assert not bench.client.last.continue_last
    bench.client.finish()
    bench.turn()
    answer = bench.program.session.messages()[-1]
    assert len(bench.program.session.siblings(answer.id)[1]) == 2


# ---- the rest of the manners -----------------------------------------------------------------


def test_search_is_one_key_away(qtbot: QtBot, bench: WindowBench) -> None:
    bench.window.menus.sidebar.setChecked(False)
    qtbot.keyClick(bench.window.composer.field, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bench.window.sidebar.search.hasFocus()
    qtbot.keyClicks(bench.window.sidebar.search, "x")
    bench.load().ask("hello", "Hi", reason="")
    bench.window.sidebar.focus_search()
    qtbot.keyClick(bench.window.sidebar.search, Qt.Key.Key_Escape)
    assert bench.client.stops == 0, "Esc ends the search first"
    qtbot.keyClick(bench.window.sidebar.search, Qt.Key.Key_Escape)
    assert bench.client.stops == 1


def test_the_edit_menu_acts_on_the_focused_text(bench: WindowBench) -> None:
    menus, composer = bench.window.menus, bench.window.composer
    composer.setFocus()
    composer.insert("some words")
    menus.select_all.trigger()
    menus.cut.trigger()
    assert composer.text() == ""
    menus.paste.trigger()
    assert composer.text() == "some words"
    menus.undo.trigger()
    assert composer.text() == ""
    bench.window.sidebar.view.setFocus()
    assert not menus.paste.isEnabled()


def test_text_size_by_key(bench: WindowBench) -> None:
    before = bench.window.composer.field.font().pointSizeF()
    bench.window.menus.larger.trigger()
    bench.window.menus.larger.trigger()
    assert bench.window.composer.field.font().pointSizeF() > before
    bench.window.menus.normal.trigger()
    assert bench.window.composer.field.font().pointSizeF() == before


def test_theme_from_the_menu(bench: WindowBench) -> None:
    bench.window.menus.themes["dark"].trigger()
    assert bench.program.settings.value.theme == "dark"
    assert bench.window.menus.themes["dark"].isChecked()
    bench.window.menus.themes["system"].trigger()


def test_the_list_is_hidden_without_losing_the_focus(bench: WindowBench) -> None:
    bench.window.sidebar.search.setFocus()
    bench.window.menus.sidebar.trigger()
    assert bench.window.sidebar.isHidden()
    assert bench.window.composer.field.hasFocus()


def test_all_of_it_is_there_at_the_next_start(qtbot: QtBot, qapp: QApplication) -> None:
    with open_window(qapp) as first:
        store = first.program.session.store
        fill(store, "other", "one", "two")
        a = fill(store, "last", *[f"text {number}" for number in range(40)])
        first.window.resize(701, 533)  # within the offscreen screen of 800 x 800
        first.window.splitter.setSizes([250, 451])
        first.window.commands.open(a)
        first.window.composer.insert("unsent")
    with open_window(qapp) as second:
        assert second.program.session.info.id == a
        assert second.window.composer.text() == "unsent"
        assert (second.window.width(), second.window.height()) == (701, 533)
        assert second.window.splitter.sizes()[0] == 250
        second.window.menus.sidebar.setChecked(False)
    with open_window(qapp) as third:
        assert third.window.sidebar.isHidden()
        third.do(lambda: third.window.menus.sidebar.setChecked(True))
        assert third.window.splitter.sizes()[0] == 250


def test_a_settings_file_of_nonsense_is_no_harm(qtbot: QtBot, qapp: QApplication) -> None:
    paths.settings_path().write_text('{"geometry": "not base64!", "splitter": "AAAA"}')
    with open_window(qapp) as bench:
        assert bench.window.splitter.sizes()[0] > 100


def test_closing_with_unsaved_text_asks(bench: WindowBench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(bench.program.session), "unsaved", True)
    asked = []

    def answer(dialog: MessageDialog) -> int:
        asked.append(dialog.sentence.text())
        return 0 if len(asked) == 1 else 1

    monkeypatch.setattr(MessageDialog, "exec", answer)
    assert not bench.window.close()
    assert bench.window.isVisible()
    assert bench.window.close()
    assert len(asked) == 2


@pytest.mark.parametrize("width", [520, 640, 1600])
def test_nothing_is_cut_off_in_a_narrow_or_wide_window(bench: WindowBench, width: int) -> None:
    bench.load()
    bench.window.resize(width, 700)
    bench.turn()
    window = bench.window
    for part in (window.composer, window.header, window.status, window.empty_state):
        left = part.mapTo(window, QPoint(0, 0)).x()
        assert left >= 0 and left + part.width() <= window.width()
    assert isinstance(window.empty_state, EmptyState)
    for button in window.empty_state.suggestions:
        assert button.height() >= button.heightForWidth(button.width()), "its words fit in"


def test_a_10_mb_paste_does_not_hold_the_window(bench: WindowBench) -> None:
    import time

    bench.load()
    text = "a line of a very long paste\n" * 375_000
    QApplication.clipboard().setText(text)
    longest = 0.0
    for act in (
        bench.window.composer.field.paste,
        bench.turn,
        bench.window.composer.flush_draft,
        bench.turn,
    ):
        began = time.thread_time()
        act()
        longest = max(longest, time.thread_time() - began)
    assert longest < LONGEST_S, f"{longest:.3f} s of work in one turn"
    assert isinstance(bench.window.composer.field, QPlainTextEdit)
    bench.do(bench.window.composer.button.click)
    assert bench.texts()[0] == text


def test_neither_text_nor_composer_move_when_the_scroll_bar_comes(bench: WindowBench) -> None:
    bench.load().ask("hello", "Hi")
    window = bench.window

    def middles() -> tuple[float, float]:
        message = window.chat_view.findChildren(MessageView)[0]
        return tuple(
            part.mapTo(window, QPoint(0, 0)).x() + part.width() / 2 for part in (message, window.composer)
        )

    chat, composer = middles()
    assert abs(chat - composer) <= 1
    assert not window.chat_view.verticalScrollBar().isVisible()
    bench.ask("more", "a line\n\n" * 60)
    assert window.chat_view.verticalScrollBar().isVisible()
    assert middles() == (chat, composer)
    bench.do(window.commands.new)
    bench.load().ask("short", "again")
    assert middles() == (chat, composer)
