"""tern download and tern models."""

import json
import os
import re
import signal
import subprocess
import sys

import psutil
import pytest

from engine import hub
from engine.cli import command_line
from engine.hub.catalogue.last_used import remembered_model
from tests.engine.hub.conftest import WEIGHTS, assert_whole
from tests.helpers import ROOT
from tests.helpers.hub_server import Fault, HubServer
from tests.helpers.toy import write_toy


def tern(*arguments: object) -> int:
    return command_line.main([str(argument) for argument in arguments])


def test_download_then_models(server, toy_files, tmp_path, capsys) -> None:
    folder = tmp_path / "mit Platz 😀"
    assert tern("download", "acme/toy", "--to", folder, "--endpoint", server.url) == 0
    told = capsys.readouterr()
    assert_whole(folder, toy_files)
    assert f"tern chat --model '{folder}'" in told.out
    assert "100%" in told.err
    assert remembered_model() == str(folder)

    assert tern("models") == 0
    listed = capsys.readouterr().out
    assert re.search(rf"ready, verified +{re.escape(str(folder))}", listed)
    assert "bitnet-2b4t" in listed
    assert "None of these was tried with its published weights" in listed


def test_download_json(server, capsys) -> None:
    assert tern("download", "acme/toy", "--endpoint", server.url, "--json") == 0
    result = json.loads(capsys.readouterr().out)
    assert result["folder"] == str(hub.models_dir() / "toy")
    assert (result["state"], result["verified"], result["repo"]) == ("ready", True, "acme/toy")


def test_models_json(capsys, tmp_path) -> None:
    assert tern("models", "--add", write_toy(tmp_path / "toy"), "--json") == 0
    values = json.loads(capsys.readouterr().out)
    assert [model["name"] for model in values["installed"]] == ["toy"]
    offered = values["catalogue"]
    assert offered[0]["id"] == "bitnet-2b4t"
    assert offered[0]["download_bytes"] == 1_187_761_636
    free = (
        "bitnet-2b4t",
        "bonsai-1.7b",
        "bonsai-4b",
        "bonsai-8b",
        "embedding-0.6b",
        "embedding-270m",
    )  # the others have licences of their own
    assert [model["id"] for model in offered if not model["consent_needed"]] == list(free)
    assert offered[5]["memory_bytes"] is None


def test_verify_and_delete(server, capsys) -> None:
    assert tern("download", "acme/toy", "--endpoint", server.url) == 0
    capsys.readouterr()
    assert tern("models", "--verify", "toy", "--json") == 0
    assert json.loads(capsys.readouterr().out)["verified"]
    weights = hub.models_dir() / "toy" / WEIGHTS
    weights.write_bytes(bytes(weights.stat().st_size))
    assert tern("models", "--verify", "acme/toy") == 1
    assert WEIGHTS in capsys.readouterr().out
    assert tern("models", "--delete", weights.parent) == 0
    assert not weights.parent.exists()
    assert tern("models", "--delete", "toy") == 2
    assert "no model toy" in capsys.readouterr().err


def test_delete_of_an_added_model_leaves_its_files(tmp_path, capsys) -> None:
    folder = write_toy(tmp_path / "toy")
    assert tern("models", "--add", folder) == 0
    assert tern("models", "--delete", "toy") == 0
    assert (folder / WEIGHTS).exists()
    assert hub.installed() == []


def test_move(server, tmp_path, capsys) -> None:
    assert tern("download", "acme/toy", "--endpoint", server.url) == 0
    assert tern("models", "--move", tmp_path / "there") == 0
    assert (tmp_path / "there" / "toy" / WEIGHTS).exists()
    assert str(tmp_path / "there" / "toy") in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nonsense",), "tern models"),
        (("acme/toy", "--endpoint", "nonsense"), "endpoint"),
        (("falcon3-1b",), "--accept-licence"),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence(capsys, arguments, says) -> None:
    assert tern("download", *arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert says in told.err
    assert told.err.count("\n") == 1


def test_a_failure_is_one_sentence_and_status_2(server, capsys) -> None:
    server.faults.append(Fault("body", WEIGHTS, flip_at=5))
    assert tern("download", "acme/toy", "--endpoint", server.url) == 2
    assert "arrived damaged" in capsys.readouterr().err.splitlines()[-1]
    assert remembered_model() is None


def test_accepting_a_licence(server, capsys) -> None:
    """Consent is kept, whatever comes of the download."""
    with HubServer({}) as empty:
        assert tern("download", "falcon3-1b", "--endpoint", empty.url, "--accept-licence") == 2
    assert hub.has_consent(hub.find("falcon3-1b"))


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent another way on Windows")
def test_ctrl_c_pauses_and_leaves_no_process(server, toy_files, tmp_path) -> None:
    server.faults.append(Fault("body", WEIGHTS, hold_after=100_000))
    command = [sys.executable, "-m", "engine", "download", "acme/toy", "--endpoint", server.url]
    command += ["--to", str(tmp_path / "model")]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert server.held.wait(60)
    children = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=10)  # it does not wait the 15 s that a server may be silent
    assert process.returncode == 130
    assert "Paused" in told
    assert "Traceback" not in told
    assert psutil.wait_procs(children, timeout=10)[1] == []
    assert not (tmp_path / "model" / ".tern-lock").exists()
    server.faults[0].release.set()
    assert subprocess.run(command, cwd=ROOT, capture_output=True, timeout=30).returncode == 0
    assert server.bodies(WEIGHTS)[-1].start > 0
    assert_whole(tmp_path / "model", toy_files)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals on Windows")
def test_on_a_terminal_there_is_a_bar(server, tmp_path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "engine", "download", "acme/toy", "--endpoint", server.url]
    process = subprocess.Popen(
        [*command, "--to", str(tmp_path / "model")],
        cwd=ROOT,
        stdin=theirs,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env=os.environ | {"COLUMNS": "80"},
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # the other end has been closed
        pass
    os.close(ours)
    assert process.wait(20) == 0
    lines = shown.decode().replace("\r\n", "\n").split("\r")
    assert any(line.startswith("#" * 30 + " 100%") for line in lines), lines
    assert all(len(line.splitlines()[0]) <= 80 for line in lines if line.strip())


def test_help_needs_no_http_client() -> None:
    code = "import sys\nfrom engine.cli.command_line import main\ntry: main(['download', '--help'])\n"
    code += "except SystemExit: print('httpx2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.endswith("False\n"), done.stderr
