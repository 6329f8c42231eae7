"""Whether a key writes something, undoes something, or means a field and not the window."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

Modifier = Qt.KeyboardModifier


def types_text(event: QKeyEvent) -> bool:
    """The key writes something; it is no command and not only a modifier."""
    keys = event.modifiers() & (Modifier.ControlModifier | Modifier.AltModifier | Modifier.MetaModifier)
    alt_gr = keys == Modifier.ControlModifier | Modifier.AltModifier  # as Windows reports it
    return (not keys or alt_gr) and bool(event.text()) and event.text().isprintable()


def is_untouched(field: QWidget | None) -> bool:
    """A text field in which there is nothing, nothing to undo and nothing to redo."""
    if isinstance(field, QLineEdit):
        return not (field.text() or field.isUndoAvailable() or field.isRedoAvailable())
    if isinstance(field, QPlainTextEdit):
        document = field.document()
        return document.isEmpty() and not (document.isUndoAvailable() or document.isRedoAvailable())
    return False


def takes_key(event: QEvent, key: Qt.Key) -> bool:
    """For ``event`` of a widget that has a use for ``key`` of its own: it is that key, and no shortcut now.

    Esc, for one, stops an answer elsewhere. The widget must give True back then.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent) or event.key() != key:
        return False
    event.accept()
    return True


def leaves_undo_to_window(field: QWidget, event: QEvent) -> bool:
    """For ``event`` of a field: it is Ctrl+Z (or redo) and means nothing there. The field must ignore it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    return (event.matches(keys.Undo) or event.matches(keys.Redo)) and is_untouched(field)
