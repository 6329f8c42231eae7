"""One download on the screen: how far, how fast, how long; pause, go on, cancel; why it stopped."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.look.icons import icon
from app.look.theme import Theme, space
from app.models.downloads import Downloads, Status
from app.settings import SettingsStore
from app.windows.downloads.failure import DownloadFailure
from app.windows.downloads.texts import progress_text
from app.windows.widgets.labels import follow_font

STEPS = 10_000  # of the bar


class DownloadView(QWidget):
    """Follows the download of ``repo``; empty while there is none."""

    settings_requested = Signal()

    def __init__(self, downloads: Downloads, settings: SettingsStore, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._downloads = downloads
        self._repo = ""
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, STEPS)
        self.bar.setAccessibleName(self.tr("Download"))
        self.line = QLabel(self)
        self.line.setProperty("role", "muted")
        self.line.setWordWrap(True)
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.percent = QLabel(self)
        follow_font(self.percent, theme, "strong")
        self.pause_button = QPushButton(self.tr("Pause"), self)
        self.pause_button.clicked.connect(self._pause_or_resume)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.setToolTip(self.tr("Stops the download and deletes what was downloaded"))
        self.cancel_button.setAccessibleDescription(self.cancel_button.toolTip())
        self.cancel_button.setIcon(icon("close", theme))
        self.cancel_button.clicked.connect(lambda: downloads.cancel(self._repo))
        self._pause_icon, self._go_icon = icon("pause", theme), icon("download", theme)
        self.failure = DownloadFailure(downloads, settings, theme, self)
        self.failure.settings_requested.connect(self.settings_requested)
        words = QHBoxLayout()
        words.setSpacing(space(3))
        words.addWidget(self.line, 1)
        words.addWidget(self.percent, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.pause_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.bar)
        column.addLayout(words)
        column.addSpacing(space(1))
        column.addWidget(self.failure)
        column.addLayout(row)
        downloads.changed.connect(self._changed)

    def show_download(self, repo: str) -> None:
        """Follows that one from now on."""
        self._repo = repo
        self._show(self._downloads.status(repo))

    def _changed(self, repo: str) -> None:
        if repo == self._repo:
            self._show(self._downloads.status(repo))

    def _show(self, status: Status | None) -> None:
        focused = self.window().focusWidget()
        self.failure.show_status(status)
        if status is None:
            return
        failed = status.state == "failed"
        self.bar.setVisible(bool(status.done) or not failed)
        busy = status.state in ("starting", "cancelling") and not status.done
        if busy != (self.bar.maximum() == 0):
            self.bar.setRange(0, 0 if busy else STEPS)
        if not busy:
            self.bar.setValue(round(STEPS * status.fraction))
        text = progress_text(status)
        self.line.setText(text)
        self.line.setVisible(bool(text))
        # Rounded down: 100 % is said when it is whole.
        self.percent.setText(self.tr("{0} %").format(int(100 * status.fraction)) if status.total else "")
        going = status.state in ("waiting", "starting", "running", "pausing")
        self.pause_button.setText(self.tr("Pause") if going else self.tr("Resume"))
        self.pause_button.setIcon(self._pause_icon if going else self._go_icon)
        self.pause_button.setEnabled(status.state not in ("pausing", "cancelling"))
        self.pause_button.setVisible(not failed and status.state != "finished")
        self.cancel_button.setEnabled(status.state != "cancelling")
        self.cancel_button.setVisible(status.state != "finished")
        if focused is not None and self.isAncestorOf(focused) and not focused.isVisibleTo(self):
            # Qt hands the focus of a hidden button to the next one; that must not be Cancel.
            (self.failure.again if failed else self.pause_button).setFocus()

    def _pause_or_resume(self) -> None:
        status = self._downloads.status(self._repo)
        if status is not None and status.active:
            self._downloads.pause(self._repo)
        elif status is not None:
            self._downloads.resume(self._repo)
