"""How answers are sampled, as a form: each value with a sentence that says what it does."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

from app.look.theme import Theme
from app.windows.widgets.fields import FieldForm
from engine.sampling.params import SamplingParams

MOST_TOKENS = 1 << 20
LARGEST_SEED = 2**31 - 1  # of a QSpinBox


class SamplingForm(QWidget):
    """``changed`` is emitted for what a person does, not for ``fill``."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._shown = SamplingParams()
        self._form = FieldForm(theme, self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._form)
        self.temperature = self._decimal(
            *(self.tr("&Temperature"), 0.0, 10.0, 0.05),
            self.tr("0 always picks the most likely word; higher values are more varied."),
        )
        self.top_k = self._whole(
            *(self.tr("Top-&k"), 0, 1_000_000, self.tr("Off")),
            self.tr("Picks from this many of the most likely tokens."),
        )
        self.top_p = self._decimal(
            *(self.tr("Top-&p"), 0.0, 1.0, 0.05),
            self.tr(
                "Picks from the most likely tokens that together reach this probability; 1 turns it off."
            ),
        )
        self.min_p = self._decimal(
            *(self.tr("M&in-p"), 0.0, 1.0, 0.01),
            self.tr("Leaves out tokens less likely than this share of the most likely one; 0 turns it off."),
        )
        self.penalty = self._decimal(
            *(self.tr("&Repetition penalty"), 0.1, 10.0, 0.05),
            self.tr("Makes words that were already used less likely; 1 turns it off."),
        )
        self.max_tokens = self._whole(
            *(self.tr("&Longest answer"), 0, MOST_TOKENS, self.tr("Until the context is full")),
            self.tr("The most tokens an answer may have."),
        )
        self.seed = self._whole(
            *(self.tr("&Seed"), -1, LARGEST_SEED, self.tr("Different for each answer")),
            self.tr("The same seed gives the same answer to the same question."),
        )
        for spin in self.fields():
            spin.valueChanged.connect(self._edited)

    def fields(self) -> tuple[QSpinBox | QDoubleSpinBox, ...]:
        """From the top."""
        return (
            *(self.temperature, self.top_k, self.top_p, self.min_p),
            *(self.penalty, self.max_tokens, self.seed),
        )

    def fill(self, params: SamplingParams) -> None:
        """Shows ``params``."""
        self._filling = True
        self._shown = params
        self.temperature.setValue(params.temperature)
        self.top_k.setValue(params.top_k)
        self.top_p.setValue(params.top_p)
        self.min_p.setValue(params.min_p)
        self.penalty.setValue(params.repetition_penalty)
        self.max_tokens.setValue(params.max_tokens or 0)
        self.seed.setValue(-1 if params.seed is None else min(params.seed, LARGEST_SEED))
        self._filling = False

    def params(self) -> SamplingParams:
        """What stands there; a value with more digits than are shown stays as it was until it is changed."""
        before, seed = self._shown, self.seed.value()
        kept = before.seed is not None and seed == min(before.seed, LARGEST_SEED)
        return replace(
            before,
            temperature=_decided(self.temperature, before.temperature),
            top_k=self.top_k.value(),
            top_p=_decided(self.top_p, before.top_p),
            min_p=_decided(self.min_p, before.min_p),
            repetition_penalty=_decided(self.penalty, before.repetition_penalty),
            max_tokens=self.max_tokens.value() or None,
            seed=before.seed if kept else None if seed < 0 else seed,
        )

    def set_editable(self, editable: bool) -> None:
        """Whether the values can be changed; they can be read in any case."""
        for spin in self.fields():
            spin.setEnabled(editable)

    def _edited(self) -> None:
        if not self._filling:
            self.changed.emit()

    def _decimal(self, name: str, least: float, most: float, step: float, hint: str) -> QDoubleSpinBox:
        spin = QDoubleSpinBox(self)
        spin.setDecimals(2)
        spin.setRange(least, most)
        spin.setSingleStep(step)
        self._form.add_field(name, spin, hint)
        return spin

    def _whole(self, name: str, least: int, most: int, special: str, hint: str) -> QSpinBox:
        """``special`` is what the least value is called."""
        spin = QSpinBox(self)
        spin.setRange(least, most)
        spin.setSpecialValueText(special)
        spin.setGroupSeparatorShown(True)
        self._form.add_field(name, spin, hint)
        return spin


def _decided(spin: QDoubleSpinBox, before: float) -> float:
    shown = round(spin.value(), spin.decimals())
    return before if shown == round(before, spin.decimals()) else shown
