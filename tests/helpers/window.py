"""The whole window in a test, on an engine whose events the test gives."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from app import paths
from app.conversation import ConversationInfo, Message, new_id
from app.engine_bridge import EngineBridge
from app.main import Program, build
from app.storage.opening import Report
from app.storage.store import Store
from app.system.window_log import WindowLog
from app.windows.main.main_window import MainWindow
from tests.helpers.scripted_client import ScriptedClient

MODEL = "/models/田中 ü 😀"


@dataclass
class WindowBench:
    """A program with a window, its scripted engine, and what opening the store reported."""

    program: Program
    client: ScriptedClient
    report: Report

    @property
    def window(self) -> MainWindow:
        return self.program.window

    def turn(self) -> None:
        """Delivers what the engine emitted."""
        for _ in range(3):
            QCoreApplication.processEvents()

    def do(self, action: Callable[[], object]) -> None:
        """Runs ``action`` and delivers what came of it."""
        action()
        self.turn()

    def load(self, folder: str = MODEL) -> "WindowBench":
        """A model is loaded."""
        self.window.open_model(folder)
        self.do(self.client.loaded)
        return self

    def ask(self, question: str, *pieces: str, reason: str = "stop") -> "WindowBench":
        """A question typed and sent, and its answer. ``reason`` "": the answer goes on."""
        self.window.composer.insert(question)
        self.do(self.window.composer.button.click)
        self.client.progress(5, 5)
        self.client.pieces(*pieces)
        if reason:
            self.client.finish(reason)
        self.turn()
        return self

    def texts(self) -> list[str]:
        """The messages in view."""
        return [message.text for message in self.program.session.messages()]


@contextmanager
def open_window(qapp: QApplication) -> Iterator[WindowBench]:
    """A window on the data folder of the test, shown, with the engine started; closed at the end."""
    clients: list[ScriptedClient] = []

    def make(on_event: Callable[..., None]) -> ScriptedClient:
        clients.append(ScriptedClient(on_event))
        return clients[-1]

    store, report = Store.open(paths.database_path())
    with WindowLog(paths.data_dir() / "window.log") as log:
        program = build(qapp, store, log, EngineBridge(make_client=make))
        program.window.show()
        program.window.activateWindow()
        program.bridge.start()
        program.session.open(program.settings.value.last_conversation or None)
        bench = WindowBench(program, clients[0], report)
        bench.turn()
        try:
            yield bench
        finally:
            program.window.close()
            program.close()
            program.window.deleteLater()
            QCoreApplication.sendPostedEvents(
                None, 52
            )  # QEvent.DeferredDelete: nothing stays for the next test


def fill(store: Store, title: str, *texts: str, pinned: bool = False, used: float = 0.0) -> str:
    """A conversation of that title, ``texts`` by turns the user's and the model's; its id."""
    info = ConversationInfo(new_id(), title, pinned, used, used)
    store.create(info)
    parent: str | None = None
    for number, text in enumerate(texts):
        role = ("user", "assistant")[number % 2]
        reason = ("", "stop")[number % 2]
        message = Message(new_id(), info.id, parent, role, text, reason=reason, created=used + number)
        store.add_message(message)
        parent = message.id
    return info.id


def fill_many(store: Store, number: int, used: float, **columns: object) -> None:
    """``number`` chats without messages, ten minutes apart; ``columns`` are the same in all of them."""
    names = ["id", "title", "created", "updated", *columns]
    places = ", ".join("?" * len(names))
    rows = (
        (f"many {place}", f"chat {place}", used - place * 600, used - place * 600, *columns.values())
        for place in range(number)
    )
    with store._writing():
        store._connection.executemany(
            f"INSERT INTO conversations ({', '.join(names)}) VALUES ({places})", rows
        )


def accessible_tree(widget: object) -> Iterator[QAccessibleInterface]:
    """Everything a screen reader finds in ``widget``, itself first."""
    root = QAccessible.queryAccessibleInterface(widget)  # type: ignore[arg-type]
    assert root is not None
    waiting = [root]
    while waiting:
        interface = waiting.pop()
        yield interface
        waiting += [
            child
            for number in range(interface.childCount())
            if (child := interface.child(number)) is not None and child.isValid()
        ]
