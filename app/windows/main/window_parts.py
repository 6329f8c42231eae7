"""Small parts of the main window: a slot without argument, a column, the question at closing."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.look.theme import Theme
from app.windows.widgets.dialog import MessageDialog


def tr(text: str) -> str:
    return QCoreApplication.translate("MainWindow", text)


def closes_all_the_same(theme: Theme, parent: QWidget) -> bool:
    """Asks, where something is in memory only."""
    text = tr("Some of what you wrote could not be saved yet. Close Tern anyway?")
    question = MessageDialog(tr("Not saved"), text, theme, parent)
    question.add(tr("Close anyway"), accepts=True)
    question.add(tr("Cancel"), main=True)
    return question.exec() == MessageDialog.DialogCode.Accepted


def plain(run: Callable[[], object]) -> Callable[[], None]:
    """Without the ``checked`` that ``triggered`` would hand over."""

    def call() -> None:
        run()

    return call


def column(parent: QWidget, *widgets: QWidget) -> QVBoxLayout:
    """``widgets`` on top of each other, without any room between or around."""
    box = QVBoxLayout(parent)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    for widget in widgets:
        box.addWidget(widget)
    return box
