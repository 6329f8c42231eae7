"""Settings, page Downloads: where models come from, how they are reached, where they are kept."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from app.engine_bridge import EngineBridge
from app.look.theme import Theme, space
from app.models.downloads import Downloads, hub_settings
from app.settings import Settings, SettingsStore
from app.system.background import Background, Task
from app.windows.settings.page import SettingsPage
from app.windows.widgets.fields import LineField
from app.windows.widgets.labels import set_role
from engine import hub
from engine.errors import EngineError
from engine.hub.errors import HubError


class DownloadsPage(SettingsPage):
    """A field holds once it is left; what cannot be used is said and not taken."""

    def __init__(
        self,
        settings: SettingsStore,
        downloads: Downloads,
        background: Background,
        bridge: EngineBridge,
        moved: Callable[[dict[Path, Path]], None],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Downloads"))
        self._settings = settings
        self._downloads = downloads
        self._background = background
        self._bridge = bridge
        self._moved = moved
        self._task: Task | None = None
        self._add_connection()
        self._add_token()
        self._add_folder()
        settings.changed.connect(lambda old, new: self._fill(new))
        self._fill(settings.value)

    # ---- parts -----------------------------------------------------------------------------

    def _add_connection(self) -> None:
        self.add_heading(self.tr("Connection"))
        form = self.add_form()
        self.endpoint = self._line("hub_endpoint")
        form.add_field(
            *(self.tr("&Hub"), self.endpoint),
            self.tr(
                "The address of the model hub or a mirror. If empty, HF_ENDPOINT or the public hub is used."
            ),
        )
        self.proxy = self._line("hub_proxy")
        self.proxy.setPlaceholderText(self.tr("Match system"))
        form.add_field(
            *(self.tr("&Proxy"), self.proxy),
            self.tr("For example http://proxy.example:3128. If empty, the system's proxy is used."),
        )
        self.ca_file = self._line("hub_ca_file")
        self.ca_file.setPlaceholderText(self.tr("System certificates only"))
        form.add_field(
            *(self.tr("&Certificates"), self.ca_file),
            self.tr("A PEM file with additional certificates to trust. Some company networks need one."),
        )
        self.browse = QPushButton(self.tr("&Browse…"), self)
        self.browse.setAccessibleName(self.tr("Browse for certificates"))
        self.browse.clicked.connect(self._choose_ca_file)
        form.addWidget(self.browse, form.rowCount() - 2, 2, Qt.AlignmentFlag.AlignLeft)
        self.problem = self.add_hint(role="error")
        self.problem.hide()
        self.offline = QCheckBox(self.tr("&Offline mode: never download anything"), self)
        self.offline.toggled.connect(lambda on: self._settings.update(hub_offline=on))
        self.column.addWidget(self.offline, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_hint(
            self.tr(
                "Tern connects to this address, and to the storage it points to, only to "
                "download a model you choose. It sends no statistics."
            )
        )

    def _add_token(self) -> None:
        self.add_heading(self.tr("Access token"))
        self.token = LineField(self)
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep_width(self.token)
        self.token.setAccessibleName(self.tr("Access token"))
        self.token.setPlaceholderText(self.tr("Only for models that require one"))
        self.token.returnPressed.connect(self._keep_token)
        self.keep = QPushButton(self.tr("&Save"), self)
        self.keep.clicked.connect(self._keep_token)
        self.forget = QPushButton(self.tr("&Forget"), self)
        self.forget.setAccessibleName(self.tr("Forget the token"))
        self.forget.clicked.connect(lambda: self._use_token(""))
        self.column.addLayout(_row(self.token, self.keep, self.forget))
        self.token_note = self.add_hint(
            self.tr("Kept in the system's keyring and sent only to the hub above.")
        )

    def _add_folder(self) -> None:
        self.add_heading(self.tr("Models folder"))
        self.folder = QLineEdit(self)
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName(self.tr("Models folder"))
        self.column.addWidget(self.folder)
        self.move_button = QPushButton(self.tr("&Move…"), self)
        self.move_button.setAccessibleDescription(self.tr("Moves every model to another folder"))
        self.move_button.clicked.connect(self._choose_folder)
        self.stop_button = QPushButton(self.tr("&Stop"), self)
        self.stop_button.clicked.connect(self._stop_moving)
        self.stop_button.hide()
        self.column.addLayout(_row(self.move_button, self.stop_button))
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Moving the models"))
        self.bar.hide()
        self.column.addWidget(self.bar)
        self.folder_note = self.add_hint(
            self.tr("Downloaded models are stored here. Moving takes all of them along.")
        )

    # ---- connection ------------------------------------------------------------------------

    def take(self, name: str, text: str) -> None:
        """Keeps ``text`` as the setting ``name`` if the hub can be reached with it."""
        before = getattr(self._settings.value, name)
        if text == before:
            self._complain("")
            return
        self._settings.update(**{name: text})
        try:
            hub_settings(self._settings.value)
            if name == "hub_ca_file" and text and not Path(text).is_file():
                raise HubError(self.tr("{0} does not exist.").format(text))
        except HubError as error:
            self._settings.update(**{name: before})
            self._complain(str(error))
            return
        self._complain("")

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _fill(self, value: Settings) -> None:
        for name, field in (
            ("hub_endpoint", self.endpoint),
            ("hub_proxy", self.proxy),
            ("hub_ca_file", self.ca_file),
        ):
            if field.text() != getattr(value, name):
                field.setText(getattr(value, name))
        self.offline.setChecked(value.hub_offline)
        try:
            self.endpoint.setPlaceholderText(hub.HubSettings().url)
            self.folder.setText(str(hub.models_dir()))
        except HubError as error:
            self._complain(str(error))
        self.folder.setCursorPosition(0)

    def _line(self, name: str) -> QLineEdit:
        field = LineField(self)
        field.editingFinished.connect(lambda: self.take(name, field.text().strip()))
        return field

    def _choose_ca_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Certificates (PEM)"), str(Path.home()))
        if chosen:
            self.take("hub_ca_file", chosen)

    # ---- token -----------------------------------------------------------------------------

    def _keep_token(self) -> None:
        if self.token.text().strip():
            self._use_token(self.token.text().strip())

    def _use_token(self, token: str) -> None:
        def done(in_keyring: bool) -> None:
            if not token:
                text, role = self.tr("The token was deleted."), "muted"
            elif in_keyring:
                text, role = self.tr("The token was saved in the system's keyring."), "muted"
            else:
                text = self.tr("No keyring was found; the token is kept until you close Tern.")
                role = "warning"
            self.token_note.setText(text)
            set_role(self.token_note, role)

        try:
            self._downloads.use_token(token, done)
        except HubError as error:
            self.token_note.setText(str(error))
            set_role(self.token_note, "error")
            return
        self.token.clear()

    # ---- folder ----------------------------------------------------------------------------

    def move_to(self, folder: Path) -> None:
        """Moves the models there, in a thread. A model that is loaded is unloaded before."""
        if self._task is not None:
            return
        if self._bridge.info is not None and Path(self._bridge.info.path).parent == hub.models_dir():
            self._bridge.unload()
        self.move_button.setEnabled(False)
        self.stop_button.show()
        self.bar.setValue(0)
        self.bar.show()
        self._note(self.tr("Moving…"), "muted")

        def work(stop: threading.Event, progress: Callable[[int, int], None]) -> dict[Path, Path]:
            return hub.move_models(folder, progress, stop)

        def done(places: dict[Path, Path]) -> None:
            self._over(self.tr("The models are now in {0}.").format(folder), "muted")
            self._moved(places)

        self._task = self._background.run(
            *(work, done, lambda sentence: self._over(sentence, "error")),
            lambda fraction: self.bar.setValue(round(1000 * fraction)),
        )

    def _choose_folder(self) -> None:
        try:
            start = str(hub.models_dir().parent)
        except EngineError:
            start = str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Move the Models To"), start)
        if chosen:
            self.move_to(Path(chosen))

    def _stop_moving(self) -> None:
        if self._task is not None:
            self._task.stop.set()
            self._over(self.tr("Stopped; the models are still where they were."), "muted")

    def _over(self, text: str, role: str) -> None:
        self._task = None
        self.move_button.setEnabled(True)
        self.stop_button.hide()
        self.bar.hide()
        self._note(text, role)
        self._fill(self._settings.value)

    def _note(self, text: str, role: str) -> None:
        self.folder_note.setText(text)
        set_role(self.folder_note, role)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(space(2))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
