"""LineReader: a message's text in a field of Qt's own, for reading it line by line, letter by letter.

Screen readers know such fields: they follow the caret, and find lines, words and letters around it. A painted
message has no text for them but its description, which is said in one go.
"""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.look.theme import Theme, space
from app.windows.widgets.fields import explain
from app.windows.widgets.text_keys import takes_key

MOST_LINES = 24  # visible before it scrolls
LEAVES = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
# The window or a menu takes the focus for a moment: reading goes on where it was.
STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class LineReader(QPlainTextEdit):
    """Nothing can be changed in it. Esc, Enter and going elsewhere leave it."""

    left = Signal()
    resized = Signal()  # another height is wanted

    def __init__(self, text: str, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setTabChangesFocus(True)
        self.setFont(theme.font("reading"))
        self.setAccessibleName(name)
        explain(self, self.tr("Arrow keys read it line by line; Esc leaves."))
        self.setPlainText(text)
        self._lines = 0
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = max(1, min(MOST_LINES, round(self.document().size().height())))
        if lines != self._lines:
            self._lines = lines
            self.resized.emit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._lines * self.fontMetrics().lineSpacing() + space(7))

    def event(self, event: QEvent) -> bool:
        return takes_key(event, Qt.Key.Key_Escape) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in LEAVES:
            self.left.emit()
        else:
            super().keyPressEvent(event)
            event.accept()  # else letters would be commands of the message below

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in STAYS:
            QTimer.singleShot(0, self, self.left.emit)  # once the focus is where it goes
