"""Summary: a chat that has become too long goes on in a new one, from a summary that the model writes.

The request for it is another version of the question that did not fit, so the summary is an answer like
any other: it is seen, can be stopped, and everything before it stays as it was. The new chat has the
summary as an attachment of its first message. There the model reads it whichever template it has, a person
can open it, and the chat's system prompt stays what it was; the message is pinned, so that it stays.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from app.chat.asking.asking import Asking
from app.chat.context.rules import Rule, rule_of
from app.conversation import Attachment, ChatOptions, Conversation, ConversationInfo, Message
from engine.process.events import EndReason

ROOM = 0.8  # of the context that the prompt may take: a summary is short
KIND = "summary"  # of the attachment
WHOLE = (EndReason.STOP, EndReason.LENGTH)  # ends of a summary that can be used


class Session(Protocol):
    """What is used of ``ChatSession``."""

    asking: Asking

    @property
    def info(self) -> ConversationInfo: ...
    @property
    def view(self) -> Conversation: ...
    @property
    def running_message(self) -> str | None: ...
    @property
    def chat_notice(self) -> SignalInstance: ...

    def message(self, message_id: str) -> Message: ...
    def reveal(self, message_id: str) -> None: ...
    def new_after(self) -> bool: ...


class Summary(QObject):
    """Acts on the conversation in view. A summary of which nothing was made yet is kept in its options."""

    def __init__(
        self,
        session: Session,
        set_up: Callable[[str | None, ChatOptions], None],
        pin: Callable[[str], None],
        keep: Callable[[str, ChatOptions], None],
        parent: QObject | None = None,
    ) -> None:
        """``set_up(system_prompt, options)`` and ``pin`` act on the conversation in view.

        ``keep(conversation_id, options)`` writes down the options of any.
        """
        super().__init__(parent)
        self._session = session
        self._set_up = set_up
        self._pin = pin
        self._keep = keep

    def can_begin(self, answer: Message) -> bool:
        """Something was said before the question of that answer."""
        view = self._session.view
        return answer.parent_id is not None and view.messages[answer.parent_id].parent_id is not None

    def begin(self, answer_id: str) -> bool:
        """Have the model sum up what was said before the question of an answer that had no room."""
        session = self._session
        answer = session.message(answer_id)
        if answer.parent_id is None or not self.can_begin(answer):
            return False
        request = self.tr(
            "Sum up our conversation so far, so that it can go on without it: what it is about, what I "
            "asked for, every fact, name and number that matters, what was decided, and what is still open. "
            "Write only the summary."
        )
        if not session.asking.ask_beside(answer.parent_id, request, ROOM) or session.running_message is None:
            return False
        made = replace(session.info.options, summary=session.running_message, summary_for=answer_id)
        self._keep(session.info.id, made)
        return True

    def _forget(self, chat: ConversationInfo) -> None:
        self._keep(chat.id, replace(chat.options, summary="", summary_for=""))

    def is_ready(self, message: Message) -> bool:
        """It is a whole summary, and nothing was made of it yet: its chat was not in view at its end."""
        is_one = message.id == self._session.info.options.summary
        return is_one and message.reason in WHOLE and bool(message.text.strip())

    def ended(self, message: Message) -> None:
        """An answer of any conversation has ended. A summary in view is gone on from.

        Where that was chosen for the chat, an answer that had no room has one begun.
        """
        info = self._session.info
        if message.conversation_id != info.id or message.id != info.leaf_id:
            return
        if self.is_ready(message):
            self.go_on(message.id)
        elif message.id == info.options.summary:
            self._forget(info)
            self._session.reveal(info.options.summary_for)
            sentence = self.tr("There is no whole summary, so this chat stays as it was.")
            self._session.chat_notice.emit(info.id, sentence)
        elif message.reason == EndReason.CONTEXT and not message.text and rule_of(info) is Rule.SUMMARY:
            self.begin(message.id)

    def go_on(self, summary_id: str) -> bool:
        """Ask the question that did not fit in a new chat, below the summary."""
        session = self._session
        old = session.info
        unfitting = session.view.messages.get(old.options.summary_for)
        if (
            old.options.summary != summary_id
            or unfitting is None
            or unfitting.parent_id is None
            or not session.asking.may_ask()
        ):
            return False
        summary, question = session.message(summary_id), session.message(unfitting.parent_id)
        attachment = Attachment(self.tr("Summary of the chat before"), KIND, summary.text.strip())
        if not session.new_after():
            return False
        options = replace(old.options, continues=old.id, summary="", summary_for="")
        self._set_up(old.system_prompt, options)
        if not session.asking.send(question.text, (attachment, *question.attachments)):
            return False
        self._forget(old)
        self._pin(session.view.path()[0].id)
        return True
