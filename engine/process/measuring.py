"""What the engine process measures while no model is loaded: all kernels, or two in a race."""

import multiprocessing
from collections.abc import Callable
from pathlib import Path

from engine.energy.meter import Meter
from engine.machine.results import Timing
from engine.model_folder.checkpoint import open_checkpoint
from engine.process.events import (
    BenchmarkRow,
    Event,
    Race,
    Raced,
    Racing,
    Sweep,
    Sweeping,
    Swept,
    Tune,
    Tuned,
    Tuning,
)
from engine.process.shared_control import SharedControl
from engine.speed.benchmark import Owner
from engine.speed.race import Start, race
from engine.speed.sweep import sweep
from engine.speed.tune import tune


def tune_kernels(
    command: Tune,
    control: SharedControl,
    stopped: Callable[[], bool],
    heartbeat: Callable[[], None],
    send: Callable[[Event], None],
) -> Tuned:
    """Raises EngineError, and what ``heartbeat`` raises to stop it."""

    def progress(fraction: float, timing: Timing | None) -> None:
        control.beat()
        send(Tuning(fraction, timing))

    weights = open_checkpoint(Path(command.path))
    try:
        timings = tune(
            weights,
            progress,
            stopped=stopped,
            heartbeat=heartbeat,
            control=control.buffer,
            pid=_window(),
        )
    finally:
        weights.close()
    return Tuned(timings)


def sweep_kernels(
    command: Sweep,
    control: SharedControl,
    stopped: Callable[[], bool],
    heartbeat: Callable[[], None],
    send: Callable[[Event], None],
) -> Swept:
    """What was measured until it was stopped is kept. Raises EngineError."""

    def told(fraction: float, row: BenchmarkRow) -> None:
        control.beat()
        send(Sweeping(fraction, row))

    owner = Owner(heartbeat, control.buffer, _window())
    weights = open_checkpoint(Path(command.path))
    try:
        run = sweep(weights, command.name, told, command.estimate, owner, stopped)
    finally:
        weights.close()
    return Swept(run if run.rows else None)


def race_kernels(
    command: Race,
    control: SharedControl,
    heartbeat: Callable[[], None],
    send: Callable[[Event], None],
    energy: Meter,
) -> Raced:
    """Raises EngineError, and what ``heartbeat`` raises to stop it."""

    def progress(racer: int, tokens: int, fraction: float) -> None:
        control.beat()
        send(Racing(racer, tokens, fraction))

    start = Start(command.messages, command.params, command.kv, command.estimate)
    try:
        return Raced(
            race(Path(command.path), command.racers, start, energy, progress, heartbeat, control.buffer)
        )
    finally:
        energy.end()  # where it failed; else it has ended


def _window() -> int | None:
    """The process id of the owner: it and what it started are no other programs."""
    owner = multiprocessing.parent_process()
    return owner.pid if owner else None
