"""The first run: this computer, the model, the download; then the chat. It can be left at every step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QWidget

from app.look.icons import icon
from app.look.theme import Theme, space
from app.models.services import ModelServices
from app.settings import SettingsStore
from app.windows.downloads.texts import size_text
from app.windows.first_run.computer_page import ComputerPage
from app.windows.first_run.download_page import DownloadPage
from app.windows.first_run.model_page import ModelPage
from app.windows.widgets.dialog import Dialog


class FirstRun(Dialog):
    """Not modal. Opening it makes no connection; the button that says Download does."""

    folder_requested = Signal()  # open one that is there
    settings_requested = Signal()
    connection_requested = Signal()  # the settings page of downloads

    def __init__(
        self,
        settings: SettingsStore,
        services: ModelServices,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, 180, 160, parent)
        self.setWindowTitle(self.tr("Download a Model"))
        self._downloads = services.downloads
        self._theme = theme
        self.repo = ""  # whose download is shown
        names = (self.tr("This computer"), self.tr("Model"), self.tr("Download"))
        self.steps = [self._step(number, name) for number, name in enumerate(names)]
        self.computer = ComputerPage(services.inventory, services.forecasts, theme, self)
        self.model = ModelPage(services.inventory, services.forecasts, theme, self)
        self.download = DownloadPage(services.downloads, settings, theme, self)
        self.stack = QStackedWidget(self)
        for page in (self.computer, self.model, self.download):
            self.stack.addWidget(page)
        self.folder_button = QPushButton(self.tr("&Open a model folder…"), self)
        self.folder_button.setProperty("quiet", True)
        self.folder_button.setIcon(icon("folder", theme))
        self.folder_button.clicked.connect(self._open_folder)
        self.back = QPushButton(self.tr("&Back"), self)
        self.back.clicked.connect(lambda: self.show_step(self.stack.currentIndex() - 1))
        self.later = QPushButton(self.tr("&Later"), self)
        self.later.clicked.connect(self.close)
        self.next = QPushButton(self)
        self.next.setProperty("primary", True)
        self.next.clicked.connect(self._next)
        self.next.setDefault(True)
        for button in (self.folder_button, self.back, self.later):
            button.setAutoDefault(False)
        head = QHBoxLayout()
        head.setContentsMargins(space(6), space(4), space(8), 0)
        head.setSpacing(space(1))
        for number, label in enumerate(self.steps):
            if number:
                head.addWidget(QLabel("›", self))
            head.addWidget(label)
        head.addStretch(1)
        self.set_foot_margins(space(6), space(3), space(8), space(5))
        self.foot.addWidget(self.folder_button)
        self.foot.add_gap()
        for button in (self.later, self.back, self.next):
            self.foot.addWidget(button)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(head)
        self.column.addWidget(self.stack, 1)
        self.model.changed.connect(self._show_buttons)
        self.computer.line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.download.settings_requested.connect(self.settings_requested)
        self.download.connection_requested.connect(self.connection_requested)
        services.downloads.changed.connect(self._download_changed)
        theme.changed.connect(self._show_steps)
        self.back.setShortcut(QKeySequence.StandardKey.Back)
        self.show_step(0)

    def begin(self, repo: str = "") -> None:
        """From the first page, or at the download of ``repo``."""
        if repo:
            self.follow(repo)
        else:
            self.show_step(0)
        self.computer.begin()

    def follow(self, repo: str) -> None:
        """The page of that download."""
        self.repo = repo
        self.download.follow(repo)
        self.show_step(2)

    def show_step(self, number: int) -> None:
        """0: this computer, 1: the model, 2: the download."""
        self.stack.setCurrentIndex(number)
        self._show_steps()
        self._show_buttons()
        if number == 1:
            self.model.list.setFocus()
        elif number == 0:
            self.next.setFocus()
        else:
            self.download.view.pause_button.setFocus()

    def _step(self, number: int, name: str) -> QPushButton:
        """A step in the line above the pages; those that lie behind lead back."""
        button = QPushButton(self.tr("{0}. {1}").format(number + 1, name), self)
        button.setObjectName("step")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.show_step(number))
        return button

    def _show_steps(self) -> None:
        here = self.stack.currentIndex()
        for number, button in enumerate(self.steps):
            button.setEnabled(number <= here)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if number < here else Qt.FocusPolicy.NoFocus)
            button.setProperty("current", number == here)
            button.style().polish(button)
            button.setFont(self._theme.font("strong" if number == here else "body"))
            button.setAccessibleDescription(self.tr("Current step") if number == here else "")

    def _show_buttons(self) -> None:
        step = self.stack.currentIndex()
        self.back.setVisible(step > 0)
        self.next.setVisible(step < 2)
        self.folder_button.setVisible(step < 2)
        self.later.setText(self.tr("&Later") if step < 2 else self.tr("&Close"))
        if step == 0:
            self.next.setText(self.tr("&Choose a model"))
        elif self._is_coming(self.model.model.repo):
            self.next.setText(self.tr("&Show the download"))
        else:
            size = self.model.model.download_bytes
            self.next.setText(
                self.tr("&Download {0}").format(size_text(size)) if size else self.tr("&Download")
            )
        self.next.setEnabled(step != 1 or self.model.ready or self._is_coming(self.model.model.repo))

    def _is_coming(self, repo: str) -> bool:
        status = self._downloads.status(repo)
        return status is not None and status.state != "finished"

    def _next(self) -> None:
        if self.stack.currentIndex() == 0:
            self.show_step(1)
            return
        page = self.model
        if self._is_coming(page.model.repo):
            self.follow(page.model.repo)
        elif page.accept_licence():
            self._downloads.start(page.model, page.target)
            self.follow(page.model.repo)

    def _open_folder(self) -> None:
        self.close()
        self.folder_requested.emit()

    def _download_changed(self, repo: str) -> None:
        if repo != self.repo or self.stack.currentIndex() != 2:
            return
        status = self._downloads.status(repo)
        if status is None:  # cancelled
            self.repo = ""
            self.show_step(1)
        elif status.state == "finished":
            self.repo = ""
            self.close()
            self.show_step(0)
