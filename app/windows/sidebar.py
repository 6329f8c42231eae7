"""The conversations at the left: new, search, open, rename in place, pin, delete."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.store import Store
from app.theme import Theme


class Sidebar(QWidget):
    """Lists what the store holds; ``refresh`` reads it again. Deleting can be undone by the owner's bar."""

    opened = Signal(str, str)  # conversation id, message id of a search hit or ""
    new_requested = Signal()
    deleted = Signal(str, str)  # conversation id, title (already gone from the list)

    def __init__(self, store: Store, theme: Theme, parent: QWidget | None = None) -> None: ...

    def refresh(self) -> None:
        """Reads the conversations (or, while something is searched, the hits) again."""

    def set_current(self, conversation_id: str | None) -> None:
        """Marks the conversation in use."""
