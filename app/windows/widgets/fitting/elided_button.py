"""ElidedButton: a tool button whose words end in "…" where they have no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QStylePainter, QToolButton


class ElidedButton(QToolButton):
    """Wishes to have all of its words; give it a tooltip that has them too."""

    def shown(self) -> str:
        """What is painted of its words."""
        lacks = super().sizeHint().width() - self.width()
        if lacks <= 0:
            return self.text()
        room = self.fontMetrics().horizontalAdvance(self.text()) - lacks
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, max(0, room))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().sizeHint().height(), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = self.shown()
        QStylePainter(self).drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
