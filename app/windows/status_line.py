"""The slim line at the bottom: model, kernel and ISA, threads, speeds, context used."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.session import Stats
from app.theme import Theme
from engine.events import ModelInfo


class StatusLine(QWidget):
    """Every number carries a tooltip that says where it comes from; less important ones hide when it is narrow."""

    model_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None: ...

    def set_model(self, info: ModelInfo | None) -> None:
        """What is loaded and how it runs."""

    def set_stats(self, stats: Stats) -> None:
        """The numbers of the answer in hand or of the last one."""
