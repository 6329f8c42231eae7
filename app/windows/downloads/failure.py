"""Why a download stopped, and what helps: the sentence, the field that may be wrong, the buttons."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.look.theme import Theme, space
from app.models.downloads import Downloads, Status, hub_settings
from app.settings import SettingsStore
from app.windows.widgets.fields import LineField
from app.windows.widgets.labels import follow_font
from engine.hub.errors import HubError

ENDPOINT_KINDS = ("network", "tls", "busy", "missing", "settings")  # another hub, or a mirror, may help
TOKEN_KINDS = ("token", "gated")
FOLDER_KINDS = ("disk", "folder")
HOPELESS = ("unsupported",)  # trying again changes nothing


class DownloadFailure(QFrame):
    """Shown while the download that it is about has failed."""

    settings_requested = Signal()

    def __init__(self, downloads: Downloads, settings: SettingsStore, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setProperty("kind", "error")
        self._downloads = downloads
        self._settings = settings
        self._status: Status | None = None
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.endpoint = LineField(self)
        self.token = LineField(self)
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self._endpoint_label = self._label(self.tr("&Hub or mirror"), self.endpoint)
        self._token_label = self._label(self.tr("Access &token (kept in the system's keyring)"), self.token)
        self.problem = QLabel(self)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        follow_font(self.problem, theme, "small")
        self.again = QPushButton(self.tr("Try again"), self)
        self.again.setProperty("primary", True)
        self.again.clicked.connect(self._again)
        self.page = self._button(self.tr("Open the model's page"), self._open_page)
        self.folder = self._button(self.tr("Another folder…"), self._choose_folder)
        self.connection = self._button(self.tr("Connection settings…"), self.settings_requested.emit)
        for field in (self.endpoint, self.token):
            field.returnPressed.connect(self._again)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        for button in (self.again, self.folder, self.page, self.connection):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        column.addWidget(self.sentence)
        for widget in (self._endpoint_label, self.endpoint, self._token_label, self.token, self.problem):
            column.addWidget(widget)
        column.addSpacing(space(1))
        column.addLayout(row)
        self.hide()

    def show_status(self, status: Status | None) -> None:
        """Takes the state of the download; hides itself unless it has failed."""
        before, self._status = self._status, status
        if status is None or status.state != "failed":
            self.hide()
            return
        if status == before:
            return
        kind = status.kind
        self.sentence.setText(status.sentence)
        self.setAccessibleName(status.sentence)
        self._show(kind in ENDPOINT_KINDS, self._endpoint_label, self.endpoint)
        self._show(kind in TOKEN_KINDS, self._token_label, self.token)
        self._show(kind == "gated", self.page)
        self._show(kind in FOLDER_KINDS, self.folder)
        self._show(kind in (*ENDPOINT_KINDS, *TOKEN_KINDS, "offline"), self.connection)
        self._show(kind not in HOPELESS, self.again)
        self.endpoint.setText(self._settings.value.hub_endpoint)
        try:
            self.endpoint.setPlaceholderText(hub_settings(self._settings.value).url)
        except HubError:
            self.endpoint.setPlaceholderText("")
        self.token.clear()
        self._complain("")
        self.again.setText(self._again_text(status))
        self.show()
        announcement = QAccessibleAnnouncementEvent(self, status.sentence)
        announcement.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(announcement)

    def _again_text(self, status: Status) -> str:
        if status.kind in ("damaged", "changed"):
            return self.tr("Download this file again")
        if status.kind == "offline":
            return self.tr("Go online and resume")
        return self.tr("Try again")

    def _again(self) -> None:
        status = self._status
        assert status is not None
        if status.kind in ENDPOINT_KINDS and not self._take_endpoint():
            return
        if status.kind == "offline":
            self._settings.update(hub_offline=False)
        token = self.token.text().strip()
        if status.kind in TOKEN_KINDS and token:
            try:
                self._downloads.use_token(token, lambda kept: self._downloads.resume(status.repo))
            except HubError as error:
                self._complain(str(error))
            return
        self._downloads.resume(status.repo)

    def _take_endpoint(self) -> bool:
        endpoint = self.endpoint.text().strip()
        before = self._settings.value.hub_endpoint
        if endpoint == before:
            return True
        self._settings.update(hub_endpoint=endpoint)
        try:
            hub_settings(self._settings.value)
        except HubError as error:
            self._settings.update(hub_endpoint=before)
            self._complain(str(error))
            return False
        return True

    def _choose_folder(self) -> None:
        assert self._status is not None
        start = str(self._status.folder.parent)
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for the models"), start)
        if chosen:
            self._downloads.start_in(self._status.repo, Path(chosen) / self._status.folder.name)

    def _open_page(self) -> None:
        assert self._status is not None
        QDesktopServices.openUrl(QUrl(f"{hub_settings(self._settings.value).url}/{self._status.repo}"))

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _label(self, text: str, field: QLineEdit) -> QLabel:
        label = QLabel(text, self)
        label.setBuddy(field)
        field.setAccessibleName(text.replace("&", ""))
        return label

    def _button(self, text: str, run: object) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(run)
        return button

    def _show(self, shown: bool, *widgets: QWidget) -> None:
        for widget in widgets:
            widget.setVisible(shown)
