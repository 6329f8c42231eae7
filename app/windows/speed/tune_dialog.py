"""Find the fastest kernel: measures what runs here, shows each row as it comes, lets a person choose one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.chat.session import ChatSession
from app.engine_bridge import BridgeState, EngineBridge
from app.look.icons import icon
from app.look.theme import Theme
from app.settings import SettingsStore
from app.windows.speed.measuring import STEPS, BusyWatch, allow, progress_bar
from app.windows.widgets.dialog import Dialog
from app.windows.widgets.labels import text_label
from app.windows.widgets.plain_table import PlainTable
from app.windows.words.numbers import rate
from app.windows.words.ways import preset_name
from engine import BUSY_CORES
from engine.process.events import OWN, ModelInfo, Timing, Tuning


class TuneDialog(Dialog):
    """Not modal. Closing it stops the measuring, and nothing is kept of it then."""

    def __init__(
        self,
        settings: SettingsStore,
        session: ChatSession,
        bridge: EngineBridge,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, 190, 130, parent)
        self._settings = settings
        self._session = session
        self._bridge = bridge
        self._theme = theme
        self.rows: list[Timing] = []  # those in the table, from its top
        self._complete = False  # all are there, the best one first
        self._measuring = False
        self._problem = ""  # why the last measuring has no rows
        self._model = bridge.info.path if bridge.info else ""  # whose rows are shown
        self.setWindowTitle(self.tr("Find the Fastest Kernel"))
        about = QLabel(
            self.tr(
                "Measures every kernel with different numbers of threads, using your model. "
                "All of them give the same answers; only speed and energy use differ. This "
                "takes about half a minute. The model is reloaded afterwards, and your chat "
                "is kept."
            ),
            self,
        )
        about.setProperty("role", "muted")
        about.setWordWrap(True)
        self.progress = progress_bar(self.tr("Progress of the measurement"), self)
        self.table = PlainTable(
            self.tr("Kernel speeds"),
            [
                (self.tr("Kernel"), False),
                (self.tr("Instruction set"), False),
                (self.tr("Threads"), True),
                (self.tr("Answer, tokens/s"), True),
                (self.tr("Prompt, tokens/s"), True),
            ],
            self,
        )
        self.table.setToolTip(self.tr("Tokens per second when writing an answer and when reading a prompt."))
        self.table.itemSelectionChanged.connect(self._show_buttons)
        self.load = text_label("", theme, "body", "warning", self)
        self.load.hide()
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.measure_button = self.add_foot_button("", self._measure_or_cancel)
        self.measure_button.setProperty("primary", True)
        self.measure_button.setAutoDefault(True)
        self.use_button = self.add_foot_button(self.tr("&Use this one"), self._use_selected)
        self.automatic_button = self.add_foot_button(
            self.tr("Choose &automatically"), lambda: self._use("auto", "", 0)
        )
        self.add_close()
        self.column.addWidget(about)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.note)
        self.column.insertWidget(self.column.indexOf(self.table), self.load)
        bridge.tuning.connect(self._arrived)
        bridge.loaded.connect(self._model_loaded)
        bridge.tuned.connect(self._ended)
        bridge.tune_failed.connect(self._failed)
        bridge.unloaded.connect(self._interrupted)
        bridge.state_changed.connect(self._state_changed)
        session.phase_changed.connect(lambda _: self._show())
        settings.changed.connect(lambda old, new: self._show())
        self._busiest = 0.0  # cores that other programs took while it was measured
        self.watch = BusyWatch(self)
        self.watch.looked.connect(self._looked)
        self.show_known()

    def show_known(self) -> None:
        """The rows that an earlier measuring found for the last model, if there are any."""
        if not self._measuring:
            self._problem = ""
            self._fill(self._session.models.tuning_found())
            self._busiest = self._session.models.tuning_busy()
            self._show()

    def _model_loaded(self, info: ModelInfo) -> None:
        if info.path != self._model:
            self._model = info.path
            self.show_known()

    # ---- measuring -------------------------------------------------------------------------

    def _measure_or_cancel(self) -> None:
        if self._measuring:
            self._cancel()
            return
        self._session.models.tune()
        if self._bridge.state is BridgeState.TUNING:
            self._measuring = True
            self._busiest = 0.0
            self._problem = ""
            self._fill(())
            self.progress.setValue(0)
            self._show()

    def _cancel(self) -> None:
        if self._measuring and self._bridge.state is BridgeState.TUNING:
            self._bridge.stop()

    def _arrived(self, event: Tuning) -> None:
        if self._measuring:
            self.progress.setValue(round(STEPS * event.fraction))
            if event.timing is not None:
                self._add(event.timing)

    def _ended(self, timings: tuple[Timing, ...]) -> None:
        if not timings:
            problem = self.tr("The measurement was stopped; no results were kept.")
        elif set(timings) != set(self._session.models.tuning_found()):
            problem = self.tr(
                "Other programs were busy, so the earlier measurement, made when it was quiet, still holds."
            )
        else:
            problem = ""
        self._stand_still(problem)

    def _failed(self, sentence: str) -> None:
        self._stand_still(sentence)

    def _state_changed(self, state: BridgeState) -> None:
        # Of "ready" the signals tell why; any other state: something else took the place.
        if state not in (BridgeState.TUNING, BridgeState.READY):
            self._interrupted()
        self._show()

    def _interrupted(self) -> None:
        self._stand_still(self.tr("The measurement was interrupted; no results were kept."))

    def _stand_still(self, problem: str) -> None:
        if not self._measuring:
            return
        self._measuring = False
        self._problem = problem
        self._fill(self._session.models.tuning_found())
        self._busiest = self._session.models.tuning_busy()
        self._show()

    # ---- choosing --------------------------------------------------------------------------

    def _use_selected(self) -> None:
        row = self._selected()
        if row is not None:
            self._use(row.kernel, row.isa, row.threads)

    def _use(self, kernel: str, isa: str, threads: int) -> None:
        self._settings.update(preset=OWN, kernel=kernel, isa=isa, threads=threads)

    def _selected(self) -> Timing | None:
        chosen = self.table.selectionModel().selectedRows()
        return self.rows[chosen[0].row()] if chosen else None

    # ---- showing ---------------------------------------------------------------------------

    def _fill(self, timings: Sequence[Timing]) -> None:
        """``timings``: the one that Automatic takes first."""
        self.rows = []
        self.table.setRowCount(0)
        for number, timing in enumerate(timings):
            self._add(timing, chosen=not number)
        self._complete = bool(timings)
        if timings:
            self.table.selectRow(self.rows.index(timings[0]))

    def _add(self, timing: Timing, chosen: bool = False) -> None:
        """The fastest answers stand at the top."""
        for row, other in enumerate(self.rows):
            if other.way == timing.way:
                del self.rows[row]  # measured again, another way of skipping neurons
                self.table.removeRow(row)
                break
        place = sum(other.decode_tok_s >= timing.decode_tok_s for other in self.rows)
        self.rows.insert(place, timing)
        decode, prefill = rate(timing.decode_tok_s), rate(timing.prefill_tok_s, 0)
        items = self.table.add_row((timing.kernel, timing.isa, str(timing.threads), decode, prefill), place)
        if chosen:
            items[0].setIcon(icon("check", self._theme, "success"))
            items[0].setText(self.tr("{0} (best)").format(timing.kernel))

    def _show(self) -> None:
        """Buttons and the sentence below the table, as things are."""
        options = self._settings.value.engine
        refusal = "" if self._measuring else self._session.models.tune_refusal()
        if self._measuring:
            text = self.tr("Measuring… Preparing the model for each kernel takes a few seconds.")
        elif self._problem or refusal:
            text = self._problem or refusal
        elif not self._complete:
            text = self.tr("This model has not been measured yet.")
        elif options.preset != OWN:
            text = self.tr("Your settings use “{0}”, which takes its choice from the benchmark.").format(
                preset_name(options.preset)
            )
        elif self._is_automatic():
            text = self.tr("Tern uses the best row automatically.")
        elif not self._bridge.fits(options.kernel):
            text = self.tr(
                "Your settings use {0}, which is for models with other weights: for this model Tern "
                "chooses automatically."
            ).format(options.kernel)
        else:
            threads = str(options.threads) if options.threads else self.tr("automatic")
            text = self.tr("Your settings use {0} · {1}, threads: {2}.").format(
                options.kernel, options.isa or self.tr("automatic"), threads
            )
        self.note.setText(text)
        self.note.setProperty("role", "warning" if self._problem else "muted")
        self.note.style().polish(self.note)
        self.progress.setVisible(self._measuring)
        self.measure_button.setText(
            self.tr("&Cancel")
            if self._measuring
            else self.tr("&Measure again")
            if self._complete
            else self.tr("&Measure")
        )
        allow(self.measure_button, refusal)
        self._show_buttons()

    def _show_buttons(self) -> None:
        options, row = self._settings.value.engine, self._selected()
        used = (options.kernel, options.isa, options.threads)
        in_use = options.preset == OWN and row is not None and used == row.way
        self.use_button.setEnabled(self._complete and row is not None and not in_use)
        self.automatic_button.setEnabled(self._complete and not self._is_automatic())

    def _is_automatic(self) -> bool:
        options = self._settings.value.engine
        return (options.preset, options.kernel, options.isa, options.threads) == (OWN, "auto", "", 0)

    def _looked(self, cores: float) -> None:
        """At what other programs take of the processor: it makes every number smaller."""
        if self._measuring:
            self._busiest = max(self._busiest, cores)
        busy = max(cores, self._busiest)
        text = ""
        if busy > BUSY_CORES:
            amount = self.locale().toString(busy, "f", 1)
            if self._complete and self._busiest > BUSY_CORES and not self._measuring:
                text = self.tr(
                    "Other programs used {0} processor cores during the measurement. For numbers you can "
                    "rely on, close them and measure again; until then all threads are kept."
                )
            else:
                text = self.tr(
                    "Other programs are using {0} processor cores. Close them first: what is measured now "
                    "would be too slow, and another kernel may come out as the fastest."
                )
            text = text.format(amount)
        self.load.setText(text)
        self.load.setVisible(bool(text))

    # ---- Qt --------------------------------------------------------------------------------

    def done(self, result: int) -> None:
        self._cancel()
        super().done(result)
