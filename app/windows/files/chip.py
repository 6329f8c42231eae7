"""One file over the message field: its name, its cost or what is wrong with it, a button that removes it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.documents.attaching import AttachedFile, State
from app.look.icons import icon
from app.look.theme import Theme, space
from app.windows.files.words import kind_words, token_words
from app.windows.widgets.fitting.elided_label import ElidedLabel
from app.windows.widgets.icon_button import IconButton
from app.windows.widgets.labels import set_role, text_label
from app.windows.widgets.plain import tip

PREVIEW_CHARS = 400
ICON_SIZE = 20
LEAST_WITH_PICTURE = 130  # pixels of width, beside ordinary text


class FileChip(QFrame):
    """Shows what ``show_file`` is given."""

    removed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pasteChip")
        self._theme = theme
        self._title = ElidedLabel(self)
        self._detail = text_label("", theme, "small", "small", self)  # wrapped: what is wrong is a sentence
        self._picture = QLabel(self)
        self.close_button = IconButton("close", self.tr("Remove the file"), theme, self)
        self.close_button.clicked.connect(self.removed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), space(2), space(1), space(2))
        row.setSpacing(space(2))
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_file(self, file: AttachedFile, context: int) -> None:
        """``context``: tokens that the model holds; 0: none is loaded."""
        failed = file.state is State.FAILED
        detail = self._words(file, context)
        self._title.setText(file.name)
        self._detail.setText(detail)
        set_role(self._detail, "error" if failed else "small")
        side = self._theme.px(ICON_SIZE)
        name, color = ("warning", "error") if failed else ("file", "muted")
        self._picture.setPixmap(icon(name, self._theme, color).pixmap(side, side))
        remove = self.tr("Remove {0}").format(file.name)
        self.close_button.setAccessibleName(remove)
        self.close_button.setToolTip(tip(remove))
        self.setAccessibleName(self.tr("File {0}").format(file.name))
        self.setAccessibleDescription(detail)
        preview = file.document.text[:PREVIEW_CHARS] if file.document else file.path
        self.setToolTip(tip(f"{file.name}\n{detail}\n\n{preview}" if not failed else detail))

    def minimumSizeHint(self) -> QSize:
        """Without its picture, which goes where there is no room for it."""
        picture = 0 if self._picture.isHidden() else self._picture.sizeHint().width() + space(2)
        return super().minimumSizeHint() - QSize(picture, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture.setVisible(self.width() >= self._theme.px(LEAST_WITH_PICTURE))

    def _words(self, file: AttachedFile, context: int) -> str:
        if file.state is State.READING:
            return self.tr("Reading…")
        if file.state is State.FAILED:
            return file.sentence
        kind = kind_words(file.document.kind) if file.document else ""
        cost = token_words(file.tokens, file.exact, context)
        return " · ".join(part for part in (kind, cost, file.sentence) if part)
