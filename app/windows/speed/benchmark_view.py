"""BenchmarkView: what a run of the benchmark shows: verdict, plots, table, and the runs before it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.look.theme import Theme, space
from app.windows.speed.benchmark_table import BenchmarkTable
from app.windows.speed.benchmark_words import (
    busy_sentence,
    choice_words,
    day,
    names_of,
    slower_sentence,
    verdict,
)
from app.windows.speed.energy_plot import EnergyPlot
from app.windows.speed.history_table import HistoryTable
from app.windows.speed.threads_plot import ThreadsPlot
from app.windows.widgets.labels import text_label
from engine.process.events import BenchmarkRun

TABLE_ROWS, HISTORY_ROWS = 7, 3  # seen at least without scrolling


class BenchmarkView(QWidget):
    """Shows one run and the list of all; it measures nothing."""

    chosen = Signal(int)  # number of the earlier run to show

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._filling = False
        self.verdict = text_label("", theme, "strong", "", self)
        self.busy = text_label("", theme, "body", "warning", self)
        self.slower = text_label("", theme, "body", "warning", self)
        self.choices = text_label("", theme, "body", "muted", self)
        for label in (self.verdict, self.busy, self.slower, self.choices):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.threads_plot = ThreadsPlot(theme, self)
        self.energy_plot = EnergyPlot(theme, self)
        self.table = BenchmarkTable(theme, self)
        self.legend = text_label(
            self.tr(
                "Bar: the speed of the answer, in colour where nothing is both faster and more frugal. Thin "
                "line: half of the measurements lie in it. Mark: where this memory would end it."
            ),
            *(theme, "small", "muted", self),
        )
        self.history_title = text_label(self.tr("History"), theme, "title", "", self)
        self.history = HistoryTable(self)
        self.history.itemSelectionChanged.connect(self._choose_run)
        self._of_a_run: tuple[QWidget, ...] = (
            *(self.verdict, self.choices, self.threads_plot, self.energy_plot, self.table, self.legend),
        )
        plots = QHBoxLayout()
        plots.setSpacing(space(6))
        plots.addWidget(self.threads_plot, 1)
        plots.addWidget(self.energy_plot, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self.verdict)
        column.addWidget(self.busy)
        column.addWidget(self.slower)
        column.addWidget(self.choices)
        column.addLayout(plots)
        column.addWidget(self.table, 1)
        column.addWidget(self.legend)
        column.addWidget(self.history_title)
        column.addWidget(self.history)
        theme.changed.connect(self._set_heights)
        self._set_heights()
        self.show_run(None, ())
        self.show_history(())

    def show_run(
        self,
        run: BenchmarkRun | None,
        earlier: Sequence[BenchmarkRun],
        chosen_from: BenchmarkRun | None = None,
    ) -> None:
        """``run``, compared with those before it, the latest first; None: nothing was measured yet.

        ``chosen_from``: the run that presets take their choice from, if there is one.
        """
        there = run is not None and bool(run.rows)
        for widget in self._of_a_run:
            widget.setVisible(there)
        self.slower.hide()
        self.busy.setVisible(run is not None and run.is_busy)
        if run is None or not run.rows:
            self.table.show_rows((), (), {})
            return
        from engine import PRESETS, by_speed, choose, front, slower_than_before  # which bring the kernels

        choices = {preset: choose(preset, chosen_from) for preset in PRESETS[1:]} if chosen_from else {}
        names, worth = names_of(choices) if chosen_from == run else {}, front(run.rows)
        self.verdict.setText(verdict(run))
        self.busy.setText(busy_sentence(run.busy_cores, measured=True))
        words = choice_words(choices)
        if chosen_from is not None and chosen_from != run:
            words = (
                self.tr("Chosen from the measurement of {0}:").format(day(chosen_from.when)) + f"\n{words}"
            )
        self.choices.setText(words)
        self.choices.setVisible(bool(choices))
        self.table.show_rows(by_speed(run.rows), worth, names)
        self.threads_plot.show_rows(run.rows)
        self.energy_plot.show_rows(run.rows, worth, names)
        slower = slower_than_before(run, earlier)
        if slower is not None:
            self.slower.setText(slower_sentence(slower, run.is_busy))
            self.slower.show()

    def show_history(self, runs: Sequence[BenchmarkRun], shown: int = 0) -> None:
        """All runs, the latest first; the one with the number ``shown`` is selected."""
        self._filling = True
        self.history.show_runs(runs)
        if runs:
            self.history.selectRow(shown)
        self._filling = False
        for widget in (self.history_title, self.history):
            widget.setVisible(len(runs) > 1)

    def _choose_run(self) -> None:
        selected = self.history.selectionModel().selectedRows()
        if selected and not self._filling:
            self.chosen.emit(selected[0].row())

    def _set_heights(self) -> None:
        for table, rows in ((self.table, TABLE_ROWS), (self.history, HISTORY_ROWS)):
            row = table.verticalHeader().defaultSectionSize()
            table.setMinimumHeight((rows + 2) * row)  # a heading, and a bar to scroll sideways
