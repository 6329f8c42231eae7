"""Files of a message in the window: dropped, chosen or pasted, told by chips, sent, and seen again."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.windows.files.text_dialog import FileTextDialog
from app.windows.menu.shortcuts import menu_shortcuts
from app.windows.message.view import MessageView
from tests.helpers.window import WindowBench, accessible_tree, open_window


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as bench:
        qtbot.waitUntil(bench.window.isActiveWindow)
        yield bench.load()


def wait(bench: WindowBench, seconds: float = 60.0) -> None:
    """Until nothing is read or chosen."""
    attaching = bench.window.files.attaching
    end = time.monotonic() + seconds
    while attaching.is_reading or attaching.is_choosing:
        QCoreApplication.processEvents()
        assert time.monotonic() < end
        time.sleep(0.005)
    bench.turn()


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder / name


def mime_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(bench: WindowBench, *paths: Path) -> None:
    mime = mime_of(*paths)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(bench.window, enter)
    assert bench.window.drop_hint.isVisible() == enter.isAccepted()
    QApplication.sendEvent(
        bench.window, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    )
    assert bench.window.drop_hint.isHidden()


def details(bench: WindowBench) -> list[str]:
    """What the chips say, without no-break spaces."""
    bar = bench.window.composer.files
    return [chip.accessibleDescription().replace("\u00a0", " ") for chip in bar.chips()]


def sent_view(bench: WindowBench) -> MessageView:
    return next(view for view in bench.window.findChildren(MessageView) if view.files is not None)


def test_dropped_files_are_read_told_and_sent(bench: WindowBench, tmp_path: Path) -> None:
    window = bench.window
    drop(bench, write(tmp_path, "a.txt", "Terns are birds."), tmp_path / "gone.txt")
    assert details(bench) == ["Reading…", "Reading…"]
    window.composer.insert("What are terns?")
    assert not window.composer.button.isEnabled() and "Wait until" in window.composer.button.toolTip()
    wait(bench)
    assert details(bench)[0] == "Text · about 4 tokens, under 1 % of the context"
    assert "not there any more" in details(bench)[1]
    bench.client.counted(410)
    bench.turn()
    assert details(bench)[0] == "Text · 410 tokens, 10 % of the context"
    window.composer.flush_draft()
    assert window.composer.files.sum.text() == (
        f"Together with this chat about 414 of the {QLocale().toString(4096)} tokens of the context."
    )
    bench.do(window.composer.button.click)
    assert bench.client.last.messages[-1].text == (
        "[a.txt]\nTerns are birds.\n[End of a.txt]\n\nWhat are terns?"
    )
    assert window.composer.files.isHidden() and window.composer.files.chips() == []
    question = bench.program.session.messages()[0]
    assert [attachment.name for attachment in question.attachments] == ["a.txt"]


def test_a_dropped_folder_still_opens_a_model(bench: WindowBench, tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    loads = len(bench.client.loads)
    drop(bench, tmp_path / "model")
    bench.turn()
    assert len(bench.client.loads) == loads + 1 and bench.client.loads[-1].path.endswith("model")
    assert bench.window.files.attaching.files == ()


def test_files_are_chosen_by_menu_button_and_key(
    bench: WindowBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    path = write(tmp_path, "a.md", "# A")

    def answer(parent: object, title: str, folder: str, kinds: str) -> tuple[list[str], str]:
        asked.append(folder)
        assert "*.pdf" in kinds and "*.docx" in kinds and "*.md" in kinds
        return ([str(path)] if len(asked) == 1 else [], "")

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)
    bench.window.menus.attach.trigger()
    bench.window.composer.attach_button.click()
    assert asked[1] == str(tmp_path)  # where the last ones were
    wait(bench)
    assert [file.name for file in bench.window.files.attaching.files] == ["a.md"]
    assert ("Attach Files", "Ctrl+Shift+O") in menu_shortcuts(bench.window.menuBar())


def test_pasted_files_are_attached_and_pasted_text_is_not(bench: WindowBench, tmp_path: Path) -> None:
    field = bench.window.composer.field
    QGuiApplication.clipboard().setMimeData(mime_of(write(tmp_path, "a.txt", "one")))
    field.paste()
    wait(bench)
    assert [file.name for file in bench.window.files.attaching.files] == ["a.txt"]
    assert field.text() == ""
    link = QMimeData()
    link.setUrls([QUrl("https://example.org/a")])
    link.setText("https://example.org/a")
    QGuiApplication.clipboard().setMimeData(link)
    field.paste()
    assert field.text() == "https://example.org/a"


def test_a_chip_is_removed_by_keyboard(bench: WindowBench, qtbot: QtBot, tmp_path: Path) -> None:
    drop(bench, write(tmp_path, "a.txt", "one"), write(tmp_path, "b.txt", "two"))
    wait(bench)
    button = bench.window.composer.files.chips()[0].close_button
    assert button.accessibleName() == "Remove a.txt"
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert [chip.accessibleName() for chip in bench.window.composer.files.chips()] == ["File b.txt"]
    focus = bench.window.focusWidget()
    assert focus is not None and focus is not button


def test_every_control_has_a_name(bench: WindowBench, tmp_path: Path) -> None:
    drop(bench, write(tmp_path, "a.txt", "one"))
    wait(bench)
    bar = bench.window.composer.files
    buttons = [found for found in accessible_tree(bar) if found.role() is QAccessible.Role.Button]
    assert [found.text(QAccessible.Text.Name) for found in buttons] == ["Remove a.txt"]
    assert bar.accessibleName() == "Files of the message"
    assert bench.window.composer.attach_button.accessibleName() == "Attach files"


def test_too_long_files_are_cut_to_passages_with_the_question_known(
    bench: WindowBench, tmp_path: Path
) -> None:
    filler = "The weather was mild and nothing happened that day. " * 20
    pages = [*[filler] * 20, "Arctic terns fly from pole to pole. " * 10, *[filler] * 20]
    drop(bench, write(tmp_path, "long.txt", "\n\n".join(pages)))
    wait(bench)
    window = bench.window
    window.composer.insert("Where do Arctic terns fly?")
    window.composer.flush_draft()
    assert "the passages that suit your question are used" in window.composer.files.sum.text()
    window.composer.button.click()
    assert "Choosing the passages" in window.composer.files.sum.text()
    assert not window.composer.button.isEnabled() and bench.client.generates == []
    wait(bench)
    prompt = bench.client.last.messages[-1].text
    assert "Arctic terns fly from pole to pole" in prompt and "[…]" in prompt
    assert prompt.endswith("Where do Arctic terns fly?")
    attachment = bench.program.session.messages()[0].attachments[0]
    assert not attachment.whole and attachment.size > len(attachment.text)
    assert len(attachment.text) < 4 * 4096
    view = sent_view(bench)
    assert view.files is not None and view.files.buttons[0].text() == "long.txt · passages"


def test_another_chat_leaves_the_files_with_their_draft(bench: WindowBench, tmp_path: Path) -> None:
    bench.ask("first", "answer")
    first = bench.program.session.info.id
    drop(bench, write(tmp_path, "a.txt", "one"))
    wait(bench)
    bench.do(bench.window.commands.new)
    assert bench.window.files.attaching.files == () and bench.window.composer.files.isHidden()
    (tmp_path / "a.txt").unlink()
    bench.do(lambda: bench.window.commands.open(first))
    assert [file.name for file in bench.window.files.attaching.files] == ["a.txt"]
    assert details(bench)[0].startswith("Text · about 1 token")
    # And on disk, for the next start.
    assert bench.program.session.store.load(first).info.draft_files[0].text == "one"


def test_editing_and_answering_again_keep_the_files(bench: WindowBench, tmp_path: Path) -> None:
    drop(bench, write(tmp_path, "a.txt", "one"))
    wait(bench)
    bench.ask("what?", "that")
    session = bench.program.session
    bench.do(lambda: session.asking.regenerate(session.messages()[-1].id))
    assert bench.client.last.messages[-1].text == "[a.txt]\none\n[End of a.txt]\n\nwhat?"
    bench.client.finish("stop")
    bench.turn()
    bench.do(lambda: session.asking.edit(session.messages()[0].id, "who?"))
    assert bench.client.last.messages[-1].text == "[a.txt]\none\n[End of a.txt]\n\nwho?"
    assert session.messages()[0].attachments[0].name == "a.txt"


def test_the_chip_of_a_sent_file_shows_what_the_model_saw(
    bench: WindowBench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, "a.txt", "one & two")
    script = write(tmp_path, "b.sh", "rm -rf /")
    drop(bench, path, script)
    wait(bench)
    bench.ask("what?", "that")
    view = sent_view(bench)
    assert view.files is not None
    assert [button.text() for button in view.files.buttons] == ["a.txt", "b.sh"]
    assert all(button in view.controls() for button in view.files.buttons)
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    for button in view.files.buttons:
        button.click()
    first, second = bench.window.findChildren(FileTextDialog)
    assert first.field.toPlainText() == "one & two"
    first.copy_button.click()
    assert QGuiApplication.clipboard().text() == "one & two"
    first.open_button.click()
    second.open_button.click()
    assert second.open_button.text() == "Show in Folder"  # a script is not started
    assert [Path(found) for found in opened] == [path, tmp_path]
    path.unlink()
    first.open_button.click()
    assert "not there any more" in first.said.text() and len(opened) == 2
    view.do("copy")
    assert QGuiApplication.clipboard().text() == "what?\n\n[Attached: a.txt, b.sh]"
    for dialog in (first, second):
        dialog.close()
    bench.turn()


def test_more_files_than_a_message_takes(bench: WindowBench, tmp_path: Path) -> None:
    bench.window.files.attach([str(write(tmp_path, f"{number}.txt", "words")) for number in range(22)])
    wait(bench)
    bar = bench.window.notices.bar("files")
    assert bar is not None and bar.label.text() == "A message takes up to 20 files."
    assert len(bench.window.composer.files.chips()) == 20
