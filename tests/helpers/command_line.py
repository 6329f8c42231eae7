"""Running `tern` as a program of its own, as a person does."""

import subprocess
import sys
import time
from pathlib import Path

import psutil

QUESTION = "How are you?"


def tern(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "engine", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf-8", timeout=120)


def ask(model: Path, *options: str, prompt: str = QUESTION) -> subprocess.CompletedProcess[str]:
    return tern("chat", "--model", str(model), "--prompt", prompt, *options)


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Exit status 2, nothing on stdout, and one sentence on stderr that holds all ``words``."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


def start(model: Path, *options: str) -> "subprocess.Popen[str]":
    """`tern chat` with a question whose answer has no end."""
    command = [sys.executable, "-m", "engine", "chat", "--model", str(model), "--prompt", "hello"]
    endless = ["--temperature", "0", "--context", "8192", "--system", ""]
    return subprocess.Popen(
        [*command, *endless, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def engine_process(process: "subprocess.Popen[str]") -> psutil.Process:
    """The engine process that ``process`` started; waits for it."""
    while True:
        assert process.poll() is None
        for child in psutil.Process(process.pid).children():
            if any("spawn_main" in part for part in child.cmdline()):
                return child
        time.sleep(0.01)
