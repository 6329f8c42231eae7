"""EngineBridge: every event a signal in the main thread, in order, and only of the engine in use."""

import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer
from pytestqt.qtbot import QtBot

from app.engine_bridge import BridgeState, EngineBridge
from engine.errors import WorkerError
from engine.process.events import Died, Event, Generate, Load, Loading, Piece, Progress, Unloaded
from engine.sampling.params import SamplingParams
from tests.helpers.scripted_client import INFO, ScriptedClient

NAMES = "started loading loaded unloaded load_failed progress piece finished failed died".split()


def make_bridge() -> tuple[EngineBridge, list[ScriptedClient], list[tuple[Any, ...]]]:
    clients: list[ScriptedClient] = []

    def make(on_event: Callable[[Event], None]) -> ScriptedClient:
        clients.append(ScriptedClient(on_event))
        return clients[-1]

    bridge = EngineBridge(make_client=make)
    told: list[tuple[Any, ...]] = []
    for name in NAMES:
        getattr(bridge, name).connect(lambda *values, name=name: told.append((name, *values)))
    return bridge, clients, told


def turn() -> None:
    for _ in range(3):
        QCoreApplication.processEvents()


def test_states_from_start_to_end(qapp: object) -> None:
    bridge, clients, told = make_bridge()
    states: list[BridgeState] = []
    bridge.state_changed.connect(states.append)
    assert bridge.state is BridgeState.OFF and bridge.pid is None
    bridge.load(Load("/m"))
    turn()
    (client,) = clients
    assert bridge.state is BridgeState.LOADING, "started, but on its way to more"
    assert bridge.kernels == (("i2_s", "scalar"),) and bridge.pid == 4711
    client.emit(Loading(0.5))
    client.loaded()
    turn()
    assert bridge.info == INFO
    client.unload()
    turn()
    assert bridge.info is None
    bridge.load(Load("/m"))
    client.load_failed("No.")
    turn()
    client.die("Killed.")
    turn()
    bridge.restart()
    turn()
    bridge.close()
    assert [state.name for state in states] == [
        "STARTING", "LOADING", "LOADED", "READY", "LOADING", "READY", "DEAD", "STARTING", "READY", "OFF",
    ]  # fmt: skip
    assert [values[0] for values in told] == [
        "started", "loading", "loaded", "unloaded", "load_failed", "died", "started",
    ]  # fmt: skip
    assert ("loading", 0.5) in told and ("load_failed", "No.") in told and ("died", "Killed.") in told


def test_events_of_another_thread_arrive_in_the_main_thread_and_in_order(qtbot: QtBot) -> None:
    bridge, clients, told = make_bridge()
    bridge.start()
    turn()
    threads: set[int] = set()
    bridge.piece.connect(lambda _: threads.add(threading.get_ident()))

    def read() -> None:
        for i in range(1000):
            clients[0].emit(Piece("a", i, str(i), 1.0))
            clients[0].emit(Progress("a", i, 1000))

    reader = threading.Thread(target=read)
    reader.start()
    reader.join()
    assert len(told) == 1, "nothing is delivered inside another thread"
    qtbot.waitUntil(lambda: len(told) == 2001)
    assert [values[1].token for values in told if values[0] == "piece"] == list(range(1000))
    assert [values[2] for values in told if values[0] == "progress"] == list(range(1000))
    assert threads == {threading.get_ident()}
    bridge.close()


def test_an_engine_that_never_pauses_keeps_nothing_waiting(qtbot: QtBot) -> None:
    bridge, clients, told = make_bridge()
    bridge.start()
    turn()
    sent = 0
    quiet = threading.Event()
    bridge.piece.connect(lambda _: time.sleep(0.001))  # slower than they come

    def talk() -> None:
        nonlocal sent
        for _ in range(1000):
            if quiet.is_set():
                break
            for _ in range(20):
                clients[0].emit(Piece("a", sent, "x", 1.0))
                sent += 1
            time.sleep(0.005)

    ticks: list[bool] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(talker.is_alive()))
    talker = threading.Thread(target=talk)
    talker.start()
    timer.start(10)
    qtbot.waitUntil(lambda: len(ticks) > 10, timeout=60_000)
    timer.stop()
    quiet.set()
    talker.join()
    assert all(ticks), "the timer had its turns while the engine talked, and not after it"
    qtbot.waitUntil(lambda: len(told) == sent + 1, timeout=30_000)
    assert [values[1].token for values in told[1:]] == list(range(sent)), "all of them, in order"
    bridge.close()


def test_late_events_of_an_engine_given_up_are_dropped(qapp: object) -> None:
    bridge, clients, told = make_bridge()
    bridge.start()
    turn()
    told.clear()
    clients[0].emit(Piece("a", 1, "late", 1.0))
    bridge.restart()
    clients[0].emit(Died("late"))
    turn()
    assert clients[0].closed and len(clients) == 2
    assert [values[0] for values in told] == ["started"] and bridge.state is BridgeState.READY
    bridge.close()
    clients[1].emit(Unloaded())
    turn()
    assert len(told) == 1 and bridge.state is BridgeState.OFF


def test_an_engine_that_cannot_be_started_is_a_sentence(qapp: object) -> None:
    bridge, clients, told = make_bridge()
    bridge._client = broken = ScriptedClient(lambda event: None)

    def refuse() -> None:
        raise WorkerError("No more processes.")

    broken.start = refuse  # type: ignore[method-assign]
    bridge.load(Load("/m"))
    turn()
    assert (
        told == [("died", "No more processes.")] and bridge.state is BridgeState.DEAD and broken.loads == []
    )


def test_an_answer_asked_of_no_engine_fails(qapp: object) -> None:
    bridge, _, told = make_bridge()
    bridge.generate(Generate("a", (), SamplingParams()))
    assert told[0][:2] == ("failed", "a")
    bridge.stop()
    bridge.unload()
    bridge.close()
