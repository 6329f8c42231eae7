"""A window in which typing always arrives in one field."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QPlainTextEdit, QStackedWidget, QWidget

from app.windows.widgets.text_keys import types_text


class TypingWindow(QMainWindow):
    """Text that nothing else takes is written into ``writing_field``.

    The field also gets the keyboard when what had it goes away or is disabled: Qt would hand it to whatever
    is next in the order of Tab, a message for one, where letters are commands.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.writing_field: QPlainTextEdit | None = None

    def write(self) -> None:
        """Gives the field the keyboard."""
        if self.writing_field is not None:
            self.writing_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, stack: QStackedWidget, page: QWidget) -> None:
        """Turns ``stack`` to ``page``; the keyboard does not go on to the new page by itself."""
        focused = self.focusWidget()
        if focused is not None and stack.isAncestorOf(focused) and not page.isAncestorOf(focused):
            self.write()
        stack.setCurrentWidget(page)

    # ---- Qt --------------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:
        focused = self.focusWidget()
        gone = focused is not None and not (focused.isVisible() and focused.isEnabled())
        if gone and self.writing_field is not None and focused is not self.writing_field:
            self.write()
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.writing_field is None or not types_text(event):
            super().keyPressEvent(event)
            return
        self.write()
        self.writing_field.keyPressEvent(event)
