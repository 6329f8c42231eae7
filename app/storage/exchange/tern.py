"""Writes and reads Tern's own exchange file, ``*.tern.json``: chats with everything that is kept of them.

Branches, ids, tokens, receipts, what gives an answer again: what is read is what was written. It is not a
proof bundle (engine/replay): that is for ``tern verify``, has no texts, and is not read here.
"""

import base64
import binascii
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import Any

from app.conversation import Conversation, ConversationInfo, Message
from app.storage.choices import attachments_object, options_object, read_attachments, read_options
from app.storage.exchange.tree import ExchangeError, Found, Node, as_list, as_object, digest
from app.storage.schema import unpack_reason
from engine.process.events import Counts, EndReason, Energy
from engine.version import __version__

NAME = "Tern"
FORMAT = "tern-chats"
VERSION = 1
SUFFIX = ".tern.json"
MOST_SETTINGS = 16 << 20  # bytes of what gives an answer again, unpacked
_MOST_TOKEN = (1 << 32) - 1
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")


def write(chats: Iterable[Conversation]) -> Iterator[str]:
    """The file piece by piece, a message a line."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "tern": __version__,
        "exported": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    yield json.dumps(head)[:-1] + ', "chats": ['
    for number, chat in enumerate(chats):
        info = json.dumps(_info_object(chat.info), ensure_ascii=False)
        yield f'{"," if number else ""}\n{info[:-1]}, "messages": ['
        for index, message in enumerate(chat.messages.values()):
            line = json.dumps(_message_object(message), ensure_ascii=False, allow_nan=False)
            yield f"{',' if index else ''}\n{line}"
        yield "]}"
    yield "\n]}\n"


def fits(value: dict[str, Any]) -> bool:
    """Whether a JSON object is one chat of such a file."""
    return "leaf" in value and isinstance(value.get("messages"), list) and "versions" not in value


def check_head(value: dict[str, Any]) -> None:
    """Raises ExchangeError for a file of a later version."""
    version = value.get("version")
    if type(version) is not int or version > VERSION:
        raise ExchangeError("This file was written by a newer version of Tern; import it with that one.")


def read(value: dict[str, Any]) -> Found:
    """One chat, exactly."""
    prompt = value.get("system_prompt")
    info = ConversationInfo(
        id="",
        title=_text(value, "title"),
        pinned=value.get("pinned") is True,
        created=_number(value.get("created")),
        updated=_number(value.get("updated")),
        system_prompt=_text(value, "system_prompt") if isinstance(prompt, str) else None,
        draft=_text(value, "draft"),
        draft_files=read_attachments(_unescaped(value.get("draft_files"))),
        scroll=_number(value.get("scroll")),
        folder=_text(value, "folder"),
        archived=value.get("archived") is True,
        options=read_options(_unescaped(value.get("options"))),
    )
    entries = [as_object(entry) for entry in as_list(value["messages"])]
    nodes = [_node(entry) for entry in entries if entry.get("role") in ("user", "assistant")]
    return Found(NAME, _id(value.get("id")), info, nodes, _id(value.get("leaf")) or None, exact=True)


# ---- writing ---------------------------------------------------------------------------------


def _put(target: dict[str, Any], name: str, text: str) -> None:
    """A text; halves of pairs, which UTF-8 cannot hold, go beside it as bytes."""
    try:
        text.encode()
        target[name] = text
    except UnicodeEncodeError:
        data = text.encode("utf-8", "surrogatepass")
        target[name] = data.decode("utf-8", "replace")
        target[name + "_bytes"] = base64.b64encode(data).decode()


def _escaped(value: Any) -> Any:
    """A nested value as it is; as JSON in a string where a text in it cannot be written as UTF-8."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(value)
    return value


def _unescaped(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return None


def _info_object(info: ConversationInfo) -> dict[str, Any]:
    made: dict[str, Any] = {"id": info.id}
    _put(made, "title", info.title)
    made |= {"pinned": info.pinned, "created": info.created, "updated": info.updated}
    if info.system_prompt is None:
        made["system_prompt"] = None
    else:
        _put(made, "system_prompt", info.system_prompt)
    _put(made, "draft", info.draft)
    if info.draft_files:
        made["draft_files"] = _escaped(attachments_object(info.draft_files))
    if info.folder:
        _put(made, "folder", info.folder)
    if info.archived:
        made["archived"] = True
    if options := options_object(info.options):
        made["options"] = _escaped(options)
    return made | {"leaf": info.leaf_id, "scroll": info.scroll}


def _message_object(message: Message) -> dict[str, Any]:
    made: dict[str, Any] = {"id": message.id, "parent": message.parent_id, "role": message.role}
    made["created"] = message.created
    _put(made, "text", message.text)
    if message.pinned:
        made["pinned"] = True
    if message.attachments:
        made["attachments"] = _escaped(attachments_object(message.attachments))
    if message.role != "assistant":
        return made
    made["reason"] = str(message.reason)
    _put(made, "model", message.model)
    if message.preset:
        _put(made, "preset", message.preset)
    if message.counts is not None:
        made["counts"] = asdict(message.counts)
    if message.prompt_from:
        made["prompt_from"] = message.prompt_from
    if message.ids:
        made |= {"ids": message.ids, "tokenizer_hash": message.tokenizer_hash}
    if message.replay:
        # The settings are to be read by people; what is read back is the packed form.
        made |= {"settings": _settings(message.replay), "replay": base64.b64encode(message.replay).decode()}
    return made


def _settings(replay: bytes) -> list[Any]:
    """Sampling settings of each part of an answer; none where they cannot be read."""
    try:
        value = json.loads(zlib.decompressobj().decompress(replay, MOST_SETTINGS))
        return [turn["settings"] for turn in value["turns"]]
    except (zlib.error, ValueError, KeyError, TypeError, RecursionError):
        return []


# ---- reading ---------------------------------------------------------------------------------


def _text(value: dict[str, Any], name: str) -> str:
    packed = _bytes(value.get(name + "_bytes"))
    if packed:
        try:
            return packed.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            pass
    text = value.get(name)
    return text if isinstance(text, str) else ""


def _bytes(value: object) -> bytes:
    try:
        return base64.b64decode(value, validate=True) if isinstance(value, str) else b""
    except (binascii.Error, ValueError):
        return b""


def _id(value: object) -> str:
    """An id as it is; another one, always the same, in the place of what is no id of ours."""
    text = value if isinstance(value, str) else ""
    return text if not text or _ID.fullmatch(text) else digest(text)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0.0
    try:
        number = float(value)
    except OverflowError:
        return 0.0
    return number if abs(number) < 1e15 else 0.0  # not for NaN either


def _node(entry: dict[str, Any]) -> Node:
    role = str(entry["role"])
    answer = role == "assistant"
    reason = str(entry.get("reason", "")) if answer else ""
    ids = _ids(entry.get("ids"))
    message = Message(
        *("", "", None, role, _text(entry, "text")),
        ids=ids,
        tokenizer_hash=_text(entry, "tokenizer_hash") if ids else "",
        # An answer that was being written then is not being written now.
        reason=(unpack_reason(reason) if reason else EndReason.INTERRUPTED)
        if answer
        else EndReason.UNFINISHED,
        model=_text(entry, "model"),
        created=_number(entry.get("created")),
        counts=_counts(entry.get("counts")),
        prompt_from=_id(entry.get("prompt_from")),
        replay=_bytes(entry.get("replay")),
        pinned=entry.get("pinned") is True,
        attachments=read_attachments(_unescaped(entry.get("attachments"))),
        preset=_text(entry, "preset") if answer else "",
    )
    return Node(_id(entry.get("id")), _id(entry.get("parent")) or None, message)


def _ids(value: object) -> tuple[int, ...]:
    numbers = as_list(value)
    if all(type(number) is int and 0 <= number <= _MOST_TOKEN for number in numbers):
        return tuple(numbers)
    return ()


def _counts(value: object) -> Counts | None:
    if not isinstance(value, dict):
        return None
    energy = _typed(Energy(), as_object(value.get("energy")))
    if type(joules := as_object(value.get("energy")).get("joules")) in (int, float):
        energy["joules"] = _number(joules)
    return Counts(**_typed(Counts(), value), energy=Energy(**energy))


def _typed(default: Any, value: dict[str, Any]) -> dict[str, Any]:
    """Of the fields of a dataclass those that ``value`` has, each of the type of its default."""
    made: dict[str, Any] = {}
    for item in fields(default):
        kind, held = type(getattr(default, item.name)), value.get(item.name)
        if kind is float and type(held) in (int, float):
            made[item.name] = _number(held)
        elif kind in (int, str) and type(held) is kind:
            made[item.name] = held
    return made
