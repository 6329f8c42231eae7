"""The window's answer and another program's at the same time, over one real engine process."""

import json
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import main, paths
from app.engine_bridge import BridgeState, EngineBridge
from app.models.serving import Serving, ServingState
from app.settings import SettingsStore
from app.system.background import Background
from engine.process.events import EndReason, Finished, Generate, Load, LoadOptions, Piece
from engine.sampling.params import SamplingParams
from engine.text.chat_message import ChatMessage
from tests.helpers.server import free_port
from tests.helpers.toy import write_toy
from tests.helpers.window import open_window

TEXT = "tell me all about terns"


@dataclass
class Window:
    """What of a window has to do with the engine."""

    bridge: EngineBridge
    serving: Serving
    qtbot: QtBot

    def own(self, id_: str, max_tokens: int) -> Generate:
        """The question, asked in the window."""
        params = SamplingParams(temperature=1.0, top_p=1.0, seed=11, max_tokens=max_tokens, ignore_eos=True)
        return Generate(id_, (ChatMessage("user", TEXT),), params)

    def ask(self, answers: dict[int, str], number: int, max_tokens: int) -> threading.Thread:
        """The question, asked by another program, in a thread that is started."""
        body = {"messages": [{"role": "user", "content": TEXT}], "max_tokens": max_tokens, "seed": 11}
        request = urllib.request.Request(
            f"{self.serving.url}/chat/completions",
            json.dumps(body | {"temperature": 1, "top_p": 1}).encode(),
            {"Authorization": f"Bearer {self.serving.key}"},
        )

        def work() -> None:
            with urllib.request.urlopen(request, timeout=60) as response:
                answers[number] = json.load(response)["choices"][0]["message"]["content"]

        thread = threading.Thread(target=work)
        thread.start()
        return thread


@pytest.fixture
def window(qtbot: QtBot, tern_home: Path, tmp_path: Path) -> Iterator[Window]:
    settings = SettingsStore(paths.settings_path())
    bridge, background = EngineBridge(), Background()
    serving = Serving(settings, bridge, background)
    bridge.load(Load(str(write_toy(tmp_path / "toy")), LoadOptions(prefix_cache_bytes=0)))
    settings.update(server=True, server_port=free_port())
    qtbot.waitUntil(lambda: serving.state is ServingState.ON, timeout=60_000)
    qtbot.waitUntil(lambda: bridge.state is BridgeState.LOADED, timeout=60_000)
    yield Window(bridge, serving, qtbot)
    serving.close()
    background.close()
    bridge.close()


def test_both_get_the_same_text_for_the_same_seed(window: Window) -> None:
    pieces: list[Piece] = []
    ends: list[Finished] = []
    window.bridge.piece.connect(pieces.append)
    window.bridge.finished.connect(ends.append)
    answers: dict[int, str] = {}
    threads = [window.ask(answers, number, 120) for number in range(3)]
    window.bridge.generate(window.own("own", 120))
    window.qtbot.waitUntil(lambda: bool(ends), timeout=60_000)
    for thread in threads:
        thread.join(60)
    own = "".join(piece.text for piece in pieces)
    assert {piece.id for piece in pieces} == {"own"}
    assert len(answers) == 3 and len(set(answers.values())) == 1
    # served, the answer may come to its end; the window's was told to go on
    assert own.startswith(answers[0]) and len(answers[0]) > 5


def test_a_stop_in_the_window_is_the_window_s(window: Window) -> None:
    ends: list[Finished] = []
    window.bridge.finished.connect(ends.append)
    window.bridge.generate(window.own("own", 400))
    answers: dict[int, str] = {}
    thread = window.ask(answers, 0, 60)
    window.qtbot.waitUntil(lambda: bool(window.serving.clients) or not thread.is_alive(), timeout=60_000)
    window.bridge.stop()
    window.qtbot.waitUntil(lambda: bool(ends), timeout=60_000)
    thread.join(60)
    assert ends[0].reason in (EndReason.CANCELLED, EndReason.LENGTH)
    assert len(answers[0]) > 5


def test_it_is_there_again_at_the_next_start(qapp: QApplication, qtbot: QtBot, tern_home: Path) -> None:
    SettingsStore(paths.settings_path()).update(server=True, server_port=free_port())
    with open_window(qapp) as bench:
        serving = bench.program.services.serving
        assert serving.state is ServingState.OFF, "nothing listens before the window is there"
        main.start(bench.program, bench.report, "")
        qtbot.waitUntil(lambda: serving.state is ServingState.ON, timeout=60_000)
