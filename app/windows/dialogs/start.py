"""What has to be said around the start: a damaged database, a data folder that refuses."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from app.chat.session import ChatSession
from app.languages import say
from app.look.theme import Theme
from app.storage.errors import StoreError
from app.storage.opening import Report
from app.windows.widgets.dialog import MessageDialog


def tell_and_end(app: QApplication, sentence: str) -> int:
    """The program cannot start: one sentence, then the exit status."""
    dialog = MessageDialog(say.tr("Tern cannot start"), sentence, Theme(app))
    dialog.add(say.tr("Close"), main=True)
    dialog.exec()
    return 1


def backup_dialog(report: Report, session: ChatSession, theme: Theme, parent: QWidget) -> MessageDialog:
    """The sentence of ``report`` and what can be done: bring the backup back, look at the folder, go on."""
    dialog = MessageDialog(say.tr("Conversations"), report.sentence, theme, parent)
    if report.damaged is not None:
        folder = QUrl.fromLocalFile(str(report.damaged.parent))
        show = dialog.add(say.tr("Show the damaged file"))
        show.clicked.disconnect()  # it must not close the dialog
        show.clicked.connect(lambda: QDesktopServices.openUrl(folder))
    dialog.add(say.tr("Continue"))
    if report.backup is not None:
        backup = report.backup
        dialog.add(say.tr("Restore the last backup"), accepts=True, main=True)
        dialog.accepted.connect(lambda: _restore(backup, session))
    return dialog


def _restore(backup: Path, session: ChatSession) -> None:
    try:
        count = session.restore(backup)
    except StoreError as error:
        session.notice.emit(str(error))
        return
    session.notice.emit(say.tr("%Ln messages were restored from the backup.", "", count))
