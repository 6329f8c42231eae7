"""FolderDialog: the name of a new folder, or another name for one."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.chat.places.folder_names import MOST_CHARS
from app.look.theme import Theme
from app.windows.widgets.composition import Composition
from app.windows.widgets.dialog import Dialog
from app.windows.widgets.fields import LineField
from app.windows.widgets.labels import text_label


class FolderDialog(Dialog):
    """``refusal(text)`` says why a name cannot be taken, or ""; then the dialog stays."""

    def __init__(
        self,
        title: str,
        yes: str,
        name: str,
        refusal: Callable[[str], str],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, 100, 46, parent)
        self.setWindowTitle(title)
        self._refusal = refusal
        label = QLabel(self.tr("&Name of the folder"), self.body)
        self.field = LineField(name, self.body)
        self.field.setAccessibleName(self.tr("Name of the folder"))
        self.field.setMaxLength(MOST_CHARS)
        self.field.selectAll()
        label.setBuddy(self.field)
        self._composition = Composition(self.field)
        self.problem = text_label("", theme, "small", "error", self.body)
        for widget in (label, self.field, self.problem):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.foot.add_gap()
        self.yes = QPushButton(yes, self)
        self.yes.setProperty("primary", True)
        self.yes.setDefault(True)
        self.yes.clicked.connect(self.try_name)
        self.foot.addWidget(self.yes)
        self.add_foot_button(self.tr("Cancel"), self.reject)
        self.field.returnPressed.connect(self.try_name)
        self.field.textChanged.connect(lambda _: self._complain(""))
        self.field.setFocus()

    def name(self) -> str:
        """What was typed."""
        return self.field.text()

    def try_name(self) -> None:
        """Accepts, or says why it cannot."""
        self._composition.commit()
        sentence = self._refusal(self.field.text())
        self._complain(sentence)
        if not sentence:
            self.accept()

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.field.setAccessibleDescription(sentence)
