"""A chat view above a field, on a real session and store, with an engine whose events the test gives."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.chat.session import ChatSession
from app.conversation import ConversationInfo, Message, new_id
from app.engine_bridge import EngineBridge
from app.look.theme import Theme
from app.settings import SettingsStore
from app.storage.store import Store
from app.windows.chat.view import ChatView
from app.windows.message.view import MessageView
from engine.process.events import Counts
from tests.helpers.scripted_client import ScriptedClient

COUNTS = Counts(
    prompt_tokens=45,
    cached_tokens=312,
    generated_tokens=214,
    ttft_s=0.42,
    prefill_tok_s=118.4,
    decode_tok_s=23.41,
    context_used=571,
    context_size=4096,
)


class ChatBench:
    """``close`` has to be called."""

    def __init__(self, app: QApplication, home: Path, mode: str = "light", font_size: int = 10) -> None:
        clients: list[ScriptedClient] = []

        def make(on_event: Callable[[Any], None]) -> ScriptedClient:
            clients.append(ScriptedClient(on_event))
            return clients[-1]

        self.store, _ = Store.open(home / "chats.sqlite3")
        bridge = EngineBridge(make_client=make)
        self.session = ChatSession(self.store, SettingsStore(home / "settings.json"), bridge)
        bridge.start()
        self.client = clients[0]
        self.turn()
        self.session.models.load("/models/toy")
        self.client.loaded()
        self.turn()
        self.theme = Theme(app, mode, font_size)
        self.window = QWidget()
        self.view = ChatView(self.session, self.theme, self.window)
        self.field = QLineEdit(self.window)
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        column.addWidget(self.field)
        self.resize(900, 740)
        self.window.show()
        self.field.setFocus()

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)

    def turn(self) -> None:
        """Deliver what the engine emitted."""
        for _ in range(3):
            QCoreApplication.processEvents()

    def settle(self, seconds: float = 60.0) -> None:
        """Until nothing is left to be laid out, coloured or repainted."""
        end = time.monotonic() + seconds
        while True:
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if not self.view.busy:
                break
            assert time.monotonic() < end, "the chat view does not come to rest"
        QCoreApplication.processEvents()

    def ask(self, question: str, *pieces: str, reason: str = "stop", counts: Counts | None = COUNTS) -> str:
        """A whole turn; the id of the answer."""
        assert self.session.asking.send(question)
        self.client.pieces(*pieces)
        self.client.finish(reason, counts)
        self.turn()
        return self.session.messages()[-1].id

    def open_long(self, texts: list[tuple[str, str]]) -> None:
        """A conversation with those messages (question, answer), written to the store and opened."""
        info = ConversationInfo(new_id(), created=time.time(), updated=time.time())
        self.store.create(info)
        parent: str | None = None
        for turn in texts:
            for role, text in zip(("user", "assistant"), turn, strict=True):
                reason = "stop" if role == "assistant" else ""
                counts = COUNTS if role == "assistant" else None
                message = Message(
                    new_id(), info.id, parent, role, text, reason=reason, counts=counts, created=time.time()
                )
                self.store.add_message(message)
                parent = message.id
        self.session.open(info.id)
        self.settle()

    def shown(self, message_id: str) -> MessageView:
        """The widget of a message; it has to be near the viewport."""
        return self.view.views[message_id]

    def in_view(self) -> dict[tuple[str, int], int]:
        """Where the sections that can be seen begin, in pixels of the viewport, by message and number."""
        height = self.view.viewport().height()
        tops = {
            (key, index): round(view.y() + view.body_at.y() + box.top())
            for key, view in self.view.views.items()
            for index, number, _, box in view.body.placed()
            if number == 0
        }
        return {place: top for place, top in tops.items() if 0 <= top < height}

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        self.session.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
