"""BenchmarkTable: every way to run the model, the fastest first, with bars; what is chosen can be copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from app.languages import say
from app.look.icons import icon
from app.look.theme import Theme
from app.windows.speed.benchmark_words import joules, joules_heading, row_tip, speed, tab_separated
from app.windows.speed.speed_bars import ROW, SpeedBars
from app.windows.widgets.plain import tip
from app.windows.widgets.plain_table import PlainTable
from app.windows.words.ways import percent
from engine.process.events import BenchmarkRow

BARS, JOULES, NAME = 3, 7, 8  # columns
Way = tuple[str, str, int]


class BenchmarkTable(PlainTable):
    """Rows may come one by one; each takes its place."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(
            say.tr("Speed and energy of every kernel"),
            [
                (say.tr("Kernel"), False),
                (say.tr("Instruction set"), False),
                (say.tr("Threads"), True),
                (say.tr("Speed"), False),
                (say.tr("Answer, tokens/s"), True),
                (say.tr("Of memory"), True),
                (say.tr("Prompt, tokens/s"), True),
                (say.tr("J/token"), True),
                (say.tr("Choice"), False),
            ],
            parent,
        )
        self._theme = theme
        self.rows: list[BenchmarkRow] = []
        self.bars = SpeedBars(theme, self)
        self.setItemDelegateForColumn(BARS, self.bars)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        theme.changed.connect(self.viewport().update)

    def show_rows(
        self, rows: Sequence[BenchmarkRow], front: Sequence[BenchmarkRow], names: dict[Way, str]
    ) -> None:
        """``rows`` the fastest first; ``names``: by which presets a way is taken.

        Rows that stand there already stay, so that one more costs little.
        """
        chosen = self.chosen()
        self.bars.front = {row.way for row in front}
        self.bars.longest = max((max(row.most_tok_s, row.decode_tok_s) for row in rows), default=1.0)
        self.set_heading(JOULES, joules_heading(rows))
        if not set(self.rows) <= set(rows):
            self.rows = []
            self.setRowCount(0)
        for place, row in enumerate(rows):
            if place >= len(self.rows) or self.rows[place] != row:
                self._add(row, place)
            self._name(place, names.get(row.way, ""))
        again = next((n for n, row in enumerate(self.rows) if chosen and row.way == chosen.way), None)
        if again is not None:
            self.selectRow(again)
        self.viewport().update()

    def chosen(self) -> BenchmarkRow | None:
        """The row that is selected."""
        selected = self.selectionModel().selectedRows()
        return self.rows[selected[0].row()] if selected else None

    def choose(self, way: Way) -> None:
        """Selects the row of that way, if it is there."""
        for number, row in enumerate(self.rows):
            if row.way == way:
                self.selectRow(number)

    def as_text(self) -> str:
        """Headings and rows, tab-separated, without the bars."""
        model, across = self.model(), Qt.Orientation.Horizontal
        headings = [str(model.headerData(column, across)) for column in range(self.columnCount())]
        lines = [headings, *self.texts()]
        return tab_separated([[text for n, text in enumerate(line) if n != BARS] for line in lines])

    def _add(self, row: BenchmarkRow, place: int) -> None:
        self.rows.insert(place, row)
        items = self.add_row(
            (
                *(row.kernel, row.isa, str(row.threads), ""),
                speed(row.decode_tok_s, row.spread),
                percent(row.roofline),
                speed(row.prefill_tok_s, row.prefill_spread, 0),
                joules(row),
                "",
            ),
            place,
        )
        items[BARS].setData(ROW, row)
        items[BARS].setData(Qt.ItemDataRole.AccessibleTextRole, row_tip(row))
        if row.is_busy:
            items[0].setIcon(icon("warning", self._theme, "warning"))
        for item in items:
            item.setToolTip(tip(row_tip(row)))

    def _name(self, place: int, name: str) -> None:
        item = self.item(place, NAME)
        if item is not None and item.text() != name:
            item.setText(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)
