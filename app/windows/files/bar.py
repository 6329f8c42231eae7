"""The files of the next message, over its field, and what they take of the context together."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.documents.attaching import AttachedFile
from app.languages import say
from app.look.theme import Theme, space
from app.windows.files.chip import FileChip
from app.windows.widgets.fitting.bounded_area import BoundedArea
from app.windows.widgets.labels import set_role, text_label
from app.windows.widgets.tab_order import insert_before

COLUMN = 150  # at least, of the two that chips stand in, beside ordinary text
MOST_HEIGHT = 170  # of the chips, beside ordinary text
MOST_SHARE = 0.25  # of the window's height


class FileBar(QWidget):
    """Hidden while there are no files. ``next_field`` is what Tab reaches after it."""

    remove_requested = Signal(str)  # key of a file

    def __init__(self, theme: Theme, next_field: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Files of the message"))
        self._theme = theme
        self._next = next_field
        self._chips: dict[str, FileChip] = {}
        self._inside = QWidget()
        self._grid = QGridLayout()
        self._grid.setSpacing(space(2))
        # Many files leave room for the message.
        self.area = BoundedArea(self._inside, self._needed, MOST_SHARE, self)
        self.sum = text_label("", theme, "small", "small", self._inside)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(1))
        self._column.addLayout(self._grid)
        self._column.addWidget(self.sum)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, space(1), space(2), 0)
        outer.addWidget(self.area)
        self.hide()

    def chips(self) -> list[FileChip]:
        """From the first to the last."""
        return list(self._chips.values())

    def show_files(self, files: tuple[AttachedFile, ...], context: int) -> None:
        keys = [file.key for file in files]
        if keys != list(self._chips):
            self._make(keys)
        for file in files:
            self._chips[file.key].show_file(file, context)
        self.setVisible(bool(files))
        self.area.fit()

    def show_sum(self, sentence: str, warns: bool) -> None:
        """What the files take together; said to screen readers as the bar's description."""
        if sentence != self.sum.text():
            self.sum.setText(sentence)
            self.setAccessibleDescription(sentence)
        set_role(self.sum, "warning" if warns else "small")
        self.sum.setVisible(bool(sentence))

    def _make(self, keys: list[str]) -> None:
        for key in [key for key in self._chips if key not in keys]:
            chip = self._chips.pop(key)
            if chip.isAncestorOf(self.focusWidget() or self):
                self.focusNextChild()
            chip.hide()
            chip.deleteLater()
        for key in keys:
            if key not in self._chips:
                chip = FileChip(self._theme, self._inside)
                chip.removed.connect(lambda key=key: self.remove_requested.emit(key))
                insert_before(self._next, chip.close_button)
                self.area.shows(chip.close_button)
                self._chips[key] = chip
        self._chips = {key: self._chips[key] for key in keys}
        self._arrange()

    def _arrange(self) -> None:
        """Two beside each other, or each below the one before in a narrow window."""
        columns = 2 if self.width() >= 2 * self._theme.px(COLUMN) else 1
        while self._grid.takeAt(0):
            pass
        for index, chip in enumerate(self._chips.values()):
            self._grid.addWidget(chip, index // columns, index % columns)
            chip.show()
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _needed(self, width: int) -> int:
        """As high as the chips, up to a limit."""
        return min(self._column.totalHeightForWidth(width), self._theme.px(MOST_HEIGHT))


def sum_words(files: int, exact: bool, others: int, context: int) -> str:
    """``files``: their tokens; ``others``: those of the chat and of the question, which are reckoned."""
    locale = QLocale()
    if not context:
        return ""
    sentence = (
        say.tr("Together with this chat about {0} of the {1} tokens of the context.")
        if others or not exact
        else say.tr("Together {0} of the {1} tokens of the context.")
    )
    return sentence.format(locale.toString(files + others), locale.toString(context))
