"""ShownStats: the numbers that belong to the conversation in view."""

from PySide6.QtCore import QObject, Signal

from app.chat.open_chats import OpenChats
from app.chat.state import Stats, stats_of, sums
from app.engine_bridge import EngineBridge


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
        bridge.loaded.connect(self.reset)
        bridge.state_changed.connect(self._on_state_changed)

    def show(self, stats: Stats) -> None:
        """Those of the running answer, which is in view."""
        self.value = stats
        self.changed.emit(stats)

    def reset(self) -> None:
        """Those of the last answer on the branch in view that was measured."""
        info = self._bridge.info
        view = self._chats.view
        counts = next((m.counts for m in reversed(view.path()) if m.counts), None)
        taken = sums(m.counts.energy for m in view.messages.values() if m.counts)
        self.show(stats_of(counts, info.context, taken) if info else Stats())

    def _on_state_changed(self) -> None:
        if not self._bridge.state.is_busy:
            self.reset()
