"""What was chosen for a chat: pinned messages stay, the oldest turns go, or a summary begins a new chat."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.chat.context.prompt_start import MESSAGE_TOKENS, start_with_room, starts
from app.chat.context.rules import Rule, rule_of
from app.conversation import Attachment, ConversationInfo, Message, kept_pinned, left_out, prompt_messages
from engine.process.events import Counts
from tests.app.chat.test_session import Bench, open_session

FULL = Counts(context_used=4096, context_size=4096)


@pytest.fixture
def bench(qapp: object, tern_home: Path) -> Iterator[Bench]:
    bench = open_session(tern_home)
    bench.loaded()
    yield bench
    bench.session.close()


@pytest.fixture
def talked(bench: Bench) -> Bench:
    """Four turns, each of about 40 tokens by its letters."""
    for number in range(4):
        bench.ask(f"question {number} " * 10, f"answer {number} " * 10)
    return bench


def prompt(bench: Bench) -> list[str]:
    turns = [message for message in bench.client.last.messages if message.role != "system"]
    return [message.text.split("\n")[0][:10] for message in turns]


def pin(bench: Bench, index: int) -> str:
    message = bench.session.messages()[index]
    bench.session.context.set_pinned(message.id, True)
    return message.id


# ---- pinned messages -------------------------------------------------------------------------


def test_a_pin_is_kept_on_disk(talked: Bench) -> None:
    id_ = pin(talked, 1)
    assert talked.session.message(id_).pinned and talked.on_disk()[id_].pinned
    talked.session.context.set_pinned(id_, False)
    assert not talked.on_disk()[id_].pinned


@pytest.mark.parametrize("index", [2, 3])
def test_a_pinned_turn_stays_as_a_pair(talked: Bench, index: int) -> None:
    pin(talked, index)
    talked.session.asking.send("the last question")
    talked.do(lambda: talked.client.overlong(5000))
    answer = talked.session.messages()[-1]
    assert talked.session.full_context.leave_out(answer.id)
    texts = prompt(talked)
    assert texts[:2] == ["question 1", "answer 1 a"] and "question 0" not in texts
    assert texts[-1] == "the last q"
    lacking = talked.session.full_context.left_out(talked.session.messages()[-1])
    assert lacking == 8 + 1 - len(texts)


PATHS = st.lists(
    st.tuples(st.booleans(), st.booleans(), st.booleans(), st.integers(1, 40)), min_size=1, max_size=12
)


def made(turns: list[tuple[bool, bool, bool, int]]) -> list[Message]:
    path: list[Message] = []
    for number, (question, answer, begun, size) in enumerate(turns):
        path.append(Message(f"q{number}", "c", None, "user", "q" * size, pinned=question))
        text = "a" * size if begun else ""
        path.append(Message(f"a{number}", "c", None, "assistant", text, pinned=answer))
    return [*path, Message("last", "c", None, "user", "the last")]


@given(PATHS, st.integers(0, 12))
def test_pinned_turns_are_in_every_prompt_and_turns_alternate(
    turns: list[tuple[bool, bool, bool, int]], start: int
) -> None:
    path = made(turns)
    begin = starts(path)[min(start, len(turns))]
    messages = prompt_messages(path, "", begin)
    roles = [message.role for message in messages]
    assert roles[0] == roles[-1] == "user"
    assert all(one != other for one, other in zip(roles, roles[1:], strict=False))
    said = "\n\n".join(message.text for message in messages)
    kept = kept_pinned(path, left_out(path, begin))
    assert {message.id for message in path[: left_out(path, begin)] if message.pinned} <= {m.id for m in kept}
    for number, (question, answer, _, _) in enumerate(turns[: left_out(path, begin) // 2]):
        assert (f"q{number}" in {m.id for m in kept}) == (question or answer)
    assert len(said) >= sum(len(message.text) for message in kept)


@given(PATHS, st.integers(50, 600))
def test_pinned_turns_take_their_part_of_the_room(
    turns: list[tuple[bool, bool, bool, int]], context: int
) -> None:
    path = made(turns)
    start = start_with_room(path, "", tokens=0, context=context, room=1.0)
    assert start in starts(path)[1:]
    at = left_out(path, start)
    size = sum(MESSAGE_TOKENS + len(m.text) / 3 for m in (*kept_pinned(path, at), *path[at:]))
    assert size <= context + 0.001 or start == "last"


def test_a_thousand_turns_are_cut_at_once() -> None:
    path = made([(False, False, True, 40)] * 10_000)
    assert start_with_room(path, "", tokens=10**6, context=4096) != ""


# ---- the oldest turns go ---------------------------------------------------------------------


def test_a_rule_is_kept_with_the_chat(talked: Bench) -> None:
    talked.session.context.set_rule(Rule.OLDEST)
    info = talked.session.info
    assert info.options.context_rule == "oldest"
    assert talked.session.store.load(info.id).info.options.context_rule == "oldest"
    talked.session.new()
    assert talked.session.context.rule is Rule.ASK


def test_a_rule_of_a_later_version_is_none() -> None:
    info = ConversationInfo("c")
    assert rule_of(replace(info, options=replace(info.options, context_rule="dream"))) is Rule.ASK


def test_the_oldest_turns_go_by_themselves(talked: Bench) -> None:
    talked.session.context.set_rule(Rule.OLDEST)
    talked.session.asking.send("the last question")
    talked.do(lambda: talked.client.overlong(5000))
    assert talked.session.running_message is not None
    assert "question 0" not in prompt(talked) and prompt(talked)[-1] == "the last q"
    talked.client.pieces("Well")
    talked.do(talked.client.finish)
    last = talked.session.messages()[-1]
    assert (last.text, last.reason) == ("Well", "stop") and last.prompt_from


def test_an_answer_that_fills_its_context_goes_on_by_itself(talked: Bench) -> None:
    talked.session.context.set_rule(Rule.OLDEST)
    talked.session.asking.send("tell me a long story")
    talked.client.pieces("once")
    talked.do(lambda: talked.client.finish("context", FULL))
    assert talked.client.last.continue_last and "question 0" not in prompt(talked)
    answer = talked.session.messages()[-1]
    assert talked.session.running_message == answer.id and answer.prompt_from
    talked.client.pieces(" upon a time")
    talked.do(talked.client.finish)
    last = talked.session.messages()[-1]
    assert (last.id, last.text, last.reason) == (answer.id, "once upon a time", "stop")
    assert talked.on_disk()[answer.id] == last


def test_that_ends_where_nothing_can_go(bench: Bench) -> None:
    bench.session.context.set_rule(Rule.OLDEST)
    bench.session.asking.send("tell me a story without an end")
    bench.client.pieces("once")
    bench.do(lambda: bench.client.finish("context", FULL))
    assert bench.session.running_message is None
    assert bench.session.messages()[-1].reason == "context"


def test_it_goes_on_while_another_chat_is_looked_at(talked: Bench) -> None:
    talked.session.context.set_rule(Rule.OLDEST)
    chat = talked.session.info.id
    talked.session.asking.send("tell me a long story")
    talked.client.pieces("once")
    talked.turn()
    talked.session.new()
    talked.do(lambda: talked.client.finish("context", FULL))
    assert talked.session.running_conversation == chat
    talked.client.pieces(" more")
    talked.do(talked.client.finish)
    talked.session.open(chat)
    assert talked.session.messages()[-1].text == "once more"


# ---- a summary -------------------------------------------------------------------------------


def no_room(bench: Bench) -> str:
    """The last question has no room; the id of its answer."""
    bench.session.asking.send("the last question")
    bench.do(lambda: bench.client.overlong(5000))
    return bench.session.messages()[-1].id


def test_a_chat_goes_on_from_a_summary(talked: Bench) -> None:
    talked.session.chosen.set_system_prompt("Be brief.")
    old = talked.session.info.id
    answer = no_room(talked)
    assert talked.session.summary.begin(answer)
    request = talked.session.messages()[-2]
    assert request.text.startswith("Sum up") and prompt(talked)[-1].startswith("Sum up")
    talked.client.pieces("They talked about numbers.")
    talked.do(talked.client.finish)
    info = talked.session.info
    assert info.id != old and info.options.continues == old and info.system_prompt == "Be brief."
    question = talked.session.messages()[0]
    assert question.text == "the last question" and question.pinned
    assert [part.text for part in question.attachments] == ["They talked about numbers."]
    (_, asked) = talked.client.last.messages
    assert "They talked about numbers." in asked.text and asked.text.endswith("the last question")
    assert talked.session.store.load(info.id).info.options.continues == old
    talked.client.pieces("Yes.")
    talked.do(talked.client.finish)
    # The old chat has it all: the question as one version, the request with the summary as the other.
    talked.session.open(old)
    assert talked.session.messages()[-1].text == "They talked about numbers."
    assert talked.session.message(answer).reason == "context"


def test_it_begins_by_itself_where_that_was_chosen(talked: Bench) -> None:
    talked.session.context.set_rule(Rule.SUMMARY)
    no_room(talked)
    assert talked.session.messages()[-2].text.startswith("Sum up")
    talked.client.pieces("Numbers.")
    talked.do(talked.client.finish)
    assert [message.text for message in talked.session.messages()][0] == "the last question"
    assert talked.session.context.rule is Rule.SUMMARY


def test_a_summary_that_is_stopped_changes_nothing(talked: Bench) -> None:
    old, answer = talked.session.info.id, no_room(talked)
    talked.session.summary.begin(answer)
    talked.client.pieces("They")
    talked.turn()
    talked.session.stop()
    talked.do(lambda: talked.client.finish("cancelled"))
    assert talked.session.info.id == old
    assert talked.session.messages()[-1].id == answer
    assert talked.session.full_context.ways_out(talked.session.messages()[-1]).new_chat
    assert [sentence for _, sentence in talked.told["chat_notice"]] == [
        "There is no whole summary, so this chat stays as it was."
    ]


def test_a_summary_that_is_too_long_itself_loses_the_oldest_turns(talked: Bench) -> None:
    talked.session.summary.begin(no_room(talked))
    talked.do(lambda: talked.client.overlong(5000))
    assert "question 0" not in prompt(talked) and prompt(talked)[-1].startswith("Sum up")
    assert len(prompt(talked)) > 1


def test_a_summary_whose_chat_is_not_in_view_waits(talked: Bench) -> None:
    old = talked.session.info.id
    talked.session.summary.begin(no_room(talked))
    talked.client.pieces("Numbers.")
    talked.turn()
    talked.session.new()
    new = talked.session.info.id
    talked.do(talked.client.finish)
    assert talked.session.info.id == new
    talked.session.open(old)
    summary = talked.session.messages()[-1]
    assert talked.session.summary.is_ready(summary)
    assert talked.session.summary.go_on(summary.id)
    assert talked.session.info.options.continues == old


def test_a_summary_that_waits_is_there_after_the_next_start(talked: Bench, tern_home: Path) -> None:
    old = talked.session.info.id
    talked.session.context.set_rule(Rule.SUMMARY)
    no_room(talked)
    talked.client.pieces("Numbers.")
    talked.turn()
    talked.session.new()
    talked.do(talked.client.finish)
    talked.session.close()
    again = open_session(tern_home)
    again.loaded()
    again.session.open(old)
    summary = again.session.messages()[-1]
    assert summary.text == "Numbers." and again.session.summary.is_ready(summary)
    assert again.session.summary.go_on(summary.id)
    again.client.pieces("Yes.")
    again.do(again.client.finish)
    options = again.session.info.options
    assert (options.continues, options.summary, options.summary_for) == (old, "", "")
    assert again.session.messages()[0].text == "the last question" and options.context_rule == Rule.SUMMARY
    again.session.open(old)
    assert not again.session.summary.is_ready(again.session.messages()[-1]), "it is made use of once"
    assert again.session.store.load(old).info.options.summary == ""
    again.session.close()


def test_the_request_has_nothing_of_the_question_that_did_not_fit(talked: Bench) -> None:
    file = Attachment("big.txt", "text", "far too long")
    talked.session.asking.send("the last question", (file,))
    talked.do(lambda: talked.client.overlong(5000))
    pin(talked, -2)
    talked.session.summary.begin(talked.session.messages()[-1].id)
    request = talked.session.messages()[-2]
    assert request.attachments == () and not request.pinned
    talked.client.pieces("Numbers.")
    talked.do(talked.client.finish)
    assert [part.text for part in talked.session.messages()[0].attachments] == ["Numbers.", "far too long"]


def test_a_pin_stays_with_the_message_that_is_edited(talked: Bench) -> None:
    id_ = pin(talked, -2)
    talked.session.asking.edit(id_, "another question")
    assert talked.session.messages()[-2].pinned and talked.session.messages()[-2].id != id_
    talked.client.pieces("Yes")
    talked.do(talked.client.finish)
    id_ = pin(talked, -1)
    talked.session.asking.edit(id_, "No")
    assert talked.session.messages()[-1].pinned and talked.session.messages()[-1].text == "No"


def test_a_first_question_has_nothing_to_sum_up(bench: Bench) -> None:
    bench.session.context.set_rule(Rule.SUMMARY)
    answer = no_room(bench)
    assert bench.session.messages()[-1].id == answer and bench.session.running_message is None
    assert not bench.session.summary.begin(answer)
