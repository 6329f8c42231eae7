"""A chat that has become longer than the context: three ways out, and each of them works."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.chat.context.full_context import WaysOut, longer_context
from app.chat.context.prompt_start import start_with_room
from app.chat.session import ChatSession
from app.conversation import Message
from app.storage.store import Store
from engine.process.events import Counts
from tests.app.chat.test_session import Bench, open_session
from tests.helpers.scripted_client import INFO
from tests.helpers.toy import write_toy


@pytest.fixture
def bench(qapp: object, tern_home: Path) -> Iterator[Bench]:
    bench = open_session(tern_home)
    yield bench
    bench.session.close()


@pytest.fixture
def full(bench: Bench, tmp_path: Path) -> Bench:
    """Three turns, and a fourth question for which there is no room. The model was made for 16384 tokens."""
    folder = write_toy(tmp_path / "toy", max_position=16384)
    bench.session.models.load(str(folder))
    bench.do(lambda: bench.client.loaded(replace(INFO, path=str(folder))))
    for number in range(3):
        bench.ask(f"question {number} " * 10, "an answer " * 10)
    bench.session.asking.send("the last question " * 10)
    bench.do(lambda: bench.client.overlong(5000))
    return bench


def prompt(bench: Bench) -> list[str]:
    return [message.text.strip() for message in bench.client.last.messages if message.role != "system"]


def ways(bench: Bench) -> WaysOut:
    return bench.session.full_context.ways_out(bench.session.messages()[-1])


def test_a_prompt_that_is_too_long_has_a_full_context_and_has_not_failed(full: Bench) -> None:
    answer = full.session.messages()[-1]
    assert (answer.text, answer.reason) == ("", "context")
    assert answer.counts is not None
    assert (answer.counts.context_used, answer.counts.context_size) == (5000, 4096)
    assert full.told["notice"] == [] and full.told["chat_notice"] == []
    assert ways(full) == WaysOut(new_chat=True, longer=8192, leave_out=True)
    assert full.on_disk()[answer.id] == answer


def test_the_question_in_a_new_chat(full: Bench) -> None:
    old = full.session.info.id
    full.session.chosen.set_system_prompt("Be brief.")
    assert full.session.full_context.new_chat(full.session.messages()[-1].id)
    assert full.session.info.id != old and full.session.info.system_prompt == "Be brief."
    assert [message.text for message in full.session.messages()] == ["the last question " * 10, ""]
    assert [message.text for message in full.client.last.messages] == ["Be brief.", "the last question " * 10]


def test_a_longer_context(full: Bench) -> None:
    answer = full.session.messages()[-1].id
    assert full.session.full_context.lengthen(answer)
    assert full.client.loads[-1].options.context == 8192 == full.session.settings.value.engine.context
    asked = len(full.client.generates)
    full.do(lambda: full.client.loaded(replace(INFO, context=8192, path=full.client.loads[-1].path)))
    assert len(full.client.generates) == asked + 1 and len(prompt(full)) == 7
    full.client.pieces("Well")
    full.do(full.client.finish)
    last = full.session.messages()[-1]
    assert (last.id, last.text, last.reason, last.prompt_from) == (answer, "Well", "stop", "")


def test_a_longer_context_that_cannot_be_loaded_gives_the_old_one_back(full: Bench) -> None:
    answer = full.session.messages()[-1]
    full.session.full_context.lengthen(answer.id)
    full.do(full.client.load_failed)
    assert full.session.settings.value.engine.context == 4096 == full.client.loads[-1].options.context
    full.do(lambda: full.client.loaded(replace(INFO, path=full.client.loads[-1].path)))
    assert full.session.messages()[-1].reason == "context"
    assert ways(full).longer == 8192


@pytest.mark.parametrize(
    ("now", "needed", "largest", "expected"),
    [
        (4096, 5000, None, 8192),
        (4096, 20_000, None, 20_992),
        (4096, 5000, 4096, 0),
        (4096, 5000, 6000, 6000),
        (4096, 5000, 4800, 0),  # more, but still not enough
        (4096, 4096, 131_072, 8192),
    ],
)
def test_how_long_a_longer_context_is(now: int, needed: int, largest: int | None, expected: int) -> None:
    assert longer_context(now, needed, largest) == expected


def test_without_the_oldest_messages(full: Bench) -> None:
    answer = full.session.messages()[-1].id
    questions = [message for message in full.session.messages() if message.role == "user"]
    assert full.session.full_context.leave_out(answer)
    assert prompt(full)[0] != questions[0].text.strip() and prompt(full)[-1] == questions[3].text.strip()
    full.client.pieces("Well")
    full.do(full.client.finish)
    last = full.session.messages()[-1]
    assert (last.id, last.text, last.reason) == (answer, "Well", "stop")
    assert full.session.full_context.left_out(last) == full.session.messages().index(
        next(message for message in full.session.messages() if message.id == last.prompt_from)
    )
    assert full.on_disk()[answer] == last
    # What follows goes on from there, and another version of the answer does.
    full.ask("and then?", "this")
    assert prompt(full)[0] == full.session.message(last.prompt_from).text.strip()
    full.session.asking.regenerate(full.session.messages()[-1].id)
    assert prompt(full)[0] == full.session.message(last.prompt_from).text.strip()


def test_what_still_does_not_fit_loses_turn_after_turn(full: Bench) -> None:
    full.session.full_context.leave_out(full.session.messages()[-1].id)
    while len(prompt(full)) > 1:
        held = len(prompt(full))
        full.do(lambda: full.client.overlong(4500))
        assert len(prompt(full)) < held
    full.do(lambda: full.client.overlong(4200))
    last = full.session.messages()[-1]
    assert last.reason == "context" and full.session.full_context.left_out(last) == 6
    assert ways(full) == WaysOut(new_chat=True, longer=8192, leave_out=False)


def test_a_stop_meanwhile_is_a_stop(full: Bench) -> None:
    full.session.full_context.leave_out(full.session.messages()[-1].id)
    full.session.stop()
    asked = len(full.client.generates)
    full.do(lambda: full.client.overlong(4500))
    assert len(full.client.generates) == asked and full.session.running_message is None


def test_an_answer_that_has_filled_its_context_goes_on_without_the_oldest(bench: Bench) -> None:
    bench.loaded()
    bench.ask("One", "first answer")
    answer = bench.ask("Two", "a long", reason="context")
    assert ways(bench).leave_out
    assert bench.session.full_context.leave_out(answer)
    assert bench.client.last.continue_last and prompt(bench) == ["Two", "a long"]
    bench.client.pieces(" story")
    bench.do(bench.client.finish)
    assert bench.session.messages()[-1].text == "a long story"


def test_a_first_question_that_is_too_long_has_no_way_out_but_room(bench: Bench) -> None:
    bench.loaded()
    bench.session.asking.send("far too long")
    bench.do(lambda: bench.client.overlong(5000))
    assert not ways(bench).new_chat and not ways(bench).leave_out


def test_only_the_last_answer_offers_them(full: Bench) -> None:
    answer = full.session.messages()[-1]
    full.ask("something short", "yes")
    assert full.session.full_context.ways_out(answer) == WaysOut()


def test_a_context_that_has_grown_takes_all_in_again(full: Bench) -> None:
    full.session.full_context.leave_out(full.session.messages()[-1].id)
    full.client.pieces("Well")
    full.do(lambda: full.client.finish("stop", Counts(context_used=900, context_size=4096)))
    full.do(lambda: full.client.loaded(replace(INFO, context=8192)))
    full.ask("and then?", "this")
    assert len(prompt(full)) == 9
    assert full.session.messages()[-1].prompt_from == ""


def test_where_the_prompt_begins_leaves_room() -> None:
    path = []
    for number in range(20):
        role = ("user", "assistant")[number % 2]
        path.append(Message(str(number), "c", None, role, "x" * 300))
    start = start_with_room(path[:19], "", tokens=2000, context=1000)
    assert path[int(start)].role == "user" and 9 <= int(start) <= 18
    assert start_with_room(path[:1], "", 5000, 1000) == ""
    assert start_with_room(path[:19], "", 100_000, 100) == "18"


def test_they_are_kept_on_disk(tmp_path: Path) -> None:
    from tests.app.storage.test_store import make_conversation, make_message

    store, _ = Store.open(tmp_path / "chats.sqlite3")
    id_ = make_conversation(store)
    message = replace(make_message(id_, "text", role="assistant"), prompt_from="another")
    store.add_message(message)
    assert store.load(id_).messages[message.id].prompt_from == "another"
    store.update_message(replace(message, prompt_from="", reason="stop"))
    assert store.load(id_).messages[message.id].prompt_from == ""
    store.close()


def test_all_of_it_on_the_real_engine(qtbot: QtBot, qapp: object, tern_home: Path, tmp_path: Path) -> None:
    from tests.app.chat.test_session_engine import finish, load
    from tests.app.chat.test_session_engine import open_session as open_real

    model = write_toy(tmp_path / "toy", max_position=1024)
    session: ChatSession = open_real(tern_home)
    try:
        session.settings.update(context=128)
        load(qtbot, session, model)
        for number in range(2):
            session.asking.send(f"word {number} " * 8)
            finish(qtbot, session)
        session.asking.send("word " * 60)
        full = finish(qtbot, session)
        assert (full.reason, full.text) == ("context", "")
        assert session.full_context.ways_out(full).longer >= 256
        assert session.full_context.leave_out(full.id)
        shorter = finish(qtbot, session)
        assert session.full_context.left_out(shorter) > 0
        assert shorter.text or shorter.reason in ("context", "stop")
        session.asking.send("word " * 150)
        full = finish(qtbot, session)
        assert (full.reason, full.text) == ("context", "")
        size = session.full_context.ways_out(full).longer
        assert session.full_context.lengthen(full.id)
        answered = finish(qtbot, session)
        assert answered.id == full.id and answered.counts is not None
        assert answered.counts.context_size == size == session.settings.value.engine.context
        assert answered.prompt_from == "" and answered.reason in ("stop", "length", "context")
        assert answered.counts.generated_tokens > 0
    finally:
        session.close()
