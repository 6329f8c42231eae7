"""What every test stands on: no display, nothing of the person's touched, no connection to elsewhere.

The environment is set while this file is imported, because Qt looks at its platform when it is first
imported and child processes inherit what they find.
"""

import gc
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

# Without a display Qt aborts the whole process, so this stands before any import of it.
if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_session_home = Path(tempfile.mkdtemp(prefix="tern-tests-"))
os.environ["TERN_HOME"] = str(_session_home)
os.environ["XDG_DATA_HOME"] = str(_session_home / "usual")  # for what is kept in the usual place in any case
os.environ["TERN_STARTER"] = ""  # no model but those that a test makes
for _name in ("MAKEFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "MFLAGS", "ARGS"):
    os.environ.pop(_name, None)  # `make test` leaves them; a `make` started by a test is not a part of it
os.environ["TERN_CACHE"] = str(_session_home / "cache")  # shared by all tests: the self test runs once

# A shell that starts the suite in the background has all of it ignore Ctrl-C, which tests send.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Busy machines and emulated ones are slow; how long one example takes says nothing about the code.
hypothesis.settings.register_profile("tern", deadline=None)
hypothesis.settings.load_profile("tern")


def _refuse_strangers(event: str, args: tuple) -> None:
    """Audit hook: a test talks to this machine only, whatever library it uses."""
    if event == "socket.connect" and isinstance(args[1], tuple):
        host = str(args[1][0])
        if not (host.startswith("127.") or host in ("localhost", "::1")):
            raise PermissionError(f"a test wanted to connect to {args[1]}")


sys.addaudithook(_refuse_strangers)

GARBAGE = 10_000  # objects allocated since the last collection, from which on the next one is due


def pytest_collection_finish() -> None:
    """Garbage goes between two tests, in the main thread; see app/system/garbage.py."""
    gc.disable()
    gc.collect()
    gc.freeze()  # the tests themselves: thousands of objects that stay


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    _delete_windows()
    if gc.get_count()[0] > GARBAGE:
        gc.collect()


def _delete_windows() -> None:
    """No window stays for the next test: each new theme would style every one that ever was again."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets and widgets.QApplication.instance()
    if widgets is None or not isinstance(app, widgets.QApplication):
        return
    for window in app.topLevelWidgets():
        window.deleteLater()
    app.sendPostedEvents(None, sys.modules["PySide6.QtCore"].QEvent.Type.DeferredDelete.value)


def pytest_sessionfinish() -> None:
    shutil.rmtree(_session_home, ignore_errors=True)


@pytest.fixture(autouse=True)
def tern_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own for each test, also for the processes that the test starts."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("TERN_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The folder of golden data outside the project; tests that need it are skipped where it is not."""
    value = os.environ.get("TERN_TEST_DATA")
    if not value:
        pytest.skip("TERN_TEST_DATA is not set: the golden data live outside the project")
    folder = Path(value)
    if not folder.is_dir():
        pytest.fail(f"TERN_TEST_DATA names {folder}, which is no folder")
    return folder


@pytest.fixture
def no_children_left() -> Iterator[None]:
    """Fails a test that leaves a child process behind."""
    import psutil

    yield
    children = psutil.Process().children(recursive=True)
    _, alive = psutil.wait_procs(children, timeout=20)
    assert not alive, f"left behind: {[child.cmdline() for child in alive]}"
