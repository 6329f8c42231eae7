"""First run, page 3: the download, and what to expect meanwhile."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.languages import say
from app.look.icons import icon
from app.look.theme import Theme, space
from app.models.downloads import Downloads
from app.settings import SettingsStore
from app.windows.downloads.view import DownloadView
from app.windows.first_run.page import FirstRunPage
from app.windows.widgets.labels import Card, text_label

ICON_SIZE = 20


class DownloadPage(FirstRunPage):
    """Follows the download it was given; it goes on when the page is left."""

    settings_requested = Signal()
    connection_requested = Signal()

    def __init__(self, downloads: Downloads, settings: SettingsStore, theme: Theme, parent: QWidget) -> None:

        line = say.tr(
            "The chat opens when the download is complete. You can close this window in the meantime.",
        )
        super().__init__(say.tr("Downloading the model"), line, theme, parent)
        self._downloads = downloads
        self.view = DownloadView(downloads, settings, theme, self)
        self.view.settings_requested.connect(self.connection_requested)
        self.column.addWidget(self.view)
        self.column.addSpacing(space(6))
        card = Card(self)
        card.column.setSpacing(space(4))
        card.column.addWidget(text_label(say.tr("What to expect"), theme, "strong", "", card))
        for name, text in (
            (
                "thread",
                say.tr(
                    "This is a small model: good at explaining, rewriting and short texts, mostly in "
                    "English.",
                ),
            ),
            (
                "warning",
                say.tr("It can sound confident and still be wrong. Check what matters."),
            ),
            (
                "stop",
                say.tr("Press Esc to stop an answer. You can edit every question and ask again."),
            ),
            (
                "check",
                say.tr("What you write stays on this computer; only the model is downloaded."),
            ),
        ):
            card.column.addLayout(_point(name, text, theme, card))
        self.settings_button = QPushButton(say.tr("Open the &settings"), card)
        self.settings_button.setProperty("small", True)
        self.settings_button.clicked.connect(self.settings_requested)
        card.column.addWidget(self.settings_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(card)
        self.column.addStretch(1)

    def follow(self, repo: str) -> None:
        """Shows the download of ``repo``."""
        status = self._downloads.status(repo)
        if status is not None:
            self.title.setText(self.tr("Downloading {0}").format(status.name))
        self.view.show_download(repo)


def _point(name: str, text: str, theme: Theme, parent: QWidget) -> QHBoxLayout:
    picture = QLabel(parent)

    def draw() -> None:
        picture.setPixmap(icon(name, theme, "accent").pixmap(theme.px(ICON_SIZE), theme.px(ICON_SIZE)))

    theme.changed.connect(draw)
    draw()
    words = text_label(text, theme, "body", "", parent)
    row = QHBoxLayout()
    row.setSpacing(space(3))
    column = QVBoxLayout()
    column.addWidget(picture)
    column.addStretch(1)
    row.addLayout(column)
    row.addWidget(words, 1)
    return row
