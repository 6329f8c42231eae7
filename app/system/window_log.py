"""window.log: where a crash or an unexpected error of the window leaves its trace. It is sent to nobody."""

import faulthandler
import logging
import sys
from datetime import datetime
from pathlib import Path
from traceback import format_exception
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Signal

LARGEST = 1 << 20  # bytes; a longer log begins anew


class WindowLog(QObject):
    """While it is entered, faults of the interpreter and exceptions that nobody caught are written down.

    ``notified`` carries one sentence for the window; the program goes on after an exception in a slot.
    """

    notified = Signal(str)

    def __init__(self, path: Path) -> None:
        """Raises OSError where the file cannot be written."""
        super().__init__()
        self._path = path
        too_long = path.exists() and path.stat().st_size > LARGEST
        self._file: TextIO = open(path, "w" if too_long else "a", encoding="utf-8", errors="backslashreplace")
        self._hook_before = sys.excepthook

    def __enter__(self) -> "WindowLog":
        faulthandler.enable(self._file)
        self._hook_before = sys.excepthook
        sys.excepthook = self._write
        return self

    def __exit__(self, *error: object) -> None:
        sys.excepthook = self._hook_before
        faulthandler.disable()
        self._file.close()

    def _write(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        # a lone surrogate in a message can be written nowhere as it is
        lines = "".join(format_exception(kind, error, trace)).encode("utf-8", "backslashreplace").decode()
        logging.getLogger(__name__).error(lines)
        self._file.write(f"\n{datetime.now():%Y-%m-%d %H:%M:%S}\n{lines}")
        self._file.flush()
        self.notified.emit(
            self.tr("An unexpected error occurred; the details are in {0}.").format(self._path)
        )
