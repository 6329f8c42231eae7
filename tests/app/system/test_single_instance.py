"""SingleInstance between real processes."""

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.system.single_instance import SingleInstance

MODEL = "/models/田中 ü 😀"

# A first start: says "mine", and then what it is asked.
OWNER = """
    import sys
    from pathlib import Path
    from PySide6.QtCore import QCoreApplication
    from app.system.single_instance import SingleInstance

    app = QCoreApplication([])
    instance = SingleInstance(Path(sys.argv[1]))
    instance.raised.connect(lambda model: print(ascii(model), flush=True))
    print("mine" if instance.acquire() else "taken", flush=True)
    app.exec()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "田中 ü 😀"
    folder.mkdir()
    return folder


@pytest.fixture
def owner(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", textwrap.dedent(OWNER), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "mine\n"
        yield process
        process.kill()


def test_a_second_start_raises_the_first(qapp: object, owner: subprocess.Popen[str], folder: Path) -> None:
    second = SingleInstance(folder)
    assert not second.acquire(MODEL)
    assert not second.acquire()
    assert owner.stdout is not None
    assert owner.stdout.readline() == ascii(MODEL) + "\n"
    assert owner.stdout.readline() == "''\n"


def test_another_folder_is_free(qapp: object, owner: subprocess.Popen[str], tmp_path: Path) -> None:
    other = SingleInstance(tmp_path)
    assert other.acquire()
    other.release()


def test_a_killed_owner_leaves_the_folder_free(
    qapp: object, owner: subprocess.Popen[str], folder: Path
) -> None:
    owner.kill()
    owner.wait()
    heir = SingleInstance(folder)
    assert heir.acquire()
    third = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(OWNER).replace("app.exec()", ""), str(folder)],
        stdout=subprocess.PIPE, text=True, stdin=subprocess.DEVNULL,
        timeout=60, check=False,
    )  # fmt: skip
    # Nobody answers while this test waits for it, so it gives up with a sentence; it never takes the folder.
    assert third.returncode != 0 and "mine" not in third.stdout
    heir.release()


def test_the_heir_listens_where_the_dead_one_did(
    qtbot: QtBot, owner: subprocess.Popen[str], folder: Path
) -> None:
    owner.kill()
    owner.wait()
    heir = SingleInstance(folder)
    assert heir.acquire()
    script = textwrap.dedent(OWNER).replace("acquire()", f"acquire({MODEL!r})").replace("app.exec()", "")
    with qtbot.waitSignal(heir.raised, timeout=30_000) as raised:
        process = subprocess.Popen([sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE)
    output, _ = process.communicate(timeout=30)
    assert raised.args == [MODEL] and output == b"taken\n"
    heir.release()


def test_rubbish_on_the_socket_is_harmless(qtbot: QtBot, folder: Path) -> None:
    from PySide6.QtNetwork import QLocalSocket

    instance = SingleInstance(folder)
    assert instance.acquire()
    asked: list[str] = []
    instance.raised.connect(asked.append)
    for rubbish in (b"\xff\n", b"[]\n", b'{"model": 5}\n', b"x" * 200_000, b""):
        socket = QLocalSocket()
        socket.connectToServer(instance._name)
        qtbot.waitUntil(lambda socket=socket: socket.state() == QLocalSocket.LocalSocketState.ConnectedState)
        socket.write(rubbish)
        socket.flush()
        if rubbish:
            unconnected = QLocalSocket.LocalSocketState.UnconnectedState
            qtbot.waitUntil(lambda socket=socket: socket.state() == unconnected)  # noqa: B023
    assert asked == []
    instance.release()


def test_a_folder_that_cannot_be_locked_is_a_sentence(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="cannot write to its data folder"):
        SingleInstance(tmp_path / "not there").acquire()
