"""The benchmark: measures every way to run the model on this computer, and shows what comes of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.chat.session import ChatSession
from app.engine_bridge import BridgeState, EngineBridge
from app.look.theme import Theme
from app.settings import SettingsStore
from app.windows.speed.benchmark_export import ask_where, save
from app.windows.speed.benchmark_view import BenchmarkView
from app.windows.speed.benchmark_words import busy_sentence
from app.windows.speed.measuring import STEPS, BusyWatch, allow, progress_bar
from app.windows.widgets.dialog import Dialog
from app.windows.widgets.labels import set_role, text_label
from engine import BUSY_CORES
from engine.process.events import OWN, BenchmarkRow, BenchmarkRun, ModelInfo, Sweeping

ROW_S = 8.0  # that a row takes, about


class BenchmarkDialog(Dialog):
    """Not modal. Closing it stops the measuring; what was measured until then is kept."""

    def __init__(
        self,
        settings: SettingsStore,
        session: ChatSession,
        bridge: EngineBridge,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, 316, 208, parent)
        self._settings, self._session, self._bridge = settings, session, bridge
        self.runs: tuple[BenchmarkRun, ...] = ()  # all that are kept, the latest first
        self._shown = 0  # number of the run that is shown
        self._coming: list[BenchmarkRow] = []  # of the run that is being measured
        self._measuring = False
        self._problem = ""
        self._model = ""  # folder of the model whose runs are shown
        self._cores = 0.0  # that other programs take now
        self.watch = BusyWatch(self)
        self.watch.looked.connect(self._looked)
        self.setWindowTitle(self.tr("Benchmark"))
        self._lay_out(theme)
        bridge.sweeping.connect(self._arrived)
        bridge.swept.connect(self._ended)
        bridge.sweep_failed.connect(self._stand_still)
        bridge.loaded.connect(self._model_loaded)
        bridge.state_changed.connect(self._state_changed)
        session.phase_changed.connect(lambda _: self._show())
        settings.changed.connect(lambda old, new: self._show())

    def _lay_out(self, theme: Theme) -> None:
        self.about = text_label("", theme, "body", "muted", self)
        self.load = text_label("", theme, "body", "warning", self)
        self.progress = progress_bar(self.tr("Progress of the measurement"), self)
        self.note = text_label("", theme, "body", "muted", self)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.view = BenchmarkView(theme, self)
        self.view.chosen.connect(self._show_run)
        self.view.table.itemSelectionChanged.connect(self._show_buttons)
        for widget in (self.about, self.load, self.progress, self.note):
            self.column.addWidget(widget)
        self.column.addWidget(self.view, 1)
        self.measure_button = self.add_foot_button("", self._measure_or_stop)
        self.measure_button.setProperty("primary", True)
        self.measure_button.setAutoDefault(True)
        self.use_button = self.add_foot_button(self.tr("&Use this one"), self._use)
        self.copy_button = self.add_foot_button(self.tr("&Copy the table"), self._copy)
        self.save_button = self.add_foot_button(self.tr("&Save…"), self._save)
        self.add_close()

    def show_known(self) -> None:
        """The runs with models of the last one's shape, the latest in view."""
        if not self._measuring:
            self._model = self._bridge.info.path if self._bridge.info else self._model
            self.runs, self._shown, self._problem = self._session.models.past_runs(), 0, ""
            self.view.show_history(self.runs)
            self._show_run(0)

    def _model_loaded(self, info: ModelInfo) -> None:
        if info.path != self._model and self.isVisible():
            self.show_known()

    # ---- measuring -------------------------------------------------------------------------

    def _measure_or_stop(self) -> None:
        if self._measuring:
            self._stop()
            return
        self._session.models.sweep()
        if self._bridge.state is BridgeState.SWEEPING:
            self._measuring, self._coming, self._problem = True, [], ""
            self.progress.setValue(0)
            self.view.show_run(None, ())
            self._show()

    def _stop(self) -> None:
        if self._measuring and self._bridge.state is BridgeState.SWEEPING:
            self._bridge.stop()

    def _arrived(self, event: Sweeping) -> None:
        if self._measuring:
            self.progress.setValue(round(STEPS * event.fraction))
            self._coming.append(event.row)
            self.view.show_run(BenchmarkRun("", "", "", tuple(self._coming), is_complete=False), ())
            self._show()

    def _ended(self, run: BenchmarkRun | None) -> None:
        self._stand_still(
            ""
            if run is not None and run.is_complete
            else self.tr("The measurement was stopped: only what was measured until then is here.")
            if run is not None
            else self.tr("The measurement was stopped before anything was measured.")
        )

    def _stand_still(self, problem: str) -> None:
        if not self._measuring:
            return
        self._measuring = False
        self.show_known()
        self._problem = problem
        self._show()

    def _state_changed(self, state: BridgeState) -> None:
        # Of "ready" the signals tell why; any other state: something else took the place.
        if state not in (BridgeState.SWEEPING, BridgeState.READY):
            self._stand_still(self.tr("The measurement was interrupted; no results were kept."))
        self._show()

    # ---- choosing, taking along ------------------------------------------------------------

    def _show_run(self, number: int) -> None:
        from engine import run_to_choose_from  # which brings the kernels

        self._shown = number
        if not self._measuring:
            run = self._run()
            self.view.show_run(run, self.runs[number + 1 :], run_to_choose_from(self.runs))
            if run is not None and run.rows:
                best = max(run.rows, key=lambda row: row.decode_tok_s)
                self.view.table.choose(best.way)
        self._show()

    def _run(self) -> BenchmarkRun | None:
        return self.runs[self._shown] if self._shown < len(self.runs) else None

    def _use(self) -> None:
        row = self.view.table.chosen()
        if row is not None:
            self._settings.update(preset=OWN, kernel=row.kernel, isa=row.isa, threads=row.threads)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.view.table.as_text())
        self._say(self.tr("The table was copied."))

    def _save(self) -> None:
        run = self._run()
        path = ask_where(run, self) if run is not None else None
        if run is not None and path is not None:
            self._say(save(run, path, self.view))

    # ---- showing ---------------------------------------------------------------------------

    def _show(self) -> None:
        """Buttons and sentences, as things are."""
        refusal = "" if self._measuring else self._session.models.tune_refusal()
        if self._measuring:
            text = self.tr("Measuring… {0} of {1} are done.").format(len(self._coming), self._ways())
        elif self._problem or refusal:
            text = self._problem or refusal
        elif not self.runs:
            text = self.tr("This model has not been measured yet.")
        else:
            text = ""
        self._say(text, "warning" if self._problem and not self._measuring else "muted")
        self.about.setText(
            self.tr(
                "Measures every kernel of this computer with each of its instruction sets and numbers of "
                "threads, using your model: {0} ways, about {1} min. All of them give the same answers. You "
                "can stop at any time; what was measured stays, and the model is loaded again."
            ).format(self._ways(), max(1, round(self._ways() * ROW_S / 60)))
        )
        self.progress.setVisible(self._measuring)
        again = self.tr("&Measure again") if self.runs else self.tr("&Measure")
        self.measure_button.setText(self.tr("&Stop") if self._measuring else again)
        allow(self.measure_button, refusal)
        self._show_busy()
        self._show_buttons()

    def _show_buttons(self) -> None:
        options, row = self._settings.value.engine, self.view.table.chosen()
        way = (options.kernel, options.isa, options.threads)
        in_use = row is not None and options.preset == OWN and way == row.way
        self.use_button.setEnabled(row is not None and not self._measuring and not in_use)
        there = not self._measuring and self._run() is not None
        self.copy_button.setEnabled(there)
        self.save_button.setEnabled(there)

    def _say(self, text: str, role: str = "muted") -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))
        set_role(self.note, role)

    def _ways(self) -> int:
        from engine import physical_cores, thread_counts  # only when the page is looked at

        return len(self._bridge.kernels) * len(thread_counts(physical_cores()))

    def _looked(self, cores: float) -> None:
        self._cores = cores
        self._show_busy()

    def _show_busy(self) -> None:
        """What other programs take now, before one begins; of a run that was measured the view tells it."""
        busy = self._cores > BUSY_CORES and self.view.busy.isHidden()
        self.load.setText(busy_sentence(self._cores, measured=False) if busy else "")
        self.load.setVisible(busy)

    # ---- Qt --------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_known()

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)
