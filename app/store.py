"""Conversations on disk: one SQLite file (WAL) with full-text search, backups beside it.

Everything here runs in the thread that opened the store. Errors are StoreError, each one sentence.
"""

from dataclasses import dataclass
from pathlib import Path

from app.conversation import Conversation, ConversationInfo, Message


class StoreError(Exception):
    """Conversations could not be read or written; ``str(error)`` is fit to be shown."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found when the file was opened. ``sentence`` is "" when all was well."""

    sentence: str = ""
    damaged: Path | None = None  # where the damaged file is kept now
    backup: Path | None = None  # the last good backup, offered for ``Store.restore``
    migrated_from: int | None = None  # schema version before


@dataclass(frozen=True, slots=True)
class SearchHit:
    """``message_id`` None: the title matched. ``snippet`` is plain text around the first match."""

    conversation_id: str
    message_id: str | None
    title: str
    snippet: str


class Store:
    """The conversations of one data folder."""

    @classmethod
    def open(cls, path: Path) -> tuple["Store", Report]:
        """Open or make the file. A damaged one is kept aside under a dated name and a new one begun.

        Raises StoreError if the file is of a newer version (it is left alone) or cannot be opened.
        """
        raise NotImplementedError

    def conversations(self) -> list[ConversationInfo]:
        """All that are not deleted: pinned first, then the latest used first. Drafts are left out ("")."""
        raise NotImplementedError

    def load(self, conversation_id: str) -> Conversation:
        """A conversation with all its messages and its draft. StoreError if there is none of that id."""
        raise NotImplementedError

    def create(self, info: ConversationInfo) -> None:
        raise NotImplementedError

    def rename(self, conversation_id: str, title: str) -> None:
        raise NotImplementedError

    def set_pinned(self, conversation_id: str, pinned: bool) -> None:
        raise NotImplementedError

    def set_draft(self, conversation_id: str, draft: str) -> None:
        raise NotImplementedError

    def set_system_prompt(self, conversation_id: str, system_prompt: str | None) -> None:
        raise NotImplementedError

    def set_leaf(self, conversation_id: str, leaf_id: str | None) -> None:
        raise NotImplementedError

    def set_scroll(self, conversation_id: str, scroll: float) -> None:
        raise NotImplementedError

    def delete(self, conversation_id: str) -> None:
        """Hide a conversation; ``undelete`` brings it back until ``purge_deleted`` runs."""
        raise NotImplementedError

    def undelete(self, conversation_id: str) -> None:
        raise NotImplementedError

    def purge_deleted(self) -> None:
        """Remove for good what is deleted (in the background). Also done at every opening."""
        raise NotImplementedError

    def add_message(self, message: Message) -> None:
        """Write a message and make it the leaf of the branch in view, in one durable transaction."""
        raise NotImplementedError

    def update_message(self, message: Message) -> None:
        """Write text, ids, tokenizer_hash, reason, model and counts of a message that is there."""
        raise NotImplementedError

    def search(self, text: str, limit: int = 100) -> list[SearchHit]:
        """Titles first, then messages, newest first. Every word must occur, as the beginning of a word."""
        raise NotImplementedError

    def backups(self) -> list[Path]:
        """Backups in the data folder, newest first."""
        raise NotImplementedError

    def backup(self) -> Path:
        """Write a backup now, remove the oldest beyond a bounded number."""
        raise NotImplementedError

    def restore(self, backup: Path) -> int:
        """Bring back every conversation and message of a backup that is not here; the number of messages."""
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError
