"""Rechoosing: the files of an edited question are read again, and other passages of them are chosen.

A file that is too long for the context goes into a message as the passages that suit its question. When the
question is another one, others may suit it. What cannot be read any more stays as it was chosen before.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.chat.open_chats import OpenChats
from app.conversation import PASSAGE, Attachment, Conversation, Message
from app.documents.reader import Reader
from app.system.background import Background
from app.system.open_file import is_here
from engine.errors import DocumentError

HoldsUp = Callable[[Conversation, Message, Callable[[Callable[[], None]], None]], bool]


def is_chosen(attachment: Attachment) -> bool:
    """It is passages of a file that was attached, and the file may still be there."""
    return attachment.kind != PASSAGE and not attachment.whole and is_here(attachment.path)


class Rechoosing(QObject):
    """Main thread only. ``then``: what holds an answer up next, with what was chosen already there."""

    chat_notice = Signal(str, str)  # conversation id, a sentence

    def __init__(self, chats: OpenChats, then: HoldsUp, parent: QObject) -> None:
        super().__init__(parent)
        self._chats = chats
        self._then = then
        self._edited: set[str] = set()  # ids of questions
        self._background = Background(self)
        self._reader = Reader()

    def edited(self, question: Message) -> None:
        """It has another text than that for which its passages were chosen."""
        if any(map(is_chosen, question.attachments)):
            self._edited.add(question.id)

    def holds_up(
        self, conversation: Conversation, answer: Message, go_on: Callable[[Callable[[], None]], None]
    ) -> bool:
        """False: there is nothing to wait for. Else ``go_on`` is called when that is over."""
        question = conversation.messages.get(answer.parent_id or "")
        if question is None or question.id not in self._edited or answer.text:
            return self._then(conversation, answer, go_on)
        self._edited.discard(question.id)
        id_, text, before = question.id, question.text, question.attachments

        def done(chosen: tuple[tuple[Attachment, ...], str]) -> None:
            attachments, sentence = chosen
            asked = conversation.messages[id_]
            if asked.attachments == before:
                conversation.replace(replace(asked, attachments=attachments))
                self._chats.save_message(conversation.messages[id_])
            if sentence:
                self.chat_notice.emit(conversation.info.id, sentence)
            if not self._then(conversation, answer, go_on):
                go_on(lambda: None)

        def failed(sentence: str) -> None:
            done((before, sentence))

        self._background.run(lambda stop, _: self._choose(before, text, stop), done, failed)
        return True

    def _choose(
        self, attachments: Sequence[Attachment], question: str, stop: threading.Event
    ) -> tuple[tuple[Attachment, ...], str]:
        """In a thread: the attachments with other passages, and a sentence about those that stay."""
        from app.documents.choosing import Choice

        made, left = list(attachments), []
        for place, attachment in enumerate(attachments):
            if not is_chosen(attachment):
                continue
            try:
                document = self._reader.read(Path(attachment.path), stop.is_set)
                choice = Choice((document,), question, (len(attachment.text),))
                (text,) = self._reader.choose(choice, stop.is_set)
            except DocumentError:
                left.append(attachment.name)
            else:
                made[place] = replace(attachment, text=text, size=len(document.text))
        self._reader.rest()
        sentence = self.tr("{0} cannot be read any more, so the passages for the earlier question are used.")
        return tuple(made), sentence.format(", ".join(f"“{name}”" for name in left)) if left else ""

    def close(self) -> None:
        """Ends what is going on."""
        self._background.close()
        self._reader.rest()
