"""A notification of the freedesktop.org kind: shown by the desktop, over the session's D-Bus.

QtDBus cannot send it: it has no way to write the unsigned number that ``Notify`` begins with from Python. So
it goes through jeepney, a D-Bus client in plain Python, in a thread that waits for the click.
"""

import os
import threading
import time
from collections.abc import Callable

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
WAIT_S = 600.0  # for a click; a notification that was put away can still be clicked in the desktop's list
ANSWER_S = 5.0  # for the desktop to say that it has it


class BusNotification:
    """One notification. The calls come from its thread, each at most once."""

    def __init__(
        self, title: str, body: str, clicked: Callable[[], None], refused: Callable[[], None]
    ) -> None:
        """``refused``: there is no session bus, nobody on it who shows notifications, or an error."""
        self._words = title, body
        self._clicked, self._refused = clicked, refused
        self._stop = threading.Event()
        self._interrupt: Callable[[], None] = lambda: None
        self._thread = threading.Thread(target=self._run, name="tern-notification", daemon=True)

    def show(self) -> None:
        """Asks the desktop; returns at once."""
        self._thread.start()

    def forget(self) -> None:
        """Nobody waits for a click any more."""
        self._stop.set()
        self._interrupt()

    def _run(self) -> None:
        try:
            shown = self._talk()
        except Exception:
            # Sockets, authentication, timeouts, malformed answers: whatever it is, it is told another way.
            shown = False
        if not shown and not self._stop.is_set():
            self._refused()

    def _talk(self) -> bool:
        from jeepney import (  # only where a notification is to be shown
            DBusAddress,
            HeaderFields,
            MatchRule,
            MessageType,
            message_bus,
            new_method_call,
        )
        from jeepney.io.threading import open_dbus_connection

        with open_dbus_connection("SESSION", auth_timeout=ANSWER_S) as connection:
            self._interrupt = connection.interrupt
            rule = MatchRule(type="signal", interface=SERVICE, path=PATH)
            connection.send(message_bus.AddMatch(rule))
            title, body = self._words
            hints = {"desktop-entry": ("s", "tern"), "urgency": ("y", 1)}
            values = ("Tern", 0, "tern", title, body, ["default", "Open"], hints, -1)
            address = DBusAddress(PATH, SERVICE, SERVICE)
            serial = next(connection.outgoing_serial)
            connection.send(new_method_call(address, "Notify", "susssasa{sv}i", values), serial=serial)
            id_, end = 0, time.monotonic() + ANSWER_S
            while not self._stop.is_set():
                try:
                    message = connection.receive(timeout=max(0.01, end - time.monotonic()))
                except TimeoutError:
                    return bool(id_)
                header = message.header
                if header.fields.get(HeaderFields.reply_serial) == serial:
                    if header.message_type is not MessageType.method_return:
                        return False
                    id_, end = message.body[0], time.monotonic() + WAIT_S
                elif header.message_type is MessageType.signal and id_ and message.body[:1] == (id_,):
                    member = header.fields.get(HeaderFields.member)
                    if member == "ActivationToken":  # by which Wayland lets a window come to the front
                        os.environ["XDG_ACTIVATION_TOKEN"] = str(message.body[1])
                    elif member == "ActionInvoked":
                        self._clicked()
                        return True
                    elif member == "NotificationClosed" and message.body[1] != 1:  # 1: its time was over
                        return True
        return True
