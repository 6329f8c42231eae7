"""The keys of a message that has the keyboard: what its buttons do, and selecting text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.windows.message.host import MessageHost


def press_key(host: MessageHost, event: QKeyEvent) -> bool:
    """Does what the key is for; whether it is for anything here."""
    if event.matches(QKeySequence.StandardKey.Copy):
        if host.selection.range:
            host.copying.copy()
        else:
            host.copy_text(host.message.text)
    elif event.matches(QKeySequence.StandardKey.SelectAll):
        host.select_all()
    elif host.selection.key(event):
        host.selecting.emit()
        host.body.show_position(host.selection.cursor)
        host.update()
    elif event.key() == Qt.Key.Key_Escape and host.selection.clear():
        host.update()
    elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not host.by_keyboard:
        return False  # who clicked on a message and types does not mean its commands
    elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        host.start_reading()
    elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        host.step_requested.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
    else:
        return _press_button(host, event.key())
    return True


def _press_button(host: MessageHost, key: int) -> bool:
    row = host.footer.action_row
    button = {
        Qt.Key.Key_C: row.copy_button,
        Qt.Key.Key_E: row.edit_button,
        Qt.Key.Key_P: row.pin_button,
        Qt.Key.Key_R: row.regenerate_button,
        Qt.Key.Key_W: row.with_button,
        Qt.Key.Key_Left: row.previous_button,
        Qt.Key.Key_Right: row.next_button,
    }.get(Qt.Key(key))
    if button is None or button.isHidden():
        return False
    button.click()
    return True
