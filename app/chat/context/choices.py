"""ContextChoices: what a person chose for the context of the chat in view: its rule, and pinned messages."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.chat.context.rules import Rule, rule_of
from app.chat.open_chats import OpenChats


class ContextChoices(QObject):
    """Kept with the chat, on disk at once. Main thread only."""

    rule_changed = Signal()  # of the chat in view, by a person

    def __init__(self, chats: OpenChats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chats = chats

    @property
    def rule(self) -> Rule:
        """That of the chat in view."""
        return rule_of(self._chats.view.info)

    def set_rule(self, rule: Rule) -> None:
        """From the next full context on."""
        info = self._chats.view.info
        if info.options.context_rule != rule:
            self._chats.change(info.id, "options", replace(info.options, context_rule=rule.value))
            self.rule_changed.emit()

    def set_pinned(self, message_id: str, pinned: bool) -> None:
        """Whether a message stays in the prompt when older turns go; not for one that is being written."""
        message = self._chats.view.messages[message_id]
        if message.pinned != pinned:
            message = replace(message, pinned=pinned)
            self._chats.view.replace(message)
            self._chats.save_message(message)
