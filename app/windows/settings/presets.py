"""The first fields of the page Engine: fast, balanced or frugal, and what holds on battery."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from app.chat.session import ChatSession
from app.look.theme import space
from app.settings import Settings, SettingsStore
from app.system.power_supply import has_battery
from app.windows.settings.page import SettingsPage
from app.windows.widgets.fields import FieldForm
from app.windows.words.ways import choice_sentences, preset_name
from engine.process.events import OWN, PRESETS


class PresetFields(QWidget):
    """Puts its fields into the form of ``page``, which applies ``choice``; itself it shows nothing."""

    benchmark_requested = Signal()

    def __init__(
        self, page: SettingsPage, form: FieldForm, settings: SettingsStore, session: ChatSession
    ) -> None:
        super().__init__(page)
        self.hide()
        self._settings, self._session = settings, session
        self.choice = QComboBox(page)
        self.battery = QComboBox(page)
        self.battery.addItem(self.tr("The same"), "")
        for preset in PRESETS:
            self.choice.addItem(preset_name(preset), preset)
            self.battery.addItem(preset_name(preset), preset)
        form.add_field(
            self.tr("Speed and &energy"),
            self.choice,
            self.tr(
                "Fast is the quickest way to run your model that was measured. Balanced has the least energy "
                "times time. Frugal takes the least energy that still writes 8 tokens/s, faster than most "
                "people read. All give the same answers."
            ),
        )
        self.taken = page.make_hint()
        self.taken.setContentsMargins(0, 0, 0, space(2))
        form.addWidget(self.taken, form.rowCount(), 1, 1, 2)
        self.benchmark_button = QPushButton(self.tr("&Benchmark…"), page)
        self.benchmark_button.clicked.connect(self.benchmark_requested)
        form.addWidget(self.benchmark_button, form.rowCount(), 1, Qt.AlignmentFlag.AlignLeft)
        self._battery_row = form.rowCount()
        form.add_field(
            self.tr("On &battery"),
            self.battery,
            self.tr(
                "The model is loaded again when the computer is plugged in or out and the choice is another."
            ),
        )
        self._form = form
        self._filling = False
        self.battery.currentIndexChanged.connect(self._battery_chosen)

    @property
    def chosen(self) -> str:
        """The preset in view, also before it is applied."""
        return str(self.choice.currentData())

    def fill(self, value: Settings) -> None:
        """Shows ``value``, all but the choice itself, and what each would take."""
        self._filling = True
        self.battery.setCurrentIndex(max(0, self.battery.findData(value.battery_preset)))
        self._filling = False
        self._show_battery(value)
        self.show_taken()

    def show_taken(self) -> None:
        """What the preset in view comes to for the last model."""
        preset = self.chosen
        choice = self._session.models.preset_choice(preset) if preset != OWN else None
        self.taken.setText(choice_sentences(choice) if preset != OWN else "")
        self.taken.setVisible(preset != OWN)
        self.benchmark_button.setVisible(preset != OWN)

    def _show_battery(self, value: Settings) -> None:
        """Only where there is a battery, or where something was chosen for one."""
        there = bool(value.battery_preset) or has_battery()
        for row in (self._battery_row, self._battery_row + 1):
            for column in range(self._form.columnCount()):
                item = self._form.itemAtPosition(row, column)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    widget.setVisible(there)

    def _battery_chosen(self) -> None:
        if not self._filling:
            self._settings.update(battery_preset=str(self.battery.currentData()))
