"""The chat: every message of the branch in view, virtualised.

Only messages near the viewport own widgets; the others keep a height. Work is cut into short turns, so a long
chat, a huge paste or a fast stream never holds the event loop.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.session import ChatSession
from app.theme import Theme


class ChatView(QAbstractScrollArea):
    """Shows ``session.messages()`` and follows the session's signals; actions go to the session itself.

    The owner shows its own empty state while ``session.messages()`` is empty (the view is then blank).
    """

    scrolled = Signal(float)  # the position to keep (see scroll_state), at most twice a second

    def __init__(self, session: ChatSession, theme: Theme, parent: QWidget | None = None) -> None: ...

    def scroll_state(self) -> float:
        """Where the reader is: message index plus the fraction of it above the viewport; -1.0 for the end.

        Independent of width and font; ``ConversationInfo.scroll`` holds it.
        """
        raise NotImplementedError

    def restore(self, state: float) -> None:
        """Goes back to that place (after the conversation was opened)."""

    def scroll_to_end(self) -> None:
        """Shows the end and follows it again."""

    def scroll_to_message(self, message_id: str) -> None:
        """Brings that message to the top of the viewport (a search hit)."""
