"""The models that can be loaded at once: recent ones first, each with its size and its speed here."""

import os
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from app.chat.session import ChatSession
from app.conversation import Message
from app.models.services import ModelServices
from app.windows.downloads.texts import short_speed_text, size_text
from app.windows.widgets.plain import caption, tip
from app.windows.words.numbers import rate
from engine import hub


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """``facts``: size and speed, where they are known."""

    folder: str
    name: str
    facts: str
    is_loaded: bool


class ModelChoices(QObject):
    """Remembers until the end how fast each model's last answer was written."""

    def __init__(self, session: ChatSession, services: ModelServices, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._services = services
        self._measured: dict[str, float] = {}  # tokens per second, by folder
        session.answer_ended.connect(self._note_speed)

    def all(self) -> list[ModelChoice]:
        """Recent ones, then the others by name, the starter last unless it is in use."""
        installed = {_key(str(found.folder)): found for found in self._services.inventory.installed}
        info = self._session.bridge.info
        loaded = _key(info.path) if info is not None else ""
        recent = [_key(folder) for folder in self._session.settings.value.recent_models]
        keys = [loaded, *recent, *(key for key, found in installed.items() if found.state == "ready")]
        made = []
        for key in dict.fromkeys(filter(None, keys)):
            found = installed.get(key)
            if found is None or found.state == "ready":
                name = found.name if found is not None else hub.shown_name(key)
                made.append(ModelChoice(key, name, self._facts(key), key == loaded))
        return made

    def refresh(self) -> None:
        """Looks for models anew; what is found is there the next time."""
        self._services.inventory.refresh()

    def add_to(self, menu: QMenu, choose: Callable[[ModelChoice], None], *, loaded: bool = True) -> int:
        """An entry for each; ``loaded``: also for the one that is loaded, marked. How many there are."""
        group = QActionGroup(menu)
        chosen = [choice for choice in self.all() if loaded or not choice.is_loaded]
        for choice in chosen:
            action = QAction(_entry(choice), menu)
            action.setToolTip(tip(choice.folder))
            if loaded:
                action.setCheckable(True)
                action.setChecked(choice.is_loaded)
                group.addAction(action)
            action.triggered.connect(lambda _=False, c=choice: choose(c))
            menu.addAction(action)
        return len(chosen)

    def _facts(self, key: str) -> str:
        found = next((f for f in self._services.inventory.installed if _key(str(f.folder)) == key), None)
        facts = [size_text(found.size)] if found is not None and found.size else []
        if key in self._measured:
            facts.append(self.tr("{0} tok/s").format(rate(self._measured[key])))
        elif found is not None and found.model is not None:
            forecasts = self._services.forecasts
            speed = forecasts.tokens_per_s(found.model.shape)
            facts += [short_speed_text(speed, forecasts.is_busy)] if speed is not None else []
        return " · ".join(facts)

    def _note_speed(self, message: Message) -> None:
        info = self._session.bridge.info
        if info is not None and message.model == info.name and message.counts is not None:
            if message.counts.decode_tok_s > 0:
                self._measured[_key(info.path)] = message.counts.decode_tok_s


def _key(folder: str) -> str:
    return os.path.normpath(folder)


def _entry(choice: ModelChoice) -> str:
    # What follows the tab stands at the right, where a shortcut would.
    return f"{caption(choice.name)}\t{choice.facts}" if choice.facts else caption(choice.name)
