"""A walk through what a chat can do, with keys alone: no slot is called, no button clicked by the test."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.windows.exchange.export_dialog import ExportDialog
from app.windows.exchange.import_dialog import ImportDialog
from tests.helpers.window import WindowBench, fill, open_window

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
WAIT_MS = 60_000


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as bench:
        qtbot.waitUntil(bench.window.isActiveWindow)
        yield bench.load()


def holder(bench: WindowBench) -> QWidget:
    """Who has the keyboard: a menu, else what has the focus in the window that is in front."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup
    dialogs = [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible()
    ]
    front = dialogs[-1] if dialogs else bench.window
    front.activateWindow()  # the platform of the tests brings no window to the front by itself
    for _ in range(100):
        if QApplication.activeWindow() is front:
            break
        QTest.qWait(10)
    return front.focusWidget() or front


def press(bench: WindowBench, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(holder(bench), key, modifiers)
    bench.turn()


def write(bench: WindowBench, text: str) -> None:
    QTest.keyClicks(holder(bench), text)
    bench.turn()


def tab_to(bench: WindowBench, words: str) -> None:
    """Tab until the keyboard is on what is called so."""
    for _ in range(40):
        now = holder(bench)
        if words in f"{now.accessibleName()} {getattr(now, 'text', str)()}".replace("&", ""):
            return
        press(bench, Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {words}")


def palette(bench: WindowBench, text: str) -> None:
    """Ctrl+K, some letters, Enter."""
    press(bench, Key.Key_K, CTRL)
    write(bench, text)
    press(bench, Key.Key_Return)


def in_menu(bench: WindowBench, begins: str) -> None:
    """Arrow keys to an entry of the menu that is open, and Enter."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in range(60):
        action = menu.activeAction()
        if action is not None and action.text().replace("&", "").startswith(begins):
            break
        press(bench, Key.Key_Down)
    else:
        raise AssertionError(f"{begins} is not in {[action.text() for action in menu.actions()]}")
    press(bench, Key.Key_Return)


def in_dialog(run: Callable[[QDialog], None]) -> None:
    """``run`` once a dialog waits for an answer in a loop of its own."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        run(dialog)

    QTimer.singleShot(200, look)


def answer(bench: WindowBench, qtbot: QtBot, text: str, asked: int) -> None:
    qtbot.waitUntil(lambda: len(bench.client.generates) > asked, timeout=WAIT_MS)
    bench.client.pieces(text)
    bench.do(bench.client.finish)


def ask(bench: WindowBench, qtbot: QtBot, text: str, reply: str) -> None:
    asked = len(bench.client.generates)
    write(bench, text)
    press(bench, Key.Key_Return)
    answer(bench, qtbot, reply, asked)


def test_preset_file_answers_and_context(
    bench: WindowBench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, window = bench.program.session, bench.window
    palette(bench, "new chat")
    press(bench, Key.Key_J, CTRL | SHIFT)
    in_menu(bench, "Proofread")
    assert session.info.options.preset == "Proofread" and window.composer.field.hasFocus()
    file = tmp_path / "notes.md"
    file.write_text("The safe stands in the cellar.", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    press(bench, Key.Key_O, CTRL | SHIFT)
    attaching = window.files.attaching
    qtbot.waitUntil(lambda: bool(attaching.files) and not attaching.is_reading, timeout=WAIT_MS)
    ask(bench, qtbot, "where is the safe", "In the cellar.")
    assert "stands in the cellar" in bench.client.generates[-1].messages[-1].text
    assert session.messages()[-1].preset == "Proofread"
    asked = len(bench.client.generates)
    press(bench, Key.Key_R, CTRL)
    answer(bench, qtbot, "Below.", asked)
    asked = len(bench.client.generates)
    press(bench, Key.Key_G, CTRL | SHIFT)
    in_menu(bench, "Brainstorm")
    answer(bench, qtbot, "Ideas.", asked)
    assert session.siblings(session.messages()[-1].id)[1] and session.messages()[-1].preset == "Brainstorm"
    palette(bench, "leave out the oldest")
    assert session.context.rule == "oldest"


def test_folder_archive_and_search(bench: WindowBench, qtbot: QtBot) -> None:
    session = bench.program.session
    other = fill(session.store, "Puffins", "what do puffins eat", "fish", used=time.time() - 90)
    ask(bench, qtbot, "hello terns", "Hi.")
    chat = session.info.id
    press(bench, Key.Key_F, CTRL | SHIFT)
    in_menu(bench, "New folder")
    write(bench, "Birds")
    press(bench, Key.Key_Return)
    assert session.info.folder == "Birds"
    press(bench, Key.Key_A, CTRL | SHIFT)
    assert session.info.id != chat and [info.id for info in session.archive.chats()] == [chat]
    palette(bench, "archived chats")
    press(bench, Key.Key_Return)
    assert session.info.id == chat
    press(bench, Key.Key_A, CTRL | SHIFT)
    assert session.archive.chats() == [], "the same keys bring it back"
    press(bench, Key.Key_F, CTRL)
    write(bench, "puffins eat")
    press(bench, Key.Key_Down)
    press(bench, Key.Key_Return)
    assert session.info.id == other and bench.window.composer.field.hasFocus()


def test_a_temporary_chat_is_kept_when_it_is_left(bench: WindowBench, qtbot: QtBot) -> None:
    session = bench.program.session
    press(bench, Key.Key_N, CTRL | SHIFT)
    assert session.temporary.on
    ask(bench, qtbot, "a secret", "Kept to myself.")
    chat = session.info.id
    in_dialog(lambda dialog: QTest.keyClick(dialog, Key.Key_Escape))
    press(bench, Key.Key_N, CTRL)
    assert session.info.id == chat and session.temporary.on, "Esc stays"
    in_dialog(lambda dialog: QTest.keyClick(dialog, Key.Key_Return))
    press(bench, Key.Key_N, CTRL)
    assert session.info.id != chat and session.store.listed(chat) is not None


def test_export_and_import(
    bench: WindowBench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(bench, qtbot, "hello", "Hi.")
    target = tmp_path / "chat.tern.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(bench, Key.Key_E, CTRL | SHIFT)
    tab_to(bench, "Format")
    press(bench, Key.Key_End)
    tab_to(bench, "Export")
    press(bench, Key.Key_Space)
    qtbot.waitUntil(target.exists, timeout=WAIT_MS)
    assert [chat["title"] for chat in json.loads(target.read_text("utf-8"))["chats"]] == ["hello"]
    qtbot.waitUntil(lambda: bench.window.findChild(ExportDialog) is None, timeout=WAIT_MS)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(target), ""))
    press(bench, Key.Key_I, CTRL | SHIFT)
    tab_to(bench, "Choose a file")
    press(bench, Key.Key_Space)
    dialog = next(w for w in bench.window.findChildren(ImportDialog) if w.isVisible())
    qtbot.waitUntil(lambda: dialog.preview is not None, timeout=WAIT_MS)
    assert "nothing to import" in dialog.told.text()
    press(bench, Key.Key_Escape)
    assert not any(w.isVisible() for w in bench.window.findChildren(ImportDialog))

    export = json.loads(target.read_text("utf-8"))
    (chat,) = export["chats"]
    chat["id"], chat["title"] = "from elsewhere", "of another Tern"
    text = json.dumps(export)
    for message in chat["messages"]:
        text = text.replace(message["id"], f"other {message['id']}")
    target.write_text(text, "utf-8")
    press(bench, Key.Key_I, CTRL | SHIFT)
    tab_to(bench, "Choose a file")
    press(bench, Key.Key_Space)
    dialog = next(w for w in bench.window.findChildren(ImportDialog) if w.isVisible())
    qtbot.waitUntil(lambda: dialog.preview is not None, timeout=WAIT_MS)
    assert "1 is new" in dialog.told.text()
    tab_to(bench, "Import")
    press(bench, Key.Key_Space)
    qtbot.waitUntil(lambda: bench.program.session.info.title == "of another Tern", timeout=WAIT_MS)
    assert bench.texts() == ["hello", "Hi."]


def test_local_documents(bench: WindowBench, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "zoo.txt").write_text("The platypus lays eggs.", "utf-8")
    session = bench.program.session
    assert session.library.add(str(folder)) == ""
    qtbot.waitUntil(lambda: not session.library.is_working, timeout=WAIT_MS)
    QTimer.singleShot(200, lambda: in_menu(bench, "papers"))  # the button's menu has a loop of its own
    press(bench, Key.Key_D, CTRL | SHIFT)
    assert session.quoting.folders == (str(folder),)
    ask(bench, qtbot, "What does the platypus lay?", "Eggs.")
    assert "lays eggs" in bench.client.generates[-1].messages[-1].text
