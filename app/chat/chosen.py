"""What was chosen for the conversation in view: system prompt, sampling, preset."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.chat.context.prompt_start import with_preset
from app.chat.open_chats import OpenChats
from app.conversation import ChatOptions
from app.presets.preset import Preset
from app.presets.store import PresetStore
from app.settings import Settings, SettingsStore
from engine.sampling.params import SamplingParams


class Chosen(QObject):
    """Everything holds from the next answer."""

    changed = Signal(bool)  # whether an empty conversation is to be kept for it
    prompt_changed = Signal()

    def __init__(
        self, chats: OpenChats, presets: PresetStore, settings: SettingsStore, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._chats = chats
        self._presets = presets
        self._settings = settings
        settings.changed.connect(self._on_settings)
        presets.changed.connect(self.follow)
        self.begin()

    def begin(self) -> None:
        """A new conversation has the preset of the settings; only in memory until something is written."""
        info = self._chats.view.info
        if not self._chats.has_row(info.id):
            chosen = with_preset(info, self._presets.get(self._settings.value.default_preset))
            self._chats.change(info.id, "system_prompt", chosen.system_prompt)
            self.set_options(chosen.options)

    def follow(self) -> None:
        """The conversation in view calls its preset as it is called now; one that is gone keeps its name."""
        options = self._chats.view.info.options
        if not options.preset:
            return
        if options.preset_id:
            preset = self._presets.get(options.preset_id)
        else:
            preset = self._presets.named(options.preset)
        if preset is not None and (preset.name, preset.id) != (options.preset, options.preset_id):
            self.set_options(replace(options, preset=preset.name, preset_id=preset.id))
            self.changed.emit(False)

    def set_options(self, options: ChatOptions) -> None:
        """Without telling anybody."""
        self._chats.change(self._chats.view.info.id, "options", options)

    def set_system_prompt(self, system_prompt: str | None) -> None:
        """None: that of the settings."""
        self._set(system_prompt, self._chats.view.info.options, lasting=True)

    def set_up(self, system_prompt: str | None, options: ChatOptions) -> None:
        """System prompt and options together."""
        self._set(system_prompt, options)

    def customise(self, system_prompt: str | None, sampling: SamplingParams | None) -> None:
        """Prompt and sampling of one's own; None: those of the settings."""
        info = self._chats.view.info
        if (system_prompt, sampling) != (info.system_prompt, info.options.sampling):
            self._set(
                system_prompt, replace(info.options, sampling=sampling, preset="", preset_id=""), lasting=True
            )

    def choose_preset(self, preset: Preset | None) -> None:
        """Prompt and sampling of a preset; those of the settings for None."""
        info = with_preset(self._chats.view.info, preset)
        self._set(info.system_prompt, info.options)

    def _set(self, system_prompt: str | None, options: ChatOptions, lasting: bool = False) -> None:
        info = self._chats.view.info
        if system_prompt != info.system_prompt:
            self._chats.change(info.id, "system_prompt", system_prompt)
        if options != info.options:
            self.set_options(options)
        self.changed.emit(lasting)
        if system_prompt != info.system_prompt:
            self.prompt_changed.emit()

    def _on_settings(self, old: Settings, new: Settings) -> None:
        info = self._chats.view.info
        before = with_preset(info, self._presets.get(old.default_preset))
        if old.default_preset != new.default_preset and info == before:  # no other was chosen by hand
            self.begin()
            self.changed.emit(False)
