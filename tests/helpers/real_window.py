"""The whole window on the real engine process, with a model folder loaded."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import paths
from app.main import Program, build
from app.storage.store import Store
from app.system.window_log import WindowLog

WAIT_MS = 60_000


@contextmanager
def loaded_window(qtbot: QtBot, qapp: QApplication, folder: Path) -> Iterator[Program]:
    """Shown and active; closed, with its engine, at the end."""
    store, _ = Store.open(paths.database_path())
    with WindowLog(paths.data_dir() / "window.log") as log:
        program = build(qapp, store, log)
        program.window.resize(1180, 760)
        program.window.show()
        program.window.activateWindow()
        try:
            with qtbot.waitSignal(program.bridge.loaded, timeout=WAIT_MS):
                program.window.open_model(str(folder))
            yield program
        finally:
            program.window.close()
            program.close()
            program.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
