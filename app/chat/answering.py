"""Answering: the one answer that is waited for or being written, from the question to its last save."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.chat.context.prompt_start import (
    ROOM,
    prompt_path,
    sampling_of,
    start_with_room,
    system_prompt_of,
    with_preset,
)
from app.chat.context.rules import Rule, rule_of
from app.chat.repetition import RepetitionWatch
from app.chat.replays import Replay
from app.chat.running_answer import RunningAnswer
from app.chat.state import Phase, StatsMeter
from app.conversation import Conversation, ConversationInfo, Message, new_id, prompt_messages
from app.engine_bridge import BridgeState, EngineBridge
from app.presets.preset import Preset
from app.settings import SettingsStore
from engine import ChatMessage, Turn
from engine.process.events import Counts, EndReason, Finished, Generate, ModelInfo, Piece, Usage
from engine.sampling.params import SamplingParams

SAVE_S = 0.5  # a running answer; at most a second of it may be lost
STATS_S = 0.1


@dataclass(slots=True)
class _Running:
    answer: RunningAnswer
    conversation: Conversation
    phase: Phase
    meter: StatsMeter
    room: float = 0.0  # of the context, for a prompt that was too long; 0.0: it is not made shorter
    stats_emitted: float = 0.0  # time.monotonic
    saved: float = 0.0  # time.monotonic; 0.0: not since it began
    params: SamplingParams | None = None  # with which it was asked for


class Answering(QObject):
    """Owner of the phase and of the running answer. Drops every event that is not of this answer."""

    phase_changed = Signal(object)  # Phase
    progress = Signal(int, int)  # prompt tokens read, of how many
    text_grew = Signal(str)  # message id: there is more text
    stats_changed = Signal(object)  # Stats
    ended = Signal(object)  # the Message as it stays
    notice = Signal(str)
    chat_notice = Signal(str, str)  # conversation id, one sentence about it

    def __init__(
        self,
        settings: SettingsStore,
        bridge: EngineBridge,
        save: Callable[[Message], None],
        preset_named: Callable[[str], Preset | None],
        parent: QObject | None = None,
        is_private: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """``save`` writes the state of a message that is on disk already.

        ``is_private``: nothing that is computed for the conversation of that id may be put on disk.
        """
        super().__init__(parent)
        self._settings = settings
        self._bridge = bridge
        self._save = save
        self._preset_named = preset_named
        self._is_private = is_private
        self._running: _Running | None = None
        self._notified_phase = Phase.IDLE
        self._failure = ""  # the sentence of the last failed answer
        self._notified: set[str] = set()  # tokenizers of the models that were said to know no system prompt
        # Asked before each answer: True if it has to wait until the function it is handed was called. That
        # calls what it is given, if the answer is still wanted, and goes on.
        self.holds_up: Callable[[Conversation, Message, Callable[[Callable[[], None]], None]], bool] = (
            lambda *_: False
        )
        self.chats_in_engine: set[str] = set()  # ids of the conversations that the engine may have in memory
        self.repetition = RepetitionWatch(self)  # in the running answer
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(int(SAVE_S * 1000))
        self._save_timer.timeout.connect(self._save_running)
        bridge.state_changed.connect(self._notify_phase)
        bridge.loaded.connect(self._on_loaded)
        bridge.load_failed.connect(self._on_load_failed)
        bridge.progress.connect(self._on_progress)
        bridge.piece.connect(self._on_piece)
        bridge.usage.connect(self._on_usage)
        bridge.finished.connect(self._on_finished)
        bridge.failed.connect(self._on_failed)
        bridge.overlong.connect(self._on_overlong)
        bridge.died.connect(self._on_died)

    @property
    def phase(self) -> Phase:
        if self._running is not None:
            return self._running.phase
        return Phase.LOADING if self._bridge.state.is_busy else Phase.IDLE

    @property
    def conversation(self) -> Conversation | None:
        """The conversation that the running answer belongs to."""
        return self._running.conversation if self._running else None

    @property
    def message(self) -> Message | None:
        """The running answer as it is now."""
        return self._running.answer.message() if self._running else None

    def is_computing(self) -> bool:
        """The engine is at work on an answer, which it is not while one waits for the model."""
        return self._running is not None and self._running.phase not in (Phase.SEARCHING, Phase.LOADING)

    def refusal(self, conversation: Conversation) -> str:
        """Why no answer can be asked for in ``conversation`` now, in a sentence; "" if it can."""
        if self._running is not None:
            if self._running.conversation is conversation:
                return self.tr("Wait until the answer is finished, or stop it.")
            if self._is_private(self._running.conversation.info.id):  # it has been left, and is stopped
                return self.tr("The answer before this is being stopped: try again in a moment.")
            title = self._running.conversation.info.title
            return self.tr(
                "An answer is being written in “{0}”: wait until it is finished, or stop it."
            ).format(title)
        if self._bridge.state is BridgeState.DEAD:
            return self.tr("The engine is not running: load the model again.")
        if not self._bridge.state.has_model:
            return self.tr("No model is loaded: open a model folder first.")
        return ""

    def begin(self, conversation: Conversation, base: Message, room: float = 0.0) -> None:
        """Have ``base`` written, or gone on with if it has a text; at once or when the model is there.

        ``room``: a prompt that is longer than the context loses its oldest turns, until it takes no more
        than that part of it. A conversation may have a rule that says so as well.
        """
        assert self._running is None
        answer = RunningAnswer(base, generation=new_id())
        self._running = running = _Running(answer, conversation, Phase.SEARCHING, StatsMeter(0), room)
        self._failure = ""
        self.repetition.begin(base.text)
        if base.reason:
            self._save_running()  # it is unfinished again, should the program end here
        if not self.holds_up(conversation, base, lambda ready: self._go_on(running, ready)):
            self._go_on(running)
        self._notify_phase()

    def _go_on(self, running: _Running, ready: Callable[[], None] = lambda: None) -> None:
        """It has all that it needs but for the model, once ``ready`` was called."""
        if self._running is not running or running.phase is not Phase.SEARCHING:
            return
        ready()
        running.phase = Phase.LOADING
        if self._bridge.state is BridgeState.LOADED and self._bridge.info is not None:
            self._generate(running, self._bridge.info)
        elif not self._bridge.state.has_model:  # it could not be loaded meanwhile
            self._finish(EndReason.FAILED)
        self._notify_phase()

    def stop(self) -> None:
        """No more text from now on; the engine ends as soon as it can."""
        running = self._running
        if running is None or running.phase is Phase.STOPPING:
            return
        if running.phase in (Phase.SEARCHING, Phase.LOADING):
            self._finish(EndReason.CANCELLED)  # it had not begun
            return
        running.phase = Phase.STOPPING
        self._bridge.stop()
        self._save_running()
        self._notify_phase()

    def cut(self) -> None:
        """The program ends: keep what is there, wait for nothing."""
        if self._running is not None:
            self._bridge.stop()
            self._finish(EndReason.INTERRUPTED)

    def _generate(self, running: _Running, info: ModelInfo) -> None:
        base, conversation = running.answer.base, running.conversation
        running.answer.begin(info.name, info.tokenizer_hash)
        running.phase = Phase.PREFILLING
        running.meter = StatsMeter(info.context)
        self.chats_in_engine.add(conversation.info.id)
        value, chat = self._settings.value, self._chat_for(conversation, base)
        messages = prompt_messages(
            prompt_path(conversation, base),
            system_prompt_of(chat, value, info),
            base.prompt_from,
        )
        self._tell_of_system_prompt(info, messages)
        running.params = sampling_of(chat, value, info)
        self._bridge.generate(
            Generate(
                running.answer.generation,
                messages,
                running.params,
                continue_last=bool(base.text),
                estimate=value.estimate,
                private=self._is_private(conversation.info.id),
            )
        )

    def _chat_for(self, conversation: Conversation, base: Message) -> ConversationInfo:
        """The conversation as it is set, or with the preset that this one answer was asked for with."""
        chat = conversation.info
        other = self._preset_named(base.preset) if base.preset != chat.options.preset else None
        is_own = other is None or other.id == chat.options.preset_id  # which may have had another name
        return chat if is_own else with_preset(chat, other)

    def _tell_of_system_prompt(self, info: ModelInfo, messages: Sequence[ChatMessage]) -> None:
        """Once for each model that has no place for it."""
        prompted = any(message.role == "system" for message in messages)
        if info.takes_system_prompt or not prompted or info.tokenizer_hash in self._notified:
            return
        self._notified.add(info.tokenizer_hash)
        self.notice.emit(
            self.tr(
                "{0} has no place for a system prompt, so it is put in front of your first message."
            ).format(info.name)
        )

    def _save_running(self) -> None:
        if self._running is not None:
            self._save(self._running.answer.message())
            self._running.saved = time.monotonic()
            self._save_timer.stop()

    def _finish(self, reason: EndReason, counts: Counts | None = None) -> None:
        assert self._running is not None
        self._end(self._running.answer.finished(reason, counts))

    def _end(self, message: Message) -> None:
        running, self._running = self._running, None
        assert running is not None
        self._save_timer.stop()
        running.conversation.replace(message)
        self._save(message)
        self.repetition.end()
        self.ended.emit(message)
        self._notify_phase()

    # ---- events of the engine --------------------------------------------------------------

    def _on_loaded(self, info: ModelInfo) -> None:
        if self._running is not None and self._running.phase is Phase.LOADING:
            self._generate(self._running, info)
        self._notify_phase()

    def _on_load_failed(self, sentence: str) -> None:
        if self._running is not None and self._running.phase is Phase.LOADING:
            self._finish(EndReason.FAILED)

    def _on_progress(self, id_: str, done: int, total: int) -> None:
        running = self._of(id_)
        if running is not None:
            stats = running.meter.progress(done)
            if done < total:  # else the first token is here as well, and is to be seen at once
                self.stats_changed.emit(stats)
                self.progress.emit(done, total)

    def _on_piece(self, piece: Piece) -> None:
        running = self._of(piece.id)
        if running is None:
            return
        grew = running.answer.add(piece)
        self.repetition.add(piece.text)
        stats = running.meter.piece(piece)
        now = time.monotonic()
        if now - running.stats_emitted >= STATS_S:
            running.stats_emitted = now
            self.stats_changed.emit(stats)
        if running.phase is Phase.PREFILLING:
            running.phase = Phase.GENERATING
            self.chats_in_engine = {running.conversation.info.id}  # the one before has been let go
            self._notify_phase()
        running.saved = running.saved or now
        if now - running.saved >= SAVE_S:
            self._save_running()
        elif not self._save_timer.isActive():
            self._save_timer.start()  # should no further piece come
        if grew:
            self.text_grew.emit(running.answer.base.id)

    def _on_usage(self, usage: Usage) -> None:
        if (running := self._of(usage.id)) is not None:
            running.meter.power = usage.power

    def _on_finished(self, event: Finished) -> None:
        running = self._running
        if running is not None and running.answer.generation == event.id:
            # After a stop some text was dropped, even if the model had come to its end just before.
            stopped = running.phase is Phase.STOPPING
            reason = EndReason.CANCELLED if stopped else event.reason
            message = running.answer.finished(reason, event.counts, self._replay(event))
            ruled = reason == EndReason.CONTEXT and rule_of(running.conversation.info) is Rule.OLDEST
            running.conversation.replace(message)
            used, size = event.counts.context_used, event.counts.context_size
            if not ruled or not self._goes_on_shorter(running, message, used, size):
                self._end(message)
            else:
                self._save_running()
                self._notify_phase()

    def _replay(self, event: Finished) -> Replay | None:
        """How the running answer was made; None where the engine has not said it."""
        running, info = self._running, self._bridge.info
        if running is None or running.params is None or info is None or not event.prompt_ids:
            return None
        params = replace(running.params, seed=event.seed)
        turn = Turn(event.prompt_ids, (), params, event.reason, bool(running.answer.base.text))
        return Replay(info.path, info.tokenizer_hash, info.kv, info.context, (turn,))

    def _on_failed(self, id_: str, sentence: str) -> None:
        running = self._running
        if running is not None and running.answer.generation == id_:
            self._failure = sentence
            self._finish(EndReason.FAILED)
            self.chat_notice.emit(running.conversation.info.id, sentence)

    def _on_overlong(self, id_: str, tokens: int, context: int) -> None:
        running = self._running
        if running is None or running.answer.generation != id_:
            return
        base = running.answer.base
        if self._goes_on_shorter(running, base, tokens, context):
            return
        counts = replace(base.counts or Counts(), context_used=tokens, context_size=context)
        self._finish(EndReason.CONTEXT, counts)

    def _goes_on_shorter(self, running: _Running, base: Message, tokens: int, context: int) -> bool:
        """Without its oldest turns, where that is wanted and there are any.

        ``tokens``: how long the prompt is, or with what was written of the answer has become.
        """
        room = running.room or (ROOM if rule_of(running.conversation.info) is Rule.OLDEST else 0.0)
        path = prompt_path(running.conversation, base)
        start = start_with_room(path, base.prompt_from, tokens, context, room) if room else ""
        if not start or self._bridge.info is None or running.phase is Phase.STOPPING:
            return False
        running.answer = RunningAnswer(replace(base, prompt_from=start), generation=new_id())
        self._generate(running, self._bridge.info)
        return True

    def _on_died(self, sentence: str) -> None:
        if self._running is not None:
            self._finish(EndReason.INTERRUPTED)
        if sentence != self._failure:  # which was told with the answer that failed for it
            self.notice.emit(sentence)
        self._failure = ""
        self._notify_phase()

    def _of(self, generation: str) -> _Running | None:
        """The running answer, if the event is its own and is still wanted."""
        running = self._running
        wanted = running and running.answer.generation == generation and running.phase is not Phase.STOPPING
        return running if wanted else None

    def _notify_phase(self) -> None:
        if self.phase is not self._notified_phase:
            self._notified_phase = self.phase
            self.phase_changed.emit(self._notified_phase)
