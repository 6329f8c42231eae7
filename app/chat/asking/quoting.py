"""Quoting: what the local documents of a chat have to a question is put with it before it is answered.

The question is on disk already. What is found stays with it: another answer to it sees the same passages.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.chat.open_chats import OpenChats
from app.conversation import PASSAGE, Attachment, Conversation, Message, passages_of
from app.documents.library import Library
from app.engine_bridge import EngineBridge
from engine.text.search_words import UNSPACED

if TYPE_CHECKING:
    from engine.documents.index import Found

SHARE = 0.25  # of the context
MOST_TOKENS = 4096  # in a large context; more would only be read longer
USUAL_CONTEXT = 8192  # while no model is there
MOST_CHARS = 4  # a token, of English text
PATIENCE_MS = 10_000  # then the answer goes without
QUESTION_CHARS = 4_000


def fitting(found: "Sequence[Found]", tokens: int) -> "list[Found]":
    """The first of ``found`` that take no more than about ``tokens``, which are not counted but estimated."""
    chosen = []
    for passage in found:
        dense = sum(len(run[0]) for run in UNSPACED.finditer(passage.text))
        cost = 2 * dense + (len(passage.text) - dense) // 3 + 20  # with its name around it
        if cost <= tokens:
            tokens -= cost
            chosen.append(passage)
    return chosen


class Quoting(QObject):
    """Main thread only."""

    changed = Signal()  # folders of the chat in view, by a person
    quoted = Signal(str, str)  # ids of conversation and question: passages were put with it
    chat_notice = Signal(str, str)  # conversation id, a sentence

    def __init__(
        self, chats: OpenChats, library: Library, bridge: EngineBridge, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._chats = chats
        self._library = library
        self._bridge = bridge

    @property
    def folders(self) -> tuple[str, ...]:
        """That the chat in view may quote, as far as they are in the settings."""
        return self._in_settings(self._chats.view)

    def set_folders(self, folders: Sequence[str]) -> None:
        """For the chat in view, from the next question on."""
        info = self._chats.view.info
        if tuple(folders) != info.options.documents:
            self._chats.change(info.id, "options", replace(info.options, documents=tuple(folders)))
            self.changed.emit()

    def _in_settings(self, conversation: Conversation) -> tuple[str, ...]:
        chosen = conversation.info.options.documents
        return tuple(folder for folder in chosen if folder in self._library.folders)

    def holds_up(
        self, conversation: Conversation, answer: Message, go_on: Callable[[Callable[[], None]], None]
    ) -> bool:
        """False: there is nothing to look for. Else ``go_on`` is called when that is over."""
        folders = self._in_settings(conversation)
        question = conversation.messages.get(answer.parent_id or "")
        if not folders or question is None or answer.text or passages_of(question):
            return False
        over = False

        def end(found: "list[Found]", sentence: str = "") -> None:
            nonlocal over
            if over:
                return
            over = True

            def ready() -> None:
                if found:
                    self._attach(conversation, question.id, found)
                elif sentence:
                    self.chat_notice.emit(conversation.info.id, sentence)

            go_on(ready)

        info = self._bridge.info
        tokens = min(MOST_TOKENS, int((info.context if info else USUAL_CONTEXT) * SHARE))
        self._library.passages_for(
            *(self._asked(conversation, question), folders, tokens * MOST_CHARS),
            lambda found: end(fitting(found, tokens), self._nothing_found()),
            lambda sentence: end([], sentence),
        )
        too_late = self.tr("Your documents could not be searched in time, so the answer goes without them.")
        QTimer.singleShot(PATIENCE_MS, self, lambda: end([], too_late))
        return True

    def _asked(self, conversation: Conversation, question: Message) -> str:
        from engine.documents.ranking import question_terms

        text = question.text[:QUESTION_CHARS]
        if question_terms(text) or question.parent_id is None:
            return text  # else, as "and why is that?", it is about what was asked before
        before = conversation.messages.get(conversation.messages[question.parent_id].parent_id or "")
        return f"{text}\n{before.text[:QUESTION_CHARS]}" if before else text

    def _nothing_found(self) -> str:
        if self._library.is_working:
            return self.tr(
                "Nothing that fits this question was found so far; your documents are still being read."
            )
        return self.tr("Nothing in your documents fits this question, so the answer goes without them.")

    def _attach(self, conversation: Conversation, question_id: str, found: "Sequence[Found]") -> None:
        question = conversation.messages[question_id]
        passages = tuple(
            Attachment(
                *(passage.path.name, PASSAGE, passage.text, str(passage.path)),
                place=passage.place or passage.heading.rpartition(" › ")[2],
                whole=False,
            )
            for passage in found
        )
        question = replace(question, attachments=(*question.attachments, *passages))
        conversation.replace(question)
        self._chats.save_message(question)
        self.quoted.emit(conversation.info.id, question_id)
