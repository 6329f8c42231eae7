"""LiveDrawer: the live panel at the right of the window, opened and shut from the menu, and remembered."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QWidget

from app.chat.session import ChatSession
from app.engine_bridge import EngineBridge
from app.look.theme import Theme
from app.settings import SettingsStore
from app.windows.menu.menus import Menus
from app.windows.status.live_panel import LivePanel


class LiveDrawer(QObject):
    """Gives way where the window has no room for it beside the chat; comes back when there is."""

    def __init__(
        self,
        window: QMainWindow,
        splitter: QSplitter,
        menus: Menus,
        settings: SettingsStore,
        session: ChatSession,
        bridge: EngineBridge,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._window, self._splitter, self._action = window, splitter, menus.live
        self.panel = LivePanel(theme, bridge, window)
        self.row = QWidget(window)
        layout = QHBoxLayout(self.row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(splitter, 1)
        self._line = _Hairline(theme, self.row)
        layout.addWidget(self._line)
        layout.addWidget(self.panel)
        session.stats_changed.connect(self.panel.set_stats)
        self.panel.set_stats(session.stats)
        menus.live.setChecked(settings.value.live_panel)
        menus.live.toggled.connect(lambda on: settings.update(live_panel=on))
        menus.live.toggled.connect(self._arrange)
        menus.sidebar.toggled.connect(self._arrange)
        theme.changed.connect(self._arrange)
        window.installEventFilter(self)
        self._arrange()

    def _arrange(self) -> None:
        needed = self._splitter.minimumSizeHint().width() + self.panel.width()
        shown = self._action.isChecked() and self._window.width() >= needed
        self.panel.setVisible(shown)
        self._line.setVisible(shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._arrange()
        return False


class _Hairline(QWidget):
    """Between the chat and the panel."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.color("border"))
