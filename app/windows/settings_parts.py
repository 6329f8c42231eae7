"""What the pages of the settings have in common: a form with headings, hints, and named fields."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.theme import Theme, space

FIELD_WIDTH = space(56)


class SettingsPage(QScrollArea):
    """A page that scrolls when the dialog is low."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ""
        self.theme = theme
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        label.setFont(self.theme.font("title"))
        self.column.addWidget(label)

    def add_form(self) -> QFormLayout:
        """A form below what is there."""
        form = QFormLayout()
        form.setHorizontalSpacing(space(4))
        form.setVerticalSpacing(space(3))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.column.addLayout(form)
        return form

    def add_field(self, form: QFormLayout, name: str, field: QWidget, hint: str = "") -> None:
        """A row: the label is the field's accessible name, the hint its description and tooltip."""
        field.setMinimumWidth(FIELD_WIDTH)
        field.setAccessibleName(name.replace("&", ""))
        if hint:
            field.setToolTip(hint)
            field.setAccessibleDescription(hint)
        form.addRow(name, field)

    def add_hint(self, text: str = "", role: str = "muted") -> QLabel:
        """A quiet paragraph."""
        label = QLabel(text, self.body)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(self.theme.font("small"))
        self.column.addWidget(label)
        return label
