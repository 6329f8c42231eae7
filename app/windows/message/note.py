"""What is said below an answer: why it ended where it does, or what it is waiting for."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.conversation import Message
from app.look.icons import paint_icon
from app.look.theme import Theme, space

ICON = 16


class MessageNote(QWidget):
    """A line with an icon and, where the answer can go on, a button."""

    def __init__(self, theme: Theme, do: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._do = do
        self._picture = ""
        self._action = ""
        self._line = QRectF()  # where label and button are
        self._rule = False  # a line across the chat: the model goes no further than here
        self.label = QLabel(self)
        self.label.setFont(theme.font("small"))
        self.label.setWordWrap(True)
        self.button = QPushButton(self)
        self.button.setFont(theme.font("small"))
        self.button.setProperty("small", True)
        self.button.clicked.connect(lambda: self._do(self._action))

    def update_state(self, message: Message, can_continue: bool, can_ask: bool) -> bool:
        """Whether there is anything to say about how this answer ended."""
        sentence, self._picture, role = self._reason(message)
        self._rule = message.reason == "context"
        if self.label.property("role") != role:
            self.label.setProperty("role", role)
            self.label.style().polish(self.label)
        self.label.setText(sentence)
        self._action = ""
        if can_continue:
            self._set_button("continue", self.tr("Continue"), self.tr("Continue this answer"))
        elif message.reason in ("failed", "interrupted", "cancelled", "stop") and not message.text.strip():
            self._set_button("regenerate", self.tr("Try again"), self.tr("Have the question answered again"))
        self.button.setVisible(bool(self._action))
        self.button.setEnabled(can_ask)
        return bool(sentence)

    def arrange(self, width: int) -> int:
        """Places label and button for that width; returns the height it takes."""
        left, top = ICON + space(2), space(4) if self._rule else 0
        button = QSize(0, 0) if self.button.isHidden() else self.button.sizeHint()
        room = width - left - (button.width() + space(2) if button.width() else 0)
        one_line = self.label.fontMetrics().horizontalAdvance(self.label.text()) + 2
        text = QSize(min(room, one_line), 0)
        text.setHeight(self.label.heightForWidth(text.width()))
        height = max(ICON, button.height(), text.height())
        self.label.setGeometry(left, top + (height - text.height()) // 2, text.width(), text.height())
        x = left + text.width() + space(2)
        self.button.setGeometry(x, top + (height - button.height()) // 2, button.width(), button.height())
        self._line = QRectF(0, top, width, height)
        return top + height

    def _set_button(self, action: str, text: str, name: str) -> None:
        self._action = action
        self.button.setText(text)
        self.button.setAccessibleName(name)

    def _reason(self, message: Message) -> tuple[str, str, str]:
        """How an answer ended in words, with icon and colour; empty where there is nothing to say."""
        counts, locale = message.counts, QLocale()
        match message.reason:
            case "stop":
                return self.tr("The model answered nothing"), "info", "muted"
            case "length":
                return self.tr("Cut at the token limit"), "info", "muted"
            case "cancelled":
                return self.tr("Stopped by you"), "stop", "muted"
            case "interrupted":
                return self.tr("Interrupted: the engine or the program ended"), "warning", "warning"
            case "failed":
                return self.tr("The answer failed"), "warning", "error"
            case "context":
                size = locale.toString(counts.context_size) if counts and counts.context_size else ""
                full = (
                    self.tr("The context is full ({0} tokens).").format(size)
                    if size
                    else self.tr("The context is full.")
                )
                rest = self.tr(
                    "The model sees nothing beyond this line: start a new chat, or set a longer context."
                )
                return f"{full} {rest}", "warning", "warning"
        return "", "", "muted"

    # ---- Qt --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = self._line
        if self._rule:
            painter.fillRect(QRectF(0, space(1), line.width(), 2), self._theme.color("warning"))
        color = getattr(self._theme.colors, str(self.label.property("role")))
        paint_icon(painter, QRectF(0, line.center().y() - ICON / 2, ICON, ICON), self._picture, color)
