"""Options of a chat and attachments of a message as JSON: in their columns and in exported files.

What a later version or another hand wrote is taken as far as it can be: a wrong value is the default.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

from app.conversation import Attachment, ChatOptions
from engine.sampling.params import SamplingParams

_DEFAULT = ChatOptions()


def options_object(options: ChatOptions) -> dict[str, Any]:
    """What differs from the defaults."""
    default = asdict(ChatOptions())
    return {name: value for name, value in asdict(options).items() if value != default[name]}


def read_options(value: object) -> ChatOptions:
    """ChatOptions of a JSON value."""
    if not isinstance(value, dict):
        return ChatOptions()
    made: dict[str, Any] = {}
    for item in fields(ChatOptions):
        given = value.get(item.name)
        if item.name == "sampling":
            made["sampling"] = _sampling(given)
        elif item.name == "documents":
            if isinstance(given, list | tuple):
                made["documents"] = tuple(folder for folder in given if isinstance(folder, str))
        elif isinstance(given, str):
            made[item.name] = given
    return ChatOptions(**made)


def _sampling(value: object) -> SamplingParams | None:
    if not isinstance(value, dict):
        return None
    names = {item.name for item in fields(SamplingParams)}
    try:
        return SamplingParams(**{name: given for name, given in value.items() if name in names})
    except (ValueError, TypeError):
        return None


def attachments_object(attachments: Iterable[Attachment]) -> list[dict[str, Any]]:
    return [asdict(attachment) for attachment in attachments]


def read_attachments(value: object) -> tuple[Attachment, ...]:
    """Attachments of a JSON value; one without a text is left out."""
    entries = value if isinstance(value, list) else []
    found = [entry for entry in entries if isinstance(entry, dict) and isinstance(entry.get("text"), str)]
    return tuple(map(_attachment, found))


def _attachment(entry: dict[str, Any]) -> Attachment:
    default = asdict(Attachment("", "text", ""))
    values = {name: entry[name] for name in default if type(entry.get(name)) is type(default[name])}
    return Attachment(**(default | values))


def pack_options(options: ChatOptions) -> str | None:
    """The column; halves of pairs are escaped by JSON."""
    return None if options == ChatOptions() else json.dumps(options_object(options))


_NOTHING_CHOSEN = ChatOptions()  # of most chats: a list of ten thousand is read at once


def unpack_options(column: str | None) -> ChatOptions:
    if column is None:
        return _NOTHING_CHOSEN
    return _DEFAULT if column is None else read_options(_json(column))  # thousands are read at once


def pack_attachments(attachments: tuple[Attachment, ...]) -> str | None:
    return json.dumps(attachments_object(attachments)) if attachments else None


def unpack_attachments(column: str | None) -> tuple[Attachment, ...]:
    return read_attachments(_json(column))


def _json(column: str | None) -> object:
    try:
        return json.loads(column) if isinstance(column, str) else None
    except (ValueError, RecursionError):
        return None
