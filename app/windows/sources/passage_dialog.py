"""A passage that an answer could quote, marked in what stands around it in its file."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from app.conversation import Attachment
from app.documents.surroundings import Surroundings, surroundings
from app.look.theme import Theme
from app.markdown.printable import printable
from app.system.background import Background
from app.system.open_file import is_here, is_shown_in_folder, open_file
from app.windows.widgets.dialog import Dialog
from app.windows.widgets.fitting.elided_label import ElidedLabel
from app.windows.widgets.labels import follow_font, set_role, text_label


class PassageDialog(Dialog):
    """Shows the passage at once, and its surroundings as soon as the file is read."""

    def __init__(self, passage: Attachment, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 160, 130, parent)
        self._passage = passage
        self._background = Background(self)
        self.setWindowTitle(self.tr("Source"))
        place = f"{passage.name}, {passage.place}" if passage.place else passage.name
        self.column.addWidget(text_label(printable(place), theme, "title", "", self))
        self.path = ElidedLabel(self)
        self.path.setText(printable(passage.path))
        self.path.setProperty("role", "muted")
        follow_font(self.path, theme, "small")
        self.column.addWidget(self.path)
        self.note = text_label(self.tr("Reading the file…"), theme, "small", "muted", self)
        self.column.addWidget(self.note)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme.font("reading"))
        self.text.setAccessibleName(self.tr("Passage in its surroundings"))
        self.column.addWidget(self.text, 1)
        in_folder = is_shown_in_folder(passage.path)
        self.open_button = self.add_foot_button(
            self.tr("Show in &folder") if in_folder else self.tr("&Open file"), self._open
        )
        self.add_close()
        self._show(Surroundings("", passage.text, "", True))
        self.text.setFocus()
        if not is_here(passage.path):  # in an imported chat: another computer is not called for it
            self._failed(self.tr("The file is not on this computer."))
            self.open_button.setEnabled(False)
            return
        path, text = Path(passage.path), passage.text

        def work(stop: threading.Event, progress: Callable[[int, int], None]) -> Surroundings:
            return surroundings(path, text, stop.is_set)

        self._background.run(work, self._read, self._failed)

    def _read(self, found: Surroundings) -> None:
        if not found.found:
            self._say(self.tr("The file has changed since. This is the passage as the model could read it."))
            return
        self.note.hide()
        self._show(found)

    def _failed(self, sentence: str) -> None:
        path = self._passage.path
        self.open_button.setEnabled(is_shown_in_folder(path) or Path(path).exists())
        self._say(self.tr("{0} This is the passage as the model could read it.").format(sentence))

    def _say(self, sentence: str) -> None:
        self.note.setText(printable(sentence))
        set_role(self.note, "warning")

    def _show(self, found: Surroundings) -> None:
        before, text, after = map(printable, (found.before, found.text, found.after))
        self.text.setPlainText(before + text + after)
        cursor = self.text.textCursor()
        cursor.setPosition(len(before.encode("utf-16-le")) // 2)  # Qt counts as UTF-16 does
        start = QTextCursor(cursor)
        end = len((before + text).encode("utf-16-le")) // 2
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor
        mark.format.setBackground(self.theme.color("selection"))
        mark.format.setProperty(QTextFormat.Property.UserProperty, "passage")
        self.text.setExtraSelections([mark])
        self.text.setTextCursor(start)
        self.text.centerCursor()

    def _open(self) -> None:
        open_file(self._passage.path)

    def done(self, result: int) -> None:
        self._background.close(0.5)
        super().done(result)
