"""What an input method is composing (the pinyin of a word, kana on their way to kanji) in a field."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QWidget


class Composition(QObject):
    """Watches one field. Whoever uses the field's text commits first: it is on the screen already."""

    changed = Signal()  # another text is being composed

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._committed = False
        self.text = ""  # underlined in the field, not part of its text so far
        field.installEventFilter(self)

    def commit(self) -> None:
        """Makes it part of the field's text, whether the input method does so when it is asked or not."""
        text = self.text
        if not text:
            return
        self._committed = False
        if self._field.hasFocus():
            QGuiApplication.inputMethod().commit()
        if not self._committed:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QCoreApplication.sendEvent(self._field, event)
            if self._field.hasFocus():
                QGuiApplication.inputMethod().reset()  # it must not send the same once more
        self._take("")

    def _take(self, text: str) -> None:
        if text != self.text:
            self.text = text
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._committed = self._committed or bool(event.commitString())
            self._take(event.preeditString())
        return False
