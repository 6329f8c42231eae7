"""The field a message is written in, with the one button that sends and stops."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.theme import Theme


class Composer(QFrame):
    """Grows with its text up to a limit. Enter sends, Shift+Enter breaks the line.

    A very large paste becomes a chip that holds the text: laying 10 MB out would freeze the window.
    """

    submitted = Signal(str)  # the whole message, chips first
    stop_requested = Signal()
    draft_changed = Signal(str)  # at most twice a second, and at once when the chat is left

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None: ...

    def set_draft(self, draft: str) -> None:
        """Replaces everything by what ``draft()`` once returned."""

    def draft(self) -> str:
        """Text and chips as one string, "" when empty."""
        raise NotImplementedError

    def set_generating(self, generating: bool) -> None:
        """The button stops instead of sending."""

    def set_sendable(self, sendable: bool, reason: str = "") -> None:
        """Whether a message can be sent now; ``reason`` is shown as the placeholder and the tooltip."""
