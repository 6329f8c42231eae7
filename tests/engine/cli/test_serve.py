"""`tern serve` as a program: what it prints, and how it ends."""

import json
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.cli import main
from tests.helpers.toy import write_toy

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent to a process")


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_toy(tmp_path_factory.mktemp("model") / "toy")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TERN_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def started(home: Path, toy: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "engine", "serve", "--model", str(toy), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_and_ends_on_a_signal(started: subprocess.Popen[str], number: signal.Signals) -> None:
    assert started.stdout is not None and started.stderr is not None
    lines = dict(started.stdout.readline().split() for _ in range(3))
    assert lines["Model"] == "toy"
    request = urllib.request.Request(
        f"{lines['Address']}/chat/completions",
        json.dumps({"messages": [{"role": "user", "content": "hi"}], "max_tokens": 3}).encode(),
        {"Authorization": f"Bearer {lines['Key']}"},
    )
    with urllib.request.urlopen(request, timeout=60) as response:
        assert json.load(response)["choices"][0]["message"]["content"] is not None
    started.send_signal(number)
    assert started.wait(30) == 0
    assert started.stderr.read() == ""


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--port", "70000"], "--port must be"),
        (["--host", "example.org"], "--host must be an address"),
        (["--parallel", "0"], "--parallel must be"),
        (["--queue", "-1"], "--queue must be"),
        (["--origin", "page.example"], "--origin must be like"),
        (["--host", "203.0.113.1"], "cannot listen at 203.0.113.1"),
    ],
)
def test_options_that_cannot_be(
    home: Path, toy: Path, options: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    assert main(["serve", "--model", str(toy), *options]) == 2
    said = capsys.readouterr()
    assert words in said.err and said.err.count("\n") == 1 and said.out == ""
    assert [signal.getsignal(number) for number in numbers] == before


def test_a_model_that_is_none(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--model", str(tmp_path), "--port", "0"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_new_key(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys = []
    for options in ([], [], ["--new-key"]):
        main(["serve", "--model", str(tmp_path), "--port", "0", *options])
        keys.append((home / "server-key.txt").read_text())
    assert keys[0] == keys[1] != keys[2]
