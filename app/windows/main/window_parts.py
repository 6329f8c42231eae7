"""Small parts of the main window: a column, the question at closing, what the engine is busy with."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.engine_bridge import BridgeState
from app.look.theme import Theme
from app.windows.widgets.dialog import MessageDialog


def tr(text: str) -> str:
    return QCoreApplication.translate("MainWindow", text)


def busy_words(state: BridgeState, folder: str) -> str:
    """What stands in place of the model's name meanwhile; "" where the engine is at rest."""
    match state:
        case BridgeState.TUNING:
            return tr("Finding the fastest kernel…")
        case BridgeState.RACING:
            return tr("Two kernels are racing…")
        case BridgeState.SWEEPING:
            return tr("Measuring every kernel…")
    return tr("Loading {0}…").format(folder) if state.is_busy else ""


def closes_all_the_same(theme: Theme, parent: QWidget) -> bool:
    """Asks, where something is in memory only."""
    text = tr("Some of what you wrote could not be saved yet. Close Tern anyway?")
    question = MessageDialog(tr("Not saved"), text, theme, parent)
    question.add(tr("Close anyway"), accepts=True)
    question.add(tr("Cancel"), main=True)
    return question.exec() == MessageDialog.DialogCode.Accepted


def column(parent: QWidget, *widgets: QWidget) -> QVBoxLayout:
    """``widgets`` on top of each other, without any room between or around."""
    box = QVBoxLayout(parent)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    for widget in widgets:
        box.addWidget(widget)
    return box
