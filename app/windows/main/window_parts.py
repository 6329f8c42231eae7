"""Small parts of the main window: a column, the question at closing, what the engine is busy with."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.engine_bridge import BridgeState
from app.languages import say
from app.look.theme import Theme
from app.windows.widgets.dialog import MessageDialog


def busy_words(state: BridgeState, folder: str) -> str:
    """What stands in place of the model's name meanwhile; "" where the engine is at rest."""
    match state:
        case BridgeState.TUNING:
            return say.tr("Finding the fastest kernel…")
        case BridgeState.RACING:
            return say.tr("Two kernels are racing…")
        case BridgeState.SWEEPING:
            return say.tr("Measuring every kernel…")
    return say.tr("Loading {0}…").format(folder) if state.is_busy else ""


def closes_all_the_same(theme: Theme, parent: QWidget) -> bool:
    """Asks, where something is in memory only."""
    text = say.tr("Some of what you wrote could not be saved yet. Close Tern anyway?")
    question = MessageDialog(say.tr("Not saved"), text, theme, parent)
    question.add(say.tr("Close anyway"), accepts=True)
    question.add(say.tr("Cancel"), main=True)
    return question.exec() == MessageDialog.DialogCode.Accepted


def column(parent: QWidget, *widgets: QWidget) -> QVBoxLayout:
    """``widgets`` on top of each other, without any room between or around."""
    box = QVBoxLayout(parent)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    for widget in widgets:
        box.addWidget(widget)
    return box
