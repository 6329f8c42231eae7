"""EngineClient: the handle on the engine process, for the window and for the terminal.

Three threads touch it. The caller's methods only note what is asked and return. A writer thread puts the
commands into the pipe, so that a process that does not read cannot hold up the window. The reader thread
delivers every event, one after the other; between events it watches the heartbeat and the process itself.
"""

import logging
import multiprocessing
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from engine.errors import WorkerError
from engine.kv_cache.block_folder import past_blocks
from engine.process import worker
from engine.process.events import (
    Cancel,
    Command,
    Count,
    Died,
    Dismiss,
    Event,
    Failed,
    Finished,
    Forget,
    Generate,
    Load,
    Loaded,
    LoadFailed,
    Loading,
    Prepare,
    Race,
    Raced,
    RaceFailed,
    Racing,
    Serve,
    Shutdown,
    Started,
    Sweep,
    SweepFailed,
    Sweeping,
    Swept,
    Tune,
    Tuned,
    TuneFailed,
    Tuning,
    Unload,
    Unloaded,
)
from engine.process.exit_reason import describe_exit
from engine.process.setup import interrupts_blocked, interrupts_later
from engine.process.shared_control import SharedControl, make_block
from engine.process.watchdog import POLL_S, Watchdog

log = logging.getLogger(__name__)


# What a Load, Unload, Tune, Race or Sweep ends in.
_ENDS = (Loaded, LoadFailed, Unloaded, Tuned, TuneFailed, Raced, RaceFailed, Swept, SweepFailed)


@dataclass(slots=True)
class _Process:
    """One engine process and what is known of it. Counts are kept under the client's lock."""

    process: SpawnProcess
    connection: Connection
    control: SharedControl
    sent: int = 0  # number of the last command
    model_commands: int = 0  # Load, Unload, Tune, Race and Sweep commands without an answer yet
    answers: list[str] = field(default_factory=list)  # ids of Generate and Serve commands without an end yet
    prepared: int = 0  # number of the last Prepare command
    started: bool = False
    killed_by_us: str = ""  # the sentence for it


class EngineClient:
    """Owns the engine process. Every method returns at once; events come from one thread.

    Each ``generate`` and ``serve`` ends in exactly one Finished or Failed. Each ``load`` ends in one Loaded
    or LoadFailed, unless a later load or unload takes its place (then nothing more is heard of it) or the
    process dies (then Died says so). ``close`` ends the client for good.
    """

    def __init__(self, on_event: Callable[[Event], None]) -> None:
        """``on_event`` is called in the client's reader thread and should return soon."""
        self._on_event = on_event
        self._lock = threading.RLock()  # reentrant: a signal handler may call stop() at any point
        self._current: _Process | None = None
        self._closing = False
        # For the reader: the next process to listen to, an event to deliver meanwhile, None at the end.
        self._next: queue.SimpleQueue[_Process | Event | None] = queue.SimpleQueue()
        self._outbox: queue.SimpleQueue[tuple[_Process, Command] | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="tern-engine-reader", daemon=True)
        self._writer = threading.Thread(target=self._write, name="tern-engine-writer", daemon=True)
        self._reader.start()
        self._writer.start()

    # ---- what a caller asks ----

    @property
    def pid(self) -> int | None:
        current = self._current
        return current.process.pid if current else None

    @property
    def alive(self) -> bool:
        return self._current is not None

    def start(self) -> None:
        """Start the process; a Started event follows. Does nothing while one is there.

        Raises WorkerError if this system cannot start one.
        """
        with interrupts_later(), self._lock:
            if self._current is not None or self._closing:
                return
            try:
                self._current = _spawn()
            except OSError as error:
                raise WorkerError(
                    f"The engine process could not be started ({error.strerror or error}); "
                    "close other programs and try again."
                ) from error
            self._next.put(self._current)

    def load(self, command: Load) -> None:
        """Load a model in the place of whatever is loaded, being loaded or being answered."""
        self._send_model_command(command)

    def unload(self) -> None:
        """Let the model go; stops what is running."""
        self._send_model_command(Unload())

    def tune(self, command: Tune) -> None:
        """Measure kernels in the place of whatever is loaded, which is let go; ``stop`` ends it.

        It ends in one Tuned or TuneFailed, unless a later load, unload or tune takes its place.
        """
        self._send_model_command(command)

    def race(self, command: Race) -> None:
        """Let two kernels race, as ``tune`` measures them; it ends in one Raced or RaceFailed."""
        self._send_model_command(command)

    def sweep(self, command: Sweep) -> None:
        """Measure everything, as ``tune`` does; it ends in one Swept or SweepFailed."""
        self._send_model_command(command)

    def generate(self, command: Generate) -> None:
        self._answer(command)

    def serve(self, command: Serve) -> None:
        """Answer another program beside all else; ``stop`` does not end it, ``cancel`` does."""
        self._answer(command)

    def cancel(self, answer_id: str) -> None:
        """End what ``serve`` began under this id; nothing happens if it has ended."""
        with self._lock:
            if self._current is not None and answer_id in self._current.answers:
                self._send(self._current, Cancel(answer_id))

    def dismiss(self) -> None:
        """Other programs are no longer served: their answers end as cancelled, and their memory goes."""
        with self._lock:
            if self._current is not None:
                self._current.control.stop_guests_through(self._current.sent)
                self._send(self._current, Dismiss())

    def _answer(self, command: Generate | Serve) -> None:
        with self._lock:
            if self._current is None:
                self._next.put(Failed(command.id, "The engine is not running; start it again."))
                return
            self._current.answers.append(command.id)
            self._send(self._current, command)

    def prepare(self, command: Prepare) -> None:
        """Have the beginning of the next prompt computed, unless something else is asked for."""
        with self._lock:
            current = self._current
            if current is not None and not current.answers and not current.model_commands:
                self._send(current, command)
                current.prepared = current.sent

    def count(self, command: Count) -> None:
        """Have the tokens of a text counted, after what is running; Counted says it."""
        with self._lock:
            if self._current is not None:
                self._send(self._current, command)

    def forget(self, on_disk: bool = True) -> None:
        """Keep nothing of any conversation in the cache, once what is running has ended.

        ``on_disk`` False: what is on disk stays.
        """
        with self._lock:
            if self._current is not None:
                self._send(self._current, Forget(on_disk))
                return
        if not on_disk:
            return
        with suppress(OSError):  # no data folder: nothing was kept
            past_blocks().clear()

    def stop(self) -> None:
        """Stop whatever was asked for so far, but for answers to other programs.

        Answers end as "cancelled", a load as LoadFailed, a tuning or a race without result.
        """
        with self._lock:
            if self._current is not None:
                self._current.control.stop_through(self._current.sent)

    def close(self, timeout: float = 2.0) -> None:
        """End the process, by force after ``timeout`` seconds. No event comes after this."""
        with self._lock:
            if self._closing:
                return
            self._closing = True
            current = self._current
            if current is not None:
                self._send(current, Shutdown())
            self._outbox.put(None)
            self._next.put(None)
        if current is not None:
            _end(current.process, timeout)
        if threading.current_thread() is not self._reader:  # it is where close() is called by on_event
            self._reader.join(timeout)
        self._writer.join(timeout)

    def _send_model_command(self, command: Load | Unload | Tune | Race | Sweep) -> None:
        with self._lock:
            current = self._current
            if current is None:
                absent = "The engine is not running; start it again."
                match command:
                    case Load():
                        self._next.put(LoadFailed(absent))
                    case Tune():
                        self._next.put(TuneFailed(absent))
                    case Race():
                        self._next.put(RaceFailed(absent))
                    case Sweep():
                        self._next.put(SweepFailed(absent))
                    case Unload():
                        self._next.put(Unloaded())
                return
            current.control.stop_through(current.sent)
            current.control.stop_guests_through(current.sent)
            current.model_commands += 1
            self._send(current, command)

    def _send(self, current: _Process, command: Command) -> None:
        if current.prepared and current.prepared == current.sent:
            current.control.stop_through(current.sent)  # and nothing else: all before it has ended
        current.sent += 1
        self._outbox.put((current, command))

    # ---- the writer thread ----

    def _write(self) -> None:
        while (item := self._outbox.get()) is not None:
            current, command = item
            try:
                current.connection.send(command)
            except OSError:
                pass  # the process is gone; the reader finds that out and says it

    # ---- the reader thread ----

    def _read(self) -> None:
        while (item := self._next.get()) is not None:
            if isinstance(item, _Process):
                self._listen(item)
            else:
                self._deliver(item)

    def _listen(self, current: _Process) -> None:
        """Deliver the events of one process until it is gone."""
        last_words: Died | None = None
        watchdog = Watchdog(current.control)
        while True:
            ready = wait([current.connection, current.process.sentinel], POLL_S)
            if current.connection in ready:
                try:
                    event = current.connection.recv()
                except (EOFError, OSError):
                    break
                watchdog.sign_of_life()
                if isinstance(event, Died):
                    last_words = event  # it could not start, and ends now
                else:
                    self._receive(current, event)
            elif ready:
                break  # the process has ended and the pipe is empty
            elif not self._closing and (sentence := watchdog.look(current.sent, current.started)):
                current.killed_by_us = sentence
                current.process.kill()
        _end(current.process, timeout=2.0)
        self._bury(current, last_words)

    def _bury(self, current: _Process, last_words: Died | None) -> None:
        with self._lock:
            self._current = None
            answers = list(current.answers)
        if last_words is not None:
            sentence = last_words.sentence
        else:
            sentence = current.killed_by_us or describe_exit(current.process.exitcode)
        for answer_id in answers:
            self._deliver(Failed(answer_id, sentence))
        self._deliver(Died(sentence))

    def _receive(self, current: _Process, event: Event) -> None:
        """Keep the books on an event and deliver it, unless a later load has taken its place."""
        with self._lock:
            superseded = False
            match event:
                case Started():
                    current.started = True
                case Finished() | Failed():
                    current.answers.remove(event.id)
                case Loading() | Tuning() | Racing() | Sweeping():
                    superseded = current.model_commands > 1
                case _ if isinstance(event, _ENDS):
                    superseded = current.model_commands > 1
                    current.model_commands -= 1
        if not superseded:
            self._deliver(event)

    def _deliver(self, event: Event) -> None:
        if self._closing:
            return
        try:
            self._on_event(event)
        except Exception:  # the reader must outlive a mistake of its listener
            log.exception("The listener failed on %r", event)


def _end(process: SpawnProcess, timeout: float) -> None:
    """Wait for ``process`` and reap it; after ``timeout`` seconds by force."""
    process.join(timeout)
    if process.is_alive():
        process.kill()
        process.join(timeout)


def _spawn() -> _Process:
    """Start an engine process that the terminal's Ctrl-C does not reach, not even while it starts."""
    context = multiprocessing.get_context("spawn")
    block = make_block(context)
    ours, theirs = context.Pipe()
    process = context.Process(target=worker.main, args=(theirs, block), name="tern-engine", daemon=True)
    with interrupts_blocked():
        process.start()
    theirs.close()
    return _Process(process, ours, SharedControl(block))
