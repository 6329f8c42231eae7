"""The engine process: takes commands from a pipe, sends events back.

The main thread works on one command of its owner after the other; it owns the model and the decoder with its
KV cache, which stays from answer to answer. Answers to other programs (``Serve``) have decoders of their own
and are written meanwhile, all in turns. A second thread only reads the pipe, so that a closed pipe (the
owner is gone) or a Shutdown ends the process at once, whatever it is doing. Nothing here needs tidying up:
what the process has on disk is a cache of past conversations, of which any part may be missing.

Only light modules are imported at the top, because the owner's process imports this file too (for ``main``)
and must not load kernels: a kernel that crashes has to crash here.
"""

import faulthandler
import gc
import os
import queue
import threading
import traceback
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, TextIO

from engine.errors import EngineError
from engine.process.events import (
    Cancel,
    Command,
    Count,
    Counted,
    Dismiss,
    Event,
    Forget,
    Generate,
    Load,
    Loaded,
    Loading,
    Prepare,
    Race,
    Serve,
    Shutdown,
    Started,
    Sweep,
    Tune,
    Unload,
    Unloaded,
)
from engine.process.failures import CommandStopped, failure, sentence_of
from engine.process.setup import ignore_interrupts, log_warnings_to, lower_priority, open_log
from engine.process.shared_control import SharedControl

if TYPE_CHECKING:
    from engine.process.answers.turns import Answer
    from engine.process.running_model import RunningModel

OPENING_S = 30  # opening files on a sleeping or far disk, and a tokenizer, comes before the first heartbeat


_OF_THE_MODEL = (Load, Unload, Tune, Race, Sweep)  # which need it for themselves


def main(connection: Connection, block: Any) -> None:
    """The process's whole life; ``block`` from ``shared_control.make_block``."""
    ignore_interrupts()
    lower_priority()
    log = open_log()
    log_warnings_to(log)
    if log is not None:
        faulthandler.enable(log)
    _Worker(connection, SharedControl(block), log).run()


class _Worker:
    """State of the engine process: the model, its decoder, and the commands still to be worked on."""

    def __init__(self, connection: Connection, control: SharedControl, log: TextIO | None) -> None:
        from engine.process.answers.meter import answer_energy
        from engine.process.answers.turns import Turns

        self._connection = connection
        self._control = control
        self._log = log
        self._inbox: queue.SimpleQueue[tuple[int, Command]] = queue.SimpleQueue()
        self._number = 0  # of the owner's command in work
        self._taken = 0  # number of the last command that left the inbox
        self._waiting: deque[tuple[int, Command]] = deque()  # until the owner's answer has ended
        self._turns = Turns()
        self._cancelled: set[str] = set()  # ids of answers to other programs
        self._running: RunningModel | None = None
        self._energy = answer_energy()

    def run(self) -> None:
        """Say hello, then work on commands until the process is ended from ``_receive``."""
        threading.Thread(target=self._receive, name="tern-engine-receiver", daemon=True).start()
        self._energy.start()
        if not self._try(0, None):
            return
        while True:
            if not self._turns and not self._waiting:
                self._control.finish(self._taken)
                self._sort(*self._next())
            while not self._inbox.empty():
                self._sort(*self._inbox.get())
            while self._waiting and self._is_ready(self._waiting[0][1]):
                self._try(*self._waiting.popleft())
            self._turns.round(self._before_turn, self._turn_failed)

    def _sort(self, number: int, command: Command) -> None:
        """Begin what can be done beside everything else; all other commands wait for those before them."""
        self._taken = number
        match command:
            case Cancel():
                if command.id not in self._turns and all(
                    command.id != _id_of(other) for _, other in self._waiting
                ):
                    self._cancelled.discard(command.id)  # it has ended
            case Dismiss():
                self._try(number, command)
            case Serve() if not any(isinstance(other, _OF_THE_MODEL) for _, other in self._waiting):
                self._try(number, command)
            case _:
                self._waiting.append((number, command))

    def _is_ready(self, command: Command) -> bool:
        """Nothing that is being answered has to end first."""
        if isinstance(command, _OF_THE_MODEL):
            return not self._turns
        return isinstance(command, Serve) or not self._turns.has_own

    def _try(self, number: int, command: Command | None) -> bool:
        """Work on a command, None for the start; False if it failed, which the owner is told then."""
        if command is not None and not isinstance(command, Serve | Dismiss):
            self._number = number
            self._control.begin(number)
        try:
            self._work(number, command)
            return True
        except Exception as error:
            self._fail(command, error)
            return False

    # ---- the pipe ----

    def _receive(self) -> None:
        number = 0
        while True:
            try:
                command = self._connection.recv()
            except (EOFError, OSError):
                os._exit(0)  # the owner is gone
            if isinstance(command, Shutdown):
                os._exit(0)
            if isinstance(command, Cancel):
                self._cancelled.add(command.id)
            number += 1
            self._inbox.put((number, command))

    def _next(self) -> tuple[int, Command]:
        """The next command. What takes time and can wait is done when none has come for a while."""
        if self._running is not None and (past := self._running.past) is not None:
            from engine.process.past_conversations import IDLE_S

            try:
                return self._inbox.get(timeout=IDLE_S)
            except queue.Empty:
                past.keep(go_on=self._inbox.empty)
        return self._inbox.get()

    def _send(self, event: Event) -> None:
        try:
            self._connection.send(event)
        except OSError:
            os._exit(0)

    # ---- commands ----

    def _work(self, number: int, command: Command | None) -> None:
        match command:
            case None:
                from engine.machine.kernel_choice import available_kernels

                self._send(Started(os.getpid(), tuple(available_kernels())))
            case Load():
                self._load(command)
            case Generate() | Serve():
                self._begin_answer(number, command)
            case Dismiss() if self._running is not None:
                self._running.guests.forget()
            case Prepare():
                self._prepare(command)
            case Count():
                self._count(command)
            case Forget():
                self._forget(command)
            case Unload():
                self._unload()
                self._send(Unloaded())
            case Tune() | Race() | Sweep():
                self._measure(command)

    def _load(self, command: Load) -> None:
        from engine.process.running_model import fits_beside, run_model

        self._beat()
        self._loading(0.0)
        self._control.be_quiet_for(OPENING_S)
        # What is wrong with a model shows, if possible, before the one that runs is let go.
        let_go = None
        if self._running is not None and not fits_beside(command, self._running):
            let_go = self._running.command
            self._unload()
        self._control.be_quiet_for(OPENING_S)
        try:
            running = run_model(command, self._control, self._loading, self._beat)
        except Exception as error:
            if let_go is not None:
                traceback.clear_frames(error.__traceback__)  # they hold the half of it that was read
                self._go_back_to(let_go)
            raise
        self._unload()
        self._running = running
        self._send(Loaded(running.info()))

    def _go_back_to(self, command: Load) -> None:
        """Another model could not be loaded; the one that was let go for it is read again."""
        from engine.process.running_model import run_again

        gc.collect()
        self._control.be_quiet_for(OPENING_S)
        if self._inbox.empty():  # else the next model, or the end, is coming already
            self._running = run_again(command, self._control, self._loading)

    def _loading(self, fraction: float) -> None:
        self._send(Loading(fraction))

    def _unload(self) -> None:
        if self._running is not None and self._running.past is not None:
            self._running.past.keep_quickly()
        self._running = None
        gc.collect()

    def _forget(self, command: Forget) -> None:
        from engine.kv_cache.block_folder import past_blocks

        if self._running is not None:
            self._running.decoder.truncate(0)
            self._running.guests.forget()
        if not command.on_disk:
            return
        self._control.be_quiet_for(OPENING_S)
        with suppress(OSError):  # no data folder: nothing was kept
            past_blocks().clear()

    def _measure(self, command: Tune | Race | Sweep) -> None:
        """Nothing else may be in memory meanwhile."""
        from engine.process.measuring import race_kernels, sweep_kernels, tune_kernels

        self._unload()
        self._beat()
        self._control.be_quiet_for(OPENING_S)
        if isinstance(command, Race):
            self._send(race_kernels(command, self._control, self._beat, self._send, self._energy))
            return
        number = self._number
        rest = (self._control, lambda: self._control.stopped(number), self._beat, self._send)
        if isinstance(command, Sweep):
            self._send(sweep_kernels(command, *rest))
        else:
            self._send(tune_kernels(command, *rest))

    def _begin_answer(self, number: int, command: Generate | Serve) -> None:
        """It has its turns from now on."""
        from engine.process.answers.turns import Answer

        if self._running is None:
            raise EngineError("No model is loaded; open a model folder first.")
        answer = Answer(number, command)
        self._turns.add(answer)
        answer.steps = self._steps(answer, self._running)

    def _steps(self, answer: "Answer", running: "RunningModel") -> Iterator[None]:
        from engine.process.answers.embedding import serve_guest
        from engine.process.answers.writing import Desk, write_own

        number, command = answer.number, answer.command
        share = self._turns.share(number)
        if isinstance(command, Generate):
            desk = Desk(self._send, self._beat, self._energy, share, self._turns.is_alone)
            yield from write_own(command, running, desk)
            return

        def is_stopped() -> bool:
            return command.id in self._cancelled or self._control.guest_stopped(number)

        def beat() -> None:
            self._control.beat()
            if is_stopped():
                raise CommandStopped

        desk = Desk(self._send, beat, self._energy, share, self._turns.is_alone)
        try:
            yield from serve_guest(command, running, desk, is_stopped)
        finally:
            self._cancelled.discard(command.id)

    def _before_turn(self, answer: "Answer") -> None:
        if answer.is_guest:
            self._control.begin_guest(answer.number)

    def _turn_failed(self, answer: "Answer", error: Exception) -> None:
        self._fail(answer.command, error)

    def _prepare(self, command: Prepare) -> None:
        from engine.process.running_model import prepare

        if self._running is not None and self._inbox.empty() and not self._turns:
            with suppress(EngineError):  # it was stopped, or there will be a sentence with the answer
                prepare(self._running, command.messages, self._beat)

    def _count(self, command: Count) -> None:
        from engine.text.prompt_length import count_tokens

        if self._running is not None and (tokenizer := self._running.model.tokenizer) is not None:
            most = 2 * self._running.decoder.context
            self._send(Counted(command.id, *count_tokens(tokenizer, command.text, most, self._control.beat)))

    def _beat(self) -> None:
        """Sign of life outside the decoder, and where a command can be stopped there."""
        self._control.beat()
        if self._control.stopped(self._number):
            raise CommandStopped

    # ---- errors ----

    def _fail(self, command: Command | None, error: Exception) -> None:
        """Tell the owner, if anybody waits, that ``command`` (None: the start) ended with ``error``."""
        foreseen = isinstance(error, EngineError)
        if self._running is not None and not foreseen and not isinstance(command, Serve):
            self._running.decoder.truncate(0)  # nobody knows what state it is in
        if isinstance(command, Generate | Serve):
            self._energy.end(key=command.id)
        sentence = "" if isinstance(error, CommandStopped) else sentence_of(error, self._log)
        if (event := failure(command, error, sentence, self._running)) is not None:
            self._send(event)


def _id_of(command: Command) -> str:
    return command.id if isinstance(command, Serve) else ""
