"""The engine counts the tokens of a text with the tokenizer of the model that is loaded."""

from pathlib import Path

from engine.model_folder.config import load_config
from engine.process.events import Count, Counted, Finished
from engine.text.tokenizer import load_tokenizer
from tests.helpers.engine_process import Listener, question


def test_texts_are_counted_also_behind_an_answer(listener: Listener, toy: Path) -> None:
    text = "What is a tern? 田中"
    listener.client.count(Count("nothing is loaded", text))
    listener.load(toy)
    listener.client.generate(question("one two", "a", max_tokens=8))
    listener.client.count(Count("b", text))
    assert isinstance(listener.wait_for(Finished, Counted), Finished)
    counted = listener.wait_for(Counted)
    assert counted == Counted("b", len(load_tokenizer(toy, load_config(toy)).encode_text(text)), True)
    listener.client.count(Count("c", text * 100_000))
    counted = listener.wait_for(Counted)
    assert counted.id == "c" and not counted.exact and counted.tokens > 100_000
