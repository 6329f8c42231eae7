"""Exports of other programs in their real layouts, made by hand, and what reads them in a test."""

import json
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.conversation import Conversation
from app.storage.exchange import detect
from app.storage.exchange.tree import to_conversation
from app.storage.exchange.worker import Read, answer

T0 = 1_700_000_000.0  # seconds since 1970


def read(path: Path) -> tuple[list[Conversation], list[str]]:
    """The chats of a file, and what was said about it. Raises ExchangeError."""
    trouble = detect.Trouble([])
    found = list(detect.chats(path, trouble, lambda done, total: None))
    made = [to_conversation(one, T0) for one in found]
    return [chat for chat in made if chat is not None], trouble.sentences


def staged(path: Path, database: Path, tmp_path: Path) -> tuple[str, Any]:
    """What the process that reads would answer: ("done", Preview) or ("failed", sentence)."""
    target = tmp_path / "import.staged"
    target.unlink(missing_ok=True)
    return answer(Read(path, database, target), lambda message: None)


def said(chat: Conversation) -> list[tuple[str, str]]:
    """The branch in view."""
    return [(message.role, message.text) for message in chat.path()]


def write(path: Path, value: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    return path


# ---- ChatGPT ---------------------------------------------------------------------------------


def gpt_node(
    key: str, parent: str | None, role: str, *parts: Any, kind: str = "text", at: float = 0.0, **more: Any
) -> dict[str, Any]:
    content: dict[str, Any] = {"content_type": kind, "parts": list(parts)}
    if kind in ("code", "execution_output"):
        content = {"content_type": kind, "language": more.pop("language", "unknown"), "text": parts[0]}
    message = {
        "id": key,
        "author": {"role": role, "name": None, "metadata": {}},
        "create_time": at or None,
        "update_time": None,
        "content": content,
        "status": "finished_successfully",
        "end_turn": None,
        "weight": 1.0,
        "metadata": {"model_slug": "gpt-4o"} if role == "assistant" else {},
        "recipient": "all",
    } | more
    return {"id": key, "message": message, "parent": parent, "children": []}


def chatgpt_chat(**more: Any) -> dict[str, Any]:
    """A regenerated answer, an edited question, a program that it ran, and a picture."""
    nodes = [
        {"id": "root", "message": None, "parent": None, "children": ["sys"]},
        gpt_node("sys", "root", "system", ""),
        gpt_node("u1", "sys", "user", "What is 2 + 2? 😀", at=T0),
        gpt_node("a1", "u1", "assistant", "4", at=T0 + 5),
        gpt_node("a1b", "u1", "assistant", "It is 4.", at=T0 + 60),
        gpt_node("u2", "a1b", "user", "Run it", at=T0 + 70),
        gpt_node("u2b", "a1b", "user", "Run it, please", at=T0 + 90),
        gpt_node("c1", "u2b", "assistant", "print(2 + 2)", kind="code", at=T0 + 95, recipient="python",
                 language="python"),
        gpt_node("t1", "c1", "tool", "4", kind="execution_output", at=T0 + 96),
        gpt_node("a2", "t1", "assistant", "The program says 4.", at=T0 + 97),
        gpt_node("u3", "a2", "user", {"content_type": "image_asset_pointer", "asset_pointer": "file-service://x"},
                 "And this?", kind="multimodal_text", at=T0 + 120),
    ]  # fmt: skip
    return {
        "title": "Sums",
        "create_time": T0,
        "update_time": T0 + 200.5,
        "mapping": {node["id"]: node for node in nodes},
        "moderation_results": [],
        "current_node": "u3",
        "conversation_id": "67000000-aaaa-bbbb-cccc-000000000001",
        "id": "67000000-aaaa-bbbb-cccc-000000000001",
        "is_archived": False,
    } | more


# ---- Open WebUI ------------------------------------------------------------------------------


def open_webui_chat(**more: Any) -> dict[str, Any]:
    def node(key: str, parent: str | None, children: Sequence[str], role: str, text: str, at: float) -> Any:
        made = {"id": key, "parentId": parent, "childrenIds": list(children), "role": role, "content": text}
        made |= {"timestamp": int(at)}
        if role == "assistant":
            made |= {"model": "llama3.2:latest", "modelName": "Llama 3.2", "done": True}
        return made

    messages = {
        "q1": node("q1", None, ["r1", "r2"], "user", "Tell a joke", T0),
        "r1": node("r1", "q1", [], "assistant", "Knock knock", T0 + 3),
        "r2": node("r2", "q1", ["q2"], "assistant", "田中さん…", T0 + 30),
        "q2": node("q2", "r2", ["r3"], "user", "Another", T0 + 60),
        "r3": node("r3", "q2", [], "assistant", "No.", T0 + 63),
    }
    return {
        "id": "3f0f5d2e-1111-2222-3333-444455556666",
        "user_id": "someone",
        "title": "Jokes",
        "chat": {
            "id": "",
            "title": "Jokes",
            "models": ["llama3.2:latest"],
            "params": {"system": "Be funny."},
            "history": {"messages": messages, "currentId": "r3"},
            "messages": [messages[key] for key in ("q1", "r2", "q2", "r3")],
            "tags": [],
            "timestamp": int(T0 * 1000),
            "files": [],
        },
        "created_at": int(T0),
        "updated_at": int(T0) + 100,
        "share_id": None,
        "archived": False,
        "pinned": True,
        "meta": {},
        "folder_id": None,
    } | more


# ---- LM Studio -------------------------------------------------------------------------------


def lm_step(text: str, thinking: bool = False, stop: str = "eosFound") -> dict[str, Any]:
    made: dict[str, Any] = {
        "type": "contentBlock",
        "stepIdentifier": "1700000000000-0.5",
        "content": [{"type": "text", "text": text, "fromDraftModel": False, "tokensCount": 3}],
        "defaultShouldIncludeInContext": True,
        "shouldIncludeInContext": True,
        "genInfo": {
            "indexedModelIdentifier": "qwen/qwen3-4b",
            "identifier": "qwen3-4b",
            "stats": {"stopReason": stop, "tokensPerSecond": 20.1, "predictedTokensCount": 3},
        },
    }
    return made | {"style": {"type": "thinking", "ended": True}} if thinking else made


def lm_studio_chat(**more: Any) -> dict[str, Any]:
    def user(*texts: str) -> dict[str, Any]:
        versions = [
            {"type": "singleStep", "role": "user", "content": [{"type": "text", "text": text}]}
            for text in texts
        ]
        return {"versions": versions, "currentlySelected": len(texts) - 1}

    def assistant(chosen: int, *versions: list[dict[str, Any]]) -> dict[str, Any]:
        made = [
            {"type": "multiStep", "role": "assistant", "senderInfo": {"senderName": "qwen"}, "steps": steps}
            for steps in versions
        ]
        return {"versions": made, "currentlySelected": chosen}

    return {
        "name": "Colours",
        "pinned": False,
        "createdAt": int(T0 * 1000),
        "preset": "",
        "tokenCount": 40,
        "userLastMessagedAt": int(T0 * 1000) + 90_000,
        "systemPrompt": "",
        "messages": [
            user("Name a colour"),
            assistant(
                0, [lm_step("Which one?", True), lm_step("Red")], [lm_step("Blue", stop="userStopped")]
            ),
            user("Why?"),
            assistant(0, [{"type": "debugInfoBlock", "debugInfo": "x"}, lm_step("Because.")]),
        ],
        "usePerChatPredictionConfig": True,
        "perChatPredictionConfig": {
            "fields": [{"key": "llm.prediction.systemPrompt", "value": "You know colours."}]
        },
        "clientInput": "",
        "lastUsedModel": {"identifier": "qwen3-4b", "indexedModelIdentifier": "qwen/qwen3-4b"},
        "notes": [],
    } | more


# ---- Jan -------------------------------------------------------------------------------------


def jan_message(key: str, role: str, text: str, at: float, **more: Any) -> dict[str, Any]:
    return {
        "id": key,
        "object": "thread.message",
        "thread_id": "jan_1700000000",
        "assistant_id": "jan",
        "role": role,
        "content": [{"type": "text", "text": {"value": text, "annotations": []}}],
        "status": "ready",
        "created_at": int(at * 1000),
        "completed_at": int(at * 1000),
        "metadata": {},
    } | more


def jan_thread(folder: Path, messages: Sequence[dict[str, Any]] = (), **more: Any) -> Path:
    """Writes a thread's folder."""
    thread = {
        "id": "jan_1700000000",
        "object": "thread",
        "title": "Rivers",
        "assistants": [
            {
                "assistant_id": "jan",
                "assistant_name": "Jan",
                "instructions": "Be brief.",
                "model": {"id": "llama3.2-3b-instruct", "engine": "llama-cpp", "settings": {}},
            }
        ],
        "created": T0,
        "updated": T0 + 50,
        "metadata": {"lastMessage": "The Nile"},
    } | more
    write(folder / "thread.json", thread)
    lines = messages or [
        jan_message("m1", "user", "The longest river?", T0),
        jan_message("m2", "assistant", "The Nile", T0 + 4),
    ]
    (folder / "messages.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return folder


# ---- GPT4All ---------------------------------------------------------------------------------


def qstring(text: str | None) -> bytes:
    if text is None:
        return b"\xff\xff\xff\xff"
    data = text.encode("utf-16-be", "surrogatepass")
    return struct.pack(">I", len(data)) + data


def gpt4all_item(version: int, role: str, text: str, stopped: bool = False, parts: bytes = b"") -> bytes:
    """One question or answer, field by field as ChatItem::serialize writes it."""
    name = {"user": "Prompt: ", "assistant": "Response: "}[role]
    made = b"" if version >= 12 else struct.pack(">i", 0)
    made += qstring(name) + qstring(text)
    if version < 10:
        made += qstring(None)
    made += qstring(None) + struct.pack(">????", False, stopped, False, False)
    if version >= 11 and role == "assistant":
        made += b"\0"
    if version >= 8:
        made += struct.pack(">q", 1 if role == "user" else 0)
        if role == "user":
            made += b"".join(map(qstring, ("Docs", "/d/a.txt", "a.txt", "", "", "2024", "quoted")))
            made += struct.pack(">iii", -1, 1, 2)
    elif version >= 3:
        made += qstring("1. In a.txt. [Context](context://1)") + struct.pack(">I", 1) + qstring("quoted")
    if version >= 10:
        attached = b"file:///D:/notes.txt" if role == "user" else b""
        made += struct.pack(">q", 1 if attached else 0)
        if attached:
            made += struct.pack(">I", len(attached)) + attached + struct.pack(">I", 3) + b"abc"
    if version >= 12:
        made += struct.pack(">q", 1 if parts else 0) + parts
    return made


def gpt4all_chat(version: int = 12, *items: bytes) -> bytes:
    """A whole file, as ChatListModel writes it."""
    made = b"\xf5\xd5\x53\xcc" + struct.pack(">i", version) + struct.pack(">q", int(T0))
    made += qstring("chat-id-1") + qstring("Greetings 😀") + qstring("") + qstring("Llama-3-8B.gguf")
    if version >= 3:
        made += struct.pack(">I", 1) + qstring("Docs")
    if version < 11:
        if version >= 6:
            made += b"\1"
        if version >= 2:
            made += struct.pack(">ii", 1, 0)
        made += qstring(None) + qstring(None) + struct.pack(">I", 12)
        made += struct.pack(">I", 0) if version < 4 else b""
        made += struct.pack(">I", 2)
        made += struct.pack(">I", 2048) if version >= 7 else b""
        made += struct.pack(">Q", 1) + b"\0" * 4 if version < 9 else b""
        made += struct.pack(">Q", 2) + b"\0" * 8 + struct.pack(">I", 5) + b"state"
    items = items or (
        gpt4all_item(version, "user", "Hello"),
        gpt4all_item(version, "assistant", "Hi there", stopped=True),
    )
    return made + struct.pack(">i", len(items)) + b"".join(items)


def gpt4all_part(name: str, text: str) -> bytes:
    made = qstring(name) + qstring(text)
    if name == "Think: ":
        made += struct.pack(">i", 1200)
    if name == "ToolCall: ":
        made += (
            qstring("javascript_interpret") + struct.pack(">q", 1) + qstring("code") + struct.pack(">i", 0)
        )
        made += struct.pack(">I", 10) + b"\0" + qstring("1 + 1") + qstring("2")
        made += struct.pack(">i", 0) + qstring("")
    return made + struct.pack(">q", 0)
