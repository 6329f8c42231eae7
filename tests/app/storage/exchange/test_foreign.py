"""Exports of other programs: branches and dates kept; what is broken costs one sentence and no other chat."""

import json
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from app.storage.exchange.tree import ExchangeError
from engine.process.events import EndReason
from tests.app.storage.exchange.samples import (
    T0,
    chatgpt_chat,
    gpt4all_chat,
    gpt4all_item,
    gpt4all_part,
    gpt_node,
    jan_message,
    jan_thread,
    lm_studio_chat,
    open_webui_chat,
    read,
    said,
    write,
)


def one(path: Path) -> Any:
    chats, sentences = read(path)
    assert sentences == [] and len(chats) == 1
    return chats[0]


# ---- whole ones ------------------------------------------------------------------------------


def test_chatgpt(tmp_path: Path) -> None:
    chat = one(write(tmp_path / "conversations.json", [chatgpt_chat()]))
    assert chat.info.title == "Sums" and (chat.info.created, chat.info.updated) == (T0, T0 + 200.5)
    assert said(chat) == [
        ("user", "What is 2 + 2? 😀"),
        ("assistant", "It is 4."),
        ("user", "Run it, please"),
        ("assistant", "```python\nprint(2 + 2)\n```\n\n```\n4\n```\n\nThe program says 4."),
        ("user", "[image]\n\nAnd this?"),
    ]
    first, answer = chat.path()[0], chat.path()[1]
    assert [chat.messages[id_].text for id_ in chat.children(first.id)] == ["4", "It is 4."]
    assert [chat.messages[id_].text for id_ in chat.children(answer.id)] == ["Run it", "Run it, please"]
    assert [message.created for message in chat.path()] == [T0, T0 + 60, T0 + 90, T0 + 95, T0 + 120]
    assert answer.model == "gpt-4o" and answer.reason is EndReason.STOP


def test_chatgpt_in_its_archive_beside_other_files(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("conversations.json", json.dumps([chatgpt_chat()]))
        archive.writestr("user.json", json.dumps({"id": "user-1"}))
        archive.writestr("chat.html", "<html></html>")
    assert one(path).info.title == "Sums"


def test_chatgpt_hides_what_it_hides(tmp_path: Path) -> None:
    chat = chatgpt_chat()
    hidden = gpt_node("h", "sys", "user", "about me", at=T0)
    hidden["message"]["metadata"]["is_visually_hidden_from_conversation"] = True
    chat["mapping"]["h"] = hidden
    chat["mapping"]["u1"]["parent"] = "h"
    assert said(one(write(tmp_path / "conversations.json", [chat])))[0] == ("user", "What is 2 + 2? 😀")


def test_open_webui(tmp_path: Path) -> None:
    chat = one(write(tmp_path / "all-chats-export.json", [open_webui_chat()]))
    assert said(chat) == [
        ("user", "Tell a joke"),
        ("assistant", "田中さん…"),
        ("user", "Another"),
        ("assistant", "No."),
    ]
    assert chat.info.system_prompt == "Be funny." and chat.info.pinned and chat.info.created == T0
    assert [chat.messages[id_].text for id_ in chat.children(chat.path()[0].id)] == [
        "Knock knock",
        "田中さん…",
    ]
    assert chat.path()[1].model == "Llama 3.2" and chat.path()[1].created == T0 + 30


def test_open_webui_of_old(tmp_path: Path) -> None:
    messages = [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]
    chat = one(write(tmp_path / "chat.json", [{"title": "Old", "chat": {"messages": messages}}]))
    assert said(chat) == [("user", "a"), ("assistant", "b")]


def test_lm_studio(tmp_path: Path) -> None:
    chat = one(write(tmp_path / "1700000000000.conversation.json", lm_studio_chat()))
    assert said(chat) == [
        ("user", "Name a colour"),
        ("assistant", "> Which one?\n\nRed"),
        ("user", "Why?"),
        ("assistant", "Because."),
    ]
    versions = [chat.messages[id_] for id_ in chat.children(chat.path()[0].id)]
    assert [version.text for version in versions] == ["> Which one?\n\nRed", "Blue"]
    assert versions[1].reason is EndReason.CANCELLED and versions[0].model == "qwen3-4b"
    assert chat.info.system_prompt == "You know colours."
    assert (chat.info.created, chat.info.updated) == (T0, T0 + 90)


def test_jan(tmp_path: Path) -> None:
    folder = jan_thread(tmp_path / "threads" / "jan_1700000000")
    for path in (folder, folder / "thread.json", tmp_path):
        chat = one(path)
        assert said(chat) == [("user", "The longest river?"), ("assistant", "The Nile")]
        assert chat.info.system_prompt == "Be brief." and chat.info.title == "Rivers"
        assert [message.created for message in chat.path()] == [T0, T0 + 4]
        assert chat.path()[1].model == "llama3.2-3b-instruct"


def test_jan_with_branches(tmp_path: Path) -> None:
    lines = [
        jan_message("m1", "user", "Hi", T0, metadata={"parentId": None}),
        jan_message("m2", "assistant", "Hello", T0 + 1, metadata={"parentId": "m1"}),
        jan_message("m3", "assistant", "Good day", T0 + 2, metadata={"parentId": "m1"}, status="stopped"),
    ]
    chat = one(jan_thread(tmp_path / "t", lines))
    assert [chat.messages[id_].text for id_ in chat.children(chat.path()[0].id)] == ["Hello", "Good day"]
    assert chat.path()[-1].reason is EndReason.CANCELLED


@pytest.mark.parametrize("version", range(1, 13))
def test_gpt4all(tmp_path: Path, version: int) -> None:
    path = tmp_path / "gpt4all-chat-id-1.chat"
    path.write_bytes(gpt4all_chat(version))
    chat = one(path)
    question = "[notes.txt]\n\nHello" if version >= 10 else "Hello"
    assert said(chat) == [("user", question), ("assistant", "Hi there")]
    assert chat.info.title == "Greetings 😀" and chat.info.created == T0
    assert chat.path()[1].model == "Llama-3-8B.gguf" and chat.path()[1].reason is EndReason.CANCELLED


def test_gpt4all_with_parts(tmp_path: Path) -> None:
    parts = [("Think: ", "hm"), ("Text: ", "So:"), ("ToolCall: ", "```js\n1 + 1\n```"), ("Text: ", "2")]
    answer = b"".join(gpt4all_part(*part) for part in parts)
    # the count of the parts stands before them
    item = gpt4all_item(12, "assistant", "", parts=b"\0").removesuffix(struct.pack(">q", 1) + b"\0")
    item += struct.pack(">q", len(parts)) + answer
    path = tmp_path / "a.chat"
    path.write_bytes(gpt4all_chat(12, gpt4all_item(12, "user", "x"), item))
    assert said(one(path))[1] == ("assistant", "> hm\n\nSo:\n\n```js\n1 + 1\n```\n\n2")


def test_a_folder_of_many_kinds(tmp_path: Path) -> None:
    jan_thread(tmp_path / "a")
    assert len(read(tmp_path)[0]) == 1
    other = tmp_path / "other"
    write(other / "x.conversation.json", lm_studio_chat())
    write(other / "y.json", [open_webui_chat()])
    (other / "z.chat").write_bytes(gpt4all_chat())
    (other / "loop").symlink_to(other)
    assert len(read(other)[0]) == 3


# ---- broken ones -----------------------------------------------------------------------------


def test_a_circle_of_parents_loses_no_text(tmp_path: Path) -> None:
    chat = chatgpt_chat()
    chat["mapping"]["u1"]["parent"] = "u3"
    chat["mapping"]["a1"]["parent"] = "a1"
    made = one(write(tmp_path / "c.json", [chat]))
    texts = {message.text for message in made.messages.values()}
    assert {"What is 2 + 2? 😀", "4", "It is 4.", "Run it", "Run it, please"} <= texts


def test_missing_parents_and_fields(tmp_path: Path) -> None:
    mapping: dict[str, Any] = {
        "a": gpt_node("a", "gone", "user", "still here"),
        "b": {
            "message": {"author": {"role": "assistant"}, "content": {"parts": ["and here"]}},
            "parent": "a",
        },
        "c": {},
        "d": None,
        "e": {"message": {"author": None, "content": {"parts": [None, 3]}}},
    }
    made = one(write(tmp_path / "c.json", [{"mapping": mapping}]))
    assert said(made) == [("user", "still here"), ("assistant", "and here")]
    assert made.info.title == "still here" and made.info.created == T0


def test_the_same_id_twice_keeps_both_texts(tmp_path: Path) -> None:
    lines = [
        jan_message("same", "user", "one", T0),
        jan_message("same", "assistant", "two", T0 + 1),
        jan_message("same", "user", "one", T0),
    ]
    chat = one(jan_thread(tmp_path / "t", lines))
    assert sorted(message.text for message in chat.messages.values())[:2] == ["one", "one"]
    assert "two" in {message.text for message in chat.messages.values()}


def test_odd_dates(tmp_path: Path) -> None:
    for date in (None, "x", -5, float("1e400"), True, [], 10**400):
        chat = open_webui_chat(created_at=date, updated_at=date)
        text = json.dumps([chat]).replace("Infinity", "1e999")
        path = tmp_path / "c.json"
        path.write_text(text)
        assert one(path).info.created == T0
    chat = open_webui_chat(created_at="2023-11-14T22:13:20+00:00")
    assert one(write(tmp_path / "c.json", [chat])).info.created == T0


def test_a_long_chain_without_end(tmp_path: Path) -> None:
    count = 30_000
    nodes = {
        str(i): gpt_node(str(i), str(i - 1) if i else None, ("user", "assistant")[i % 2], f"m{i}", at=T0 + i)
        for i in range(count)
    }
    chat = chatgpt_chat(mapping=nodes, current_node=str(count - 1))
    assert len(one(write(tmp_path / "c.json", [chat])).path()) == count


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "c.json"
    path.write_bytes(json.dumps([open_webui_chat()], ensure_ascii=False).encode(encoding))
    assert said(one(path))[1] == ("assistant", "田中さん…")


def test_an_encoding_that_cannot_be_told_is_said(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    path.write_bytes(json.dumps([open_webui_chat(title="für")], ensure_ascii=False).encode("utf-8").replace(
        "für".encode(), "für".encode("latin-1")))  # fmt: skip
    with pytest.raises(ExchangeError, match="UTF-8"):
        read(path)


def test_what_stands_before_a_cut_is_read(tmp_path: Path) -> None:
    text = json.dumps([chatgpt_chat(), chatgpt_chat(title="Second", id="x", conversation_id="x")])
    path = tmp_path / "conversations.json"
    path.write_text(text[:-300])
    chats, sentences = read(path)
    assert [chat.info.title for chat in chats] == ["Sums"]
    assert "cut off" in sentences[0]


def test_a_cut_chat_of_gpt4all(tmp_path: Path) -> None:
    data = gpt4all_chat()
    path = tmp_path / "a.chat"
    path.write_bytes(data[:-20])
    chats, sentences = read(path)
    assert said(chats[0]) == [("user", "[notes.txt]\n\nHello")] and "cut off" in sentences[0]
    for length in range(4, len(data) - 1):
        path.write_bytes(data[:length])
        try:
            read(path)
        except ExchangeError as error:
            assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.json", b""),
        ("words.json", b"Dear Sir or Madam"),
        ("half.json", b'{"mapping": {"a"'),
        ("number.json", b"42"),
        ("other.json", b'{"name": "tern", "version": "1.0.0"}'),
        ("list.json", b'[{"a": 1}, [], null, "x"]'),
        ("nested.json", b"[" * 200_000),
        ("nul.json", b"\0" * 1000),
        ("big.json", b"[" + b"9" * 10_000 + b"]"),
        ("old.chat", b"\0\0\0\0\x65\x53\xf1\x00rest"),
        ("future.chat", b"\xf5\xd5\x53\xcc\0\0\0\x63" + b"\0" * 100),
        ("huge.chat", b"\xf5\xd5\x53\xcc\0\0\0\x0c" + b"\0" * 8 + b"\x7f\xff\xff\xff"),
        ("broken.zip", b"PK\x03\x04" + b"\0" * 100),
    ],
)
def test_what_is_no_export_is_said_in_a_sentence(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ExchangeError) as told:
        read(path)
    sentence = str(told.value)
    assert sentence.endswith(".") and "\n" not in sentence and "Error" not in sentence


def test_a_proof_bundle_is_told_apart(tmp_path: Path) -> None:
    path = write(tmp_path / "proof.json", {"format": "tern-proof", "version": 1, "answers": []})
    with pytest.raises(ExchangeError, match="tern verify"):
        read(path)


def test_an_archive_that_unpacks_to_gigabytes(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("conversations.json", b"[" + b" " * (5 << 20) + b"]")
    data = bytearray(path.read_bytes())
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 0xF0000000)  # what it says it unpacks to
    path.write_bytes(data)
    with pytest.raises(ExchangeError, match="larger than"):
        read(path)


def test_one_broken_file_does_not_take_the_others_along(tmp_path: Path) -> None:
    write(tmp_path / "a.conversation.json", lm_studio_chat())
    (tmp_path / "b.json").write_bytes(b"{")
    chats, sentences = read(tmp_path)
    assert len(chats) == 1 and len(sentences) == 1 and "b.json" in sentences[0]


def test_the_same_file_gives_the_same_ids(tmp_path: Path) -> None:
    write(tmp_path / "a.conversation.json", lm_studio_chat())
    write(tmp_path / "b.json", [open_webui_chat(), chatgpt_chat()])
    (tmp_path / "c.chat").write_bytes(gpt4all_chat())
    first, second = ([list(chat.messages) for chat in read(tmp_path)[0]] for _ in range(2))
    assert first == second and len({id_ for ids in first for id_ in ids}) == sum(map(len, first))
