"""What stands in the list of chats: headings, folders, conversations, or the hits of a search, as values."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from app.chat.places.folder_names import folder_key, folders_of
from app.conversation import ListedChat
from app.languages import say
from app.markdown.printable import printable
from app.storage.search import SearchHit


class ChatRow(NamedTuple):
    """One row: a heading, a folder (``is_folder``), a conversation, or a hit of a search.

    A tuple, and its title made when it is shown: there may be ten thousand.
    """

    name: str
    conversation_id: str = ""  # "" for headings and folders
    message_id: str = ""
    snippet: str = ""  # of a hit
    pinned: int = 0  # 1: it is
    folder: str = ""  # that the conversation is in, or that this row is
    is_folder: bool = False
    chats: int = 0  # conversations in the folder
    closed: bool = False  # the folder's conversations are not listed
    note: str = ""  # where the hit is, if not simply in the list

    @property
    def title(self) -> str:
        """Its name fit for one line."""
        return shown_title(self.name)

    @property
    def heading(self) -> bool:
        return not (self.conversation_id or self.is_folder)


@lru_cache(maxsize=10_000)
def shown_title(title: str) -> str:
    """A title fit for one line; a conversation without one is a new chat."""
    return " ".join(printable(title).split()) or say.tr("New chat")


def group_of(updated: float, now: datetime) -> str:
    """The heading a conversation last used at ``updated`` (seconds since 1970) stands under."""
    return next(heading for since, heading in _bounds(now) if updated >= since)


def _bounds(now: datetime) -> list[tuple[float, str]]:
    """(seconds since 1970, heading of what was used since then), the latest first."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    headings = (
        (0, say.tr("Today")),
        (1, say.tr("Yesterday")),
        (7, say.tr("Last 7 days")),
        (30, say.tr("Last 30 days")),
    )
    dated = [((midnight - timedelta(days=days)).timestamp(), heading) for days, heading in headings]
    return [*dated, (float("-inf"), say.tr("Older"))]


def conversation_rows(
    infos: Sequence[ListedChat],
    now: datetime,
    folders: Iterable[str] = (),
    closed: Collection[str] = (),
) -> list[ChatRow]:
    """``infos`` pinned first, then the latest used first, as the store gives them; with headings between.

    Below the pinned ones stand the ``folders`` (names; those of chats too) with their chats, unless their key
    is among ``closed``. The archive is left out.
    """
    names = folders_of(folders, infos)
    inside: dict[str, list[ListedChat]] = {key: [] for key in names}
    loose: list[ListedChat] = []
    for info in infos:
        if not info.archived:
            inside.get(folder_key(info.folder) if info.folder else "", loose).append(info)
    rows: list[ChatRow] = []
    pinned = [info for info in loose if info.pinned]
    if pinned:
        rows += [ChatRow(say.tr("Pinned")), *map(_chat_row, pinned)]
    if names:
        rows.append(ChatRow(say.tr("Folders")))
    for key, name in names.items():
        rows.append(ChatRow(name, folder=name, is_folder=True, chats=len(inside[key]), closed=key in closed))
        if key not in closed:
            rows += map(_chat_row, inside[key])
    rest = loose[len(pinned) :]
    first = 0
    for since, heading in _bounds(now):
        end = bisect_right(rest, -since, first, key=_before)
        if end > first:
            rows += [ChatRow(heading), *map(_chat_row, rest[first:end])]
        first = end
    return rows


def _before(info: ListedChat) -> float:
    """Grows along the list, where the latest used come first."""
    return -info.updated


def _chat_row(info: ListedChat) -> ChatRow:
    return ChatRow(info.title, info.id, "", "", info.pinned, info.folder)


def hit_rows(hits: Sequence[SearchHit], infos: Sequence[ListedChat]) -> list[ChatRow]:
    """The hits of a search under a heading that counts them; ``infos`` are all conversations."""
    if not hits:
        return [ChatRow(say.tr("Nothing found"))]
    known = {info.id: info for info in infos}
    rows = [_hit_row(hit, known) for hit in hits]
    return [ChatRow(say.tr("%Ln results", "", len(hits))), *rows]


def _hit_row(hit: SearchHit, known: Mapping[str, ListedChat]) -> ChatRow:
    info = known.get(hit.conversation_id) or ListedChat(hit.conversation_id)
    return ChatRow(
        hit.title,
        hit.conversation_id,
        hit.message_id or "",
        hit.snippet if hit.message_id else "",  # else the title itself is the hit
        info.pinned,
        info.folder,
        note=place_of(info),
    )


def place_of(info: ListedChat) -> str:
    """Folder and archive of a chat, where it is not simply in the list; else ""."""
    parts = [shown_title(info.folder)] if info.folder else []
    return " · ".join([*parts, say.tr("Archived")] if info.archived else parts)
