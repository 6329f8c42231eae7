"""DesktopNotice: a short message of the system, for when the window is not in front."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

    from app.system.session_bus import BusNotification

SHOWN_MS = 15_000  # the icon in the tray that a message needs on Windows and macOS


class DesktopNotice(QObject):
    """One message at a time; a new one takes the place of the one before.

    On Linux the desktop's own notifications are asked, which need no icon in a tray; elsewhere an icon
    stands in the tray as long as its message.
    """

    clicked = Signal()
    refused = Signal()  # it cannot be shown here

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._bus: BusNotification | None = None
        self._tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._hide_tray)
        self._called.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    _called = Signal(object, str)  # the notification, "clicked" or "refused"; from its thread

    def show(self, title: str, body: str) -> None:
        """Returns at once; ``clicked`` or ``refused`` may come later."""
        self.forget()
        if sys.platform.startswith("linux"):
            self._show_on_bus(title, body)
        else:
            self._show_in_tray(title, body)

    def forget(self) -> None:
        """The message is of no use any more: the window is in front, or the program ends."""
        if self._bus is not None:
            self._bus.forget()
            self._bus = None
        self._hide_tray()

    def _show_on_bus(self, title: str, body: str) -> None:
        from app.system.session_bus import BusNotification

        def call(what: str) -> Callable[[], None]:
            return lambda: self._called.emit(made, what)

        made = BusNotification(title, body, call("clicked"), call("refused"))
        self._bus = made
        made.show()

    def _show_in_tray(self, title: str, body: str) -> None:
        from PySide6.QtWidgets import QSystemTrayIcon

        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            self.refused.emit()
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._icon, self)
            self._tray.messageClicked.connect(self.clicked)
            self._tray.activated.connect(lambda _: self.clicked.emit())
        self._tray.show()
        self._tray.showMessage(title, body, self._icon, SHOWN_MS)
        self._timer.start()

    def _hide_tray(self) -> None:
        self._timer.stop()
        if self._tray is not None:
            self._tray.hide()

    def _deliver(self, made: "BusNotification", what: str) -> None:
        if made is self._bus:  # not one that another has taken the place of
            (self.clicked if what == "clicked" else self.refused).emit()
