"""Reads chats exported by Open WebUI: a list of rows of its database, each with a tree of messages."""

from dataclasses import replace
from typing import Any

from app.conversation import ConversationInfo
from app.storage.exchange.tree import Found, Node, as_list, as_object, id_of, said, seconds, text_of
from engine.process.events import EndReason

NAME = "Open WebUI"


def fits(value: dict[str, Any]) -> bool:
    """Whether it looks like one chat of this format, with the row around it or without."""
    chat = as_object(value.get("chat")) or value
    tree = as_object(chat.get("history")).get("messages")
    return isinstance(tree, dict) or (chat is not value and isinstance(chat.get("messages"), list))


def read(value: dict[str, Any]) -> Found:
    """One chat. Old exports have a list of messages only, where each follows the one before."""
    chat = as_object(value.get("chat")) or value
    history = as_object(chat.get("history"))
    nodes = [_node(key, as_object(entry)) for key, entry in as_object(history.get("messages")).items()]
    if not nodes:
        before: str | None = None
        for number, entry in enumerate(as_list(chat.get("messages"))):
            message = as_object(entry)
            node = _node(id_of(message.get("id")) or f"#{number}", message)
            nodes.append(node if "parentId" in message else replace(node, parent=before))
            before = node.key
    prompt = text_of(as_object(chat.get("params")).get("system")) or text_of(chat.get("system"))
    info = ConversationInfo(
        "",
        text_of(value.get("title")) or text_of(chat.get("title")),
        bool(value.get("pinned")),
        seconds(value.get("created_at")) or seconds(chat.get("timestamp")),
        seconds(value.get("updated_at")),
        prompt or None,
    )
    key = id_of(value.get("id")) or id_of(chat.get("id"))
    return Found(NAME, key, info, nodes, id_of(history.get("currentId")) or None)


def _node(key: str, entry: dict[str, Any]) -> Node:
    role = text_of(entry.get("role"))
    text = text_of(entry.get("content"))
    if not text:  # pieces, as in requests to a server
        pieces = (as_object(piece) for piece in as_list(entry.get("content")))
        text = "\n\n".join(text_of(piece.get("text")) for piece in pieces if piece.get("text"))
    model = text_of(entry.get("modelName")) or text_of(entry.get("model"))
    message = said(role, text, seconds(entry.get("timestamp")), model if role == "assistant" else "")
    if role == "assistant":
        cut = entry.get("done") is False or bool(entry.get("error"))
        message = replace(message, reason=EndReason.INTERRUPTED if cut else EndReason.STOP)
    return Node(id_of(key), id_of(entry.get("parentId")) or None, message)
