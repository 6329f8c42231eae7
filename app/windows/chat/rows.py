"""Where every message of the chat is: heights, known or estimated, below one another."""

from bisect import bisect_right
from dataclasses import dataclass

from app.conversation import Message
from app.look.theme import space
from app.windows.blocks.reading import MARKDOWN_LIMIT, PLAIN_LIMIT
from app.windows.blocks.style import ChatStyle

TOP, BOTTOM = space(4), space(6)  # above the first and below the last message
AROUND = space(16)  # of a message's height: its margins and the row of buttons


@dataclass(slots=True)
class MessageRow:
    """``height`` is that of the message's widget, or an estimate from the size of the text."""

    message_id: str
    height: int
    chars: int
    lines: int

    @classmethod
    def of(cls, message: Message) -> "MessageRow":
        limit = MARKDOWN_LIMIT if message.role == "assistant" else PLAIN_LIMIT
        shown = message.text[:limit]
        return cls(message.id, 0, len(shown), shown.count("\n") + 1)


class Rows:
    """The rows from the top of the chat; y in pixels from there."""

    def __init__(self) -> None:
        self._rows: list[MessageRow] = []
        self._index: dict[str, int] = {}
        self._tops: list[int] | None = None  # and the lower edge of the last; None: to be worked out

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: int) -> MessageRow:
        return self._rows[index]

    def index(self, message_id: str) -> int | None:
        return self._index.get(message_id)

    def set_messages(self, messages: list[Message], style: ChatStyle, column: int) -> None:
        """Rows for ``messages``; those that were there keep their height."""
        old = {row.message_id: row for row in self._rows}
        self._rows = [old.get(message.id) or MessageRow.of(message) for message in messages]
        self._index = {row.message_id: index for index, row in enumerate(self._rows)}
        self._tops = None
        for row in self._rows:
            if not row.height:
                self._estimate(row, style, column)

    def estimate_all(self, style: ChatStyle, column: int) -> None:
        """The column or the font has become another one."""
        for row in self._rows:
            self._estimate(row, style, column)
        self._tops = None

    def grow(self, message: Message, style: ChatStyle, column: int) -> None:
        """A message without a widget has more text."""
        index = self._index[message.id]
        self._rows[index] = MessageRow.of(message)
        self._estimate(self._rows[index], style, column)
        self._tops = None

    def _estimate(self, row: MessageRow, style: ChatStyle, column: int) -> None:
        lines = row.lines + row.chars * style.char_width / max(1, column)
        row.height = int(lines * style.text_line) + AROUND

    def set_height(self, index: int, height: int) -> int:
        """Returns by how much it has grown."""
        grown = height - self._rows[index].height
        if grown:
            self._rows[index].height = height
            self._tops = None
        return grown

    def tops(self) -> list[int]:
        if self._tops is None:
            y = TOP
            self._tops = [y]
            for row in self._rows:
                y += row.height
                self._tops.append(y)
        return self._tops

    def top(self, index: int) -> int:
        return self.tops()[index]

    @property
    def height(self) -> int:
        return self.tops()[-1] + BOTTOM

    def at(self, y: float) -> int:
        """The row at ``y``: the first one above all of them, the last one below. There has to be one."""
        return max(0, min(len(self._rows), bisect_right(self.tops(), y)) - 1) if y >= TOP else 0

    def between(self, top: float, bottom: float) -> range:
        """The rows that have a part between ``top`` and ``bottom``."""
        if not self._rows:
            return range(0)
        return range(min(self.at(top), len(self._rows) - 1), min(self.at(bottom), len(self._rows) - 1) + 1)
