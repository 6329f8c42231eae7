"""A table to read: rows are chosen as a whole, Tab leaves it, nothing in it is edited."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.look.theme import space

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PlainTable(QTableWidget):
    """``columns``: (heading, whether it holds numbers, which stand at the right). The first one stretches."""

    def __init__(self, name: str, columns: Sequence[tuple[str, bool]], parent: QWidget) -> None:
        super().__init__(0, len(columns), parent)
        self._align = [RIGHT if numbers else LEFT for _, numbers in columns]
        self.setAccessibleName(name)
        for column, (heading, _) in enumerate(columns):
            self.set_heading(column, heading)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + space(3))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)

    def set_heading(self, column: int, text: str) -> None:
        """What stands over that column."""
        item = QTableWidgetItem(text)
        item.setTextAlignment(self._align[column])
        self.setHorizontalHeaderItem(column, item)

    def add_row(self, texts: Sequence[str], place: int | None = None) -> list[QTableWidgetItem]:
        """One row at ``place``, else at the end; its cells."""
        row = self.rowCount() if place is None else place
        self.insertRow(row)
        items = []
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setTextAlignment(self._align[column])
            self.setItem(row, column, item)
            items.append(item)
        return items

    def texts(self) -> list[tuple[str, ...]]:
        """What stands in it, row by row."""
        return [
            tuple(str(self.model().index(row, column).data()) for column in range(self.columnCount()))
            for row in range(self.rowCount())
        ]
