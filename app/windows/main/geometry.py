"""Size, place and sidebar of the window, as the settings keep them."""

import base64

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QMainWindow, QSplitter

from app.settings import SettingsStore
from app.windows.widgets.fitting.screen_fit import room_for

SIZE = (1120, 760)  # of the first start, device-independent pixels
SIDEBAR_WIDTH = 264


def restore_geometry(window: QMainWindow, splitter: QSplitter, settings: SettingsStore) -> None:
    """Places the window as it was, but inside the screen; Qt moves a window back whose screen has gone."""
    window.resize(QSize(*SIZE).boundedTo(room_for(window)))
    window.restoreGeometry(_decode(settings.value.geometry))
    if not window.isMaximized() and not window.isFullScreen():
        window.resize(window.size().boundedTo(room_for(window)))
    if not splitter.restoreState(_decode(settings.value.splitter)):
        splitter.setSizes([SIDEBAR_WIDTH, window.width() - SIDEBAR_WIDTH])


def keep_geometry(window: QMainWindow, splitter: QSplitter, settings: SettingsStore) -> None:
    """Writes it down. The width of a sidebar that is hidden stays the one that was kept before."""
    list_of_chats = splitter.widget(0)
    sidebar = list_of_chats is not None and not list_of_chats.isHidden()
    settings.update(geometry=_encode(window.saveGeometry()), sidebar=sidebar)
    if sidebar:
        settings.update(splitter=_encode(splitter.saveState()))


def _encode(data: QByteArray) -> str:
    return base64.b64encode(data.data()).decode("ascii")


def _decode(text: str) -> QByteArray:
    try:
        return QByteArray(base64.b64decode(text, validate=True))
    except ValueError:  # a settings file edited by hand
        return QByteArray()
