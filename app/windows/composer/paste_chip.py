"""Large pastes as chips over the message field: the text is held, sent and kept, but never laid out."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.look.icons import icon
from app.look.theme import Theme, space
from app.windows.widgets.plain import tip
from app.windows.widgets.tab_order import insert_before

COLUMNS = 2
PREVIEW_CHARS = 400
ICON_SIZE = 20


class PasteChip(QFrame):
    """One held text: its first words, its size, a button that removes it."""

    removed = Signal()

    def __init__(self, text: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pasteChip")
        self.text = text
        self.close_button = QToolButton(self)
        size = self._size()
        preview = text[:PREVIEW_CHARS]
        title = QLabel(self.tr("Pasted text"), self)
        detail = QLabel(size, self)
        detail.setProperty("role", "small")
        detail.setFont(theme.font("small"))
        picture = QLabel(self)
        picture.setPixmap(icon("copy", theme).pixmap(theme.px(ICON_SIZE), theme.px(ICON_SIZE)))
        close = self.close_button
        close.setIcon(icon("close", theme))
        close.setAutoRaise(True)
        close.setToolTip(self.tr("Remove this text from the message"))
        close.setAccessibleName(self.tr("Remove pasted text, {0}").format(size))
        close.clicked.connect(self.removed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), space(1), space(1), space(1))
        row.setSpacing(space(2))
        row.addWidget(picture)
        row.addLayout(words, 1)
        row.addWidget(close)
        self.setAccessibleName(self.tr("Pasted text, {0}").format(size))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        title.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(tip(preview))

    def _size(self) -> str:
        locale = QLocale()
        lines = self.text.count("\n") + 1
        size = locale.formattedDataSize(
            len(self.text if self.text.isascii() else self.text.encode("utf-8", "replace")),
            1,
            QLocale.DataSizeFormat.DataSizeTraditionalFormat,
        )
        return size if lines == 1 else self.tr("{0} · %Ln lines", "", lines).format(size)


class ChipRow(QWidget):
    """The chips of one message, in the order they were pasted. Hidden while there are none."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[PasteChip] = []
        self._next: QWidget | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, space(1), 0, 0)
        self._grid.setSpacing(space(2))
        self.hide()

    def comes_before(self, widget: QWidget) -> None:
        """Tab goes from the chips to ``widget``."""
        self._next = widget

    def add(self, text: str) -> None:
        """Holds one more text."""
        chip = PasteChip(text, self._theme, self)
        chip.removed.connect(lambda: self._remove(chip))
        self._chips.append(chip)
        if self._next is not None:
            insert_before(self._next, chip.close_button)
        self._arrange()

    def texts(self) -> list[str]:
        """The texts as they were pasted."""
        return [chip.text for chip in self._chips]

    def count(self) -> int:
        """How many texts are held."""
        return len(self._chips)

    def set_texts(self, texts: list[str]) -> None:
        """Other texts in the place of all."""
        for chip in self._chips:
            chip.deleteLater()
            chip.hide()
        self._chips = []
        for text in texts:
            self.add(text)
        self._arrange()

    def _remove(self, chip: PasteChip) -> None:
        self.focusNextChild()
        self._chips.remove(chip)
        chip.hide()
        chip.deleteLater()
        self._arrange()

    def _arrange(self) -> None:
        while self._grid.takeAt(0):
            pass
        for index, chip in enumerate(self._chips):
            self._grid.addWidget(chip, index // COLUMNS, index % COLUMNS)
            chip.show()
        self.setVisible(bool(self._chips))
        self.changed.emit()
