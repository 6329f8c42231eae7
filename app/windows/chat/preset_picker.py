"""The preset of the chat in its header; its menu has the others."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.conversation import ConversationInfo
from app.languages import say
from app.look.theme import Theme
from app.markdown.printable import printable
from app.presets.preset import Preset
from app.presets.store import PresetStore
from app.windows.menu.menus import Menus
from app.windows.menu.picker import Picker
from app.windows.widgets.plain import caption, tip

TIP_LENGTH = 400  # characters of a prompt


class PresetPicker(Picker):
    """Setting the chat up is asked of the owner."""

    chosen = Signal(object)  # Preset; None: prompt and sampling of the settings

    def __init__(
        self, presets: PresetStore, menus: Menus, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__("preset", say.tr("Preset"), theme, parent)
        self._presets = presets
        self._menus = menus
        self._info: ConversationInfo | None = None
        self.fill = self._add_all

    def show_chat(self, info: ConversationInfo) -> None:
        """That of the chat in view."""
        self._info = info
        own = info.system_prompt is not None or info.options.sampling is not None
        name = info.options.preset or (self.tr("Custom") if own else self.tr("No preset"))
        if info.options.preset:
            hint = self.tr("Prompt and sampling of this chat are those of the preset “{0}”.").format(name)
        elif own:
            hint = self.tr("This chat has a prompt or sampling of its own.")
        else:
            hint = self.tr("This chat uses prompt and sampling of the settings.")
        self.show_choice(printable(name), hint)

    def _add_all(self, menu: QMenu) -> None:
        info, group = self._info, QActionGroup(menu)
        own = info is not None and (info.system_prompt is not None or info.options.sampling is not None)
        name = info.options.preset if info is not None else ""

        def add(preset: Preset | None, text: str, hint: str, checked: bool) -> None:
            action = menu.addAction(caption(text))
            action.setToolTip(tip(hint))
            action.setCheckable(True)
            action.setChecked(checked)
            group.addAction(action)
            action.triggered.connect(lambda: self.chosen.emit(preset))

        hint = self.tr("Prompt and sampling are those of the settings.")
        add(None, self.tr("No preset"), hint, not own and not name)
        for preset in self._presets.shown():
            add(preset, preset.name, preset_hint(preset), preset.name == name)
        menu.addSeparator()
        menu.addAction(self._menus.prompt)
        menu.addAction(self._menus.presets)


def preset_hint(preset: Preset) -> str:
    """The beginning of its prompt."""
    text = preset.prompt or ""
    return text if len(text) <= TIP_LENGTH else text[:TIP_LENGTH] + "…"
