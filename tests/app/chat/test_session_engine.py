"""ChatSession on the real engine process and a toy model."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

from app.chat.session import ChatSession
from app.chat.state import Phase
from app.conversation import Message
from app.engine_bridge import BridgeState, EngineBridge
from app.settings import SettingsStore
from app.storage.store import Store
from engine.sampling.params import SamplingParams
from tests.helpers.toy import write_toy

WAIT_MS = 60_000
GREEDY = SamplingParams(temperature=0.0, ignore_eos=True, max_tokens=24)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_toy(tmp_path_factory.mktemp("models") / "田中 ü 😀")


@pytest.fixture(scope="module")
def slow_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some hundred tokens/s on the scalar kernels: time enough to interrupt an answer."""
    folder = tmp_path_factory.mktemp("models") / "slow"
    return write_toy(folder, hidden=256, ffn=512, layers=8, heads=8, kv_heads=4, max_position=4096)


@pytest.fixture
def session(qtbot: QtBot, tern_home: Path) -> Iterator[ChatSession]:
    session = open_session(tern_home)
    yield session
    pid = session.bridge.pid
    session.close()
    assert pid is None or not psutil.pid_exists(pid), "closing leaves no engine behind"


def open_session(home: Path) -> ChatSession:
    store, _ = Store.open(home / "conversations.sqlite3")
    settings = SettingsStore(home / "settings.json")
    settings.update(use_model_sampling=False, sampling=GREEDY, context=256, threads=1)
    return ChatSession(store, settings, EngineBridge())


def load(qtbot: QtBot, session: ChatSession, model: Path) -> None:
    with qtbot.waitSignal(session.bridge.loaded, timeout=WAIT_MS):
        session.models.load(str(model))


def finish(qtbot: QtBot, session: ChatSession) -> Message:
    """Wait for the end of the answer; it is the last message."""
    qtbot.waitUntil(lambda: session.phase is Phase.IDLE, timeout=WAIT_MS)
    return session.messages()[-1]


def wait_for_text(qtbot: QtBot, session: ChatSession, length: int = 1) -> None:
    qtbot.waitUntil(lambda: len(session.messages()[-1].ids) >= length, timeout=WAIT_MS)


def test_ask_edit_regenerate_stop_and_start_again(
    qtbot: QtBot, session: ChatSession, slow_model: Path, tern_home: Path
) -> None:
    load(qtbot, session, slow_model)
    assert session.asking.send("Hello there")
    first = finish(qtbot, session)
    assert first.reason == "length" and len(first.ids) > 10 and first.counts is not None
    assert first.counts.generated_tokens == 24
    assert session.stats.context_used == first.counts.context_used > 24
    session.settings.update(sampling=SamplingParams(temperature=1.5, ignore_eos=True, max_tokens=12, seed=3))
    session.asking.regenerate(first.id)
    second = finish(qtbot, session)
    assert second.ids and second.ids != first.ids[: len(second.ids)]
    assert session.siblings(second.id) == (1, [first.id, second.id])
    session.asking.edit(session.messages()[0].id, "Good evening")
    third = finish(qtbot, session)
    assert session.messages()[0].text == "Good evening" and third.ids

    with qtbot.waitSignal(session.bridge.loaded, timeout=WAIT_MS):
        session.settings.update(sampling=SamplingParams(ignore_eos=True), isa="scalar", context=4096)
    session.asking.send("Talk")
    wait_for_text(qtbot, session)
    session.stop()
    shown = session.messages()[-1].text
    assert session.phase is Phase.STOPPING
    stopped = finish(qtbot, session)
    assert (stopped.text, stopped.reason) == (shown, "cancelled")
    session.switch_branch(session.messages()[0].id, -1)
    expected = session.messages()
    assert [message.text for message in expected] == ["Hello there", second.text]
    id_ = session.info.id
    session.close()

    again = open_session(tern_home)
    again.open(id_)
    assert again.messages() == expected
    assert again.siblings(expected[0].id)[0] == 0 and len(again.siblings(expected[0].id)[1]) == 2
    again.switch_branch(expected[0].id, +1)
    assert [m.text for m in again.messages()] == ["Good evening", third.text, "Talk", shown]
    again.close()


def test_a_continued_answer_is_the_answer_that_was_not_cut(
    qtbot: QtBot, session: ChatSession, model: Path
) -> None:
    load(qtbot, session, model)
    session.asking.send("Count with me")
    whole = finish(qtbot, session)
    session.settings.update(sampling=SamplingParams(temperature=0.0, ignore_eos=True, max_tokens=9))
    session.asking.regenerate(whole.id)
    part = finish(qtbot, session)
    assert 0 < len(part.ids) <= 9
    while len(part.ids) < len(whole.ids):
        assert session.asking.continue_answer(part.id)
        part = finish(qtbot, session)
    assert part.ids[: len(whole.ids)] == whole.ids


def test_a_change_of_threads_and_kernel_keeps_chat_and_text(
    qtbot: QtBot, session: ChatSession, model: Path
) -> None:
    load(qtbot, session, model)
    session.asking.send("First")
    first = finish(qtbot, session)
    with qtbot.waitSignal(session.bridge.loaded, timeout=WAIT_MS) as loaded:
        session.settings.update(threads=2, kernel="i2_s", isa="scalar")
    info = loaded.args[0]
    assert (info.threads, info.kernel, info.isa) == (2, "i2_s", "scalar")
    session.asking.regenerate(first.id)
    assert finish(qtbot, session).ids == first.ids, "exact kernels give the same text"
    assert len(session.siblings(first.id)[1]) == 2


def test_a_full_context_says_so_and_a_longer_one_goes_on(
    qtbot: QtBot, session: ChatSession, model: Path
) -> None:
    session.settings.update(sampling=SamplingParams(temperature=0.0, ignore_eos=True), context=64)
    load(qtbot, session, model)
    session.asking.send("Go on")
    answer = finish(qtbot, session)
    assert answer.reason == "context"
    assert session.stats.context_size == 64 and session.stats.context_used >= 63
    notices: list[str] = []
    session.notice.connect(notices.append)
    session.chat_notice.connect(lambda _, sentence: notices.append(sentence))
    session.asking.send("word " * 400)
    failed = finish(qtbot, session)
    assert failed.reason == "context" and failed.text == "" and not notices
    assert failed.counts is not None and failed.counts.context_used > failed.counts.context_size == 64
    with qtbot.waitSignal(session.bridge.loaded, timeout=WAIT_MS):
        session.settings.update(context=128)
    session.switch_branch(session.messages()[0].id, 0)
    session.asking.edit(session.messages()[-2].id, "Go on a little")
    assert finish(qtbot, session).text


def test_an_answer_goes_on_in_the_background(qtbot: QtBot, session: ChatSession, model: Path) -> None:
    session.settings.update(sampling=SamplingParams(temperature=0.0, ignore_eos=True, max_tokens=60))
    load(qtbot, session, model)
    session.asking.send("Tell a story")
    story = session.info.id
    session.new()
    qtbot.waitUntil(lambda: session.running_conversation is None, timeout=WAIT_MS)
    assert session.messages() == []
    session.open(story)
    assert session.messages()[-1].reason == "length" and len(session.messages()[-1].ids) > 50


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_a_killed_engine_costs_nothing_but_a_sentence(
    qtbot: QtBot, session: ChatSession, slow_model: Path
) -> None:
    endless = SamplingParams(temperature=0.0, ignore_eos=True)
    session.settings.update(sampling=endless, isa="scalar", kernel="i2_s", context=4096)
    load(qtbot, session, slow_model)
    notices: list[str] = []
    session.notice.connect(notices.append)
    session.chat_notice.connect(lambda _, sentence: notices.append(sentence))
    session.asking.send("Go on")
    wait_for_text(qtbot, session, 5)
    pid = session.bridge.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    with qtbot.waitSignal(session.bridge.died, timeout=WAIT_MS):
        pass
    cut = session.messages()[-1]
    assert cut.text and cut.reason in ("failed", "interrupted")
    assert len(notices) == 1
    assert session.phase is Phase.IDLE and not psutil.pid_exists(pid)
    with qtbot.waitSignal(session.bridge.loaded, timeout=WAIT_MS):
        session.models.reload()
    assert session.asking.continue_answer(cut.id)
    wait_for_text(qtbot, session, len(cut.ids) + 5)
    session.stop()
    done = finish(qtbot, session)
    assert done.ids[: len(cut.ids)] == cut.ids and len(done.ids) > len(cut.ids)


def test_a_folder_without_a_model_is_a_sentence(qtbot: QtBot, session: ChatSession, tmp_path: Path) -> None:
    with qtbot.waitSignal(session.notice, timeout=WAIT_MS) as told:
        session.models.load(str(tmp_path))
    assert len(told.args[0].split()) > 3
    assert session.phase is Phase.IDLE and session.bridge.state is BridgeState.READY


def test_the_last_of_several_choices_of_a_model_is_the_one_that_is_loaded(
    qtbot: QtBot, session: ChatSession, model: Path, tmp_path: Path
) -> None:
    other = write_toy(tmp_path / "other", seed=1)
    session.models.load(str(model))
    session.models.load(str(other))
    with qtbot.waitSignal(session.bridge.loaded, timeout=WAIT_MS) as loaded:
        session.settings.update(threads=2)
    assert (loaded.args[0].name, loaded.args[0].threads) == ("other", 2)
    assert session.settings.value.last_model == str(other)
