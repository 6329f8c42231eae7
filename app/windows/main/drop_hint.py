"""Files, a model folder or an export of chats dragged over the window: the cover says what dropping does."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.look.theme import Theme, space
from app.storage.exchange import is_export
from app.windows.files.chosen import local_files


def dropped_files(mime: QMimeData) -> list[str]:
    """Files that are dragged, for the message; none where they are for ``dropped_path``."""
    return [] if dropped_path(mime) else [path for path in local_files(mime) if not Path(path).is_dir()]


def dropped_path(mime: QMimeData) -> str:
    """The one folder or export of chats that is dragged, or the folder of a model's file; else ""."""
    urls = mime.urls() if mime.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile():
        return ""
    path = Path(urls[0].toLocalFile())
    if path.is_dir():
        return str(path)
    if path.suffix == ".safetensors" or (path.suffix == ".json" and (path.parent / "config.json").exists()):
        return str(path.parent)
    return str(path) if is_export(str(path)) else ""


class DropHint(QWidget):
    """Covers its window; takes no mouse events itself."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self, path: str) -> None:
        """Shows itself over the whole window. ``path``: of ``dropped_path``; "": files are dragged."""
        if not path:
            words = self.tr("Drop the files here to attach them to your message")
        elif is_export(path):
            words = self.tr("Drop the file here to import its chats")
        else:
            words = self.tr("Drop the folder here to open the model")
        self.setAccessibleName(words)
        self.setGeometry(self.window().rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._theme.color("window")
        ground.setAlphaF(0.92)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(self._theme.color("accent"), 2, Qt.PenStyle.DashLine))
        frame = QRectF(self.rect()).adjusted(space(4), space(4), -space(4), -space(4))
        painter.drawRoundedRect(frame, space(4), space(4))
        painter.setPen(self._theme.color("text"))
        painter.setFont(self._theme.font("title"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.accessibleName())
