"""Local documents in the window: folders in the settings, the button of a chat, sources below an answer."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import paths
from app.chat.asking.quoting import fitting
from app.chat.state import Phase
from app.conversation import Attachment, passages_of
from app.settings import SettingsStore
from app.storage.store import Store
from app.windows.settings.dialog import SettingsDialog
from app.windows.sources.passage_dialog import PassageDialog
from engine.documents.index import Found
from tests.helpers.window import WindowBench, open_window

FILLER = "The committee met in the morning and went through the usual points of its agenda. " * 9


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as bench:
        yield bench.load()


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "my documents"
    folder.mkdir()
    text = f"{FILLER}\n\n# Safe\n\nThe password of the safe is swordfish.\n\n{FILLER}"
    (folder / "office.md").write_text(text, "utf-8")
    (folder / "zoo.txt").write_text("The platypus lays eggs.", "utf-8")
    return folder


def read(bench: WindowBench, qtbot: QtBot, folder: Path) -> None:
    library = bench.program.session.library
    assert library.add(str(folder)) == ""
    qtbot.waitUntil(lambda: not library.is_working, timeout=120_000)


def ask(bench: WindowBench, qtbot: QtBot, question: str) -> None:
    """Typed and sent; ends when the engine has it."""
    before = len(bench.client.generates)
    bench.window.composer.insert(question)
    bench.do(bench.window.composer.button.click)
    qtbot.waitUntil(lambda: len(bench.client.generates) > before, timeout=60_000)


def answer(bench: WindowBench, text: str) -> None:
    bench.client.pieces(text)
    bench.client.finish("stop")
    bench.turn()


def quote(bench: WindowBench, folder: Path) -> None:
    """As a person does: in the menu of the button."""
    button = bench.window.documents.button
    button._menu.aboutToShow.emit()
    entry = next(action for action in button._menu.actions() if action.text() == folder.name)
    entry.trigger()
    bench.turn()
    assert button.isChecked()


def open_source(bench: WindowBench, number: int) -> PassageDialog:
    """By keyboard: the controls of the last message."""
    view = bench.window.chat_view.views[bench.program.session.messages()[-1].id]
    button = next(
        button for button in view.controls() if button.accessibleName().startswith(f"Source {number}")
    )
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    bench.turn()
    return next(dialog for dialog in bench.window.findChildren(PassageDialog) if dialog.isVisible())


def test_a_question_gets_its_passages_and_the_answer_its_sources(
    bench: WindowBench, qtbot: QtBot, docs: Path
) -> None:
    read(bench, qtbot, docs)
    quote(bench, docs)
    ask(bench, qtbot, "What is the password of the safe?")
    prompt = bench.client.generates[-1].messages[-1].text
    assert "swordfish" in prompt and prompt.endswith("What is the password of the safe?")
    answer(bench, "It is swordfish.")
    question = bench.program.session.messages()[0]
    (passage,) = passages_of(question)
    assert (passage.name, passage.place) == ("office.md", "Safe")
    assert question.text == "What is the password of the safe?"
    dialog = open_source(bench, 1)
    qtbot.waitUntil(dialog.note.isHidden, timeout=60_000)
    assert dialog.text.toPlainText().count("committee") == 18
    assert "swordfish" in dialog.text.extraSelections()[0].cursor.selectedText()
    dialog.close()


def test_what_is_quoted_is_on_disk_and_stays_for_another_answer(
    bench: WindowBench, qtbot: QtBot, docs: Path
) -> None:
    read(bench, qtbot, docs)
    quote(bench, docs)
    ask(bench, qtbot, "What is the password of the safe?")
    answer(bench, "It is swordfish.")
    (docs / "office.md").unlink()
    session = bench.program.session
    session.asking.regenerate(session.messages()[-1].id)
    assert "swordfish" in bench.client.generates[-1].messages[-1].text
    answer(bench, "Swordfish.")
    store, _ = Store.open(paths.database_path())
    try:
        kept = store.load(session.info.id)
        assert kept is not None and kept.info.options.documents == (str(docs),)
        assert any(
            "swordfish" in passage.text
            for message in kept.messages.values()
            for passage in passages_of(message)
        )
    finally:
        store.close()
    dialog = open_source(bench, 1)
    qtbot.waitUntil(lambda: "not there any more" in dialog.note.text(), timeout=60_000)
    assert "swordfish" in dialog.text.toPlainText() and not dialog.open_button.isEnabled()
    dialog.close()


def test_a_file_that_has_changed_says_so(bench: WindowBench, qtbot: QtBot, docs: Path) -> None:
    read(bench, qtbot, docs)
    quote(bench, docs)
    ask(bench, qtbot, "What is the password of the safe?")
    answer(bench, "It is swordfish.")
    (docs / "office.md").write_text("Something else.", "utf-8")
    dialog = open_source(bench, 1)
    qtbot.waitUntil(lambda: "changed since" in dialog.note.text(), timeout=60_000)
    assert "swordfish" in dialog.text.toPlainText() and dialog.open_button.isEnabled()
    dialog.close()


def test_nothing_found_is_said_quietly(bench: WindowBench, qtbot: QtBot, docs: Path) -> None:
    read(bench, qtbot, docs)
    quote(bench, docs)
    notices: list[str] = []
    bench.program.session.chat_notice.connect(lambda _, sentence: notices.append(sentence))
    ask(bench, qtbot, "Who was Napoleon?")
    assert bench.client.generates[-1].messages[-1].text == "Who was Napoleon?"
    assert notices == ["Nothing in your documents fits this question, so the answer goes without them."]


def test_a_chat_without_the_switch_asks_at_once(bench: WindowBench, qtbot: QtBot, docs: Path) -> None:
    read(bench, qtbot, docs)
    bench.window.composer.insert("What is the password of the safe?")
    bench.do(bench.window.composer.button.click)
    assert bench.client.generates[-1].messages[-1].text == "What is the password of the safe?"


def test_the_switch_is_kept_with_each_chat(bench: WindowBench, qtbot: QtBot, docs: Path) -> None:
    read(bench, qtbot, docs)
    quote(bench, docs)
    ask(bench, qtbot, "What is the password of the safe?")
    answer(bench, "It is swordfish.")
    first = bench.program.session.info.id
    bench.do(bench.window.menus.new_chat.trigger)
    assert not bench.window.documents.button.isChecked()
    bench.do(lambda: bench.program.session.open(first))
    assert bench.window.documents.button.isChecked()
    bench.program.session.library.remove(str(docs))
    bench.turn()
    assert not bench.window.documents.button.isChecked()


def test_a_search_can_be_stopped(bench: WindowBench, docs: Path, qtbot: QtBot) -> None:
    read(bench, qtbot, docs)
    quote(bench, docs)
    session = bench.program.session
    found: list[Callable[..., None]] = []
    session.library.passages_for = lambda *args: found.append(args[3])  # type: ignore[method-assign]
    notices: list[str] = []
    session.chat_notice.connect(lambda _, sentence: notices.append(sentence))
    bench.window.composer.insert("What is the password?")
    bench.do(bench.window.composer.button.click)
    assert session.phase is Phase.SEARCHING
    bench.do(session.stop)
    assert session.phase is Phase.IDLE and bench.client.generates == []
    bench.do(lambda: found[0]([]))  # too late
    assert notices == [] and bench.client.generates == []


def test_folders_are_added_and_removed_in_the_settings(bench: WindowBench, qtbot: QtBot, docs: Path) -> None:
    bench.window.documents.button._open_settings()
    bench.turn()
    dialog = bench.window.findChild(SettingsDialog)
    assert dialog is not None and dialog.stack.currentWidget() is dialog.documents
    page = dialog.documents
    assert page.list.count() == 0 and not page.remove_button.isEnabled()
    page.add(str(docs))
    qtbot.waitUntil(lambda: page.list.item(0).text().endswith("\n2 documents"), timeout=120_000)
    page.add(str(docs))
    assert page.problem.isVisible() and "already" in page.problem.text()
    page.again_button.click()
    qtbot.waitUntil(lambda: not bench.program.session.library.is_working, timeout=120_000)
    assert page.list.item(0).text().endswith("\n2 documents")
    page.remove_button.click()
    assert page.list.count() == 0 and SettingsStore(paths.settings_path()).value.document_folders == ()
    qtbot.waitUntil(lambda: not bench.program.session.library.is_working, timeout=120_000)
    assert not paths.documents_index_path().exists()


def test_passages_fit_their_share_of_the_context() -> None:
    found = [Found(Path("a"), 0, 1, "", "", text, 1.0) for text in ("word " * 180, "契約" * 400, "short")]
    assert fitting(found, 10_000) == found
    assert [hit.text for hit in fitting(found, 400)] == ["word " * 180, "short"]
    assert fitting(found, 10) == []


def test_only_passages_are_sources() -> None:
    assert passages_of(None) == ()
    assert Attachment("a", "passage", "x").kind == "passage"


@pytest.fixture(autouse=True)
def _deleted(qapp: QApplication) -> Iterator[None]:
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
