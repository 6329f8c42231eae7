"""FolderCommands: what a person does to folders, with its dialogs; from the list, the menus, the palette."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.chat.session import ChatSession
from app.languages import say
from app.look.icons import icon
from app.look.theme import Theme
from app.storage.errors import StoreError
from app.windows.sidebar.chat_rows import shown_title
from app.windows.widgets.plain import caption

MANY = 15  # folders: more are found by name instead of in a menu


class FolderCommands(QObject):
    """Acts on the folders of the session; what goes wrong is a notice."""

    made = Signal(str)  # name: a new folder is in the list, or one has another name

    def __init__(self, session: ChatSession, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._theme = theme
        self._window = window

    def names(self) -> list[str]:
        """Of all folders; none where they cannot be read."""
        try:
            return self._session.folders.names()
        except StoreError as error:
            self._session.notice.emit(str(error))
            return []

    def new(self, conversation_id: str = "") -> None:
        """Asks for the name of a new folder; ``conversation_id`` is put into it."""
        folders = self._session.folders

        def make(text: str) -> None:
            name = folders.create(text)
            if conversation_id:
                self._session.edits.set_folder(conversation_id, name)
            self.made.emit(name)

        self._ask(self.tr("New Folder"), self.tr("Create"), "", make)

    def rename(self, name: str) -> None:
        """Asks for another name."""
        folders = self._session.folders
        self._ask(
            *(self.tr("Rename Folder"), self.tr("Rename"), name),
            lambda text: self.made.emit(folders.rename(name, text)),
        )

    def delete(self, name: str) -> None:
        """The folder goes; its chats stay."""
        try:
            self._session.folders.delete(name)
        except StoreError as error:
            self._session.notice.emit(str(error))
            return
        sentence = self.tr(
            "The folder “{0}” was deleted. Its chats are still here; Edit > Undo brings it back."
        )
        self._session.notice.emit(sentence.format(shown_title(name)))

    def move(self, conversation_id: str, name: str) -> None:
        """Puts a chat into a folder; "" takes it out."""
        self._session.edits.set_folder(conversation_id, name)

    def fill(self, menu: QMenu, conversation_id: str, now: str) -> None:
        """The entries of "Move to folder" for a chat that is in the folder ``now``."""
        menu.clear()
        names = self.names()
        if len(names) > MANY:
            find = menu.addAction(icon("search", self._theme), self.tr("Find a folder…"))
            find.triggered.connect(lambda: self.choose(conversation_id, now))
            names = [now] if now in names else []
        for name in names:
            action = menu.addAction(icon("folder", self._theme), caption(name))
            action.setCheckable(True)
            action.setChecked(name == now)
            action.triggered.connect(lambda _=False, n=name: self.move(conversation_id, n))
        if not menu.isEmpty():
            menu.addSeparator()
        if now:
            menu.addAction(self.tr("No folder")).triggered.connect(lambda: self.move(conversation_id, ""))
        new = menu.addAction(icon("add", self._theme), self.tr("New folder…"))
        new.triggered.connect(lambda: self.new(conversation_id))

    def are_many(self) -> bool:
        """More than a menu is good for."""
        return len(self.names()) > MANY

    def choose(self, conversation_id: str, now: str) -> None:
        """Asks for a folder by its name; the chat is in the folder ``now``."""
        from app.windows.sidebar.move_dialog import MoveDialog

        dialog = MoveDialog(
            self.names(),
            now,
            lambda name: self.move(conversation_id, name),
            lambda: self.new(conversation_id),
            self._theme,
            self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _ask(self, title: str, yes: str, name: str, run: Callable[[str], object]) -> None:
        def refusal(text: str) -> str:
            try:
                return self._session.folders.refusal(text, besides=name)
            except StoreError as error:
                return str(error)

        def take() -> None:
            try:
                run(dialog.name())
            except StoreError as error:
                self._session.notice.emit(str(error))

        from app.windows.sidebar.folder_dialog import FolderDialog

        dialog = FolderDialog(title, yes, name, refusal, self._theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(take)
        dialog.open()


def move_menu(commands: FolderCommands, conversation_id: str, now: str, theme: Theme, menu: QMenu) -> QMenu:
    """The submenu "Move to folder" of ``menu``."""
    title = say.tr("Move to folder")
    inner = QMenu(title, menu)
    inner.setIcon(icon("folder", theme))
    inner.setAccessibleName(title)
    commands.fill(inner, conversation_id, now)
    menu.addMenu(inner)
    return inner
