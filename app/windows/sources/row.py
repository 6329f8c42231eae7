"""The row below an answer that names the passages it could quote; each opens."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

from app.conversation import Attachment
from app.look.theme import Theme, space
from app.windows.widgets.fitting.wrap_row import WrapRow
from app.windows.widgets.plain import caption, tip

NAME_CHARS = 40


def source_name(passage: Attachment) -> str:
    """As it is named in a line: the file and the place in it."""
    name = passage.name
    if len(name) > NAME_CHARS:
        name = f"{name[: NAME_CHARS // 2]}…{name[-NAME_CHARS // 2 :]}"
    place = passage.place if len(passage.place) <= NAME_CHARS else passage.place[:NAME_CHARS] + "…"
    return f"{name}, {place}" if place else name


class SourcesRow(QWidget):
    """A label and a button for each passage."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Attachment, ...] = ()
        self.buttons: list[QAbstractButton] = []
        self._texts: list[str] = []  # of the buttons, whole
        self._row = WrapRow(self)
        self._row.setSpacing(space(1))
        self._label = QLabel(self.tr("Sources:"), self)
        self._label.setFont(theme.font("small"))
        self._label.setProperty("role", "muted")
        self._row.addWidget(self._label)
        self._policy = Qt.FocusPolicy.NoFocus

    def show_passages(self, passages: Sequence[Attachment]) -> None:
        """A button for each, in their order."""
        if tuple(passages) == self._shown:
            return
        self._shown = tuple(passages)
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._texts = [f"{number + 1} {source_name(passage)}" for number, passage in enumerate(passages)]
        self.buttons = [self._button(number + 1, passage) for number, passage in enumerate(passages)]
        for button in self.buttons:
            self._row.addWidget(button)
            button.show()

    def set_policy(self, policy: Qt.FocusPolicy) -> None:
        """How the buttons are reached."""
        self._policy = policy
        for button in self.buttons:
            button.setFocusPolicy(policy)

    def arrange(self, width: int) -> int:
        """The height it needs at that width; names that are too long for it end in …"""
        room = width - space(8)
        for button, text in zip(self.buttons, self._texts, strict=True):
            button.setText(caption(button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room)))
        return self._row.heightForWidth(width)

    def _button(self, number: int, passage: Attachment) -> QPushButton:
        name = source_name(passage)
        button = QPushButton(caption(f"{number} {name}"), self)
        button.setFont(self._theme.font("small"))
        button.setProperty("small", True)
        button.setFocusPolicy(self._policy)
        button.setAccessibleName(self.tr("Source {0}: {1}").format(number, name))
        button.setToolTip(tip(f"{passage.path}\n\n{passage.text[:300]}…"))
        button.clicked.connect(lambda: self._open(passage))
        return button

    def _open(self, passage: Attachment) -> None:
        from app.windows.sources.passage_dialog import PassageDialog

        dialog = PassageDialog(passage, self._theme, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
