"""Exchange: export, import and print, from menus, settings and the file manager.

The dialogs and what they work with are imported when they are asked for, so that the window is there sooner.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow

from app.chat.session import ChatSession
from app.look.theme import Theme
from app.storage.exchange import STAGED
from app.system.background import Background
from app.windows.menu.menus import Menus
from app.windows.sidebar.chat_rows import shown_title

if TYPE_CHECKING:
    from app.storage.exchange.staging import Preview
    from app.windows.exchange.export_dialog import ExportDialog
    from app.windows.exchange.import_dialog import ImportDialog


class Exchange(QObject):
    """Owns the dialogs; each is made anew, and gone when it is closed."""

    opened = Signal(str)  # conversation id: the one chat that was imported is to be shown

    def __init__(
        self, session: ChatSession, background: Background, theme: Theme, window: QMainWindow, menus: Menus
    ) -> None:
        super().__init__(window)
        self._session, self._background = session, background
        self._theme, self._window = theme, window
        self._import: ImportDialog | None = None
        self._export: ExportDialog | None = None
        for action, run in (
            (menus.import_chats, self.import_chats),
            (menus.export_all, self.export_all),
            (menus.export_chat, self.export_shown),
            (menus.print_chat, self.print_shown),
        ):
            menus.connect_to(action, run)
        self._menus = menus
        session.conversation_changed.connect(self._enable)
        session.message_added.connect(lambda _: self._enable())
        self._enable()
        for left in session.store.path.parent.glob(STAGED.format("*")):  # of a program that was ended
            left.unlink(missing_ok=True)

    def _enable(self) -> None:
        """An empty chat is not exported."""
        for action in (self._menus.export_chat, self._menus.print_chat):
            action.setEnabled(bool(self._session.messages()))

    # ---- import ----------------------------------------------------------------------------

    def import_chats(self) -> None:
        """The dialog that imports."""
        self._import_dialog()

    def import_file(self, path: str) -> None:
        """The same, with what is in a file in view already."""
        self._import_dialog().read(Path(path))

    def _import_dialog(self) -> "ImportDialog":
        from app.windows.exchange.import_dialog import ImportDialog

        if self._import is None:
            dialog = ImportDialog(self._session, self._background, self._theme, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.imported.connect(self._imported)
            dialog.finished.connect(self._import_closed)
            self._import = dialog
        self._import.show()
        self._import.raise_()
        self._import.activateWindow()
        return self._import

    def _import_closed(self) -> None:
        self._import = None

    def _imported(self, preview: "Preview") -> None:
        from app.windows.exchange import words

        self._session.notice.emit(words.result(preview))
        if preview.chats == 1 and len(preview.rows) == 1:
            self.opened.emit(preview.rows[0].id)

    # ---- export ----------------------------------------------------------------------------

    def export_all(self) -> None:
        """The dialog that exports, at all chats."""
        self._export_dialog("", "")

    def export_shown(self) -> None:
        """The dialog that exports, at the chat in view."""
        info = self._session.info
        if self._session.messages():
            self._export_dialog(info.id, info.title)

    def export(self, conversation_id: str) -> None:
        """The dialog that exports, at any chat."""
        chat = self._session.store.listed(conversation_id)
        self._export_dialog(conversation_id, chat.title if chat is not None else "")

    def _export_dialog(self, conversation_id: str, title: str) -> None:
        from app.windows.exchange.export_dialog import ExportDialog

        if self._export is not None:
            self._export.reject()
        dialog = ExportDialog(
            *(self._session, self._background, conversation_id, title, self._theme, self._window)
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.exported.connect(self._session.notice)
        dialog.finished.connect(self._export_closed)
        self._export = dialog
        dialog.show()

    def _export_closed(self) -> None:
        self._export = None

    # ---- print -----------------------------------------------------------------------------

    def print_shown(self) -> None:
        """The system's print dialog, for the chat in view."""
        from app.windows.exchange.printing import ask_how  # with a library that is seldom needed

        if self._session.messages():
            ask_how(shown_title(self._session.info.title), self._window, self.print_as)

    def print_as(self, printer: dict[str, Any]) -> None:
        """Prints the chat in view, in the background. ``printer``: see printing.py."""
        from app.storage.exchange.worker import Write, run_apart
        from app.windows.exchange import words
        from app.windows.exchange.unwritten import unwritten

        path = self._session.store.path
        ids = (self._session.info.id,)
        chat = unwritten(self._session, self._session.info.id)
        request = Write("print", path, path, ids, words.export_words(), printer=printer, chat=chat)

        def work(stop: threading.Event, on_progress: Callable[[int, int], None]) -> object:
            return run_apart(request, stop.is_set, on_progress)

        def done(pages: Any) -> None:
            said = self.tr("%Ln pages were printed.", "", int(pages))
            self._session.notice.emit(said)

        self._background.run(work, done, self._session.notice.emit)
