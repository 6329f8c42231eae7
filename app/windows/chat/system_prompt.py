"""The system prompt of one chat."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QLabel, QPlainTextEdit, QWidget

from app.look.theme import Theme, space
from app.windows.widgets.composition import Composition
from app.windows.widgets.dialog import Dialog


class PromptDialog(Dialog):
    """``prompt`` None: the chat uses ``default``, that of the settings."""

    def __init__(self, prompt: str | None, default: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 140, 85, parent)
        self.setWindowTitle(self.tr("System Prompt of This Chat"))
        self._default = default
        explanation = QLabel(
            self.tr(
                "Instructions the model gets before the first message. Changes apply from the next answer on."
            ),
            self,
        )
        explanation.setWordWrap(True)
        explanation.setProperty("role", "muted")
        self.use_default = QCheckBox(self.tr("Use the &prompt from the settings"), self)
        self.use_default.setChecked(prompt is None)
        self.text = QPlainTextEdit(prompt if prompt is not None else default, self)
        self.text.setAccessibleName(self.tr("System prompt"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(space(30))
        self.text.setDisabled(prompt is None)
        self._composition = Composition(self.text)
        self.use_default.toggled.connect(self._toggled)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel,
            Qt.Orientation.Horizontal,
            self,
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(explanation)
        self.column.addWidget(self.use_default, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.text, 1)
        self.foot.add_gap()
        self.foot.addWidget(buttons)

    def accept(self) -> None:
        self._composition.commit()
        super().accept()

    def prompt(self) -> str | None:
        """What was chosen."""
        return None if self.use_default.isChecked() else self.text.toPlainText()

    def _toggled(self, default: bool) -> None:
        self.text.setDisabled(default)
        if default:
            self.text.setPlainText(self._default)
        else:
            self.text.setFocus()
