"""The main window: conversations at the left, the chat in the middle, composer and status line below."""

from PySide6.QtWidgets import QMainWindow, QWidget

from app.engine_bridge import EngineBridge
from app.session import ChatSession
from app.settings import SettingsStore
from app.store import Store
from app.theme import Theme


class MainWindow(QMainWindow):
    """Puts the parts together and connects them; every part keeps its own state."""

    def __init__(
        self,
        store: Store,
        settings: SettingsStore,
        bridge: EngineBridge,
        session: ChatSession,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None: ...

    def open_model(self, folder: str) -> None:
        """Loads the checkpoint in ``folder`` with the settings in force and remembers it."""

    def raise_and_activate(self) -> None:
        """To the front, out of minimised: what a second start of the program asks for."""

    def show_notice(self, sentence: str) -> None:
        """One sentence in a bar above the composer."""
