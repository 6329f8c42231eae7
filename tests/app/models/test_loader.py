"""Which model runs, and what is shown of it, when another one cannot be loaded."""

from PySide6.QtWidgets import QApplication

from app.engine_bridge import BridgeState
from engine.process.events import Counts, LoadFailed
from tests.helpers.scripted_client import INFO
from tests.helpers.window import MODEL, open_window

COUNTS = Counts(prefill_tok_s=100.0, decode_tok_s=20.0, ttft_s=1.5, context_used=50, context_size=4096)
WRONG = "/models/wrong"


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
