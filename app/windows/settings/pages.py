"""SettingsPages: the pages of the settings, each made when it is first asked for, or one after the other."""

from collections.abc import Iterator
from functools import cached_property

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.chat.session import ChatSession
from app.engine_bridge import EngineBridge
from app.look.theme import Theme
from app.models.services import ModelServices
from app.settings import SettingsStore
from app.windows.settings.answers import AnswersPage
from app.windows.settings.data import DataPage
from app.windows.settings.documents import DocumentsPage
from app.windows.settings.downloads import DownloadsPage
from app.windows.settings.energy import EnergyPage
from app.windows.settings.engine import EnginePage
from app.windows.settings.general import GeneralPage
from app.windows.settings.page import SettingsPage
from app.windows.settings.server import ServerPage

ORDER = ("general", "answers", "documents", "downloads", "data", "energy", "server", "engine")


class SettingsPages(QObject):
    """Made before the dialog, so that the command palette can read them; nowhere to be seen then."""

    def __init__(
        self,
        settings: SettingsStore,
        session: ChatSession,
        bridge: EngineBridge,
        services: ModelServices,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._session, self._bridge = settings, session, bridge
        self._services, self._theme = services, theme
        self._place = QWidget()  # which is never shown; the dialog takes the pages out of it

    def one_by_one(self) -> Iterator[SettingsPage]:
        """All pages in order; each is made when its turn comes, if it is not there."""
        for name in ORDER:
            yield getattr(self, name)

    @cached_property
    def general(self) -> GeneralPage:
        return GeneralPage(self._settings, self._theme, self._place)

    @cached_property
    def answers(self) -> AnswersPage:
        return AnswersPage(self._settings, self._session.presets, self._bridge, self._theme, self._place)

    @cached_property
    def documents(self) -> DocumentsPage:
        return DocumentsPage(self._session.library, self._theme, self._place)

    @cached_property
    def downloads(self) -> DownloadsPage:
        services = self._services
        return DownloadsPage(
            *(self._settings, services.downloads, services.background, self._bridge),
            *(services.inventory.models_moved, self._theme, self._place),
        )

    @cached_property
    def data(self) -> DataPage:
        background, trash = self._services.background, self._session.trash
        return DataPage(self._settings, self._bridge, background, trash, self._theme, self._place)

    @cached_property
    def energy(self) -> EnergyPage:
        return EnergyPage(self._settings, self._theme, self._place)

    @cached_property
    def engine(self) -> EnginePage:
        return EnginePage(self._settings, self._session, self._bridge, self._theme, self._place)

    @cached_property
    def server(self) -> ServerPage:
        return ServerPage(self._settings, self._services.serving, self._theme, self._place)
