"""The View menu: theme, size of the type, full screen."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from app.settings import FONT_SIZE, Settings, SettingsStore
from app.theme import Theme
from app.windows.menus import Menus


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
