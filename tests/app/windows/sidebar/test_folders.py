"""Folders in the list of chats: by mouse, by dragging, by keyboard, and with very many of them."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.windows.sidebar.chat_list import CHAT_MIME, ROW_ROLE
from app.windows.sidebar.chat_rows import ChatRow
from app.windows.sidebar.folder_dialog import FolderDialog
from app.windows.sidebar.move_dialog import MoveDialog
from app.windows.sidebar.sidebar import Sidebar
from tests.helpers.turns import LONGEST_S
from tests.helpers.window import WindowBench, fill, open_window

NOW = time.time()


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as bench:
        qtbot.waitUntil(bench.window.isActiveWindow)
        yield bench


def rows(sidebar: Sidebar) -> list[ChatRow]:
    return [sidebar.model.index(number).data(ROW_ROLE) for number in range(sidebar.model.rowCount())]


def titles(sidebar: Sidebar) -> list[str]:
    return [row.title for row in rows(sidebar)]


def folder_dialog(bench: WindowBench) -> FolderDialog:
    found = [dialog for dialog in bench.window.findChildren(FolderDialog) if dialog.isVisible()]
    assert len(found) == 1
    return found[0]


def name_folder(bench: WindowBench, name: str) -> None:
    dialog = folder_dialog(bench)
    dialog.field.setText(name)
    bench.do(dialog.yes.click)


def drop(bench: WindowBench, chat: str, place: QPoint) -> None:
    view = bench.window.sidebar.view
    data = QMimeData()
    data.setData(CHAT_MIME, chat.encode())
    event = QDropEvent(
        QPointF(place),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    bench.do(lambda: view.dropEvent(event))


def middle(sidebar: Sidebar, number: int) -> QPoint:
    return sidebar.view.visualRect(sidebar.model.index(number)).center()


def test_where_everything_stands(bench: WindowBench) -> None:
    session, sidebar = bench.program.session, bench.window.sidebar
    kept = fill(session.store, "kept", used=NOW - 90 * 86400, pinned=True)
    inside = fill(session.store, "inside", used=NOW)
    first = fill(session.store, "first inside", used=NOW - 5, pinned=True)
    fill(session.store, "today", used=NOW)
    gone = fill(session.store, "archived", used=NOW)
    session.folders.create("Work")
    session.folders.create("empty")
    for chat in (inside, first):
        session.edits.set_folder(chat, "work")
    session.edits.set_archived(gone, True)
    sidebar.refresh()
    assert titles(sidebar) == [
        *("Pinned", "kept", "Folders", "empty", "Work", "first inside", "inside", "Today", "today"),
    ]
    assert [row.chats for row in rows(sidebar) if row.is_folder] == [0, 2]
    spoken = [sidebar.model.index(number).data(Qt.ItemDataRole.AccessibleTextRole) for number in (4, 6)]
    assert spoken == ["Folder Work, 2 chats, open", "inside, in the folder work"]
    assert sidebar.foot.archive_button.text() == "Archived (1)" and sidebar.foot.archive_button.isVisible()
    session.edits.set_folder(kept, "Work")
    assert "Pinned" not in titles(sidebar), "a folder has all of its chats"


def test_closing_and_opening_is_kept(qtbot: QtBot, bench: WindowBench) -> None:
    session, sidebar = bench.program.session, bench.window.sidebar
    chat = fill(session.store, "inside", "hi", used=NOW)
    session.folders.create("Work")
    session.edits.set_folder(chat, "Work")
    click = lambda: qtbot.mouseClick(  # noqa: E731
        sidebar.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(sidebar, 1)
    )
    bench.do(click)
    assert titles(sidebar) == ["Folders", "Work"]
    assert bench.program.settings.value.closed_folders == ("work",)
    bench.do(lambda: bench.window.commands.open(chat))
    assert sidebar.view.currentIndex().row() == 1, "the folder stands for the chat in view"
    sidebar.view.setFocus()
    key = lambda code: bench.do(lambda: qtbot.keyClick(sidebar.view, code))  # noqa: E731
    key(Qt.Key.Key_Right)
    assert titles(sidebar) == ["Folders", "Work", "inside"]
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Left)
    assert sidebar.view.currentIndex().row() == 1, "from a chat to its folder"
    key(Qt.Key.Key_Left)
    assert titles(sidebar) == ["Folders", "Work"] and sidebar.view.currentIndex().row() == 1
    key(Qt.Key.Key_Return)
    assert len(titles(sidebar)) == 3
    bench.program.session.folders.set_closed("Work", True)
    bench.do(bench.window.menus.rename.trigger)
    assert sidebar.delegate.editing, "a title is edited where it can be seen"


def test_a_chat_is_dragged_into_a_folder_and_out_of_it(bench: WindowBench) -> None:
    session, sidebar = bench.program.session, bench.window.sidebar
    a, b = fill(session.store, "a", used=NOW), fill(session.store, "b", used=NOW - 9)
    session.folders.create("Work")
    assert titles(sidebar) == ["Folders", "Work", "Today", "a", "b"]
    index = sidebar.model.find(a)
    assert index.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert sidebar.model.mimeData([index]).data(CHAT_MIME).data().decode() == a
    drop(bench, a, middle(sidebar, 1))
    assert titles(sidebar) == ["Folders", "Work", "a", "Today", "b"]
    drop(bench, b, middle(sidebar, 2))
    assert titles(sidebar) == ["Folders", "Work", "a", "b"], "upon a chat that is in it"
    drop(bench, a, QPoint(5, sidebar.view.viewport().height() - 5))
    assert titles(sidebar) == ["Folders", "Work", "b", "Today", "a"]
    bench.do(bench.window.last_actions.undo)
    bench.do(bench.window.last_actions.undo)
    assert titles(sidebar) == ["Folders", "Work", "a", "Today", "b"]


def test_making_renaming_and_deleting_by_keyboard(qtbot: QtBot, bench: WindowBench) -> None:
    session, sidebar = bench.program.session, bench.window.sidebar
    session.folders.create("Home")
    bench.do(bench.window.menus.new_folder.trigger)
    dialog = folder_dialog(bench)
    for text, sentence in (
        ("  ", "A folder needs a name."),
        ("HOME", "There is already a folder called “Home”"),
    ):
        dialog.field.setText(text)
        bench.do(lambda: qtbot.keyClick(dialog.field, Qt.Key.Key_Return))
        assert dialog.isVisible() and dialog.problem.text().startswith(sentence)
        assert dialog.field.accessibleDescription() == dialog.problem.text()
    name_folder(bench, "  Work ")
    assert titles(sidebar) == ["Folders", "Home", "Work"]
    bench.window.activateWindow()  # the offscreen platform does not give it back by itself
    qtbot.waitUntil(sidebar.view.hasFocus)
    assert sidebar.view.currentIndex().row() == 2
    bench.do(lambda: qtbot.keyClick(sidebar.view, Qt.Key.Key_F2))
    name_folder(bench, "Job")
    bench.window.activateWindow()
    qtbot.waitUntil(sidebar.view.hasFocus)
    assert titles(sidebar) == ["Folders", "Home", "Job"]
    bench.do(lambda: qtbot.keyClick(sidebar.view, Qt.Key.Key_Delete))
    assert titles(sidebar) == ["Folders", "Home"]
    for expected in ("Job", "Work"):
        bench.do(bench.window.last_actions.undo)
        assert titles(sidebar)[-1] == expected
    bench.do(bench.window.last_actions.undo)
    assert titles(sidebar) == ["Folders", "Home"]
    bench.do(bench.window.last_actions.redo)
    assert titles(sidebar) == ["Folders", "Home", "Work"]


def actions(menu: QMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.actions() if action.text()}


def test_moving_by_the_menus(bench: WindowBench) -> None:
    bench.load().ask("hello", "Hi")
    session, window = bench.program.session, bench.window
    session.folders.create("R&D")
    bench.do(window.menus.move.trigger)
    assert list(actions(window.places.folder_menu)) == ["R&&D", "New folder…"]
    bench.do(actions(window.places.folder_menu)["R&&D"].trigger)
    window.places.folder_menu.close()
    assert session.info.folder == "R&D"
    assert window.header.title.text() == "R&D › hello"
    row = window.sidebar.model.row(window.sidebar.model.find(session.info.id))
    assert row is not None
    menu = window.sidebar.menu_for(row)
    inner = actions(menu)["Move to folder"].menu()
    assert isinstance(inner, QMenu)
    assert actions(inner)["R&&D"].isChecked()
    bench.do(actions(inner)["New folder…"].trigger)
    name_folder(bench, "Later")
    assert session.info.folder == "Later"
    bench.do(actions(inner)["No folder"].trigger)
    assert window.header.title.text() == "hello"


def test_a_new_chat_in_a_folder(bench: WindowBench) -> None:
    bench.load().ask("hello", "Hi")
    session, sidebar = bench.program.session, bench.window.sidebar
    session.folders.create("Work")
    row = sidebar.model.folder(sidebar.model.find_folder("Work"))
    assert row is not None
    menu = sidebar.menu_for(row)
    assert list(actions(menu)) == ["New chat here", "Rename…", "New folder…", "Delete the folder"]
    bench.do(actions(menu)["New chat here"].trigger)
    assert bench.window.header.title.text() == "Work › New chat"
    bench.ask("in here", "Yes")
    assert [info.folder for info in session.store.conversations()] == ["Work", ""]
    bench.do(bench.window.menus.new_chat.trigger)
    assert session.info.folder == ""


def test_the_search_says_where_a_chat_is(qtbot: QtBot, bench: WindowBench) -> None:
    session, sidebar = bench.program.session, bench.window.sidebar
    a = fill(session.store, "a", "about terns", used=NOW)
    b = fill(session.store, "terns", "hi", used=NOW - 9)
    fill(session.store, "c", "terns again", used=NOW - 10)
    session.folders.create("Work")
    session.edits.set_folder(a, "Work")
    session.edits.set_folder(b, "Work")
    session.edits.set_archived(b, True)
    sidebar.search.setText("terns")
    sidebar.refresh()
    found = {row.title: row.note for row in rows(sidebar) if not row.heading}
    assert found == {"terns": "Work · Archived", "a": "Work", "c": ""}
    spoken = sidebar.model.find(b).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "terns, Work · Archived"
    plain, noted = (sidebar.view.visualRect(sidebar.model.find(chat)).height() for chat in (b, a))
    assert noted > plain
    assert sidebar.grab().width() > 0  # painted without a word from Qt


def test_archiving_and_bringing_back(bench: WindowBench) -> None:
    bench.load().ask("hello", "Hi")
    session, window = bench.program.session, bench.window
    chat = session.info.id
    bench.do(window.menus.archive.trigger)
    assert session.info.id != chat and titles(window.sidebar) == []
    bar = window.notices.bar("undo")
    assert bar is not None and bar.label.text() == "“hello” is archived."
    bench.do(bar.buttons[0].click)
    assert "hello" in titles(window.sidebar)
    bench.do(window.last_actions.undo)  # the bringing back
    assert titles(window.sidebar) == []
    bench.do(window.sidebar.foot.archive_button.click)
    dialog = next(w for w in QApplication.topLevelWidgets() if type(w).__name__ == "ArchiveDialog")
    (text,) = dialog.list.texts()
    assert text.startswith("hello\n")
    bench.do(dialog.open_button.click)
    assert session.info.id == chat
    bar = window.notices.bar("archived")
    assert bar is not None and bar.label.text() == "This chat is archived."
    assert window.menus.archive.text() == "Bring Back from the &Archive"
    bench.do(bar.buttons[0].click)
    assert not session.info.archived and window.notices.bar("archived") is None
    bench.do(window.menus.archive.trigger)
    bench.do(lambda: window.commands.open(chat))
    bench.ask("more", "Yes")
    assert not session.info.archived and window.notices.bar("archived") is None, "writing brings it back"


def test_thousands_of_chats_in_hundreds_of_folders(bench: WindowBench) -> None:
    session, sidebar = bench.program.session, bench.window.sidebar
    for number in range(200):
        session.folders.create(f"folder {number}")
    with session.store._writing():
        for number in range(2000):
            session.store._connection.execute(
                "INSERT INTO conversations (id, title, pinned, created, updated, scroll, folder) "
                "VALUES (?, ?, 0, ?, ?, 0, ?)",
                (f"c{number}", f"chat {number}", NOW - number, NOW - number, f"folder {number % 200}"),
            )
    for run in (
        sidebar.refresh,
        lambda: session.folders.set_closed("folder 7", True),
        lambda: session.folders.rename("folder 8", "folder eight"),
        lambda: session.edits.set_folder("c11", "folder 99"),
    ):
        began = time.thread_time()
        run()
        QApplication.processEvents()
        assert time.thread_time() - began < LONGEST_S, "s of work in one turn of the event loop"
    assert len(rows(sidebar)) == 1 + 200 + 2000 - 10


# ---- more folders than a menu is good for -------------------------------------------------------


@pytest.fixture
def many(bench: WindowBench) -> WindowBench:
    bench.load().ask("hello", "Hi")
    for number in range(200):
        bench.program.session.folders.create(f"Folder {number}")
    bench.program.session.folders.create("Reise nach Österreich")
    bench.turn()
    return bench


def moving(bench: WindowBench) -> MoveDialog:
    bench.do(bench.window.menus.move.trigger)
    return next(dialog for dialog in bench.window.findChildren(MoveDialog) if dialog.isVisible())


def test_a_folder_of_many_is_found_by_keyboard(qtbot: QtBot, many: WindowBench) -> None:
    session = many.program.session
    dialog = moving(many)
    assert len(dialog.found()) == 201 and not dialog.out.isVisible()
    qtbot.keyClicks(dialog.field, "osterr")
    assert dialog.found() == ["Reise nach Österreich"]
    many.do(lambda: qtbot.keyClick(dialog.field, Qt.Key.Key_Return))
    assert session.info.folder == "Reise nach Österreich"
    dialog = moving(many)
    assert dialog.list.currentIndex().data() == "Reise nach Österreich", "where it is"
    qtbot.keyClicks(dialog.field, "folder 1")
    assert dialog.found()[:3] == ["Folder 1", "Folder 10", "Folder 100"]
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    many.do(lambda: qtbot.keyClick(dialog.field, Qt.Key.Key_Return))
    assert session.info.folder == "Folder 10"
    dialog = moving(many)
    many.do(dialog.out.click)
    assert session.info.folder == ""
    many.do(many.window.last_actions.undo)
    assert session.info.folder == "Folder 10"


def test_a_name_that_no_folder_has(qtbot: QtBot, many: WindowBench) -> None:
    dialog = moving(many)
    qtbot.keyClicks(dialog.field, "no such name")
    assert dialog.nothing.isVisible() and not dialog.yes.isEnabled()
    many.do(lambda: qtbot.keyClick(dialog.field, Qt.Key.Key_Return))
    assert dialog.isVisible() and many.program.session.info.folder == ""
    many.do(dialog.new.click)
    asks = next(w for w in QApplication.topLevelWidgets() if type(w).__name__ == "FolderDialog")
    assert asks.isVisible()
    asks.close()


def test_the_menu_of_a_chat_leads_there(many: WindowBench) -> None:
    session, folders = many.program.session, many.window.sidebar.folders
    session.edits.set_folder(session.info.id, "Folder 7")
    menu = QMenu(many.window)
    folders.fill(menu, session.info.id, "Folder 7")
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == ["Find a folder…", "Folder 7", "No folder", "New folder…"]
    many.do(menu.actions()[0].trigger)
    assert any(dialog.isVisible() for dialog in many.window.findChildren(MoveDialog))
