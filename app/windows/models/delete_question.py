"""The question before a model is deleted, in the place where it was asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.look.theme import Theme, space
from app.windows.downloads.texts import size_text
from app.windows.widgets.labels import text_label

if TYPE_CHECKING:
    from engine.hub import InstalledModel


class DeleteQuestion(QFrame):
    """Hidden until ``ask``, and again when it is answered."""

    confirmed = Signal()
    declined = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setProperty("kind", "error")
        self.question = text_label("", theme, "body", "", self)
        self.yes = QPushButton(self.tr("&Delete"), self)
        self.yes.setProperty("danger", True)
        self.no = QPushButton(self.tr("&Keep"), self)
        for button, answer in ((self.yes, self.confirmed), (self.no, self.declined)):
            button.clicked.connect(self.hide)
            button.clicked.connect(answer)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.no)
        row.addWidget(self.yes)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        column.addWidget(self.question)
        column.addLayout(row)
        self.hide()

    def ask(self, found: "InstalledModel") -> None:
        """About ``found``, which stays where it is if it was only taken into the list."""
        if found.imported:
            text = self.tr("Remove {0} from the list? Its files stay where they are.").format(found.name)
            self.yes.setText(self.tr("&Remove"))
        else:
            size = size_text(found.size)
            text = self.tr("Delete {0}? This frees {1}. Your chats are kept.").format(found.name, size)
            self.yes.setText(self.tr("&Delete {0}").format(size))
        self.question.setText(text)
        self.show()
        self.no.setFocus()
