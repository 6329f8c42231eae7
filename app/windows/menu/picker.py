"""A button that names what is chosen; its menu has what else there is."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.look.icons import icon
from app.look.theme import Theme, space
from app.windows.widgets.direction import as_written
from app.windows.widgets.plain import caption, tip

FEW_CHARS = 4  # of a name that say something
SLACK = 2  # pixels: a text is elided where it has no more than its own width
MOST_WIDTH = 60  # steps of the grid, beside ordinary text


class Picker(QToolButton):
    """The menu is filled anew by ``fill`` each time before it is seen."""

    def __init__(self, picture: str, what: str, theme: Theme, parent: QWidget | None = None) -> None:
        """``what`` is chosen here, in a word: the accessible name begins with it."""
        super().__init__(parent)
        self.setObjectName("picker")
        self._theme = theme
        self._what = what
        self._name = ""
        self._room = 0  # pixels for all of it; 0: as it likes
        self._around = 0  # pixels of icon, arrow and padding
        self.fill: Callable[[QMenu], None] = lambda menu: None
        self.setIcon(icon(picture, theme))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAutoRaise(True)
        self._menu = QMenu(self)
        self._menu.setAccessibleName(what)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_choice(self, name: str, hint: str = "") -> None:
        """``name`` is chosen; ``hint``: more about it."""
        self._name = name
        self.setAccessibleName(f"{self._what}: {name}")
        self.setToolTip(tip(hint or self.accessibleName()))
        self._elide()

    def set_room(self, pixels: int) -> None:
        """As wide as this at most; where that is too narrow for a name, the icon stands for it."""
        if pixels != self._room:
            self._room = pixels
            self._elide()

    def full_width(self) -> int:
        """With the whole of a usual name."""
        text = self.fontMetrics().horizontalAdvance(self._name) + SLACK
        return self._around + min(text, self._most())

    def narrow_width(self) -> int:
        """With the icon alone."""
        return self._around

    def open(self) -> None:
        """Shows the menu for the keyboard, at what is chosen."""
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        actions = [action for action in self._menu.actions() if action.isEnabled()]
        checked = [action for action in actions if action.isChecked()]
        if first := (checked or actions)[:1]:
            self._menu.setActiveAction(first[0])

    def entries(self) -> list[QAction]:
        """What the menu would have now."""
        self._fill()
        return self._menu.actions()

    def _fill(self) -> None:
        self._menu.clear()
        self.fill(self._menu)

    def _most(self) -> int:
        return self._theme.px(space(MOST_WIDTH))

    def _elide(self) -> None:
        room = self._most() if not self._room else min(self._most(), self._room - self._around)
        metrics = self.fontMetrics()
        text = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        whole = text == self._name
        self.setText(
            as_written(caption(text)) if whole or room >= FEW_CHARS * metrics.averageCharWidth() else ""
        )
        self.updateGeometry()

    def _restyle(self) -> None:
        self.setFont(self._theme.font("small"))
        self.ensurePolished()
        self.setText("m")
        self._around = self.sizeHint().width() - self.fontMetrics().horizontalAdvance("m")
        self._elide()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.narrow_width(), super().minimumSizeHint().height())
