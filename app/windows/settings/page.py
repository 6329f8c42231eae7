"""What the pages of the settings have in common: a form with headings, hints, and named fields."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.look.theme import Theme, space
from app.windows.widgets.fields import explain
from app.windows.widgets.labels import follow_font

FIELD_WIDTH = space(64)  # beside ordinary text


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
        self._fields: list[QWidget] = []
        theme.changed.connect(self._set_widths)

    def set_title(self, title: str) -> None:
        """The page's name in the list at the left."""
        self.title = title
        self.setAccessibleName(title)

    def add_heading(self, text: str) -> None:
        """A line in strong type over what follows."""
        label = QLabel(text, self.body)
        follow_font(label, self.theme, "title")
        self.column.addWidget(label)

    def add_form(self) -> QGridLayout:
        """Rows of a name and a field below what is there."""
        form = QGridLayout()
        form.setHorizontalSpacing(space(4))
        form.setVerticalSpacing(space(1))
        form.setColumnStretch(2, 1)
        self.column.addLayout(form)
        return form

    def add_field(self, form: QGridLayout, name: str, field: QWidget, hint: str = "") -> None:
        """One row: the label is the field's accessible name, the hint its description and stands below it."""
        self.keep_width(field)
        field.setAccessibleName(name.replace("&", ""))
        if hint:
            explain(field, hint)
        if isinstance(field, QAbstractSpinBox):
            # The style sheet's padding stops at the frame; combo boxes beside it begin their text here.
            field.lineEdit().setTextMargins(space(2), 0, 0, 0)
        label = QLabel(name, self.body)
        label.setBuddy(field)
        row = form.rowCount()
        form.addWidget(label, row, 0)
        form.addWidget(field, row, 1)
        if hint:
            below = self.make_hint(hint)
            below.setContentsMargins(0, 0, 0, space(2))
            form.addWidget(below, row + 1, 1, 1, 2)

    def keep_width(self, field: QWidget) -> None:
        """Keeps a field as wide as every other, whatever the text size."""
        self._fields.append(field)
        field.setFixedWidth(self.theme.px(FIELD_WIDTH))

    def _set_widths(self) -> None:
        for field in self._fields:
            field.setFixedWidth(self.theme.px(FIELD_WIDTH))

    def add_hint(self, text: str = "", role: str = "muted") -> QLabel:
        """A quiet paragraph."""
        label = self.make_hint(text, role)
        self.column.addWidget(label)
        return label

    def make_hint(self, text: str = "", role: str = "muted") -> QLabel:
        """The same, to be placed by the page."""
        label = QLabel(text, self.body)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        follow_font(label, self.theme, "small")
        return label
