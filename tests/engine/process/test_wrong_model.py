"""Opening something wrong keeps the model that runs."""

from pathlib import Path

import pytest

from engine.process.events import Finished, Load, LoadFailed, Piece
from tests.engine.process.test_worker import listener as listener
from tests.engine.process.test_worker import toy as toy
from tests.helpers.engine_process import Listener, question
from tests.helpers.toy import write_toy


@pytest.mark.parametrize("wrong", ["nowhere", "empty", "gguf", "cut", "tokenizer"])
def test_the_model_that_runs_is_kept(listener: Listener, toy: Path, tmp_path: Path, wrong: str) -> None:
    folder = tmp_path / wrong
    match wrong:
        case "empty":
            folder.mkdir()
        case "gguf":
            folder.write_bytes(b"GGUF")
        case "cut":
            weights = write_toy(folder) / "model.safetensors"
            weights.write_bytes(weights.read_bytes()[:-1000])
        case "tokenizer":
            (write_toy(folder) / "tokenizer.json").write_text("{", encoding="utf-8")
    listener.load(toy)
    listener.client.load(Load(str(folder)))
    failed = listener.wait_for(LoadFailed)
    assert str(folder) in failed.sentence
    assert failed.kept is not None and failed.kept.name == "toy"
    listener.client.generate(question("hello", max_tokens=2))
    listener.wait_for(Finished)
    assert any(isinstance(event, Piece) for event in listener.seen)


def test_with_none_there_is_none_to_keep(listener: Listener, tmp_path: Path) -> None:
    listener.client.start()
    listener.client.load(Load(str(tmp_path)))
    assert listener.wait_for(LoadFailed).kept is None
