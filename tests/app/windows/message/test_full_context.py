"""What stands at an answer for which the context was full, and that its buttons do what they say."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.windows.message.note import MessageNote
from tests.helpers.scripted_client import INFO
from tests.helpers.toy import write_toy
from tests.helpers.window import WindowBench, open_window


@pytest.fixture
def bench(qapp: QApplication, tmp_path: Path) -> Iterator[WindowBench]:
    with open_window(qapp) as opened:
        folder = str(write_toy(tmp_path / "toy", max_position=16384))
        opened.window.open_model(folder)
        opened.do(lambda: opened.client.loaded(replace(INFO, path=folder)))
        opened.ask("First question", "an answer").ask("Second question", "another answer")
        opened.window.composer.insert("Third question")
        opened.do(opened.window.composer.button.click)
        opened.do(lambda: opened.client.overlong(5000))
        yield opened


def note(bench: WindowBench) -> MessageNote:
    while bench.window.chat_view.busy:
        bench.turn()
    view = bench.window.chat_view.views[bench.program.session.messages()[-1].id]
    found = view.findChild(MessageNote)
    assert found is not None and found.isVisible()
    return found


def press(bench: WindowBench, words: str) -> None:
    button = next(button for button in note(bench).buttons if words in button.text())
    bench.do(lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton))


def test_the_reason_and_what_can_be_done(bench: WindowBench) -> None:
    shown = note(bench)
    text = shown.label.text()
    assert "5,000" in text and "4,096" in text and "failed" not in text
    assert [button.text() for button in shown.buttons] == [
        "New chat with this question",
        "New chat with a summary",
        "Longer context (8,192 tokens)",
        "Leave out the oldest messages",
    ]
    for button in shown.findChildren(QPushButton):
        assert shown.rect().contains(button.geometry())
    for first, second in zip(shown.buttons, shown.buttons[1:], strict=False):
        assert not first.geometry().intersects(second.geometry())
    assert not bench.window.notices.isVisible()


@pytest.mark.parametrize("width", [720, 1100])
@pytest.mark.parametrize("font_size", [9, 14])
def test_they_fit(bench: WindowBench, width: int, font_size: int) -> None:
    bench.program.settings.update(font_size=font_size)
    bench.window.resize(width, 700)
    shown = note(bench)
    places = [shown.label.geometry(), *(button.geometry() for button in shown.buttons)]
    for index, place in enumerate(places):
        assert shown.rect().contains(place)
        assert not any(place.intersects(other) for other in places[:index])
    for button in shown.buttons:
        assert button.width() >= button.sizeHint().width()


def test_a_new_chat_keeps_what_is_being_written_here(bench: WindowBench) -> None:
    first = bench.program.session.info.id
    bench.window.composer.insert("half a thought")
    press(bench, "New chat")
    assert bench.program.session.info.id != first
    assert bench.texts()[0] == "Third question" and bench.window.composer.text() == ""
    assert bench.window.composer.field.hasFocus()
    bench.client.pieces("Answered.")
    bench.do(bench.client.finish)
    bench.do(lambda: bench.window.commands.open(first))
    assert bench.window.composer.text() == "half a thought"


def test_a_longer_context(bench: WindowBench) -> None:
    press(bench, "Longer context")
    assert bench.client.loads[-1].options.context == 8192
    bench.do(lambda: bench.client.loaded(replace(INFO, context=8192, path=bench.client.loads[-1].path)))
    bench.client.pieces("Answered.")
    bench.do(bench.client.finish)
    assert bench.texts()[-2:] == ["Third question", "Answered."]


def test_without_the_oldest_it_says_so_afterwards_too(bench: WindowBench) -> None:
    press(bench, "Leave out")
    bench.client.pieces("Answered.")
    bench.do(bench.client.finish)
    assert "oldest messages were left out" in note(bench).label.text()
    assert note(bench).buttons == []
    chat = bench.program.session.info.id
    bench.do(bench.window.menus.new_chat.trigger)
    bench.do(lambda: bench.window.commands.open(chat))
    assert "oldest messages were left out" in note(bench).label.text()


def test_they_are_in_the_menu_and_reached_by_tab(bench: WindowBench) -> None:
    view = bench.window.chat_view.views[bench.program.session.messages()[-1].id]
    assert set(note(bench).buttons) <= set(view.controls())
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert all(button.focusPolicy() == Qt.FocusPolicy.TabFocus for button in note(bench).buttons)
