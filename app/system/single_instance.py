"""One window per data folder: the first start holds a lock and listens, a second one raises the first.

The lock decides (the system gives it back when its process dies, however that happens); the local socket
only carries the message, so a socket left behind by a crash is no harm.
"""

import getpass
import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_STEP_MS = 100
_MESSAGE_LIMIT = 1 << 16  # bytes


class SingleInstance(QObject):
    """The claim of this process on a data folder."""

    raised = Signal(str)  # another start asks for this window; a path to open, or ""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        key = f"{folder.resolve()}\0{getpass.getuser()}"
        # Short: the path of a socket on macOS may have 104 bytes only.
        self._name = "tern-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:20]
        self._lock = QLockFile(str(folder / "tern.lock"))
        self._lock.setStaleLockTime(0)  # only the end of its process makes a lock stale, not its age
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def acquire(self, model: str = "", wait_ms: int = 3000) -> bool:
        """True: the folder is ours. False: another process has it; it was asked to come up (with ``model``).

        Waits up to ``wait_ms`` for the other to listen, or to end. Raises OSError, with a sentence, if
        the folder cannot be locked or the other process does not answer.
        """
        deadline = QDeadlineTimer(wait_ms)
        while True:
            if self._lock.tryLock(_STEP_MS):
                QLocalServer.removeServer(self._name)
                # Without it this window cannot be raised from outside; the lock still does its work.
                self._server.listen(self._name)
                return True
            if self._lock.error() != QLockFile.LockError.LockFailedError:
                raise OSError(
                    self.tr(
                        "Tern cannot write to its data folder; change its permissions or choose "
                        "another folder."
                    )
                )
            if self._ask(model):
                return False
            if deadline.hasExpired():
                raise OSError(
                    self.tr(
                        "Another copy of Tern is using this data folder and does not respond; close "
                        "it, then start Tern again."
                    )
                )

    def release(self) -> None:
        """Let the folder go."""
        self._server.close()
        self._lock.unlock()

    def _ask(self, model: str) -> bool:
        """Tell the process that listens; False if none does."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_STEP_MS):
            return False
        socket.write(json.dumps({"model": model}).encode() + b"\n")
        # It says "ok": a window that hangs with its socket open has not been reached.
        if not (socket.waitForBytesWritten(1000) and socket.waitForReadyRead(1000)):
            return False
        return bytes(socket.readAll().data()).startswith(b"ok")

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            # Bound methods only: a closure would hold a socket that its server has already deleted.
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)

    def _read(self) -> None:
        socket = self.sender()
        assert isinstance(socket, QLocalSocket)
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MESSAGE_LIMIT:
                socket.abort()
            return
        line = bytes(socket.readLine().data())
        try:
            model = json.loads(line)["model"]
        except (ValueError, LookupError, TypeError):
            model = None
        if not isinstance(model, str):
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        self.raised.emit(model)
