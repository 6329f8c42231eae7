"""Fields and what they mean, said to all: a line that keeps Enter for itself, a form of named fields."""

import textwrap

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QGridLayout, QLabel, QLineEdit, QWidget

from app.look.theme import Theme, space
from app.windows.widgets.labels import text_label
from app.windows.widgets.plain import tip

FIELD_WIDTH = space(64)  # beside ordinary text


class LineField(QLineEdit):
    """Use ``returnPressed`` or ``editingFinished`` as ever."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


LINE = 72  # characters; Qt breaks no line of a plain tooltip


def explain(widget: QWidget, text: str) -> None:
    """``text`` is the widget's tooltip, in lines of a readable length, and its accessible description."""
    widget.setToolTip(tip(textwrap.fill(text, LINE)))
    widget.setAccessibleDescription(text)


class FieldForm(QGridLayout):
    """Rows of a name and a field, all of them equally wide."""

    def __init__(self, theme: Theme, body: QWidget) -> None:
        """``body``: the widget that names and fields lie in."""
        super().__init__()
        self._theme = theme
        self._body = body
        self.setHorizontalSpacing(space(4))
        self.setVerticalSpacing(space(1))
        self.setColumnStretch(2, 1)

    def add_field(self, name: str, field: QWidget, hint: str = "") -> None:
        """One row: the label is the field's accessible name, the hint its description and stands below it."""
        keep_width(field, self._theme)
        field.setAccessibleName(name.replace("&", ""))
        if hint:
            explain(field, hint)
        if isinstance(field, QAbstractSpinBox):
            # The style sheet's padding stops at the frame; combo boxes beside it begin their text here.
            field.lineEdit().setTextMargins(space(2), 0, 0, 0)
        label = QLabel(name, self._body)
        label.setBuddy(field)
        row = self.rowCount()
        self.addWidget(label, row, 0)
        self.addWidget(field, row, 1)
        if hint:
            below = text_label(hint, self._theme, "small", "muted", self._body)
            below.setContentsMargins(0, 0, 0, space(2))
            self.addWidget(below, row + 1, 1, 1, 2)


def keep_width(field: QWidget, theme: Theme) -> None:
    """Keeps a field as wide as every other, whatever the text size."""
    _WidthKeeper(field, theme)


class _WidthKeeper(QObject):
    """A child of the field, so that it goes with it."""

    def __init__(self, field: QWidget, theme: Theme) -> None:
        super().__init__(field)
        self._field, self._theme = field, theme
        theme.changed.connect(self._set)
        self._set()

    def _set(self) -> None:
        self._field.setFixedWidth(self._theme.px(FIELD_WIDTH))
