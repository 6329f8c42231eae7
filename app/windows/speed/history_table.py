"""HistoryTable: the earlier runs of the benchmark; one that is chosen is shown."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QWidget

from app.languages import say
from app.windows.speed.benchmark_words import day, joules, joules_heading, speed
from app.windows.widgets.plain_table import PlainTable
from app.windows.words.ways import way
from engine.process.events import BenchmarkRun


class HistoryTable(PlainTable):
    """The latest run first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            say.tr("History of measurements"),
            [
                (say.tr("Date"), False),
                (say.tr("Version"), False),
                (say.tr("Fastest"), False),
                (say.tr("Answer, tokens/s"), True),
                (say.tr("Prompt, tokens/s"), True),
                (say.tr("J/token"), True),
                (say.tr("Remark"), False),
            ],
            parent,
        )
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(6, QHeaderView.ResizeMode.Stretch)

    def show_runs(self, runs: Sequence[BenchmarkRun]) -> None:
        """``runs`` the latest first, each with a row at least."""
        self.set_heading(5, joules_heading([row for run in runs for row in run.rows]))
        self.setRowCount(0)
        for run in runs:
            best = max(run.rows, key=lambda row: row.decode_tok_s)
            self.add_row(
                (
                    *(day(run.when), run.version, way(best), speed(best.decode_tok_s, best.spread)),
                    *(speed(best.prefill_tok_s, best.prefill_spread, 0), joules(best), _remark(run)),
                )
            )


def _remark(run: BenchmarkRun) -> str:
    remarks = []
    if run.is_busy:
        remarks.append(say.tr("other programs were busy"))
    if not run.is_complete:
        remarks.append(say.tr("stopped early"))
    return ", ".join(remarks)
