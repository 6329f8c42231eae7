"""Reads conversations.json of a ChatGPT export: a tree of nodes per chat, in whatever state it is."""

from dataclasses import replace
from typing import Any

from app.conversation import ConversationInfo, Message
from app.storage.exchange.tree import Found, Node, as_list, as_object, id_of, said, seconds, text_of
from engine.process.events import EndReason

NAME = "ChatGPT"
# What a person never saw: instructions, the memory, what a page that was looked up says.
_UNSEEN = {
    "user_editable_context", "model_editable_context", "tether_browsing_display", "tether_quote",
    "reasoning_recap", "system_error", "app_pairing_content",
}  # fmt: skip


def fits(value: dict[str, Any]) -> bool:
    """Whether it looks like one chat of this format."""
    return isinstance(value.get("mapping"), dict)


def read(value: dict[str, Any]) -> Found:
    """One chat."""
    info = ConversationInfo(
        "",
        text_of(value.get("title")),
        bool(value.get("is_starred")),
        seconds(value.get("create_time")),
        seconds(value.get("update_time")),
    )
    nodes = [_node(key, as_object(entry)) for key, entry in as_object(value["mapping"]).items()]
    key = id_of(value.get("conversation_id")) or id_of(value.get("id"))
    return Found(NAME, key, info, nodes, id_of(value.get("current_node")) or None)


def _node(key: str, entry: dict[str, Any]) -> Node:
    message = as_object(entry.get("message"))
    details = as_object(message.get("metadata"))
    role = text_of(as_object(message.get("author")).get("role"))
    content = as_object(message.get("content"))
    text = _text(content)
    if role == "assistant" and text_of(message.get("recipient")) not in ("", "all"):
        # What it asked of a tool: a program that it wrote, a search.
        text = _fenced(text, text_of(content.get("language")))
    if role == "tool":
        role = "assistant"
        text = _fenced(text, "") if content.get("content_type") == "execution_output" else ""
    if details.get("is_visually_hidden_from_conversation"):
        text = ""
    made = said(role, text, seconds(message.get("create_time")), text_of(details.get("model_slug")))
    return Node(id_of(key), id_of(entry.get("parent")) or None, _with_reason(made, message, details))


def _with_reason(made: Message, message: dict[str, Any], details: dict[str, Any]) -> Message:
    """An answer with why it ended."""
    if made.role != "assistant":
        return made
    kind = text_of(as_object(details.get("finish_details")).get("type"))
    cut = {"max_tokens": EndReason.LENGTH, "interrupted": EndReason.CANCELLED}.get(kind)
    if cut is None and message.get("status") == "in_progress":
        cut = EndReason.INTERRUPTED
    return replace(made, reason=cut or EndReason.STOP)


def _text(content: dict[str, Any]) -> str:
    """What is said, in Markdown. Pictures and sounds are only named: their files are not in the chat."""
    kind = content.get("content_type")
    if kind in _UNSEEN:
        return ""
    if kind == "thoughts":
        thoughts = (as_object(thought) for thought in as_list(content.get("thoughts")))
        said_ = (text_of(thought.get("content")) or text_of(thought.get("summary")) for thought in thoughts)
        return "\n\n".join("> " + line.replace("\n", "\n> ") for line in said_ if line.strip())
    pieces = as_list(content.get("parts")) or [content.get("text")]
    texts = [piece if isinstance(piece, str) else _named(as_object(piece)) for piece in pieces]
    return "\n\n".join(text for text in texts if text)


def _named(part: dict[str, Any]) -> str:
    kind = text_of(part.get("content_type"))
    if text := text_of(part.get("text")):  # what was spoken, written down
        return text
    if "image" in kind:
        return "[image]"
    return "[audio]" if "audio" in kind else "[video]" if "video" in kind else ""


def _fenced(text: str, language: str) -> str:
    if not text.strip():
        return ""
    fence = "```"
    while fence in text:
        fence += "`"
    language = "" if language in ("", "unknown") else language.split()[0]
    return f"{fence}{language}\n{text}\n{fence}"
