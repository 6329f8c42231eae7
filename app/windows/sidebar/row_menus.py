"""The menus of the rows of the chat list: of a chat, and of a folder."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from app.languages import say
from app.look.icons import icon
from app.look.theme import Theme
from app.windows.sidebar.chat_rows import ChatRow
from app.windows.sidebar.folder_commands import FolderCommands, move_menu


class Rows(Protocol):
    """What the sidebar does with the row that is chosen."""

    folders: FolderCommands

    @property
    def new_in_folder_requested(self) -> SignalInstance: ...
    def rename_current(self) -> None: ...
    def toggle_pin_current(self) -> None: ...
    def archive_current(self) -> None: ...
    def export_current(self) -> None: ...
    def delete_current(self) -> None: ...


def fill_chat_menu(menu: QMenu, row: ChatRow, archived: bool, sidebar: Rows, theme: Theme) -> None:
    """What can be done with the chat of ``row``."""
    menu.setAccessibleName(say.tr("Chat menu"))
    _add(menu, theme, "rename", say.tr("Rename"), "F2", sidebar.rename_current)
    _add(
        menu,
        theme,
        "pin",
        say.tr("Unpin") if row.pinned else say.tr("Pin"),
        "",
        sidebar.toggle_pin_current,
    )
    move_menu(sidebar.folders, row.conversation_id, row.folder, theme, menu)
    if archived:
        _add(menu, theme, "bring-back", say.tr("Bring back"), "", sidebar.archive_current)
    else:
        _add(menu, theme, "archive", say.tr("Archive"), "Ctrl+Shift+A", sidebar.archive_current)
    _add(menu, theme, "download", say.tr("Export…"), "", sidebar.export_current)
    _add(menu, theme, "delete", say.tr("Delete"), "Del", sidebar.delete_current)


def fill_folder_menu(menu: QMenu, row: ChatRow, sidebar: Rows, theme: Theme) -> None:
    """What can be done with the folder of ``row``."""
    menu.setAccessibleName(say.tr("Folder menu"))
    name = row.folder
    _add(
        menu,
        theme,
        "add",
        say.tr("New chat here"),
        "",
        lambda: sidebar.new_in_folder_requested.emit(name),
    )
    _add(menu, theme, "rename", say.tr("Rename…"), "F2", lambda: sidebar.folders.rename(name))
    _add(menu, theme, "folder", say.tr("New folder…"), "", sidebar.folders.new)
    _add(
        menu,
        theme,
        "delete",
        say.tr("Delete the folder"),
        "Del",
        lambda: sidebar.folders.delete(name),
    )


def _add(menu: QMenu, theme: Theme, picture: str, text: str, keys: str, run: Callable[[], object]) -> None:
    action = menu.addAction(icon(picture, theme), text)
    action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda: run())
