"""First run, page 2: which model, under which licence, into which folder."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.languages import say
from app.look.theme import Theme, space
from app.models.forecasts import Forecasts
from app.models.inventory import Inventory
from app.windows.downloads.texts import size_text
from app.windows.first_run.page import FirstRunPage
from app.windows.models.facts import memory_text, offered_row, offline_text, refusal_text
from app.windows.models.rows import ModelList
from app.windows.widgets.labels import Facts, set_role, text_label
from engine import hub
from engine.errors import EngineError
from engine.hub.files import free_space

if TYPE_CHECKING:
    from engine.hub import CatalogueModel

ROWS = 3.6  # shown at least, so that it is seen to go on


class ModelPage(FirstRunPage):
    """``changed`` when another model is chosen, or whether it may be fetched is another."""

    changed = Signal()

    def __init__(self, inventory: Inventory, forecasts: Forecasts, theme: Theme, parent: QWidget) -> None:

        super().__init__(
            say.tr("Choose a model"),
            say.tr("The first one is recommended. You can add others at any time."),
            theme,
            parent,
        )
        self._inventory = inventory
        self._forecasts = forecasts
        self.parent_folder: Path | None = None  # chosen here; None: the models folder
        self.list = ModelList(theme, self)
        self.list.setAccessibleName(say.tr("Models"))
        self.good_for = text_label("", theme, "body", "", self)
        facts = Facts(theme, self)
        self.download = facts.add(say.tr("Download"))
        self.memory = facts.add(say.tr("Memory"))
        self.licence = facts.add(say.tr("Licence"))
        self.folder = facts.add(say.tr("Folder"))
        self.change = QPushButton(say.tr("&Change…"), self)
        self.change.setProperty("small", True)
        self.change.setAccessibleName(say.tr("Change the folder"))
        self.change.clicked.connect(self._choose_folder)
        facts.addWidget(self.change, facts.rowCount() - 1, 2, Qt.AlignmentFlag.AlignTop)
        self.read = QPushButton(say.tr("&Read"), self)
        self.read.setProperty("small", True)
        self.read.setAccessibleName(say.tr("Read the licence in the browser"))
        self.read.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self.model.licence_url)))
        facts.addWidget(self.read, facts.rowCount() - 2, 2, Qt.AlignmentFlag.AlignTop)
        self.consent = QCheckBox(self)
        self.consent.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.consent.toggled.connect(lambda _: self.changed.emit())
        row = QHBoxLayout()
        row.addWidget(self.consent)
        row.addStretch(1)
        self.column.addWidget(self.list, 1)
        self.column.addSpacing(space(2))
        self.column.addWidget(self.good_for)
        self.column.addSpacing(space(1))
        self.column.addLayout(facts)
        self.column.addLayout(row)
        self.problem = self.add_text("", "body", "error")
        self._fill()
        self.list.currentRowChanged.connect(lambda _: self._chosen())
        inventory.changed.connect(self._fill)
        forecasts.changed.connect(self._fill)
        theme.changed.connect(self._size)
        self._size()
        self._chosen()

    @property
    def model(self) -> "CatalogueModel":
        """The chosen one."""
        offered = self._offered
        return next((model for model in offered if model.id == self.list.key), offered[0])

    @property
    def _offered(self) -> "list[CatalogueModel]":
        """Without encoders, which cannot chat."""
        return [m for m in self._inventory.offered if m.shape is None or m.shape.encoder is None]

    @property
    def target(self) -> Path | None:
        """The folder to fetch it into; None for the usual one."""
        return self.parent_folder / self.model.folder_name if self.parent_folder else None

    @property
    def ready(self) -> bool:
        """Whether it may be fetched: this computer holds it, and its licence is accepted."""
        accepted = not self._asks_consent() or self.consent.isChecked()
        return accepted and not refusal_text(self.model, self._inventory) and not self.problem.text()

    def accept_licence(self) -> bool:
        """Remembers the consent that was ticked; False, and says why, where that cannot be written."""
        try:
            hub.give_consent(self.model)
        except EngineError as error:
            self._complain(str(error))
            return False
        return True

    def _asks_consent(self) -> bool:
        return not hub.has_consent(self.model)

    def _fill(self) -> None:
        key = self.list.key
        self.list.set_rows([offered_row(model, self._inventory, self._forecasts) for model in self._offered])
        if key:
            self.list.choose(key)
        self._chosen(keep_consent=True)

    def _chosen(self, keep_consent: bool = False) -> None:
        model = self.model
        size = model.download_bytes
        self.good_for.setText(model.good_for)
        self.memory.setText(memory_text(model, self._inventory))
        self.licence.setText(model.licence)
        if not keep_consent:
            self.consent.setChecked(False)
        self.consent.setText(self.tr("I accept the {0}").format(model.licence))
        self.consent.setVisible(self._asks_consent())
        try:
            folder = self.target or hub.default_folder(model.repo)
            free = free_space(folder)
        except (EngineError, OSError) as error:
            self.download.setText("")
            self._complain(str(error))
            return
        self.folder.setText(str(folder))
        amount = size_text(size) if size else self.tr("Size known once the download starts")
        self.download.setText(self.tr("{0} ({1} free on this disk)").format(amount, size_text(free)))
        refusal = refusal_text(model, self._inventory)
        offline = offline_text(self._inventory)
        if offline:
            self._complain(offline)
        elif refusal:
            self._complain(f"{refusal}.")
        elif size and size > free:
            self._complain(self.tr("There is not enough space on this disk; choose another folder."))
        else:
            self._complain("")

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        set_role(self.problem, "error")
        self.changed.emit()

    def _choose_folder(self) -> None:
        start = str(self.parent_folder or self._inventory.models_dir)
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for the models"), start)
        if chosen:
            self.parent_folder = Path(chosen)
            self._chosen(keep_consent=True)

    def _size(self) -> None:
        self.list.setMinimumHeight(round(ROWS * self.list.sizeHintForRow(0)))
