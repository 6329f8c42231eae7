"""A path may come from anybody, with an imported chat."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.conversation import Attachment
from app.look.theme import Theme
from app.system.open_file import is_here, open_file
from app.windows.files.text_dialog import FileTextDialog
from app.windows.sources.passage_dialog import PassageDialog

HOSTILE = ["\\\\server\\share\\a.pdf", "//server/share/a.pdf", "\\/server/a.pdf", "/\\server/a.pdf"]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light", 10)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    paths: list[str] = []

    def note(url: QUrl) -> bool:
        paths.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return paths


@pytest.mark.parametrize("name", ["a.exe", "a.desktop", "a.sh", "a.html", "a.pdf.lnk", "a", "a.PY"])
def test_what_might_run_is_shown_in_its_folder(name: str, opened: list[str]) -> None:
    assert open_file(f"/papers/{name}") and opened == ["/papers"]


@pytest.mark.parametrize("name", ["a.pdf", "a.TXT", "a b.docx"])
def test_what_only_shows_is_opened(name: str, opened: list[str]) -> None:
    assert open_file(f"/papers/{name}") and opened == [f"/papers/{name}"]


@pytest.mark.parametrize("path", HOSTILE)
def test_another_computer_is_never_called(
    path: str, opened: list[str], theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    monkeypatch.setattr("app.windows.sources.passage_dialog.surroundings", lambda *given: read.append(given))
    assert not is_here(path)
    passage = PassageDialog(Attachment("a.pdf", "passage", "text", path), theme)
    file = FileTextDialog(Attachment("a.pdf", "pdf", "text", path), theme, passage)
    qtbot.addWidget(passage)
    qtbot.wait(50)
    assert not passage.open_button.isEnabled() and "not on this computer" in passage.note.text()
    assert not hasattr(file, "open_button") and read == [] and opened == []


def test_the_name_of_a_passage_does_not_say_what_is_opened(
    opened: list[str], theme: Theme, qtbot: QtBot
) -> None:
    dialog = PassageDialog(Attachment("harmless.txt", "passage", "text", "/nowhere/evil.desktop"), theme)
    qtbot.addWidget(dialog)
    dialog.open_button.click()
    assert opened == ["/nowhere"]
    dialog.done(0)
