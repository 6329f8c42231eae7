"""What is sent to the engine, on an engine whose events the test gives."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from tests.helpers.scripted_client import INFO
from tests.helpers.window import open_window

FOLDED = replace(INFO, takes_system_prompt=False)


def test_after_an_answer_that_never_began_roles_alternate(qapp: QApplication) -> None:
    with open_window(qapp) as bench:
        bench.load().ask("first question", reason="cancelled").ask("second question", "yes").ask("third")
        messages = bench.client.last.messages
        assert [message.role for message in messages] == ["system", "user", "assistant", "user"]
        assert messages[1].text == "first question\n\nsecond question"


def test_a_model_without_a_system_prompt_is_told_once(qapp: QApplication) -> None:
    told: list[str] = []
    with open_window(qapp) as bench:
        bench.program.session.notice.connect(told.append)
        bench.window.open_model("/models/toy")
        bench.client.loaded(FOLDED)
        bench.turn()
        assert not told
        bench.ask("one", "a").ask("two", "b")
        (sentence,) = told
        assert (
            sentence == "toy has no place for a system prompt, so it is put in front of your first message."
        )


def test_without_a_system_prompt_nothing_is_told(qapp: QApplication) -> None:
    told: list[str] = []
    with open_window(qapp) as bench:
        bench.program.session.notice.connect(told.append)
        bench.program.settings.update(system_prompt="")
        bench.window.open_model("/models/toy")
        bench.client.loaded(FOLDED)
        bench.turn()
        bench.ask("one", "a")
        assert not told
