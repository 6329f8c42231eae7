"""PaletteSource: fills the command palette with what there is now: chats, actions, folders, models, settings.

Older chats of many, and the pages of the settings (made for that once), come in pieces while the palette is
open already, one in each turn of the event loop.
"""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow

from app.chat.places.folder_names import folder_key
from app.chat.session import ChatSession
from app.conversation import ListedChat
from app.look.theme import Theme
from app.models.services import ModelServices
from app.storage.errors import StoreError
from app.windows.dialogs.kept import Dialogs
from app.windows.main.chat_commands import ChatCommands
from app.windows.menu.menus import Menus
from app.windows.models.bars import ModelBars
from app.windows.palette.entry import Entry, Kind
from app.windows.sidebar.chat_rows import place_of, shown_title
from app.windows.sidebar.sidebar import Sidebar
from engine import hub

if TYPE_CHECKING:
    from app.windows.palette.palette import Palette

AT_ONCE = 1000  # chats that are added in one turn of the event loop


class PaletteSource(QObject):
    """Opens the palette from the menu; a second time closes it."""

    def __init__(
        self,
        window: QMainWindow,
        session: ChatSession,
        services: ModelServices,
        menus: Menus,
        sidebar: Sidebar,
        commands: ChatCommands,
        dialogs: Dialogs,
        models: ModelBars,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._services = window, session, services
        self._menus, self._sidebar, self._commands = menus, sidebar, commands
        self._dialogs, self._models = dialogs, models
        self._theme = theme
        self._palette: Palette | None = None
        self._rest: Iterator[list[Entry]] = iter(())  # still to be added
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._add_more)
        self._models_told = False
        menus.connect_to(menus.palette, self.toggle)
        services.inventory.changed.connect(self._models_came)

    @property
    def palette(self) -> "Palette":
        """Made when it is opened first."""
        if self._palette is None:
            from app.windows.palette.palette import Palette

            self._palette = Palette(self._theme, self._window)
        return self._palette

    def toggle(self) -> None:
        """Opens or closes it."""
        from app.windows.palette.menu_entries import menu_entries

        if self.palette.isVisible():
            self.palette.dismiss()
            return
        chats, folders = self._chats()
        first = list(map(self._chat, chats[:AT_ONCE]))
        entries = [*first, *folders, *menu_entries(self._window.menuBar(), self._menus)]
        self._models_told = self._services.inventory.computer is not None
        if self._models_told:
            entries += self._installed()
        else:
            self._services.inventory.refresh()
        self.palette.open(entries)
        self._rest = self._more(chats[AT_ONCE:])
        self._next.start(0)

    def _more(self, chats: list[ListedChat]) -> Iterator[list[Entry]]:
        """The older chats and the settings, in pieces that a turn of the event loop each is enough for."""
        for start in range(0, len(chats), AT_ONCE):
            yield list(map(self._chat, chats[start : start + AT_ONCE]))
        from app.windows.palette.setting_entries import setting_entries  # with the settings, not at the start

        for page in self._dialogs.setting_pages.one_by_one():
            yield setting_entries(page, self._dialogs.setting)

    def _add_more(self) -> None:
        entries = next(self._rest, None) if self.palette.isVisible() else None
        if entries is not None:
            self.palette.add(entries)
            self._next.start(0)

    def _chats(self) -> tuple[list[ListedChat], list[Entry]]:
        """All chats, the latest used first, and the folders."""
        try:
            infos = self._session.store.conversations()
            folders = self._session.folders.names()
        except StoreError as error:
            self._session.notice.emit(str(error))
            return [], []
        infos.sort(key=lambda info: info.updated, reverse=True)
        inside: dict[str, int] = {}
        for info in infos:
            if info.folder and not info.archived:
                inside[folder_key(info.folder)] = inside.get(folder_key(info.folder), 0) + 1
        return infos, [self._folder(name, inside.get(folder_key(name), 0)) for name in folders]

    def _chat(self, info: ListedChat) -> Entry:
        run = partial(self._commands.open, info.id)
        return Entry(Kind.CHAT, shown_title(info.title), place_of(info), run)

    def _folder(self, name: str, count: int) -> Entry:
        chats = self.tr("%Ln chats", "", count)
        detail = self.tr("Folder · {0}").format(chats)
        return Entry(Kind.FOLDER, shown_title(name), detail, partial(self._show_folder, name))

    def _show_folder(self, name: str) -> None:
        self._menus.sidebar.setChecked(True)
        self._sidebar.show_folder(name)

    def _installed(self) -> list[Entry]:
        """Models that can be loaded."""
        ready = [model for model in self._services.inventory.installed if model.state == "ready"]
        detail = self.tr("Load this model")
        return [
            Entry(
                *(Kind.MODEL, hub.shown_name(model.folder), detail),
                partial(self._models.open, str(model.folder)),
                words=str(model.folder),
            )
            for model in ready
        ]

    def _models_came(self) -> None:
        if self._palette is not None and self._palette.isVisible() and not self._models_told:
            self._models_told = True
            self._palette.add(self._installed())
