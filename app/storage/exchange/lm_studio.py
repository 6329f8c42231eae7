"""Reads LM Studio's conversations/*.conversation.json: messages in a row, each with versions."""

from dataclasses import replace
from typing import Any

from app.conversation import ConversationInfo, Message
from app.storage.exchange.tree import Found, Node, as_list, as_object, said, seconds, text_of
from engine.process.events import EndReason

NAME = "LM Studio"
_PROMPT = "llm.prediction.systemPrompt"
_ENDS = {
    "eosFound": EndReason.STOP,
    "stopStringFound": EndReason.STOP,
    "maxPredictedTokensReached": EndReason.LENGTH,
    "contextLengthReached": EndReason.CONTEXT,
    "userStopped": EndReason.CANCELLED,
    "failed": EndReason.FAILED,
}


def fits(value: dict[str, Any]) -> bool:
    """Whether it looks like one chat of this format."""
    messages = value.get("messages")
    if not isinstance(messages, list):
        return False
    if not messages:
        return "systemPrompt" in value or "usePerChatPredictionConfig" in value
    return any("versions" in as_object(message) for message in messages)


def read(value: dict[str, Any]) -> Found:
    """One chat. The next message follows the version that was selected; the others end there."""
    created = seconds(value.get("createdAt"))
    info = ConversationInfo(
        "",
        text_of(value.get("name")),
        bool(value.get("pinned")),
        created,
        seconds(value.get("userLastMessagedAt")) or seconds(value.get("assistantLastMessagedAt")),
        _prompt(value) or None,
    )
    model = text_of(as_object(value.get("lastUsedModel")).get("identifier"))
    nodes: list[Node] = []
    before: str | None = None
    for number, entry in enumerate(as_list(value.get("messages"))):
        message = as_object(entry)
        versions = as_list(message.get("versions")) or [message]
        chosen = message.get("currentlySelected")
        if not (type(chosen) is int and 0 <= chosen < len(versions)):
            chosen = len(versions) - 1
        for index, version in enumerate(versions):
            nodes.append(Node(f"#{number}.{index}", before, _said(as_object(version), model)))
        before = f"#{number}.{chosen}"
    return Found(NAME, "", info, nodes, before)


def _prompt(value: dict[str, Any]) -> str:
    for item in map(as_object, as_list(as_object(value.get("perChatPredictionConfig")).get("fields"))):
        if item.get("key") == _PROMPT and (prompt := text_of(item.get("value"))):
            return prompt
    return text_of(value.get("systemPrompt"))


def _said(version: dict[str, Any], model: str) -> Message:
    role = text_of(version.get("role"))
    steps = [as_object(step) for step in as_list(version.get("steps"))]
    if not steps:
        message = said(role, _text(version.get("content")))
        return replace(message, model=model, reason=EndReason.STOP) if role == "assistant" else message
    texts, reason = [], EndReason.STOP
    for step in steps:
        text = _text(step.get("content"))
        made = as_object(step.get("genInfo"))
        model = text_of(made.get("identifier")) or model
        reason = _ENDS.get(text_of(as_object(made.get("stats")).get("stopReason")), reason)
        if as_object(step.get("style")).get("type") == "thinking" and text.strip():
            text = "> " + text.strip().replace("\n", "\n> ")
        texts.append(text)
    return replace(said(role, "\n\n".join(filter(None, texts)), model=model), reason=reason)


def _text(content: object) -> str:
    """Text of the pieces of a message; a picture or a file is only named."""
    if isinstance(content, str):
        return content
    texts = []
    for piece in map(as_object, as_list(content)):
        kind = text_of(piece.get("type"))
        if kind == "text":
            texts.append(text_of(piece.get("text")))
        elif kind == "file":
            name = text_of(piece.get("name")) or text_of(piece.get("fileIdentifier"))
            texts.append(f"[{name or 'file'}]")
    return "\n\n".join(filter(None, texts))
