"""The button that lets the chat in view quote documents: connected with the chat and the settings."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from app.chat.session import ChatSession
from app.look.theme import Theme
from app.windows.composer.composer import Composer
from app.windows.composer.documents_button import DocumentsButton
from app.windows.menu.menus import Menus


class ChatDocuments(QObject):
    """``open_settings`` shows where folders are added."""

    def __init__(
        self,
        session: ChatSession,
        composer: Composer,
        menus: Menus,
        open_settings: Callable[[], None],
        theme: Theme,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        key = menus.documents.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.button = DocumentsButton(theme, session.quoting.set_folders, open_settings, composer, key)
        composer.add_tool(self.button)
        menus.connect_to(menus.documents, self.button.showMenu)
        session.conversation_changed.connect(self._show)
        session.quoting.changed.connect(self._show)
        session.library.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.button.show_state(self._session.library.folders, self._session.quoting.folders)
