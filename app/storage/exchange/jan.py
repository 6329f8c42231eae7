"""Reads Jan's threads: a folder with thread.json and messages.jsonl for each chat."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.conversation import ConversationInfo
from app.storage.exchange.tree import Found, Node, as_list, as_object, id_of, said, seconds, text_of
from engine.process.events import EndReason

NAME = "Jan"
THREAD, MESSAGES = "thread.json", "messages.jsonl"
_ENDS = {"stopped": EndReason.CANCELLED, "error": EndReason.FAILED, "pending": EndReason.INTERRUPTED}


def fits(value: dict[str, Any]) -> bool:
    """Whether it looks like a thread, or like one with its messages in one object."""
    thread = as_object(value.get("thread")) or value
    return thread.get("object") == "thread" or ("assistants" in thread and "created" in thread)


def is_message(value: dict[str, Any]) -> bool:
    """Whether it looks like one line of messages.jsonl."""
    return "thread_id" in value and "role" in value


def read(value: dict[str, Any], lines: Sequence[Any] = ()) -> Found:
    """One chat. Since 2026 a message may name its parent; before, each follows the one before."""
    thread = as_object(value.get("thread")) or value
    messages = [as_object(line) for line in (lines or as_list(value.get("messages")))]
    details = as_object(thread.get("metadata"))
    assistant = as_object(next(iter(as_list(thread.get("assistants"))), None))
    model = text_of(as_object(assistant.get("model")).get("id")) or text_of(
        as_object(thread.get("model")).get("id")
    )
    info = ConversationInfo(
        "",
        text_of(thread.get("title")) or text_of(details.get("title")) or text_of(thread.get("summary")),
        bool(thread.get("isFavorite") or details.get("is_favorite")),
        seconds(thread.get("created")),
        seconds(thread.get("updated")),
        text_of(assistant.get("instructions")) or None,
    )
    key = id_of(thread.get("id"))
    if not key and messages:
        key = id_of(messages[0].get("thread_id"))
    branched = any("parentId" in as_object(message.get("metadata")) for message in messages)
    nodes: list[Node] = []
    before: str | None = None
    for number, message in enumerate(messages):
        node = _node(message, number, model)
        named = as_object(message.get("metadata")).get("parentId")
        # A null among named parents is a known fault of Jan's: the answer belongs to the message before.
        nodes.append(replace(node, parent=(id_of(named) or before) if branched else before))
        before = node.key
    return Found(NAME, key, info, nodes, before)


def _node(message: dict[str, Any], number: int, model: str) -> Node:
    role = text_of(message.get("role"))
    made = said(role, _text(message.get("content")), seconds(message.get("created_at")))
    if role == "assistant":
        own = text_of(as_object(message.get("metadata")).get("model")) or model
        reason = _ENDS.get(text_of(message.get("status")), EndReason.STOP)
        made = replace(made, model=own, reason=reason)
    return Node(id_of(message.get("id")) or f"#{number}", None, made)


def _text(content: object) -> str:
    if isinstance(content, str):
        return content
    texts = []
    for piece in map(as_object, as_list(content)):
        held = piece.get("text")
        text = text_of(held) or text_of(as_object(held).get("value"))
        if piece.get("type") == "reasoning" and text.strip():
            text = "> " + text.strip().replace("\n", "\n> ")
        elif "image" in text_of(piece.get("type")):
            text = "[image]"
        texts.append(text)
    return "\n\n".join(filter(None, texts))
