"""The Edit menu acts on whatever text has the keyboard focus."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from app.windows.menus import Menus


class EditActions(QObject):
    """Looks for the method of the same meaning on the focused widget; disables what it does not have."""

    def __init__(self, menus: Menus) -> None:
        super().__init__(menus)
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
        read_only = bool(new is not None and new.property("readOnly"))
        for action, method in self._actions.items():
            changes = method in ("undo", "redo", "cut", "paste")
            action.setEnabled(callable(getattr(new, method, None)) and not (changes and read_only))

    def _run(self, method: str) -> None:
        getattr(self._target, method)()
