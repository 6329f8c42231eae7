"""Pinned messages, the line above what is still seen, and the one that says the context is nearly full."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.chat.context.rules import Rule
from app.windows.message.menu import MessageMenu
from app.windows.message.note import MessageNote
from app.windows.message.view import MessageView
from engine.process.events import Counts
from tests.helpers.window import WindowBench, open_window


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as opened:
        opened.load()
        for number in range(3):
            opened.ask(f"Question {number} " * 8, f"An answer {number} " * 8)
        yield opened


def view(bench: WindowBench, index: int) -> MessageView:
    while bench.window.chat_view.busy:
        bench.turn()
    return bench.window.chat_view.views[bench.program.session.messages()[index].id]


def used(bench: WindowBench, tokens: int) -> None:
    bench.window.composer.insert("more")
    bench.do(bench.window.composer.button.click)
    bench.client.pieces("yes")
    bench.do(lambda: bench.client.finish("stop", Counts(context_used=tokens, context_size=4096)))


def test_a_message_is_pinned_by_its_key_and_by_its_menu(bench: WindowBench) -> None:
    shown = view(bench, -2)
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(shown, Qt.Key.Key_P)
    assert bench.program.session.messages()[-2].pinned
    assert shown.accessibleName() == "You, pinned"
    assert shown.footer.action_row.pin_button.accessibleName() == "Unpin from the context"
    menu = MessageMenu(shown, shown)
    entry = next(action for action in menu.actions() if action.text() == "Unpin from the context")
    entry.trigger()
    assert not bench.program.session.messages()[-2].pinned and shown.accessibleName() == "You"


def test_a_pin_is_seen_without_pointing_at_it(bench: WindowBench) -> None:
    button = view(bench, -2).footer.action_row.pin_button
    before = button.grab().toImage()
    view(bench, -2).do("pin")
    assert button.grab().toImage() != before


def test_the_answer_being_written_cannot_be_pinned(bench: WindowBench) -> None:
    bench.ask("One more", "so", reason="")
    assert view(bench, -1).footer.action_row.pin_button.isHidden()


def test_a_line_stands_above_what_the_model_still_sees(bench: WindowBench) -> None:
    bench.window.composer.insert("The last question")
    bench.do(bench.window.composer.button.click)
    bench.do(lambda: bench.client.overlong(5000))
    plain = view(bench, -2).wanted_height
    session = bench.program.session
    session.full_context.leave_out(session.messages()[-1].id)
    bench.client.pieces("Well")
    bench.do(bench.client.finish)
    start = next(
        index for index, m in enumerate(session.messages()) if session.full_context.begins_prompt(m.id)
    )
    assert session.messages()[start].id == session.messages()[-1].prompt_from
    shown = view(bench, start)
    assert shown.accessibleDescription().startswith("The model no longer sees the messages above.")
    if start == len(session.messages()) - 2:
        assert shown.wanted_height > plain
    others = [view(bench, index) for index in range(len(session.messages())) if index != start]
    assert not any("no longer sees" in other.accessibleDescription() for other in others)


def test_a_nearly_full_context_says_so_until_it_no_longer_holds(bench: WindowBench) -> None:
    line = bench.window.context_line
    assert line.isHidden()
    used(bench, 3400)
    assert line.isVisible() and "83 %" in line.label.text()
    used(bench, 1000)
    assert line.isHidden()
    used(bench, 4000)
    assert line.isVisible()
    bench.do(bench.window.commands.new)
    assert line.isHidden()


def test_the_rule_is_chosen_there_or_in_the_menu_and_kept_with_the_chat(bench: WindowBench) -> None:
    used(bench, 4000)
    session, rules = bench.program.session, bench.window.menus.context_rules
    assert bench.window.context_line.button.text() == "Ask me" and rules[""].isChecked()
    menu = bench.window.context_line.button.menu()
    assert menu is not None and list(menu.actions()) == list(rules.values())
    bench.do(rules["oldest"].trigger)
    assert session.context.rule is Rule.OLDEST
    assert bench.window.context_line.button.text() == "Leave out the oldest messages"
    chat = session.info.id
    bench.do(bench.window.commands.new)
    assert rules[""].isChecked()
    bench.do(lambda: bench.window.commands.open(chat))
    assert rules["oldest"].isChecked() and session.context.rule is Rule.OLDEST


def test_a_chat_that_goes_on_from_another_leads_back(bench: WindowBench) -> None:
    session = bench.program.session
    old = session.info.id
    session.context.set_rule(Rule.SUMMARY)
    bench.window.composer.insert("The last question")
    bench.do(bench.window.composer.button.click)
    bench.do(lambda: bench.client.overlong(5000))
    bench.client.pieces("They talked.")
    bench.do(bench.client.finish)
    bench.client.pieces("Yes")
    bench.do(bench.client.finish)
    assert session.info.id != old
    note = view(bench, 0).findChild(MessageNote)
    assert note is not None and note.isVisible() and "older one" in note.label.text()
    (button,) = note.buttons
    bench.do(button.click)
    assert session.info.id == old
    new = next(info.id for info in session.store.conversations() if info.id != old)
    session.delete(old)
    bench.do(lambda: bench.window.commands.open(new))
    bench.do(bench.window.commands.open_older)
    assert session.info.id == new
