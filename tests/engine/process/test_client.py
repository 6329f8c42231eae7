"""The engine process as its owner sees it: started, killed, hung, gone. Real processes throughout."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from engine.process import client as client_module
from engine.process import watchdog
from engine.process.events import Died, Event, Failed, Finished, Piece, Started, Unloaded
from tests.helpers.engine_process import Listener, question, wait_gone
from tests.helpers.toy import write_toy

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_toy(tmp_path_factory.mktemp("model") / "toy", max_position=8192)


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


def run_script(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-c", textwrap.dedent(code), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


# ---- life and death ----


def test_start_says_what_this_cpu_can_run(listener: Listener) -> None:
    listener.client.start()
    pid = listener.client.pid
    listener.client.start()  # there is one already
    started = listener.wait_for(Started)
    assert started.pid == pid == listener.client.pid
    assert ("i2_s", "scalar") in started.kernels


def test_close_ends_the_process_and_the_events(listener: Listener) -> None:
    listener.client.start()
    pid = listener.wait_for(Started).pid
    began = time.monotonic()
    listener.client.close()
    assert time.monotonic() - began < 2.0
    assert not psutil.pid_exists(pid)
    listener.client.close()  # once more is harmless
    with pytest.raises(AssertionError, match="no event"):
        listener.next(timeout=0.2)


def test_close_while_the_process_starts(listener: Listener) -> None:
    listener.client.start()
    pid = listener.client.pid
    assert pid is not None
    listener.client.close()
    assert not psutil.pid_exists(pid)


def test_close_may_be_called_by_the_listener(listener: Listener) -> None:
    closed = threading.Event()

    def close(event: Event) -> None:
        listener.client.close()
        closed.set()

    listener.on_event = close
    listener.client.start()
    pid = listener.client.pid
    assert pid is not None
    assert closed.wait(60)
    assert not psutil.pid_exists(pid)


@posix_only
def test_a_killed_process_is_a_sentence_and_can_be_started_again(listener: Listener) -> None:
    listener.client.start()
    first = listener.wait_for(Started).pid
    os.kill(first, signal.SIGKILL)
    assert "memory ran out" in listener.wait_for(Died).sentence
    assert not listener.client.alive
    assert listener.client.pid is None
    listener.client.start()
    assert listener.wait_for(Started).pid != first


@posix_only
def test_a_crash_is_named(listener: Listener) -> None:
    listener.client.start()
    os.kill(listener.wait_for(Started).pid, signal.SIGSEGV)
    assert "crashed (SIGSEGV)" in listener.wait_for(Died).sentence


@posix_only
def test_ctrl_c_does_not_reach_the_process(listener: Listener) -> None:
    """Not even before it has run a line of Python: SIGINT is blocked when it is born."""
    listener.client.start()
    assert listener.client.pid is not None
    os.kill(listener.client.pid, signal.SIGINT)
    pid = listener.wait_for(Started).pid
    os.kill(pid, signal.SIGINT)
    listener.client.generate(question("still there?"))
    assert "No model is loaded" in listener.wait_for(Failed).sentence


def test_runs_below_the_priority_of_its_owner(listener: Listener) -> None:
    listener.client.start()
    worker = psutil.Process(listener.wait_for(Started).pid)
    if sys.platform == "win32":
        assert worker.nice() == psutil.BELOW_NORMAL_PRIORITY_CLASS
    else:
        assert worker.nice() > psutil.Process().nice()


def test_a_failing_listener_loses_nothing(listener: Listener, caplog: pytest.LogCaptureFixture) -> None:
    def fail(event: Event) -> None:
        raise RuntimeError("a mistake of the window")

    listener.on_event = fail
    listener.client.start()
    listener.wait_for(Started)
    listener.client.generate(question("hello"))
    listener.wait_for(Failed)
    assert "a mistake of the window" in caplog.text


def test_nothing_is_printed_or_left_behind() -> None:
    """No complaint of a resource tracker, no name in shared memory, no process."""
    code = """
        import os, sys, threading
        from engine.process.client import EngineClient
        from engine.process.events import Started
        if __name__ == "__main__":
            before = set(os.listdir("/dev/shm")) if os.path.isdir("/dev/shm") else set()
            started = threading.Event()
            client = EngineClient(lambda event: started.set())
            client.start()
            assert started.wait(60)
            after = set(os.listdir("/dev/shm")) if os.path.isdir("/dev/shm") else set()
            print(client.pid, after - before)
            if sys.argv[1] == "close":
                client.close()
    """
    for how in ("close", "forget"):
        done = run_script(code, how)
        assert done.stderr == ""
        assert done.returncode == 0
        pid, names = done.stdout.split(maxsplit=1)
        assert names.strip() == "set()"
        wait_gone(int(pid))


# ---- the owner is killed ----

OWNER = """
    import sys, time
    from engine.process.client import EngineClient
    from engine.process.events import Generate, Load, LoadOptions, Piece, Started
    from engine.text.chat_message import ChatMessage
    from engine.sampling.sampler import SamplingParams

    def note(event):
        if isinstance(event, Started if len(sys.argv) == 1 else Piece):
            print(client.pid, flush=True)

    client = EngineClient(note)
    client.start()
    if len(sys.argv) > 1:
        client.load(Load(sys.argv[1], LoadOptions(context=8192)))
        params = SamplingParams(temperature=0.0, ignore_eos=True)
        client.generate(Generate("a", (ChatMessage("user", "hello"),), params))
    time.sleep(120)
"""


@pytest.mark.parametrize("busy", [False, True])
def test_dies_with_its_owner(busy: bool, toy: Path) -> None:
    command = [sys.executable, "-c", textwrap.dedent(OWNER), *([str(toy)] if busy else [])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        line = owner.stdout.readline()  # ends when the owner does, and the test by its time limit
        owner.kill()
        wait_gone(int(line))


@posix_only
def test_killed_in_the_middle_of_an_answer(listener: Listener, toy: Path) -> None:
    listener.load(toy, context=8192)
    listener.client.generate(question("hello", ignore_eos=True))
    listener.wait_for(Piece)
    assert listener.client.pid is not None
    os.kill(listener.client.pid, signal.SIGKILL)
    failed = listener.wait_for(Failed, Finished)
    assert failed == Failed("a", listener.wait_for(Died).sentence)

    listener.load(toy)
    listener.client.generate(question("hello", "b", max_tokens=3))
    assert listener.wait_for(Finished).id == "b"


def test_two_clients_do_not_meet(listener: Listener, toy: Path) -> None:
    other = Listener()
    try:
        listener.load(toy, context=8192)
        other.client.start()
        other.wait_for(Started)
        listener.client.generate(question("hello", ignore_eos=True))
        listener.wait_for(Piece)
        other.client.stop()
        other.client.close()
        listener.wait_for(Piece)
        listener.client.stop()
        assert listener.wait_for(Finished).reason == "cancelled"
    finally:
        other.client.close()


# ---- the watchdog ----


@posix_only
def test_a_hung_process_is_ended(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watchdog, "HANG_S", 1.0)
    listener.client.start()
    pid = listener.wait_for(Started).pid
    os.kill(pid, signal.SIGSTOP)
    listener.client.generate(question("hello"))
    failed = listener.wait_for(Failed, Died)
    assert isinstance(failed, Failed), "the answer ends before the process does"
    assert "did not respond" in failed.sentence
    assert listener.next() == Died(failed.sentence)
    assert not psutil.pid_exists(pid)


@posix_only
def test_a_command_to_a_hung_process_does_not_hold_up_the_caller(listener: Listener) -> None:
    listener.client.start()
    os.kill(listener.wait_for(Started).pid, signal.SIGSTOP)
    began = time.monotonic()
    listener.client.generate(question("word " * 2_000_000))  # far more than a pipe holds
    listener.client.stop()
    assert time.monotonic() - began < 1.0
    listener.client.close(timeout=0.2)


# ---- without a process ----


def test_commands_without_a_process_get_an_answer(listener: Listener) -> None:
    listener.client.generate(question("hello"))
    assert "not running" in listener.wait_for(Failed).sentence
    listener.client.unload()
    listener.wait_for(Unloaded)
    listener.client.stop()


def test_the_handle_is_light() -> None:
    """The window's process must not load kernels or NumPy for its sake."""
    done = run_script("""
        import sys
        import engine.process.client
        print([name for name in sys.modules if name.startswith(("numpy", "cython_kernels", "tokenizers"))])
    """)
    assert done.stdout.strip() == "[]", done.stderr


@posix_only
def test_ctrl_c_while_the_process_starts_leaves_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be raised anywhere: before the process is known, nobody could end one that is suspended, say."""
    spawn = client_module._spawn

    def interrupted() -> Any:
        signal.raise_signal(signal.SIGINT)
        made = spawn()
        psutil.Process(made.process.pid).suspend()
        return made

    monkeypatch.setattr(client_module, "_spawn", interrupted)
    client = client_module.EngineClient(lambda _: None)
    with pytest.raises(KeyboardInterrupt):
        client.start()
    pid = client.pid
    assert pid is not None
    client.close(0.1)
    wait_gone(pid)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
