"""What is computed before a person asks: the system prompt of the chat in view, once a model is loaded."""

from engine.process.events import Prepare
from engine.text.chat_message import ChatMessage
from tests.app.chat.test_session import Bench
from tests.app.chat.test_session import bench as bench


def system(text: str) -> Prepare:
    return Prepare((ChatMessage("system", text),))


def test_a_loaded_model_prepares_the_system_prompt(bench: Bench) -> None:
    bench.session.settings.update(use_model_prompt=False, system_prompt="Be kind.")
    bench.loaded()
    assert bench.client.prepares == [system("Be kind.")]


def test_it_is_that_of_the_chat_in_view(bench: Bench) -> None:
    bench.session.chosen.set_system_prompt("Answer in rhymes.")
    bench.loaded()
    bench.session.chosen.set_system_prompt("")
    assert bench.client.prepares == [system("Answer in rhymes."), Prepare(())], "at once, in an empty chat"
    bench.loaded()
    assert bench.client.prepares[2:] == [Prepare(())]


def test_a_question_that_waited_comes_first(bench: Bench) -> None:
    order: list[str] = []
    bench.client.generate = lambda command: order.append("question")  # type: ignore[method-assign]
    bench.client.prepare = lambda command: order.append("beginning")  # type: ignore[method-assign]
    bench.session.models.load("/models/toy")
    assert bench.session.asking.send("hello")
    bench.do(bench.client.loaded)
    assert order == ["question", "beginning"]
