"""What a reader finds in a file, and the tree of messages that is made of it, whatever is wrong with it.

Ids are worked out of what the file has, so that the same file gives the same ids again: that is how a second
import finds everything in its place. No text is thrown away because of an id that comes twice, a parent that
is missing, or parents in a circle.
"""

import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from app.conversation import Conversation, ConversationInfo, Message, title_from
from engine.errors import EngineError

MOST_TITLE = 500  # characters
MOST_ID = 200  # characters; a longer one is no id
ID_LENGTH = 32  # as those of new messages


class ExchangeError(EngineError):
    """A file cannot be read, or chats cannot be written; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Node:
    """One message as a file has it. ``key`` "": it has no id; roles other than two are left out of chats.

    ``message`` has everything but ids; ``joins`` False: an answer that is a message of its own in any case.
    """

    key: str
    parent: str | None
    message: Message
    joins: bool = True


@dataclass(slots=True)
class Found:
    """One chat of a file. ``exact``: it is one of ours, taken as it is; else it is brought into our shape."""

    kind: str  # the program it comes from
    key: str  # its id there, "" where it has none
    info: ConversationInfo
    nodes: list[Node] = field(default_factory=list)
    leaf: str | None = None  # key of the end of the branch in view
    exact: bool = False


def chain(nodes: Sequence[Message], joins: bool = True) -> list[Node]:
    """Messages of a format without branches and ids, one after the other."""
    keys = [f"#{number}" for number in range(len(nodes))]
    parents = [None, *keys]
    return [Node(key, parents[i], nodes[i], joins) for i, key in enumerate(keys)]


def said(role: str, text: str, created: float = 0.0, model: str = "") -> Message:
    """A message without ids, as the readers make it."""
    return Message("", "", None, role, text, model=model, created=created)


def to_conversation(found: Found, fallback_time: float) -> Conversation | None:
    """The chat with ids, parents before children; None where nothing is in it.

    ``fallback_time``: seconds since 1970, for a chat that has no date at all.
    """
    nodes = _without_loops(_named(found.nodes))
    prompt = found.info.system_prompt
    leaf = found.leaf
    if not found.exact:
        prompt = prompt or _first_system_text(nodes)
        nodes, homes = _contracted(nodes)
        leaf = homes.get(leaf or "", leaf)
        nodes, homes = _joined(nodes)
        leaf = homes.get(leaf or "", leaf)
        if not nodes:
            return None
    ordered = _parents_first(nodes, by_date=not found.exact)
    id_ = _conversation_id(found, ordered)
    messages = _with_ids(found, id_, ordered)
    dated = _dated(list(messages.values()), found, fallback_time)
    info = _info(found, id_, prompt, dated, fallback_time)
    leaf_message = messages.get(leaf or "")
    if leaf_message is not None:
        info = replace(info, leaf_id=leaf_message.id)
    conversation = Conversation(info, dated)
    if not found.exact and leaf_message is not None:
        conversation.set_leaf(conversation.leaf_below(leaf_message.id))
    return conversation


def text_of(value: object) -> str:
    """A string as it is, anything else as nothing."""
    return value if isinstance(value, str) else ""


def id_of(value: object) -> str:
    """An id as text; "" where it is none."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**20 else ""
    return value if isinstance(value, str) and len(value) <= MOST_ID else ""


def seconds(value: object) -> float:
    """A date as seconds since 1970: from seconds, milli-, micro-, nanoseconds or ISO 8601; 0.0 for none."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.strip()).timestamp()
        except (ValueError, OverflowError, OSError):
            try:
                value = float(value)
            except ValueError:
                return 0.0
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0.0
    try:
        number = float(value)
    except OverflowError:
        return 0.0
    if not math.isfinite(number) or number <= 0:
        return 0.0
    while number > 1e11:  # the year 5138 in seconds, 1973 in milliseconds
        number /= 1000.0
    return number


def digest(*parts: str) -> str:
    """An id that is the same for the same parts."""
    hashed = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hashed.update(len(data).to_bytes(8, "little"))
        hashed.update(data)
    return hashed.hexdigest()[:ID_LENGTH]


def as_object(value: Any) -> dict[str, Any]:
    """A JSON object, or an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """A JSON array, or an empty one for anything else."""
    return value if isinstance(value, list) else []


# ---- mending ---------------------------------------------------------------------------------


def _named(nodes: Sequence[Node]) -> list[Node]:
    """Every node with a key of its own: the same twice is one, another of the same key gets a new one."""
    made: dict[str, Node] = {}
    for number, node in enumerate(nodes):
        key = node.key or f"#{number}"
        before = made.get(key)
        if before is not None:
            if (before.message, before.parent) == (node.message, node.parent):
                continue
            key = digest(key, node.message.role, node.message.text, str(number))
        made[key] = node if node.key == key else replace(node, key=key)
    return list(made.values())


def _without_loops(nodes: list[Node]) -> list[Node]:
    """Parents that are not there, or that lead back to the node itself, are no parents."""
    parents = {node.key: node.parent for node in nodes}
    safe: set[str | None] = {None}
    for key in parents:
        path: list[str] = []
        seen: set[str] = set()
        at: str | None = key
        while at not in safe:
            assert at is not None
            if at not in parents or at in seen:
                parents[path[-1]] = None
                break
            path.append(at)
            seen.add(at)
            at = parents[at]
        safe.update(path)
    return [
        node if node.parent == parents[node.key] else replace(node, parent=parents[node.key])
        for node in nodes
    ]


def _first_system_text(nodes: Sequence[Node]) -> str | None:
    for node in nodes:
        if node.message.role == "system" and node.message.text.strip():
            return node.message.text
    return None


def _contracted(nodes: list[Node]) -> tuple[list[Node], dict[str, str | None]]:
    """Only what was said by the two of them; what followed something else follows what came before that."""
    kept = {
        node.key for node in nodes if node.message.role in ("user", "assistant") and node.message.text.strip()
    }
    parents = {node.key: node.parent for node in nodes}
    homes: dict[str, str | None] = {}
    for key in parents:
        path: list[str] = []
        at: str | None = key
        while at is not None and at not in kept and at not in homes:
            path.append(at)
            at = parents[at]
        home = homes[at] if at in homes else at
        homes.update((passed, home) for passed in path)
    made = [
        replace(node, parent=homes.get(node.parent, node.parent)) if node.parent in homes else node
        for node in nodes
        if node.key in kept
    ]
    return made, homes


def _joined(nodes: list[Node]) -> tuple[list[Node], dict[str, str | None]]:
    """Answers one right behind the other, as programs with tools have them, are one answer."""
    by_key = {node.key: node for node in nodes}
    children: dict[str | None, list[str]] = {}
    for node in nodes:
        children.setdefault(node.parent, []).append(node.key)

    def follows_up(node: Node) -> bool:
        parent = by_key.get(node.parent or "")
        return (
            parent is not None
            and node.joins
            and node.message.role == parent.message.role == "assistant"
            and len(children[parent.key]) == 1
        )

    homes: dict[str, str | None] = {}
    made: list[Node] = []
    for node in nodes:
        if follows_up(node):
            continue
        texts, last = [node.message.text], node
        while len(below := children.get(last.key, [])) == 1 and follows_up(by_key[below[0]]):
            last = by_key[below[0]]
            texts.append(last.message.text)
            homes[last.key] = node.key
        if last is not node:
            message = replace(
                node.message, text="\n\n".join(texts), reason=last.message.reason, model=last.message.model
            )
            node = replace(node, message=message)
        made.append(node)
    return [replace(n, parent=homes.get(n.parent, n.parent)) if n.parent in homes else n for n in made], homes


def _parents_first(nodes: list[Node], by_date: bool) -> list[Node]:
    """In the order they were made; a parent always before its children."""
    if by_date and all(node.message.created > 0 for node in nodes):
        nodes = sorted(nodes, key=lambda node: node.message.created)
    waiting: dict[str | None, list[Node]] = {}
    placed: set[str | None] = {None}
    ordered: list[Node] = []
    for node in nodes:
        ready = [node] if node.parent in placed else []
        if not ready:
            waiting.setdefault(node.parent, []).append(node)
        while ready:
            one = ready.pop()
            ordered.append(one)
            placed.add(one.key)
            ready.extend(reversed(waiting.pop(one.key, ())))
    return ordered


# ---- ids and dates ---------------------------------------------------------------------------


def _conversation_id(found: Found, ordered: Sequence[Node]) -> str:
    if found.exact and found.key:
        return found.key
    if found.key:
        return digest(found.kind, found.key)
    first = ordered[0].message if ordered else said("", "")
    return digest(found.kind, "", first.role, first.text, str(found.info.created or first.created))


def _with_ids(found: Found, id_: str, ordered: Sequence[Node]) -> dict[str, Message]:
    """Messages by the keys of their nodes."""
    made: dict[str, Message] = {}
    for node in ordered:
        parent = made[node.parent].id if node.parent is not None else None
        if node.key.startswith("#"):  # no id of its own: what it says, where it says it
            base = digest(id_, parent or "", node.message.role, node.message.text)
        else:
            base = node.key if found.exact else digest(id_, node.key)
        made[node.key] = replace(node.message, id=base, conversation_id=id_, parent_id=parent)
    return dict(_with_own_ids(made))


def _with_own_ids(made: dict[str, Message]) -> Iterator[tuple[str, Message]]:
    """Where the same was said twice at one place, both stay."""
    seen: set[str] = set()
    new: dict[str, str] = {}
    for number, (key, message) in enumerate(made.items()):
        id_ = message.id
        if id_ in seen:
            id_ = digest(id_, str(number))
        seen.add(id_)
        new[key] = id_
        yield key, message if id_ == message.id else replace(message, id=id_)


def _dated(messages: list[Message], found: Found, fallback: float) -> list[Message]:
    """A message without a date has that of its parent, the first one that of the chat."""
    if found.exact:
        return messages
    known = [message.created for message in messages if message.created > 0]
    first = found.info.created or min(known, default=found.info.updated or fallback)
    dates: dict[str | None, float] = {None: first}
    made = []
    for message in messages:
        created = message.created if message.created > 0 else dates[message.parent_id]
        dates[message.id] = created
        made.append(replace(message, created=created))
    return made


def _info(
    found: Found, id_: str, prompt: str | None, messages: Sequence[Message], fallback: float
) -> ConversationInfo:
    if found.exact:
        return replace(found.info, id=id_)
    dates = [message.created for message in messages]
    created = found.info.created or min(dates, default=fallback)
    updated = found.info.updated or max(dates, default=created)
    title = " ".join(found.info.title.split())[:MOST_TITLE]
    if not title:
        title = title_from(next((m.text for m in messages if m.role == "user"), ""))
    return replace(
        found.info, id=id_, title=title, created=created, updated=updated, system_prompt=prompt or None
    )
