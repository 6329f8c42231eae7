"""The composer: sending and stopping, growing, drafts, pastes of any size and content."""

import time

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.look.theme import Theme
from app.windows.composer.composer import FIELD_CHARS, MAX_LINES, PASTE_CHARS, Composer
from tests.helpers.turns import LONGEST_S


@pytest.fixture
def composer(qtbot: QtBot, qapp: QApplication) -> Composer:
    composer = Composer(Theme(qapp))
    composer.resize(600, 60)
    qtbot.addWidget(composer)
    composer.show()
    composer.setFocus()
    return composer


def sent(composer: Composer) -> list[str]:
    """What ``submitted`` carries from now on."""
    texts: list[str] = []
    composer.submitted.connect(texts.append)
    return texts


def paste(composer: Composer, text: str) -> None:
    """Through the clipboard, as a person does it."""
    QApplication.clipboard().setText(text)
    composer.field.paste()


def test_enter_sends_and_shift_enter_breaks(qtbot: QtBot, composer: Composer) -> None:
    texts = sent(composer)
    qtbot.keyClicks(composer.field, "one")
    qtbot.keyClick(composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(composer.field, "two")
    assert texts == []
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    qtbot.keyClick(composer.field, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert texts == ["one\ntwo"] * 2
    assert composer.text() == "one\ntwo", "the owner empties it when the message was taken"


def test_white_space_is_no_message(qtbot: QtBot, composer: Composer) -> None:
    texts = sent(composer)
    composer.insert(" \n\t\u00a0")
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert texts == []
    assert not composer.button.isEnabled()


def test_a_narrow_field_shortens_its_invitation(qtbot: QtBot, composer: Composer) -> None:
    words = "Write a message; it will be answered once the model is loaded"
    composer.set_sendable(True, words)
    composer.resize(900, 60)
    qtbot.waitUntil(lambda: composer.field.placeholderText() == words)
    assert composer.field.toolTip() == ""
    composer.resize(280, 60)
    qtbot.waitUntil(lambda: composer.field.placeholderText().endswith("…"))
    assert composer.field.toolTip() == words


def test_what_cannot_be_sent_stays_and_says_why(qtbot: QtBot, composer: Composer) -> None:
    texts = sent(composer)
    composer.set_sendable(False, "Open a model folder")
    qtbot.keyClicks(composer.field, "hello")
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert texts == []
    assert composer.text() == "hello"
    assert composer.field.placeholderText() == "Open a model folder"
    assert composer.button.toolTip() == "Open a model folder"
    composer.set_sendable(True)
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert texts == ["hello"]


def test_one_button_sends_and_stops(qtbot: QtBot, composer: Composer) -> None:
    texts = sent(composer)
    place = composer.button.geometry()
    composer.insert("hello")
    composer.button.click()
    assert texts == ["hello"]
    composer.set_generating(True)
    assert composer.button.accessibleName() == "Stop"
    assert composer.button.geometry() == place
    with qtbot.waitSignal(composer.stop_requested):
        composer.button.click()
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert texts == ["hello"], "while an answer is written, Enter sends nothing"
    composer.set_generating(False)
    assert composer.button.accessibleName() == "Send"


def test_the_field_grows_to_a_limit_and_shrinks(composer: Composer) -> None:
    heights = []
    for lines in range(1, MAX_LINES + 5):
        composer.set_draft("\n".join("x" * lines))
        heights.append(composer.field.height())
    growing, full = heights[:MAX_LINES], heights[MAX_LINES - 1 :]
    assert growing == sorted(set(growing)), "every line makes it higher"
    assert set(full) == {heights[MAX_LINES - 1]}
    bar = composer.field.verticalScrollBar()
    assert bar.maximum() > 0
    composer.clear()
    assert composer.field.height() == heights[0]
    assert bar.maximum() == 0, "one line needs no scroll bar"


@pytest.mark.parametrize("text", ["a line\n" * 1_500_000, "x" * 10_000_000, "y" * 100_000])
def test_a_huge_paste_is_held_not_laid_out(qtbot: QtBot, composer: Composer, text: str) -> None:
    texts = sent(composer)
    QApplication.clipboard().setText(text)
    began = time.thread_time()
    composer.field.paste()
    assert time.thread_time() - began < LONGEST_S, "s of work in one turn of the event loop"
    assert composer.field.text() == ""
    assert composer.chips.count() == 1
    assert composer.chips.isVisible()
    qtbot.keyClicks(composer.field, "Shorten this.")
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert texts == [text + "\n\nShorten this."]


def test_many_pastes_that_are_small_alone(composer: Composer) -> None:
    part = "z" * (PASTE_CHARS - 1)
    for _ in range(20):
        paste(composer, part)
    assert len(composer.field.text()) <= FIELD_CHARS
    assert composer.text().count("z") == 20 * len(part), "nothing is lost"


def test_odd_characters_are_kept(qtbot: QtBot, composer: Composer) -> None:
    text = "NUL \0, no-break\u00a0space, \u2028 line separator, שלום, <script>, <|eot_id|>, 😀"
    texts = sent(composer)
    paste(composer, text)
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert texts == [text]
    composer.set_draft(composer.draft())
    assert composer.text() == text


def test_line_ends_of_other_systems(composer: Composer) -> None:
    paste(composer, "one\r\ntwo\rthree")
    assert composer.text() == "one\ntwo\nthree"


def test_files_dropped_on_it_are_not_its_own(composer: Composer) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/models/toy")])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(QPoint(5, 5), copy, mime, left, Qt.KeyboardModifier.NoModifier)
    composer.field.dragEnterEvent(event)
    assert not event.isAccepted()


def test_the_draft_is_told_at_rest_and_when_asked(qtbot: QtBot, composer: Composer) -> None:
    drafts: list[str] = []
    composer.draft_changed.connect(drafts.append)
    with qtbot.waitSignal(composer.draft_changed, timeout=5000):
        qtbot.keyClicks(composer.field, "hello")
    assert drafts == ["hello"], "once, not for every key"
    composer.flush_draft()
    assert drafts == ["hello"], "nothing new"
    qtbot.keyClicks(composer.field, "!")
    composer.flush_draft()
    assert drafts == ["hello", "hello!"]
    composer.set_draft("another chat's")
    composer.flush_draft()
    assert drafts == ["hello", "hello!"], "what was just put in is no change"


def test_a_draft_brings_its_chips_back(composer: Composer) -> None:
    big, other = "one,\n" * 10_000, "w" * PASTE_CHARS * 2
    paste(composer, big)
    paste(composer, other)
    composer.insert("and this")
    draft, message = composer.draft(), composer.text()
    composer.clear()
    assert composer.is_empty()
    composer.set_draft(draft)
    assert composer.chips.texts() == [big, other]
    assert composer.field.text() == "and this"
    assert composer.text() == message


def test_a_chip_is_removed_by_keyboard(qtbot: QtBot, composer: Composer) -> None:
    paste(composer, "big " * PASTE_CHARS)
    composer.activateWindow()
    qtbot.waitUntil(lambda: composer.field.hasFocus())
    qtbot.keyClick(composer.field, Qt.Key.Key_Backtab)
    button = QApplication.focusWidget()
    assert button is not None and button.accessibleName().startswith("Remove pasted text, 62.5 kB")
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert composer.chips.count() == 0
    assert composer.chips.isHidden()
    assert composer.field.hasFocus(), "the focus is handed on"
