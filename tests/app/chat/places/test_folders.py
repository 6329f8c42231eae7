"""Folders: names, what is in them, and that every step can be taken back."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app import paths
from app.chat.places.folder_names import clean_name, folder_key, folders_of
from app.chat.places.folders import Filing
from app.chat.session import ChatSession
from app.conversation import ConversationInfo
from app.engine_bridge import EngineBridge
from app.settings import SettingsStore
from app.storage.store import Store
from tests.helpers.scripted_client import INFO, ScriptedClient
from tests.helpers.window import fill


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[ChatSession]:
    store, _ = Store.open(paths.database_path())
    session = ChatSession(
        store, SettingsStore(paths.settings_path()), EngineBridge(make_client=ScriptedClient)
    )
    yield session
    session.close()


def folder_of(session: ChatSession, chat: str) -> str:
    return next(info.folder for info in session.store.conversations() if info.id == chat)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Work", "WORK"), ("Straße", "STRASSE"), ("Работа", "РАБОТА"), ("ﬁle", "FILE"), ("a  b", "A B")],
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert folder_key(one) == folder_key(other)


@pytest.mark.parametrize(("one", "other"), [("Café", "Cafe"), ("仕事", "私事"), ("が", "か")])
def test_names_that_are_not(one: str, other: str) -> None:
    assert folder_key(one) != folder_key(other)


@pytest.mark.parametrize("text", ["", "  ", "\n\t", "\u200b", "\u200b \u2060", "\0"])
def test_what_cannot_be_seen_is_no_name(session: ChatSession, text: str) -> None:
    assert clean_name(text) == ""
    assert session.folders.refusal(text) == "A folder needs a name."


def test_a_long_name_and_one_of_any_script(session: ChatSession) -> None:
    for name in ("x" * 5000, "مشروع", "👩‍👩‍👧 Familie", "a\ud800b"):
        made = session.folders.create(name)
        assert made == name[:100]
    again = SettingsStore(paths.settings_path())
    assert list(folders_of(again.value.folders, ())) == list(map(folder_key, session.folders.names()))


def test_order_and_folders_that_only_chats_name() -> None:
    infos = [ConversationInfo("1", folder="zoo"), ConversationInfo("2", folder="ÉCOLE")]
    assert list(folders_of(("Zoo", "apes", "Easter", "f"), infos).values()) == [
        "apes",
        "Easter",
        "ÉCOLE",
        "f",
        "Zoo",
    ]


def test_a_name_that_is_taken_is_refused_in_a_sentence(session: ChatSession) -> None:
    session.folders.create("Work")
    sentence = "There is already a folder called “Work”: choose another name."
    assert session.folders.refusal("  wORK ") == sentence
    assert session.folders.refusal("work", besides="Work") == "", "another spelling of itself"
    chat = fill(session.store, "a", "hi")
    session.edits.set_folder(chat, "Imported")
    assert "Imported" in session.folders.refusal("imported")


def test_an_empty_folder_is_there_at_the_next_start(session: ChatSession) -> None:
    session.folders.create("Work")
    chat = fill(session.store, "a", "hi")
    session.edits.set_folder(chat, "From an import")
    session.edits.set_folder(chat, "")
    assert SettingsStore(paths.settings_path()).value.folders == ("Work", "From an import")


def test_renaming_takes_the_chats_along_and_deleting_leaves_them(session: ChatSession) -> None:
    a, b, c = (fill(session.store, title, "hi") for title in "abc")
    session.folders.create("Work")
    for chat, folder in ((a, "Work"), (b, "work"), (c, "Home")):
        session.edits.set_folder(chat, folder)
    steps: list[tuple[Filing, Filing]] = []
    session.folders.edited.connect(lambda *step: steps.append(step))
    session.folders.set_closed("Work", True)
    session.folders.rename("Work", "Job")
    assert [folder_of(session, chat) for chat in (a, b, c)] == ["Job", "Job", "Home"]
    assert session.folders.is_closed("job") and not session.folders.is_closed("work")
    session.edits.set_archived(a, True)
    session.folders.delete("Job")
    assert [folder_of(session, chat) for chat in (a, b, c)] == ["", "", "Home"]
    assert session.folders.names() == ["Home"]
    session.folders.apply(steps[1][0])
    assert [folder_of(session, chat) for chat in (a, b)] == ["Job", "Job"]
    session.folders.apply(steps[0][0])
    assert [folder_of(session, chat) for chat in (a, b)] == ["Work", "work"]
    assert session.folders.names() == ["Home", "Work"]


def test_a_new_chat_in_a_folder(session: ChatSession) -> None:
    session.bridge.start()
    session.folders.create("Work")
    session.new("Work")
    assert session.store.conversations() == [], "nothing is written before there is something in it"
    session.folders.rename("Work", "Job")
    assert session.info.folder == "Job"
    session.set_draft("half a question")
    assert folder_of(session, session.info.id) == "Job"
    session.new()
    assert session.info.folder == ""


def test_an_answer_brings_a_chat_out_of_the_archive(qtbot: QtBot) -> None:
    clients: list[ScriptedClient] = []

    def make(on_event: object) -> ScriptedClient:
        clients.append(ScriptedClient(on_event))  # type: ignore[arg-type]
        return clients[-1]

    store, _ = Store.open(paths.database_path())
    session = ChatSession(store, SettingsStore(paths.settings_path()), EngineBridge(make_client=make))
    session.bridge.start()
    session.models.load("/models/toy")
    clients[0].loaded(INFO)
    qtbot.waitUntil(lambda: session.bridge.info is not None)
    for ask in (
        lambda: session.asking.send("and?"),
        lambda: session.asking.regenerate(session.messages()[-1].id),
    ):
        chat = fill(store, "old", "hi", "hello")
        session.edits.set_archived(chat, True)
        session.open(chat)
        assert [info.id for info in session.archive.chats()] == [chat]
        assert ask()
        assert session.archive.chats() == [] and not session.info.archived
        clients[0].pieces("x")
        clients[0].finish()
        qtbot.waitUntil(lambda: session.running_message is None)
    session.close()
