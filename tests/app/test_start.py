"""Starting: which program runs, what is said of a damaged database, where unexpected errors go."""

import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app import __main__, main, paths
from app.engine_bridge import EngineBridge
from app.languages import speak
from app.storage.store import Store
from app.system.single_instance import SingleInstance
from app.system.window_log import WindowLog
from app.windows.dialogs.start import backup_dialog, tell_and_end
from app.windows.widgets.dialog import MessageDialog
from tests.helpers import ROOT
from tests.helpers.scripted_client import ScriptedClient
from tests.helpers.window import WindowBench, fill, open_window


@pytest.mark.parametrize(
    ("args", "is_window"),
    [
        (["chat"], False),
        (["bench", "--json"], False),
        (["--help"], False),
        (["no-such-thing"], False),
        (["./chat"], True),
        (["folder"], True),
        (["some/where"], True),
        (["folder", "another"], False),
    ],
)
def test_what_is_the_window_and_what_a_subcommand(
    args: list[str], is_window: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    assert __main__.is_window(args) is is_window


@pytest.mark.parametrize(
    ("platform", "variables", "display"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ""}, False),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_is_there_a_display(
    platform: str, variables: dict[str, str], display: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert __main__.has_display() is display


def test_a_second_start_raises_the_window_and_hands_its_model_over(
    qtbot: QtBot, qapp: QApplication, tern_home: Path
) -> None:
    first = SingleInstance(tern_home)
    assert first.acquire()
    with open_window(qapp) as bench:
        first.raised.connect(bench.window.raise_and_activate)
        first.raised.connect(bench.window.open_model)
        bench.window.showMinimized()
        second = subprocess.Popen([sys.executable, "-m", "app", "models/田中"], cwd=ROOT)
        qtbot.waitUntil(lambda: second.poll() == 0, timeout=60_000)
        assert not bench.window.isMinimized()
        bench.turn()
        assert bench.client.loads[-1].path == str(ROOT / "models" / "田中")
    first.release()


@pytest.mark.skipif(sys.platform == "win32", reason="it raises no SIGTERM")
def test_a_signal_before_the_event_loop_is_not_lost() -> None:
    """A session that ends while the program starts must not have to wait for it."""
    script = """
        import signal, sys
        from PySide6.QtCore import Qt, QTimer
        from PySide6.QtWidgets import QApplication
        from app.main import end_on_signals
        app = QApplication([])
        end_on_signals(app)
        signal.raise_signal(signal.SIGTERM)
        QTimer.singleShot(20_000, lambda: app.exit(1))
        sys.exit(app.exec())
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    assert subprocess.run(command, cwd=ROOT, timeout=120).returncode == 0


LATE = (
    *("numpy", "cython_kernels", "tokenizers", "jinja2", "huggingface_hub", "safetensors", "keyring"),
    *("psutil", "statistics", "importlib.metadata", "xml", "http", "ssl"),
    *("asyncio", "uvicorn", "starlette", "engine.server.running", "engine.server.key"),
    *("engine.model", "engine.model_folder", "engine.generation.loop", "engine.text.tokenizer"),
    *("engine.energy.meter", "engine.speed.benchmark", "engine.hub.network", "engine.hub.transfer"),
    *("app.windows.settings", "app.windows.first_run", "app.windows.speed", "app.windows.models.manager"),
    *("app.windows.dialogs.about", "app.windows.menu.shortcuts", "app.windows.palette.palette"),
    *(
        "app.windows.files.text_dialog",
        "app.windows.sources.passage_dialog",
        "app.windows.sidebar.folder_dialog",
    ),
    *(
        "app.documents.worker",
        "engine.documents.extract",
        "engine.documents.index",
        "engine.documents.ranking",
    ),
)


def test_the_window_is_there_before_what_it_does_not_need(tern_home: Path) -> None:
    """Libraries and dialogs that are imported before the window is shown make every start longer."""
    script = f"""
        import sys
        from app import __main__

        def shown(program, report, folder):
            assert program.window.isVisible() and program.bridge.pid
            late = {LATE!r}
            print([name for name in late if any(f"{{m}}.".startswith(f"{{name}}.") for m in sys.modules)])

        from app import main
        main.start = shown
        main.QApplication.exec = lambda *_: 0
        sys.exit(__main__.main([]))
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def damage(path: Path) -> None:
    """Overwrites the middle of the file, as a failing disk does."""
    data = bytearray(path.read_bytes())
    data[4096 : len(data) // 2] = b"\xff" * (len(data) // 2 - 4096)
    path.write_bytes(data)


@pytest.fixture
def damaged(qtbot: QtBot) -> None:
    """Conversations with a backup, then damage."""
    store, _ = Store.open(paths.database_path())
    fill(store, "kept", "one", "two")
    store.backup()
    store.close()
    damage(paths.database_path())


def press(box: MessageDialog, text: str) -> None:
    (button,) = [button for button in box.findChildren(QPushButton) if button.text() == text]
    button.click()


def test_a_damaged_database_is_told_and_the_backup_brings_all_back(damaged: None, qapp: QApplication) -> None:
    with open_window(qapp) as bench:
        assert bench.report.damaged is not None and bench.report.damaged.exists()
        box = backup_dialog(bench.report, bench.program.session, bench.program.theme, bench.window)
        assert box.sentence.text() == bench.report.sentence
        box.open()
        press(box, "Restore the last backup")
        bench.turn()
        assert "restored from" in notice(bench)
        assert [row.title for row in bench.program.session.store.conversations()] == ["kept"]
        assert bench.window.sidebar.model.first().data() == "kept"


def test_a_damaged_database_can_be_left(
    damaged: None, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "app.windows.dialogs.start.QDesktopServices.openUrl", lambda url: opened.append(url.path())
    )
    with open_window(qapp) as bench:
        box = backup_dialog(bench.report, bench.program.session, bench.program.theme, bench.window)
        box.open()
        press(box, "Show the damaged file")
        assert opened == [str(paths.data_dir())]
        assert box.isVisible(), "looking at the file is no answer"
        press(box, "Continue")
        assert not box.isVisible()


def notice(bench: WindowBench) -> str:
    bar = bench.window.notices.bar("notice")
    return bar.label.text() if bar else ""


def test_what_keeps_it_from_starting_is_one_sentence(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(MessageDialog, "exec", lambda box: said.append(box.sentence.text()))
    assert tell_and_end(qapp, "The data folder cannot be written.") == 1
    assert said == ["The data folder cannot be written."]


def test_an_unexpected_error_is_written_down_and_told(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "田中 ü 😀.log"
    before: Callable[..., object] = sys.excepthook
    told: list[str] = []
    with WindowLog(path) as log:
        log.notified.connect(told.append)
        try:
            raise ValueError("unforeseen \ud800")
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    assert sys.excepthook is before
    text = path.read_text("utf-8")
    assert "ValueError: unforeseen" in text and "test_start.py" in text
    assert len(told) == 1 and str(path) in told[0]


def test_the_log_does_not_grow_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "window.log"
    path.write_text("x" * 2_000_000)
    with WindowLog(path):
        pass
    assert path.read_text() == ""


def test_another_language_opens_the_window_anew(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written is there again, and the settings are open where the language was chosen."""
    programs: list[main.Program] = []
    monkeypatch.setattr(main, "EngineBridge", lambda: EngineBridge(make_client=ScriptedClient))
    monkeypatch.setattr(main, "start", lambda program, report, path: start(program))

    def begin(program: main.Program) -> None:
        program.window.composer.insert("A draft")
        program.window.dialogs.settings()
        choose(program, "de")

    def go_on(program: main.Program) -> None:
        check(program, "&Neuer Chat")
        choose(program, "ar")

    def end(program: main.Program) -> None:
        check(program, "محادثة جديدة")
        assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
        program.window.close()

    acts = iter([begin, go_on, end])

    def start(program: main.Program) -> None:
        programs.append(program)
        program.session.open(program.settings.value.last_conversation or None)
        act = next(acts)
        QTimer.singleShot(0, program.window, lambda: act(program))
        QTimer.singleShot(30_000, program.window, lambda: qapp.exit(9))  # what fails above must not hang

    def choose(program: main.Program, code: str) -> None:
        language = program.window.dialogs.setting_pages.general.language
        language.setCurrentIndex(language.findData(code))
        language.activated.emit(language.currentIndex())

    def check(program: main.Program, new_chat: str) -> None:
        assert program.window.menus.new_chat.text() == new_chat
        assert program.window.composer.field.text() == "A draft"
        assert program.window.dialogs.setting_pages.general.language.isVisible(), "open where it was"

    store, report = Store.open(paths.database_path())
    with WindowLog(paths.data_dir() / "window.log") as log:
        run = main.Run(qapp, log, SingleInstance(paths.data_dir()), store)
        codes = []
        while (code := run.window(report, "")) == main.ANEW:
            codes.append(code)
            run.store, report = Store.open(paths.database_path())
    speak(qapp, "en")
    assert (len(codes), code, len(programs)) == (2, 0, 3)
