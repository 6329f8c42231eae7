"""The right half of the model manager: one model, what is known about it, what can be done with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.look.icons import icon
from app.look.theme import Theme, space
from app.models.downloads import Downloads, Status
from app.models.forecasts import Forecasts
from app.models.inventory import Inventory
from app.models.memory import memory_for, memory_sentence
from app.settings import SettingsStore
from app.windows.downloads.texts import reading_text, size_text, speed_text
from app.windows.downloads.view import DownloadView
from app.windows.models.delete_question import DeleteQuestion
from app.windows.models.facts import memory_text, offline_text, refusal_text
from app.windows.widgets.labels import Facts, set_role, text_label
from engine import hub
from engine.errors import EngineError

if TYPE_CHECKING:
    from engine import ModelConfig
    from engine.hub import CatalogueModel, InstalledModel


class ModelDetails(QScrollArea):
    """Shows what it is told; the manager does what the buttons ask for."""

    load_asked = Signal()
    download_asked = Signal()
    verify_asked = Signal()
    stop_asked = Signal()  # of what takes its time
    delete_asked = Signal()  # and confirmed
    settings_requested = Signal()

    def __init__(
        self,
        settings: SettingsStore,
        downloads: Downloads,
        inventory: Inventory,
        forecasts: Forecasts,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Selected model"))
        self._settings = settings
        self._inventory = inventory
        self._forecasts = forecasts
        self._theme = theme
        self._installed: InstalledModel | None = None
        self._model: CatalogueModel | None = None
        self._repo = ""
        self._loaded = False
        body = QWidget(self)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(space(6), space(2), space(4), space(4))
        self._column.setSpacing(space(3))
        self.setWidget(body)
        self.name = text_label("", theme, "title", "", body)
        self.good_for = text_label("", theme, "body", "muted", body)
        self.state = text_label("", theme, "body", "", body)
        self.state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.view = DownloadView(downloads, settings, theme, body)
        self.view.settings_requested.connect(self.settings_requested)
        self.consent = QCheckBox(self.tr("I accept the licence"), body)
        self.consent.toggled.connect(lambda _: self._show_buttons())
        for widget in (self.name, self.good_for, self.state, self.view, self.consent):
            self._column.addWidget(widget)
        self._add_buttons(body)
        self._add_job(body)
        self.confirmation = DeleteQuestion(theme, body)
        self.confirmation.confirmed.connect(self.delete_asked)
        self.confirmation.declined.connect(self.delete_button.setFocus)
        self._column.addWidget(self.confirmation)
        self._column.addSpacing(space(1))
        self._facts = Facts(theme, body)
        self._fields = {name: self._facts.add(title) for name, title in self._titles().items()}
        self._column.addLayout(self._facts)
        self.read = QPushButton(self.tr("Read the licence"), body)
        self.read.setProperty("small", True)
        self.read.setToolTip(self.tr("Opens the page in your browser"))
        self.read.clicked.connect(self._read_licence)
        self._column.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def show_installed(self, found: "InstalledModel", loaded: bool, status: Status | None) -> None:
        """A model that is there, or partly."""
        self._take(found, found.model, found.repo, loaded, status)
        text, role = found.problem, "warning"
        if found.state == "ready" and found.verified:
            text, role = self.tr("Complete; all files verified."), "success"
        elif found.state == "ready":
            text, role = self.tr("Complete; not verified yet."), "muted"
        elif found.state in ("unusable", "missing"):
            role = "error"
        self._say(text if self.view.isHidden() else "", role)

    def show_offered(self, model: "CatalogueModel", status: Status | None) -> None:
        """A model that can be fetched."""
        self._take(None, model, model.repo, False, status)
        refusal = refusal_text(model, self._inventory)
        offline = offline_text(self._inventory)
        self._say(offline or (f"{refusal}." if refusal else ""), "warning")

    def show_job(self, words: str, fraction: float | None = None) -> None:
        """Something that takes its time; "" when it is over."""
        self._job.setVisible(bool(words))
        self._job_words.setText(words)
        self._job_bar.setAccessibleDescription(words)
        if fraction is not None:
            self._job_bar.setValue(round(1000 * fraction))
        else:
            self._job_bar.setValue(0)
        self._show_buttons()

    def say(self, sentence: str, role: str) -> None:
        """How it went, until another model is chosen."""
        self._say(sentence, role)

    def set_progress(self, fraction: float) -> None:
        self._job_bar.setValue(round(1000 * fraction))

    # ---- parts -----------------------------------------------------------------------------

    def _titles(self) -> dict[str, str]:
        return {
            "size": self.tr("Size"),
            "memory": self.tr("Memory"),
            "speed": self.tr("Speed here"),
            "licence": self.tr("Licence"),
            "languages": self.tr("Languages"),
            "context": self.tr("Context"),
            "kernels": self.tr("Kernels"),
            "folder": self.tr("Folder"),
            "source": self.tr("Source"),
            "tried": self.tr("Tested with"),
        }

    def _add_buttons(self, body: QWidget) -> None:
        self.load_button = QPushButton(self.tr("&Load"), body)
        self.download_button = QPushButton(self.tr("&Download"), body)
        for button in (self.load_button, self.download_button):
            button.setProperty("primary", True)
        self.download_button.setIcon(icon("download", self._theme, "on_accent"))
        self.verify_button = QPushButton(self.tr("&Verify"), body)
        self.verify_button.setToolTip(self.tr("Checks every file against its published checksum"))
        self.show_button = QPushButton(self.tr("&Show folder"), body)
        self.delete_button = QPushButton(self.tr("D&elete…"), body)
        self.load_button.clicked.connect(self.load_asked)
        self.download_button.clicked.connect(self.download_asked)
        self.verify_button.clicked.connect(self.verify_asked)
        self.show_button.clicked.connect(self._show_folder)
        self.delete_button.clicked.connect(self._ask)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        for button in (
            *(self.load_button, self.download_button, self.verify_button),
            *(self.show_button, self.delete_button),
        ):
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)

    def _add_job(self, body: QWidget) -> None:
        self._job = QWidget(body)
        self._job_words = text_label("", self._theme, "body", "muted", self._job)
        self._job_bar = QProgressBar(self._job)
        self._job_bar.setRange(0, 1000)
        self._job_bar.setTextVisible(False)
        self._job_bar.setAccessibleName(self.tr("Progress"))
        self.stop_button = QPushButton(self.tr("Stop"), self._job)
        self.stop_button.setProperty("small", True)
        self.stop_button.clicked.connect(self.stop_asked)
        row = QHBoxLayout()
        row.addWidget(self._job_words, 1)
        row.addWidget(self.stop_button)
        column = QVBoxLayout(self._job)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._job_bar)
        self._job.hide()
        self._column.addWidget(self._job)

    # ---- steps -----------------------------------------------------------------------------

    def _take(
        self,
        found: "InstalledModel | None",
        model: "CatalogueModel | None",
        repo: str,
        loaded: bool,
        status: Status | None,
    ) -> None:
        before = (self._installed.folder if self._installed else None, self._model)
        if before != (found.folder if found else None, model):
            self.confirmation.hide()
            self.consent.setChecked(False)
        self._installed, self._model, self._repo, self._loaded = found, model, repo, loaded
        self.name.setText(found.name if found else model.name if model else "")
        self.good_for.setText(model.good_for if model else "")
        self.good_for.setVisible(model is not None)
        shown = status is not None and status.state != "finished"
        self.view.setVisible(shown)
        if shown:
            self.view.show_download(repo)
        asks = model is not None and found is None and not hub.has_consent(model)
        self.consent.setVisible(asks and not shown)
        if model is not None:
            self.consent.setText(self.tr("I accept the {0}").format(model.licence))
        self._fill_facts()
        self._show_buttons(shown)

    def _speed(self) -> str:
        """The forecast; one of a busy computer is called so."""
        speed = self._forecasts.tokens_per_s(self._shape())
        if not speed:
            return ""
        if self._forecasts.is_busy:
            return self.tr("At least {0}: other programs were busy when it was measured").format(
                speed_text(speed)
            )
        return self.tr("About {0}, {1}").format(speed_text(speed), reading_text(speed))

    def _fill_facts(self) -> None:
        found, model = self._installed, self._model
        size = found.size if found else model.download_bytes if model else None
        values = {
            "size": size_text(size) if size else self.tr("Known once the download starts"),
            "memory": self._memory(),
            "speed": self._speed(),
            "licence": found.licence if found else model.licence if model else "",
            "languages": ", ".join(model.languages) if model else "",
            "context": self.tr("{0} tokens").format(self.locale().toString(model.context))
            if model and model.context
            else "",
            "kernels": self._kernels(),
            "folder": str(found.folder) if found else "",
            "source": self._source(),
            "tried": self._tried(),
        }
        for name, text in values.items():
            self._facts.show_value(self._fields[name], text)
        self.read.setVisible(model is not None)

    def _shape(self) -> "ModelConfig | None":
        """Shape of the model, by its folder where there is one: the catalogue does not know every shape."""
        if self._installed is not None and self._installed.state == "ready":
            from engine import load_config

            try:
                return load_config(self._installed.folder)
            except EngineError:
                return None  # it has changed since the list was read
        return self._model.shape if self._model else None

    def _memory(self) -> str:
        if self._installed is not None and self._installed.state == "ready":
            options = self._settings.value.engine
            return memory_sentence(memory_for(str(self._installed.folder), options.context, options.kv))
        return memory_text(self._model, self._inventory) if self._model else ""

    def _kernels(self) -> str:
        return ", ".join(self._model.kernels) if self._model else ""

    def _source(self) -> str:
        revision = (
            self._installed.revision if self._installed else self._model.revision if self._model else ""
        )
        if self._installed is not None and self._installed.starter:
            return self.tr("{0}, converted for Tern").format(self._repo)
        return " · ".join(filter(None, (self._repo, revision[:12]))) if self._repo else ""

    def _tried(self) -> str:
        """What Tern's makers could try; nothing is known of a model of a person's own."""
        if self._installed is not None and self._installed.starter:
            return self.tr("Its own weights, beside another program")
        if self._model is None:
            return ""
        if self._model.tried:
            return self.tr("Its published weights")
        return self.tr("Small random models of its form, never these weights")

    def _show_buttons(self, downloading: bool | None = None) -> None:
        found, model = self._installed, self._model
        busy = not self._job.isHidden()
        if downloading is None:
            downloading = not self.view.isHidden()
        ready = found is not None and found.state == "ready"
        self.load_button.setVisible(ready)
        self.load_button.setEnabled(ready and not self._loaded and not busy)
        self.load_button.setText(self.tr("Loaded") if self._loaded else self.tr("&Load"))
        fetch = not downloading and model is not None and (found is None or found.state == "missing")
        self.download_button.setVisible(fetch)
        size = model.download_bytes if model else None
        self.download_button.setText(
            self.tr("&Download {0}").format(size_text(size)) if size else self.tr("&Download")
        )
        accepted = self.consent.isHidden() or self.consent.isChecked()
        refused = model is not None and bool(refusal_text(model, self._inventory))
        refused = refused or self._inventory.is_offline
        self.download_button.setEnabled(accepted and not refused)
        self.verify_button.setVisible(ready)
        self.verify_button.setEnabled(not busy)
        self.show_button.setVisible(found is not None and found.state != "missing")
        self.delete_button.setVisible(found is not None and not downloading and not found.starter)
        self.delete_button.setEnabled(not busy)
        imported = found is not None and found.imported
        self.delete_button.setText(self.tr("&Remove from the list…") if imported else self.tr("D&elete…"))

    def _ask(self) -> None:
        if self._installed is not None:
            self.confirmation.ask(self._installed)

    def _say(self, text: str, role: str) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))
        set_role(self.state, role)

    def _show_folder(self) -> None:
        if self._installed is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._installed.folder)))

    def _read_licence(self) -> None:
        if self._model is not None:
            QDesktopServices.openUrl(QUrl(self._model.licence_url))
