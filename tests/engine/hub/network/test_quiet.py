"""With networking forbidden the program chats with a local model, lists models, and opens no connection."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.helpers import ROOT
from tests.helpers.toy import write_toy

# Python runs this at the start of every process, the engine's too. It notes and refuses what would reach out.
GUARD = """
import os, sys, socket
def refuse(event, args):
    reaches_out = event == "socket.sendto" or event.startswith("socket.get")
    if event == "socket.__new__":
        reaches_out = args[1] in (socket.AF_INET, socket.AF_INET6)
    if event in ("socket.connect", "socket.bind"):
        reaches_out = isinstance(args[1], tuple)
    if reaches_out:
        with open(os.environ["TERN_TEST_GUARD"], "a") as file:
            file.write(f"{event} {args}\\n")
        raise PermissionError("no network here")
sys.addaudithook(refuse)
with open(os.environ["TERN_TEST_GUARD"] + ".processes", "a") as file:
    file.write(f"{os.getpid()}\\n")
"""


@pytest.fixture
def guarded(tmp_path):
    """Runs a command whose processes may not reach out; returns (result, attempts, processes)."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(GUARD)
    notes = tmp_path / "attempts"
    environment = os.environ | {"PYTHONPATH": f"{site}{os.pathsep}{ROOT}", "TERN_TEST_GUARD": str(notes)}

    def run(*command: str):
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=90
        )
        attempts = notes.read_text() if notes.exists() else ""
        processes = len((tmp_path / "attempts.processes").read_text().split())
        return done, attempts, processes

    return run


def test_the_guard_sees_and_refuses(guarded) -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    done, attempts, _ = guarded(sys.executable, "-c", code)
    assert done.returncode != 0
    assert "no network here" in done.stderr
    assert "getaddrinfo" in attempts


@pytest.mark.parametrize("namespace", [False, True], ids=["guard", "no-route"])
def test_chat_with_a_local_model(guarded, tmp_path, namespace) -> None:
    command = [sys.executable, "-m", "engine", "chat", "--model", str(write_toy(tmp_path / "toy"))]
    command += ["--prompt", "How are you?", "--max-tokens", "8", "--context", "128", "--json"]
    if namespace:
        unshare = shutil.which("unshare")
        if not unshare or subprocess.run([unshare, "-n", "true"], capture_output=True).returncode:
            pytest.skip("a network namespace takes root on Linux")
        command = [unshare, "-n", *command]
    done, attempts, processes = guarded(*command)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert len(answer["ids"]) == 8 or answer["reason"] == "stop"
    assert attempts == ""
    assert processes >= 2  # the guard was in the engine's process as well


def test_models_are_listed_and_verified(guarded, tmp_path) -> None:
    folder = write_toy(tmp_path / "toy")
    for arguments in (("--add", str(folder)), ("--json",), ("--verify", "toy")):
        done, attempts, _ = guarded(sys.executable, "-m", "engine", "models", *arguments)
        assert done.returncode in (0, 1), done.stderr
        assert attempts == ""


def test_offline_a_download_opens_nothing(guarded) -> None:
    done, attempts, _ = guarded(
        "env", "HF_HUB_OFFLINE=1", sys.executable, "-m", "engine", "download", "acme/toy"
    )
    assert done.returncode == 2
    assert "offline mode" in done.stderr
    assert attempts == ""
