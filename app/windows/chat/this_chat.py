"""What one chat has of its own: system prompt and sampling."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from app.conversation import ConversationInfo
from app.look.theme import Theme
from app.windows.presets.answer_fields import AnswerFields, Defaults
from app.windows.widgets.dialog import Dialog
from app.windows.widgets.fields import explain
from app.windows.widgets.labels import text_label
from engine.sampling.params import SamplingParams


class ChatDialog(Dialog):
    """Holds when it is accepted: ``prompt`` and ``sampling`` are what was chosen."""

    preset_wanted = Signal()  # what stands there is to be kept as a preset

    def __init__(
        self,
        info: ConversationInfo,
        defaults: Defaults,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """The defaults are those of the settings, for the model that is loaded."""
        super().__init__(theme, 150, 165, parent)
        self.setWindowTitle(self.tr("Prompt and Sampling of This Chat"))
        text = self.tr("For this chat only. Changes apply from the next answer on.")
        self.column.addWidget(text_label(text, theme, "body", "muted", self.body))
        self.fields = AnswerFields(defaults, theme, self.body)
        self.fields.fill(info.system_prompt, info.options.sampling)
        self.column.addWidget(self.fields, 1)
        self.reset = self.add_foot_button(self.tr("&Use the settings"), self.fields.use_settings)
        explain(self.reset, self.tr("Prompt and sampling are those of the settings again."))
        self.keep = self.add_foot_button(self.tr("Save as a preset…"), self._keep)
        explain(self.keep, self.tr("Keeps prompt and sampling under a name, for other chats."))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel,
            Qt.Orientation.Horizontal,
            self,
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.foot.add_gap()
        self.foot.addWidget(buttons)
        self.fields.changed.connect(self._enable)
        self._enable()

    def accept(self) -> None:
        self.fields.commit()
        super().accept()

    def prompt(self) -> str | None:
        """What was chosen; None: that of the settings."""
        return self.fields.prompt()

    def sampling(self) -> SamplingParams | None:
        """What was chosen; None: that of the settings."""
        return self.fields.sampling()

    def _keep(self) -> None:
        self.fields.commit()
        self.preset_wanted.emit()

    def _enable(self) -> None:
        own = self.prompt() is not None or self.sampling() is not None
        self.reset.setEnabled(own)
        self.keep.setEnabled(own)
