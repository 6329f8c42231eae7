"""The window program from start to end. The order of start-up:

1. ``QApplication`` with names and icon. (``app.__main__`` has called ``freeze_support`` and seen a display.)
2. The data folder; ``faulthandler`` and unexpected errors write to ``window.log`` in it.
3. ``SingleInstance``: a second start hands its model folder or its export of chats to the first, which comes
   to the front, and ends.
4. ``Store.open`` checks the database; what it had to repair is told in a dialog with choices.
5. The engine process: it starts while the modules of the windows are imported. ``SettingsStore``, then the
   language and ``Theme``: colours and fonts before the first widget.
6. ``EngineBridge``, ``ChatSession``, ``ModelServices``, ``MainWindow``, shown.
7. Garbage is collected in the main thread from here on (``MainThreadGarbage``).
8. The model: the folder of the command line, else the last one, unless its loading took the last start down;
   where none was ever chosen, one that is there, the starter last; where there is none, the first run.
9. The event loop. At its end the services, the session and the bridge are closed: everything is saved, and
   the engine process is gone. Where another language was chosen, steps 4 to 9 follow once more in it.
"""

import signal
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from app.chat.session import ChatSession
from app.engine_bridge import EngineBridge
from app.languages import speak
from app.look.icons import program_icon
from app.look.theme import Theme
from app.models.services import ModelServices, make_services
from app.paths import data_dir, database_path, settings_path
from app.settings import Settings, SettingsStore
from app.storage.errors import StoreError
from app.storage.exchange import is_export
from app.storage.opening import Report
from app.storage.store import Store
from app.system.garbage import MainThreadGarbage
from app.system.single_instance import SingleInstance
from app.system.window_log import WindowLog
from app.windows.dialogs.start import backup_dialog, tell_and_end
from engine.version import __version__

if TYPE_CHECKING:
    from app.windows.main.main_window import MainWindow

ANEW = 3  # code of an event loop whose window makes room for one in another language


@dataclass(frozen=True, slots=True)
class Program:
    """The objects of a running window, in the order they need each other."""

    settings: SettingsStore
    bridge: EngineBridge
    session: ChatSession
    services: ModelServices
    theme: Theme
    window: "MainWindow"

    def close(self) -> None:
        """Everything saved, the engine process gone, downloads paused."""
        self.services.close()
        self.window.chat_view.end()
        self.session.close()


def run(path: str = "") -> int:
    """Opens the window, with the model or the export of chats at ``path``. Returns when it is closed."""
    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("Tern")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("tern")
    app.setWindowIcon(program_icon())
    path = str(Path(path).absolute()) if path else ""
    try:
        log = WindowLog(data_dir() / "window.log")
        instance = SingleInstance(data_dir())
        if not instance.acquire(path):
            return 0
        store, report = Store.open(database_path())
    except (OSError, StoreError) as error:
        return tell_and_end(app, str(error))
    end_on_signals(app)
    with log:
        try:
            run = Run(app, log, instance, store)
            while (code := run.window(report, path)) == ANEW:
                path = ""
                run.store, report = Store.open(database_path())
            return code
        except StoreError as error:
            return tell_and_end(app, str(error))
        finally:
            instance.release()


@dataclass(slots=True)
class Run:
    """What outlives a window: another language is spoken by another window, on the same data."""

    app: QApplication
    log: WindowLog
    instance: SingleInstance
    store: Store
    is_anew: bool = False  # the window before was closed for another language

    def window(self, report: Report, path: str) -> int:
        """Until it is closed, and everything with it. ``ANEW``: its place is to be taken by a new one."""
        bridge = EngineBridge()
        bridge.start()
        program = build(self.app, self.store, self.log, bridge)
        window = program.window
        self.instance.raised.connect(window.raise_and_activate)
        self.instance.raised.connect(window.open_path_of_other)
        program.settings.changed.connect(lambda old, new: self._speak_anew(program, old, new))
        window.show()
        garbage = MainThreadGarbage()
        start(program, report, path)
        if self.is_anew:
            window.dialogs.setting(window.dialogs.setting_pages.general.language)
        try:
            code = self.app.exec()
            self.is_anew = code == ANEW
            return code
        finally:
            program.close()
            window.deleteLater()
            program.theme.deleteLater()
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            garbage.close()

    def _speak_anew(self, program: Program, old: Settings, new: Settings) -> None:
        if old.language == new.language:
            return
        # Closing it asks where something would be lost; who then stays has the language at the next start.
        self.app.setQuitOnLastWindowClosed(False)
        if program.window.close():
            self.app.exit(ANEW)
        self.app.setQuitOnLastWindowClosed(True)


def build(app: QApplication, store: Store, log: WindowLog, bridge: EngineBridge | None = None) -> Program:
    """Steps 5 and 6: the objects, connected, nothing shown yet."""
    from app.windows.main.main_window import MainWindow

    settings = SettingsStore(settings_path())
    speak(app, settings.value.language)
    theme = Theme(app, settings.value.theme, settings.value.font_size)
    bridge = bridge or EngineBridge()
    session = ChatSession(store, settings, bridge)
    services = make_services(settings, bridge)
    window = MainWindow(settings, bridge, session, services, theme)
    log.notified.connect(window.show_notice)
    return Program(settings, bridge, session, services, theme, window)


def start(program: Program, report: Report, path: str) -> None:
    """The engine, the last chat, what has to be told, the model; the window is on the screen already."""
    program.bridge.start()
    program.session.open(program.settings.value.last_conversation or None)
    if report.sentence:
        backup_dialog(report, program.session, program.theme, program.window).open()
    if program.settings.problem:
        program.window.show_notice(program.settings.problem)
    if program.session.presets.problem:
        program.window.show_notice(program.session.presets.problem)
    program.session.library.start()
    program.services.serving.start()
    # Once the window has painted itself: this reads folders.
    QTimer.singleShot(0, program.window, lambda: load(program, path))


def load(program: Program, path: str) -> None:
    """The model of the command line, else the last one, or what there is; or chats are imported."""
    if not path or is_export(path):
        program.session.models.load_at_start()
        program.window.model_dialogs.at_start()
    if path:
        program.window.open_path(path)


def end_on_signals(app: QApplication) -> None:
    """Ctrl-C in the terminal and the end of the desktop session close the window in good order."""
    # Python runs its handlers only between two of its own instructions; the socket wakes Qt's loop for that.
    reader, writer = socket.socketpair()
    for end in (reader, writer):
        end.setblocking(False)
    signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, app)
    notifier.activated.connect(lambda: reader.recv(64))
    # A lambda, because Qt would hold a bound method weakly: both ends must live as long as the application.
    app.destroyed.connect(lambda: writer.close())
    for name in (signal.SIGINT, signal.SIGTERM):
        # Through the event loop: a quit that comes before it runs would be lost.
        signal.signal(name, lambda *_: QTimer.singleShot(0, app, app.quit))
