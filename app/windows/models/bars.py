"""The bars above the composer about the model: loading, refused, too little memory, engine gone."""

from PySide6.QtCore import QObject, Signal

from app.chat.session import ChatSession
from app.engine_bridge import BridgeState, EngineBridge
from app.models.memory import bytes_text, memory_for, memory_sentence
from app.settings import SettingsStore
from app.windows.models.loaded_model import folder_name
from app.windows.widgets.notice_bar import Action, NoticeArea


class ModelBars(QObject):
    """Follows the bridge; ``open`` is the one way a person's choice of a folder goes."""

    folder_requested = Signal()

    def __init__(
        self,
        notices: NoticeArea,
        settings: SettingsStore,
        bridge: EngineBridge,
        session: ChatSession,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._notices = notices
        self._settings = settings
        self._bridge = bridge
        self._session = session
        self.loading_folder = settings.value.last_model
        bridge.state_changed.connect(self._state_changed)
        bridge.loading.connect(lambda fraction: notices.set_progress("loading", fraction))
        bridge.load_failed.connect(self._refused)
        bridge.died.connect(self._died)

    def open(self, folder: str) -> None:
        """Loads ``folder``, unless memory is short: then a bar says so and offers to load all the same."""
        value = self._settings.value
        memory = memory_for(folder, value.engine.context, value.engine.kv)
        # What the present model occupies comes free before the next one is loaded.
        freed = self._bridge.info.memory_bytes if self._bridge.info else 0
        if memory.needed is not None and memory.needed > memory.free + freed:
            self._notices.show_bar(
                "memory",
                self.tr(
                    "{0} needs about {1} of memory, and only {2} is free. Close other programs, "
                    "or choose a shorter context in the settings."
                ).format(folder_name(folder), bytes_text(memory.needed), bytes_text(memory.free + freed)),
                kind="error",
                actions=[Action(self.tr("Load anyway"), lambda: self._load(folder))],
            )
        else:
            self._load(folder)

    def _load(self, folder: str) -> None:
        for key in ("refused", "memory"):
            self._notices.remove(key)
        self.loading_folder = folder
        self._session.models.load(folder)

    def _state_changed(self, state: BridgeState) -> None:
        if state is BridgeState.LOADING:
            options = self._settings.value.engine
            memory = memory_for(self.loading_folder, options.context, options.kv)
            sentence = self.tr("Loading {0}.").format(folder_name(self.loading_folder))
            self._notices.remove("engine")
            self._notices.show_bar(
                "loading", f"{sentence} {memory_sentence(memory)}", kind="progress", closable=False
            )
        else:
            self._notices.remove("loading")

    def _refused(self, sentence: str) -> None:
        # The session told it as a notice too; this bar says the same and can mend it.
        self._notices.remove_sentence(sentence)
        self._notices.show_bar(
            "refused",
            sentence,
            kind="error",
            actions=[Action(self.tr("Open another folder…"), self.folder_requested.emit)],
        )

    def _died(self, sentence: str) -> None:
        self._notices.remove_sentence(sentence)
        self._notices.show_bar(
            "engine",
            sentence,
            kind="error",
            actions=[Action(self.tr("Restart the engine"), self._restart)],
            closable=False,
        )

    def _restart(self) -> None:
        if self._settings.value.last_model:
            self._session.models.reload()
        else:
            self._bridge.restart()
