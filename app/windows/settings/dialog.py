"""The settings: pages at the right, their names at the left. There is no OK: a change holds at once."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QStackedWidget, QWidget

from app.look.theme import Theme, space
from app.windows.settings.page import SettingsPage
from app.windows.settings.pages import SettingsPages
from app.windows.widgets.dialog import Dialog


class SettingsDialog(Dialog):
    """Stands beside the window (not modal), so that a change can be tried at once."""

    def __init__(self, pages: SettingsPages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 200, 160, parent)
        self.setWindowTitle(self.tr("Settings"))
        # First, so that Tab comes from the list to the page.
        self.pages = QListWidget(self)
        self.pages.setObjectName("settingsPages")
        self.pages.setAccessibleName(self.tr("Settings pages"))
        self.pages.setFrameShape(QFrame.Shape.NoFrame)
        self.stack = QStackedWidget(self)
        self.engine, self.answers, self.general = pages.engine, pages.answers, pages.general
        self.documents = pages.documents
        self.downloads, self.data, self.energy = pages.downloads, pages.data, pages.energy
        for page in pages.one_by_one():
            self.pages.addItem(page.title)
            self.stack.addWidget(page)
        self.pages.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.pages.setCurrentRow(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.pages)
        row.addWidget(self.stack, 1)
        self.column.setContentsMargins(space(4), space(4), space(4), 0)
        self.column.addLayout(row, 1)
        self.add_close()
        theme.changed.connect(self._set_width)
        self._set_width()

    def show_downloads(self) -> None:
        """Turns to the page of downloads."""
        self.pages.setCurrentRow(self.stack.indexOf(self.downloads))

    def show_control(self, control: QWidget) -> None:
        """Turns to the page that ``control`` is on, scrolls to it and gives it the keyboard."""
        for number in range(self.stack.count()):
            page = self.stack.widget(number)
            if isinstance(page, SettingsPage) and (page is control or page.isAncestorOf(control)):
                self.pages.setCurrentRow(number)
                self._focus(page, control)

    def _focus(self, page: SettingsPage, control: QWidget) -> None:
        if page is control:
            self.pages.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # The page is laid out first.
        QTimer.singleShot(0, control, lambda: page.ensureWidgetVisible(control, 0, space(20)))

    def _set_width(self) -> None:
        self.pages.ensurePolished()  # else rows would be as high as without the style sheet
        self.pages.doItemsLayout()
        self.pages.setFixedWidth(self.pages.sizeHintForColumn(0) + space(6))

    def done(self, result: int) -> None:
        """Closing: whatever waits for the typing to rest is applied."""
        self.engine.flush()
        self.answers.flush()
        self.data.kept_chats.flush()
        super().done(result)
