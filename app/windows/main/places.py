"""Places: where the chat in view is, in a folder or in the archive, and the menu entries that change it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QToolButton

from app.chat.session import ChatSession
from app.languages import say
from app.look.theme import Theme
from app.windows.dialogs.kept import Dialogs
from app.windows.main.chat_commands import ChatCommands
from app.windows.menu.menus import Menus
from app.windows.sidebar.chat_rows import shown_title
from app.windows.sidebar.sidebar import Sidebar
from app.windows.widgets.notice_bar import Action, NoticeArea


def placed_title(title: str, folder: str) -> str:
    """The title of a chat, after the folder that it is in."""
    place = say.tr("{0} › {1}")
    return place.format(shown_title(folder), title) if folder else title


class Places(QObject):
    """Between the menus, the list, the bars and the session."""

    def __init__(
        self,
        session: ChatSession,
        menus: Menus,
        sidebar: Sidebar,
        more: QToolButton,
        notices: NoticeArea,
        commands: ChatCommands,
        dialogs: Dialogs,
        theme: Theme,
        parent: QObject,
    ) -> None:
        """``more``: the button below which the menu of folders opens."""
        super().__init__(parent)
        self._session, self._menus, self._sidebar = session, menus, sidebar
        self._more, self._notices, self._commands = more, notices, commands
        for action, run in (
            (menus.new_folder, self.new_folder),
            (menus.move, self.choose_folder),
            (menus.archive, commands.archive_shown),
        ):
            menus.connect_to(action, run)
        self.folder_menu = QMenu(more)
        self.folder_menu.setAccessibleName(self.tr("Move to folder"))
        sidebar.new_in_folder_requested.connect(commands.new)
        sidebar.archive_requested.connect(commands.archive)
        sidebar.archived_requested.connect(dialogs.archived)
        dialogs.archived_chat_requested.connect(commands.open)
        dialogs.archive_requested.connect(commands.archive)
        dialogs.delete_requested.connect(commands.delete)
        session.info_changed.connect(self._follow)
        session.conversation_changed.connect(self._follow)
        session.message_added.connect(lambda _: self._follow())
        self._follow()

    def new_folder(self) -> None:
        """A new folder, which the list shows."""
        self._menus.sidebar.setChecked(True)
        self._sidebar.folders.new()

    def choose_folder(self) -> None:
        """The folders, as a menu (or, where they are many, by name), to put the chat in view into one."""
        info = self._session.info
        if self._sidebar.folders.are_many():
            self._sidebar.folders.choose(info.id, info.folder)
            return
        self._sidebar.folders.fill(self.folder_menu, info.id, info.folder)
        self.folder_menu.setActiveAction(self.folder_menu.actions()[0])
        self.folder_menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _follow(self) -> None:
        info = self._session.info
        kept = bool(self._session.messages()) and not self._session.temporary.on
        for action in (self._menus.move, self._menus.archive):
            action.setEnabled(kept)
        archived = kept and info.archived
        self._menus.archive.setText(
            self.tr("Bring Back from the &Archive") if archived else self.tr("&Archive")
        )
        if archived and self._notices.bar("archived") is None:
            self._notices.show_bar(
                "archived",
                self.tr("This chat is archived."),
                kind="archive",
                actions=[Action(self.tr("Bring back"), self._commands.archive_shown)],
                closable=False,
                chat=info.id,
            )
        elif not archived:
            self._notices.remove("archived")
