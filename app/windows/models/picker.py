"""The loaded model's name in the header of the chat; its menu loads another."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.languages import say
from app.look.theme import Theme
from app.windows.menu.menus import Menus
from app.windows.menu.picker import Picker
from app.windows.models.choices import ModelChoice, ModelChoices
from engine.process.events import ModelInfo


class ModelPicker(Picker):
    """Loading is asked of the owner."""

    load_requested = Signal(str)  # folder

    def __init__(
        self, choices: ModelChoices, menus: Menus, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__("chip", say.tr("Model"), theme, parent)
        self._choices = choices
        self._menus = menus
        self.fill = self._add_all
        self.show_model(None)

    def show_model(self, info: ModelInfo | None, busy: str = "") -> None:
        """What is loaded; ``busy`` is shown in the name's place, "Loading x…"."""
        name = busy or (info.name if info is not None else self.tr("No model"))
        self.show_choice(name, self.tr("{0}: choose another model").format(name))

    def _add_all(self, menu: QMenu) -> None:
        if not self._choices.add_to(menu, self._choose):
            menu.addAction(self.tr("No model is here yet")).setEnabled(False)
        menu.addSeparator()
        manage = menu.addAction(self.tr("&Manage Models…"))
        manage.triggered.connect(self._menus.models.trigger)
        menu.addAction(self._menus.open_model)
        menu.addAction(self._menus.get_model)
        self._choices.refresh()

    def _choose(self, choice: ModelChoice) -> None:
        if not choice.is_loaded:
            self.load_requested.emit(choice.folder)
