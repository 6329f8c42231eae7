"""ChatSession: the conversation in use and everything a person can do with it.

One answer at a time. It goes on (and is saved) while another conversation or branch is looked at;
asking for a second one meanwhile is refused with a notice, and the text stays in the composer.

What a person writes is saved before anything else happens; the running answer twice a second. Where the
disk refuses, everything stays in memory and is tried again. The work is divided: answering.py has the running
answer and the phase, open_chats.py the conversations in memory and on disk, trash.py those on their way
out, shown_stats.py the numbers, app/models/loader.py the model.
"""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from app.chat.answering import Answering
from app.chat.autosave import Autosave
from app.chat.full_context import FullContext
from app.chat.open_chats import OpenChats
from app.chat.prompt_start import inherited
from app.chat.shown_stats import ShownStats
from app.chat.state import Phase, Stats
from app.chat.trash import Trash
from app.conversation import Conversation, ConversationInfo, Message, title_from
from app.engine_bridge import EngineBridge
from app.models.loader import ModelLoader
from app.settings import SettingsStore
from app.storage.errors import StoreError
from app.storage.store import Store

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
    list_changed = Signal()  # a conversation was made, named, pinned, deleted or used: read the list again
    deleted = Signal(str)  # conversation id: a person has put it into the trash
    edited = Signal(str, str, object, object)  # conversation id, "title" or "pinned", value before and now
    info_changed = Signal()  # title, pin or system prompt of the conversation in view changed

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
        self._answering = Answering(settings, bridge, self._chats.save_message, self)
        self.trash = Trash(store, self._chats, bridge, lambda: self._answering.chats_in_engine, self)
        self.full_context = FullContext(self, self._answer_again, self)
        self._shown = ShownStats(self._chats, bridge, self)

        self._saves.failed.connect(self._on_save_failed)
        self._saves.recovered.connect(self.list_changed)
        self.models.notice.connect(self.notice)
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
        return self._saves.waiting

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

    # ---- asking ----------------------------------------------------------------------------

    def send(self, text: str) -> bool:
        """Append a message, save it, have it answered. False: refused (a notice says why), keep the text."""
        if not text.strip() or not self.may_ask():
            return False
        if not self.info.title:
            self._chats.change(self.info.id, "title", title_from(text))
        self._make_row()
        question = self._chats.append("user", self.info.leaf_id, text)
        if self.info.draft:
            self._chats.change(self.info.id, "draft", "")
        self.message_added.emit(question)
        answer = self._append_answer(question.id)
        self._answering.begin(self._chats.view, answer)
        self.message_added.emit(self.message(answer.id))
        self.list_changed.emit()
        return True

    def stop(self) -> None:
        """End the running answer, wherever it is; no more of its text is shown from now on."""
        self._answering.stop()

    def regenerate(self, message_id: str) -> bool:
        """Another answer beside this one; for a message of the user: an answer to it."""
        if not self.may_ask():
            return False
        message = self._chats.view.messages[message_id]
        if message.role == "assistant" and not message.text and not self._chats.view.children(message_id):
            self._chats.set_leaf(message_id)  # it never began: there is nothing to keep beside it
        else:
            message = self._append_answer(message_id if message.role == "user" else message.parent_id)
        self._answering.begin(self._chats.view, message)
        self.conversation_changed.emit()
        self.list_changed.emit()
        return True

    def edit(self, message_id: str, text: str) -> bool:
        """A new version beside a message. That of the user is answered anew; an answer is only rewritten."""
        message = self.message(message_id)
        if not text.strip() or message_id == self.running_message:
            return False
        if message.role == "user":
            if not self.may_ask():
                return False
            version = self._chats.append("user", message.parent_id, text)
            self._answering.begin(self._chats.view, self._append_answer(version.id))
        else:
            # Without ids: the prompt takes the text as it is now. Where it was cut it stays cut.
            self._chats.append(
                *("assistant", message.parent_id, text, message.reason, message.model, message.prompt_from)
            )
        self.conversation_changed.emit()
        self.list_changed.emit()
        return True

    def continue_answer(self, message_id: str) -> bool:
        """Go on with the last answer of the branch in view, in the same message."""
        message = self._chats.view.messages[message_id]
        is_last = self.info.leaf_id == message_id and not self._chats.view.children(message_id)
        if message.role != "assistant" or not is_last or not self.may_ask():
            return False
        self._answering.begin(self._chats.view, message)
        self.message_changed.emit(message_id)
        self.list_changed.emit()
        return True

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
        if conversation_id == self.info.id:
            return
        discarded = self._chats.discard_empty()
        try:
            self._chats.look_at(conversation_id)
        except StoreError as error:
            self.notice.emit(str(error))
            return
        self._chats.forget_unused(self._answering.conversation)
        self.settings.update(last_conversation=self.info.id if self._chats.has_row(self.info.id) else "")
        self._shown.reset()
        self.conversation_changed.emit()
        if discarded:
            self.list_changed.emit()

    def new(self) -> None:
        """Look at a new, empty conversation."""
        if self._chats.view.messages or self._chats.has_row(self.info.id):
            self.open(None)

    def rename(self, conversation_id: str, title: str) -> None:
        self._edit(conversation_id, "title", title)

    def set_pinned(self, conversation_id: str, pinned: bool) -> None:
        self._edit(conversation_id, "pinned", pinned)

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
            self.conversation_changed.emit()
        self.list_changed.emit()
        return count

    def set_draft(self, text: str) -> None:
        """Keep what stands in the composer with the conversation in view. Call it at rest, not per key."""
        if text != self.info.draft:
            self._chats.change(self.info.id, "draft", text)
            if text:
                self._make_row()

    def set_scroll(self, scroll: float) -> None:
        self._chats.change(self.info.id, "scroll", scroll)

    def set_system_prompt(self, system_prompt: str | None) -> None:
        """For the conversation in view; None: that of the settings. Holds from the next answer."""
        self._change(self.info.id, "system_prompt", system_prompt)
        self._make_row()

    # ---- the end ---------------------------------------------------------------------------

    def close(self) -> None:
        """Save everything; the running answer is cut and kept. Then close the engine and the store."""
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

    def _on_save_failed(self, sentence: str) -> None:
        kept = self.tr("Until this works again, what you write is kept in memory.")
        self.notice.emit(f"{sentence} {kept}")

    # ---- steps -----------------------------------------------------------------------------

    def _is_computing(self) -> bool:
        return self._answering.is_computing()

    def may_ask(self) -> bool:
        """Whether an answer can be asked for now; a notice says why not."""
        refusal = self._answering.refusal(self._chats.view)
        if refusal:
            self.chat_notice.emit(self.info.id, refusal)
        return not refusal

    def _append_answer(self, question_id: str | None) -> Message:
        """An answer to come; its prompt begins where that of the answer before did."""
        context = self.bridge.info.context if self.bridge.info else 0
        start = inherited(self._chats.view.path_to(question_id), context)
        return self._chats.append("assistant", question_id, prompt_from=start)

    def _answer_again(self, answer: Message, prompt_from: str, shrinks: bool) -> bool:
        """In its place: it is gone on with, or written if it never began."""
        self._answering.begin(self._chats.view, replace(answer, prompt_from=prompt_from), shrinks)
        self.message_changed.emit(answer.id)
        self.list_changed.emit()
        return True

    def _make_row(self) -> None:
        if self._chats.make_row():
            self.settings.update(last_conversation=self.info.id)
            self.list_changed.emit()

    def _edit(self, conversation_id: str, name: str, value: object) -> None:
        """A change that can be undone."""
        found = [info for info in self.store.conversations() if info.id == conversation_id]
        before = getattr(found[0] if found else self.info, name)
        self._change(conversation_id, name, value)
        if before != value:
            self.edited.emit(conversation_id, name, before, value)

    def _change(self, conversation_id: str, name: str, value: object) -> None:
        self._chats.change(conversation_id, name, value)
        self.list_changed.emit()
        if conversation_id == self.info.id:
            self.info_changed.emit()
