"""What the model sees of an attached file."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.conversation import Attachment
from app.look.theme import Theme, space
from app.markdown.printable import printable, without_surrogates
from app.system.open_file import is_here, is_shown_in_folder, open_file
from app.windows.files.words import seen_words
from app.windows.widgets.dialog import Dialog
from app.windows.widgets.labels import set_role, text_label
from app.windows.widgets.plain import window_title

SHOWN = 200_000  # characters that the field lays out


class FileTextDialog(Dialog):
    """The text to read and to copy, and the way to the file itself."""

    def __init__(self, attachment: Attachment, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, 150, 140, parent)
        self._attachment = attachment
        place = f", {attachment.place}" if attachment.place else ""
        self.setWindowTitle(window_title(attachment.name + place))
        said = seen_words(attachment)
        if len(attachment.text) > SHOWN:
            said += " " + self.tr("Only its beginning is shown here; Copy takes all of it.")
        self.said = text_label(said, theme, "body", "muted", self.body)
        self.field = QPlainTextEdit(self.body)
        self.field.setReadOnly(True)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(self.tr("Text of {0}").format(attachment.name))
        self.field.setPlainText(printable(attachment.text[:SHOWN]))
        self.field.setMinimumHeight(space(40))
        self.column.addWidget(self.said)
        self.column.addWidget(self.field, 1)
        self.copy_button = self.add_foot_button(self.tr("Copy"), self._copy)
        if is_here(attachment.path):
            in_folder = is_shown_in_folder(attachment.path)
            words = self.tr("Show in Folder") if in_folder else self.tr("Open File")
            self.open_button = self.add_foot_button(words, self._open)
        self.add_close()
        self.field.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(without_surrogates(self._attachment.text))
        self._say(self.tr("Copied."))

    def _open(self) -> None:
        path = self._attachment.path
        if not Path(path).is_file():
            self._say(self.tr("The file is not there any more; it was moved, renamed or deleted."), "error")
            return
        if not open_file(path):
            self._say(self.tr("This system has no program that opens it."), "error")

    def _say(self, sentence: str, role: str = "muted") -> None:
        self.said.setText(sentence)
        set_role(self.said, role)
