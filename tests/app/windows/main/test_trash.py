"""The trash in the window, and what Ctrl+Z means where."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.windows.sidebar.archive_dialog import ArchiveDialog
from app.windows.sidebar.trash_dialog import TrashDialog
from app.windows.widgets.dialog import MessageDialog
from tests.helpers.turns import LONGEST_S, working_s
from tests.helpers.window import WindowBench, fill_many, open_window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as opened:
        yield opened.load()


def titles(bench: WindowBench) -> list[str]:
    return sorted(info.title for info in bench.program.session.store.conversations())


def chat(bench: WindowBench, question: str) -> str:
    bench.do(bench.window.menus.new_chat.trigger)
    bench.ask(question, "an answer")
    return bench.program.session.info.id


def opened_trash(bench: WindowBench) -> TrashDialog:
    bench.do(bench.window.menus.trash.trigger)
    dialog = bench.window.findChild(TrashDialog)
    assert dialog is not None and dialog.isVisible()
    return dialog


def rows(dialog: TrashDialog) -> list[str]:
    return dialog.list.texts()


def answer(bench: WindowBench, words: str) -> None:
    box = next(box for box in bench.window.findChildren(MessageDialog) if box.isVisible())
    button = next(button for button in box.findChildren(QPushButton) if words in button.text())
    bench.do(button.click)


def test_deleting_says_where_it_is_and_for_how_long(bench: WindowBench) -> None:
    chat(bench, "First question")
    assert not bench.window.sidebar.foot.trash_button.isVisible()
    bench.do(bench.window.menus.delete.trigger)
    bar = bench.window.notices.bar("undo")
    assert bar is not None and "trash for 30 days" in bar.label.text()
    assert bench.window.sidebar.foot.trash_button.isVisible()
    assert bench.window.sidebar.foot.trash_button.text() == "Trash (1)"


def test_restoring(bench: WindowBench) -> None:
    first = chat(bench, "First question")
    bench.do(bench.window.menus.delete.trigger)
    chat(bench, "Second question")
    bench.window.composer.insert("half a thought")
    bench.do(bench.window.sidebar.foot.trash_button.click)
    dialog = opened_trash(bench)
    (row,) = rows(dialog)
    assert row.startswith("First question\n") and "30 days left" in row
    bench.do(dialog.restore.click)
    assert bench.program.session.info.id == first and bench.texts() == ["First question", "an answer"]
    assert rows(dialog) == ["The trash is empty"] and not dialog.restore.isEnabled()
    assert not bench.window.sidebar.foot.trash_button.isVisible()
    (second,) = (info for info in bench.program.session.store.conversations() if info.id != first)
    assert bench.program.session.store.load(second.id).info.draft == "half a thought"


def test_ten_thousand_deleted_or_archived_chats(bench: WindowBench) -> None:
    store = bench.program.session.store
    fill_many(store, 10_000, 1e9, archived=1)
    with store._writing():
        # today: what was deleted long ago is removed by the store's own upkeep, whenever that comes
        deleted = "UPDATE conversations SET deleted = ? - length(id) WHERE id LIKE '%1'"
        store._connection.execute(deleted, [time.time()])
    bench.program.session.list_changed.emit()
    bench.program.session.trash.changed.emit()
    reads: list[int] = []
    for name, trigger in (("trash", bench.window.menus.trash), ("archive", bench.window.menus.archived)):
        assert working_s(trigger.trigger) < LONGEST_S, name
        assert working_s(QApplication.processEvents) < LONGEST_S, name
    trash, archive = bench.window.findChild(TrashDialog), bench.window.findChild(ArchiveDialog)
    assert trash is not None and archive is not None
    assert len(rows(trash)) == 1000 and len(archive.list.texts()) == 9000
    archive.list.set_current(8000)
    QTest.keyClick(archive.list, Qt.Key.Key_Delete)
    bench.turn()
    assert len(archive.list.texts()) == 8999 and len(rows(trash)) == 1001, "both follow"
    assert archive.list.currentIndex().row() == 8000, "the place stays"
    archive.close()
    archive.list.refresh = lambda: reads.append(1)  # type: ignore[method-assign]
    bench.program.session.list_changed.emit()
    assert reads == [], "one that is closed does not read"
    bench.do(bench.window.menus.archived.trigger)
    assert len(reads) == 1


def test_for_good_asks_first(bench: WindowBench) -> None:
    for question in ("First", "Second", "Third"):
        chat(bench, question)
        bench.do(bench.window.menus.delete.trigger)
    dialog = opened_trash(bench)
    dialog.list.set_current(1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    answer(bench, "Cancel")
    assert len(rows(dialog)) == 3
    bench.do(dialog.delete.click)
    answer(bench, "Delete for good")
    assert [row.partition("\n")[0] for row in rows(dialog)] == ["Third", "First"]
    bench.do(dialog.empty.click)
    answer(bench, "Empty")
    assert rows(dialog) == ["The trash is empty"] and not dialog.empty.isEnabled()
    assert bench.program.session.trash.chats() == []


def test_undo_elsewhere_takes_back_the_last_action(bench: WindowBench) -> None:
    first = chat(bench, "First question")
    session, sidebar = bench.program.session, bench.window.sidebar
    session.edits.rename(first, "A name")
    session.edits.set_pinned(first, True)
    bench.do(bench.window.menus.delete.trigger)
    sidebar.view.setFocus()
    for expected in (("A name", True), ("A name", False), ("First question", False)):
        QTest.keyClick(sidebar.view, Qt.Key.Key_Z, CTRL)
        bench.turn()
        sidebar.view.setFocus()
        (info,) = session.store.conversations()
        assert (info.title, info.pinned) == expected
    assert not bench.window.last_actions.can_undo
    for expected_titles in (["A name"], ["A name"], []):
        bench.do(bench.window.menus.redo.trigger)
        sidebar.view.setFocus()
        assert titles(bench) == expected_titles
    bench.do(bench.window.menus.undo.trigger)
    assert titles(bench) == ["A name"]
    assert bench.window.notices.bar("undo") is None


def test_undo_in_a_text_field_undoes_typing(bench: WindowBench) -> None:
    chat(bench, "First question")
    bench.do(bench.window.menus.delete.trigger)
    field = bench.window.composer.field
    field.setFocus()
    QTest.keyClicks(field, "typed")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    bench.turn()
    assert field.text() == "" and titles(bench) == []
    for _ in range(3):  # nothing is left to undo, but something was typed here
        QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert titles(bench) == []
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert field.text() == "typed"


@pytest.mark.parametrize("field", ["composer", "search"])
def test_a_field_in_which_nothing_was_typed_leaves_undo_to_the_window(bench: WindowBench, field: str) -> None:
    chat(bench, "First question")
    bench.do(bench.window.menus.delete.trigger)
    widget = bench.window.composer.field if field == "composer" else bench.window.sidebar.search
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Z, CTRL)
    bench.turn()
    assert titles(bench) == ["First question"]


def test_what_was_brought_back_by_hand_is_not_undone_again(bench: WindowBench) -> None:
    first = chat(bench, "First question")
    bench.program.session.edits.rename(first, "A name")
    bench.do(bench.window.menus.delete.trigger)
    bench.do(lambda: bench.window.commands.undelete(first))
    bench.do(bench.window.last_actions.undo)  # the deletion is over: the name is what can be undone
    assert titles(bench) == ["First question"]
