"""A small button that shows only an icon; its name is read by screen readers and shown as a tip."""

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from app.look.icons import icon
from app.look.theme import Theme, space
from app.windows.widgets.plain import tip

DONE_MS = 1_500


def button_side(theme: Theme) -> int:
    """Of such a button, in device-independent pixels."""
    return theme.px(space(4)) + space(3)


class IconButton(QToolButton):
    """``key``: the key that does the same, named in the tip."""

    def __init__(self, picture: str, name: str, theme: Theme, parent: QWidget, key: str = "") -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture, self._name, self._key = picture, name, key
        self._revealed = True
        self._show_meaning()
        theme.changed.connect(self._set_size)
        self._set_size()

    def _set_size(self) -> None:
        icon_side = self._theme.px(space(4))
        side = button_side(self._theme)
        self.setIconSize(QSize(icon_side, icon_side))
        self.setFixedSize(side, side)

    def _show_meaning(self) -> None:
        self.setIcon(icon(self._picture, self._theme))
        self.setAccessibleName(self._name)
        self.setToolTip(tip(f"{self._name} ({self._key})" if self._key else self._name))

    def show_done(self, name: str) -> None:
        """Shows for a moment that it has been done."""
        self.setIcon(icon("check", self._theme, "success"))
        self.setToolTip(tip(name))
        QTimer.singleShot(DONE_MS, self, self._show_meaning)

    def set_meaning(self, picture: str, name: str) -> None:
        """What it does has become another thing."""
        if (picture, name) != (self._picture, self._name):
            self._picture, self._name = picture, name
            self._show_meaning()

    def set_revealed(self, revealed: bool) -> None:
        """A button at rest may be left out of the picture; it stays where it is and keeps working."""
        if revealed != self._revealed:
            self._revealed = revealed
            self.update()

    # ---- Qt --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._revealed or self.hasFocus():
            super().paintEvent(event)
