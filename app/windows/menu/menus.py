"""Every action of the main window and the menu bar made of them. What they do is connected by the window."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.windows.widgets.plain import caption, tip

Keys = QKeySequence.StandardKey


class Menus(QObject):
    """Actions as attributes, by what they do."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        bar = window.menuBar()
        self._menu = self._submenu(bar.addMenu(self.tr("&File")))
        self.new_chat = self._add(self.tr("&New Chat"), Keys.New)
        self.new_temporary = self._add(self.tr("New &Temporary Chat"), "Ctrl+Shift+N")
        self.new_folder = self._add(self.tr("New &Folder…"))
        self.open_model = self._add(self.tr("&Open Model Folder…"), Keys.Open)
        self.recent = self._submenu(QMenu(self.tr("&Recent Models"), window))
        self._menu.addMenu(self.recent)
        self._menu.addSeparator()
        self.import_chats = self._add(self.tr("&Import Chats…"), "Ctrl+Shift+I")
        self.export_all = self._add(self.tr("&Export All Chats…"))
        self.print_chat = self._add(self.tr("&Print Chat…"), Keys.Print)
        self._menu.addSeparator()
        # StandardKey.Preferences is empty outside macOS.
        self.settings = self._add(self.tr("&Settings…"), "Ctrl+,", QAction.MenuRole.PreferencesRole)
        self._menu.addSeparator()
        self.quit = self._add(self.tr("&Quit"), "Ctrl+Q", QAction.MenuRole.QuitRole)

        self._menu = self._submenu(bar.addMenu(self.tr("&Edit")))
        self.undo = self._add(self.tr("&Undo"), Keys.Undo)
        self.redo = self._add(self.tr("&Redo"), Keys.Redo)
        for action in (self.undo, self.redo):
            action.setAutoRepeat(False)  # a key held down undoes typing, not one chat after the other
        self._menu.addSeparator()
        self.cut = self._add(self.tr("Cu&t"), Keys.Cut)
        self.copy = self._add(self.tr("&Copy"), Keys.Copy)
        self.paste = self._add(self.tr("&Paste"), Keys.Paste)
        self.select_all = self._add(self.tr("Select &All"), Keys.SelectAll)
        self._menu.addSeparator()
        self.search = self._add(self.tr("&Search Chats"), Keys.Find)
        self.palette = self._add(self.tr("Command Palett&e…"), "Ctrl+K")

        self._menu = self._submenu(bar.addMenu(self.tr("&View")))
        self.sidebar = self._add(self.tr("&Chat List"), "Ctrl+B")
        self.sidebar.setCheckable(True)
        self.live = self._add(self.tr("L&ive Panel"), "Ctrl+Shift+L")
        self.live.setCheckable(True)
        self._menu.addSeparator()
        self.larger = self._add(self.tr("&Larger Text"), Keys.ZoomIn, "Ctrl+=")
        self.smaller = self._add(self.tr("&Smaller Text"), Keys.ZoomOut)
        self.normal = self._add(self.tr("&Normal Text Size"), "Ctrl+0")
        self._menu.addSeparator()
        view = self._menu
        self._menu = self._submenu(view.addMenu(self.tr("&Theme")))
        self.themes = {
            "system": self._add(self.tr("Match &System")),
            "light": self._add(self.tr("&Light")),
            "dark": self._add(self.tr("&Dark")),
        }
        group = QActionGroup(self)
        for action in self.themes.values():
            action.setCheckable(True)
            group.addAction(action)
        self._menu = view
        self._menu.addSeparator()
        self.full_screen = self._add(self.tr("&Full Screen"), "F11")
        self.full_screen.setCheckable(True)

        self._menu = self._submenu(bar.addMenu(self.tr("&Chat")))
        self.stop = self._add(self.tr("&Stop the Answer"), "Esc")
        self.regenerate = self._add(self.tr("Re&generate Answer"), "Ctrl+R")
        self.answer_with = self._add(self.tr("Answer Again Wit&h…"), "Ctrl+Shift+G")
        self.go_on = self._add(self.tr("&Continue the Answer"), "Ctrl+Shift+R")
        self._menu.addSeparator()
        self.write = self._add(self.tr("&Write a Message"), "Ctrl+L")
        self.attach = self._add(self.tr("Attac&h Files…"), "Ctrl+Shift+O")
        self.previous = self._add(self.tr("&Previous Chat"), "Ctrl+PgUp")
        self.next = self._add(self.tr("&Next Chat"), "Ctrl+PgDown")
        self._menu.addSeparator()
        self.rename = self._add(self.tr("&Rename"), "F2")
        self.pin = self._add(self.tr("P&in"), "Ctrl+Shift+P")
        self.pin.setCheckable(True)
        self.choose_preset = self._add(self.tr("Ch&oose a Preset…"), "Ctrl+Shift+J")
        self.prompt = self._add(self.tr("Prompt and Sa&mpling…"), "Ctrl+Shift+Y")
        self.presets = self._add(self.tr("Manage Presets…"))
        self.documents = self._add(self.tr("&Quote Documents…"), "Ctrl+Shift+D")
        self.move = self._add(self.tr("Move to &Folder…"), "Ctrl+Shift+F")
        self.archive = self._add(self.tr("&Archive"), "Ctrl+Shift+A")
        self.context_menu, self.context_rules = self._context_menu()
        self.delete = self._add(self.tr("&Delete"), "Ctrl+Shift+Backspace")
        self._menu.addSeparator()
        self.export_chat = self._add(self.tr("&Export Chat…"), "Ctrl+Shift+E")
        self.export_proof = self._add(self.tr("E&xport a Proof…"))
        self.archived = self._add(self.tr("Archi&ved Chats…"))
        self.trash = self._add(self.tr("&Trash…"))

        self._menu = self._submenu(bar.addMenu(self.tr("&Model")))
        self.choose_model = self._add(self.tr("&Choose a Model…"), "Ctrl+J")
        self._menu.addAction(self.open_model)
        self._menu.addMenu(self.recent)
        self.models = self._add(self.tr("&Models…"), "Ctrl+Shift+M")
        self.get_model = self._add(self.tr("&Download a Model…"))
        self._menu.addSeparator()
        self.details = self._add(self.tr("&Details and Memory…"), "Ctrl+I")
        self.proof = self._add(self.tr("&Kernel Checks…"))
        self.benchmark = self._add(self.tr("&Benchmark…"), "Ctrl+Shift+B")
        self.race = self._add(self.tr("Kernel R&ace…"))
        self.reload = self._add(self.tr("&Reload"))
        self.unload = self._add(self.tr("&Unload"))

        self._menu = self._submenu(bar.addMenu(self.tr("&Help")))
        self.shortcuts = self._add(self.tr("&Keyboard Shortcuts"), Keys.HelpContents)
        self.about = self._add(self.tr("&About Tern"), QAction.MenuRole.AboutRole)

    def _context_menu(self) -> tuple[QMenu, dict[str, QAction]]:
        """A menu in the one in hand; its actions by the values of ``ChatOptions.context_rule``."""
        outer, self._menu = (
            self._menu,
            self._submenu(self._menu.addMenu(self.tr("When the Conte&xt Is Full"))),
        )
        rules = {
            "": self._add(self.tr("&Ask Me")),
            "oldest": self._add(self.tr("Leave Out the &Oldest Messages")),
            "summary": self._add(self.tr("Go On in a &New Chat With a Summary")),
        }
        group = QActionGroup(self)
        for action in rules.values():
            action.setCheckable(True)
            group.addAction(action)
        menu, self._menu = self._menu, outer
        return menu, rules

    def connect_to(self, action: QAction, run: Callable[[], object]) -> None:
        """``run`` is called when ``action`` is chosen, without the ``checked`` that Qt would hand over."""

        def call() -> None:
            run()

        action.triggered.connect(call)

    def show_recent(self, folders: Sequence[str], open_folder: Callable[[str], None]) -> None:
        """Fills the menu of recent models; ``open_folder`` gets the one that is chosen."""
        self.recent.clear()
        self.recent.setEnabled(bool(folders))
        for folder in folders:
            action = self.recent.addAction(caption(Path(folder).name or folder))
            action.setToolTip(tip(folder))
            action.triggered.connect(lambda _=False, f=folder: open_folder(f))

    def _submenu(self, menu: QMenu) -> QMenu:
        menu.setAccessibleName(menu.title().replace("&", ""))  # Qt gives it none
        return menu

    def _add(self, text: str, *extras: Keys | str | QAction.MenuRole) -> QAction:
        """One action at the end of the menu in hand; ``extras`` are its shortcuts and, on macOS, its role."""
        action = QAction(text, self._window)
        action.setMenuRole(QAction.MenuRole.NoRole)  # Qt would guess one from the text
        keys: list[QKeySequence] = []
        for extra in extras:
            if isinstance(extra, QAction.MenuRole):
                action.setMenuRole(extra)
            else:
                keys += QKeySequence.keyBindings(extra) if isinstance(extra, Keys) else [QKeySequence(extra)]
        action.setShortcuts(keys)
        self._menu.addAction(action)
        return action
