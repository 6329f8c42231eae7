"""The list of keyboard shortcuts, read from the menus so that it is always true."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QMenuBar,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.languages import say
from app.look.theme import Theme, space
from app.windows.widgets.dialog import Dialog
from app.windows.widgets.direction import as_written


def menu_shortcuts(menus: QMenuBar) -> list[tuple[str, str]]:
    """(what it does, keys) of every action in the menu bar that has a shortcut, in the order of the menus."""
    return list(dict.fromkeys(_walk(menus.actions())))  # an action may stand in two menus


def _walk(actions: Iterable[QAction]) -> Iterable[tuple[str, str]]:
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _walk(menu.actions())
        elif not action.shortcut().isEmpty():
            text = action.text().replace("&", "").removesuffix("…")
            # The first only: the others are old habits (Shift+Insert) and keys few keyboards have.
            yield text, action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def fixed_shortcuts() -> list[tuple[str, str]]:
    """What the fields and lists understand without a menu entry."""

    return [
        (say.tr("Send the message"), say.tr("Enter")),
        (say.tr("New line in the message"), say.tr("Shift+Enter")),
        (say.tr("Open the selected chat"), say.tr("Enter")),
        (say.tr("Menu of the selected chat"), say.tr("Menu key, Shift+F10")),
        (say.tr("Message before or after"), say.tr("Up, Down")),
        (
            say.tr("Read a message line by line"),
            say.tr("Enter, Esc to leave"),
        ),
        (say.tr("Next or previous control"), say.tr("Tab, Shift+Tab")),
    ]


class ShortcutsDialog(Dialog):
    """A table of what can be done by keyboard."""

    def __init__(self, menus: QMenuBar, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 130, 150, parent)
        self.setWindowTitle(self.tr("Keyboard Shortcuts"))
        rows = [*fixed_shortcuts(), *menu_shortcuts(menus)]
        self.table = QTableWidget(len(rows), 2, self)
        self.table.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.table.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        for row, pair in enumerate(rows):
            for column, text in enumerate(pair):
                self.table.setItem(row, column, QTableWidgetItem(as_written(text)))
        self.table.setCurrentCell(0, 0)
        self.column.setContentsMargins(space(4), space(4), space(4), 0)
        self.column.addWidget(self.table)
        self.add_close()
