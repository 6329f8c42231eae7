"""What is sent to the engine, on an engine whose events the test gives."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from app.settings import DEFAULT_SYSTEM_PROMPT
from app.windows.chat.this_chat import ChatDialog
from engine.sampling.params import SamplingParams
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
        bench.program.settings.update(use_model_prompt=False, system_prompt="")
        bench.window.open_model("/models/toy")
        bench.client.loaded(FOLDED)
        bench.turn()
        bench.ask("one", "a")
        assert not told


def test_a_models_own_presets_hold_until_a_person_sets_others(qapp: QApplication) -> None:
    presets = replace(INFO, defaults=SamplingParams(0.5, min_p=0.15), system_prompt="Answer briefly.")
    with open_window(qapp) as bench:
        bench.window.open_model("/models/toy")
        bench.do(lambda: bench.client.loaded(presets))
        bench.ask("one", "a")
        assert bench.client.last.messages[0].text == "Answer briefly."
        assert bench.client.last.params == SamplingParams(0.5, min_p=0.15)
        own = SamplingParams(temperature=1.5)
        bench.program.settings.update(
            use_model_prompt=False, system_prompt="Be a pirate.", use_model_sampling=False, sampling=own
        )
        bench.ask("two", "b")
        assert bench.client.last.messages[0].text == "Be a pirate."
        assert bench.client.last.params == own
        bench.program.session.chosen.set_system_prompt("Of this chat.")
        bench.ask("three", "c")
        assert bench.client.last.messages[0].text == "Of this chat."
        bench.window.menus.prompt.trigger()
        dialog = bench.window.findChild(ChatDialog)
        assert dialog is not None
        dialog.fields.use_default.click()
        assert dialog.fields.text.toPlainText() == "Be a pirate."
        dialog.reject()


def test_a_model_that_names_no_system_prompt_gets_ours(qapp: QApplication) -> None:
    with open_window(qapp) as bench:
        bench.load().ask("one", "a")
        assert bench.client.last.messages[0].text == DEFAULT_SYSTEM_PROMPT
