"""What is exported and imported again is the same: branches, ids, tokens, receipts, any text."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.chat.replays import Replay, pack
from app.conversation import Attachment, ChatOptions, Conversation, ConversationInfo, Message, new_id
from app.storage.exchange.staging import Preview, take_over
from app.storage.exchange.tree import ExchangeError
from app.storage.exchange.worker import Write, answer
from app.storage.store import Store
from engine import Turn
from engine.process.events import Counts, EndReason, Energy
from engine.sampling.params import SamplingParams
from tests.app.storage.exchange.samples import T0, read, staged

REPLAY = pack(
    Replay(
        "/m", "t", "f16", 4096, (Turn((1, 2), (3,), SamplingParams(seed=7, temperature=0.6), EndReason.STOP),)
    )
)
TEXTS = st.one_of(
    st.text(),
    st.text(st.characters(codec=None, exclude_categories=())),  # lone surrogates, NUL, what is not assigned
    st.sampled_from(["", "a\r\nb\x00c", "👩‍👩‍👧‍👦 é", "\ud83d", "\ud83d\ude00", "$a_1*b$", "</script><b>"]),
)
COUNTS = st.none() | st.builds(
    Counts,
    generated_tokens=st.integers(0, 10**6),
    decode_tok_s=st.floats(0, 1e6),
    energy=st.builds(Energy, joules=st.none() | st.floats(0, 1e9), source=st.sampled_from(["rapl", "none"])),
)
OPTIONS = st.builds(
    ChatOptions,
    sampling=st.none()
    | st.builds(SamplingParams, temperature=st.floats(0.1, 2), seed=st.none() | st.just(7)),
    preset=TEXTS,
    context_rule=st.sampled_from(["", "oldest"]),
    continues=st.sampled_from(["", "another"]),
    documents=st.lists(TEXTS, max_size=2).map(tuple),
)
ATTACHMENTS = st.builds(
    Attachment,
    *(TEXTS, st.sampled_from(["text", "pdf", "passage"]), TEXTS, TEXTS, TEXTS),
    whole=st.booleans(),
    size=st.integers(0, 2**40),
)


@st.composite
def conversations(draw: st.DrawFn) -> Conversation:
    """A chat with branches."""
    info = ConversationInfo(
        new_id(),
        draw(TEXTS),
        draw(st.booleans()),
        draw(st.floats(0, 4e9)),
        draw(st.floats(0, 4e9)),
        draw(st.none() | TEXTS),
        draw(TEXTS),
        tuple(draw(st.lists(ATTACHMENTS, max_size=2))),
        scroll=draw(st.floats(-1, 1e6)),
        folder=draw(TEXTS),
        archived=draw(st.booleans()),
        options=draw(OPTIONS),
    )
    messages: list[Message] = []
    for _ in range(draw(st.integers(0, 8))):
        parent = draw(st.sampled_from([None, *messages])) if messages else None
        role = draw(st.sampled_from(["user", "assistant"]))
        message = Message(
            *(new_id(), info.id, parent.id if parent else None, role, draw(TEXTS)),
            created=draw(st.floats(0, 4e9)),
            pinned=draw(st.booleans()),
            attachments=tuple(draw(st.lists(ATTACHMENTS, max_size=2))),
        )
        if role == "assistant":
            ids = tuple(draw(st.lists(st.integers(0, 2**32 - 1), max_size=4)))
            message = replace(
                message,
                ids=ids,
                tokenizer_hash="abc" if ids else "",
                reason=draw(st.sampled_from([reason for reason in EndReason if reason])),
                model=draw(TEXTS),
                preset=draw(TEXTS),
                counts=draw(COUNTS),
                prompt_from=messages[0].id if messages and draw(st.booleans()) else "",
                replay=draw(st.sampled_from([b"", REPLAY, b"\0odd"])),
            )
        messages.append(message)
    if messages:
        info = replace(info, leaf_id=draw(st.sampled_from(messages)).id)
    return Conversation(info, messages)


def put(store: Store, chat: Conversation) -> None:
    store.create(replace(chat.info, leaf_id=None))
    for message in chat.messages.values():
        store.add_message(message)
    store.set_leaf(chat.info.id, chat.info.leaf_id)
    if chat.messages:
        with store._writing():
            store._connection.execute(
                "UPDATE conversations SET updated = ? WHERE id = ?", (chat.info.updated, chat.info.id)
            )


def exported(store: Store, target: Path, *ids: str) -> Path:
    result = answer(Write("json", target, store.path, ids), lambda message: None)
    assert result == ("done", len(ids or store.conversations()))
    return target


def imported(path: Path, store: Store, tmp_path: Path) -> Preview:
    status, preview = staged(path, store.path, tmp_path)
    assert status == "done", preview
    assert take_over(preview, store.path, lambda: False, lambda done, total: None)
    preview.discard()
    return preview


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    made = [Store.open(tmp_path / name / "conversations.sqlite3")[0] for name in ("one", "two ü 😀")]
    yield made[0], made[1]
    for store in made:
        store.close()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chats=st.lists(conversations(), max_size=3))
def test_a_round_trip_changes_nothing(
    stores: tuple[Store, Store], tmp_path: Path, chats: list[Conversation]
) -> None:
    one, two = stores
    for chat in chats:
        put(one, chat)
    ids = [chat.info.id for chat in chats]
    if not ids:
        return
    path = exported(one, tmp_path / "chats.tern.json", *ids)
    preview = imported(path, two, tmp_path)
    assert (preview.new_chats, preview.new_messages) == (len(ids), sum(len(chat.messages) for chat in chats))
    for id_ in ids:
        before, after = one.load(id_), two.load(id_)
        assert after.info == before.info
        assert list(after.messages.values()) == list(before.messages.values())
    again = imported(path, two, tmp_path)
    assert not again.adds_anything and again.messages == preview.messages
    assert (
        exported(two, tmp_path / "again.tern.json", *ids).read_text().splitlines()[1:]
        == (path.read_text().splitlines()[1:])
    )


def test_messages_of_a_megabyte(stores: tuple[Store, Store], tmp_path: Path) -> None:
    one, two = stores
    chat = Conversation(ConversationInfo(new_id(), "long", created=T0, updated=T0))
    parent = None
    for i in range(3):
        message = Message(new_id(), chat.info.id, parent, "user", f"{i}😀" * 250_000, created=T0 + i)
        chat.add(message)
        parent = message.id
    put(one, chat)
    imported(exported(one, tmp_path / "c.tern.json", chat.info.id), two, tmp_path)
    assert two.load(chat.info.id).messages == one.load(chat.info.id).messages


def test_the_settings_of_an_answer_can_be_read(stores: tuple[Store, Store], tmp_path: Path) -> None:
    one, _ = stores
    info = ConversationInfo(new_id(), "t", created=T0, updated=T0)
    message = Message(new_id(), info.id, None, "assistant", "x", reason=EndReason.STOP, replay=REPLAY)
    put(one, Conversation(info, [message]))
    value = json.loads(exported(one, tmp_path / "c.tern.json", info.id).read_text("utf-8"))
    assert value["format"] == "tern-chats" and value["version"] == 1
    (told,) = value["chats"][0]["messages"][0]["settings"]
    assert told["seed"] == 7 and told["temperature"] == 0.6


def test_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.tern.json"
    path.write_text('{"format": "tern-chats", "version": 2, "chats": [\n{"leaf": null, "messages": []}]}')
    with pytest.raises(ExchangeError, match="newer version"):
        read(path)


def test_what_a_damaged_entry_lacks_has_its_default(tmp_path: Path) -> None:
    entry = {
        "id": "import x'; --",
        "leaf": 5,
        "messages": [
            {"role": "user", "text": "a", "id": ["no"], "created": "1e999"},
            {"role": "assistant", "text": 5, "counts": {"generated_tokens": "7", "energy": 3}, "ids": [-1]},
            {"role": "root", "text": "b"},
            "nothing",
        ],
    }
    path = tmp_path / "c.tern.json"
    path.write_text(json.dumps({"format": "tern-chats", "version": 1, "chats": [entry]}))
    (chat,), _ = read(path)
    assert len(chat.info.id) == 32 and [message.text for message in chat.messages.values()] == ["a", ""]
    answer_ = list(chat.messages.values())[1]
    assert answer_.counts == Counts() and answer_.ids == () and answer_.reason is EndReason.INTERRUPTED


def test_what_is_here_already_is_not_changed(stores: tuple[Store, Store], tmp_path: Path) -> None:
    one, _ = stores
    info = ConversationInfo(new_id(), "before", created=T0, updated=T0)
    question = Message(new_id(), info.id, None, "user", "q", created=T0)
    cut = Message(
        new_id(), info.id, question.id, "assistant", "half", reason=EndReason.CANCELLED, created=T0 + 1
    )
    put(one, Conversation(replace(info, leaf_id=cut.id), [question, cut]))
    path = exported(one, tmp_path / "c.tern.json", info.id)
    one.rename(info.id, "after")
    one.update_message(replace(cut, text="half and whole", reason=EndReason.STOP))
    assert not imported(path, one, tmp_path).adds_anything
    assert one.load(info.id).info.title == "after"
    assert one.load(info.id).messages[cut.id].text == "half and whole"


def test_another_text_under_a_known_id_becomes_a_version(stores: tuple[Store, Store], tmp_path: Path) -> None:
    one, two = stores
    info = ConversationInfo(new_id(), "t", created=T0, updated=T0)
    question = Message(new_id(), info.id, None, "user", "q", created=T0)
    answer_ = Message(
        new_id(), info.id, question.id, "assistant", "here", reason=EndReason.STOP, created=T0 + 1
    )
    put(two, Conversation(replace(info, leaf_id=answer_.id), [question, answer_]))
    put(one, Conversation(replace(info, leaf_id=answer_.id), [question, replace(answer_, text="there")]))
    path = exported(one, tmp_path / "c.tern.json", info.id)
    preview = imported(path, two, tmp_path)
    assert (preview.new_chats, preview.grown_chats, preview.new_messages) == (0, 1, 1)
    chat = two.load(info.id)
    assert [chat.messages[id_].text for id_ in chat.children(question.id)] == ["here", "there"]
    assert chat.info.leaf_id == answer_.id
    assert not imported(path, two, tmp_path).adds_anything


def test_an_id_that_another_chat_has(stores: tuple[Store, Store], tmp_path: Path) -> None:
    one, two = stores
    taken = Message(new_id(), "a" * 32, None, "user", "theirs", created=T0)
    put(two, Conversation(ConversationInfo("a" * 32, "a", created=T0, updated=T0), [taken]))
    ours = [replace(taken, conversation_id="b" * 32, text="ours")]
    ours.append(Message(new_id(), "b" * 32, taken.id, "assistant", "x", reason=EndReason.STOP, created=T0))
    put(one, Conversation(ConversationInfo("b" * 32, "b", created=T0, updated=T0), ours))
    path = exported(one, tmp_path / "c.tern.json", "b" * 32)
    imported(path, two, tmp_path)
    assert [message.text for message in two.load("b" * 32).path()] == ["ours", "x"]
    assert [message.text for message in two.load("a" * 32).path()] == ["theirs"]
    assert not imported(path, two, tmp_path).adds_anything
