"""ChatSession: the conversation in use, and the answer being written.

One answer at a time. It goes on (and is saved) while another conversation or branch is looked at;
asking for a second one meanwhile is refused with a notice, and the text stays in the composer.
"""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from app.conversation import ConversationInfo, Message
from app.engine_bridge import EngineBridge
from app.settings import SettingsStore
from app.store import Store


class Phase(Enum):
    IDLE = auto()
    LOADING = auto()  # a model is being loaded; an answer asked for now begins when it is there
    PREFILLING = auto()  # the prompt is being read
    GENERATING = auto()
    STOPPING = auto()  # stop was asked for; no more text is shown


@dataclass(frozen=True, slots=True)
class Stats:
    """Speeds in tokens per second, 0.0 where nothing was measured. Context in tokens."""

    tok_s_now: float = 0.0
    tok_s_mean: float = 0.0
    prefill_tok_s: float = 0.0
    ttft_s: float = 0.0  # time to first token
    context_used: int = 0
    context_size: int = 0


class ChatSession(QObject):
    """Owner of messages, branches and phase. Main thread only."""

    conversation_changed = Signal()  # everything: another conversation or another branch
    message_added = Signal(object)  # Message, at the end of the branch in view
    message_changed = Signal(str)  # its text grew: read session.message(id)
    message_finished = Signal(str)
    phase_changed = Signal(object)  # Phase
    progress = Signal(int, int)  # prompt tokens read, of how many
    stats_changed = Signal(object)  # Stats
    notice = Signal(str)  # one sentence to show
    list_changed = Signal()  # a conversation was made, named, pinned, deleted or used: read the list again
    info_changed = Signal()  # title, pin or system prompt of the conversation in view changed

    def __init__(
        self, store: Store, settings: SettingsStore, bridge: EngineBridge, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.settings = settings
        self.bridge = bridge

    # ---- what is in view -------------------------------------------------------------------

    @property
    def info(self) -> ConversationInfo:
        """The conversation in view. A new one has no row on disk before its first message or draft."""
        raise NotImplementedError

    @property
    def phase(self) -> Phase:
        """Of the engine, also while the running answer is in another conversation (see ``running_elsewhere``)."""
        raise NotImplementedError

    @property
    def stats(self) -> Stats:
        raise NotImplementedError

    @property
    def running_message(self) -> str | None:
        """Id of the answer being written or waited for, wherever it is."""
        raise NotImplementedError

    @property
    def running_conversation(self) -> str | None:
        """Id of the conversation that answer belongs to: its row in the list shows activity."""
        raise NotImplementedError

    @property
    def running_elsewhere(self) -> bool:
        """An answer is being written, but not in the conversation in view."""
        raise NotImplementedError

    def messages(self) -> list[Message]:
        """The branch in view, oldest first."""
        raise NotImplementedError

    def message(self, message_id: str) -> Message:
        """The present state of any message of the conversation in view. KeyError if there is none."""
        raise NotImplementedError

    def siblings(self, message_id: str) -> tuple[int, list[str]]:
        """Index from 0 and ids of the versions of a message: (1, 3 ids) is shown as "2 / 3"."""
        raise NotImplementedError

    # ---- asking ----------------------------------------------------------------------------

    def send(self, text: str) -> bool:
        """Append a message, save it, have it answered. False: refused (a notice says why), keep the text."""
        raise NotImplementedError

    def stop(self) -> None:
        """End the running answer, wherever it is; no more of its text is shown from now on."""
        raise NotImplementedError

    def regenerate(self, message_id: str) -> bool:
        """Another answer beside this one; for a message of the user: an answer to it."""
        raise NotImplementedError

    def edit(self, message_id: str, text: str) -> bool:
        """A new version beside a message. That of the user is answered anew; an answer is only rewritten."""
        raise NotImplementedError

    def continue_answer(self, message_id: str) -> bool:
        """Go on with the last answer of the branch in view, in the same message."""
        raise NotImplementedError

    def switch_branch(self, message_id: str, step: int) -> None:
        """Look at the version before (-1) or after (+1) this one, and what followed it last."""
        raise NotImplementedError

    # ---- conversations ---------------------------------------------------------------------

    def open(self, conversation_id: str | None) -> None:
        """Look at a conversation; at a new one for None or an id that is not there."""
        raise NotImplementedError

    def new(self) -> None:
        """Look at a new, empty conversation."""
        raise NotImplementedError

    def rename(self, conversation_id: str, title: str) -> None:
        raise NotImplementedError

    def set_pinned(self, conversation_id: str, pinned: bool) -> None:
        raise NotImplementedError

    def delete(self, conversation_id: str) -> None:
        """Delete so that ``undelete`` can bring it back. One in view gives way to a new one."""
        raise NotImplementedError

    def undelete(self, conversation_id: str) -> None:
        """Bring a deleted conversation back and look at it."""
        raise NotImplementedError

    def set_draft(self, text: str) -> None:
        """Keep what stands in the composer with the conversation in view. Call it at rest, not per key."""
        raise NotImplementedError

    def set_scroll(self, scroll: float) -> None:
        raise NotImplementedError

    def set_system_prompt(self, system_prompt: str | None) -> None:
        """For the conversation in view; None: that of the settings. Holds from the next answer on."""
        raise NotImplementedError

    # ---- the model -------------------------------------------------------------------------

    def load_model(self, folder: str) -> None:
        """Load the model in ``folder`` with kernel, threads, KV and context of the settings."""
        raise NotImplementedError

    def reload_model(self) -> None:
        """Load the last model again, in a new engine process if the old one is dead."""
        raise NotImplementedError

    def load_at_start(self) -> None:
        """Load the last model if the settings say so, and its last loading did not end in a crash."""
        raise NotImplementedError

    @property
    def reload_pending(self) -> bool:
        """Kernel, threads, KV or context were changed during an answer; they hold when it has ended."""
        raise NotImplementedError

    def apply_now(self) -> None:
        """Stop the running answer and load with the changed settings at once."""
        raise NotImplementedError

    def close(self) -> None:
        """Save everything; the running answer is cut and kept. Then close the engine and the store."""
        raise NotImplementedError
