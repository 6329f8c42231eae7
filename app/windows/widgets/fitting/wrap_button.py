"""WrapButton: a button whose words go on in another line where one has no room for them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

WITH_MNEMONIC = int(Qt.TextFlag.TextShowMnemonic)


class WrapButton(QPushButton):
    """Wishes to have its words in one line; a word that has no room of its own is elided."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """As wide as its longest word."""
        hint = super().sizeHint()
        words = max((self._width(word) for word in self.text().split()), default=0)
        return QSize(hint.width() - self._width(self.text()) + words, hint.height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        more = len(self._lines(width)) - 1
        return super().sizeHint().height() + more * self.fontMetrics().lineSpacing()

    def shown(self) -> list[str]:
        """The lines that are painted."""
        return self._lines(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = "\n".join(self.shown())
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _lines(self, width: int) -> list[str]:
        text = self.text()
        room = width - (super().sizeHint().width() - self._width(text))
        return broken(text, max(room, 1), self.fontMetrics()) if self._width(text) > room else [text]

    def _width(self, text: str) -> int:
        return self.fontMetrics().size(WITH_MNEMONIC, text).width()


def broken(text: str, room: int, metrics: QFontMetrics) -> list[str]:
    """``text`` in lines that are ``room`` pixels wide at most."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.size(WITH_MNEMONIC, longer).width() <= room:
            lines[-1] = longer
        elif metrics.size(WITH_MNEMONIC, word).width() <= room:
            lines.append(word)
        else:
            lines.append(metrics.elidedText(word, Qt.TextElideMode.ElideMiddle, room, WITH_MNEMONIC))
    return lines or [""]
