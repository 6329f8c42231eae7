"""One window per data folder: the first start holds a lock and listens, a second one raises the first."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal


class SingleInstance(QObject):
    """The claim of this process on a data folder."""

    raised = Signal(str)  # another start asks for this window; a model folder to open, or ""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def acquire(self, model: str = "", wait_ms: int = 3000) -> bool:
        """True: the folder is ours. False: another process has it; it was asked to come up (with ``model``)."""
        raise NotImplementedError

    def release(self) -> None:
        """Let the folder go."""
        raise NotImplementedError
