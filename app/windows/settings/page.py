"""What the pages of the settings have in common: a form with headings, hints, and named fields."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from app.look.theme import Theme, space
from app.windows.widgets.fields import FieldForm, keep_width
from app.windows.widgets.labels import follow_font, text_label

HEADING = "heading"  # the property of a label that stands over a section


class SettingsPage(QScrollArea):
    """A page that scrolls when the dialog is low."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ""
        self.theme = theme
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QWidget(self)
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(space(6), space(4), space(6), space(4))
        self.column.setSpacing(space(4))
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self.body)

    def set_title(self, title: str) -> None:
        """The page's name in the list at the left."""
        self.title = title
        self.setAccessibleName(title)

    def add_heading(self, text: str) -> None:
        """A line in strong type over what follows."""
        label = QLabel(text, self.body)
        label.setProperty(HEADING, True)
        follow_font(label, self.theme, "title")
        self.column.addWidget(label)

    def add_form(self) -> FieldForm:
        """Rows of a name and a field below what is there."""
        form = FieldForm(self.theme, self.body)
        self.column.addLayout(form)
        return form

    def keep_width(self, field: QWidget) -> None:
        """Keeps a field as wide as every other, whatever the text size."""
        keep_width(field, self.theme)

    def add_hint(self, text: str = "", role: str = "muted") -> QLabel:
        """A quiet paragraph."""
        label = self.make_hint(text, role)
        self.column.addWidget(label)
        return label

    def make_hint(self, text: str = "", role: str = "muted") -> QLabel:
        """The same, to be placed by the page."""
        return text_label(text, self.theme, "small", role, self.body)
