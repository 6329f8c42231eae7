"""Which model runs, and what is shown of it, when another one cannot be loaded; presets on battery."""

from dataclasses import replace
from types import SimpleNamespace

import psutil
import pytest
from PySide6.QtWidgets import QApplication

from app.engine_bridge import BridgeState
from app.system import power_supply
from engine.process.events import Counts, LoadFailed, Power, Slowdown, Usage
from tests.helpers.scripted_client import INFO
from tests.helpers.window import MODEL, WindowBench, open_window

COUNTS = Counts(prefill_tok_s=100.0, decode_tok_s=20.0, ttft_s=1.5, context_used=50, context_size=4096)
WRONG = "/models/wrong"
HOT = Slowdown(0.2, 0.2)


def test_the_model_that_runs_goes_on(qapp: QApplication) -> None:
    with open_window(qapp) as bench:
        bench.load().ask("one", "a")
        bench.window.open_model(WRONG)
        bench.do(lambda: bench.client.emit(LoadFailed(f"{WRONG} is no model.", INFO)))
        assert bench.program.bridge.state is BridgeState.LOADED and bench.program.bridge.info == INFO
        assert bench.program.settings.value.last_model == MODEL
        bench.ask("two", "b")
        assert bench.texts() == ["one", "a", "two", "b"]
        bench.program.settings.update(context=2048)
        assert bench.client.loads[-1].path == MODEL


def test_beside_no_model_stand_no_numbers(qapp: QApplication) -> None:
    with open_window(qapp) as bench:
        bench.load().ask("one", "a", reason="")
        bench.client.finish("stop", COUNTS)
        bench.turn()
        status = bench.window.status
        numbers = (status.now, status.mean, status.prompt, status.first)
        assert status.mean.text() and status.first.text()
        bench.window.open_model(WRONG)
        bench.do(bench.client.load_failed)
        assert status.model.accessibleName() == "Model: No model"
        assert not any(label.text() for label in numbers)
        bench.load()
        assert status.mean.text()
        bench.do(bench.program.bridge.unload)
        assert not any(label.text() for label in numbers)


def test_on_battery_another_preset_holds(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    supply = SimpleNamespace(power_plugged=True)
    monkeypatch.setattr(psutil, "sensors_battery", lambda: supply, raising=False)
    with open_window(qapp) as bench:
        settings, models, client = bench.program.settings, bench.program.session.models, bench.client
        watch = models.findChild(power_supply.PowerSupply)
        assert watch is not None and not watch._timer.isActive(), "nobody asked for it"
        bench.load()
        bench.do(lambda: settings.update(preset="fast"))
        bench.do(client.loaded)
        assert client.loads[-1].options.preset == "fast"
        bench.do(lambda: settings.update(battery_preset="frugal"))
        assert watch._timer.isActive() and len(client.loads) == 2, "it is plugged in"
        supply.power_plugged = False
        bench.do(watch.look)
        assert len(client.loads) == 3 and client.loads[-1].options.preset == "frugal"
        bench.do(client.loaded)
        bench.ask("hello", "a", reason="")
        supply.power_plugged = True
        bench.do(watch.look)
        assert len(client.loads) == 3, "the answer is finished first"
        bench.do(client.finish)
        assert client.loads[-1].options.preset == "fast"
        bench.do(client.loaded)
        bench.do(lambda: settings.update(battery_preset=""))
        assert len(client.loads) == 4 and not watch._timer.isActive()


def test_the_frugal_choice_takes_a_thread_less_where_the_processor_slows_down(qapp: QApplication) -> None:
    def hot(bench: WindowBench, threads: int, lost: Slowdown | None = HOT) -> None:
        """An answer during which it slows down, on so many threads."""
        bench.do(lambda: client.loaded(replace(INFO, isa="avx2", threads=threads)))
        bench.ask("hello", "a", reason="")
        usage = Usage(client.last.id, Power(), 1.0, 5, slowdown=lost)
        for _ in range(3):  # it is said some times a second
            bench.do(lambda: client.emit(usage))
        assert len(client.loads) == loads, "the answer is finished first"
        bench.do(client.finish)

    with open_window(qapp) as bench:
        settings, models, client = bench.program.settings, bench.program.session.models, bench.client
        said: list[str] = []
        models.notice.connect(said.append)
        bench.load()
        loads = len(client.loads)
        hot(bench, 4)
        assert len(client.loads) == loads, "only the frugal choice does"
        bench.do(lambda: settings.update(preset="frugal"))
        loads = len(client.loads)
        hot(bench, 4, None)
        assert len(client.loads) == loads
        hot(bench, 4)
        assert len(client.loads) == loads + 1 and len(said) == 1 and "threads: 3" in said[0]
        options = client.loads[-1].options
        assert (options.preset, options.kernel, options.isa, options.threads) == ("own", "i2_s", "avx2", 3)
        assert settings.value.engine.preset == "frugal", "what a person chose stays"
        loads = len(client.loads)
        hot(bench, 2)
        assert client.loads[-1].options.threads == 1
        loads = len(client.loads)
        hot(bench, 1)
        assert len(client.loads) == loads, "there is none to leave out"
        bench.do(models.reload)
        assert client.loads[-1].options.preset == "frugal", "a person has loaded it again"
