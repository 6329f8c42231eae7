"""The whole program as a person uses it: the real window on the real engine process and a toy model."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app import paths
from app.chat.state import Phase
from app.main import Program, build, start
from app.storage.store import Store
from app.system.window_log import WindowLog
from app.windows.message.view import MessageView
from engine.sampling.params import SamplingParams
from tests.helpers.engine_process import wait_gone
from tests.helpers.toy import write_toy

WAIT_MS = 60_000
NAME = "田中 ü 😀"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some hundred tokens/s on the scalar kernels: time enough to interrupt an answer."""
    folder = tmp_path_factory.mktemp("models") / NAME
    return write_toy(folder, hidden=256, ffn=512, layers=8, heads=8, kv_heads=4, max_position=4096)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that old programs stumble over."""
    folder = tmp_path / NAME
    monkeypatch.setenv("TERN_HOME", str(folder))
    return folder


class Person:
    """Works with the window: clicks, types, waits, looks."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot = qtbot
        self.program = program
        self.window = program.window
        self.session = program.session

    def type_and_send(self, text: str) -> None:
        field = self.window.composer.field
        field.setFocus()
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)
        assert self.window.composer.text() == "", "the message was taken"

    def wait_for_words(self) -> None:
        """Until the answer that is being written has some."""
        self.qtbot.waitUntil(lambda: len(self.session.messages()[-1].ids) >= 5, timeout=WAIT_MS)

    def wait_for_the_end(self) -> None:
        self.qtbot.waitUntil(lambda: self.session.phase is Phase.IDLE, timeout=WAIT_MS)

    def message(self, place: int) -> MessageView:
        """The message at ``place`` of the branch, as it stands on the screen."""
        id_ = self.session.messages()[place].id
        self.window.chat_view.scroll_to_message(id_)
        self.qtbot.waitUntil(lambda: id_ in self.window.chat_view.views, timeout=WAIT_MS)
        return self.window.chat_view.views[id_]

    def texts(self) -> list[str]:
        return [message.text for message in self.session.messages()]


@contextmanager
def program(qtbot: QtBot, qapp: QApplication) -> Iterator[Person]:
    """From the start to the end, as ``app.main.run`` does it, without its event loop."""
    store, report = Store.open(paths.database_path())
    assert report.sentence == ""
    with WindowLog(paths.data_dir() / "window.log") as log:
        built = build(qapp, store, log)
        # Slow and endless, so that there is time to interrupt; a person may set all of it.
        built.settings.update(
            isa="scalar",
            threads=1,
            context=1024,
            use_model_sampling=False,
            sampling=SamplingParams(temperature=1.0, ignore_eos=True, max_tokens=200),
        )
        built.window.show()
        built.window.activateWindow()
        start(built, report, "")
        try:
            yield Person(qtbot, built)
        finally:
            pid = built.bridge.pid
            built.window.close()
            built.close()
            built.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            assert pid is None or not psutil.pid_exists(pid), "closing leaves no engine behind"


def test_a_day_with_it(qtbot: QtBot, qapp: QApplication, home: Path, model: Path) -> None:
    with program(qtbot, qapp) as person:
        window, session = person.window, person.session
        assert window.empty_state.open_button.isVisible()
        with qtbot.waitSignal(person.program.bridge.loaded, timeout=WAIT_MS):
            window.open_model(str(model))
        assert window.status.model.text() == NAME
        assert window.status.kernel.text() == "i2_s · scalar"

        # A first answer streams, and is stopped: nothing is added after that.
        person.type_and_send("What is a tern?")
        person.wait_for_words()
        qtbot.waitUntil(lambda: "tok/s" in window.status.now.text(), timeout=WAIT_MS)
        qtbot.keyClick(window.composer.field, Qt.Key.Key_Escape)
        shown = session.messages()[-1].text
        person.wait_for_the_end()
        cut = session.messages()[-1]
        assert (cut.text, cut.reason) == (shown, "cancelled")
        assert window.status.meter.value() > 0

        # Answered again: a second version beside the first.
        person.message(-1).footer.action_row.regenerate_button.click()
        person.wait_for_the_end()
        again = session.messages()[-1]
        assert again.reason == "length"
        assert session.siblings(again.id)[1] == [cut.id, again.id]

        # The question is edited: another branch, answered anew.
        view = person.message(0)
        view.footer.action_row.edit_button.click()
        editor = view.findChild(QPlainTextEdit)
        assert isinstance(editor, QPlainTextEdit)
        editor.selectAll()
        qtbot.keyClicks(editor, "What is an albatross?")
        qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        person.wait_for_the_end()
        assert person.texts()[0] == "What is an albatross?"
        albatross = person.texts()

        # Back to the first branch and its second answer.
        person.message(0).footer.action_row.previous_button.click()
        assert person.texts() == ["What is a tern?", again.text]
        person.message(1).footer.action_row.previous_button.click()
        assert person.texts() == ["What is a tern?", cut.text]

        # The engine is killed in the middle of an answer: a sentence and a button, the chat whole.
        person.type_and_send("Go on, please.")
        person.wait_for_words()
        assert person.program.bridge.pid is not None
        os.kill(person.program.bridge.pid, signal.SIGKILL)
        qtbot.waitUntil(lambda: window.notices.bar("engine") is not None, timeout=WAIT_MS)
        broken = session.messages()[-1]
        assert broken.reason in ("failed", "interrupted") and broken.text
        assert person.texts()[:3] == ["What is a tern?", cut.text, "Go on, please."]
        bar = window.notices.bar("engine")
        assert bar is not None
        with qtbot.waitSignal(person.program.bridge.loaded, timeout=WAIT_MS):
            bar.buttons[0].click()

        # It goes on where it was cut.
        next(
            button
            for button in person.message(-1).findChildren(QPushButton)
            if button.isVisible() and "Continue" in button.text()
        ).click()
        person.wait_for_the_end()
        whole = session.messages()[-1]
        assert whole.id == broken.id and whole.text.startswith(broken.text) and whole.text != broken.text
        assert whole.reason == "length"
        last = person.texts()
        window.composer.insert("unsent")

    with program(qtbot, qapp) as person:
        window, session = person.window, person.session
        assert person.texts() == last
        assert window.composer.text() == "unsent"
        qtbot.waitUntil(lambda: person.program.bridge.info is not None, timeout=WAIT_MS)  # loaded again
        person.message(1).footer.action_row.next_button.click()
        assert person.texts() == ["What is a tern?", again.text]
        person.message(0).footer.action_row.next_button.click()
        assert person.texts() == albatross
        window.composer.clear()
        person.type_and_send("And here?")
        person.wait_for_the_end()
        assert len(session.messages()) == 4


def test_a_folder_without_a_model_is_refused_in_a_sentence(
    qtbot: QtBot, qapp: QApplication, home: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with program(qtbot, qapp) as person:
        person.window.open_model(str(empty))
        qtbot.waitUntil(lambda: person.window.notices.bar("refused") is not None, timeout=WAIT_MS)
        bar = person.window.notices.bar("refused")
        assert bar is not None and "config.json" in bar.label.text()
        assert person.program.settings.value.recent_models == ()


def run(home: Path, *args: str) -> subprocess.Popen[str]:
    """``python -m app`` as a process of its own on that data folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "app", *args],
        env=os.environ | {"TERN_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def last_model(home: Path) -> str:
    """The one that was loaded last, as the settings on the disk have it."""
    try:
        return str(json.loads((home / "settings.json").read_text())["last_model"])
    except FileNotFoundError:
        return ""


def engine_of(process: subprocess.Popen[str]) -> list[psutil.Process]:
    return [child for child in psutil.Process(process.pid).children() if "spawn_main" in str(child.cmdline())]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM ends a process there without asking it")
def test_the_real_start_second_start_and_end(home: Path, model: Path) -> None:
    first = run(home, str(model))
    try:
        wait_for(lambda: last_model(home) == str(model))
        (engine,) = engine_of(first)
        second = run(home, str(model))
        assert second.wait(60) == 0, "it hands over to the first and ends"
        assert second.communicate() == ("", "")
        assert first.poll() is None
        first.send_signal(signal.SIGTERM)
        assert first.wait(60) == 0
        out, err = first.communicate()
        assert "Traceback" not in err
        wait_gone(engine.pid)
        assert (home / "window.log").read_text() == ""
    finally:
        first.kill()
        first.communicate()


def test_a_subcommand_needs_no_qt(home: Path) -> None:
    code = (
        "import sys; from app.__main__ import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit as end:\n    assert not end.code\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')], 'Qt was imported'"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "tern" in done.stdout


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_without_a_display_it_chats_in_the_terminal(home: Path, model: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "app", str(model)],
        input="",
        env=env | {"TERN_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "No display was found" in done.stderr
