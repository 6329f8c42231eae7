"""StandIn: what stands in the place of a message's painted text, its editor or its text read line by line."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.look.theme import Theme
from app.markdown.printable import printable
from app.windows.message.in_place.editor import MessageEditor, can_edit
from app.windows.message.in_place.reader import LineReader


class StandIn(QObject):
    """One of them at a time, as a child of the message's view."""

    begun = Signal()
    resized = Signal()  # another height is wanted
    saved = Signal(str)  # the text of the editor
    ended = Signal()

    def __init__(self, view: QWidget, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme
        self.editor: MessageEditor | None = None
        self.reader: LineReader | None = None

    @property
    def widget(self) -> QWidget | None:
        """What stands there; None for the text itself."""
        return self.editor or self.reader

    def edit(self, text: str, is_answer: bool) -> None:
        """The editor, unless the text is too long for it."""
        if self.widget is not None or not can_edit(text):
            return
        self.editor = editor = MessageEditor(text, is_answer, self._theme, self._view)
        editor.saved.connect(self.saved)
        editor.cancelled.connect(self.end)
        editor.resized.connect(self.resized)
        editor.show()
        editor.field.setFocus()
        self.begun.emit()

    def read(self, text: str, name: str) -> bool:
        """The text, to be read line by line; False if it is too long for that."""
        if self.widget is not None:
            return True
        if not can_edit(text):
            return False
        self.reader = reader = LineReader(printable(text), name, self._theme, self._view)
        reader.left.connect(self.end)
        reader.resized.connect(self.resized)
        reader.show()
        reader.setFocus()
        self.begun.emit()
        return True

    def end(self) -> None:
        """The text is back in its place, with the keyboard if that was in here."""
        widget = self.widget
        if widget is None:
            return
        if widget.hasFocus():
            self._view.setFocus()  # first: a view without it may be let go
        self.editor = self.reader = None
        widget.deleteLater()
        widget.hide()
        self.ended.emit()
