"""BoundedArea: as high as what it shows, up to a share of its window's height; then it scrolls."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class BoundedArea(QScrollArea):
    """Shows ``body``; what gets the keyboard inside is scrolled to.

    ``needed(width)``: pixels of height that the body wants. ``share``: of the window's height, 0.0 .. 1.0.
    """

    def __init__(self, body: QWidget, needed: Callable[[int], int], share: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._body, self._needed, self._share = body, needed, share
        self._window: QWidget | None = None
        self._again = QTimer(self)  # once the scroll bar has come or gone
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self.fit)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(body)
        self.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        body.installEventFilter(self)

    def shows(self, *controls: QWidget) -> None:
        """Each of these is scrolled to when the keyboard comes upon it."""
        for control in controls:
            control.installEventFilter(self)

    def fit(self) -> None:
        """The body may want another height."""
        height = max(0, self._needed(self.viewport().width()))
        if self._window is not None:
            height = min(height, round(self._share * self._window.height()))
        self.setFixedHeight(height)
        layout = self._body.layout()
        if layout is not None and layout.geometry() != self._body.rect():
            layout.setGeometry(self._body.rect())  # Qt leaves it where the scroll bar came in the same turn

    # ---- Qt --------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        if self._window is not self.window():
            self._window = self.window()
            self._window.installEventFilter(self)
        self.fit()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        self._again.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._window:
            if kind == QEvent.Type.Resize:
                self.fit()
        elif watched is self._body:
            if kind == QEvent.Type.LayoutRequest:
                self.fit()
                self._again.start()
        elif kind == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched)
        return super().eventFilter(watched, event)
