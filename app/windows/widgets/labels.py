"""Wrapped text in the fonts of the theme, quiet frames, and rows of a name and a value."""

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.look.theme import Theme, space
from app.windows.widgets.fitting.elided_label import ElidedLabel


class Card(QFrame):
    """A quiet frame around what belongs together."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(space(5), space(4), space(5), space(4))
        self.column.setSpacing(space(1))


class Facts(QGridLayout):
    """Rows of a quiet name and a value."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._parent = parent
        self._names: dict[QLabel, QLabel] = {}
        self.setHorizontalSpacing(space(6))
        self.setVerticalSpacing(space(2))
        self.setColumnStretch(1, 1)

    def add(self, name: str, value: str = "") -> QLabel:
        """The label of the value."""
        row = self.rowCount()
        label = text_label(name, self._theme, "body", "muted", self._parent)
        label.setWordWrap(False)
        field = ElidedLabel(self._parent, wraps=True)  # a path may be one long word
        field.setText(value)
        field.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self.addWidget(field, row, 1)
        self._names[field] = label
        return field

    def show_value(self, field: QLabel, value: str) -> None:
        """The whole row is left out where there is nothing to say."""
        field.setText(value)
        field.setVisible(bool(value))
        self._names[field].setVisible(bool(value))


class FlowLabel(QLabel):
    """Plain text in one line, and in more only where that has no room; for a WrapRow."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """As wide as its longest word."""
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(longest + 2, metrics.height())


def text_label(text: str, theme: Theme, font: str, role: str, parent: QWidget) -> QLabel:
    """Wrapped plain text in a font of the scale, which follows the settings."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    if font != "body":
        follow_font(label, theme, font)
    return label


def follow_font(widget: QWidget, theme: Theme, font: str) -> None:
    """Gives the widget that font of the scale, now and whenever the text size changes."""
    _FontKeeper(widget, theme, font)


class _FontKeeper(QObject):
    """A child of the widget, so that it goes with it."""

    def __init__(self, widget: QWidget, theme: Theme, font: str) -> None:
        super().__init__(widget)
        self._widget, self._theme, self._font = widget, theme, font
        theme.changed.connect(self._set)
        self._set()

    def _set(self) -> None:
        self._widget.setFont(self._theme.font(self._font))


def set_role(label: QLabel, role: str) -> None:
    """Another colour of the style sheet."""
    label.setProperty("role", role)
    font = label.font()
    label.style().polish(label)
    label.setFont(font)  # the style sheet puts back the one it met first
