"""System prompt and sampling, each one's own or that of the settings: of a chat or of a preset."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from app.look.theme import Theme, space
from app.windows.presets.sampling_form import SamplingForm
from app.windows.widgets.composition import Composition
from app.windows.widgets.labels import follow_font, text_label
from engine.sampling.params import SamplingParams

TEXT_HEIGHT = 28  # steps of the grid, beside ordinary text
Defaults = tuple[str, SamplingParams]  # prompt and sampling of the settings


class AnswerFields(QWidget):
    """``changed`` is emitted for what a person does, not for ``fill``."""

    changed = Signal()

    def __init__(self, defaults: Defaults, theme: Theme, parent: QWidget | None = None) -> None:
        """The defaults are shown, and cannot be changed, where those of the settings are used."""
        super().__init__(parent)
        self._default_prompt, self._default_sampling = defaults
        self._filling = False
        self._editable = True
        heading = text_label(self.tr("System prompt"), theme, "body", "", self)
        self.use_default = QCheckBox(self.tr("Use the prompt from the settin&gs"), self)
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName(self.tr("System prompt"))
        self.text.setAccessibleDescription(self.tr("Instructions the model gets before the first message."))
        self.text.setTabChangesFocus(True)
        theme.changed.connect(self._restyle)
        self._composition = Composition(self.text)
        below = text_label(self.tr("Sampling"), theme, "body", "", self)
        for label in (heading, below):
            follow_font(label, theme, "title")
        self.use_sampling = QCheckBox(self.tr("Use the &values from the settings"), self)
        self.values = SamplingForm(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(heading)
        column.addWidget(self.use_default, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.text)
        column.addSpacing(space(2))
        column.addWidget(below)
        column.addWidget(self.use_sampling, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.values)
        self.use_default.toggled.connect(self._prompt_toggled)
        self.use_sampling.toggled.connect(self._sampling_toggled)
        self.text.textChanged.connect(self._edited)
        self.values.changed.connect(self._edited)
        self._theme = theme
        self._restyle()
        self.fill(None, None)

    def fill(self, prompt: str | None, sampling: SamplingParams | None) -> None:
        """Shows what is one's own; None: that of the settings."""
        self._filling = True
        self.use_default.setChecked(prompt is None)
        self.text.setPlainText(self._default_prompt if prompt is None else prompt)
        self.use_sampling.setChecked(sampling is None)
        self.values.fill(sampling or self._default_sampling)
        self._filling = False
        self._enable()

    def set_defaults(self, defaults: Defaults) -> None:
        """The settings, or the model that they hold for, are others."""
        prompt, sampling = self.prompt(), self.sampling()
        self._default_prompt, self._default_sampling = defaults
        if prompt is None or sampling is None:
            self.fill(prompt, sampling)

    def use_settings(self) -> None:
        """Prompt and sampling are those of the settings."""
        self.use_default.setChecked(True)
        self.use_sampling.setChecked(True)

    def set_editable(self, editable: bool) -> None:
        """Whether anything can be changed; it can be read in any case."""
        self._editable = editable
        self._enable()

    def commit(self) -> None:
        """What an input method is composing is part of the text."""
        self._composition.commit()

    def prompt(self) -> str | None:
        """What was chosen; None: that of the settings."""
        return None if self.use_default.isChecked() else self.text.toPlainText()

    def sampling(self) -> SamplingParams | None:
        """What was chosen; None: that of the settings."""
        return None if self.use_sampling.isChecked() else self.values.params()

    def _restyle(self) -> None:
        self.text.setFixedHeight(self._theme.px(space(TEXT_HEIGHT)))

    def _enable(self) -> None:
        for box in (self.use_default, self.use_sampling):
            box.setEnabled(self._editable)
        self.text.setReadOnly(not self._editable)
        self.text.setEnabled(not self.use_default.isChecked())
        self.values.set_editable(self._editable and not self.use_sampling.isChecked())

    def _prompt_toggled(self, default: bool) -> None:
        self._enable()
        if self._filling:
            return
        if default:
            self.text.setPlainText(self._default_prompt)
        else:
            self.text.setFocus()
        self._edited()

    def _sampling_toggled(self, default: bool) -> None:
        self._enable()
        if self._filling:
            return
        if default:
            self.values.fill(self._default_sampling)
        else:
            self.values.temperature.setFocus()
        self._edited()

    def _edited(self) -> None:
        if not self._filling:
            self.changed.emit()
