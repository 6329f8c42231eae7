"""The ways to the archive and to the trash, below the list of chats: each while something is there."""

from PySide6.QtCore import QLocale, Qt, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.look.icons import icon
from app.look.theme import Theme, space
from app.windows.widgets.fitting.wrap_button import WrapButton


class SidebarFoot(QWidget):
    """Left out where it would leave the list no room: the menu Chat has both ways, too."""

    def __init__(
        self, archive_pressed: SignalInstance, trash_pressed: SignalInstance, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._has_room = True
        self.archive_button = self._button("archive", archive_pressed)
        self.trash_button = self._button("delete", trash_pressed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space(2), 0, space(2), space(2))
        self._column.setSpacing(0)
        self._column.addWidget(self.archive_button)
        self._column.addWidget(self.trash_button)

    def show_archived(self, count: int) -> None:
        """How many chats the archive has."""
        self.archive_button.setText(self.tr("Archived ({0})").format(QLocale().toString(count)))
        self.archive_button.setVisible(count > 0)
        self._show()

    def show_deleted(self, count: int) -> None:
        """How many chats the trash has."""
        self.trash_button.setText(self.tr("Trash ({0})").format(QLocale().toString(count)))
        self.trash_button.setVisible(count > 0)
        self._show()

    def fit(self, width: int, room: int) -> None:
        """``room``: height for it and the list, in pixels."""
        list_height = 2 * self.fontMetrics().height() + 2 * space(4)  # of two rows
        self._has_room = self._column.heightForWidth(width) + list_height <= room
        self._show()

    def restyle(self) -> None:
        """The text size has changed."""
        for button in (self.archive_button, self.trash_button):
            button.setFont(self._theme.font("body"))

    def _show(self) -> None:
        # isHidden, not isVisible: nothing is visible before the window is.
        empty = self.archive_button.isHidden() and self.trash_button.isHidden()
        self.setVisible(self._has_room and not empty)

    def _button(self, picture: str, pressed: SignalInstance) -> WrapButton:
        button = WrapButton("", self)
        button.setObjectName("newChat")  # it looks as the one above the list
        button.setProperty("quiet", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setIcon(icon(picture, self._theme))
        button.clicked.connect(pressed)
        return button
