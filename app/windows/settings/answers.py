"""Settings, page Answers: sampling, the system prompt, what new chats begin with."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.engine_bridge import EngineBridge
from app.look.theme import Theme, space
from app.markdown.printable import printable
from app.presets.store import PresetStore
from app.settings import DEFAULT_SYSTEM_PROMPT, Settings, SettingsStore
from app.windows.presets.sampling_form import SamplingForm
from app.windows.settings.page import SettingsPage
from app.windows.widgets.fields import explain
from engine.sampling.params import SamplingParams

REST_MS = 400


class AnswersPage(SettingsPage):
    """Holds from the next answer on."""

    presets_requested = Signal()

    def __init__(
        self,
        settings: SettingsStore,
        presets: PresetStore,
        bridge: EngineBridge,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self._presets = presets
        self.set_title(self.tr("Answers"))
        self._settings = settings
        self._bridge = bridge
        self._filling = False
        self.add_heading(self.tr("Sampling"))
        self.own = QCheckBox(self.tr("Use the &model's own values"), self)
        explain(self.own, self.tr("The values its makers recommend (from generation_config.json)."))
        self.column.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeft)
        self.values = SamplingForm(theme, self)
        self.column.addWidget(self.values)
        self.add_hint(self.tr("Changes apply from the next answer on."))
        self.column.addSpacing(space(2))
        self.add_heading(self.tr("System prompt"))
        self.own_prompt = QCheckBox(self.tr("Use the mo&del's own system prompt"), self)
        explain(
            self.own_prompt,
            self.tr("The one its makers recommend (from generation_config.json); else the default of Tern."),
        )
        self.column.addWidget(self.own_prompt, 0, Qt.AlignmentFlag.AlignLeft)
        self.prompt = QPlainTextEdit(self)
        self.prompt.setTabChangesFocus(True)
        self.prompt.setAccessibleName(self.tr("System prompt"))
        self.prompt.setFixedHeight(space(20))
        self.column.addWidget(self.prompt)
        self.whose = self.add_hint("")
        self.default_button = QPushButton(self.tr("&Reset to default"), self)
        self.default_button.clicked.connect(lambda: self.prompt.setPlainText(DEFAULT_SYSTEM_PROMPT))
        row = QHBoxLayout()
        row.addWidget(self.default_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.add_hint(
            self.tr(
                "Used in every chat that has no prompt of its own (Chat > Prompt and Sampling). "
                "Changes apply from the next answer on."
            )
        )
        self.column.addSpacing(space(2))
        self.add_heading(self.tr("New chats"))
        form = self.add_form()
        self.default_preset = QComboBox(self)
        form.add_field(
            self.tr("&Begin with"),
            self.default_preset,
            self.tr("A preset has a prompt and sampling of its own. In its chats they replace those above."),
        )
        self.presets_button = QPushButton(self.tr("Mana&ge presets…"), self)
        self.presets_button.clicked.connect(self.presets_requested)
        form.addWidget(self.presets_button, form.rowCount(), 1, Qt.AlignmentFlag.AlignLeft)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.apply)
        self.own.toggled.connect(lambda on: self._own_toggled("use_model_sampling", on))
        self.own_prompt.toggled.connect(lambda on: self._own_toggled("use_model_prompt", on))
        self.values.changed.connect(self._edited)
        self.prompt.textChanged.connect(self._edited)
        bridge.loaded.connect(lambda _: self.fill(settings.value))
        presets.changed.connect(lambda: self._fill_presets(settings.value))
        settings.changed.connect(lambda _, new: self._fill_presets(new))
        self.default_preset.currentIndexChanged.connect(self._preset_chosen)
        self.fill(settings.value)
        self._fill_presets(settings.value)

    def fill(self, value: Settings) -> None:
        """Shows ``value``, unless a change here is still to be applied."""
        if self._timer.isActive():
            return
        self._filling = True
        self.own.setChecked(value.use_model_sampling)
        self.values.fill(self._in_force(value))
        self.values.set_editable(not value.use_model_sampling)
        self.own_prompt.setChecked(value.use_model_prompt)
        prompt = value.prompt_for(self._bridge.info)
        if self.prompt.toPlainText() != prompt:
            self.prompt.setPlainText(prompt)
        self.prompt.setEnabled(not value.use_model_prompt)
        self.default_button.setEnabled(not value.use_model_prompt)
        self._show_whose(value)
        self._filling = False

    def apply(self) -> None:
        """Takes over what was changed here."""
        self._timer.stop()
        changes: dict[str, object] = {}
        value = self._settings.value
        if not value.use_model_prompt:
            changes["system_prompt"] = self.prompt.toPlainText()
        if not value.use_model_sampling:
            changes["sampling"] = self.values.params()
        self._settings.update(**changes)

    def flush(self) -> None:
        """Applies at once what is still waiting (the dialog closes)."""
        if self._timer.isActive():
            self.apply()

    def _fill_presets(self, value: Settings) -> None:
        self._filling = True
        self.default_preset.clear()
        self.default_preset.addItem(self.tr("No preset"), "")
        for preset in self._presets.shown():
            self.default_preset.addItem(printable(preset.name), preset.id)
        self.default_preset.setCurrentIndex(max(0, self.default_preset.findData(value.default_preset)))
        self._filling = False

    def _preset_chosen(self) -> None:
        if not self._filling:
            self._settings.update(default_preset=str(self.default_preset.currentData()))

    def _in_force(self, value: Settings) -> SamplingParams:
        return value.sampling_for(self._bridge.info) if self._bridge.info else value.sampling

    def _show_whose(self, value: Settings) -> None:
        """Where the system prompt that is shown comes from."""
        info = self._bridge.info
        if not value.use_model_prompt or info is None:
            text = ""
        elif info.system_prompt:
            text = self.tr("The prompt of the model {0}.").format(info.name)
        else:
            text = self.tr("The model {0} names none; this is the default of Tern.").format(info.name)
        self.whose.setText(text)
        self.whose.setVisible(bool(text))

    def _own_toggled(self, name: str, own: bool) -> None:
        if self._filling:
            return
        self.flush()  # what was typed as one's own is kept before the model's takes its place
        self._settings.update(**{name: own})
        self.fill(self._settings.value)
        if name == "use_model_prompt" and not own:
            self.prompt.setFocus()

    def _edited(self) -> None:
        if not self._filling:
            self._timer.start()
