"""The chat view: what is shown, where the reader is, what pointer and keyboard can do."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton

from app.windows.chat import layout as chat_layout
from app.windows.chat import view as chat_view_module
from app.windows.message import body as message_body
from app.windows.message import selection as message_selection
from app.windows.message.view import MessageView
from engine.process.events import Counts
from tests.helpers.chat_bench import ChatBench

PIN_AND_REGENERATE = ["Pin in the context", "Regenerate", "Answer again with…"]
CODE = "Here:\n\n```python\nprint('a')\n```\n\nand\n\n```sh\nls -l\n```"
LONG = "\n\n".join(f"Paragraph {i} of an answer with some words in it." for i in range(60))


@pytest.fixture
def bench(qapp: QApplication, tern_home: Path) -> Iterator[ChatBench]:
    bench = ChatBench(qapp, tern_home)
    yield bench
    bench.close()


def last(bench: ChatBench) -> MessageView:
    bench.settle()
    return bench.shown(bench.session.messages()[-1].id)


def texts_of(view: MessageView) -> list[str]:
    """What the labels below a message say."""
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible() and label.text()]


def names_of(view: MessageView) -> list[str]:
    return [button.accessibleName() or button.text() for button in view.controls()]


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def at_end(bench: ChatBench) -> bool:
    bar = bench.view.verticalScrollBar()
    return bar.value() == bar.maximum()


# ---- what is shown ---------------------------------------------------------------------------


def test_question_and_answer_are_read_by_screen_readers(bench: ChatBench) -> None:
    bench.ask("What is a tern?", "A **bird**.")
    bench.settle()
    question, answer = (bench.shown(message.id) for message in bench.session.messages())
    for view, name, text in ((question, "You", "What is a tern?"), (answer, "Answer", "A **bird**.")):
        interface = QAccessible.queryAccessibleInterface(view)
        assert interface.role() == QAccessible.Role.StaticText
        assert interface.text(QAccessible.Text.Name) == name
        assert interface.text(QAccessible.Text.Description) == text


def test_every_control_has_a_name(bench: ChatBench) -> None:
    answer = bench.ask("One?", CODE, reason="length")
    bench.session.asking.regenerate(answer)
    bench.client.pieces(CODE)
    bench.client.finish("cancelled")
    bench.settle()
    bench.ask("x" * 10_000, "y")
    bench.settle()
    buttons = [button for button in bench.view.findChildren(QAbstractButton) if button.isVisible()]
    assert len(buttons) >= 10
    assert [button for button in buttons if not (button.accessibleName() or button.text())] == []


def test_a_message_of_the_reader_is_plain_text_and_an_answer_is_markdown(bench: ChatBench) -> None:
    bench.ask("**not bold**\n  indented\n1. no list", "**bold**\n\n1. a list")
    bench.settle()
    question, answer = (bench.shown(message.id) for message in bench.session.messages())
    assert [placed.item.text for _, _, placed, _ in question.body.placed()] == [
        "**not bold**",
        "  indented",
        "1. no list",
    ]
    assert [placed.item.text for _, _, placed, _ in answer.body.placed()] == ["bold", "a list"]


@pytest.mark.parametrize(
    ("reason", "sentence", "button"),
    [
        ("stop", "", ""),
        ("length", "Stopped at the length limit", "Continue this answer"),
        ("cancelled", "You stopped this answer", "Continue this answer"),
        ("context", "The context is full (4,096 tokens)", ""),
    ],
)
def test_why_an_answer_ended_is_said(bench: ChatBench, reason: str, sentence: str, button: str) -> None:
    bench.ask("Say a lot.", "A lot", reason=reason)
    view = last(bench)
    notes = [text for text in texts_of(view) if "tokens/s" not in text]
    assert bool(sentence) == bool(notes)
    assert "".join(notes).startswith(sentence)
    names = names_of(view)
    assert ("Continue this answer" in names) == bool(button)


def test_a_full_context_can_go_on_in_a_larger_one(bench: ChatBench) -> None:
    full = Counts(context_used=2048, context_size=2048)
    bench.ask("Say a lot.", "A lot", reason="context", counts=full)
    assert "Continue this answer" in names_of(last(bench))


def test_a_cut_answer_goes_on_in_the_same_message(bench: ChatBench) -> None:
    answer = bench.ask("Count.", "one, two,", reason="length")
    view = last(bench)
    next(b for b in view.controls() if b.accessibleName() == "Continue this answer").click()
    bench.client.pieces(" three")
    bench.client.finish()
    bench.settle()
    assert bench.session.message(answer).text == "one, two, three"
    assert "Continue this answer" not in names_of(last(bench))
    assert last(bench).message_id == answer


def test_only_the_last_answer_can_be_continued(bench: ChatBench) -> None:
    first = bench.ask("One?", "cut", reason="length")
    bench.ask("Two?", "whole")
    bench.settle()
    assert "Continue this answer" not in names_of(bench.shown(first))
    assert "Stopped at the length limit" in texts_of(bench.shown(first))


def test_an_answer_that_failed_can_be_asked_for_again(bench: ChatBench) -> None:
    bench.session.asking.send("Fail, please.")
    bench.client.fail("No.")
    view = last(bench)
    assert "The answer failed" in texts_of(view)
    next(b for b in view.controls() if isinstance(b, QPushButton)).click()
    bench.client.pieces("Now it works.")
    bench.client.finish()
    bench.turn()
    assert bench.session.messages()[-1].text == "Now it works."


def test_an_empty_answer_is_said_to_be_empty(bench: ChatBench) -> None:
    bench.ask("Q")
    assert "The answer is empty" in texts_of(last(bench))
    assert "Answer the question again" in names_of(last(bench))


def test_reading_the_prompt_is_shown_until_the_first_word(bench: ChatBench) -> None:
    bench.session.asking.send("A question.")
    bench.settle()  # on a busy machine the answer gets its place some turns later
    bench.client.progress(320, 1024)
    bench.turn()
    assert "Reading the prompt… 320 / 1,024" in texts_of(last(bench))
    bench.client.pieces("The")
    bench.settle()
    assert texts_of(last(bench)) == []
    assert not last(bench).footer.is_waiting


def test_the_first_text_is_not_waited_for(bench: ChatBench) -> None:
    """A first token may have no text, as part of a character; later text is gathered, the first is not."""
    bench.session.asking.send("A question.")
    bench.settle()
    bench.view._grow_timer.setInterval(1_000_000)
    bench.client.pieces("")
    bench.turn()
    assert "Writing…" in texts_of(last(bench))
    bench.client.pieces("The")
    bench.turn()
    assert texts_of(last(bench)) == [] and last(bench).body.sections


def test_the_speed_is_shown_with_its_source(bench: ChatBench) -> None:
    bench.ask("Quick?", "Yes.")
    assert "23.4 tokens/s · 214 tokens" in texts_of(last(bench))


def test_guessed_tokens_are_told_with_the_speed(bench: ChatBench) -> None:
    def told(counts: Counts) -> str:
        bench.ask("Quick?", "Yes.", counts=counts)
        labels = last(bench).findChildren(QLabel)
        (speed,) = [label for label in labels if label.text().endswith(f"{counts.generated_tokens} tokens")]
        assert speed.accessibleDescription() == " ".join(speed.toolTip().split("\n"))
        return speed.toolTip()

    counts = Counts(generated_tokens=40, decode_tok_s=30.0, drafted_tokens=52)
    assert "guessed" not in told(counts)
    assert "31 of 52 guessed tokens" in told(replace(counts, accepted_tokens=31))


def test_the_text_is_painted(bench: ChatBench) -> None:
    bench.ask("Ask", "█" * 20)
    view = last(bench)
    image = view.grab().toImage()
    ink = QColor(bench.theme.colors.text)
    found = {image.pixelColor(x, y).name() for x in range(20, 200) for y in range(5, 40)}
    assert ink.name() in found


def test_links_are_opened_by_a_click_and_by_the_menu_only(
    bench: ChatBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "app.windows.message.menu.QDesktopServices.openUrl", lambda url: opened.append(url.toString())
    )
    bench.ask("Link?", "[here](https://example.org/a) and [there](file:///etc/passwd)")
    view = last(bench)
    for x in range(0, 400, 4):
        QTest.mouseMove(view, QPoint(x, 18))
    assert opened == []
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(24, 18))
    assert opened == ["https://example.org/a"]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 18))
    assert len(opened) == 1
    assert view.body.links() == ["https://example.org/a"]


# ---- where the reader is ---------------------------------------------------------------------


def test_the_end_is_followed_until_somebody_reads_back(bench: ChatBench) -> None:
    bench.ask("Long, please.", LONG)
    bench.settle()
    assert at_end(bench)
    bench.session.asking.send("More!")
    bench.client.pieces(LONG)
    bench.settle()
    assert at_end(bench) and not bench.view.jump_button.isVisible()
    bar = bench.view.verticalScrollBar()
    bar.setValue(bar.value() - 300)
    bench.settle()  # what lies above was an estimate until now, and the place moves with its height
    place = bar.value()
    for _ in range(5):
        bench.client.pieces("\n\nAnd more of it.\n\n```py\nx = 1\n```")
        bench.settle()
        assert bar.value() == place
    assert bench.view.jump_button.isVisible()
    bench.view.jump_button.click()
    bench.client.pieces("\n\nThe end.")
    bench.settle()
    assert at_end(bench) and not bench.view.jump_button.isVisible()


@pytest.mark.parametrize("steps", [2, 3, 7, 20])
def test_the_place_is_kept_when_there_is_time_for_little_at_a_turn(
    bench: ChatBench, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    """As on a busy machine: a turn ends after so many looks at the clock."""
    ticks = count()
    for module in (chat_layout, message_body):
        monkeypatch.setattr(module, "perf_counter", lambda: next(ticks) * chat_layout.TURN_S / steps)
    bench.ask("Long, please.", LONG)
    bench.session.asking.send("More!")
    bench.client.pieces(LONG)
    bench.settle()
    assert at_end(bench)
    bar = bench.view.verticalScrollBar()
    for _ in range(8):
        bar.setValue(bar.value() - 300)
        bench.client.pieces("\n\nAnd more of it.\n\n```py\nx = 1\n```")
        before = bench.in_view()
        bench.settle()
        after = bench.in_view()
        assert before and before == {place: after.get(place) for place in before}
        assert len(after) > 10 and bench.view.jump_button.isVisible()
    bench.view.jump_button.click()
    bench.client.pieces("\n\nThe end.")
    bench.settle()
    assert at_end(bench) and not bench.view.jump_button.isVisible()


def test_reading_back_in_a_block_that_is_being_written(bench: ChatBench) -> None:
    bench.session.asking.send("Code.")
    bench.client.pieces("```py\n" + "x = 1\n" * 200)
    bench.settle()
    bar = bench.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    bench.client.pieces("y = 2\n" * 50)
    bench.settle()
    assert bar.value() == place and bar.maximum() > place


def test_sending_goes_to_the_end(bench: ChatBench) -> None:
    bench.ask("Long, please.", LONG)
    bench.view.verticalScrollBar().setValue(0)
    bench.session.asking.send("Next")
    bench.settle()
    assert at_end(bench)


def test_the_place_is_kept_over_width_font_and_opening(bench: ChatBench) -> None:
    bench.open_long([(f"Question {i}", f"Answer {i}.\n\n{LONG}") for i in range(5)])
    assert bench.view.scroll_state() == -1.0
    message = bench.session.messages()[5].id
    bench.view.scroll_to_message(message)
    bench.settle()
    state = bench.view.scroll_state()
    assert int(state) in (4, 5)
    bench.resize(500, 600)
    bench.settle()
    assert abs(bench.view.scroll_state() - state) < 0.1
    bench.theme.set("dark", 14)
    bench.settle()
    assert abs(bench.view.scroll_state() - state) < 0.1
    conversation = bench.session.info.id
    bench.session.new()
    bench.settle()
    assert bench.view.views == {}
    bench.session.open(conversation)
    bench.settle()
    assert at_end(bench)
    bench.view.restore(state)
    bench.settle()
    assert abs(bench.view.scroll_state() - state) < 0.1


def test_what_is_looked_at_stays_while_the_rest_is_laid_out(bench: ChatBench) -> None:
    """Heights above are estimates until one scrolls there; what is in view must not jump."""
    bench.open_long([(f"Question {i}", CODE + "\n\n" + LONG[: 40 * (i % 9)]) for i in range(40)])
    bar = bench.view.verticalScrollBar()
    edge = bench.view.viewport().height()
    moves = 0
    while bar.value() > 50:
        before = {key: view.geometry().bottom() for key, view in bench.view.views.items()}
        bar.setValue(bar.value() - 50)
        bench.settle()
        for key, bottom in before.items():
            if 0 <= bottom < edge - 50 and bar.value() > 0:
                assert bench.shown(key).geometry().bottom() == bottom + 50
                moves += 1
    assert moves > 100


def test_few_messages_have_widgets(bench: ChatBench) -> None:
    bench.open_long([(f"Question {i}", LONG) for i in range(100)])
    bar = bench.view.verticalScrollBar()
    for part in (0.0, 0.3, 0.6, 1.0):
        bar.setValue(round(bar.maximum() * part))
        bench.settle()
        assert 0 < len(bench.view.views) < 20
        laid_out = sum(len(list(view.body.placed())) for view in bench.view.views.values())
        assert laid_out < 400


def test_a_long_message_shows_its_beginning_and_more_on_demand(bench: ChatBench) -> None:
    text = "0123456789 " * 5_000
    bench.ask(text, "Fine.")
    bench.settle()
    bench.view.scroll_to_message(bench.session.messages()[0].id)
    bench.settle()
    view = bench.shown(bench.session.messages()[0].id)
    assert view.body.hidden == len(text) - 4_000
    height = view.height()
    button = next(b for b in view.controls() if isinstance(b, QPushButton))
    assert button.text() == f"Show more ({QLocale().toString(51_000)} more characters)"
    button.click()
    bench.settle()
    assert view.body.hidden == 0
    assert view.height() > 5 * height
    view.do("copy")
    assert clipboard() == text


# ---- keyboard --------------------------------------------------------------------------------


def test_tab_reaches_one_message_and_its_controls(bench: ChatBench) -> None:
    bench.ask("One?", "First.")
    bench.ask("Two?", CODE)
    view = last(bench)
    bench.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is view
    reached: list[str] = []
    for _ in range(20):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is view or focus is None or not view.isAncestorOf(focus):
            break
        reached.append(focus.accessibleName())
    assert reached == ["Copy the code"] * 2 + ["Copy the answer", "Edit the answer", *PIN_AND_REGENERATE]


def test_arrow_keys_go_through_the_messages(bench: ChatBench) -> None:
    bench.open_long([(f"Question {i}", f"Answer {i}") for i in range(30)])
    ids = [message.id for message in bench.session.messages()]
    last(bench).setFocus(Qt.FocusReason.TabFocusReason)
    seen = []
    for _ in range(len(ids) * 3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
        bench.settle()
        focus = QApplication.focusWidget()
        assert isinstance(focus, MessageView)
        seen.append(focus.message_id)
        assert bench.view.viewport().rect().intersects(focus.geometry())
    assert list(dict.fromkeys(seen)) == ids[-2::-1]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is bench.shown(ids[1])


def test_arrow_keys_scroll_through_a_message_higher_than_the_window(bench: ChatBench) -> None:
    bench.ask("Long?", LONG)
    view = last(bench)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    bar = bench.view.verticalScrollBar()
    values = [bar.value()]
    while QApplication.focusWidget() is view and len(values) < 200:
        QTest.keyClick(view, Qt.Key.Key_Up)
        values.append(bar.value())
    assert len(values) > 5
    assert values == sorted(values, reverse=True)


def test_keys_copy_edit_and_answer_again(bench: ChatBench) -> None:
    bench.ask("Question", "Answer **one**")
    view = last(bench)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_C)
    assert clipboard() == "Answer **one**"
    QTest.keyClick(view, Qt.Key.Key_R)
    bench.client.pieces("Answer two")
    bench.client.finish()
    view = last(bench)
    assert QApplication.focusWidget() is view
    assert "2 / 2" in texts_of(view)
    QTest.keyClick(view, Qt.Key.Key_Left)
    bench.settle()
    assert bench.session.messages()[-1].text == "Answer **one**"
    assert QApplication.focusWidget() is last(bench)
    QTest.keyClick(last(bench), Qt.Key.Key_Right)
    assert bench.session.messages()[-1].text == "Answer two"
    question = bench.shown(bench.session.messages()[0].id)
    question.setFocus()
    QTest.keyClick(question, Qt.Key.Key_E)
    assert question.editor is not None
    assert QApplication.focusWidget() is question.editor.field


def test_a_message_is_edited_in_its_place(bench: ChatBench) -> None:
    bench.ask("First wording", "Answer")
    bench.settle()
    question = bench.shown(bench.session.messages()[0].id)
    question.start_edit()
    assert question.editor is not None
    field = question.editor.field
    assert not question.editor.save_button.isEnabled()
    QTest.keyClicks(field, ", improved")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "second line")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.client.pieces("New answer")
    bench.client.finish()
    bench.settle()
    assert [m.text for m in bench.session.messages()] == [
        "First wording, improved\nsecond line",
        "New answer",
    ]
    assert "2 / 2" in texts_of(bench.shown(bench.session.messages()[0].id))


def test_escape_leaves_the_editor_and_the_message_as_it_was(bench: ChatBench) -> None:
    bench.ask("Wording", "Answer")
    bench.settle()
    question = bench.shown(bench.session.messages()[0].id)
    height = question.height()
    question.start_edit()
    assert question.editor is not None
    bench.settle()
    assert question.height() > height
    QTest.keyClicks(question.editor.field, "xyz")
    QTest.keyClick(question.editor.field, Qt.Key.Key_Escape)
    bench.settle()
    assert question.editor is None
    assert question.height() == height
    assert [m.text for m in bench.session.messages()] == ["Wording", "Answer"]


def test_an_editor_survives_scrolling_away(bench: ChatBench) -> None:
    bench.open_long([(f"Question {i}", LONG) for i in range(10)])
    question = bench.session.messages()[-2].id
    bench.view.scroll_to_message(question)
    bench.settle()
    bench.shown(question).start_edit()
    editor = bench.shown(question).editor
    assert editor is not None
    QTest.keyClicks(editor.field, " more")
    bench.view.verticalScrollBar().setValue(0)
    bench.settle()
    bench.view.scroll_to_message(question)
    bench.settle()
    kept = bench.shown(question).editor
    assert kept is not None and kept.text() == "Question 9 more"


def test_too_long_a_message_is_not_edited_in_its_place(bench: ChatBench) -> None:
    bench.ask("x" * 100_000, "Fine.")
    bench.settle()
    bench.view.scroll_to_message(bench.session.messages()[0].id)
    bench.settle()
    question = bench.shown(bench.session.messages()[0].id)
    question.start_edit()
    assert question.editor is None
    assert not question.footer.action_row.edit_button.isEnabled()


def test_too_long_a_paste_into_the_editor_is_refused_in_words(bench: ChatBench) -> None:
    bench.ask("Short", "Fine.")
    bench.settle()
    question = bench.shown(bench.session.messages()[0].id)
    question.start_edit()
    assert question.editor is not None
    for text in ("y" * 100_000, "z" * 20_000):
        QGuiApplication.clipboard().setText(text)
        question.editor.field.paste()
        assert question.editor.text() == "Short"
        assert "Too long to paste here" in texts_of(question)
    QGuiApplication.clipboard().setText(" and sweet\r\nindeed")
    question.editor.field.paste()
    assert question.editor.text() == "Short and sweet\nindeed"
    assert "Too long to paste here" not in texts_of(question)


def test_letters_are_commands_only_where_the_keyboard_brought_the_focus(bench: ChatBench) -> None:
    bench.ask("Q", "A")
    view = last(bench)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(15, 15))
    assert QApplication.focusWidget() is view
    QTest.keyClick(view, Qt.Key.Key_R)
    QTest.keyClick(view, Qt.Key.Key_E)
    assert len(bench.session.siblings(view.message_id)[1]) == 1 and view.editor is None


def test_page_keys_scroll_from_a_message(bench: ChatBench) -> None:
    bench.ask("Q", LONG)
    view = last(bench)
    view.setFocus()
    bar = bench.view.verticalScrollBar()
    end = bar.value()
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert end - bar.value() > 400
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    bench.settle()
    assert at_end(bench)


def test_text_is_selected_by_keys(bench: ChatBench) -> None:
    bench.ask("Q", "One **two**\n\nthree\n\n- four")
    view = last(bench)
    view.setFocus()
    shift = Qt.KeyboardModifier.ShiftModifier
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right, shift)
    assert view.selection.text == "One"
    QTest.keyClick(view, Qt.Key.Key_Down, shift)
    QTest.keyClick(view, Qt.Key.Key_End, shift)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == "One two\n\nthree"
    QTest.keyClick(view, Qt.Key.Key_Down, shift)
    QTest.keyClick(view, Qt.Key.Key_End, shift)
    assert view.selection.text == "One two\n\nthree\n\n• four"
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == "One two\n\nthree\n\n• four"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.selection.text == ""


def test_a_long_selection_is_copied_between_other_events(
    bench: ChatBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(message_selection, "COPY_S", 0.0)
    bench.ask("Q", "\n\n".join(f"**{i}** word" for i in range(50)))
    bench.settle()
    view = last(bench)
    QGuiApplication.clipboard().setText("before")
    view.select_all()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == "before" and view.copying.busy
    view.copying.offer()  # does not take the place of what was asked for
    for _ in range(200):
        QCoreApplication.processEvents()
    assert clipboard() == "\n\n".join(f"{i} word" for i in range(50)) and not view.copying.busy


def test_what_is_being_copied_is_not_lost_with_its_chat(
    bench: ChatBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(message_selection, "COPY_S", 0.0)
    bench.ask("Q", "one\n\ntwo\n\nthree")
    view = last(bench)
    view.select_all()
    view.copying.copy()
    assert view.copying.busy
    bench.session.new()
    assert clipboard() == "one\n\ntwo\n\nthree"


def test_a_hit_stays_in_view_when_what_follows_is_longer_than_was_thought(
    bench: ChatBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.open_long(
        [(f"Q{i}", "word " * 200) for i in range(5)] + [("hit", "| a |\n|---|\n| " + "x<br>" * 200 + " |")]
    )
    bench.view.verticalScrollBar().setValue(0)
    bench.settle()
    monkeypatch.setattr(chat_layout, "TURN_S", 0.0)  # nothing is laid out at once
    hit = bench.session.messages()[-2].id
    bench.view.scroll_to_message(hit)
    monkeypatch.undo()
    bench.settle()
    assert -20 < bench.shown(hit).y() < 100


def test_text_is_selected_by_the_pointer_in_one_message_at_a_time(bench: ChatBench) -> None:
    bench.ask("Question", "word " * 30 + "\n\nlast")
    bench.settle()
    question, answer = (bench.shown(message.id) for message in bench.session.messages())
    QTest.mousePress(answer, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    QTest.mouseMove(answer, QPoint(300, 30))
    QTest.mouseMove(answer, QPoint(500, 80))
    QTest.mouseRelease(answer, Qt.MouseButton.LeftButton, pos=QPoint(500, 80))
    assert answer.selection.text.startswith("word word")
    QTest.mouseDClick(question, Qt.MouseButton.LeftButton, pos=question._bubble.center().toPoint())
    assert question.selection.text == "Question"
    assert answer.selection.text == ""


def test_the_code_button_copies_the_code(bench: ChatBench) -> None:
    bench.ask("Code?", CODE)
    view = last(bench)
    first, second = [b for b in view.controls() if b.accessibleName() == "Copy the code"]
    second.click()
    assert clipboard() == "ls -l"
    first.click()
    assert clipboard() == "print('a')"


def test_the_menu_offers_what_the_buttons_do(bench: ChatBench) -> None:
    from app.windows.message.menu import MessageMenu

    bench.ask("Q", "See [this](https://example.org).")
    menu = MessageMenu(last(bench), last(bench))
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Copy the answer",
        "Edit the answer",
        "Pin in the context",
        "Regenerate",
        "Answer again with…",
        "Select all",
        "Read line by line",
        "Open https://example.org",
    ]
    menu.close()


def test_the_end_of_an_answer_is_announced(bench: ChatBench, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Any] = []

    class Recorder:
        @staticmethod
        def updateAccessibility(event: Any) -> None:
            told.append(event.message())

    monkeypatch.setattr(chat_view_module, "QAccessible", Recorder)
    bench.ask("Q", "A")
    assert told == ["Answer finished"]
    for reason, words in (
        ("length", "Answer finished at its longest allowed length"),
        ("context", "Answer cut off: the context is full"),
        ("cancelled", "Answer stopped"),
    ):
        bench.ask("Q", "A", reason=reason)
        assert told[-1] == words


# ---- branches --------------------------------------------------------------------------------


def test_the_version_of_a_question_that_is_chosen_is_looked_at(bench: ChatBench) -> None:
    bench.open_long([(f"Question {i}", LONG) for i in range(6)])
    question = bench.session.messages()[4]
    bench.view.scroll_to_message(question.id)
    bench.settle()
    assert bench.session.asking.edit(question.id, "Another wording")
    bench.client.pieces("Short.")
    bench.client.finish()
    bench.settle()
    assert at_end(bench)  # a new answer is looked at
    bench.session.switch_branch(bench.session.messages()[4].id, -1)
    bench.settle()
    assert bench.shown(question.id).y() < bench.view.height()
    assert [m.id for m in bench.session.messages()][4] == question.id


def test_the_arrows_stop_at_the_first_and_the_last_version(bench: ChatBench) -> None:
    answer = bench.ask("Q", "one")
    bench.session.asking.regenerate(answer)
    bench.client.pieces("two")
    bench.client.finish()
    row = last(bench).footer.action_row
    assert (row.previous_button.isEnabled(), row.next_button.isEnabled()) == (True, False)
    row.previous_button.click()
    row = last(bench).footer.action_row
    assert (row.previous_button.isEnabled(), row.next_button.isEnabled()) == (False, True)
    assert not bench.shown(bench.session.messages()[0].id).footer.action_row.previous_button.isVisible()
