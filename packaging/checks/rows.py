"""The table that `make release-check` prints, and what its rows share."""

import shlex
import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psutil

FAILURES = (AssertionError, OSError, ValueError, subprocess.SubprocessError, sqlite3.Error, psutil.Error)
QUESTION = "What is the capital of France?"


class Table:
    """One row per check; what fails is said, and the others still run."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    def check(self, what: str, work: Callable[[], str]) -> None:
        """Runs ``work`` and prints what it returns. A failure is one of FAILURES."""
        started = time.monotonic()
        try:
            result, word = work(), "ok"
        except subprocess.CalledProcessError as error:
            text = f"{error.stdout or ''}{error.stderr or ''}".strip()
            result, word = f"exit status {error.returncode}: {text[-600:]}", "FAILED"
        except FAILURES as error:
            result, word = f"{type(error).__name__}: {error}", "FAILED"
        if word == "FAILED":
            self.failed.append(what)
        print(f"{word:<7} {time.monotonic() - started:6.1f} s  {what:<44} {result}", flush=True)


def tool(*words: str, cwd: Path = Path(), timeout_s: float = 900) -> str:
    """What a program prints; raises CalledProcessError and TimeoutExpired."""
    done = subprocess.run(words, cwd=cwd, check=True, capture_output=True, text=True, timeout=timeout_s)
    return done.stdout.strip()


def exact(text: str) -> str:
    """The last line of a self test; raises AssertionError if a kernel differed."""
    last = text.strip().splitlines()[-1]
    assert "All are exact" in last, last
    return last


def one_answer(program: str) -> str:
    """The command that asks ``program`` one question in the terminal."""
    return f"{program} chat --temperature 0 --max-tokens 12 --prompt {shlex.quote(QUESTION)} 2>&1"
