"""Footnotes in the window: by pointer and by menu to the note, and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.windows.message.menu import MessageMenu
from tests.helpers.chat_bench import ChatBench

TEXT = (
    "The tern[^t] flies far.\n\n[^t]: A bird.\n\n"
    + "\n\n".join(f"Paragraph {number} with some words in it." for number in range(60))
    + "\n\nThe last line."
)


@pytest.fixture
def bench(qapp: QApplication, tmp_path: Path) -> Iterator[ChatBench]:
    bench = ChatBench(qapp, tmp_path)
    yield bench
    bench.close()


def test_the_menu_leads_to_the_note_and_back(bench: ChatBench) -> None:
    answer = bench.ask("What?", TEXT)
    bench.settle()
    bench.view.verticalScrollBar().setValue(0)
    bench.settle()
    view = bench.shown(answer)

    def choose(words: str) -> None:
        menu = MessageMenu(view, view)
        next(action for action in menu.actions() if action.text() == words).trigger()
        menu.close()
        bench.settle()

    choose("Go to footnote 1")
    bar = bench.view.verticalScrollBar()
    assert bar.value() > bar.maximum() // 2
    choose("Back from footnote 1")
    place = view.body.place_of("#mention-1")
    assert place is not None and abs(view.y() + view.body_at.y() + place) < 60


def test_what_is_copied_is_what_was_written(bench: ChatBench) -> None:
    answer = bench.ask("What?", TEXT)
    bench.settle()
    bench.shown(answer).do("copy")
    assert QApplication.clipboard().text() == TEXT
