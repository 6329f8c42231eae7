"""Settings, page General: theme, text size, what happens at the start."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from app.look.theme import Theme, space
from app.settings import FONT_SIZE, Settings, SettingsStore
from app.windows.settings.page import SettingsPage


class GeneralPage(SettingsPage):
    """Takes effect at once."""

    def __init__(self, settings: SettingsStore, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("General"))
        self._settings = settings
        form = self.add_form()
        self.scheme = QComboBox(self)
        self.scheme.addItem(self.tr("Match system"), "system")
        self.scheme.addItem(self.tr("Light"), "light")
        self.scheme.addItem(self.tr("Dark"), "dark")
        self.add_field(form, self.tr("&Theme"), self.scheme, self.tr("Light or dark colours."))
        self.points = QSpinBox(self)
        # One below the smallest stands for the system's own size, kept as 0.
        self._system = FONT_SIZE[0] - 1
        self.points.setRange(self._system, FONT_SIZE[1])
        self.points.setSpecialValueText(self.tr("Match system"))
        self.points.setSuffix(self.tr(" pt"))
        self.add_field(
            form,
            self.tr("Text &size"),
            self.points,
            self.tr("Of the whole window. Ctrl++ and Ctrl+- change it anywhere; Ctrl+0 resets it."),
        )
        self.column.addSpacing(space(2))
        self.load_at_start = QCheckBox(self.tr("&Load the last model when Tern starts"), self)
        self.column.addWidget(self.load_at_start, 0, Qt.AlignmentFlag.AlignLeft)
        self.fill(settings.value)
        self.scheme.currentIndexChanged.connect(lambda _: settings.update(theme=self.scheme.currentData()))
        self.points.valueChanged.connect(self._size_changed)
        self.load_at_start.toggled.connect(lambda on: settings.update(load_at_start=on))
        settings.changed.connect(lambda _, new: self.fill(new))

    def fill(self, value: Settings) -> None:
        """Shows ``value``."""
        self.scheme.setCurrentIndex(self.scheme.findData(value.theme))
        self.points.setValue(value.font_size or self._system)
        self.load_at_start.setChecked(value.load_at_start)

    def _size_changed(self, size: int) -> None:
        self._settings.update(font_size=0 if size == self._system else size)
