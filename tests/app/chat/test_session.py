"""ChatSession as a state machine, on an engine whose events the test gives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app import paths
from app.chat import shown_stats
from app.chat.session import ChatSession
from app.chat.state import Phase, sums
from app.conversation import Message
from app.engine_bridge import EngineBridge
from app.settings import SettingsStore
from app.storage.store import Store
from engine.process.events import Counts, Energy, Finished, Load, LoadOptions, Piece
from engine.sampling.params import SamplingParams
from engine.text.chat_message import ChatMessage
from tests.helpers.scripted_client import INFO, ScriptedClient

MODEL = "/models/田中 ü 😀"


@dataclass
class Bench:
    """A session with everything around it, and what it told."""

    session: ChatSession
    client: ScriptedClient
    path: Path
    told: dict[str, list[Any]]

    def turn(self) -> None:
        """Deliver what the engine emitted."""
        for _ in range(3):
            QCoreApplication.processEvents()

    def do(self, action: Callable[[], None]) -> None:
        action()
        self.turn()

    def on_disk(self) -> dict[str, Message]:
        """Every message that a program started now would find."""
        store, _ = Store.open(self.path)
        found = {}
        for info in store.conversations():
            found |= store.load(info.id).messages
        store.close()
        return found

    def texts(self) -> list[str]:
        return [message.text for message in self.session.messages()]

    def loaded(self) -> "Bench":
        self.session.models.load(MODEL)
        self.do(self.client.loaded)
        return self

    def ask(self, question: str, *pieces: str, reason: str = "stop") -> str:
        """A whole turn; the id of the answer."""
        assert self.session.asking.send(question)
        self.client.pieces(*pieces)
        self.client.finish(reason)
        self.turn()
        return self.session.messages()[-1].id


SIGNALS = (
    "conversation_changed message_added message_changed message_finished phase_changed progress "
    "stats_changed notice chat_notice list_changed info_changed"
).split()


def open_session(home: Path) -> Bench:
    clients: list[ScriptedClient] = []

    def make(on_event: Callable[[Any], None]) -> ScriptedClient:
        clients.append(ScriptedClient(on_event))
        return clients[-1]

    path = home / "conversations.sqlite3"
    store, _ = Store.open(path)
    bridge = EngineBridge(make_client=make)
    session = ChatSession(store, SettingsStore(home / "settings.json"), bridge)
    told: dict[str, list[Any]] = {name: [] for name in SIGNALS}
    for name in SIGNALS:
        getattr(session, name).connect(lambda *values, name=name: told[name].append(values))
    bridge.start()
    bench = Bench(session, clients[0], path, told)
    bench.turn()
    return bench


@pytest.fixture
def bench(qapp: object, tern_home: Path) -> Iterator[Bench]:
    bench = open_session(tern_home)
    yield bench
    bench.session.close()


def sentences(bench: Bench) -> list[str]:
    return [values[-1] for name in ("notice", "chat_notice") for values in bench.told[name]]


# ---- one turn --------------------------------------------------------------------------------


def test_a_turn_from_question_to_answer(bench: Bench) -> None:
    bench.loaded()
    session, client = bench.session, bench.client
    assert session.asking.send("What is\na tern?")
    question, answer = session.messages()
    assert (question.role, question.text, answer.role, answer.text) == (
        "user", "What is\na tern?", "assistant", "",
    )  # fmt: skip
    assert session.phase is Phase.PREFILLING and session.running_message == answer.id
    assert client.last.messages == (
        ChatMessage("system", "You are a helpful AI assistant."),
        ChatMessage("user", "What is\na tern?"),
    )
    assert client.last.params == INFO.defaults and not client.last.continue_last
    bench.do(lambda: client.progress(8, 16))
    assert bench.told["progress"] == [(8, 16)]
    bench.do(lambda: client.pieces("A ", "", "bird."))
    assert session.phase is Phase.GENERATING
    assert session.message(answer.id).text == "A bird." == bench.texts()[-1]
    assert session.message(answer.id).ids == (100, 101, 102)
    assert bench.told["message_changed"] == [(answer.id,), (answer.id,)]
    counts = Counts(generated_tokens=3, ttft_s=0.5, prefill_tok_s=80.0, decode_tok_s=20.0, context_used=19)
    bench.do(lambda: client.finish("stop", counts))
    assert session.phase is Phase.IDLE and session.running_message is None
    done = session.message(answer.id)
    assert done == replace(
        answer, text="A bird.", ids=(100, 101, 102), tokenizer_hash="hash-a", reason="stop", model="toy",
        counts=counts,
    )  # fmt: skip
    assert bench.on_disk() == {question.id: question, answer.id: done}
    assert session.stats.tok_s_mean == 20.0 and session.stats.context_size == 4096
    assert session.info.title == "What is a tern?"
    assert bench.told["message_finished"] == [(answer.id,)]
    phases = [values[0] for values in bench.told["phase_changed"]]
    assert phases == [Phase.LOADING, Phase.IDLE, Phase.PREFILLING, Phase.GENERATING, Phase.IDLE]


def test_the_question_is_on_disk_before_anything_else(bench: Bench) -> None:
    bench.loaded()
    seen: list[bool] = []

    def look(*_: object) -> None:
        store, _ = Store.open(bench.path)
        (info,) = store.conversations()
        seen.append("precious" in [m.text for m in store.load(info.id).path()])
        store.close()

    bench.session.message_added.connect(look)
    bench.session.phase_changed.connect(look)
    bench.client.generate = look  # type: ignore[method-assign]
    bench.session.asking.send("precious")
    assert len(seen) == 4 and all(seen)


def test_the_engine_reads_a_question_while_the_window_shows_it(bench: Bench) -> None:
    bench.loaded()
    order: list[str] = []
    bench.client.generate = lambda command: order.append("engine")  # type: ignore[method-assign]
    bench.session.message_added.connect(lambda message: order.append(message.role))
    bench.session.list_changed.connect(lambda: order.append("list"))
    bench.session.set_draft("a question")
    bench.session.asking.send("a question")
    assert order == ["list", "engine", "user", "assistant", "list"], "the first made the draft's row"
    assert bench.session.settings.value.last_conversation == bench.session.info.id
    store, _ = Store.open(bench.path)
    assert store.load(bench.session.info.id).info.draft == ""
    store.close()


def test_the_end_of_reading_is_told_with_the_first_token(bench: Bench) -> None:
    bench.loaded()
    bench.session.asking.send("hello")
    bench.do(lambda: bench.client.progress(16, 16))
    assert bench.told["progress"] == []
    bench.do(lambda: bench.client.pieces("A"))
    assert bench.session.stats.context_used == 17


def test_the_next_prompt_carries_the_ids_of_finished_answers(bench: Bench) -> None:
    bench.loaded()
    bench.ask("One?", "Yes", ".")
    bench.session.chosen.set_system_prompt("Be brief.")
    bench.session.asking.send("Two?")
    assert bench.client.last.messages == (
        ChatMessage("system", "Be brief."),
        ChatMessage("user", "One?"),
        ChatMessage("assistant", "Yes.", (100, 101), "hash-a"),
        ChatMessage("user", "Two?"),
    )


def test_settings_decide_sampling_and_system_prompt(bench: Bench) -> None:
    bench.loaded()
    bench.session.settings.update(
        use_model_sampling=False,
        sampling=SamplingParams(temperature=0.0),
        use_model_prompt=False,
        system_prompt=" \n",
    )
    bench.session.asking.send("Hello")
    assert bench.client.last.params == SamplingParams(temperature=0.0)
    assert bench.client.last.messages == (ChatMessage("user", "Hello"),)


def test_nothing_is_asked_without_a_model_or_a_text(bench: Bench) -> None:
    assert not bench.session.asking.send("Hello")
    assert sentences(bench) == ["No model is loaded: open a model folder first."]
    bench.loaded()
    assert not bench.session.asking.send(" \n\t")
    assert bench.session.messages() == [] and bench.on_disk() == {}


def test_a_question_during_loading_is_answered_when_the_model_is_there(bench: Bench) -> None:
    bench.session.models.load(MODEL)
    assert bench.session.asking.send("Early")
    assert bench.session.phase is Phase.LOADING and bench.client.generates == []
    assert [message.text for message in bench.on_disk().values()] == ["Early", ""]
    bench.do(bench.client.loaded)
    assert bench.session.phase is Phase.PREFILLING
    assert bench.client.last.messages[-1].text == "Early"


def test_a_question_whose_model_is_refused_stays_and_can_be_asked_again(bench: Bench) -> None:
    bench.session.models.load(MODEL)
    bench.session.asking.send("Early")
    bench.do(bench.client.load_failed)
    assert sentences(bench) == ["This is no model."]
    assert bench.session.phase is Phase.IDLE
    question, answer = bench.session.messages()
    assert answer.reason == "failed"
    bench.loaded()
    assert bench.session.asking.regenerate(answer.id)
    bench.client.pieces("Late")
    bench.do(bench.client.finish)
    assert bench.texts() == ["Early", "Late"]
    assert bench.session.siblings(answer.id) == (0, [answer.id]), "an empty answer is no version"


# ---- stopping --------------------------------------------------------------------------------


def test_after_stop_no_more_text_is_shown(bench: Bench) -> None:
    bench.loaded()
    bench.session.asking.send("Count")
    bench.do(lambda: bench.client.pieces("one ", "two "))
    bench.session.stop()
    assert bench.session.phase is Phase.STOPPING and bench.client.stops == 1
    shown = len(bench.told["message_changed"])
    bench.do(lambda: bench.client.pieces("three "))
    assert bench.texts()[-1] == "one two " and len(bench.told["message_changed"]) == shown
    bench.session.stop()
    assert bench.client.stops == 1
    bench.do(lambda: bench.client.finish("stop"))
    answer = bench.session.messages()[-1]
    assert (answer.text, answer.reason) == ("one two ", "cancelled")
    assert bench.session.phase is Phase.IDLE


def test_stop_before_the_first_token_and_while_loading(bench: Bench) -> None:
    bench.session.stop()
    bench.session.models.load(MODEL)
    bench.session.asking.send("Never mind")
    bench.session.stop()
    assert bench.session.messages()[-1].reason == "cancelled" and bench.client.stops == 0
    bench.do(bench.client.loaded)
    assert bench.client.generates == []
    bench.session.asking.send("This then")
    assert [m.role for m in bench.client.last.messages] == ["system", "user"], "one question, no empty answer"
    bench.session.stop()
    bench.do(lambda: bench.client.finish("cancelled"))
    assert bench.session.messages()[-1].reason == "cancelled"


def test_pieces_of_another_answer_are_dropped(bench: Bench) -> None:
    bench.loaded()
    bench.ask("One", "first")
    late = bench.client.last.id
    bench.session.asking.send("Two")
    bench.client.emit(Piece(late, 7, "LATE", 1.0))
    bench.client.emit(Finished(late, "stop"))
    bench.turn()
    assert bench.texts() == ["One", "first", "Two", ""] and bench.session.phase is Phase.PREFILLING


def test_half_a_character_is_not_kept_where_the_answer_is_cut(bench: Bench) -> None:
    bench.loaded()
    bench.session.asking.send("Smile")
    bench.client.pieces("Hi ", "", "")
    bench.client.emit(Piece(bench.client.last.id, None, "\ufffd", 1.0))
    bench.do(lambda: bench.client.finish("length"))
    answer = bench.session.messages()[-1]
    assert (answer.text, answer.ids) == ("Hi ", (100,))
    bench.session.asking.regenerate(answer.id)
    bench.client.pieces("Hi ", "", "")
    bench.client.emit(Piece(bench.client.last.id, None, "\ufffd", 1.0))
    bench.do(lambda: bench.client.finish("stop"))
    answer = bench.session.messages()[-1]
    assert (answer.text, answer.ids) == ("Hi \ufffd", (100, 101, 102))


# ---- branches --------------------------------------------------------------------------------


def test_regenerate_and_edit_make_branches_and_overwrite_nothing(bench: Bench) -> None:
    bench.loaded()
    session, client = bench.session, bench.client
    first = bench.ask("One", "a1")
    bench.ask("Two", "a2")
    assert session.asking.regenerate(first)
    assert bench.texts() == ["One", ""]
    client.pieces("b1")
    bench.do(client.finish)
    second = session.messages()[-1].id
    assert session.siblings(second) == (1, [first, second])
    session.switch_branch(second, -1)
    assert bench.texts() == ["One", "a1", "Two", "a2"]
    session.switch_branch(first, -1)
    session.switch_branch(first, +1)
    session.switch_branch(second, +1)
    assert bench.texts() == ["One", "b1"]
    root = session.messages()[0].id
    assert session.asking.edit(root, "Uno")
    assert client.last.messages[-1].text == "Uno" and len(client.last.messages) == 2
    client.pieces("c1")
    bench.do(client.finish)
    assert bench.texts() == ["Uno", "c1"]
    assert session.siblings(session.messages()[0].id)[0] == 1
    texts = sorted(message.text for message in bench.on_disk().values())
    assert texts == sorted(["One", "a1", "Two", "a2", "b1", "Uno", "c1"])
    # As it was left, so it is found.
    session.switch_branch(session.messages()[0].id, -1)
    session.switch_branch(second, -1)
    store, _ = Store.open(bench.path)
    assert [m.text for m in store.load(session.info.id).path()] == ["One", "a1", "Two", "a2"]
    store.close()


def test_an_edited_answer_goes_into_the_prompt_as_text(bench: Bench) -> None:
    bench.loaded()
    answer = bench.ask("One", "wrong", reason="length")
    assert bench.session.asking.edit(answer, "right")
    edited = bench.session.messages()[-1]
    assert (edited.text, edited.ids, edited.tokenizer_hash, edited.reason) == ("right", (), "", "length")
    assert bench.session.siblings(edited.id) == (1, [answer, edited.id])
    assert len(bench.client.generates) == 1
    bench.session.asking.send("Two")
    assert bench.client.last.messages[2] == ChatMessage("assistant", "right")
    assert not bench.session.asking.edit(edited.id, "  ")


def test_continue_extends_the_same_message(bench: Bench) -> None:
    bench.loaded()
    answer = bench.ask("Count", "one ", "two ", reason="length")
    assert bench.session.asking.continue_answer(answer)
    assert bench.client.last.continue_last
    assert bench.client.last.messages[-1] == ChatMessage("assistant", "one two ", (100, 101), "hash-a")
    assert bench.session.message(answer).reason == "" and bench.on_disk()[answer].reason == "interrupted"
    bench.client.pieces("three", first_token=300)
    bench.do(bench.client.finish)
    done = bench.session.message(answer)
    assert (done.text, done.ids, done.reason) == ("one two three", (100, 101, 300), "stop")
    assert bench.on_disk()[answer] == done
    assert bench.texts() == ["Count", "one two three"]


def test_continuing_under_another_tokenizer_or_an_edited_text_keeps_no_ids(bench: Bench) -> None:
    bench.loaded()
    answer = bench.ask("Count", "one ", reason="length")
    bench.do(lambda: bench.client.loaded(replace(INFO, tokenizer_hash="hash-b")))
    bench.session.asking.continue_answer(answer)
    bench.client.pieces("two")
    bench.do(bench.client.finish)
    done = bench.session.message(answer)
    assert (done.text, done.ids, done.tokenizer_hash) == ("one two", (), "")


def test_a_continued_answer_has_the_energy_of_all_its_parts(bench: Bench) -> None:
    def finish(joules: float | None, tokens: int) -> Message:
        source = "none" if joules is None else "rapl"
        energy = Energy(source, "package", joules, 1.0, tokens)
        bench.client.pieces("word ")
        bench.do(lambda: bench.client.finish("length", Counts(energy=energy)))
        return bench.session.messages()[-1]

    bench.loaded()
    bench.session.asking.send("Why?")
    answer = finish(10.0, 5)
    assert answer.counts and answer.counts.energy.joules == 10.0
    bench.session.asking.continue_answer(answer.id)
    answer = finish(4.0, 3)
    assert answer.counts and (answer.counts.energy.joules, answer.counts.energy.tokens) == (14.0, 8)
    bench.session.asking.continue_answer(answer.id)
    answer = finish(None, 3)
    assert answer.counts and (answer.counts.energy.joules, answer.counts.energy.tokens) == (None, 11)


def test_only_the_last_answer_can_be_continued(bench: Bench) -> None:
    bench.loaded()
    first = bench.ask("One", "a1", reason="length")
    bench.ask("Two", "a2")
    asked = len(bench.client.generates)
    assert not bench.session.asking.continue_answer(first)
    assert not bench.session.asking.continue_answer(bench.session.messages()[0].id)
    assert len(bench.client.generates) == asked


def test_a_continuation_that_fails_leaves_the_answer_as_it_was(bench: Bench) -> None:
    bench.loaded()
    answer = bench.ask("Count", "one ", reason="context")
    before = bench.session.message(answer)
    bench.session.asking.continue_answer(answer)
    bench.do(lambda: bench.client.fail("The context is full."))
    assert bench.session.message(answer) == before == bench.on_disk()[answer]
    assert sentences(bench) == ["The context is full."]


# ---- several conversations -------------------------------------------------------------------


def test_an_answer_goes_on_while_another_conversation_is_open(bench: Bench) -> None:
    bench.loaded()
    session, client = bench.session, bench.client
    session.asking.send("Long story")
    story = session.info.id
    bench.do(lambda: client.pieces("Once "))
    session.new()
    assert session.running_elsewhere and session.running_conversation == story
    shown = len(bench.told["message_changed"])
    assert not session.asking.send("Quick question")
    assert "being written in “Long story”" in sentences(bench)[-1]
    assert session.messages() == []
    bench.do(lambda: client.pieces("upon ", "a time"))
    assert len(bench.told["message_changed"]) == shown
    session.open(story)
    assert bench.texts() == ["Long story", "Once upon a time"] and not session.running_elsewhere
    session.new()
    bench.do(client.finish)
    assert not session.running_elsewhere and session.running_conversation is None
    assert session.asking.send("Quick question")
    session.open(story)
    assert bench.texts()[-1] == "Once upon a time" and session.messages()[-1].reason == "stop"


def test_an_answer_goes_on_while_another_branch_is_in_view(bench: Bench) -> None:
    bench.loaded()
    first = bench.ask("One", "a1")
    bench.session.asking.regenerate(first)
    second = bench.session.messages()[-1].id
    bench.do(lambda: bench.client.pieces("b"))
    bench.session.switch_branch(second, -1)
    assert not bench.session.asking.edit(bench.session.messages()[0].id, "Uno")
    assert sentences(bench)[-1].startswith("Wait until the answer is finished")
    bench.client.pieces("1")
    bench.do(bench.client.finish)
    assert bench.texts() == ["One", "a1"]
    bench.session.switch_branch(first, +1)
    assert bench.texts() == ["One", "b1"]


def test_a_new_conversation_has_no_row_before_it_holds_something(bench: Bench) -> None:
    session = bench.session
    assert session.store.conversations() == []
    session.set_scroll(0.5)
    session.set_draft("half a thou")
    (info,) = session.store.conversations()
    assert info.id == session.info.id == session.settings.value.last_conversation
    session.new()
    assert session.info.id != info.id and session.info.draft == ""
    session.open(info.id)
    assert session.info.draft == "half a thou"
    session.set_draft("")
    session.new()
    assert session.store.conversations() == [], "an empty one leaves nothing behind"


def test_sending_clears_the_draft(bench: Bench) -> None:
    bench.loaded()
    bench.session.set_draft("Hello")
    bench.session.asking.send("Hello")
    assert bench.session.info.draft == "" == bench.session.store.load(bench.session.info.id).info.draft
    assert bench.session.store.conversations()[0].title == "Hello"


def test_a_title_given_by_hand_stays(bench: Bench) -> None:
    bench.loaded()
    bench.session.edits.rename(bench.session.info.id, "Mine")
    bench.ask("Hello", "Hi")
    assert [info.title for info in bench.session.store.conversations()] == ["Mine"]
    bench.session.edits.rename(bench.session.info.id, "Ours")
    bench.session.edits.set_pinned(bench.session.info.id, True)
    assert bench.session.info.title == "Ours" and bench.session.info.pinned
    (info,) = bench.session.store.conversations()
    assert info.title == "Ours" and info.pinned


def test_delete_and_undo(bench: Bench) -> None:
    bench.loaded()
    bench.session.asking.send("Delete me")
    id_ = bench.session.info.id
    bench.do(lambda: bench.client.pieces("so far"))
    bench.session.delete(id_)
    assert bench.session.phase is Phase.STOPPING and bench.session.messages() == []
    bench.do(lambda: bench.client.finish("cancelled"))
    assert bench.session.store.conversations() == []
    bench.session.undelete(id_)
    assert bench.texts() == ["Delete me", "so far"] and bench.session.info.id == id_
    bench.session.undelete("nobody")
    assert "no longer exists" in sentences(bench)[-1]


def test_an_unknown_conversation_opens_a_new_one(bench: Bench) -> None:
    bench.session.open("gone")
    assert bench.session.messages() == [] and sentences(bench) == []


def test_stats_are_those_of_the_branch_in_view(bench: Bench) -> None:
    bench.loaded()
    bench.session.asking.send("Hello")
    bench.client.pieces("Hi")
    bench.do(lambda: bench.client.finish("stop", Counts(decode_tok_s=11.0, context_used=77)))
    id_ = bench.session.info.id
    bench.session.new()
    assert (bench.session.stats.tok_s_mean, bench.session.stats.context_used) == (0.0, 0)
    assert bench.session.stats.context_size == 4096
    bench.session.open(id_)
    assert (bench.session.stats.tok_s_mean, bench.session.stats.context_used) == (11.0, 77)


# ---- failures --------------------------------------------------------------------------------


def test_a_prompt_that_is_too_long_can_be_edited(bench: Bench) -> None:
    bench.loaded()
    bench.session.asking.send("far too long")
    bench.do(bench.client.fail)
    assert sentences(bench) == ["The prompt is too long."]
    question, answer = bench.session.messages()
    assert (question.text, answer.text, answer.reason) == ("far too long", "", "failed")
    assert bench.session.phase is Phase.IDLE
    assert bench.session.asking.edit(question.id, "short")
    assert bench.client.last.messages[1:] == (ChatMessage("user", "short"),)


def test_the_death_of_the_engine_is_a_sentence_and_the_answer_is_kept(bench: Bench) -> None:
    bench.loaded()
    bench.session.asking.send("Hello")
    bench.client.pieces("so far")
    # The client says it for each answer, and once for itself.
    bench.client.fail("The engine was killed.")
    bench.do(bench.client.die)
    assert sentences(bench) == ["The engine was killed."]
    assert bench.session.phase is Phase.IDLE
    answer = bench.session.messages()[-1]
    assert (answer.text, answer.reason) == ("so far", "failed")
    assert not bench.session.asking.send("Still there?")
    assert sentences(bench)[-1] == "The engine is not running: load the model again."
    bench.session.models.reload()
    assert bench.client.loads[-1].path == MODEL
    bench.do(bench.client.loaded)
    assert bench.session.asking.continue_answer(answer.id)


def test_what_cannot_be_saved_is_told_once_kept_and_saved_later(qtbot: QtBot, bench: Bench) -> None:
    bench.loaded()
    connection = bench.session.store._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    big = "x" * 100_000
    assert bench.session.asking.send(big)
    bench.client.pieces("answer")
    bench.do(bench.client.finish)
    first = bench.session.info.id
    assert len(sentences(bench)) == 1 and "The disk is full" in sentences(bench)[0]
    assert bench.session.unsaved and bench.texts() == [big, "answer"]
    bench.session.new()
    bench.session.open(first)
    assert bench.texts() == [big, "answer"], "memory is the only place it is in"
    connection.execute("PRAGMA max_page_count = 1000000")
    listed = len(bench.told["list_changed"])
    qtbot.waitUntil(lambda: not bench.session.unsaved)
    assert len(bench.told["list_changed"]) > listed
    assert sorted(message.text for message in bench.on_disk().values()) == sorted([big, "answer"])
    assert bench.session.store.conversations()[0].id == first


def test_what_a_backup_brings_back_is_shown(bench: Bench) -> None:
    bench.loaded()
    bench.ask("One", "a1")
    backup = bench.session.store.backup()
    connection = bench.session.store._connection
    connection.execute("DELETE FROM messages WHERE role = 'assistant'")
    id_ = bench.session.info.id
    bench.session.new()
    bench.session.open(id_)
    assert bench.texts() == ["One"]
    assert bench.session.restore(backup) == 1
    assert bench.texts() == ["One", "a1"]


def test_the_energy_of_a_chat_is_added_up_when_the_chat_changes(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not with every state of the engine: a chat may be long."""
    added: list[int] = []
    monkeypatch.setattr(shown_stats, "sums", lambda parts: added.append(1) or sums(parts))

    def joules() -> float:
        return sum(part.joules or 0.0 for part in bench.session.stats.chat_energy)

    bench.loaded()
    for number in (1, 2):
        energy = Energy("rapl", "package", 10.0, 1.0, 5)
        bench.session.asking.send("One")
        counts = Counts(generated_tokens=5, context_used=9, energy=energy)
        bench.do(partial(bench.client.finish, "stop", counts))
        assert joules() == 10.0 * number
    first, before = bench.session.info.id, len(added)
    bench.do(bench.session.bridge.unload)
    assert joules() == 0.0, "without a model there are no figures"
    bench.do(bench.session.models.reload)
    bench.do(bench.client.loaded)
    assert joules() == 20.0 and len(added) == before
    bench.session.new()
    assert joules() == 0.0
    bench.session.open(first)
    assert joules() == 20.0


# ---- the model -------------------------------------------------------------------------------


def test_a_change_of_threads_takes_effect_without_losing_the_chat(bench: Bench) -> None:
    bench.loaded()
    bench.ask("One", "a1")
    bench.session.settings.update(threads=3, kernel="base3", isa="avx2", kv="f32", context=512)
    changed = LoadOptions("base3", "avx2", 3, 512, "f32")
    assert bench.client.loads[-1] == Load(MODEL, changed, insists=False)
    assert bench.session.phase is Phase.LOADING and bench.texts() == ["One", "a1"]
    bench.do(bench.client.loaded)
    bench.ask("Two", "a2")
    assert bench.texts() == ["One", "a1", "Two", "a2"]
    loads = len(bench.client.loads)
    bench.session.settings.update(theme="dark", font_size=12)
    assert len(bench.client.loads) == loads


@pytest.mark.parametrize("now", [False, True], ids=["after the answer", "stop and apply"])
def test_a_change_during_an_answer_waits_for_its_end(bench: Bench, now: bool) -> None:
    bench.loaded()
    bench.session.asking.send("One")
    bench.do(lambda: bench.client.pieces("a"))
    bench.session.settings.update(threads=2)
    assert bench.session.models.pending and len(bench.client.loads) == 1
    assert "takes effect after" in sentences(bench)[-1]
    if now:
        bench.session.stop()
    bench.do(lambda: bench.client.finish("cancelled" if now else "stop"))
    assert not bench.session.models.pending and bench.client.loads[-1].options.threads == 2
    assert bench.session.phase is Phase.LOADING and bench.session.messages()[-1].text == "a"


def test_a_loaded_model_is_remembered_and_loaded_at_the_next_start(bench: Bench) -> None:
    bench.loaded()
    assert bench.session.settings.value.last_model == MODEL
    assert paths.load_mark() is None
    bench.client.loads.clear()
    bench.session.models.load_at_start()
    assert [load.path for load in bench.client.loads] == [MODEL]


def test_after_a_crash_while_loading_it_is_not_loaded_by_itself(qapp: object, tern_home: Path) -> None:
    first = open_session(tern_home).loaded()
    first.session.models.load(MODEL)
    assert paths.load_mark() == MODEL
    first.session.store.close()  # the program is gone here
    second = open_session(tern_home)
    second.session.models.load_at_start()
    assert second.client.loads == [] and MODEL in sentences(second)[0]
    second.loaded()
    second.session.close()
    third = open_session(tern_home)
    third.session.models.load_at_start()
    assert [load.path for load in third.client.loads] == [MODEL]
    third.session.close()
    assert paths.load_mark() is None, "closing while a model is being loaded is no crash"


def test_a_refused_model_is_a_sentence_and_no_crash(bench: Bench) -> None:
    bench.session.models.load(MODEL)
    bench.do(bench.client.load_failed)
    assert sentences(bench) == ["This is no model."] and paths.load_mark() is None
    assert bench.session.settings.value.last_model == ""


# ---- end and start ---------------------------------------------------------------------------


def test_closing_during_an_answer_keeps_it_and_the_next_start_goes_on(qapp: object, tern_home: Path) -> None:
    first = open_session(tern_home).loaded()
    first.session.asking.send("Tell me")
    first.do(lambda: first.client.pieces("so ", "far"))
    id_ = first.session.info.id
    first.session.close()
    assert first.client.closed
    second = open_session(tern_home)
    assert second.session.settings.value.last_conversation == id_
    second.session.open(id_)
    answer = second.session.messages()[-1]
    assert (answer.text, answer.ids, answer.reason) == ("so far", (100, 101), "interrupted")
    second.loaded()
    assert second.session.asking.continue_answer(answer.id)
    second.client.pieces(" and on")
    second.do(second.client.finish)
    assert second.texts() == ["Tell me", "so far and on"]
    second.session.close()
