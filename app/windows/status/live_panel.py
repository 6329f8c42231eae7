"""The live panel: what the engine does right now, as running plots and figures."""

import time
from collections.abc import Callable

from PySide6.QtCore import QLocale, QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.chat.state import Stats
from app.engine_bridge import EngineBridge
from app.look.theme import Theme, space
from app.windows.status.live_history import LiveHistory, Sample
from app.windows.status.live_plot import LivePlot
from app.windows.status.read_bars import ReadBars, roofline
from app.windows.widgets.fields import explain
from app.windows.widgets.labels import Facts, text_label
from app.windows.words.energy import (
    battery_words,
    energy_per_token,
    figure,
    origin,
    power_words,
)
from app.windows.words.numbers import rate
from app.windows.words.ways import thread_count
from engine.process.events import ModelInfo, Piece, Usage

FRESH_MS = 60_000  # how long the battery's time stands after an answer
WIDTH = 76  # steps of the grid, beside ordinary text


class LivePanel(QScrollArea):
    """Notes what the engine says at all times, and draws only while it is shown. Main thread only."""

    def __init__(
        self,
        theme: Theme,
        bridge: EngineBridge,
        parent: QWidget | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._tok_s = 0.0  # of the answer; 0.0 while the prompt is read
        self._read = (0, 0.0)  # tokens of the prompt at its beginning, and when that was; 0.0: it is read
        self._reading_s = 0.0  # tokens per second
        self._usage: Usage | None = None
        self._stats = Stats()
        self._info: ModelInfo | None = None
        self.history = LiveHistory()
        self.setAccessibleName(self.tr("Live panel"))
        self.setObjectName("livePanel")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget(self)
        self.plot = LivePlot(self.history, theme, body)
        self.facts = Facts(theme, body)
        self.speed = self.facts.add(self.tr("Speed"))
        self.mean = self.facts.add(self.tr("Average"))
        self.prompt = self.facts.add(self.tr("Prompt"))
        self.first = self.facts.add(self.tr("First token"))
        self.power = self.facts.add(self.tr("Power"))
        self.energy = self.facts.add(self.tr("Energy"))
        self.battery = self.facts.add(self.tr("Battery"))
        explain(
            self.battery,
            self.tr(
                "Measured: the energy that is in the battery, divided by what the whole computer takes "
                "while answers are written."
            ),
        )
        self.processor = self.facts.add(self.tr("Processor"))
        self.memory = self.facts.add(self.tr("Memory"))
        self.context = self.facts.add(self.tr("Context"))
        self.slow = text_label("", theme, "small", "warning", body)
        self.slow.hide()
        self.bars = ReadBars(theme, body)
        self.roof = text_label("", theme, "small", "muted", body)
        self.hint = text_label(
            self.tr("Ask something: while the engine reads and writes, its figures run here."),
            *(theme, "small", "muted", body),
        )
        column = QVBoxLayout(body)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(3))
        column.addWidget(text_label(self.tr("Live"), theme, "title", "", body))
        column.addWidget(self.hint)
        column.addWidget(self.plot)
        column.addWidget(self.slow)
        column.addLayout(self.facts)
        self.reads = text_label(self.tr("What one token reads"), theme, "strong", "", body)
        column.addWidget(self.reads)
        column.addWidget(self.bars)
        column.addWidget(self.roof)
        column.addStretch(1)
        self.setWidget(body)
        self._fresh = QTimer(self)  # while what was said of battery and clock is not old
        self._fresh.setSingleShot(True)
        self._fresh.setInterval(FRESH_MS)
        self._fresh.timeout.connect(self._show_surroundings)
        theme.changed.connect(self._set_width)
        bridge.progress.connect(self._on_progress)
        bridge.piece.connect(self._on_piece)
        bridge.usage.connect(self._on_usage)
        bridge.loaded.connect(self._on_loaded)
        self._set_width()
        self._show()

    # ---- what the engine says --------------------------------------------------------------

    def set_stats(self, stats: Stats) -> None:
        """The numbers of the chat in view."""
        self._stats = stats
        if self.isVisible() and stats.tok_s_now == 0:  # else it is shown with what is taken meanwhile
            self._show()

    def _on_loaded(self, info: ModelInfo) -> None:
        self._info = info
        if self.isVisible():
            self._show()

    def _on_progress(self, id_: str, done: int, total: int) -> None:
        first, now = self._read, self._clock()
        self._tok_s = 0.0
        if first[1] and done >= first[0] and now > first[1]:
            self._reading_s = (done - first[0]) / (now - first[1])
        else:  # it begins, with what was found in the KV cache
            self._read, self._reading_s = (done, now), 0.0

    def _on_piece(self, piece: Piece) -> None:
        self._tok_s = piece.tok_s
        self._read = (0, 0.0)

    def _on_usage(self, usage: Usage) -> None:
        self._usage = usage
        self._fresh.start()
        reading = self._read[1] > 0
        speed = self._reading_s if reading else self._tok_s
        is_new = self.history.add(Sample(self._clock(), reading, speed, usage.power.watts))
        if is_new and self.isVisible():
            self._show()
            self.plot.update()

    # ---- showing ---------------------------------------------------------------------------

    def _show(self) -> None:
        stats, usage, show = self._stats, self._usage, self.facts.show_value
        number = QLocale().toString
        running = stats.tok_s_now > 0
        self.hint.setVisible(not self.history.end)
        for widget in (self.reads, self.bars, self.roof):
            widget.setVisible(usage is not None and usage.reads.total > 0)
        show(self.speed, self.tr("{0} tokens/s").format(rate(stats.tok_s_now)) if running else "")
        mean, prompt = stats.tok_s_mean, stats.prefill_tok_s or self._reading_s
        show(self.mean, self.tr("{0} tokens/s").format(rate(mean)) if mean else "")
        show(self.prompt, self.tr("{0} tokens/s").format(rate(prompt, 0)) if prompt else "")
        first = self.tr("after {0} s").format(number(float(stats.ttft_s), "f", 2))
        show(self.first, first if stats.ttft_s else "")
        self._show_energy()
        self._show_surroundings()
        if usage is not None:
            cores = self.tr("{0} cores busy").format(number(usage.cores, "f", 1))
            show(self.processor, f"{cores}, {self._threads()}" if self._info else cores)
            show(self.memory, self.tr("{0} GB").format(number(usage.memory_bytes / 1e9, "f", 2)))
            self.bars.show_reads(usage.reads)
            self._show_roof(usage, stats.tok_s_now or stats.tok_s_mean)
        else:
            show(self.processor, self._threads())
            show(self.memory, "")
        used, size = stats.context_used, stats.context_size
        show(self.context, self.tr("{0} of {1} tokens").format(number(used), number(size)) if size else "")
        self.plot.setAccessibleDescription(f"{self.speed.text()}; {self.power.text()}")

    def _show_energy(self) -> None:
        """While an answer runs what it takes now, afterwards what it took."""
        stats, show = self._stats, self.facts.show_value
        power, energy = stats.power, stats.energy
        per_token = self.tr("{0} J/token ({1})")
        text = energy_per_token(energy)
        if power.watts is not None and stats.tok_s_now > 0:
            tag = origin(power.source, power.scope)
            text = per_token.format(figure(power.watts / stats.tok_s_now), tag)
        elif text:
            text = per_token.format(text, origin(energy.source, energy.scope))
        watts = power_words(power)
        if not watts and energy.watts is not None:
            watts = self.tr("{0} W ({1})").format(figure(energy.watts), origin(energy.source, energy.scope))
        show(self.power, watts)
        show(self.energy, text)

    def _show_surroundings(self) -> None:
        """How long the battery lasts, and whether the processor slows down; nothing that is old."""
        usage = self._usage if self._fresh.isActive() else None
        self.facts.show_value(self.battery, battery_words(usage.battery_s if usage else None))
        lost = usage.slowdown if usage else None
        self.slow.setVisible(lost is not None)
        if lost is not None:
            speed, clock = (QLocale().toString(round(100 * share)) for share in (lost.speed, lost.clock))
            self.slow.setText(
                self.tr(
                    "The processor slows down: {0} % fewer tokens/s than a minute ago, at a clock that is "
                    "{1} % lower. It is probably hot, or saves power."
                ).format(speed, clock)
            )

    def _show_roof(self, usage: Usage, tok_s: float) -> None:
        speed, share = roofline(usage.reads, tok_s, usage.memory_speed)
        if not usage.reads.total or not tok_s:
            self.roof.setText("")
        elif share is None:
            self.roof.setText(
                self.tr(
                    "{0} GB/s. “Find the fastest…” in the settings also measures what this memory can do."
                ).format(speed)
            )
        else:
            percent = QLocale().toString(round(100 * share))
            self.roof.setText(self.tr("{0} GB/s: {1} % of what this memory can do.").format(speed, percent))

    def _threads(self) -> str:
        return "" if self._info is None else thread_count(self._info.threads)

    def _set_width(self) -> None:
        self.setFixedWidth(self._theme.px(space(WIDTH)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def sizeHint(self) -> QSize:
        return QSize(self.width(), space(100))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.width(), space(20))
