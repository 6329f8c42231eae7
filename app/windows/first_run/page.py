"""What the pages of the first run have in common."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.look.theme import Theme, space
from app.windows.widgets.labels import text_label


class FirstRunPage(QScrollArea):
    """A title, a quiet line, then whatever the page adds to ``column``. Scrolls where the window is low."""

    def __init__(self, title: str, line: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget(self)
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(space(8), space(2), space(8), space(4))
        self.column.setSpacing(space(2))
        self.title = self.add_text(title, "display")
        self.line = self.add_text(line, "body", "muted")
        self.column.addSpacing(space(3))
        self.setWidget(body)

    def add_text(self, text: str, font: str, role: str = "") -> QLabel:
        """A wrapped paragraph at the end of the page."""
        label = text_label(text, self.theme, font, role, self)
        self.column.addWidget(label)
        return label
