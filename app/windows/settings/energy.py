"""Settings, page Energy: what measures here, the estimate, and the line that opens a better source."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QDoubleSpinBox, QPushButton, QWidget

from app.look.theme import Theme, space
from app.settings import Settings, SettingsStore
from app.windows.settings.page import SettingsPage
from app.windows.widgets.fields import LineField
from app.windows.words.energy import figure, source_sentence
from engine.process.events import WATTS_PER_CORE


class EnergyPage(SettingsPage):
    """Takes effect with the next answer."""

    def __init__(self, settings: SettingsStore, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Energy"))
        self._settings = settings
        self._filling = False
        self._looked = False
        self.source = self.add_hint()
        self.permission_hint = self.add_hint(
            self.tr(
                "This processor counts its energy, but only the administrator may read it. To let your "
                "user account read it too, run this line once in a terminal; Tern itself never asks for a "
                "password."
            )
        )
        self.line = LineField(self)
        self.line.setReadOnly(True)
        self.line.setAccessibleName(self.tr("Command that permits reading the energy counters"))
        self.column.addWidget(self.line)
        self.copy_button = QPushButton(self.tr("&Copy the command"), self)
        self.copy_button.clicked.connect(lambda: QApplication.clipboard().setText(self.line.text()))
        self.column.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(space(2))
        self.estimate = QCheckBox(self.tr("&Estimate energy where it cannot be measured"), self)
        self.column.addWidget(self.estimate, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_hint(
            self.tr(
                "An estimate is the engine's processor time multiplied by the watts of a busy core. It is "
                "always labelled as an estimate, and can be off by half in either direction."
            )
        )
        form = self.add_form()
        self.watts = QDoubleSpinBox(self)
        # One step below the smallest stands for the table, kept as 0.
        self._automatic = 0.0
        self.watts.setRange(self._automatic, WATTS_PER_CORE[1])
        self.watts.setDecimals(1)
        self.watts.setSingleStep(0.5)
        self.watts.setSuffix(self.tr(" W"))
        self.watts.setKeyboardTracking(False)
        form.add_field(
            self.tr("&Watts of a busy core"),
            self.watts,
            self.tr(
                "Automatic takes what is usual for this family of processors. If you know better, from a "
                "power meter for instance, enter it: the power of the computer under load minus that at "
                "rest, divided by the number of busy cores."
            ),
        )
        self._show_permission("")
        self.fill(settings.value)
        self.estimate.toggled.connect(self._edited)
        self.watts.valueChanged.connect(self._edited)
        settings.changed.connect(lambda _, new: self.fill(new))

    def fill(self, value: Settings) -> None:
        """Shows ``value``."""
        self._filling = True
        self.estimate.setChecked(value.estimate_energy)
        self.watts.setValue(value.watts_per_core)
        self.watts.setEnabled(value.estimate_energy)
        self._filling = False

    def look(self) -> None:
        """What would measure now. Looked for when the page is first seen, for it opens files."""
        from engine import cpu_name, energy_here, watts_per_core  # only when the page is looked at

        here = energy_here()
        if here.source:
            text = source_sentence(here.source, here.scope)
        else:
            text = self.tr("Tern cannot read any energy meter on this computer.")
        self.source.setText(text)
        self._show_permission(here.permission)
        usual = self.tr("Automatic ({0} W)").format(figure(watts_per_core(cpu_name())))
        self.watts.setSpecialValueText(usual)

    def _show_permission(self, line: str) -> None:
        self.line.setText(line)
        self.line.setCursorPosition(0)
        for widget in (self.permission_hint, self.line, self.copy_button):
            widget.setVisible(bool(line))

    def _edited(self) -> None:
        if self._filling:
            return
        watts = self.watts.value()
        watts = max(watts, WATTS_PER_CORE[0]) if watts > 0 else 0.0
        self._settings.update(estimate_energy=self.estimate.isChecked(), watts_per_core=watts)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._looked:
            self._looked = True
            self.look()
