"""Opens the window and every dialog on a screen that the environment describes, at several text sizes.

    QT_QPA_PLATFORM=offscreen:configfile=... python -m tests.helpers.all_windows 6 10 48

Prints one JSON object: what was opened, and what is wrong with it. A process of its own, because a screen
cannot be changed while Qt runs.
"""

import json
import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from app.conversation import Attachment
from app.windows.files.text_dialog import FileTextDialog
from app.windows.first_run.dialog import FirstRun
from app.windows.settings.dialog import SettingsDialog
from app.windows.sources.passage_dialog import PassageDialog
from app.windows.widgets.dialog import Dialog, MessageDialog
from tests.helpers.rest import at_rest
from tests.helpers.window import WindowBench, open_window

SETTLE_MS = 30


def misfits(window: QWidget) -> Iterator[str]:
    """What of ``window`` the screen does not show, and which of its buttons cannot be reached."""
    screen = window.screen().availableGeometry()
    if not screen.contains(window.frameGeometry()):
        yield f"{window.frameGeometry().getRect()} is not inside the screen {screen.getRect()}"
    if not isinstance(window, Dialog):
        return
    for button in window.findChildren(QPushButton):
        place = QRect(button.mapTo(window, QPoint(0, 0)), button.size())
        inside = window.area.isAncestorOf(button)
        if button.isVisible() and not inside and not window.rect().contains(place):
            yield f"the button {button.text()!r} is cut off: {place.getRect()}"
    bar, body = window.area.verticalScrollBar(), window.body
    if body.height() > window.area.viewport().height() and not bar.maximum():
        yield "does not scroll"
    if window.area.viewport().height() < window.fontMetrics().height():
        yield "leaves no room for what it shows"


def openings(bench: WindowBench) -> dict[str, Callable[[], object]]:
    """How each dialog is opened."""
    window = bench.window

    def ask() -> None:
        question = MessageDialog("Not saved", "One sentence. " * 8, bench.program.theme, window)
        question.add("Close anyway", accepts=True)
        question.add("Cancel", main=True)
        question.open()

    attachment = Attachment(
        "a long name of a file.pdf", "pdf", "Some text. " * 400, "/nowhere/a.pdf", "page 3"
    )
    passage = Attachment("report.md", "passage", "Some text. " * 80, "/nowhere/report.md", "Terns")
    return {
        "settings": window.dialogs.settings,
        "models": window.menus.models.trigger,
        "first run": window.menus.get_model.trigger,
        "model": window.dialogs.model,
        "proof": window.dialogs.proof,
        "tune": window.dialogs.tune,
        "benchmark": window.dialogs.benchmark,
        "race": window.dialogs.race,
        "shortcuts": window.dialogs.shortcuts,
        "about": window.dialogs.about,
        "prompt": window.dialogs.prompt,
        "presets": window.dialogs.presets,
        "trash": window.dialogs.trash,
        "archive": window.dialogs.archived,
        "move": lambda: window.sidebar.folders.choose(bench.program.session.info.id, ""),
        "folder": window.menus.new_folder.trigger,
        "import": window.menus.import_chats.trigger,
        "export": window.menus.export_all.trigger,
        "file": lambda: FileTextDialog(attachment, bench.program.theme, window).open(),
        "passage": lambda: PassageDialog(passage, bench.program.theme, window).open(),
        "message": ask,
    }


def pages(dialog: QDialog) -> Iterator[str]:
    """Turns to each page of a dialog that has several."""
    if isinstance(dialog, SettingsDialog):
        for number in range(dialog.pages.count()):
            dialog.pages.setCurrentRow(number)
            yield str(number)
    elif isinstance(dialog, FirstRun):
        for number in range(3):
            dialog.show_step(number)
            yield str(number)
    else:
        yield ""


def look(app: QApplication, bench: WindowBench, points: int) -> Iterator[tuple[str, str]]:
    """(class, what is wrong or "") of everything that opens."""
    for name, run in {"window": lambda: None, **openings(bench)}.items():
        run()
        QTest.qWait(SETTLE_MS)
        shown = [
            widget for widget in app.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()
        ]
        for widget in shown or [bench.window]:
            kind = type(widget).__name__
            yield kind, ""
            for page in pages(widget) if isinstance(widget, QDialog) else [""]:
                QTest.qWait(5)
                for wrong in at_rest(lambda shown=widget: list(misfits(shown))):
                    yield kind, f"{name} {page} at {points} pt: {wrong}"
        for widget in shown:
            widget.close()


def main() -> None:
    app = QApplication([])
    opened: set[str] = set()
    wrong: list[str] = []
    with open_window(app) as bench:
        bench.load().ask("Where do terns go?", "From one pole to the other.")
        bench.program.services.forecasts.measuring = True  # nothing is to be measured here
        for points in map(int, sys.argv[1:]):
            bench.program.settings.update(font_size=points)
            for kind, what in look(app, bench, points):
                opened.add(kind)
                wrong += [what] if what else []
    print(json.dumps({"opened": sorted(opened), "wrong": wrong}))


if __name__ == "__main__":
    main()
