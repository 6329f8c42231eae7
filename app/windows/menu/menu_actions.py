"""The Edit menu acts on whatever has the keyboard focus; the View menu: theme, type size, full screen."""

from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QMenuBar, QWidget

from app.look.theme import Theme
from app.settings import FONT_SIZE, Settings, SettingsStore
from app.windows.menu.menus import Menus
from app.windows.widgets.text_keys import is_untouched


class ViewActions(QObject):
    """Changes the settings and follows them, whoever changes them. The window sees to the list of chats."""

    def __init__(self, window: QMainWindow, menus: Menus, settings: SettingsStore, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._menus = menus
        self._settings = settings
        self._theme = theme
        for mode, action in menus.themes.items():
            action.triggered.connect(lambda _=False, m=mode: settings.update(theme=m))
        menus.larger.triggered.connect(lambda: self._zoom(+1))
        menus.smaller.triggered.connect(lambda: self._zoom(-1))
        menus.normal.triggered.connect(lambda: settings.update(font_size=0))
        menus.full_screen.setChecked(window.isFullScreen())
        menus.full_screen.toggled.connect(self._full_screen)
        settings.changed.connect(lambda _, new: self._follow(new))
        self._follow(settings.value)

    def _follow(self, value: Settings) -> None:
        self._theme.set(value.theme, value.font_size)
        self._menus.themes[value.theme].setChecked(True)

    def _zoom(self, step: int) -> None:
        size = self._settings.value.font_size or round(self._theme.font("body").pointSizeF())
        low, high = FONT_SIZE
        self._settings.update(font_size=min(max(size + step, low), high))

    def _full_screen(self, on: bool) -> None:
        if on:
            self._window.showFullScreen()
        else:
            self._window.showNormal()


class History(Protocol):
    """What was done last where nothing is typed."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def can_undo(self) -> bool: ...
    @property
    def can_redo(self) -> bool: ...

    def undo(self) -> None: ...
    def redo(self) -> None: ...


class EditActions(QObject):
    """Looks for the method of the same meaning on the focused widget; disables what it does not have.

    Undo and redo mean typing in a text field, also in the window's menu; elsewhere, and in a field in which
    nothing was typed, the ``history``.
    """

    def __init__(self, menus: Menus, history: History) -> None:
        super().__init__(menus)
        self._history = history
        history.changed.connect(self._enable)
        self._actions: dict[QAction, str] = {
            menus.undo: "undo",
            menus.redo: "redo",
            menus.cut: "cut",
            menus.copy: "copy",
            menus.paste: "paste",
            menus.select_all: "selectAll",
        }
        self._target: QWidget | None = None
        for action, method in self._actions.items():
            action.triggered.connect(lambda _=False, m=method: self._run(m))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        self._focus_changed(None, QApplication.focusWidget())

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        # An open menu takes the focus only to give it back.
        if isinstance(new, QMenu | QMenuBar):
            return
        self._target = new
        self._enable()

    def _enable(self) -> None:
        remembered = {"undo": self._history.can_undo, "redo": self._history.can_redo}
        for action, method in self._actions.items():
            action.setEnabled(self._takes(method) or remembered.get(method, False))

    def _takes(self, method: str) -> bool:
        """The widget with the keyboard has such a method, and may be changed by it."""
        target = self._target
        read_only = bool(target is not None and target.property("readOnly"))
        changes = method in ("undo", "redo", "cut", "paste")
        return callable(getattr(target, method, None)) and not (changes and read_only)

    def _run(self, method: str) -> None:
        if method in ("undo", "redo") and (is_untouched(self._target) or not self._takes(method)):
            getattr(self._history, method)()
        else:
            getattr(self._target, method)()
