"""Settings, page Appearance: light or dark, size of the type."""

from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from app.look.theme import Theme
from app.settings import FONT_SIZE, Settings, SettingsStore
from app.windows.settings.page import SettingsPage


class LookPage(SettingsPage):
    """Takes effect at once."""

    def __init__(self, settings: SettingsStore, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Appearance"))
        self._settings = settings
        form = self.add_form()
        self.scheme = QComboBox(self)
        self.scheme.addItem(self.tr("As the system"), "system")
        self.scheme.addItem(self.tr("Light"), "light")
        self.scheme.addItem(self.tr("Dark"), "dark")
        self.add_field(form, self.tr("&Theme"), self.scheme)
        self.points = QSpinBox(self)
        # One below the smallest stands for the system's own size, kept as 0.
        self._system = FONT_SIZE[0] - 1
        self.points.setRange(self._system, FONT_SIZE[1])
        self.points.setSpecialValueText(self.tr("As the system"))
        self.points.setSuffix(self.tr(" pt"))
        self.add_field(form, self.tr("&Font size"), self.points)
        self.add_hint(self.tr("Takes effect at once. Ctrl++ and Ctrl+- change the font size anywhere."))
        self.fill(settings.value)
        self.scheme.currentIndexChanged.connect(lambda _: settings.update(theme=self.scheme.currentData()))
        self.points.valueChanged.connect(self._size_changed)

    def fill(self, value: Settings) -> None:
        """Shows ``value``."""
        self.scheme.setCurrentIndex(self.scheme.findData(value.theme))
        self.points.setValue(value.font_size or self._system)

    def _size_changed(self, size: int) -> None:
        self._settings.update(font_size=0 if size == self._system else size)
