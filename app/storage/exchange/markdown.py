"""A chat as Markdown: the branch in view, each message as it was written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.conversation import Conversation, Message

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
MOST_NAME = 80  # characters of a file's name
MOST_NAME_BYTES = 180
_HEADING = re.compile(r"[\\`*_\[\]<>#]")


@dataclass(frozen=True, slots=True)
class Words:
    """What an exported text says itself, in the language of the window."""

    you: str = "You"
    assistant: str = "Assistant"
    system_prompt: str = "System prompt"
    version: str = "version {0} of {1}"
    untitled: str = "New chat"
    attached: str = "Attached: {0}"


def file_name(title: str, fallback: str) -> str:
    """A title as the name of a file, without an ending, on any system."""
    name = " ".join(_UNSAFE.sub(" ", title).split()).encode("utf-8", "ignore").decode()
    name = name[:MOST_NAME].encode()[:MOST_NAME_BYTES].decode("utf-8", "ignore").strip(" .")
    return fallback if not name or _RESERVED.fullmatch(name) else name


def free_name(title: str, names: set[str]) -> str:
    """The same, and one that is not in ``names`` yet (in small letters); it is then."""
    base = file_name(title, "chat")
    name, number = base, 1
    while name.lower() in names:
        number += 1
        name = f"{base} ({number})"
    names.add(name.lower())
    return name


def when(created: float) -> str:
    """A date and time, in this computer's time zone; "" for none that there can be."""
    try:
        return datetime.fromtimestamp(created).strftime("%Y-%m-%d %H:%M") if created > 0 else ""
    except (ValueError, OverflowError, OSError):
        return ""


def version_note(chat: Conversation, message: Message, words: Words) -> str:
    """Which version of how many a message is, where there are others."""
    index, siblings = chat.siblings(message.id)
    return words.version.format(index + 1, len(siblings)) if len(siblings) > 1 else ""


def speaker(message: Message, words: Words) -> str:
    """Who says it; of an answer the model's name, if it is known."""
    return words.you if message.role == "user" else message.model or words.assistant


def attached(message: Message, words: Words) -> str:
    """The names of what is attached to a message, "" if nothing is."""
    names = ", ".join(attachment.name for attachment in message.attachments)
    return words.attached.format(" ".join(names.split())) if names else ""


def text(chat: Conversation, words: Words) -> Iterator[str]:
    """The file, piece by piece."""
    title = chat.info.title.strip() or words.untitled
    yield f"# {_HEADING.sub(_escape, ' '.join(title.split()))}\n"
    if chat.info.system_prompt:
        quoted = "\n".join(f"> {line}".rstrip() for line in chat.info.system_prompt.splitlines())
        yield f"\n> **{words.system_prompt}**\n>\n{quoted}\n"
    for message in chat.path():
        notes = filter(None, (when(message.created), version_note(chat, message, words)))
        line = " · ".join(notes)
        who = _HEADING.sub(_escape, speaker(message, words))
        files = _HEADING.sub(_escape, attached(message, words))
        files = f"*{files}*\n\n" if files else ""
        yield f"\n## {who}{' · ' + line if line else ''}\n\n{files}{message.text.rstrip()}\n"


def _escape(found: re.Match[str]) -> str:
    return "\\" + found[0]
