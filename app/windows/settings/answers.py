"""Settings, page Answers: sampling and the system prompt."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from app.engine_bridge import EngineBridge
from app.look.theme import Theme, space
from app.settings import DEFAULT_SYSTEM_PROMPT, Settings, SettingsStore
from app.windows.settings.page import SettingsPage
from app.windows.widgets.fields import explain
from engine.sampling.params import SamplingParams

REST_MS = 400
MOST_TOKENS = 1 << 20
LARGEST_SEED = 2**31 - 1  # of a QSpinBox


class AnswersPage(SettingsPage):
    """Holds from the next answer on."""

    def __init__(self, settings: SettingsStore, bridge: EngineBridge, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Answers"))
        self._settings = settings
        self._bridge = bridge
        self._filling = False
        self.add_heading(self.tr("Sampling"))
        self.own = QCheckBox(self.tr("Use the &model's own values"), self)
        explain(self.own, self.tr("The values its makers recommend (from generation_config.json)."))
        self.column.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeft)
        form = self.add_form()
        self.temperature = self._decimal(
            form,
            self.tr("&Temperature"),
            0.0,
            10.0,
            0.05,
            self.tr("0 always picks the most likely word; higher values are more varied."),
        )
        self.top_k = self._whole(
            form,
            self.tr("Top-&k"),
            0,
            1_000_000,
            self.tr("Off"),
            self.tr("Picks from this many of the most likely tokens."),
        )
        self.top_p = self._decimal(
            form,
            self.tr("Top-&p"),
            0.0,
            1.0,
            0.05,
            self.tr(
                "Picks from the most likely tokens that together reach this probability; 1 turns it off."
            ),
        )
        self.min_p = self._decimal(
            form,
            self.tr("M&in-p"),
            0.0,
            1.0,
            0.01,
            self.tr("Leaves out tokens less likely than this share of the most likely one; 0 turns it off."),
        )
        self.penalty = self._decimal(
            form,
            self.tr("&Repetition penalty"),
            0.1,
            10.0,
            0.05,
            self.tr("Makes words that were already used less likely; 1 turns it off."),
        )
        self.max_tokens = self._whole(
            form,
            self.tr("&Longest answer"),
            0,
            MOST_TOKENS,
            self.tr("Until the context is full"),
            self.tr("The most tokens an answer may have."),
        )
        self.seed = self._whole(
            form,
            self.tr("&Seed"),
            -1,
            LARGEST_SEED,
            self.tr("Different for each answer"),
            self.tr("The same seed gives the same answer to the same question."),
        )
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
                "Used in every chat that has no prompt of its own (Chat > System Prompt). "
                "Changes apply from the next answer on."
            )
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.apply)
        self.own.toggled.connect(lambda on: self._own_toggled("use_model_sampling", on))
        self.own_prompt.toggled.connect(lambda on: self._own_toggled("use_model_prompt", on))
        for spin in self._spins():
            spin.valueChanged.connect(self._edited)
        self.prompt.textChanged.connect(self._edited)
        bridge.loaded.connect(lambda _: self.fill(settings.value))
        self.fill(settings.value)

    def fill(self, value: Settings) -> None:
        """Shows ``value``, unless a change here is still to be applied."""
        if self._timer.isActive():
            return
        self._filling = True
        self.own.setChecked(value.use_model_sampling)
        self._show_params(self._in_force(value))
        for spin in self._spins():
            spin.setEnabled(not value.use_model_sampling)
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
            changes["sampling"] = replace(
                value.sampling,
                temperature=round(self.temperature.value(), 4),
                top_k=self.top_k.value(),
                top_p=round(self.top_p.value(), 4),
                min_p=round(self.min_p.value(), 4),
                repetition_penalty=round(self.penalty.value(), 4),
                max_tokens=self.max_tokens.value() or None,
                seed=None if self.seed.value() < 0 else self.seed.value(),
            )
        self._settings.update(**changes)

    def flush(self) -> None:
        """Applies at once what is still waiting (the dialog closes)."""
        if self._timer.isActive():
            self.apply()

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

    def _show_params(self, params: SamplingParams) -> None:
        self.temperature.setValue(params.temperature)
        self.top_k.setValue(params.top_k)
        self.top_p.setValue(params.top_p)
        self.min_p.setValue(params.min_p)
        self.penalty.setValue(params.repetition_penalty)
        self.max_tokens.setValue(params.max_tokens or 0)
        self.seed.setValue(-1 if params.seed is None else min(params.seed, LARGEST_SEED))

    def _spins(self) -> tuple[QSpinBox | QDoubleSpinBox, ...]:
        return (
            self.temperature,
            self.top_k,
            self.top_p,
            self.min_p,
            self.penalty,
            self.max_tokens,
            self.seed,
        )

    def _decimal(
        self, form: QGridLayout, name: str, least: float, most: float, step: float, hint: str
    ) -> QDoubleSpinBox:
        spin = QDoubleSpinBox(self)
        spin.setDecimals(2)
        spin.setRange(least, most)
        spin.setSingleStep(step)
        self.add_field(form, name, spin, hint)
        return spin

    def _whole(
        self, form: QGridLayout, name: str, least: int, most: int, special: str, hint: str
    ) -> QSpinBox:
        """``special`` is what the least value is called."""
        spin = QSpinBox(self)
        spin.setRange(least, most)
        spin.setSpecialValueText(special)
        spin.setGroupSeparatorShown(True)
        self.add_field(form, name, spin, hint)
        return spin
