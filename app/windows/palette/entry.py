"""Entry: one line of the command palette."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What choosing an entry does, by the picture before it."""

    CHAT = "chat"  # opens it
    ACTION = "keyboard"  # does it
    SETTING = "settings"  # shows it
    MODEL = "chip"  # loads it
    FOLDER = "folder"  # shows it in the list


@dataclass(frozen=True, slots=True)
class Entry:
    """``run`` is called once the palette is closed and the keyboard is where it was before."""

    kind: Kind
    title: str
    detail: str  # where it stands: a menu, a page, a folder
    run: Callable[[], object]
    keys: str = ""  # its shortcut
    words: str = ""  # more that it is found by
    why_not: str = ""  # a sentence: it cannot be done now

    @property
    def spoken(self) -> str:
        """For a screen reader."""
        return ", ".join(part for part in (self.title, self.why_not or self.detail, self.keys) if part)
