"""Whether a key writes something."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Modifier = Qt.KeyboardModifier


def types_text(event: QKeyEvent) -> bool:
    """The key writes something; it is no command and not only a modifier."""
    keys = event.modifiers() & (Modifier.ControlModifier | Modifier.AltModifier | Modifier.MetaModifier)
    alt_gr = keys == Modifier.ControlModifier | Modifier.AltModifier  # as Windows reports it
    return (not keys or alt_gr) and bool(event.text()) and event.text().isprintable()
