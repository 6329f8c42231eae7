"""The keys of a message that has the keyboard: what its buttons do, and selecting text."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from app.windows.message.view import MessageView


def press_key(view: "MessageView", event: QKeyEvent) -> bool:
    """Does what the key is for; whether it is for anything here."""
    if event.matches(QKeySequence.StandardKey.Copy):
        view.copy_text(view.selection.text or view.message.text)
    elif event.matches(QKeySequence.StandardKey.SelectAll):
        view.select_all()
    elif view.selection.key(event):
        view.selecting.emit()
        view.body.show_position(view.selection.cursor)
        view.update()
    elif event.key() == Qt.Key.Key_Escape and view.selection.clear():
        view.update()
    elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not view.by_keyboard:
        return False  # who clicked on a message and types does not mean its commands
    elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        view.step_requested.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
    else:
        return _press_button(view, event.key())
    return True


def _press_button(view: "MessageView", key: int) -> bool:
    row = view.footer.action_row
    button = {
        Qt.Key.Key_C: row.copy_button,
        Qt.Key.Key_E: row.edit_button,
        Qt.Key.Key_R: row.regenerate_button,
        Qt.Key.Key_Left: row.previous_button,
        Qt.Key.Key_Right: row.next_button,
    }.get(Qt.Key(key))
    if button is None or button.isHidden():
        return False
    button.click()
    return True
