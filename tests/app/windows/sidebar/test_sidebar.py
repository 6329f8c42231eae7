"""The list of chats: what is listed, found, opened, renamed, pinned and deleted, by mouse and by keyboard."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app import paths
from app.chat.session import ChatSession
from app.engine_bridge import EngineBridge
from app.look.theme import Theme
from app.settings import SettingsStore
from app.storage.store import Store
from app.windows.sidebar.chat_list import ROW_ROLE, ChatListModel
from app.windows.sidebar.chat_rows import ChatRow, group_of, shown_title
from app.windows.sidebar.row_delegate import word_spans
from app.windows.sidebar.sidebar import Sidebar
from tests.helpers.scripted_client import ScriptedClient
from tests.helpers.turns import LONGEST_S
from tests.helpers.window import fill, fill_many

NOW = time.time()


@pytest.fixture
def store() -> Iterator[Store]:
    store, _ = Store.open(paths.database_path())
    yield store


@pytest.fixture
def sidebar(qtbot: QtBot, qapp: QApplication, store: Store) -> Iterator[Sidebar]:
    settings = SettingsStore(paths.settings_path())
    session = ChatSession(store, settings, EngineBridge(make_client=ScriptedClient))
    sidebar = Sidebar(session, Theme(qapp))
    sidebar.resize(280, 600)
    qtbot.addWidget(sidebar)
    sidebar.show()
    sidebar.activateWindow()
    qtbot.waitUntil(sidebar.isActiveWindow)
    yield sidebar
    session.close()


def rows(sidebar: Sidebar) -> list[ChatRow]:
    model = sidebar.model
    return [model.index(number).data(ROW_ROLE) for number in range(model.rowCount())]


def titles(sidebar: Sidebar) -> list[str]:
    """Of conversations and hits, headings left out."""
    return [row.title for row in rows(sidebar) if not row.heading]


def opened(sidebar: Sidebar) -> list[tuple[str, str]]:
    seen: list[tuple[str, str]] = []
    sidebar.opened.connect(lambda *ids: seen.append(ids))
    return seen


def click(qtbot: QtBot, sidebar: Sidebar, conversation_id: str) -> None:
    rect = sidebar.view.visualRect(sidebar.model.find(conversation_id))
    place = QPoint(rect.left() + 30, rect.center().y())
    qtbot.mouseClick(sidebar.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_pinned_first_then_by_day(sidebar: Sidebar, store: Store) -> None:
    fill(store, "old", used=NOW - 90 * 86400)
    fill(store, "new", used=NOW)
    fill(store, "kept", used=NOW - 400 * 86400, pinned=True)
    sidebar.refresh()
    assert [row.title for row in rows(sidebar)] == ["Pinned", "kept", "Today", "new", "Older", "old"]


@pytest.mark.parametrize(
    ("days", "heading"),
    [
        (0, "Today"),
        (1, "Yesterday"),
        (2, "Last 7 days"),
        (7, "Last 7 days"),
        (8, "Last 30 days"),
        (31, "Older"),
    ],
)
def test_headings_follow_the_calendar(days: int, heading: str) -> None:
    now = datetime(2026, 3, 10, 0, 30)
    assert group_of((now - timedelta(days=days)).timestamp(), now) == heading


def test_an_odd_title_is_one_line() -> None:
    title = shown_title(" a\0b\n c\ud800 ")
    assert (title[0], title[2:5], len(title)) == ("a", "b c", 6), "one character stands for each odd one"
    assert title.isprintable()
    assert shown_title("") == "New chat"


def test_a_click_opens(qtbot: QtBot, sidebar: Sidebar, store: Store) -> None:
    a, b = fill(store, "a", used=NOW), fill(store, "b", used=NOW - 5)
    sidebar.refresh()
    seen = opened(sidebar)
    click(qtbot, sidebar, b)
    assert seen == [(b, "")]
    click(qtbot, sidebar, a)
    assert seen == [(b, ""), (a, "")]
    qtbot.wait(300)
    assert len(seen) == 2, "a click opens once"


def test_arrow_keys_open_at_rest_and_enter_goes_on_to_write(
    qtbot: QtBot, sidebar: Sidebar, store: Store
) -> None:
    ids = [fill(store, title, used=NOW - 100000 * number) for number, title in enumerate("abc")]
    sidebar.refresh()
    sidebar.set_current(ids[0])
    sidebar.view.setFocus()
    seen = opened(sidebar)
    qtbot.keyClick(sidebar.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(sidebar.opened, timeout=5000):
        qtbot.keyClick(sidebar.view, Qt.Key.Key_Down)
    assert seen == [(ids[2], "")], "only where the keys came to rest; headings are stepped over"
    with qtbot.waitSignals([sidebar.opened, sidebar.write_requested]):
        qtbot.keyClick(sidebar.view, Qt.Key.Key_Return)


def test_marking_the_chat_in_use_opens_nothing(qtbot: QtBot, sidebar: Sidebar, store: Store) -> None:
    a = fill(store, "a", used=NOW)
    sidebar.refresh()
    sidebar.view.setFocus()
    seen = opened(sidebar)
    sidebar.set_current(a)
    qtbot.wait(300)
    assert seen == []
    sidebar.set_current(None)
    assert not sidebar.view.currentIndex().isValid()


def rename_field(sidebar: Sidebar) -> QLineEdit:
    field = sidebar.view.findChild(QLineEdit, "renameField")
    assert isinstance(field, QLineEdit)
    return field


def test_rename_in_place(qtbot: QtBot, sidebar: Sidebar, store: Store) -> None:
    a = fill(store, "before", used=NOW)
    sidebar.refresh()
    sidebar.rename(a)
    field = rename_field(sidebar)
    assert field.text() == "before"
    assert field.accessibleName()
    field.selectAll()
    qtbot.keyClicks(field, "after")
    sidebar.refresh()
    assert field.text() == "after", "a refresh does not take the title away that is being typed"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(sidebar) == ["after"])
    assert store.conversations()[0].title == "after"


def test_escape_keeps_the_title(qtbot: QtBot, sidebar: Sidebar, store: Store) -> None:
    a = fill(store, "before", used=NOW)
    sidebar.refresh()
    sidebar.rename(a)
    field = rename_field(sidebar)
    qtbot.keyClicks(field, "after")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    fill(store, "later", used=NOW + 10)
    qtbot.waitUntil(lambda: titles(sidebar) == ["later", "before"])  # it was read again after the editing


def test_pin_and_unpin(sidebar: Sidebar, store: Store) -> None:
    a = fill(store, "a", used=NOW - 10)
    fill(store, "b", used=NOW)
    sidebar.refresh()
    sidebar.set_current(a)
    sidebar.toggle_pin_current()
    assert titles(sidebar) == ["a", "b"]
    assert sidebar.model.find(a).data(Qt.ItemDataRole.AccessibleTextRole) == "a, pinned"
    sidebar.toggle_pin_current()
    assert titles(sidebar) == ["b", "a"]


def test_the_delete_key_asks_the_owner(qtbot: QtBot, sidebar: Sidebar, store: Store) -> None:
    a = fill(store, "a", used=NOW)
    sidebar.refresh()
    sidebar.set_current(a)
    sidebar.view.setFocus()
    with qtbot.waitSignal(sidebar.delete_requested) as asked:
        qtbot.keyClick(sidebar.view, Qt.Key.Key_Delete)
    assert asked.args == [a, "a"]


def test_the_menu_of_a_row(qtbot: QtBot, sidebar: Sidebar, store: Store) -> None:
    a = fill(store, "a", used=NOW, pinned=True)
    sidebar.refresh()
    sidebar.set_current(a)
    row = sidebar.model.row(sidebar.view.currentIndex())
    assert row is not None
    menu = sidebar.menu_for(row)
    words = ["Rename", "Unpin", "Move to folder", "Archive", "Export…", "Delete"]
    assert [action.text() for action in menu.actions()] == words
    menu.actions()[1].trigger()
    assert not store.conversations()[0].pinned


def test_search_in_titles_and_texts(qtbot: QtBot, sidebar: Sidebar, store: Store) -> None:
    fill(store, "Birds of the sea", used=NOW)
    talk = fill(store, "Weekend", "What is a tern?", "A tern is a **bird** of the coast.", used=NOW - 10)
    fill(store, "Something else", "hello", used=NOW - 20)
    sidebar.refresh()
    qtbot.keyClicks(sidebar.search, "bird")
    qtbot.waitUntil(lambda: titles(sidebar) == ["Birds of the sea", "Weekend"])
    heading, title_hit, text_hit = rows(sidebar)
    assert heading.title == "2 results"
    assert title_hit.snippet == ""
    assert "bird" in text_hit.snippet
    seen = opened(sidebar)
    qtbot.keyClick(sidebar.search, Qt.Key.Key_Down)
    assert sidebar.view.hasFocus()
    qtbot.keyClick(sidebar.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(sidebar.opened):
        qtbot.keyClick(sidebar.view, Qt.Key.Key_Return)
    answer = next(m for m in store.load(talk).path() if m.role == "assistant")
    assert seen[-1] == (talk, answer.id)


def test_enter_in_the_search_opens_the_first_hit(qtbot: QtBot, sidebar: Sidebar, store: Store) -> None:
    a = fill(store, "terns", used=NOW)
    seen = opened(sidebar)
    qtbot.keyClicks(sidebar.search, "tern")
    qtbot.keyClick(sidebar.search, Qt.Key.Key_Return)
    assert seen == [(a, "")]


def test_escape_ends_the_search(qtbot: QtBot, sidebar: Sidebar, store: Store) -> None:
    fill(store, "a", used=NOW)
    qtbot.keyClicks(sidebar.search, "nothing like it")
    qtbot.waitUntil(lambda: [row.title for row in rows(sidebar)] == ["Nothing found"])
    qtbot.keyClick(sidebar.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: titles(sidebar) == ["a"])


def test_the_row_of_a_running_answer_says_so(sidebar: Sidebar, store: Store) -> None:
    a = fill(store, "a", used=NOW)
    sidebar.refresh()
    sidebar.set_busy(a)
    spoken = sidebar.model.find(a).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "a, an answer is being written"


def test_next_and_previous(sidebar: Sidebar, store: Store) -> None:
    ids = [fill(store, title, used=NOW - number) for number, title in enumerate("abc")]
    sidebar.refresh()
    seen = opened(sidebar)
    sidebar.step(+1)
    assert seen == [(ids[0], "")], "from a new chat, the first of the list"
    sidebar.set_current(ids[0])
    sidebar.step(-1)
    assert len(seen) == 1, "there is none above"
    sidebar.step(+1)
    assert seen[-1] == (ids[1], "")


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("tern", "Tern, tern and pattern: terns", ["Tern", "tern", "tern"]),
        ("über ein", "Über eine Brücke", ["Über", "ein"]),
        ("a+b (", "what is a+b (c)?", ["a+b", "("]),
        ("", "nothing", []),
    ],
)
def test_words_that_stand_out(query: str, text: str, words: list[str]) -> None:
    assert [text[start : start + length] for start, length in word_spans(query, text)] == words


def test_only_rows_that_are_others_are_told(sidebar: Sidebar, store: Store) -> None:
    ids = [fill(store, f"chat {number}", used=NOW - number) for number in range(5)]
    sidebar.refresh()
    told: list[tuple[int, int]] = []
    sidebar.model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    sidebar.refresh()
    assert told == []
    store.rename(ids[3], "another name")
    sidebar.refresh()
    place = [row.conversation_id for row in rows(sidebar)].index(ids[3])
    assert told == [(place, place)]
    assert titles(sidebar)[3] == "another name"


@pytest.mark.parametrize("query", ["", "chat 77"])
def test_ten_thousand_chats_are_listed_quickly(
    sidebar: Sidebar, store: Store, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_many(store, 10_000, NOW)
    measured: list[int] = []  # rows whose height was asked for
    at = ChatListModel.at
    monkeypatch.setattr(ChatListModel, "at", lambda model, row: (measured.append(row), at(model, row))[1])
    began = time.thread_time()
    sidebar.search.setText(query)
    sidebar.refresh()
    QApplication.processEvents()
    took = time.thread_time() - began
    assert took < LONGEST_S, "s of work in one turn of the event loop"
    assert len(rows(sidebar)) > 100 and 0 < len(measured) < 300


def test_a_long_list_scrolls_to_its_end(qtbot: QtBot, sidebar: Sidebar, store: Store) -> None:
    fill_many(store, 3000, NOW)
    sidebar.refresh()
    seen = opened(sidebar)
    sidebar.view.setFocus()
    qtbot.keyClick(sidebar.view, Qt.Key.Key_End)
    last = sidebar.model.index(sidebar.model.rowCount() - 1)
    assert sidebar.view.viewport().rect().contains(sidebar.view.visualRect(last).center())
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(rows(sidebar)[-1].conversation_id, "")]
    sidebar.search.setText("chat 1")
    sidebar.refresh()
    sidebar.search.clear()
    sidebar.refresh()
    heights = {sidebar.view.visualRect(sidebar.model.index(row)).height() for row in range(40)}
    assert len(heights) == 1, "hits are higher, and gone again"
