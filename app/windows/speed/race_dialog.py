"""Kernel race: two kernels answer one question, measured one after the other, shown side by side."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from app.chat.session import ChatSession
from app.engine_bridge import BridgeState, EngineBridge
from app.look.theme import Theme, space
from app.windows.speed.measuring import STEPS, allow, progress_bar
from app.windows.speed.race_lane import RaceLane, racer_words
from app.windows.widgets.dialog import Dialog
from app.windows.widgets.fields import LineField
from app.windows.widgets.labels import set_role, text_label
from engine import BUSY_CORES, OtherLoad
from engine.process.events import Racer, RaceResult, Racing

TICK_MS = 33


class RaceDialog(Dialog):
    """Not modal. Closing it stops the measuring; a result stays until the next one."""

    def __init__(
        self,
        session: ChatSession,
        bridge: EngineBridge,
        theme: Theme,
        parent: QWidget | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(theme, 200, 180, parent)
        self._session, self._bridge, self._clock = session, bridge, clock
        self._measuring = False
        self._says_refusal = False  # why no race can begin stands in the note
        self._pairs: list[tuple[str, str]] = []  # kernels and instruction sets to choose from
        self._others = OtherLoad()
        self.outcome: RaceResult | None = None
        self._began = 0.0  # of the showing
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self.setWindowTitle(self.tr("Kernel Race"))
        self._lay_out(theme)
        bridge.racing.connect(self._arrived)
        bridge.raced.connect(self._ended)
        bridge.race_failed.connect(self._stand_still)
        bridge.loaded.connect(lambda _: self._fill())
        bridge.state_changed.connect(self._state_changed)
        session.phase_changed.connect(lambda _: self._show())
        self._fill()

    def _lay_out(self, theme: Theme) -> None:
        about = text_label(
            self.tr(
                "Two kernels answer the same question with the same seed, one after the other: two at once "
                "would share the memory, and both would be slow. Then you see them side by side, each at the "
                "speed that was measured. The model is loaded again afterwards, and your chat is kept."
            ),
            *(theme, "body", "muted", self),
        )
        self.question = LineField(self.tr("Write a short letter from a lighthouse keeper."), self)
        self.question.textChanged.connect(self._show)
        self.first, self.second = QComboBox(self), QComboBox(self)
        form = QGridLayout()
        form.setHorizontalSpacing(space(3))
        form.setVerticalSpacing(space(2))
        form.setColumnStretch(1, 1)
        form.setColumnStretch(3, 1)
        asked = QLabel(self.tr("&Question"), self)
        asked.setBuddy(self.question)
        form.addWidget(asked, 0, 0)
        form.addWidget(self.question, 0, 1, 1, 3)
        for place, (name, box) in enumerate(
            ((self.tr("&First"), self.first), (self.tr("&Second"), self.second))
        ):
            label = QLabel(name, self)
            label.setBuddy(box)
            box.currentIndexChanged.connect(self._show)
            form.addWidget(label, 1, 2 * place)
            form.addWidget(box, 1, 2 * place + 1)
        self.lanes = (RaceLane(theme, self), RaceLane(theme, self))
        row = QHBoxLayout()
        row.setSpacing(space(3))
        for lane in self.lanes:
            row.addWidget(lane, 1)
        self.progress = progress_bar(self.tr("Progress of the measurement"), self)
        self.note = text_label("", theme, "body", "muted", self)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.load = text_label("", theme, "body", "warning", self)
        self.load.hide()
        self.race_button = self.add_foot_button("", self._race_cancel_or_skip)
        self.race_button.setProperty("primary", True)
        self.race_button.setAutoDefault(True)
        self.again_button = self.add_foot_button(self.tr("Show &again"), self._replay)
        self.add_close()
        self.column.addWidget(about)
        self.column.addLayout(form)
        self.column.addLayout(row, 1)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.load)
        self.column.addWidget(self.note)

    # ---- choosing --------------------------------------------------------------------------

    def _fill(self) -> None:
        """The kernels for the model that is loaded; what was chosen stays where it can."""
        info = self._bridge.info
        pairs = list(reversed(info.kernels if info else self._bridge.kernels))
        running = (info.kernel, info.isa) if info else None
        first, second = self._chosen(self.first) or running, self._chosen(self.second)
        self._pairs = pairs
        for box in (self.first, self.second):
            box.blockSignals(True)
            box.clear()
            box.addItems([f"{kernel} · {isa}" for kernel, isa in pairs])
        if pairs:
            first = first if first in pairs else pairs[0]
            quick = [pair for pair in pairs if pair != first and pair[1] != "scalar"]
            others = [*quick, *(pair for pair in pairs if pair != first)]
            second = second if second in pairs and second != first else (others or pairs)[0]
            self.first.setCurrentIndex(pairs.index(first))
            self.second.setCurrentIndex(pairs.index(second))
        for box in (self.first, self.second):
            box.blockSignals(False)
        self._show()

    def _chosen(self, box: QComboBox) -> tuple[str, str] | None:
        return self._pairs[box.currentIndex()] if 0 <= box.currentIndex() < len(self._pairs) else None

    def _racers(self) -> tuple[Racer, Racer] | None:
        """None while nothing, or the same kernel twice, is chosen."""
        first, second = self._chosen(self.first), self._chosen(self.second)
        if first is None or second is None or first == second:
            return None
        threads = self._session.settings.value.engine.threads
        return Racer(first[0], first[1], threads), Racer(second[0], second[1], threads)

    # ---- measuring -------------------------------------------------------------------------

    def _race_cancel_or_skip(self) -> None:
        racers = self._racers()
        if self._measuring:
            self._cancel()
        elif self._timer.isActive():
            self._skip()
        elif racers is not None:
            self._begin(racers)

    def _begin(self, racers: tuple[Racer, Racer]) -> None:
        self._others.cores()  # from here on
        self._measuring, self.outcome = True, None  # before the engine says that it is busy
        self._session.models.race(racers, self.question.text().strip())
        if self._bridge.state is not BridgeState.RACING:
            self._measuring = False
            self._show()
            return
        self.race_button.setFocus()
        self.load.hide()
        self.progress.setValue(0)
        for lane, racer in zip(self.lanes, racers, strict=True):
            lane.clear(racer_words(racer), self.tr("Being measured…"))
        self._say(self.tr("The models are being loaded…"))
        self._show()

    def _cancel(self) -> None:
        if self._measuring and self._bridge.state is BridgeState.RACING:
            self._bridge.stop()

    def _arrived(self, event: Racing) -> None:
        if not self._measuring:
            return
        self.progress.setValue(max(self.progress.value(), round(STEPS * event.fraction)))
        if event.tokens:
            name = (self.first, self.second)[event.racer].currentText()
            self._say(self.tr("Measuring {0}: {1} tokens…").format(name, event.tokens))

    def _ended(self, result: RaceResult | None) -> None:
        if not self._measuring:
            return
        self._stand_still(self.tr("The race was stopped; there is no result.") if result is None else "")
        if result is not None:
            self.outcome = result
            self._tell_of_others()
            self._replay()

    def _tell_of_others(self) -> None:
        busy = self._others.cores()
        self.load.setVisible(busy > BUSY_CORES)
        self.load.setText(
            self.tr(
                "Other programs used {0} processor cores meanwhile: for speeds you can rely on, close them "
                "and race again. The tokens are not touched by that."
            ).format(self.locale().toString(busy, "f", 1))
        )

    def _stand_still(self, problem: str) -> None:
        if not self._measuring:
            return
        self._measuring = False
        self._say(problem, "warning")
        self._show()

    def _state_changed(self, state: BridgeState) -> None:
        # Of "ready" the signals tell why; any other state: something else took the place.
        if state not in (BridgeState.RACING, BridgeState.READY):
            self._stand_still(self.tr("The race was interrupted; there is no result."))
        self._show()

    # ---- showing ---------------------------------------------------------------------------

    def _replay(self) -> None:
        if self.outcome is None:
            return
        for lane, run in zip(self.lanes, self.outcome.runs, strict=True):
            lane.set_run(run)
        self._began = self._clock()
        self._say("")
        if self.outcome.split is not None:
            self._verdict()  # at once: nothing matters more
        self._timer.start()
        self._show()

    def _tick(self) -> None:
        passed = self._clock() - self._began
        ends = [lane.show_at(passed) for lane in self.lanes]
        if all(ends):
            self._timer.stop()
            self._verdict()
            self._show()

    def _skip(self) -> None:
        """To the end of the showing."""
        self._began = -float("inf")
        self._tick()

    def _verdict(self) -> None:
        result = self.outcome
        if result is None:
            return
        split = result.split
        names = [racer_words(run.racer) for run in result.runs]
        if split is not None:
            end = self.tr("its end")
            words = [end if token is None else str(token) for token in split.tokens]
            self._say(
                self.tr(
                    "The answers differ from token {0} on: {1} wrote {2}, {3} wrote {4}. A kernel is wrong "
                    "on this computer, which must never be. Look at Model > Kernel Checks to see which."
                ).format(split.position, names[0], words[0], names[1], words[1]),
                "error",
            )
            return
        same = self.tr("Both wrote the same {0} tokens, as the digests show.").format(
            len(result.runs[0].tokens)
        )
        gain = result.gain
        if gain <= 0:
            self._say(same, "success")
            return
        winner, times = (names[1], gain) if gain >= 1 else (names[0], 1 / gain)
        faster = self.tr("{0} was {1} times as fast.").format(winner, self.locale().toString(times, "f", 2))
        self._say(f"{same} {faster}", "success")

    def _say(self, text: str, role: str = "muted") -> None:
        self._says_refusal = False
        self.note.setText(text)
        self.note.setFont(self.theme.font("strong" if role == "error" else "body"))
        set_role(self.note, role)

    def _show(self) -> None:
        """Buttons and fields, as things are."""
        replaying = self._timer.isActive()
        refusal = "" if self._measuring or replaying else self._refusal()
        for field in (self.question, self.first, self.second):
            field.setEnabled(not self._measuring)
        self.progress.setVisible(self._measuring)
        self.race_button.setText(
            self.tr("&Cancel") if self._measuring else self.tr("S&kip") if replaying else self.tr("&Race")
        )
        allow(self.race_button, refusal)
        self.again_button.setEnabled(self.outcome is not None and not replaying)
        if not self._measuring and self.outcome is None:
            for lane, box in zip(self.lanes, (self.first, self.second), strict=True):
                lane.clear(box.currentText() or self.tr("No model"))
            if refusal or self._says_refusal:
                self._say(refusal)
                self._says_refusal = bool(refusal)

    def _refusal(self) -> str:
        """Why no race can begin now, in a sentence; "" if it can."""
        if refusal := self._session.models.tune_refusal():
            return refusal
        if self.first.count() < 2:
            return self.tr("This computer has only one kernel for this model: there is nobody to race with.")
        if self._racers() is None:
            return self.tr("Choose two different kernels.")
        return "" if self.question.text().strip() else self.tr("Write a question that both answer.")

    # ---- Qt --------------------------------------------------------------------------------

    def done(self, result: int) -> None:
        self._cancel()
        if self._timer.isActive():
            self._skip()
        super().done(result)
