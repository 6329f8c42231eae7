"""ShownStats: the numbers that belong to the conversation in view."""

from PySide6.QtCore import QObject, Signal

from app.chat.open_chats import OpenChats
from app.chat.state import Stats, stats_of, sums
from app.engine_bridge import EngineBridge
from engine.process.events import Energy


class ShownStats(QObject):
    """Those of the running answer while it is in view, else of the last answer of the branch in view.

    Without a model there are none; they come back with it. Main thread only.
    """

    changed = Signal(object)  # Stats

    def __init__(self, chats: OpenChats, bridge: EngineBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chats = chats
        self._bridge = bridge
        self.value = Stats()
        self._taken: tuple[Energy, ...] = ()  # by all answers of the conversation in view
        bridge.loaded.connect(self._show_last)
        bridge.state_changed.connect(self._on_state_changed)

    def show(self, stats: Stats) -> None:
        """Those of the running answer, which is in view."""
        self.value = stats
        self.changed.emit(stats)

    def reset(self) -> None:
        """Those of the last answer on the branch in view that was measured; the view has changed."""
        messages = self._chats.view.messages.values()
        self._taken = sums(message.counts.energy for message in messages if message.counts)
        self._show_last()

    def _show_last(self) -> None:
        """With the sum as it is: loading a model changes nothing of it, and a chat may be long."""
        info = self._bridge.info
        counts = next((m.counts for m in reversed(self._chats.view.path()) if m.counts), None)
        self.show(stats_of(counts, info.context, self._taken) if info else Stats())

    def _on_state_changed(self) -> None:
        if not self._bridge.state.is_busy:
            self._show_last()
