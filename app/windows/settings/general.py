"""Settings, page General: language, theme, text size, what happens at the start, notifications."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QWidget

from app.languages import LANGUAGES
from app.look.theme import Theme, space
from app.settings import FONT_SIZE, Settings, SettingsStore
from app.windows.settings.page import SettingsPage
from app.windows.widgets.fields import explain


class GeneralPage(SettingsPage):
    """Takes effect at once."""

    def __init__(self, settings: SettingsStore, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("General"))
        self._settings = settings
        form = self.add_form()
        self.language = QComboBox(self)
        self.language.addItem(self.tr("Match system"), "")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        form.add_field(self.tr("&Language"), self.language, self.tr("The window opens anew in it."))
        self.scheme = QComboBox(self)
        self.scheme.addItem(self.tr("Match system"), "system")
        self.scheme.addItem(self.tr("Light"), "light")
        self.scheme.addItem(self.tr("Dark"), "dark")
        form.add_field(self.tr("&Theme"), self.scheme, self.tr("Light or dark colours."))
        self.points = QSpinBox(self)
        # One below the smallest stands for the system's own size, kept as 0.
        self._system = FONT_SIZE[0] - 1
        self.points.setRange(self._system, FONT_SIZE[1])
        self.points.setSpecialValueText(self.tr("Match system"))
        self.points.setSuffix(self.tr(" pt"))
        form.add_field(
            self.tr("Text &size"),
            self.points,
            self.tr("Of the whole window. Ctrl++ and Ctrl+- change it anywhere; Ctrl+0 resets it."),
        )
        self.column.addSpacing(space(2))
        self.load_at_start = QCheckBox(self.tr("&Load the last model when Tern starts"), self)
        self.column.addWidget(self.load_at_start, 0, Qt.AlignmentFlag.AlignLeft)
        self.notify = QCheckBox(self.tr("&Notify me of answers while Tern is in the background"), self)
        explain(self.notify, self.tr("Of those that took more than a few seconds; never with their text."))
        self.column.addWidget(self.notify, 0, Qt.AlignmentFlag.AlignLeft)
        self.notify_title = QCheckBox(self.tr("With the &chat's title"), self)
        explain(self.notify_title, self.tr("Without it, nobody sees what a chat is about."))
        row = QHBoxLayout()
        row.setContentsMargins(space(6), 0, 0, 0)
        row.addWidget(self.notify_title)
        row.addStretch(1)
        self.column.addLayout(row)
        self.fill(settings.value)
        self.language.activated.connect(lambda _: settings.update(language=self.language.currentData()))
        self.scheme.currentIndexChanged.connect(lambda _: settings.update(theme=self.scheme.currentData()))
        self.points.valueChanged.connect(self._size_changed)
        self.load_at_start.toggled.connect(lambda on: settings.update(load_at_start=on))
        self.notify.toggled.connect(lambda on: settings.update(notify=on))
        self.notify_title.toggled.connect(lambda on: settings.update(notify_title=on))
        settings.changed.connect(lambda _, new: self.fill(new))

    def fill(self, value: Settings) -> None:
        """Shows ``value``."""
        self.language.setCurrentIndex(self.language.findData(value.language))
        self.scheme.setCurrentIndex(self.scheme.findData(value.theme))
        self.points.setValue(value.font_size or self._system)
        self.load_at_start.setChecked(value.load_at_start)
        self.notify.setChecked(value.notify)
        self.notify_title.setChecked(value.notify_title)
        self.notify_title.setEnabled(value.notify)

    def _size_changed(self, size: int) -> None:
        self._settings.update(font_size=0 if size == self._system else size)
