"""kill -9 of the window at random moments: at most a second of tokens is missing, never a message."""

import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.helpers import ROOT, headless_chat
from tests.helpers.toy import write_toy

KILLS = 10


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some hundred tokens/s on the scalar kernels, for longer than any run here."""
    folder = tmp_path_factory.mktemp("models") / "田中 ü 😀"
    return write_toy(folder, hidden=256, ffn=512, layers=8, heads=8, kv_heads=4, max_position=16_384)


def run_and_kill(model: Path, number: int, seconds: float) -> list[dict[str, Any]]:
    """Start a chat, kill it ``seconds`` after it asks, or after a cut answer goes on; what it told."""
    command = [sys.executable, headless_chat.__file__, str(model), str(number)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        told = [json.loads(next(process.stdout)) for _ in range(2)]
        assert [line["what"] for line in told] == ["opened", "loaded"]
        # The pipe must not fill up and hold the chat while this test sleeps.
        os.set_blocking(process.stdout.fileno(), False)
        output = b""
        end = time.monotonic() + (0 if number % 2 == 0 else 60)
        while time.monotonic() < end and b'"shown"' not in output:
            output += _available(process.stdout.fileno())
            time.sleep(0.005)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            output += _available(process.stdout.fileno())
            time.sleep(0.005)
        process.kill()
        process.wait()
        output += _available(process.stdout.fileno())
    lines = output.split(b"\n")[:-1]  # after the last line end there is nothing, or half a line
    return told + [json.loads(line) for line in lines]


def _available(fd: int) -> bytes:
    chunks = []
    try:
        while chunk := os.read(fd, 1 << 16):
            chunks.append(chunk)
    except BlockingIOError:
        pass
    return b"".join(chunks)


def on_disk(home: Path) -> Iterator[tuple[str, str, str, int]]:
    """id, role, text and number of ids of every message; the database is whole."""
    with closing(sqlite3.connect(home / "conversations.sqlite3")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for id_, role, text, ids in connection.execute("SELECT id, role, text, ids FROM messages"):
            yield id_, role, text, len(ids) // 4


def test_killed_at_random_moments(tern_home: Path, model: Path) -> None:
    moments = random.Random()
    expected: dict[str, str] = {}  # id -> text that must still be there, or be the beginning of what is
    streamed = 0
    for number in range(KILLS):
        seconds = moments.uniform(0.0, 2.2)
        told = run_and_kill(model, number, seconds)
        context = f"kill {number} after {seconds:.3f} s"
        assert told[0]["report"] == "", context
        found = {id_: (role, text, count) for id_, role, text, count in on_disk(tern_home)}

        for line in told:
            assert line["what"] != "notice", line
            if line["what"] == "added":
                expected[line["id"]] = line["text"]
            elif line["what"] == "continued":
                assert line["reason"] == "interrupted", context
                assert line["text"].startswith(expected[line["id"]]), context
        for id_, text in expected.items():
            assert found[id_][1].startswith(text), f"{context}: {text!r} is not kept"
        last = told[-1]["time"]
        for line in (line for line in told if line["what"] == "shown"):
            streamed += 1
            _, text, kept = found[line["id"]]
            if line["time"] < last - 1.0:
                assert kept >= line["ids"], f"{context}: {line['ids'] - kept} tokens are missing"
            if kept >= line["ids"]:
                assert text[: line["length"]].endswith(line["end"]), f"{context}: another text is kept"
            if kept == line["ids"]:
                assert len(text) == line["length"], f"{context}: text and ids do not belong together"
        for id_, (_, text, _) in found.items():
            expected[id_] = text

        engine = psutil.Process(told[1]["engine"]) if psutil.pid_exists(told[1]["engine"]) else None
        assert engine is None or psutil.wait_procs([engine], timeout=10)[1] == [], f"{context}: engine left"
    assert streamed > 3 * KILLS, "there was something to lose"
    assert len([text for text in expected.values() if text.startswith("question")]) >= KILLS // 2 - 1
