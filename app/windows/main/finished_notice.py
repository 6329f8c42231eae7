"""Tells of a finished answer while the window is not in front."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from app.chat.session import ChatSession
from app.chat.state import Phase
from app.conversation import Message
from app.engine_bridge import BridgeState
from app.look.icons import program_icon
from app.markdown.printable import printable
from app.system.desktop_notice import DesktopNotice
from app.windows.main.chat_commands import ChatCommands
from app.windows.sidebar.chat_rows import shown_title
from engine.process.events import EndReason

LONG_S = 8.0  # who waits for less is still looking


class FinishedNotice(QObject):
    """Names the chat at most, never what was asked or answered: a notification is seen on locked screens."""

    def __init__(
        self,
        session: ChatSession,
        commands: ChatCommands,
        raise_window: Callable[[], None],
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._commands = commands
        self._raise = raise_window
        self._window = window
        self._began = 0.0  # time.monotonic; 0.0: nothing is being answered
        self._chat = ""  # that the message on the screen is about
        self.notice = DesktopNotice(program_icon(), self)
        self.notice.clicked.connect(self._open)
        self.notice.refused.connect(lambda: QApplication.alert(self._window))
        session.phase_changed.connect(self._phase_changed)
        session.answer_ended.connect(self._ended)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.applicationStateChanged.connect(self._state_changed)

    def _phase_changed(self, phase: Phase) -> None:
        if self._session.running_message is None:
            self._began = 0.0
        elif not self._began:
            self._began = time.monotonic()

    def _ended(self, message: Message) -> None:
        began, self._began = self._began, 0.0
        value = self._session.settings.value
        died = self._session.bridge.state is BridgeState.DEAD
        by_hand = message.reason == EndReason.CANCELLED or (
            message.reason == EndReason.INTERRUPTED and not died
        )
        if not value.notify or by_hand or not began or time.monotonic() - began < LONG_S:
            return
        if QApplication.applicationState() == Qt.ApplicationState.ApplicationActive:
            return
        self._chat = message.conversation_id
        failed = message.reason in (EndReason.FAILED, EndReason.INTERRUPTED)
        sentence = self.tr("The answer could not be finished.") if failed else self.tr("The answer is ready.")
        # The title is plain text everywhere; what stands below it may be read as markup.
        self.notice.show(self._title() if value.notify_title else self.tr("Tern"), sentence)

    def _title(self) -> str:
        shown = self._session.info
        chat = shown if shown.id == self._chat else self._session.store.listed(self._chat)
        return printable(shown_title(chat.title if chat is not None else ""))

    def _open(self) -> None:
        self._raise()
        if self._chat:
            self._commands.open(self._chat)
        self.notice.forget()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.notice.forget()
