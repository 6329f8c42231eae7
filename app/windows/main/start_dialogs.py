"""What has to be said around the start: a damaged database, a data folder that refuses."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from app.chat.session import ChatSession
from app.storage.errors import StoreError
from app.storage.opening import Report
from app.windows.widgets.plain import message_box


def tr(text: str) -> str:
    return QCoreApplication.translate("start_dialogs", text)


def tell_and_end(sentence: str) -> int:
    """The program cannot start: one sentence, then the exit status."""
    message_box(QMessageBox.Icon.Critical, tr("Tern cannot start"), sentence).exec()
    return 1


def backup_dialog(report: Report, session: ChatSession, parent: QWidget) -> QMessageBox:
    """The sentence of ``report`` and what can be done: bring the backup back, look at the folder, go on."""
    box = message_box(QMessageBox.Icon.Warning, tr("Conversations"), report.sentence, parent)
    go_on = box.addButton(tr("Go on"), QMessageBox.ButtonRole.RejectRole)
    if report.backup is not None:
        backup = report.backup
        bring = box.addButton(tr("Bring back the last backup"), QMessageBox.ButtonRole.AcceptRole)
        bring.clicked.connect(lambda: _restore(backup, session))
        box.setDefaultButton(bring)
    if report.damaged is not None:
        folder = QUrl.fromLocalFile(str(report.damaged.parent))
        show = box.addButton(tr("Show the damaged file"), QMessageBox.ButtonRole.ActionRole)
        show.clicked.disconnect()  # it must not close the box
        show.clicked.connect(lambda: QDesktopServices.openUrl(folder))
    box.setEscapeButton(go_on)
    return box


def _restore(backup: Path, session: ChatSession) -> None:
    try:
        count = session.restore(backup)
    except StoreError as error:
        session.notice.emit(str(error))
        return
    session.notice.emit(tr("{0} messages were brought back from the backup.").format(count))
