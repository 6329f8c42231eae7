"""Temporary: a chat of which nothing is kept. It is gone when it is left, or when the program ends, however.

Nothing of it reaches the disk: no row, no draft, no index, no computed keys and values. ``OpenChats`` and the
engine see to that; here is how it begins and ends.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.chat.open_chats import OpenChats
from app.engine_bridge import EngineBridge


class Temporary(QObject):
    """For the conversation in view."""

    changed = Signal()  # the chat in view became temporary, or is kept now

    def __init__(self, chats: OpenChats, bridge: EngineBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._chats = chats
        self._bridge = bridge
        # Asked before one that holds something is left, and lost; the window puts its question here.
        self.may_leave: Callable[[], bool] = lambda: True

    @property
    def on(self) -> bool:
        """The chat in view is a temporary one."""
        return self._chats.is_temporary(self._chats.view.info.id)

    @property
    def holds_something(self) -> bool:
        """It is one, and something would be lost with it."""
        view = self._chats.view
        return self.on and bool(view.messages or view.info.draft.strip() or view.info.draft_files)

    def may_go(self) -> bool:
        """Whether the chat in view may be left now."""
        return not self.holds_something or self.may_leave()

    def begin(self) -> None:
        """The chat in view, new and empty, becomes one."""
        if not self.on:
            self._chats.make_temporary()
            self.changed.emit()

    def left(self) -> None:
        """It is no longer in view: the engine lets go of it, too."""
        self._bridge.forget(on_disk=False)

    def keep(self) -> None:
        """It becomes a chat like any other."""
        if self.on:
            self._chats.keep()
            self.changed.emit()
