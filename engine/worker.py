"""The engine process: takes commands from a pipe, sends events back.

The main thread works on one command after the other; it owns the model and the decoder with its KV cache,
which stays from answer to answer. A second thread only reads the pipe, so that a closed pipe (the owner is
gone) or a Shutdown ends the process at once, whatever it is doing. Nothing here needs tidying up: the
process keeps no state on disk.

Only light modules are imported at the top, because the owner's process imports this file too (for ``main``)
and must not load kernels: a kernel that crashes has to crash here.
"""

import faulthandler
import gc
import os
import queue
import signal
import sys
import threading
import time
import traceback
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from engine.answer_meter import AnswerMeter
from engine.errors import EngineError
from engine.events import (
    Command,
    Counts,
    Died,
    Event,
    Failed,
    Finished,
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
from engine.paths import engine_log_path
from engine.shared_control import SharedControl

if TYPE_CHECKING:
    from cython_kernels.decoder import Decoder
    from engine.model import Model
    from engine.tune import Timing

NICENESS = 5  # below the window, above a batch job
LOG_BYTES = 1_000_000  # a longer log is begun anew
OPENING_S = 30  # opening files on a sleeping or far disk, and a tokenizer, comes before the first heartbeat


class _Stopped(EngineError):
    """The owner stopped the command in work while the decoder was not running."""


def main(connection: Connection, block: Any) -> None:
    """The process's whole life; ``block`` from ``shared_control.make_block``."""
    _ignore_interrupts()
    _lower_priority()
    log = _open_log()
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
        self._model: Model | None = None
        self._decoder: Decoder | None = None

    def run(self) -> None:
        """Say hello, then work on commands until the process is ended from ``_receive``."""
        threading.Thread(target=self._receive, name="tern-engine-receiver", daemon=True).start()
        command: Command | None = None
        while True:
            try:
                self._work(command)
            except Exception as error:
                if self._decoder is not None and not isinstance(error, EngineError):
                    self._decoder.truncate(0)  # nobody knows what state an unforeseen error left it in
                self._send(self._failure(command, error))
                if command is None:
                    return
            self._control.finish(self._number)
            command = self._inbox.get()
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

    def _send(self, event: Event) -> None:
        try:
            self._connection.send(event)
        except OSError:
            os._exit(0)

    # ---- commands ----

    def _work(self, command: Command | None) -> None:
        match command:
            case None:
                from engine import available_kernels

                self._send(Started(os.getpid(), tuple(available_kernels())))
            case Load():
                self._load(command)
            case Generate():
                self._generate(command)
            case Unload():
                self._unload()
                self._send(Unloaded())
            case Tune():
                self._tune(command)

    def _load(self, command: Load) -> None:
        from engine.model import load_model

        self._unload()
        self._beat()
        self._send(Loading(0.0))
        self._control.be_quiet_for(OPENING_S)
        model = load_model(
            Path(command.path),
            kernel=command.kernel,
            threads=command.threads or None,
            isa=command.isa or None,
            context=command.context,
            kv=command.kv,
            progress=lambda fraction: self._send(Loading(fraction)),
            heartbeat=self._beat,
        )
        decoder = model.new_decoder()
        decoder.set_control(self._control.buffer)
        self._model, self._decoder = model, decoder
        self._send(Loaded(_info(model)))

    def _unload(self) -> None:
        self._model = self._decoder = None
        gc.collect()

    def _tune(self, command: Tune) -> None:
        from dataclasses import astuple

        from engine.checkpoint import open_checkpoint
        from engine.tune import tune

        def progress(fraction: float, timing: "Timing | None") -> None:
            self._control.beat()
            if timing is not None:
                self._send(Tuning(fraction, *astuple(timing)))

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
        self._send(Tuned(tuple(astuple(timing) for timing in timings)))

    def _generate(self, command: Generate) -> None:
        from engine.generation import common_prefix, generate
        from engine.prompt_length import refuse_overlong

        began = time.perf_counter()
        model, decoder = self._model, self._decoder
        if model is None or decoder is None:
            raise EngineError("No model is loaded; open a model folder first.")
        assert model.tokenizer is not None  # load_model always gives one
        refuse_overlong(model.tokenizer, command.messages, decoder.context, self._beat)
        self._control.beat()
        ids = model.tokenizer.encode_chat(
            command.messages,
            add_generation_prompt=not command.continue_last,
            continue_last=command.continue_last,
        )
        cached = common_prefix(decoder.tokens, ids)
        meter = AnswerMeter(began)
        reason = "cancelled"

        def progress(done: int, total: int) -> None:
            self._send(Progress(command.id, done, total))

        for step in generate(model, ids, command.params, decoder=decoder, progress=progress):
            if step.token >= 0:
                meter.count()
            if step.token >= 0 or step.text:
                self._send(Piece(command.id, step.token, step.text, meter.recent_tok_s()))
            reason = step.reason or reason
        counts = meter.counts(len(ids) - cached, cached, decoder.length, decoder.context)
        self._send(Finished(command.id, reason, counts))

    def _beat(self) -> None:
        """Sign of life outside the decoder, and where a command can be stopped there."""
        self._control.beat()
        if self._control.stopped(self._number):
            raise _Stopped

    # ---- errors ----

    def _failure(self, command: Command | None, error: Exception) -> Event:
        """What the owner is told when ``command`` (None: the start) ended with ``error``."""
        match command:
            case Generate() if isinstance(error, _Stopped):
                return Finished(command.id, "cancelled", self._nothing_done())
            case Generate():
                return Failed(command.id, self._sentence(error))
            case Tune():
                return Tuned() if isinstance(error, _Stopped) else TuneFailed(self._sentence(error))
            case None:
                return Died(self._sentence(error))
            case _:
                stopped = isinstance(error, _Stopped)
                return LoadFailed("Loading was stopped." if stopped else self._sentence(error))

    def _nothing_done(self) -> Counts:
        if self._decoder is None:
            return Counts()
        return Counts(context_used=self._decoder.length, context_size=self._decoder.context)

    def _sentence(self, error: Exception) -> str:
        """What a person is told; the details of an error that nobody foresaw go to the log."""
        if isinstance(error, EngineError):
            return str(error)
        if isinstance(error, MemoryError):
            return "Memory ran out; close other programs, or choose a shorter context or a smaller model."
        text = "".join(traceback.format_exception(error))
        place = ""
        if self._log is not None:
            self._log.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')}\n{text}")
            place = f"; the details are in {self._log.name}"
        elif sys.stderr is not None:
            sys.stderr.write(text)
        return f"The engine met an error of its own ({type(error).__name__}){place}."


def _info(model: "Model") -> ModelInfo:
    import psutil

    from engine.model import available_kernels
    from engine.proof import remembered

    assert model.tokenizer is not None
    return ModelInfo(
        name=model.name,
        path=str(model.path),
        kernel=model.kernel,
        isa=model.isa,
        threads=model.threads,
        context=model.context,
        kv=model.kv,
        memory_bytes=psutil.Process().memory_info().rss,
        tokenizer_hash=model.tokenizer.hash,
        vocab_size=model.config.vocab_size,
        load_s=model.load_s,
        defaults=model.defaults,
        proof=tuple((row.kernel, row.isa, row.operation, row.result) for row in remembered() or ()),
        kernels=tuple(available_kernels()),
    )


def _ignore_interrupts() -> None:
    """Ctrl-C belongs to the terminal program, which stops the answer. (It started us with SIGINT blocked.)"""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _lower_priority() -> None:
    if sys.platform == "win32":
        import psutil

        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(NICENESS)


def _open_log() -> TextIO | None:
    """The log file, or None where the data folder cannot be written."""
    try:
        path = engine_log_path()
        if path.exists() and path.stat().st_size > LOG_BYTES:
            path.unlink()
        return path.open("a", encoding="utf-8", buffering=1)
    except OSError:
        return None
