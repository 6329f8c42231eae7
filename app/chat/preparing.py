"""Preparing: the beginning of the next prompt is computed as soon as the model is there and nothing waits."""

from PySide6.QtCore import QObject

from app.chat.context.prompt_start import system_prompt_of
from app.chat.open_chats import OpenChats
from app.conversation import prompt_messages
from app.engine_bridge import BridgeState, EngineBridge
from app.settings import SettingsStore
from engine.process.events import ModelInfo, Prepare


class Preparing(QObject):
    """Sends one Prepare for each model that was loaded, with the system prompt of the chat in view.

    And one for another system prompt of a chat that is still empty.

    Made after what sends a question that waited for the model, so that the question comes first; the
    client drops what comes second.
    """

    def __init__(
        self, settings: SettingsStore, bridge: EngineBridge, chats: OpenChats, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._bridge = bridge
        self._chats = chats
        bridge.loaded.connect(self._on_loaded)

    def prompt_changed(self) -> None:
        """The chat in view has another system prompt."""
        model = self._bridge.info
        if model is not None and self._bridge.state is BridgeState.LOADED and not self._chats.view.messages:
            self._on_loaded(model)

    def _on_loaded(self, model: ModelInfo) -> None:
        if self._chats.is_temporary(self._chats.view.info.id):
            return  # what is computed now may be put on disk
        text = system_prompt_of(self._chats.view.info, self._settings.value, model)
        self._bridge.prepare(Prepare(prompt_messages((), text)))
