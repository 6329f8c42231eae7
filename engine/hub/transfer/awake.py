"""Keeps the computer from sleeping while something long runs. Where that fails, nothing happens."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_awake(why: str) -> Iterator[None]:
    """Within the block the computer does not go to sleep by itself; the screen may."""
    if sys.platform == "win32":
        import ctypes

        continuous, system_required = 0x80000000, 0x00000001
        ctypes.windll.kernel32.SetThreadExecutionState(continuous | system_required)
        try:
            yield
        finally:
            ctypes.windll.kernel32.SetThreadExecutionState(continuous)
        return
    helper = _start(_command(why))
    try:
        yield
    finally:
        if helper is not None:
            _end(helper)


def _command(why: str) -> list[str]:
    """A helper that ends with its standard input, so that it never outlives this process."""
    if sys.platform == "darwin":
        return ["caffeinate", "-i", "cat"]
    return ["systemd-inhibit", "--what=idle:sleep", "--who=Tern", f"--why={why}", "--mode=block", "cat"]


def _start(command: list[str]) -> "subprocess.Popen[bytes] | None":
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a Ctrl-C in the terminal is for us
            cwd=os.sep,
        )
    except OSError:
        return None


def _end(helper: "subprocess.Popen[bytes]") -> None:
    assert helper.stdin is not None
    try:
        helper.stdin.close()
    except OSError:
        pass  # it had ended already: there is nothing here that could keep the computer awake
    try:
        helper.wait(0.5)
    except subprocess.TimeoutExpired:
        helper.kill()
        helper.wait()
