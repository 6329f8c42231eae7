"""ChatSession: the conversation in use and everything a person can do with it.

One answer at a time. It goes on (and is saved) while another conversation or branch is looked at;
asking for a second one meanwhile is refused with a notice, and the text stays in the composer.

What a person writes is saved before anything else happens; the running answer twice a second. Where the
disk refuses, everything stays in memory and is tried again. The work is divided: asking/ has what a person
asks, answering.py the running answer and the phase, open_chats.py the conversations in memory and on disk,
trash.py those on their way out, chosen.py prompt, preset and sampling of the chat in view, places/ where
chats are and what they are called, shown_stats.py the numbers, app/models/loader.py the model.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from app.chat.answering import Answering
from app.chat.asking.asking import Asking
from app.chat.asking.quoting import Quoting
from app.chat.asking.rechoosing import Rechoosing
from app.chat.autosave import Autosave
from app.chat.chosen import Chosen
from app.chat.context.choices import ContextChoices
from app.chat.context.full_context import FullContext
from app.chat.context.summary import Summary
from app.chat.open_chats import OpenChats
from app.chat.places.archive import Archive
from app.chat.places.edits import Edits
from app.chat.places.folders import Folders
from app.chat.places.temporary import Temporary
from app.chat.preparing import Preparing
from app.chat.shown_stats import ShownStats
from app.chat.state import Phase, Stats
from app.chat.trash import Trash
from app.conversation import (
    Attachment,
    Conversation,
    ConversationInfo,
    Message,
)
from app.documents.library import Library
from app.engine_bridge import EngineBridge
from app.models.loader import ModelLoader
from app.paths import documents_index_path
from app.presets.store import PresetStore
from app.settings import SettingsStore
from app.storage.errors import StoreError
from app.storage.store import Store
from app.system.background import Background

__all__ = ["ChatSession", "Phase", "Stats"]


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
    chat_notice = Signal(str, str)  # conversation id, one sentence about it that leaves with it
    answer_ended = Signal(object)  # the Message, of any conversation, as it stays
    list_changed = Signal()  # a conversation was made, named, pinned, deleted or used: read the list again
    deleted = Signal(str)  # conversation id: a person has put it into the trash
    info_changed = Signal()  # something of the info of the conversation in view changed

    _problem = Signal(str)  # from the store's upkeep thread

    def __init__(
        self, store: Store, settings: SettingsStore, bridge: EngineBridge, parent: QObject | None = None
    ) -> None:
        """Begins with a new conversation in view; nothing is loaded."""
        super().__init__(parent)
        self.store = store
        self.settings = settings
        self.bridge = bridge
        self._saves = Autosave(self)
        self._chats = OpenChats(store, self._saves)
        self.models = ModelLoader(settings, bridge, self._is_computing, self)  # which is to run, and how
        self.presets = PresetStore(store.path.with_name("presets.json"), self)
        self.temporary = Temporary(self._chats, bridge, self)
        self._answering = Answering(
            *(settings, bridge, self._chats.save_message, self.presets.named, self),
            is_private=self._chats.is_temporary,
        )
        self.repetition = self._answering.repetition
        self.trash = Trash(store, self._chats, bridge, lambda: self._answering.chats_in_engine, self)
        self.folders = Folders(store, settings, self._chats, self)
        self.archive = Archive(
            store, self._answering, lambda chat, archived: self._change(chat, "archived", archived), self
        )
        self.chosen = Chosen(self._chats, self.presets, settings, self)
        self.context = ContextChoices(self._chats, self)
        self.library = Library(settings, Background(self), documents_index_path(), self)
        self.quoting = Quoting(self._chats, self.library, bridge, self)
        self.rechoosing = Rechoosing(self._chats, self.quoting.holds_up, self)
        self._answering.holds_up = self.rechoosing.holds_up
        self.asking = Asking(self, self._chats, self._answering, self.rechoosing, self)
        self.full_context = FullContext(self, self.chosen.set_up, self.asking.answer_again, self)
        self._preparing = Preparing(settings, bridge, self._chats, self)
        self.edits = Edits(store, self._chats, self.folders, self._change, self)
        self.summary = Summary(
            *(self, self.chosen.set_up, lambda id_: self.context.set_pinned(id_, True)),
            lambda id_, options: self._chats.change(id_, "options", options),
            self,
        )
        self._shown = ShownStats(self._chats, bridge, self)

        self._saves.failed.connect(self._on_save_failed)
        self._saves.recovered.connect(self.list_changed)
        self.folders.changed.connect(self._on_folders_changed)
        self.temporary.changed.connect(self._on_temporary_changed)
        self.models.notice.connect(self.notice)
        self.quoting.chat_notice.connect(self.chat_notice)
        self.rechoosing.chat_notice.connect(self.chat_notice)
        self.quoting.quoted.connect(self._on_quoted)
        self._answering.notice.connect(self.notice)
        self._answering.chat_notice.connect(self.chat_notice)
        self._answering.phase_changed.connect(self.phase_changed)
        self._answering.text_grew.connect(self._on_text_grew)
        self._answering.ended.connect(self._on_ended)
        self._answering.progress.connect(self._on_progress)
        self._answering.stats_changed.connect(self._on_stats_changed)
        self._shown.changed.connect(self.stats_changed)
        self._problem.connect(self.notice, Qt.ConnectionType.QueuedConnection)
        store.watch(self._problem.emit)
        self.presets.save_failed.connect(self.notice)
        self.chosen.changed.connect(self._on_chosen)
        self.chosen.prompt_changed.connect(self._preparing.prompt_changed)

    # ---- what is in view -------------------------------------------------------------------

    @property
    def info(self) -> ConversationInfo:
        """The conversation in view. A new one has no row on disk before its first message or draft."""
        return self._chats.view.info

    @property
    def phase(self) -> Phase:
        """What the engine does, also while the running answer is elsewhere (see ``running_elsewhere``)."""
        return self._answering.phase

    @property
    def stats(self) -> Stats:
        """Numbers of the running answer if it is in view, else of the last answer of the branch in view."""
        return self._shown.value

    @property
    def running_message(self) -> str | None:
        """Id of the answer being written or waited for, wherever it is."""
        message = self._answering.message
        return message.id if message else None

    @property
    def running_conversation(self) -> str | None:
        """Id of the conversation that answer belongs to: its row in the list shows activity."""
        conversation = self._answering.conversation
        return conversation.info.id if conversation else None

    @property
    def running_elsewhere(self) -> bool:
        """An answer is being written, but not in the conversation in view."""
        return self._answering.conversation not in (None, self._chats.view)

    @property
    def unsaved(self) -> bool:
        """Something could not be written to the disk so far; closing now would lose it."""
        return self._saves.waiting and not self._saves.flush()

    @property
    def view(self) -> Conversation:
        """The conversation in view, with all of its branches; without what the running answer has by now."""
        return self._chats.view

    def messages(self) -> list[Message]:
        """The branch in view, oldest first."""
        running = self._answering.message
        path = self._chats.view.path()
        return [running if running and running.id == message.id else message for message in path]

    def message(self, message_id: str) -> Message:
        """The present state of any message of the conversation in view. KeyError if there is none."""
        running = self._answering.message
        return running if running and running.id == message_id else self._chats.view.messages[message_id]

    def siblings(self, message_id: str) -> tuple[int, list[str]]:
        """Index from 0 and ids of the versions of a message: (1, 3 ids) is shown as "2 / 3"."""
        return self._chats.view.siblings(message_id)

    def stop(self) -> None:
        """End the running answer, wherever it is; no more of its text is shown from now on."""
        self._answering.stop()

    def switch_branch(self, message_id: str, step: int) -> None:
        """Look at the version before (-1) or after (+1) this one, and what followed it last."""
        index, ids = self._chats.view.siblings(message_id)
        if 0 <= index + step < len(ids):
            self._chats.set_leaf(self._chats.view.leaf_below(ids[index + step]))
            self._shown.reset()
            self.conversation_changed.emit()

    def reveal(self, message_id: str) -> None:
        """Look at a branch that holds this message of the conversation in view (a search hit)."""
        view = self._chats.view
        if message_id in view.messages and all(message.id != message_id for message in view.path()):
            self._chats.set_leaf(view.leaf_below(message_id))
            self._shown.reset()
            self.conversation_changed.emit()

    # ---- conversations ---------------------------------------------------------------------

    def open(self, conversation_id: str | None) -> None:
        """Look at a conversation; at a new one for None or an id that is not there."""
        if conversation_id == self.info.id or not self.temporary.may_go():
            return
        temporary = self.temporary.on
        if temporary and self.running_conversation == self.info.id:
            self.stop()
        discarded = self._chats.discard_empty()
        try:
            self._chats.look_at(conversation_id)
        except StoreError as error:
            self.notice.emit(str(error))
            return
        if temporary:
            self.temporary.left()
        self.chosen.begin()
        self.chosen.follow()
        self._chats.forget_unused(self._answering.conversation)
        self._remember()
        self._shown.reset()
        self.conversation_changed.emit()
        if discarded:
            self.list_changed.emit()

    def new(self, folder: str = "") -> None:
        """Look at a new, empty conversation, which will be in ``folder``."""
        if self._chats.view.messages or self._chats.has_row(self.info.id) or self.temporary.on:
            self.open(None)
        if self.temporary.on:
            return  # it was not to be left
        if folder != self.info.folder:
            self._change(self.info.id, "folder", folder)

    def new_temporary(self) -> None:
        """Look at a new, empty conversation of which nothing will be kept."""
        if self.temporary.on and not self.temporary.holds_something:
            return
        before = self.info.id
        self.new()
        if self.info.id != before or not (self._chats.view.messages or self._chats.has_row(before)):
            self.temporary.begin()

    def new_after(self) -> bool:
        """Look at a new conversation that goes on from the one in view; a temporary one, if that is."""
        before, temporary = self.info.id, self.temporary.on
        self.new()
        if self.info.id == before and self._chats.view.messages:
            return False
        if temporary and self._chats.is_temporary(before):  # else it is kept now
            self.temporary.begin()
        return True

    def delete(self, conversation_id: str) -> None:
        """Into the trash, where ``undelete`` finds it for 30 days. One in view gives way to a new one."""
        if conversation_id == self.running_conversation:
            self.stop()
        self.trash.put(conversation_id)
        if conversation_id == self.info.id:
            self.open(None)
        self.list_changed.emit()
        self.deleted.emit(conversation_id)

    def undelete(self, conversation_id: str) -> None:
        """Bring a deleted conversation back and look at it."""
        try:
            self.trash.take_back(conversation_id)
        except StoreError as error:
            self.notice.emit(str(error))
            return
        self.open(conversation_id)
        self.list_changed.emit()

    def restore(self, backup: Path) -> int:
        """Bring back what a backup has and is not here; the number of messages. Raises StoreError."""
        count = self.store.restore(backup)
        if self._answering.conversation is None:
            self._chats.read_again()
            self._shown.reset()
            self.conversation_changed.emit()
        self.list_changed.emit()
        return count

    def imported(self, grown: frozenset[str]) -> None:
        """Chats were added to the store by an import; those in ``grown`` were here and have more messages."""
        if self.info.id in grown and self._answering.conversation is None:
            self._chats.read_again()
            self.conversation_changed.emit()
        self.list_changed.emit()
        self.trash.changed.emit()
        self.store.imported()  # last: a thread has much to index then

    def set_draft(self, text: str) -> None:
        """Keep what stands in the composer with the conversation in view. Call it at rest, not per key."""
        if text != self.info.draft:
            self._chats.change(self.info.id, "draft", text)
            if text:
                self._make_row()

    def set_draft_files(self, attachments: tuple[Attachment, ...]) -> None:
        """Keep what is attached to the draft of the conversation in view."""
        if attachments != self.info.draft_files:
            self._chats.change(self.info.id, "draft_files", attachments)
            if attachments:
                self._make_row()

    def set_scroll(self, scroll: float) -> None:
        self._chats.change(self.info.id, "scroll", scroll)

    # ---- the end ---------------------------------------------------------------------------

    def close(self) -> None:
        """Save everything; the running answer is cut and kept. Then close the engine and the store."""
        self.library.close()
        self.rechoosing.close()
        self.models.close()
        self._answering.cut()
        self._chats.discard_empty()
        self._saves.flush()
        self.bridge.close()
        self.store.close()

    # ---- the parts report ------------------------------------------------------------------

    def _on_text_grew(self, message_id: str) -> None:
        if not self.running_elsewhere:
            self.message_changed.emit(message_id)

    def _on_quoted(self, conversation_id: str, message_id: str) -> None:
        if conversation_id == self.info.id:
            self.message_changed.emit(message_id)

    def _on_progress(self, done: int, total: int) -> None:
        if not self.running_elsewhere:
            self.progress.emit(done, total)

    def _on_stats_changed(self, stats: Stats) -> None:
        if not self.running_elsewhere:
            self._shown.show(stats)

    def _on_ended(self, message: Message) -> None:
        self.models.load_pending()
        self._chats.forget_unused(running=None)
        if message.conversation_id == self.info.id:
            self._shown.reset()
            self.message_finished.emit(message.id)
        self.list_changed.emit()
        self.summary.ended(message)
        self.answer_ended.emit(message)

    def _on_chosen(self, lasting: bool) -> None:
        if lasting:
            self._make_row()
        self.list_changed.emit()
        self.info_changed.emit()

    def _on_save_failed(self, sentence: str) -> None:
        kept = self.tr("Until this works again, what you write is kept in memory.")
        self.notice.emit(f"{sentence} {kept}")

    # ---- steps -----------------------------------------------------------------------------

    def _is_computing(self) -> bool:
        return self._answering.is_computing()

    def _make_row(self) -> None:
        if self._chats.make_row():
            self.settings.update(last_conversation=self.info.id)
            self.list_changed.emit()

    def _remember(self) -> None:
        """The conversation in view is the one to begin with next time."""
        self.settings.update(last_conversation=self.info.id if self._chats.has_row(self.info.id) else "")

    def _on_temporary_changed(self) -> None:
        self._remember()
        self.list_changed.emit()
        self.info_changed.emit()

    def _on_folders_changed(self) -> None:
        self.list_changed.emit()
        self.info_changed.emit()

    def _change(self, conversation_id: str, name: str, value: object) -> None:
        self._chats.change(conversation_id, name, value)
        self.list_changed.emit()
        if conversation_id == self.info.id:
            self.info_changed.emit()
