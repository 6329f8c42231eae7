"""The row above the chat: chat list on or off, the title, what belongs to this chat."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from app.look.icons import icon
from app.look.theme import Theme, space
from app.windows.menu.menus import Menus
from app.windows.widgets.plain import tip

TITLE_STEPS = 10  # of the grid: room for a title at least


class ElidedLabel(QLabel):
    """A line that ends in … where there is no room; the whole of it is the accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)

    def minimumSizeHint(self) -> QSize:
        return QSize(space(TITLE_STEPS), super().minimumSizeHint().height())


class ChatHeader(QWidget):
    """Shows what ``Menus`` can do with this chat."""

    def __init__(self, theme: Theme, menus: Menus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chatHeader")
        self._theme = theme
        self.toggle = self._button("sidebar", self.tr("Chat list (Ctrl+B)"), self.tr("Chat list"))
        self.toggle.clicked.connect(menus.sidebar.trigger)
        self.title = ElidedLabel(self)
        self.prompt = QPushButton(self.tr("System prompt"), self)
        self.prompt.setProperty("quiet", True)
        self.prompt.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.prompt.clicked.connect(menus.prompt.trigger)
        self.more = self._button(
            "more", self.tr("Rename, pin or delete this chat"), self.tr("More actions for this chat")
        )
        menu = QMenu(self)
        menu.setAccessibleName(self.more.accessibleName())
        menu.addActions([menus.rename, menus.pin, menus.prompt, menus.delete])
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(2), space(1), space(2), space(1))
        row.setSpacing(space(2))
        row.addWidget(self.toggle)
        row.addWidget(self.title, 1)
        row.addWidget(self.prompt)
        row.addWidget(self.more)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_chat(self, title: str, own_prompt: bool, kept: bool) -> None:
        """``own_prompt``: it has a system prompt of its own; ``kept``: it is there to be renamed."""
        self.title.setText(title)
        self.title.setToolTip(tip(title))
        self.prompt.setText(self.tr("Custom system prompt") if own_prompt else self.tr("System prompt"))
        self.more.setEnabled(kept)

    def _button(self, name: str, text: str, accessible: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name, self._theme))
        button.setAutoRaise(True)
        button.setToolTip(tip(text))
        button.setAccessibleName(accessible)
        return button

    def _restyle(self) -> None:
        self.title.setFont(self._theme.font("strong"))
        self.prompt.setFont(self._theme.font("small"))
        self._find_room()

    def _find_room(self) -> None:
        """Where there is none for the prompt's button, its entry in the menu beside it has to do."""
        needed = (
            self.prompt.sizeHint().width() + self.toggle.sizeHint().width() + self.more.sizeHint().width()
        )
        self.prompt.setVisible(self.width() >= needed + space(2 * TITLE_STEPS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._find_room()

    def minimumSizeHint(self) -> QSize:
        """Without the button that may go."""
        return QSize(space(60), super().minimumSizeHint().height())
