"""Export and import in the window: by keyboard, seen by a screen reader, ended by Escape."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.main import start
from app.storage.opening import Report
from app.windows.exchange import words
from app.windows.exchange.export_dialog import ExportDialog
from app.windows.exchange.import_dialog import ImportDialog
from app.windows.exchange.printing import chosen
from app.windows.main.drop_hint import dropped_path
from tests.app.storage.exchange.samples import chatgpt_chat, open_webui_chat, write
from tests.app.test_accessibility import nameless
from tests.helpers.window import WindowBench, fill, open_window

WAIT_MS = 60_000
T = TypeVar("T", bound=QWidget)


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as bench:
        yield bench


@pytest.fixture
def chats(tmp_path: Path) -> Path:
    many = [chatgpt_chat(id=f"c{i}", conversation_id=f"c{i}", title=f"Chat {i}") for i in range(3)]
    return write(tmp_path / "conversations.json", [*many, open_webui_chat()])


def dialog_of(bench: WindowBench, kind: type[T]) -> T:
    found = [dialog for dialog in bench.window.findChildren(kind) if dialog.isVisible()]
    assert len(found) == 1
    return found[0]


def titles(bench: WindowBench) -> list[str]:
    return sorted(info.title for info in bench.program.session.store.conversations())


def notices(bench: WindowBench) -> list[str]:
    said: list[str] = []
    bench.program.session.notice.connect(said.append)
    return said


def test_import_by_keyboard(
    qtbot: QtBot, bench: WindowBench, chats: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = notices(bench)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *args: (str(chats), ""))
    bench.window.menus.import_chats.trigger()
    dialog = dialog_of(bench, ImportDialog)
    assert nameless(dialog) == []
    dialog.file_button.setFocus()
    qtbot.keyClick(dialog.file_button, Qt.Key.Key_Space)
    assert dialog.progress.isVisible() and dialog.cancel.text() == "Cancel"
    qtbot.waitUntil(lambda: dialog.preview is not None, timeout=WAIT_MS)
    assert dialog.told.text() == (
        "4 chats with 26 messages from ChatGPT, Open WebUI. Of these, 4 are new. "
        "7 other versions of messages are kept."
    )
    assert [row[0] for row in dialog.table.texts()] == ["Chat 0", "Chat 1", "Chat 2", "Jokes"]
    assert [row[3] for row in dialog.table.texts()] == ["New"] * 4
    assert titles(bench) == [] and nameless(dialog) == []
    with qtbot.waitSignal(dialog.finished, timeout=WAIT_MS):
        qtbot.keyClick(dialog.import_button, Qt.Key.Key_Space)
    assert titles(bench) == ["Chat 0", "Chat 1", "Chat 2", "Jokes"]
    assert said == ["Imported: 4 chats with 26 messages."]
    assert list(bench.program.session.store.path.parent.glob("*.staged*")) == []


def test_a_second_import_says_that_there_is_nothing(qtbot: QtBot, bench: WindowBench, chats: Path) -> None:
    for number in range(2):
        bench.window.open_path(str(chats))
        dialog = dialog_of(bench, ImportDialog)
        qtbot.waitUntil(lambda dialog=dialog: dialog.preview is not None, timeout=WAIT_MS)
        if number == 0:
            with qtbot.waitSignal(dialog.finished, timeout=WAIT_MS):
                dialog.import_button.click()
    assert "4 are here already" in dialog.told.text() and "nothing to import" in dialog.told.text()
    assert not dialog.import_button.isEnabled() and len(titles(bench)) == 4


def test_escape_undoes_an_import_in_its_middle(qtbot: QtBot, bench: WindowBench, chats: Path) -> None:
    bench.window.open_path(str(chats))
    dialog = dialog_of(bench, ImportDialog)
    qtbot.waitUntil(lambda: dialog.preview is not None, timeout=WAIT_MS)
    dialog.take_over()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    bench.program.services.background.close(20.0)
    bench.turn()
    assert titles(bench) == [] and bench.program.session.trash.chats() == []
    assert list(bench.program.session.store.path.parent.glob("*.staged")) == []


def test_a_broken_file_is_a_sentence_in_the_dialog(qtbot: QtBot, bench: WindowBench, tmp_path: Path) -> None:
    broken = tmp_path / "x.json"
    broken.write_text("{")
    bench.window.open_path(str(broken))
    dialog = dialog_of(bench, ImportDialog)
    qtbot.waitUntil(lambda: bool(dialog.problem.text()), timeout=WAIT_MS)
    assert dialog.problem.text() == "x.json is damaged, or is no export of chats; nothing was read of it."
    assert dialog.file_button.isEnabled() and not dialog.import_button.isEnabled()


def test_one_imported_chat_is_shown(qtbot: QtBot, bench: WindowBench, tmp_path: Path) -> None:
    bench.window.open_path(str(write(tmp_path / "chat.json", [open_webui_chat()])))
    dialog = dialog_of(bench, ImportDialog)
    qtbot.waitUntil(lambda: dialog.preview is not None, timeout=WAIT_MS)
    with qtbot.waitSignal(dialog.finished, timeout=WAIT_MS):
        dialog.import_button.click()
    assert bench.texts() == ["Tell a joke", "田中さん…", "Another", "No."]


@pytest.mark.parametrize("kind", ["html", "markdown", "pdf", "json"])
def test_export_of_the_chat_in_view(
    qtbot: QtBot, bench: WindowBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    id_ = fill(bench.program.session.store, "Sums: 1/2", "one?", "two!")
    assert not bench.window.menus.export_chat.isEnabled()
    bench.program.session.open(id_)
    offered: list[str] = []

    def ask(parent: QWidget, title: str, start: str, kinds: str) -> tuple[str, str]:
        offered.append(Path(start).name)
        return str(tmp_path / "out"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    said = notices(bench)
    bench.window.menus.export_chat.trigger()
    dialog = dialog_of(bench, ExportDialog)
    assert dialog.which.currentText() == "This chat: Sums: 1/2" and nameless(dialog) == []
    while dialog.kind.currentData() != kind:
        qtbot.keyClick(dialog.kind, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.finished, timeout=WAIT_MS):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    suffix = {"html": ".html", "markdown": ".md", "pdf": ".pdf", "json": ".tern.json"}[kind]
    assert offered == ["Sums 1 2" + suffix] and said == [f"Exported to {tmp_path / 'out'}{suffix}."]
    data = (tmp_path / f"out{suffix}").read_bytes()
    assert data.startswith(b"%PDF-") if kind == "pdf" else b"two!" in data


def test_all_chats_from_the_settings(
    qtbot: QtBot, bench: WindowBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        fill(bench.program.session.store, "Same", f"q{number}", "a")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *args: str(tmp_path))
    bench.window.dialogs.settings()
    bench.window.dialogs._open["settings"].data.export_button.click()  # type: ignore[attr-defined]
    dialog = dialog_of(bench, ExportDialog)
    assert dialog.which.count() == 1 and dialog.which.currentText() == "All chats (3)"
    dialog.kind.setCurrentIndex(dialog.kind.findData("markdown"))
    with qtbot.waitSignal(dialog.finished, timeout=WAIT_MS):
        dialog.ask()
    (folder,) = tmp_path.glob("tern-chats-*")
    assert {path.name for path in folder.iterdir()} == {"Same.md", "Same (2).md", "Same (3).md"}


def test_an_export_that_fails_can_be_tried_again(qtbot: QtBot, bench: WindowBench, tmp_path: Path) -> None:
    bench.program.session.open(fill(bench.program.session.store, "x", "q", "a"))
    bench.window.menus.export_chat.trigger()
    dialog = dialog_of(bench, ExportDialog)
    dialog.write(tmp_path / "gone" / "x.html")
    qtbot.waitUntil(lambda: bool(dialog.problem.text()), timeout=WAIT_MS)
    assert "choose another place" in dialog.problem.text() and dialog.export_button.isEnabled()


def test_the_menu_of_a_chat_in_the_list_exports_it(bench: WindowBench) -> None:
    fill(bench.program.session.store, "In the list", "q", "a")
    bench.window.sidebar.refresh()
    row = bench.window.sidebar.model.row(bench.window.sidebar.model.first())
    assert row is not None
    bench.window.sidebar.view.setCurrentIndex(bench.window.sidebar.model.first())
    menu = bench.window.sidebar.menu_for(row)
    next(action for action in menu.actions() if action.text() == "Export…").trigger()
    assert dialog_of(bench, ExportDialog).which.currentText() == "This chat: In the list"


def test_a_file_from_the_file_manager(qtbot: QtBot, bench: WindowBench, tmp_path: Path) -> None:
    file = tmp_path / "mine.tern.json"
    file.write_text(json.dumps({"format": "tern-chats", "version": 1, "chats": []}))
    bench.do(lambda: start(bench.program, Report(), str(file)))
    dialog = dialog_of(bench, ImportDialog)
    qtbot.waitUntil(lambda: bool(dialog.told.text()) and dialog.preview is not None, timeout=WAIT_MS)
    assert dialog.told.text() == "The file is an export without any chat."
    assert bench.window.model_bars.loading_folder == ""


def test_what_is_dropped(tmp_path: Path) -> None:
    def mime(path: Path) -> QMimeData:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        return data

    chats = write(tmp_path / "chats" / "a.tern.json", {})
    config = write(tmp_path / "model" / "config.json", {})
    assert dropped_path(mime(chats)) == str(chats)
    assert dropped_path(mime(config)) == str(config.parent) == dropped_path(mime(config.parent))
    assert dropped_path(mime(tmp_path / "x.png")) == ""


def test_what_a_print_dialog_says_can_be_handed_over(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    asked = chosen(printer)
    assert asked["file"] == str(tmp_path / "out.pdf") and asked["pages"] == (2, 3)
    assert all(type(value) in (str, int, bool, tuple) for value in asked.values())


def test_printing_into_a_file(qtbot: QtBot, bench: WindowBench, tmp_path: Path) -> None:
    bench.program.session.open(fill(bench.program.session.store, "x", "q", "a " * 9000))
    said = notices(bench)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    exchange = bench.window.dialogs.exchange
    exchange.print_as(chosen(printer))
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT_MS)
    assert said[0].endswith("pages were printed.")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")


def test_numbers_and_days_as_the_system_writes_them() -> None:
    assert words.chats(1) == "1 chat" and words.chats(1200).replace(",", "") == "1200 chats"
    assert words.date(0.0) == "" and words.date(1_700_000_000.0)


def test_menus_say_what_is_a_proof_and_what_a_chat(bench: WindowBench) -> None:
    menus = bench.window.menus
    texts = [action.text() for action in (menus.export_chat, menus.export_proof, menus.export_all)]
    assert len(set(texts)) == 3
