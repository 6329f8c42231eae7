"""The slim line at the bottom: model, kernel and ISA, threads, speeds, context used."""

import textwrap
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from app.chat.state import Stats
from app.look.icons import icon
from app.look.theme import Theme, space
from app.windows.status.context_meter import ContextMeter
from app.windows.status.proof_words import Proof, ProofWords
from app.windows.widgets.direction import as_written, mirrored
from app.windows.widgets.fields import LINE, explain
from app.windows.widgets.plain import caption, tip
from app.windows.words.energy import (
    chat_sum,
    energy_words,
    power_words,
    receipt,
    source_sentence,
)
from app.windows.words.numbers import rate
from app.windows.words.ways import thread_count
from engine.process.events import ModelInfo

HEIGHT_STEPS = 8  # of the grid
GAP = space(4)
SERVER_LETTERS = 28  # of what is said of the server, at most


class StatusLine(QWidget):
    """Each number has a tooltip that says where it comes from; the least important hide first."""

    model_requested = Signal()
    proof_requested = Signal()
    server_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Status"))
        self._theme = theme
        self.model = QToolButton(self)
        self.model.setObjectName("modelButton")
        self.model.setIcon(icon("chip", theme))
        self.model.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.model.setAutoRaise(True)
        self.model.clicked.connect(self.model_requested)
        self.badge = QToolButton(self)
        self.badge.setObjectName("proofBadge")
        self.badge.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.badge.setAutoRaise(True)
        self.badge.clicked.connect(self.proof_requested)
        self.server = QToolButton(self)
        self.server.setObjectName("serverBadge")
        self.server.setAutoRaise(True)
        self.server.setAccessibleName(self.tr("Server"))
        self.server.clicked.connect(self.server_requested)
        self._words = ProofWords(self)
        self.kernel = self._label(
            self.tr(
                "The kernel that computes the answers and the instruction set it uses, as "
                "reported by the engine."
            )
        )
        self.threads = self._label(self.tr("How many threads the engine uses."))
        self.now = self._label(
            self.tr("Current speed: tokens written in about the last second, measured by the engine.")
        )
        self.mean = self._label("")
        self.prompt = self._label(
            self.tr(
                "Prompt speed: tokens read per second, measured by the engine. Tokens it "
                "already knew do not count."
            )
        )
        self.first = self._label(
            self.tr("Time from the question to the first token of the answer, measured by the engine.")
        )
        self.reading = self._label(
            self.tr("How much of the prompt the engine has read before the model can answer, in tokens.")
        )
        self.energy = self._label("")
        self.meter = ContextMeter(theme, self)
        self.meter.setAccessibleName(self.tr("Context used"))
        explain(
            self.meter,
            self.tr(
                "How much of the context this chat uses, in tokens counted by the engine. "
                "You can set the length in the settings."
            ),
        )
        # What goes first when there is no room for all; the model and the meter always stay.
        self._optional: list[QLabel | QToolButton] = [
            self.first,
            self.prompt,
            self.mean,
            self.threads,
            self.energy,
            self.now,
            self.reading,
            self.badge,
            self.kernel,
            self.server,
        ]
        self._full_name = ""
        self._server_text = ""
        theme.changed.connect(self._restyle)
        self.set_model(None)
        self.set_stats(Stats())
        self._restyle()

    def set_model(self, info: ModelInfo | None, busy: str = "") -> None:
        """What is loaded and how it runs; ``busy`` is shown in the name's place, "Loading x…"."""
        self._full_name = busy or (info.name if info else self.tr("No model"))
        self.model.setAccessibleName(self.tr("Model: {0}").format(self._full_name))
        self.model.setToolTip(
            tip(info.path) if info and not busy else self.tr("Open a model folder, or see what is loaded")
        )
        self.kernel.setText(f"{info.kernel} · {info.isa}" if info else "")
        self.threads.setText(thread_count(info.threads) if info else "")
        self._show_proof(info.proof if info else ())
        if info:
            self.meter.set_used(self.meter.value(), info.context)
        self.meter.setProperty("known", info is not None)
        self._arrange()

    def set_server(self, is_on: bool, clients: Sequence[str]) -> None:
        """Whether other programs are answered, and which ones now."""
        if not is_on:
            text, words = "", ""
        elif not clients:
            text = self.tr("server on")
            words = self.tr("Other programs can use the model. Nobody is being answered now.")
        else:
            program = clients[0].partition(" ")[0]
            one, several = self.tr("answering {0}"), self.tr("answering %Ln requests", "", len(clients))
            text = one.format(program) if len(clients) == 1 else several
            words = self.tr("Being answered now: {0}").format(", ".join(clients))
        if text == self._server_text and words == self.server.accessibleDescription():
            return
        self._server_text = text
        metrics = self.server.fontMetrics()
        room = SERVER_LETTERS * metrics.averageCharWidth()
        self.server.setText(caption(metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)))
        self.server.setAccessibleName(self.tr("Server: {0}").format(text))
        explain(self.server, words)
        self._arrange()

    def set_stats(self, stats: Stats) -> None:
        """The numbers of the answer in hand or of the last one."""
        number = self.locale().toString
        speed, mean = stats.tok_s_now, stats.tok_s_mean
        self.now.setText(self.tr("{0} tok/s").format(rate(speed)) if speed else "")
        self.mean.setText(self.tr("average {0}").format(rate(mean)) if mean else "")
        explain(self.mean, self._mean_explanation(stats.accepted_tokens))
        reading = stats.prefill_tok_s
        self.prompt.setText(self.tr("prompt {0} tok/s").format(rate(reading, 0)) if reading else "")
        self.first.setText(
            self.tr("first {0} s").format(number(float(stats.ttft_s), "f", 2)) if stats.ttft_s else ""
        )
        self._show_energy(stats)
        if stats.context_size:
            self.meter.set_used(stats.context_used, stats.context_size)
        self._arrange()

    def _show_energy(self, stats: Stats) -> None:
        """What is taken now, or what the last answer took; the tooltip has its receipt."""
        energy, power = stats.energy, stats.power
        self.energy.setText(power_words(power) or energy_words(energy))
        source, scope = (power.source, power.scope) if power.watts else (energy.source, energy.scope)
        lines = [source_sentence(source, scope), *receipt(energy), *chat_sum(stats.chat_energy)]
        self.energy.setToolTip(tip("\n".join(textwrap.fill(line, LINE) for line in lines)))
        self.energy.setAccessibleDescription(" ".join(lines))

    def set_reading(self, done: int, total: int) -> None:
        """While the prompt is read: ``done`` of ``total`` tokens; (0, 0) when it is over."""
        number = self.locale().toString
        self.reading.setText(
            self.tr("reading {0} / {1}").format(number(done), number(total)) if total else ""
        )
        self._arrange()

    def _show_proof(self, proof: Proof) -> None:
        """The badge: quiet when every check passed, a warning when a kernel had to be switched off."""
        off = self._words.switched_off(proof)
        if not proof:
            text = ""
        elif off:
            text = self.tr("%Ln kernels off", "", len(off))
        else:
            text = self.tr("exact")
        self.badge.setText(text)
        self.badge.setIcon(icon("warning" if off else "shield", self._theme, "warning" if off else "success"))
        self.badge.setProperty("warns", bool(off))
        self.badge.style().polish(self.badge)
        self.badge.setFont(self._theme.font("small"))  # which polishing forgets
        self.badge.setFont(self._theme.font("small"))  # which the polishing has taken back
        verdict = self._words.verdict(proof)
        self.badge.setAccessibleName(verdict)
        self.badge.setToolTip(tip(self.tr("{0} Click for details.").format(verdict)))

    def _mean_explanation(self, accepted: int) -> str:
        text = self.tr(
            "Average speed of the last answer, from its first token to its last, measured by the engine."
        )
        if not accepted:
            return text
        guessed = self.tr("{0} of its tokens were guessed in advance (speculation).")
        return f"{text} {guessed.format(self.locale().toString(accepted))}"

    def _label(self, explanation: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        explain(label, explanation)
        return label

    def _restyle(self) -> None:
        parts: list[QWidget] = [self.model, *self._optional]
        for widget in parts:
            widget.setFont(self._theme.font("small"))
        self.updateGeometry()
        self._arrange()

    def _arrange(self) -> None:
        """Places the parts by hand: left what runs, right what it measures; hides what does not fit."""
        left: list[QWidget] = [self.model, self.server, self.kernel, self.badge, self.threads]
        right: list[QWidget] = [
            self.reading,
            self.now,
            self.mean,
            self.energy,
            self.prompt,
            self.first,
            self.meter,
        ]
        metrics = self.model.fontMetrics()
        most = 40 * metrics.averageCharWidth()
        name = metrics.elidedText(self._full_name, Qt.TextElideMode.ElideMiddle, most)
        self.model.setText(as_written(caption(name)))
        shown = {w for w in left + right if not isinstance(w, QLabel | QToolButton) or w.text()}
        if not self.meter.property("known"):
            shown.discard(self.meter)
        room = self.width() - 2 * space(3)
        for part in self._optional:
            if sum(w.sizeHint().width() + GAP for w in shown) - GAP <= room:
                break
            shown.discard(part)
        for widget in left + right:
            widget.setVisible(widget in shown)
        x = space(2)
        for widget in [w for w in left if w in shown]:
            x += self._place(widget, x) + GAP
        x = self.width() - space(3)
        for widget in [w for w in reversed(right) if w in shown]:
            x -= widget.sizeHint().width()
            self._place(widget, x)
            x -= GAP

    def _place(self, widget: QWidget, x: int) -> int:
        size = widget.sizeHint()
        place = QRect(QPoint(x, (self.height() - size.height()) // 2), size)
        widget.setGeometry(mirrored(place, self.rect(), self.layoutDirection()))
        return size.width()

    def sizeHint(self) -> QSize:
        return QSize(640, max(space(HEIGHT_STEPS), self.model.sizeHint().height() + space(1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(space(50), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
