"""The field a message is written in, with the one button that sends and stops."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.look.icons import icon
from app.look.theme import Theme, space
from app.windows.composer.paste_chip import ChipRow
from app.windows.files.bar import FileBar
from app.windows.files.chosen import local_files
from app.windows.widgets.composition import Composition
from app.windows.widgets.icon_button import IconButton
from app.windows.widgets.plain import tip
from app.windows.widgets.text_keys import leaves_undo_to_window

PASTE_CHARS = 16_000  # a longer paste becomes a chip: laying it out would take longer than a frame
PASTE_LINES = 300
FIELD_CHARS = 100_000  # what the field itself holds at most before any paste becomes a chip
MAX_LINES = 10  # visible before the field scrolls
SLACK = 2
DRAFT_MS = 500  # at rest for this long: the draft is kept
PART = "\x1e"  # record separator: keeps the chips of a draft apart from what was typed


class MessageField(QPlainTextEdit):
    """Plain text; Enter asks for sending, a large paste is handed over instead of laid out."""

    send_requested = Signal()
    large_paste = Signal(object)  # a text, which may have 10 MB
    files_pasted = Signal(list)  # paths
    focused = Signal(bool)
    rewrapped = Signal()  # another width: other lines

    def text(self) -> str:
        """What was typed, unchanged: ``toPlainText`` would turn no-break spaces into spaces."""
        return self.document().toRawText().replace("\u2029", "\n")

    def line_count(self, most: int) -> int:
        """Lines on the screen, wrapped ones too; counts no further than ``most``."""
        lines = 0
        layout = self.document().documentLayout()
        block = self.document().begin()
        while block.isValid() and lines < most:
            layout.blockBoundingRect(block)  # lays it out: Qt puts that off until it is painted
            lines += block.layout().lineCount()
            block = block.next()
        return max(1, lines)

    def event(self, event: QEvent) -> bool:
        if leaves_undo_to_window(self, event):
            event.ignore()
            return False
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.rewrapped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.textCursor().insertBlock()  # Qt's own Shift+Enter makes a line separator, not a line
                self.ensureCursorVisible()
            else:
                self.send_requested.emit()
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or bool(local_files(source))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Files and folders dropped here are for the window, not their names for the message.
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if paths := local_files(source):
            self.files_pasted.emit(paths)
            return
        text = source.text()
        if "\r" in text:  # else 10 MB would be copied for nothing
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        large = len(text) > PASTE_CHARS or text.count("\n") > PASTE_LINES
        if large or self.document().characterCount() + len(text) > FIELD_CHARS:
            self.large_paste.emit(text)
        else:
            self.textCursor().insertText(text)
            self.ensureCursorVisible()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)


class Composer(QFrame):
    """Grows with its text up to a limit. Enter sends, Shift+Enter breaks the line.

    A very large paste becomes a chip that holds the text: laying 10 MB out would freeze the window.
    """

    # Texts, as objects: Signal(str) would copy 10 MB twice. The message has its chips first, and the owner
    # calls ``clear`` when it was taken; a draft comes when it was at rest for half a second.
    submitted = Signal(object)
    stop_requested = Signal()
    attach_requested = Signal()
    files_pasted = Signal(list)  # paths
    draft_changed = Signal(object)  # also from ``flush_draft``

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self._theme = theme
        self._dirty = False
        self._generating = False
        self._sendable = True
        self._reason = ""
        self._waits = ""
        self.chips = ChipRow(theme, self)
        self.chips.changed.connect(self._text_changed)
        self.field = MessageField(self)
        self.field.setObjectName("messageField")
        self.field.setFrameShape(QFrame.Shape.NoFrame)
        self.field.setTabChangesFocus(True)
        self.field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.setAccessibleName(self.tr("Message"))
        self.field.setAccessibleDescription(self.tr("Enter sends, Shift+Enter starts a new line"))
        self.field.document().setDocumentMargin(0)
        self.chips.comes_before(self.field)
        self.field.send_requested.connect(self._send)
        self.field.large_paste.connect(self.chips.add)
        self.field.files_pasted.connect(self.files_pasted)
        self.field.focused.connect(self._show_focus)
        self.field.textChanged.connect(self._text_changed)
        self.composition = Composition(self.field)
        self.composition.changed.connect(self._show_button)
        self.field.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.field.rewrapped.connect(self._fit)
        self.field.rewrapped.connect(self._show_placeholder)
        self.files = FileBar(theme, self.field, self)
        self.attach_button = IconButton("attach", self.tr("Attach files"), theme, self, "Ctrl+Shift+O")
        self.attach_button.clicked.connect(self.attach_requested)
        self.button = QToolButton(self)
        self.button.setObjectName("sendButton")
        self.button.clicked.connect(self._button_clicked)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.field, 1)
        self._tools = side = QHBoxLayout()  # as high as the other button, so that both stand in line
        side.addWidget(self.attach_button)
        row.addLayout(side)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(2), space(2), space(2))
        column.setSpacing(space(2))
        column.addWidget(self.files)
        column.addWidget(self.chips)
        column.addLayout(row)
        self.setFocusProxy(self.field)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self.flush_draft)
        theme.changed.connect(self._restyle)
        self._restyle()

    def add_tool(self, button: QToolButton) -> None:
        """Puts a small button beside the one that sends."""
        self._tools.addWidget(button)

    # ---- text and draft --------------------------------------------------------------------

    def text(self) -> str:
        """The message as it would be sent: chips first, then what was typed."""
        return "\n\n".join(part for part in (*self.chips.texts(), self.field.text()) if part.strip())

    def draft(self) -> str:
        """Text and chips as one string, "" when empty."""
        texts = self.chips.texts()
        return PART.join((*texts, self.field.text())) if texts else self.field.text()

    def set_draft(self, draft: str) -> None:
        """Replaces everything by what ``draft()`` once returned."""
        *chips, typed = draft.split(PART)
        if len(typed) > FIELD_CHARS:
            chips, typed = [*chips, typed], ""
        self.chips.set_texts(chips)
        self.field.setPlainText(typed)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self._timer.stop()
        self._dirty = False

    def clear(self) -> None:
        """Empties text and chips: the message was taken."""
        self.set_draft("")

    def flush_draft(self) -> None:
        """Tells the draft now if it changed since it was told last."""
        self._timer.stop()
        if self._dirty:
            self._dirty = False
            self.draft_changed.emit(self.draft())

    def insert(self, text: str) -> None:
        """Puts ``text`` at the cursor as if it were pasted."""
        mime = QMimeData()
        mime.setText(text)
        self.field.insertFromMimeData(mime)

    # ---- sending and stopping --------------------------------------------------------------

    def set_generating(self, generating: bool) -> None:
        """The button stops instead of sending."""
        self._generating = generating
        self._show_button()

    def set_sendable(self, sendable: bool, reason: str = "") -> None:
        """Whether a message can be sent now; ``reason`` is shown as the placeholder and the tooltip."""
        self._sendable = sendable
        self._reason = reason
        self._show_button()

    def set_waits(self, reason: str) -> None:
        """Nothing is sent before something else is done, which ``reason`` says; "": it is."""
        if reason != self._waits:
            self._waits = reason
            self._show_button()

    def _send(self) -> None:
        self.composition.commit()
        if self._sendable and not self._waits and not self._generating and not self.is_empty():
            self.submitted.emit(self.text())

    def _button_clicked(self) -> None:
        if self._generating:
            self.stop_requested.emit()
        else:
            self._send()
        self.field.setFocus()

    def is_empty(self) -> bool:
        """Nothing there but white space, and nothing on its way."""
        return not self.chips.count() and not (self.field.text() + self.composition.text).strip()

    # ---- looks -----------------------------------------------------------------------------

    def _text_changed(self) -> None:
        self._dirty = True
        self._timer.start()
        self._show_button()

    def _show_button(self) -> None:
        if self._generating:
            name, text, enabled = "stop", self.tr("Stop the answer (Esc)"), True
        else:
            name, enabled = "send", self._sendable and not self._waits and not self.is_empty()
            text = (self._waits or self.tr("Send (Enter)")) if self._sendable else self._reason
        self.button.setIcon(icon(name, self._theme, "on_accent"))
        self.button.setToolTip(tip(text))
        self.button.setAccessibleName(self.tr("Stop") if self._generating else self.tr("Send"))
        self.button.setAccessibleDescription(text)
        self.button.setEnabled(enabled)
        self._show_placeholder()

    def _show_placeholder(self) -> None:
        """In one line; what has no room there is in the tooltip."""
        words = self._reason or self.tr("Write a message")
        margins = 2 * round(self.field.document().documentMargin())
        shown = QFontMetrics(self._theme.font("reading")).elidedText(
            words, Qt.TextElideMode.ElideRight, self.field.viewport().width() - margins
        )
        self.field.setPlaceholderText(shown)
        self.field.setToolTip(tip(words) if shown != words else "")

    def set_temporary(self, temporary: bool) -> None:
        """Another outline: nothing that is written here is kept."""
        if bool(self.property("temporary")) != temporary:
            self.setProperty("temporary", temporary)
            self._show_focus(self.field.hasFocus())

    def _show_focus(self, focused: bool) -> None:
        self.setProperty("focused", focused)
        self.style().unpolish(self)
        self.style().polish(self)

    def _fit(self) -> None:
        """Height: as many lines as there are, at least one, at most MAX_LINES."""
        needed = self.field.line_count(MAX_LINES + 1)
        lines = min(needed, MAX_LINES)
        scrolls = needed > MAX_LINES
        self.field.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        height = lines * self.field.fontMetrics().lineSpacing() + 2 * self._padding()
        if height != self.field.height():
            self.field.setFixedHeight(height)

    def _padding(self) -> int:
        """Room above and below the lines, so that a single line stands in the middle beside the button."""
        return max(0, (self.button.height() - self.field.fontMetrics().lineSpacing()) // 2)

    def _restyle(self) -> None:
        icon_side = self._theme.px(space(5))
        side = icon_side + space(4)
        self.button.setIconSize(QSize(icon_side, icon_side))
        self.button.setFixedSize(side, side)
        self.field.setFont(self._theme.font("reading"))
        self.field.viewport().setFont(self._theme.font("reading"))  # what the placeholder is drawn in
        padding = self._padding()
        # A line is laid out up to a pixel higher than the metrics say; without the slack it would scroll.
        self.field.setViewportMargins(0, padding, 0, max(0, padding - SLACK))
        self._fit()
        self._show_button()
