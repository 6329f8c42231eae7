"""Notifications over D-Bus, on a bus of the test with a desktop that the test plays."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from app.system.desktop_notice import DesktopNotice
from app.system.session_bus import PATH, SERVICE, BusNotification

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None,
    reason="there is no D-Bus here",
)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a session bus of its own."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    yield address
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


class Desktop:
    """Owns the name of the notifications; ``after`` makes the messages that follow each request."""

    def __init__(self, after: Callable[[Any], list[Any]]) -> None:
        from jeepney import HeaderFields, MessageType, message_bus
        from jeepney.io.blocking import open_dbus_connection

        self.asked: list[tuple[Any, ...]] = []
        self.signatures: list[str] = []
        self._connection = connection = open_dbus_connection("SESSION")
        connection.send_and_get_reply(message_bus.RequestName(SERVICE))

        def run() -> None:
            try:
                while True:
                    message = connection.receive()
                    if message.header.message_type is MessageType.method_call:
                        self.asked.append(message.body)
                        self.signatures.append(message.header.fields[HeaderFields.signature])
                        for reply in after(message):
                            connection.send(reply)
            except (OSError, ValueError):
                pass  # closed: the test has ended

        self._thread = threading.Thread(target=run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._connection.sock.shutdown(2)
        self._thread.join(10)
        self._connection.close()


@pytest.fixture
def desktop(bus: str) -> Iterator[Callable[[Callable[[Any], list[Any]]], Desktop]]:
    made: list[Desktop] = []

    def make(after: Callable[[Any], list[Any]]) -> Desktop:
        made.append(Desktop(after))
        return made[-1]

    yield make
    for one in made:
        one.close()


def given(message: Any) -> Any:
    """The desktop's answer: it has the notification, as number 7."""
    from jeepney import new_method_return

    return new_method_return(message, "u", (7,))


def signal(name: str, signature: str, *values: Any) -> Any:
    from jeepney import DBusAddress, new_signal

    return new_signal(DBusAddress(PATH, interface=SERVICE), name, signature, values)


def outcome(title: str = "A chat", body: str = "The answer is ready.") -> tuple[BusNotification, list[str]]:
    said: list[str] = []
    made = BusNotification(title, body, lambda: said.append("clicked"), lambda: said.append("refused"))
    made.show()
    return made, said


def test_a_click_is_told_once(desktop: Callable[..., Desktop]) -> None:
    def after(message: Any) -> list[Any]:
        return [
            given(message),
            signal("ActionInvoked", "us", 6, "default"),  # of another program's
            signal("ActivationToken", "us", 7, "token-1"),
            signal("ActionInvoked", "us", 7, "default"),
            signal("ActionInvoked", "us", 7, "default"),
        ]

    there = desktop(after)
    made, said = outcome("<b>A chat</b> 😀")
    made._thread.join(20)
    assert said == ["clicked"]
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "token-1"
    assert there.signatures == ["susssasa{sv}i"]
    (asked,) = there.asked
    assert asked[:5] == ("Tern", 0, "tern", "<b>A chat</b> 😀", "The answer is ready.")
    assert asked[5] == ["default", "Open"]


def test_one_that_is_put_away_is_forgotten(desktop: Callable[..., Desktop]) -> None:
    desktop(lambda message: [given(message), signal("NotificationClosed", "uu", 7, 2)])
    made, said = outcome()
    made._thread.join(20)
    assert not made._thread.is_alive() and said == []


def test_one_whose_time_is_over_can_still_be_clicked(desktop: Callable[..., Desktop]) -> None:
    desktop(
        lambda message: [
            given(message),
            signal("NotificationClosed", "uu", 7, 1),
            signal("ActionInvoked", "us", 7, "default"),
        ]
    )
    made, said = outcome()
    made._thread.join(20)
    assert said == ["clicked"]


def test_a_desktop_that_refuses(desktop: Callable[..., Desktop]) -> None:
    from jeepney import new_error

    desktop(lambda message: [new_error(message, "org.freedesktop.DBus.Error.Failed", "s", ("no",))])
    made, said = outcome()
    made._thread.join(20)
    assert said == ["refused"]


def test_nobody_shows_notifications(bus: str) -> None:
    made, said = outcome()
    made._thread.join(20)
    assert said == ["refused"]


@pytest.mark.parametrize("address", ["", "unix:path=/nonexistent", "nonsense", "disabled:"])
def test_there_is_no_bus(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    made, said = outcome()
    made._thread.join(20)
    assert said == ["refused"]


def test_what_is_not_waited_for_ends_its_thread(desktop: Callable[..., Desktop], qtbot: QtBot) -> None:
    there = desktop(lambda message: [given(message)])
    made, said = outcome()
    qtbot.waitUntil(lambda: bool(there.asked))
    made.forget()
    made._thread.join(20)
    assert not made._thread.is_alive() and said == []


def test_the_click_arrives_in_the_main_thread(desktop: Callable[..., Desktop], qtbot: QtBot) -> None:
    desktop(lambda message: [given(message), signal("ActionInvoked", "us", 7, "default")])
    notice = DesktopNotice(QIcon())
    threads: list[threading.Thread] = []
    notice.clicked.connect(lambda: threads.append(threading.current_thread()))
    notice.show("A chat", "The answer is ready.")
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]
    notice.forget()
