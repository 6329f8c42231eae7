"""Asking: what a person asks in the conversation in view, or asks again, is saved and answered.

One answer at a time. A refusal is a notice, and the text stays where it was written.
"""

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from app.chat.answering import Answering
from app.chat.asking.rechoosing import Rechoosing
from app.chat.context.choices import ContextChoices
from app.chat.context.prompt_start import inherited
from app.chat.open_chats import OpenChats
from app.conversation import Attachment, ConversationInfo, Message, files_of, title_from
from app.engine_bridge import EngineBridge
from app.settings import SettingsStore


class Session(Protocol):
    """What is used of ``ChatSession``."""

    bridge: EngineBridge
    settings: SettingsStore
    context: ContextChoices

    @property
    def info(self) -> ConversationInfo: ...
    @property
    def running_message(self) -> str | None: ...
    @property
    def message_added(self) -> SignalInstance: ...
    @property
    def message_changed(self) -> SignalInstance: ...
    @property
    def conversation_changed(self) -> SignalInstance: ...
    @property
    def list_changed(self) -> SignalInstance: ...
    @property
    def chat_notice(self) -> SignalInstance: ...

    def message(self, message_id: str) -> Message: ...


class Asking(QObject):
    """Every method gives False where it was refused (a notice says why)."""

    def __init__(
        self,
        session: Session,
        chats: OpenChats,
        answering: Answering,
        rechoosing: Rechoosing,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._chats = session, chats
        self._answering, self._rechoosing = answering, rechoosing

    def send(self, text: str, attachments: tuple[Attachment, ...] = ()) -> bool:
        """Append a message, save it, have it answered. False: refused (a notice says why), keep the text."""
        if not text.strip() or not self.may_ask():
            return False
        if not self._session.info.title:
            self._chats.change(self._session.info.id, "title", title_from(text))
        first = self._chats.make_row()
        question = self._chats.append("user", self._session.info.leaf_id, text, attachments=attachments)
        answer = self._append_answer(question.id)
        self._answering.begin(self._chats.view, answer)
        # The engine reads the question while the window shows it.
        self._session.message_added.emit(question)
        self._session.message_added.emit(self._session.message(answer.id))
        if self._session.info.draft:
            self._chats.change(self._session.info.id, "draft", "")
        if self._session.info.draft_files:
            self._chats.change(self._session.info.id, "draft_files", ())
        if first:
            self._session.settings.update(last_conversation=self._session.info.id)
        self._session.list_changed.emit()
        return True

    def regenerate(self, message_id: str, preset: str = "") -> bool:
        """Another answer beside this one; for a message of the user: an answer to it.

        ``preset``: name of the one for this answer alone; the chat stays as it was set.
        """
        if not self.may_ask():
            return False
        message = self._chats.view.messages[message_id]
        if message.role == "assistant" and not message.text and not self._chats.view.children(message_id):
            self._chats.set_leaf(message_id)  # it never began: there is nothing to keep beside it
            message = replace(message, preset=preset or self._session.info.options.preset)
        else:
            question_id = message_id if message.role == "user" else message.parent_id
            message = self._append_answer(question_id, preset)
        self._answering.begin(self._chats.view, message)
        self._session.conversation_changed.emit()
        self._session.list_changed.emit()
        return True

    def edit(self, message_id: str, text: str) -> bool:
        """A new version beside a message. That of the user is answered anew; an answer is only rewritten."""
        message = self._session.message(message_id)
        if not text.strip() or message_id == self._session.running_message:
            return False
        if message.role == "user":
            if not self.may_ask():
                return False
            version = self._chats.append("user", message.parent_id, text, attachments=files_of(message))
            self._rechoosing.edited(version)
            self._answering.begin(self._chats.view, self._append_answer(version.id))
        else:
            # Without ids: the prompt takes the text as it is now. Where it was cut it stays cut.
            version = self._chats.append(
                *("assistant", message.parent_id, text, message.reason, message.model),
                prompt_from=message.prompt_from,
                preset=message.preset,
            )
        if message.pinned:
            self._session.context.set_pinned(version.id, True)
        self._session.conversation_changed.emit()
        self._session.list_changed.emit()
        return True

    def ask_beside(self, message_id: str, text: str, room: float) -> bool:
        """Another question beside one, without what belongs to that. ``room``: see ``Answering.begin``."""
        if not self.may_ask():
            return False
        version = self._chats.append("user", self._session.message(message_id).parent_id, text)
        self._answering.begin(self._chats.view, self._append_answer(version.id), room)
        self._session.conversation_changed.emit()
        self._session.list_changed.emit()
        return True

    def continue_answer(self, message_id: str) -> bool:
        """Go on with the last answer of the branch in view, in the same message."""
        message = self._chats.view.messages[message_id]
        is_last = self._session.info.leaf_id == message_id and not self._chats.view.children(message_id)
        if message.role != "assistant" or not is_last or not self.may_ask():
            return False
        self._answering.begin(self._chats.view, message)
        self._session.message_changed.emit(message_id)
        self._session.list_changed.emit()
        return True

    def may_ask(self) -> bool:
        """Whether an answer can be asked for now; a notice says why not."""
        refusal = self._answering.refusal(self._chats.view)
        if refusal:
            self._session.chat_notice.emit(self._session.info.id, refusal)
        return not refusal

    def _append_answer(self, question_id: str | None, preset: str = "") -> Message:
        """An answer to come; its prompt begins where that of the answer before did."""
        context = self._session.bridge.info.context if self._session.bridge.info else 0
        start = inherited(self._chats.view.path_to(question_id), context)
        preset = preset or self._session.info.options.preset
        return self._chats.append("assistant", question_id, prompt_from=start, preset=preset)

    def answer_again(self, answer: Message, prompt_from: str, room: float) -> bool:
        """In its place: it is gone on with, or written if it never began."""
        self._answering.begin(self._chats.view, replace(answer, prompt_from=prompt_from), room)
        self._session.message_changed.emit(answer.id)
        self._session.list_changed.emit()
        return True
