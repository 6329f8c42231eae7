"""Editing a message in its place: a new version is saved beside the old one."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.look.theme import Theme, space
from app.windows.widgets.composition import Composition
from app.windows.widgets.fitting.wrap_button import WrapButton
from app.windows.widgets.fitting.wrap_row import WrapRow
from app.windows.widgets.labels import FlowLabel
from app.windows.widgets.text_keys import takes_key

LINES = (3, 16)  # visible: at least, and before it scrolls
# A field of Qt lays out all of its text at once; a longer message would hold the window.
EDIT_LIMIT = 60_000  # characters
EDIT_LINE_LIMIT = 10_000


def can_edit(text: str) -> bool:
    """Whether a text is short enough to be edited in its place."""
    return len(text) <= EDIT_LIMIT and max(map(len, text.split("\n"))) <= EDIT_LINE_LIMIT


class EditField(QPlainTextEdit):
    """Takes plain text only, and no more of it than can be laid out at once."""

    refused = Signal()  # a paste was too long

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text().replace("\r\n", "\n").replace("\r", "\n")
        if self.document().characterCount() + len(text) <= EDIT_LIMIT and can_edit(text):
            self.textCursor().insertText(text)
            self.ensureCursorVisible()
        else:
            self.refused.emit()


class MessageEditor(QWidget):
    """Ctrl+Enter saves, Esc cancels."""

    saved = Signal(str)
    cancelled = Signal()
    resized = Signal()  # another height is wanted

    def __init__(self, text: str, is_answer: bool, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = EditField(self)
        self.field.setFont(theme.font("reading"))
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(self.tr("Edited answer") if is_answer else self.tr("Edited message"))
        self.field.setAccessibleDescription(self.tr("Ctrl+Enter saves, Esc cancels"))
        self.field.setPlainText(text)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.installEventFilter(self)
        save_text = self.tr("Save as new version") if is_answer else self.tr("Send edited")
        self.save_button = WrapButton(save_text, self)
        self.save_button.setProperty("primary", True)
        self.cancel_button = WrapButton(self.tr("Cancel"), self)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.cancelled)
        self._hint = FlowLabel("", self)
        self._hint.setFont(theme.font("small"))
        self._hint.setProperty("role", "warning")
        self.field.refused.connect(self._refuse)
        self._hint.hide()
        row = WrapRow()
        row.addWidget(self._hint)
        row.add_gap()
        row.addWidget(self.cancel_button)
        row.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.field)
        column.addLayout(row)
        self.composition = Composition(self.field)
        self.composition.changed.connect(self._text_changed)
        self._original = text
        self._lines = 0
        self.field.textChanged.connect(self._text_changed)
        self.field.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._text_changed()
        self._fit()

    def text(self) -> str:
        """What stands there, unchanged: ``toPlainText`` would turn no-break spaces into spaces."""
        return self.field.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _text_changed(self) -> None:
        text = self.text() + self.composition.text
        self._hint.clear()
        self._hint.hide()
        self.save_button.setEnabled(bool(text.strip()) and text != self._original)

    def _refuse(self) -> None:
        self._hint.setText(self.tr("Too long to paste here"))
        self._hint.show()
        self.resized.emit()

    def _fit(self) -> None:
        lines = round(self.field.document().size().height())
        lines = max(LINES[0], min(LINES[1], lines))
        if lines != self._lines:
            self._lines = lines
            height = lines * self.field.fontMetrics().lineSpacing() + space(7)
            self.field.setFixedHeight(height)
            self.resized.emit()

    def _save(self) -> None:
        self.composition.commit()
        if self.save_button.isEnabled():
            self.saved.emit(self.text())

    # ---- Qt --------------------------------------------------------------------------------

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
                self._save()
                return True
        return takes_key(event, Qt.Key.Key_Escape) or super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return
        super().keyPressEvent(event)
