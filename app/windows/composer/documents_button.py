"""The button beside the message that lets this chat quote documents: which folders, or none."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.look.theme import Theme
from app.windows.widgets.icon_button import IconButton
from app.windows.widgets.plain import caption, tip


class DocumentsButton(IconButton):
    """Opens a menu of the folders; pressed while at least one of them may be quoted."""

    def __init__(
        self,
        theme: Theme,
        choose: Callable[[tuple[str, ...]], None],
        open_settings: Callable[[], None],
        parent: QWidget,
        key: str = "",
    ) -> None:
        """``choose`` takes the folders that the chat in view may quote from now on."""
        self.folders: tuple[str, ...] = ()
        self.chosen: tuple[str, ...] = ()
        super().__init__("documents", self.tr("Quote your documents"), theme, parent, key)
        self._choose = choose
        self._open_settings = open_settings
        self._menu = QMenu(self)
        self._menu.setAccessibleName(self.accessibleName())
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setCheckable(True)

    def show_state(self, folders: tuple[str, ...], chosen: tuple[str, ...]) -> None:
        """``folders`` of the settings, and those of them that this chat may quote."""
        self.folders, self.chosen = folders, chosen
        self.setChecked(bool(chosen))
        if not chosen:
            text = self.tr("This chat quotes no documents")
        elif len(chosen) == 1:
            text = self.tr("This chat may quote {0}").format(_name(chosen[0]))
        else:
            text = self.tr("This chat may quote %Ln folders", "", len(chosen))
        self.setAccessibleDescription(text)
        self.setToolTip(tip(f"{self.accessibleName()}\n{text}"))

    def _fill(self) -> None:
        self._menu.clear()
        if len(self.folders) > 1:
            every = self._entry(self.tr("&All folders"), set(self.chosen) == set(self.folders))
            every.triggered.connect(lambda on: self._choose(self.folders if on else ()))
            self._menu.addSeparator()
        for folder in self.folders:
            entry = self._entry(caption(_name(folder)), folder in self.chosen)
            entry.setToolTip(tip(folder))
            entry.triggered.connect(lambda on, folder=folder: self._toggle(folder, on))
        if self.folders:
            self._menu.addSeparator()
        self._menu.addAction(self.tr("&Folders of documents…"), self._open_settings)

    def _entry(self, text: str, on: bool) -> QAction:
        entry = self._menu.addAction(text)
        entry.setCheckable(True)
        entry.setChecked(on)
        return entry

    def _toggle(self, folder: str, on: bool) -> None:
        chosen = {*self.chosen, folder} if on else {*self.chosen} - {folder}
        self._choose(tuple(item for item in self.folders if item in chosen))


def _name(folder: str) -> str:
    return Path(folder).name or folder
