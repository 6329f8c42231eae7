"""Settings, page Engine: kernel, instruction set, threads, KV cache, context."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QSpinBox, QWidget

from app.chat.session import ChatSession
from app.chat.state import Phase
from app.engine_bridge import EngineBridge
from app.look.theme import Theme, space
from app.models.memory import largest_context, memory_for, memory_sentence
from app.settings import Settings, SettingsStore
from app.windows.settings.page import SettingsPage
from app.windows.settings.presets import PresetFields
from app.windows.widgets.plain import tip
from engine.process.events import OWN, LoadOptions

REST_MS = 700  # a number at rest for this long is meant: then the model is loaded again
CONTEXT_STEP = 512


class EnginePage(SettingsPage):
    """Changes are gathered for a moment, then applied together: each costs a reload of the model."""

    tune_requested = Signal()  # find the fastest kernel
    benchmark_requested = Signal()  # measure every way to run the model

    def __init__(
        self,
        settings: SettingsStore,
        session: ChatSession,
        bridge: EngineBridge,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Engine"))
        self._settings = settings
        self._session = session
        self._bridge = bridge
        self._filling = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.apply)
        form = self.add_form()
        self.presets = PresetFields(self, form, settings, session)
        self.presets.benchmark_requested.connect(self._benchmark)
        self.kernel = QComboBox(self)
        form.add_field(
            self.tr("&Kernel"),
            self.kernel,
            self.tr(
                "The code that computes with the model's weights. Every kernel gives the same answers; "
                "only the speed differs."
            ),
        )
        self.misfit = self.make_hint()
        self.misfit.setContentsMargins(0, 0, 0, space(2))
        form.addWidget(self.misfit, form.rowCount(), 1, 1, 2)
        self.tune_button = QPushButton(self.tr("&Find the fastest…"), self)
        self.tune_button.clicked.connect(self._tune)
        form.addWidget(self.tune_button, form.rowCount(), 1, Qt.AlignmentFlag.AlignLeft)
        self.isa = QComboBox(self)
        form.add_field(
            self.tr("&Instruction set"),
            self.isa,
            self.tr(
                "Which of the processor's fast instructions the kernel uses. Only those that this processor "
                "has are listed."
            ),
        )
        self.slow = self.make_hint(role="warning")
        form.addWidget(self.slow, form.rowCount(), 1, 1, 2)  # below what it speaks of
        self.threads = QSpinBox(self)
        self.threads.setRange(0, LoadOptions.option("threads").most)
        form.add_field(
            self.tr("&Threads"),
            self.threads,
            self.tr(
                "How many processor cores work on an answer at once. Automatic takes every physical core, "
                "which is fastest on most computers."
            ),
        )
        self.context = QSpinBox(self)
        self.context.setSingleStep(CONTEXT_STEP)
        self.context.setGroupSeparatorShown(True)
        form.add_field(
            self.tr("&Context length"),
            self.context,
            self.tr(
                "How much of a chat the model can see at once, in tokens (about three quarters of a word "
                "each). A longer context needs more memory."
            ),
        )
        self.kv = QComboBox(self)
        self.kv.addItem(self.tr("16 bits (f16)"), "f16")
        self.kv.addItem(self.tr("32 bits (f32), twice the memory"), "f32")
        form.add_field(
            self.tr("K&V cache"),
            self.kv,
            self.tr(
                "The model's notes on what it has read of the chat, kept in memory. 16 bits are enough for "
                "most uses."
            ),
        )
        self.speculation = QComboBox(self)
        self.speculation.addItem(self.tr("Automatic (if faster)"), "auto")
        self.speculation.addItem(self.tr("Always"), "on")
        self.speculation.addItem(self.tr("Never"), "off")
        form.add_field(
            self.tr("&Speculation"),
            self.speculation,
            self.tr(
                "Guesses the next words from earlier in the chat and checks several at once. The answers "
                "stay the same; only the speed changes."
            ),
        )
        self.memory = self.add_hint()
        self.when = self.add_hint()
        self.now_button = QPushButton(self.tr("Stop the answer and apply now"), self)
        self.now_button.clicked.connect(session.stop)
        self.column.addWidget(self.now_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._controls: dict[str, QComboBox | QSpinBox] = {  # by the field of LoadOptions
            "preset": self.presets.choice,
            "kernel": self.kernel,
            "isa": self.isa,
            "threads": self.threads,
            "context": self.context,
            "kv": self.kv,
            "speculation": self.speculation,
        }
        for control in self._controls.values():
            if isinstance(control, QSpinBox):
                control.setKeyboardTracking(False)
                control.valueChanged.connect(self._edited)
            else:
                control.currentIndexChanged.connect(self._edited)
        self.kernel.currentIndexChanged.connect(self._fill_isas)
        session.phase_changed.connect(self._show_when)
        bridge.state_changed.connect(lambda _: self._show_when())
        settings.changed.connect(self._settings_changed)
        bridge.started.connect(lambda _: self.fill(settings.value))
        bridge.loaded.connect(lambda _: self.fill(settings.value))
        self.fill(settings.value)

    def fill(self, value: Settings) -> None:
        """Shows ``value``, unless a change here is still to be applied."""
        if self._timer.isActive():
            return
        self._filling = True
        options = value.engine
        self.kernel.clear()
        self.kernel.addItem(self.tr("Automatic (fastest)"), "auto")
        names = {kernel for kernel, _ in self._bridge.kernels} | ({options.kernel} - {"auto"})
        slow = self._slow_kernels()
        for kernel in sorted(names, key=lambda name: (name in slow, name)):
            self.kernel.addItem(
                self.tr("{0} (slow on this computer)").format(kernel) if kernel in slow else kernel, kernel
            )
        self.kernel.setCurrentIndex(self.kernel.findData(options.kernel))
        self._fill_isas()
        self.threads.setSpecialValueText(self.tr("Automatic ({0} physical cores)").format(self._cores()))
        folder = self._bridge.info.path if self._bridge.info else value.last_model
        limit = largest_context(folder) if folder else None
        allowed = LoadOptions.option("context")
        self.context.setRange(allowed.least, max(limit or allowed.most, options.context))
        for name, control in self._controls.items():
            _show(control, getattr(options, name))
        self.presets.fill(value)
        self._filling = False
        self._show_consequences()
        self._show_when()

    def apply(self) -> None:
        """Takes over what was changed here."""
        self._timer.stop()
        self._settings.update(**{name: _shown(control) for name, control in self._controls.items()})
        self._show_when()

    def flush(self) -> None:
        """Applies at once what is still waiting (the dialog closes)."""
        if self._timer.isActive():
            self.apply()

    def _benchmark(self) -> None:
        self.flush()
        self.benchmark_requested.emit()

    def _tune(self) -> None:
        self.flush()
        self.tune_requested.emit()

    def _settings_changed(self, old: Settings, new: Settings) -> None:
        if old.load_options != new.load_options or old.battery_preset != new.battery_preset:
            self.fill(new)  # chosen elsewhere: the fastest of what was measured

    def _edited(self) -> None:
        if not self._filling:
            self._timer.start()
            self._show_consequences()

    def _fill_isas(self) -> None:
        """The instruction sets of this CPU that have the chosen kernel."""
        filling, self._filling = self._filling, True
        kernel, before = self.kernel.currentData(), self.isa.currentData()
        names = [isa for name, isa in self._bridge.kernels if kernel in ("auto", name)]
        kept = self._settings.value.engine.isa
        self.isa.clear()
        self.isa.addItem(self.tr("Automatic (best)"), "")
        for isa in dict.fromkeys([*reversed(names), *([kept] if kept else [])]):
            self.isa.addItem(isa, isa)
        self.isa.setCurrentIndex(max(0, self.isa.findData(before)))
        self._filling = filling

    def _slow_kernels(self) -> set[str]:
        """Those that run in plain loops only, on a CPU that has faster forms of others."""
        best = dict(self._bridge.kernels)  # of each kernel the last, which is the best
        slow = {kernel for kernel, isa in best.items() if isa == "scalar"}
        return slow if len(slow) < len(best) else set()

    def _show_consequences(self) -> None:
        self.presets.show_taken()
        for field in (self.kernel, self.isa, self.threads):
            field.setEnabled(self.presets.chosen == OWN)
        self._show_misfit()
        self._show_slow()
        self._show_memory()

    def _show_slow(self) -> None:
        kernel = self.kernel.currentData()
        fast = any(isa != "scalar" for _, isa in self._bridge.kernels)
        if kernel in self._slow_kernels():
            text = self.tr("This processor has no fast code for {0}: answers take many times longer.")
        elif fast and self.isa.currentData() == "scalar":
            text = self.tr("Without a fast instruction set (scalar), answers take many times longer.")
        else:
            text = ""
        self.slow.setText(text.format(kernel))
        self.slow.setVisible(bool(text))

    def _show_misfit(self) -> None:
        """The kernel that was chosen is for weights of another format than those of the loaded model."""
        kernel, info = self.kernel.currentData(), self._bridge.info
        misfit = info is not None and not self._bridge.fits(kernel)
        if info is not None and misfit:
            text = self.tr("{0} is for models with other weights; {1} runs with {2}, chosen automatically.")
            self.misfit.setText(text.format(kernel, info.name, info.kernel))
        self.misfit.setVisible(misfit)

    def _show_memory(self) -> None:
        folder = self._bridge.info.path if self._bridge.info else self._settings.value.last_model
        self.memory.setVisible(bool(folder))
        if folder:
            memory = memory_for(folder, self.context.value(), self.kv.currentData())
            self.memory.setText(memory_sentence(memory))

    def _show_when(self) -> None:
        refusal = self._session.models.tune_refusal()
        explanation = self.tr("Measures every kernel with your model. Takes about half a minute.")
        self.tune_button.setEnabled(not refusal)
        self.tune_button.setToolTip(tip(refusal or explanation))
        self.tune_button.setAccessibleDescription(refusal or explanation)
        pending = bool(self._session.models.pending)
        if pending:
            text = self.tr("An answer is being written. The change takes effect when it is finished.")
        elif self._session.phase is Phase.LOADING:
            text = self.tr("The model is being loaded with these settings.")
        elif self._bridge.info:
            text = self.tr("Changes take effect immediately: the model is reloaded and your chat is kept.")
        else:
            text = self.tr("Changes take effect when you load a model.")
        self.when.setText(text)
        self.now_button.setVisible(pending)

    def _cores(self) -> int:
        from engine import physical_cores  # only when the settings are looked at

        return physical_cores()


def _show(control: QComboBox | QSpinBox, value: str | int) -> None:
    if isinstance(control, QComboBox):
        control.setCurrentIndex(max(0, control.findData(value)))
    else:
        control.setValue(int(value))


def _shown(control: QComboBox | QSpinBox) -> object:
    return control.currentData() if isinstance(control, QComboBox) else control.value()
