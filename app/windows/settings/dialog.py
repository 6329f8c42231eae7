"""The settings: pages at the right, their names at the left. There is no OK: a change holds at once."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QStackedWidget, QWidget

from app.chat.session import ChatSession
from app.engine_bridge import EngineBridge
from app.look.theme import Theme, space
from app.models.services import ModelServices
from app.settings import SettingsStore
from app.windows.settings.answers import AnswersPage
from app.windows.settings.data import DataPage
from app.windows.settings.downloads import DownloadsPage
from app.windows.settings.energy import EnergyPage
from app.windows.settings.engine import EnginePage
from app.windows.settings.general import GeneralPage
from app.windows.settings.page import SettingsPage
from app.windows.widgets.dialog import Dialog


class SettingsDialog(Dialog):
    """Stands beside the window (not modal), so that a change can be tried at once."""

    def __init__(
        self,
        settings: SettingsStore,
        session: ChatSession,
        bridge: EngineBridge,
        services: ModelServices,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, 200, 160, parent)
        self.setWindowTitle(self.tr("Settings"))
        # First, so that Tab comes from the list to the page.
        self.pages = QListWidget(self)
        self.pages.setObjectName("settingsPages")
        self.pages.setAccessibleName(self.tr("Settings pages"))
        self.pages.setFrameShape(QFrame.Shape.NoFrame)
        self.stack = QStackedWidget(self)
        self.engine = EnginePage(settings, session, bridge, theme, self)
        self.answers = AnswersPage(settings, bridge, theme, self)
        self.general = GeneralPage(settings, theme, self)
        self.downloads = DownloadsPage(
            *(settings, services.downloads, services.background, bridge),
            *(services.inventory.models_moved, theme, self),
        )
        self.data = DataPage(settings, bridge, services.background, session.trash, theme, self)
        self.energy = EnergyPage(settings, theme, self)
        pages: list[SettingsPage] = [
            *(self.general, self.answers, self.downloads, self.data, self.energy, self.engine)
        ]
        for page in pages:
            self.pages.addItem(page.title)
            self.stack.addWidget(page)
        self.pages.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.pages.setCurrentRow(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.pages)
        row.addWidget(self.stack, 1)
        self.column.setContentsMargins(space(4), space(4), space(4), 0)
        self.column.addLayout(row, 1)
        self.add_close()
        theme.changed.connect(self._set_width)
        self._set_width()

    def show_downloads(self) -> None:
        """Turns to the page of downloads."""
        self.pages.setCurrentRow(self.stack.indexOf(self.downloads))

    def _set_width(self) -> None:
        self.pages.ensurePolished()  # else rows would be as high as without the style sheet
        self.pages.doItemsLayout()
        self.pages.setFixedWidth(self.pages.sizeHintForColumn(0) + space(6))

    def done(self, result: int) -> None:
        """Closing: whatever waits for the typing to rest is applied."""
        self.engine.flush()
        self.answers.flush()
        self.data.kept_chats.flush()
        super().done(result)
