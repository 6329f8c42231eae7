"""Answer again with another model or preset: the menu, and what waits for the model."""

import os
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.chat.session import ChatSession
from app.look.theme import Theme
from app.windows.chat.preset_picker import preset_hint
from app.windows.models.choices import ModelChoice, ModelChoices
from app.windows.widgets.plain import caption, tip
from engine.process.events import ModelInfo


@dataclass(frozen=True, slots=True)
class _Waiting:
    conversation: str
    message: str
    folder: str


class AnswerWith(QObject):
    """The new answer is a version beside the one there is. Prompt and sampling of the chat stay as they are.

    Another model is loaded first. Where that fails, the one before goes on and nothing has changed.
    """

    load_requested = Signal(str)  # folder

    def __init__(self, session: ChatSession, choices: ModelChoices, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._choices = choices
        self._theme = theme
        self._window = window
        self._waiting: _Waiting | None = None
        session.bridge.loaded.connect(self._loaded)
        session.bridge.load_failed.connect(lambda _: self._forget())
        session.bridge.died.connect(lambda _: self._forget())

    def menu(self, message_id: str) -> QMenu:
        """What a message can be answered again with."""
        menu = QMenu(self._window)
        menu.setAccessibleName(self.tr("Answer again with"))
        menu.setToolTipsVisible(True)
        self._add_heading(menu, self.tr("Another model"))
        if not self._choices.add_to(menu, lambda choice: self.use_model(message_id, choice), loaded=False):
            menu.addAction(self.tr("No other model is here yet")).setEnabled(False)
        menu.addSeparator()
        self._add_heading(menu, self.tr("A preset, for this answer only"))
        for preset in self._session.presets.shown():
            action = menu.addAction(caption(preset.name))
            action.setToolTip(tip(preset_hint(preset)))
            action.triggered.connect(lambda _=False, name=preset.name: self.use_preset(message_id, name))
        return menu

    def pop_up(self, message_id: str, where: QPoint) -> None:
        """The menu at ``where``, for pointer and keyboard."""
        menu = self.menu(message_id)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
        first = next((action for action in menu.actions() if action.isEnabled() and action.text()), None)
        if first is not None:
            menu.setActiveAction(first)

    def use_preset(self, message_id: str, name: str) -> None:
        """Answers with that preset."""
        self._session.asking.regenerate(message_id, name)

    def use_model(self, message_id: str, choice: ModelChoice) -> None:
        """Loads that model, then answers."""
        if self._session.asking.may_ask():
            self._waiting = _Waiting(self._session.info.id, message_id, choice.folder)
            self.load_requested.emit(choice.folder)

    def _loaded(self, info: ModelInfo) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is None or os.path.normpath(info.path) != waiting.folder:
            return
        session = self._session
        if session.info.id == waiting.conversation and waiting.message in session.view.messages:
            session.asking.regenerate(waiting.message)
        else:
            sentence = self.tr("{0} is loaded. The other chat was left, so nothing was asked again there.")
            session.notice.emit(sentence.format(info.name))

    def _forget(self) -> None:
        self._waiting = None

    def _add_heading(self, menu: QMenu, text: str) -> None:
        menu.addAction(text).setEnabled(False)
