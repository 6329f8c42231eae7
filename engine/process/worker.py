"""The engine process: takes commands from a pipe, sends events back.

The main thread works on one command after the other; it owns the model and the decoder with its KV cache,
which stays from answer to answer. A second thread only reads the pipe, so that a closed pipe (the owner is
gone) or a Shutdown ends the process at once, whatever it is doing. Nothing here needs tidying up: what the
process has on disk is a cache of past conversations, of which any part may be missing.

Only light modules are imported at the top, because the owner's process imports this file too (for ``main``)
and must not load kernels: a kernel that crashes has to crash here.
"""

import faulthandler
import gc
import os
import queue
import secrets
import threading
import time
import traceback
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from engine.errors import ContextError, EngineError
from engine.process.answer_meter import AnswerMeter, answer_energy
from engine.process.events import (
    Command,
    Counts,
    Died,
    EndReason,
    Event,
    Failed,
    Finished,
    Forget,
    Generate,
    Load,
    Loaded,
    LoadFailed,
    Loading,
    ModelInfo,
    Piece,
    Progress,
    Shutdown,
    Started,
    Tune,
    Tuned,
    TuneFailed,
    Tuning,
    Unload,
    Unloaded,
)
from engine.process.sentences import sentence_of
from engine.process.setup import ignore_interrupts, log_warnings_to, lower_priority, open_log
from engine.process.shared_control import SharedControl

if TYPE_CHECKING:
    from engine.machine.results import Timing
    from engine.process.running_model import RunningModel

OPENING_S = 30  # opening files on a sleeping or far disk, and a tokenizer, comes before the first heartbeat


class _Stopped(EngineError):
    """The owner stopped the command in work while the decoder was not running."""


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
        self._connection = connection
        self._control = control
        self._log = log
        self._inbox: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self._number = 0  # of the command in work
        self._running: RunningModel | None = None
        self._energy = answer_energy()

    def run(self) -> None:
        """Say hello, then work on commands until the process is ended from ``_receive``."""
        threading.Thread(target=self._receive, name="tern-engine-receiver", daemon=True).start()
        self._energy.start()
        command: Command | None = None
        while True:
            try:
                self._work(command)
            except Exception as error:
                if self._running is not None and not isinstance(error, EngineError):
                    self._running.decoder.truncate(
                        0
                    )  # nobody knows what state an unforeseen error left it in
                if (event := self._failure(command, error)) is not None:
                    self._send(event)
                if command is None:
                    return
            self._control.finish(self._number)
            command = self._next()
            self._number += 1
            self._control.begin(self._number)

    # ---- the pipe ----

    def _receive(self) -> None:
        while True:
            try:
                command = self._connection.recv()
            except (EOFError, OSError):
                os._exit(0)  # the owner is gone
            if isinstance(command, Shutdown):
                os._exit(0)
            self._inbox.put(command)

    def _next(self) -> Command:
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

    def _work(self, command: Command | None) -> None:
        match command:
            case None:
                from engine.machine.kernel_choice import available_kernels

                self._send(Started(os.getpid(), tuple(available_kernels())))
            case Load():
                self._load(command)
            case Generate():
                try:
                    self._generate(command)
                finally:
                    self._energy.end()  # where it failed; else it has ended
            case Forget():
                self._forget()
            case Unload():
                self._unload()
                self._send(Unloaded())
            case Tune():
                self._tune(command)

    def _load(self, command: Load) -> None:
        from engine.process.model_info import model_info
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
        self._send(Loaded(model_info(running.model)))

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

    def _forget(self) -> None:
        from engine.kv_cache.block_folder import past_blocks

        if self._running is not None:
            self._running.decoder.truncate(0)
        self._control.be_quiet_for(OPENING_S)
        with suppress(OSError):  # no data folder: nothing was kept
            past_blocks().clear()

    def _tune(self, command: Tune) -> None:
        from engine.model_folder.checkpoint import open_checkpoint
        from engine.speed.tune import tune

        def progress(fraction: float, timing: "Timing | None") -> None:
            self._control.beat()
            self._send(Tuning(fraction, timing))

        self._unload()
        self._beat()
        self._control.be_quiet_for(OPENING_S)
        weights = open_checkpoint(Path(command.path))
        try:
            timings = tune(
                weights,
                progress,
                stopped=lambda: self._control.stopped(self._number),
                heartbeat=self._beat,
                control=self._control.buffer,
            )
        finally:
            weights.close()
        self._send(Tuned(timings))

    def _generate(self, command: Generate) -> None:
        from engine.generation.loop import common_prefix, generate
        from engine.speed.token_reads import token_reads
        from engine.text.prompt_length import refuse_overlong

        began = time.perf_counter()
        if self._running is None:
            raise EngineError("No model is loaded; open a model folder first.")
        model, decoder = self._running.model, self._running.decoder
        speculation, past = self._running.speculation, self._running.past
        assert model.tokenizer is not None  # load_model always gives one
        refuse_overlong(model.tokenizer, command.messages, decoder.context, self._beat)
        self._control.beat()
        ids = model.tokenizer.encode_chat(
            command.messages,
            add_generation_prompt=not command.continue_last,
            continue_last=command.continue_last,
        )
        recalled = past.recall(ids, self._beat) if past is not None else 0
        cached = common_prefix(decoder.tokens, ids)
        meter = AnswerMeter(began, self._energy, command.estimate, lambda: token_reads(model, decoder))
        reason = EndReason.CANCELLED

        def progress(done: int, total: int) -> None:
            self._send(Progress(command.id, done, total))
            meter.tell_usage(command.id, self._send)

        prompt = list(ids)
        seed = secrets.randbits(64) if command.params.seed is None else command.params.seed
        steps = generate(
            model,
            ids,
            replace(command.params, seed=seed),
            decoder=decoder,
            progress=progress,
            speculation=speculation,
            continued=command.continue_last,
        )
        for step in steps:
            if step.token is not None:
                meter.count()
            if step.token is not None or step.text:
                self._send(Piece(command.id, step.token, step.text, meter.recent_tok_s()))
            meter.tell_usage(command.id, self._send)
            reason = step.reason or reason
        counts = meter.counts(
            len(ids) - cached,
            cached,
            decoder.length,
            decoder.context,
            speculation.drafted,
            speculation.accepted,
        )
        if past is not None and not recalled:
            past.learn(counts)
        self._send(Finished(command.id, reason, counts, tuple(prompt), seed))

    def _beat(self) -> None:
        """Sign of life outside the decoder, and where a command can be stopped there."""
        self._control.beat()
        if self._control.stopped(self._number):
            raise _Stopped

    # ---- errors ----

    def _failure(self, command: Command | None, error: Exception) -> Event | None:
        """What the owner is told, if anything, when ``command`` (None: the start) ended with ``error``."""
        match command:
            case Generate() if isinstance(error, _Stopped):
                return Finished(command.id, EndReason.CANCELLED, self._nothing_done())
            case Generate() if isinstance(error, ContextError):
                return Failed(command.id, str(error), error.tokens, error.context)
            case Generate():
                return Failed(command.id, self._sentence(error))
            case Tune():
                return Tuned() if isinstance(error, _Stopped) else TuneFailed(self._sentence(error))
            case Forget():
                self._sentence(error)  # for the log: nobody waits for an answer
                return None
            case None:
                return Died(self._sentence(error))
            case _:
                stopped = isinstance(error, _Stopped)
                return LoadFailed("Loading was stopped." if stopped else self._sentence(error), self._kept())

    def _kept(self) -> ModelInfo | None:
        """The model that is loaded still."""
        from engine.process.model_info import model_info

        return None if self._running is None else model_info(self._running.model)

    def _nothing_done(self) -> Counts:
        if self._running is None:
            return Counts()
        decoder = self._running.decoder
        return Counts(context_used=decoder.length, context_size=decoder.context)

    def _sentence(self, error: Exception) -> str:
        return sentence_of(error, self._log)
