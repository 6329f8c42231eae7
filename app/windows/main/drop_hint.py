"""A model folder dragged over the window: the cover that says what dropping it does."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.look.theme import Theme, space


def dropped_folder(mime: QMimeData) -> str:
    """The one folder that is dragged, or the folder of a model file that is; "" for anything else."""
    urls = mime.urls() if mime.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile():
        return ""
    path = Path(urls[0].toLocalFile())
    if path.is_dir():
        return str(path)
    return str(path.parent) if path.suffix in (".safetensors", ".json") else ""


class DropHint(QWidget):
    """Covers its window; takes no mouse events itself."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Drop the folder here to open the model"))
        self.hide()

    def cover(self) -> None:
        """Shows itself over the whole window."""
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
