"""ElidedLabel: a path, a title or another long name, with "…" where it has no room."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from app.windows.widgets.direction import as_written
from app.windows.widgets.plain import tip


class ElidedLabel(QLabel):
    """Never wider than what it stands in. What is elided is in its tooltip, if it has no other.

    ``least``: pixels that it wishes to have. ``wraps``: its words may go on in more lines, and only one that
    is too long for a line makes it elided.
    """

    def __init__(
        self,
        parent: QWidget,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
        *,
        wraps: bool = False,
        least: int = 0,
    ) -> None:
        super().__init__(parent)
        self._mode, self._least = mode, least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        upright = QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, upright)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        if self.isRightToLeft():  # else Qt puts what is written from the left at the left
            self.setAlignment(
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            )

    def shown(self) -> str:
        """What there is room for."""
        if self._wraps_at(self.width()):
            return self.text()
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), self._mode, room)

    def _wraps_at(self, width: int) -> bool:
        words = self.text().split()
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        return self.wordWrap() and longest <= width - (self.width() - self.contentsRect().width())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least, self.fontMetrics().height())

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(width) if self._wraps_at(width) else self.fontMetrics().height()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            QToolTip.showText(
                event.globalPos(), tip(self.text()) if self.shown() != self.text() else "", self
            )
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._wraps_at(self.width()):
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.contentsRect(), side | Qt.AlignmentFlag.AlignVCenter, as_written(self.shown()))
