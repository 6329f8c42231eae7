"""On a fresh computer: the starter is loaded, says what it is, and leads to a better model."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app import paths
from app.chat.state import Phase
from app.models.downloads import Status
from app.windows.dialogs import starter_bar
from engine import hub
from engine.hub import Speed
from engine.hub.catalogue.starter import NAME
from engine.machine.other_load import OtherLoad
from engine.process.events import LoadFailed
from engine.sampling.params import SamplingParams
from tests.app.windows.first_run.test_dialog import WAIT_MS, program
from tests.helpers.hub_server import Fault, HubServer, read_folder
from tests.helpers.scripted_client import INFO
from tests.helpers.toy import write_toy
from tests.helpers.window import WindowBench, open_window

BEST = "microsoft/bitnet-b1.58-2B-4T"
WEIGHTS = "model.safetensors"


@pytest.fixture
def starter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_toy(tmp_path / "starter")
    monkeypatch.setenv("TERN_STARTER", str(folder))
    monkeypatch.setattr(starter_bar, "MEASURE_MS", 0)
    speed = Speed(layers_per_s=1e10, head_per_s=1e10, isa="scalar", threads=1, seconds=0.0)
    monkeypatch.setattr(hub, "measure_speed", lambda stop: speed)
    return folder


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    """A hub whose BitNet is a toy."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    for name in ("HF_TOKEN", "HF_ENDPOINT", "HF_HUB_OFFLINE", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    best, *others = hub.offered()
    toy = replace(best, files=(), shape=None, revision="main")
    monkeypatch.setattr(hub, "offered", lambda: (toy, *others))
    files = read_folder(write_toy(tmp_path / "toy", hidden=128, ffn=512, layers=4, vocab=600))
    with HubServer(files, repo=BEST) as hub_server:
        yield hub_server


def load_it(bench: WindowBench, qtbot: QtBot, folder: Path) -> None:
    bench.window.model_dialogs.at_start()
    qtbot.waitUntil(lambda: bool(bench.client.loads))
    assert bench.client.loads[-1].path == str(folder)
    bench.do(lambda: bench.client.loaded(replace(INFO, path=str(folder))))


def it_came(bench: WindowBench, folder: str = "/models/best") -> None:
    """As at the end of a download."""
    status = Status(BEST, "BitNet b1.58 2B4T", Path(folder), "finished")
    bench.do(lambda: bench.program.services.downloads.finished.emit(status))


def sentence(bench: WindowBench) -> str:
    bar = bench.window.notices.bar("starter")
    return bar.label.text() if bar is not None else ""


def button(bench: WindowBench, start: str = "Get ") -> QPushButton:
    bar = bench.window.notices.bar("starter")
    assert bar is not None
    (found,) = [one for one in bar.findChildren(QPushButton) if one.text().startswith(start)]
    return found


def test_the_chat_goes_on_while_a_better_model_comes(
    starter: Path, server: HubServer, qapp: QApplication, qtbot: QtBot
) -> None:
    fault = Fault("body", WEIGHTS, hold_after=200_000)
    server.faults.append(fault)
    with program(qtbot, qapp, server) as person:
        window, bridge = person.window, person.program.bridge
        session = person.program.session
        short = SamplingParams(max_tokens=8, seed=1)  # a toy never comes to an end
        person.program.settings.update(use_model_sampling=False, sampling=short)

        def ask(question: str) -> None:
            before = len(session.messages())
            window.composer.insert(question)
            qtbot.keyClick(window.composer.field, Qt.Key.Key_Return)
            person.until(lambda: len(session.messages()) == before + 2 and session.phase is Phase.IDLE)
            assert session.messages()[-1].ids and session.messages()[-1].model == NAME

        person.until(lambda: window.notices.bar("starter") is not None)
        assert "tiny demo model" in window.notices.bar("starter").label.text()  # type: ignore[union-attr]
        ask("one?")
        assert server.requests == [], "nobody was asked anything"
        (get,) = [one for one in window.notices.bar("starter").buttons if "Get" in one.text()]  # type: ignore[union-attr]
        person.click(get)
        person.until(lambda: window.notices.bar(f"download {BEST}") is not None)
        person.until(server.held.is_set)
        assert window.notices.bar("starter") is None, "one bar, not two"
        bar = window.notices.bar(f"download {BEST}")
        assert bar is not None and bar.choice is not None and not bar.choice.isChecked()
        ask("two?")
        fault.release.set()
        person.until(lambda: window.notices.bar("starter") is not None)
        (use,) = window.notices.bar("starter").buttons  # type: ignore[union-attr]
        assert use.text() == "Use it now"
        ask("three?")
        with qtbot.waitSignal(bridge.loaded, timeout=WAIT_MS):
            person.click(use)
        folder = paths.data_dir() / "models" / "bitnet-b1.58-2B-4T"
        assert bridge.info is not None and bridge.info.path == str(folder)
        assert window.notices.bar("starter") is None
        assert person.program.settings.value.last_model == str(folder)
        assert len(session.messages()) == 6, "the chat stayed"


def test_the_next_message_moves_the_chat_where_a_person_chose_that(
    starter: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with open_window(qapp) as bench:
        load_it(bench, qtbot, starter)
        it_came(bench)
        bar = bench.window.notices.bar("starter")
        assert bar is not None and bar.choice is not None
        bench.do(bar.choice.click)
        assert bench.program.settings.value.move_with_message
        bench.window.composer.insert("to the new one")
        bench.do(bench.window.composer.button.click)
        assert bench.client.loads[-1].path == "/models/best" and not bench.client.generates
        bench.do(lambda: bench.client.loaded(replace(INFO, path="/models/best")))
        assert bench.client.last.messages[-1].text == "to the new one"
        assert bench.window.notices.bar("starter") is None


def test_without_that_choice_messages_stay_with_the_starter(
    starter: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with open_window(qapp) as bench:
        load_it(bench, qtbot, starter)
        it_came(bench)
        bench.ask("to the starter", "yes")
        assert len(bench.client.loads) == 1
        bench.do(button(bench, "Use it").click)
        assert bench.client.loads[-1].path == "/models/best"


def test_what_cannot_be_loaded_is_tried_once_and_said(
    starter: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with open_window(qapp) as bench:
        load_it(bench, qtbot, starter)
        it_came(bench)
        bench.program.settings.update(move_with_message=True)
        kept = replace(INFO, path=str(starter))
        bench.window.composer.insert("lost?")
        bench.do(bench.window.composer.button.click)
        bench.do(lambda: bench.client.emit(LoadFailed("It is damaged.", kept)))
        bar = bench.window.notices.bar("refused")
        assert bar is not None and bar.label.text() == "It is damaged."
        bench.ask("again", "yes")
        assert len(bench.client.loads) == 2, "it was not tried with every message"
        assert button(bench, "Use it").isVisible()


def test_a_chosen_model_that_is_gone_is_not_replaced_in_silence(
    starter: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with open_window(qapp) as bench:
        bench.program.settings.update(last_model="/models/gone")
        bench.program.session.models.load_at_start()
        bench.window.model_dialogs.at_start()
        qtbot.waitUntil(lambda: bench.program.services.inventory.computer is not None)
        bench.do(lambda: bench.client.load_failed("The model folder /models/gone does not exist."))
        assert [load.path for load in bench.client.loads] == ["/models/gone"]
        bar = bench.window.notices.bar("refused")
        assert bar is not None and "/models/gone" in bar.label.text()
        use = bench.window.empty_state.recent_buttons[-1]
        assert use.isVisible() and "demo model" in use.text()
        bench.do(use.click)
        assert bench.client.loads[-1].path == str(starter)
        bench.do(lambda: bench.client.loaded(replace(INFO, path=str(starter))))
        assert bench.program.settings.value.last_model == "/models/gone", "it stays the one that was chosen"


def test_it_is_not_loaded_by_itself_after_a_crash_or_against_a_setting(
    starter: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with open_window(qapp) as bench:
        paths.mark_load(str(starter))
        bench.window.model_dialogs.at_start()
        qtbot.waitUntil(lambda: bench.window.notices.bar("notice") is not None)
        paths.clear_load_mark()
        bench.program.settings.update(load_at_start=False)
        done: list[bool] = []
        bench.window.model_dialogs.at_start()
        bench.program.services.inventory.refresh(lambda: done.append(True))
        qtbot.waitUntil(lambda: bool(done))
        bench.turn()
        assert not bench.client.loads


def test_nothing_in_the_bars_is_cut_in_the_smallest_window(
    starter: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with open_window(qapp) as bench:
        bench.window.resize(bench.window.minimumSize())
        load_it(bench, qtbot, starter)
        assert len(whole(bench, qtbot)) == 2
        it_came(bench)
        assert len(whole(bench, qtbot)) == 1
        bar = bench.window.notices.bar("starter")
        assert bar is not None and bar.choice is not None
        assert bar.choice.width() >= bar.choice.sizeHint().width()


def whole(bench: WindowBench, qtbot: QtBot) -> list[QPushButton]:
    """The buttons of the bar; it is laid out so that each is as wide as its text wants and inside of it."""
    bar = bench.window.notices.bar("starter")
    assert bar is not None
    qtbot.waitUntil(
        lambda: all(
            one.width() >= one.sizeHint().width() and bar.rect().contains(one.geometry())
            for one in bar.buttons
        )
    )
    return bar.buttons


def test_the_bar_that_was_dismissed_stays_away(starter: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_window(qapp) as bench:
        load_it(bench, qtbot, starter)
        bar = bench.window.notices.bar("starter")
        assert bar is not None
        bench.do(bar.controls[-1].click)  # type: ignore[attr-defined]
        bench.do(bench.program.services.forecasts.changed.emit)
        assert bench.window.notices.bar("starter") is None
        it_came(bench)
        assert bench.window.notices.bar("starter") is not None, "that is news"


def test_it_is_loaded_where_nothing_was_chosen_and_says_what_it_is(
    starter: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with open_window(qapp) as bench:
        load_it(bench, qtbot, starter)
        qtbot.waitUntil(lambda: "tokens/s here" in sentence(bench))
        assert "1.19 GB" in sentence(bench) and "BitNet b1.58 2B4T" in button(bench).text()
        assert bench.program.settings.value.last_model == "", "it was not chosen"
        bench.do(button(bench, "Other").click)
        assert bench.window.model_dialogs.first_run.stack.currentIndex() == 1


def test_what_a_busy_computer_was_measured_at_is_called_so(
    starter: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OtherLoad, "cores", lambda self: 1.4)
    with open_window(qapp) as bench:
        load_it(bench, qtbot, starter)
        qtbot.waitUntil(lambda: "writes at least" in sentence(bench))
        assert "other programs were busy" in sentence(bench)
        bench.do(button(bench, "Other").click)
        page = bench.window.model_dialogs.first_run.computer
        assert page.speed.text().startswith("At least") and "1.4 processor cores" in page.speed_line.text()


def test_what_has_to_be_decided_first_is_asked_in_the_dialog(
    starter: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with open_window(qapp) as bench:
        load_it(bench, qtbot, starter)
        bench.program.settings.update(hub_offline=True)
        bench.do(button(bench).click)
        assert bench.window.model_dialogs.first_run.isVisible()
        assert bench.program.services.downloads.status(BEST) is None


def test_the_bar_leaves_with_the_starter(starter: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_window(qapp) as bench:
        load_it(bench, qtbot, starter)
        bench.load("/models/toy")
        assert bench.window.notices.bar("starter") is None
        assert bench.program.settings.value.last_model == "/models/toy"


def test_another_model_that_is_there_comes_first(
    starter: Path, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    other = write_toy(tmp_path / "zebra")
    hub.import_folder(other)
    with open_window(qapp) as bench:
        load_it(bench, qtbot, other)
        assert bench.window.notices.bar("starter") is None


def test_a_message_breaks_the_measurement_off(
    starter: Path, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes the whole processor for seconds; it is made again when the answer is there."""
    begun: list[threading.Event] = []

    def until_stopped(stop: threading.Event) -> Speed:
        begun.append(stop)
        stop.wait(20)
        raise hub.Stopped

    monkeypatch.setattr(hub, "measure_speed", until_stopped)
    with open_window(qapp) as bench:
        load_it(bench, qtbot, starter)
        qtbot.waitUntil(lambda: len(begun) == 1)
        bench.ask("hello", "An", reason="")
        assert begun[0].is_set()
        assert not bench.program.services.forecasts.measuring
        bench.do(lambda: bench.client.finish("stop"))
        qtbot.waitUntil(lambda: len(begun) == 2)
        assert not begun[1].is_set()
