"""A notice about a chat is seen with that chat only."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.windows.widgets.notice_bar import NoticeArea
from tests.helpers.window import WindowBench, open_window

FAILED = "The answer went wrong."


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as opened:
        yield opened


def failed_answer(bench: WindowBench) -> str:
    """A chat whose answer has failed; its id."""
    bench.load().ask("First question", "Well", reason="")
    bench.do(lambda: bench.client.fail(FAILED))
    assert bench.window.notices.says(FAILED)
    return bench.program.session.info.id


def test_it_leaves_with_its_chat_and_comes_back_with_it(bench: WindowBench) -> None:
    chat = failed_answer(bench)
    bench.do(bench.window.menus.new_chat.trigger)
    assert not bench.window.notices.says(FAILED)
    assert bench.window.notices.bar("notice") is None
    assert not bench.window.notices.isVisible()
    bench.do(lambda: bench.window.commands.open(chat))
    assert bench.window.notices.says(FAILED)
    assert bench.window.notices.isVisible()


def test_a_failure_elsewhere_waits_in_its_chat(bench: WindowBench) -> None:
    bench.load().ask("First question", "Well", reason="")
    chat = bench.program.session.info.id
    bench.do(bench.window.menus.new_chat.trigger)
    bench.do(lambda: bench.client.fail(FAILED))
    assert not bench.window.notices.says(FAILED)
    bench.do(lambda: bench.window.commands.open(chat))
    assert bench.window.notices.says(FAILED)


def test_a_refusal_belongs_to_the_chat_that_it_was_said_in(bench: WindowBench) -> None:
    bench.load().ask("First question", "Well", reason="")
    first = bench.program.session.info.id
    bench.do(bench.window.menus.new_chat.trigger)
    assert not bench.program.session.asking.send("Second question")
    bar = bench.window.notices.bar("notice")
    assert bar is not None
    refusal = bar.label.text()
    assert "First question" in refusal
    bench.do(lambda: bench.window.commands.open(first))
    assert not bench.window.notices.says(refusal)


def test_what_is_about_no_chat_stays(bench: WindowBench) -> None:
    failed_answer(bench)
    bench.program.session.notice.emit("The disk is full.")
    bench.do(bench.window.menus.new_chat.trigger)
    assert bench.window.notices.says("The disk is full.")
    assert not bench.window.notices.says(FAILED)


def test_it_goes_with_a_deleted_chat(bench: WindowBench) -> None:
    chat = failed_answer(bench)
    bench.do(bench.window.menus.delete.trigger)
    bar = bench.window.notices.bar("undo")
    assert bar is not None and not bench.window.notices.says(FAILED)
    bench.do(bar.buttons[0].click)
    assert bench.program.session.info.id == chat
    assert not bench.window.notices.says(FAILED)


def test_its_time_begins_when_it_is_seen(qtbot: QtBot, bench: WindowBench) -> None:
    area: NoticeArea = bench.window.notices
    area.show_bar("a", "about another chat", timeout_s=0.05, chat="another")
    qtbot.wait(150)
    area.show_chat("another")
    assert area.says("about another chat")
    qtbot.waitUntil(lambda: not area.says("about another chat"))


def test_bars_of_two_chats_do_not_replace_each_other(bench: WindowBench) -> None:
    area = bench.window.notices
    for chat in ("one", "two", ""):
        area.show_bar("a", f"about {chat or 'all'}", chat=chat)
    area.show_chat("one")
    assert area.says("about one") and area.says("about all") and not area.says("about two")
    area.show_chat("two")
    assert area.says("about two") and area.says("about all") and not area.says("about one")
    area.remove("a")
    assert area.isHidden()
