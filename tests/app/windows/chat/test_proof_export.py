"""A chat of the window, exported and given again: on the real engine process, with a toy model."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.chat.replays import Replay, extended, pack, unpack
from app.chat.session import ChatSession
from app.chat.state import Phase
from app.engine_bridge import EngineBridge
from app.settings import SettingsStore
from app.storage.store import Store
from app.system.background import Background
from app.windows.chat.proof_export import ProofExport
from engine.cli.command_line import main
from engine.generation.end_reason import EndReason
from engine.replay.bundle import read_bundle
from engine.replay.turn import Turn
from engine.sampling.params import SamplingParams
from tests.helpers.toy import write_toy

WAIT_MS = 60_000
TURN = Turn((1, 2), (3,), SamplingParams(seed=2**63), EndReason.LENGTH)
REPLAY = Replay("/models/toy", "hash", "f16", 256, (TURN,))


class Bench:
    """A session on the engine process, and what is said of its export."""

    def __init__(self, qtbot: QtBot, home: Path, model: Path) -> None:
        store, _ = Store.open(home / "conversations.sqlite3")
        settings = SettingsStore(home / "settings.json")
        sampling = SamplingParams(temperature=1.0, max_tokens=20)  # and any seed
        settings.update(use_model_sampling=False, sampling=sampling, context=400, threads=1)
        self.qtbot, self.said = qtbot, list[str]()
        self.session = ChatSession(store, settings, EngineBridge())
        self.background, self.parent = Background(), QWidget()
        qtbot.addWidget(self.parent)
        self.export = ProofExport(
            self.session, self.session.bridge, self.background, self.said.append, self.parent
        )
        with qtbot.waitSignal(self.session.bridge.loaded, timeout=WAIT_MS):
            self.session.models.load(str(model))

    def finish(self) -> str:
        self.qtbot.waitUntil(lambda: self.session.phase is Phase.IDLE, timeout=WAIT_MS)
        return self.session.messages()[-1].id

    def write(self, path: Path) -> str:
        """What is said once it is written."""
        self.said.clear()
        self.export.write(path)
        self.qtbot.waitUntil(lambda: bool(self.said), timeout=WAIT_MS)
        return self.said[-1]

    def close(self) -> None:
        self.background.close()
        self.session.close()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_toy(tmp_path_factory.mktemp("models") / "toy")


@pytest.fixture
def bench(qtbot: QtBot, tern_home: Path, model: Path) -> Iterator[Bench]:
    bench = Bench(qtbot, tern_home, model)
    yield bench
    bench.close()


def test_a_chat_is_given_again(
    bench: Bench, tern_home: Path, tmp_path: Path, model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two answers, the second in two parts, from the file on the disk; then an edited one is left out."""
    session, path = bench.session, tmp_path / "proof.json"
    assert bench.write(path) == "There is no answer to prove yet." and not path.exists()
    session.asking.send("Hello")
    bench.finish()
    session.asking.send("And you?")
    second = bench.finish()
    if session.message(second).reason == EndReason.LENGTH:
        assert session.asking.continue_answer(second)
        bench.finish()
    chat = session.info.id
    session.new()
    session.open(chat)
    assert "tern verify proof.json" in bench.write(path)
    bundle = read_bundle(path)
    messages = [message for message in session.messages() if message.role == "assistant"]
    made = [turn.answer_ids for turn in bundle.turns]
    assert sum(made, ()) == sum((message.ids for message in messages), ())
    assert all(turn.params.seed is not None for turn in bundle.turns)
    capsys.readouterr()
    assert main(["verify", str(path), "--model", str(model), "--kernel", "i2_s", "--isa", "scalar"]) == 0
    assert capsys.readouterr().out.startswith("Bit for bit the same")
    assert not list(tmp_path.glob("*.part"))

    assert "cannot be written" in bench.write(tmp_path / "nowhere" / "proof.json")
    bench.session.bridge.info = replace(session.bridge.info, context=999)  # type: ignore[type-var]
    assert "load the model that wrote them first" in bench.write(path)


# ---- what is kept with a message ----


def test_what_is_kept_comes_back() -> None:
    assert unpack(pack(REPLAY)) == REPLAY


@pytest.mark.parametrize("data", [b"", b"nonsense", zlib.compress(b"[]"), pack(REPLAY)[:-9], b"\x78"])
def test_damage_is_nothing_kept(data: bytes) -> None:
    assert unpack(data) is None


def test_an_answer_that_is_gone_on_with_otherwise_is_not_kept() -> None:
    later = replace(TURN, continued=True)
    both = extended(pack(REPLAY), replace(REPLAY, turns=(later,)))
    assert unpack(both) == replace(REPLAY, turns=(TURN, later))
    assert extended(pack(REPLAY), replace(REPLAY, kv="f32")) == b""
    assert extended(b"", REPLAY) == b""
