"""The command palette: everything is in it, and each thing in it does what it says."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.windows.palette.entry import Entry, Kind
from app.windows.palette.menu_entries import plain
from app.windows.palette.palette import RECENT, Palette
from app.windows.settings.dialog import SettingsDialog
from tests.helpers.turns import LONGEST_S, working_s
from tests.helpers.window import WindowBench, accessible_tree, fill, fill_many, open_window

NOW = time.time()


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as bench:
        qtbot.waitUntil(bench.window.isActiveWindow)
        yield bench


@pytest.fixture
def palette(bench: WindowBench) -> Palette:
    return bench.window.commands_palette.palette


def open_it(qtbot: QtBot, bench: WindowBench) -> Palette:
    """With the pages of the settings read."""
    bench.do(bench.window.menus.palette.trigger)
    palette = bench.window.commands_palette.palette
    assert palette.isVisible() and palette.field.hasFocus()
    qtbot.waitUntil(lambda: sum(entry.title == "Engine" for entry in palette._entries) > 0)
    return palette


def kinds(palette: Palette, kind: Kind) -> list[Entry]:
    return [entry for entry in palette._entries if entry.kind is kind]


def choose(qtbot: QtBot, bench: WindowBench, text: str, title: str) -> None:
    """Types ``text``; the first that is found is ``title``, and Enter chooses it."""
    palette = open_it(qtbot, bench)
    palette.field.setText(text)
    assert palette.model.rows and palette.model.rows[0].title == title
    bench.do(lambda: qtbot.keyClick(palette.field, Qt.Key.Key_Return))
    assert not palette.isVisible()


def test_every_action_of_the_window_is_in_it(qtbot: QtBot, bench: WindowBench) -> None:
    bench.load()
    palette = open_it(qtbot, bench)
    wanted = [
        action
        for action in bench.window.findChildren(QAction)
        if action.text() and not action.isSeparator() and not isinstance(action.menu(), QMenu)
        if not isinstance(action.parent(), QLineEdit | QMenu) or action in bench.window.menus.recent.actions()
    ]
    assert len(wanted) > 45, "the walk sees the menus"
    titles = [entry.title for entry in kinds(palette, Kind.ACTION)]
    missing = [action.text() for action in wanted if plain(action.text()) not in titles]
    assert missing == ["Command Palett&e…"], "itself alone"
    assert len(titles) == len(wanted) - 1
    for entry in kinds(palette, Kind.ACTION):
        palette.field.setText(entry.title)
        assert entry in palette.model.rows[:3], f"{entry.title} is found by its name"
    keys = {entry.title: entry.keys for entry in kinds(palette, Kind.ACTION)}
    assert keys["New Chat"] == "Ctrl+N" and keys["Search Chats"] == "Ctrl+F"


def test_every_label_of_the_settings_is_in_it(qtbot: QtBot, bench: WindowBench) -> None:
    palette = open_it(qtbot, bench)
    entries = kinds(palette, Kind.SETTING)
    titles = {entry.title for entry in entries}
    labels: list[str] = []
    for page in bench.window.dialogs.setting_pages.one_by_one():
        assert page.title in titles
        for widget in page.body.findChildren(QWidget):
            if not widget.isVisibleTo(page.body) or is_inside_a_control(widget, page.body):
                continue
            if (
                isinstance(widget, QLabel)
                and widget.buddy() is not None
                and widget.buddy().isVisibleTo(page.body)
            ):
                labels.append(plain(widget.text()))
            elif isinstance(widget, QAbstractButton) and widget.text():
                labels.append(widget.accessibleName() or plain(widget.text()))
    assert len(labels) > 30, "the walk sees the pages"
    assert [label for label in labels if label not in titles] == []
    for entry in entries:
        palette.field.setText(entry.title)
        assert entry.title in [row.title for row in palette.model.rows]
    palette.field.setText("light or dark colours")
    assert palette.model.rows[0].title == "Theme", "by its sentence"


def is_inside_a_control(widget: QWidget, body: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not body:
        if isinstance(parent, QLineEdit):
            return True
        parent = parent.parentWidget()
    return False


def test_a_setting_is_shown_with_the_keyboard_on_it(qtbot: QtBot, bench: WindowBench) -> None:
    choose(qtbot, bench, "reopen old chats", "Reopen old chats instantly")
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, SettingsDialog))
    assert dialog.isVisible()
    assert dialog.stack.currentWidget() is dialog.data
    assert dialog.focusWidget() is dialog.data.kept_chats.switch
    dialog.close()


def test_chats_the_latest_first_and_by_their_titles(qtbot: QtBot, bench: WindowBench) -> None:
    session = bench.program.session
    ids = [fill(session.store, f"talk {number}", "hi", used=NOW - number) for number in range(12)]
    birds = fill(session.store, "Über Vögel", "hi", used=NOW - 900)
    session.edits.set_folder(birds, "Natur")
    session.edits.set_archived(birds, True)
    palette = open_it(qtbot, bench)
    chats = [row.title for row in palette.model.rows if row.kind is Kind.CHAT]
    assert (
        chats
        == [f"talk {number}" for number in range(RECENT)]
        == [row.title for row in palette.model.rows[:RECENT]]
    )
    palette.field.setText("VOGEL")
    assert palette.model.rows[0].spoken == "Über Vögel, Natur · Archived"
    bench.do(lambda: qtbot.keyClick(palette.field, Qt.Key.Key_Return))
    assert session.info.id == birds
    choose(qtbot, bench, "talk 11", "talk 11")
    assert session.info.id == ids[11]
    assert bench.window.composer.field.hasFocus()


def test_a_folder_is_shown_in_the_list(qtbot: QtBot, bench: WindowBench) -> None:
    session, window = bench.program.session, bench.window
    session.folders.create("仕事")
    session.folders.set_closed("仕事", True)
    window.menus.sidebar.setChecked(False)
    choose(qtbot, bench, "仕事", "仕事")
    assert window.sidebar.isVisible() and window.sidebar.view.hasFocus()
    row = window.sidebar.model.folder(window.sidebar.view.currentIndex())
    assert row is not None and row.folder == "仕事" and not row.closed


def test_an_action_is_done_where_the_keyboard_was(qtbot: QtBot, bench: WindowBench) -> None:
    window = bench.window
    window.composer.insert("some words")
    choose(qtbot, bench, "select all", "Select All")
    assert window.composer.field.hasFocus()
    assert window.composer.field.textCursor().selectedText() == "some words"
    choose(qtbot, bench, "theme dark", "Dark")
    assert bench.program.settings.value.theme == "dark"


def test_what_cannot_be_done_says_why(qtbot: QtBot, bench: WindowBench) -> None:
    palette = open_it(qtbot, bench)
    reasons = {entry.title: entry.why_not for entry in kinds(palette, Kind.ACTION)}
    assert reasons["Stop the Answer"] == "No answer is being written."
    assert reasons["Rename"] == "There is nothing in this chat yet, or it is temporary."
    assert reasons["New Chat"] == ""
    assert "This cannot be done right now." not in reasons.values(), "each has a sentence of its own"
    palette.field.setText("stop the answer")
    bench.do(lambda: qtbot.keyClick(palette.field, Qt.Key.Key_Return))
    assert palette.isVisible()


def test_the_keys(qtbot: QtBot, bench: WindowBench) -> None:
    palette = open_it(qtbot, bench)
    places = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_Tab):
        bench.do(lambda k=key: qtbot.keyClick(palette.field, k))
        places.append(palette.list.currentIndex().row())
    assert places[:3] == [1, 2, 1] and places[3] > 3 and places[4] == places[3]
    assert palette.field.hasFocus()
    qtbot.keyClicks(palette.field, "qqqq")
    assert palette.nothing.isVisible() and not palette.list.isVisible()
    bench.do(lambda: qtbot.keyClick(palette.field, Qt.Key.Key_Return))
    assert palette.isVisible()
    bench.do(lambda: qtbot.keyClick(palette.field, Qt.Key.Key_Escape))
    assert not palette.isVisible() and bench.window.composer.field.hasFocus()
    open_it(qtbot, bench)
    bench.do(lambda: qtbot.keyClick(palette.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier))
    assert not palette.isVisible(), "the key that opens it closes it"


def test_esc_leaves_the_answer_alone(qtbot: QtBot, bench: WindowBench) -> None:
    bench.load().ask("hello", "Hi", reason="")
    palette = open_it(qtbot, bench)
    bench.do(lambda: qtbot.keyClick(palette.field, Qt.Key.Key_Escape))
    assert bench.client.stops == 0 and bench.program.session.running_message is not None


def test_a_click_chooses_and_one_elsewhere_closes(qtbot: QtBot, bench: WindowBench) -> None:
    session = bench.program.session
    chat = fill(session.store, "birds", "hi", used=NOW)
    palette = open_it(qtbot, bench)
    place = palette.list.visualRect(palette.model.index(0)).center()
    bench.do(lambda: qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place))
    assert session.info.id == chat and not palette.isVisible()
    open_it(qtbot, bench)
    field = bench.window.sidebar.search
    bench.do(lambda: qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(40, 10)))
    assert not palette.isVisible() and field.hasFocus()


def test_a_screen_reader_finds_names(qtbot: QtBot, bench: WindowBench, palette: Palette) -> None:
    fill(bench.program.session.store, "birds", "hi", used=NOW)
    open_it(qtbot, bench)
    names = [interface.text(QAccessible.Text.Name) for interface in accessible_tree(palette)]
    assert "Command palette" in names and "What was found" in names and "birds" in names
    assert "New Chat, File, Ctrl+N" in names


def test_it_opens_at_once_with_thousands_of_chats(bench: WindowBench, palette: Palette) -> None:
    fill_many(bench.program.session.store, 5500, NOW)
    bench.window.sidebar.refresh()
    bench.turn()
    assert working_s(bench.window.menus.palette.trigger) < LONGEST_S
    assert 0 < len(kinds(palette, Kind.CHAT)) < 5500, "the older ones come while it is open"
    turns = [working_s(QApplication.processEvents) for _ in range(20)]
    assert len(kinds(palette, Kind.CHAT)) == 5500
    for text in ("t", "ta", "chat 19", "chat über", "xyz"):
        turns.append(working_s(lambda t=text: palette.field.setText(t)))
        turns.append(working_s(QApplication.processEvents))
    assert max(turns) < LONGEST_S, "s of work in one turn of the event loop"
    palette.field.setText("chat 5499")
    assert [row.title for row in palette.model.rows] == ["chat 5499"]
    bench.do(lambda: palette.dismiss())
    bench.do(bench.window.menus.palette.trigger)
    bench.do(lambda: palette.dismiss())
    known = len(palette._entries)
    for _ in range(10):
        bench.turn()
    assert len(palette._entries) == known < 5500, "nothing is added to one that is closed"
