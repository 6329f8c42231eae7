"""Reads the text of one message: how much of it is shown, and the blocks of that, step by step."""

from app.markdown.block import Block
from app.markdown.blocks import BlockStream, plain_blocks
from app.markdown.pieces import pieces
from app.markdown.printable import printable, shown_length

# Characters shown at first; a longer text says how much there is more. Somebody's paste may have 10 MB.
PLAIN_LIMIT = 4_000
MARKDOWN_LIMIT = 60_000
MORE = 60_000  # characters shown in addition each time
LINES = 1_000  # of an answer, shown at first and in addition each time
STEP_CHARS, STEP_LINES = 8_000, 200  # of Markdown, read without a pause


class MessageText:
    """``markdown``: an answer; else plain text, which is read at once."""

    def __init__(self, markdown: bool) -> None:
        self.text = ""
        self.hidden = 0  # characters behind the part that is shown
        self.unread = 0  # characters of the part that is shown which are still to be read
        self._markdown = markdown
        self._open = False
        self._visible = ""
        self._read = 0
        self._limit = MARKDOWN_LIMIT if markdown else PLAIN_LIMIT
        self._lines = LINES
        self._stream = BlockStream()
        self._counts: list[int] = []  # pieces of each block

    def set(self, text: str, is_open: bool) -> None:
        """Takes the text. ``is_open``: it is being written, its end is shown however long it is."""
        self.text, self._open = text, is_open
        limit = len(text)
        if is_open:
            self._limit, self._lines = max(self._limit, limit), max(self._lines, text.count("\n"))
        else:
            limit = shown_length(text, self._limit, self._lines if self._markdown else len(text))
        self.hidden = len(text) - limit
        visible = printable(text[:limit])
        self._read = self._read if visible.startswith(self._visible[: self._read]) else 0
        self._visible = visible
        self.unread = len(visible) - self._read

    def show_more(self) -> None:
        self._limit += MORE
        self._lines += LINES
        self.set(self.text, False)

    def step(self) -> tuple[int, list[Block]]:
        """Reads on; the index of the first piece that may be another one, and all pieces from there on."""
        visible = self._visible
        if not self._markdown:
            self.unread = 0
            return 0, list(plain_blocks(visible))
        end = min(len(visible), self._read + STEP_CHARS)
        newline = self._read
        for _ in range(STEP_LINES):
            newline = visible.find("\n", newline, end) + 1
            if not newline:
                break
        else:
            end = newline
        self._read = end
        self.unread = len(visible) - end
        first = self._stream.update(visible[:end], self._open or self.unread > 0)
        cut = [pieces(block) for block in self._stream.blocks[first:]]
        kept = self._counts[:first]
        self._counts = [*kept, *(len(several) for several in cut)]
        return sum(kept), [block for several in cut for block in several]

    @property
    def unread_share(self) -> float:
        """Characters still to be read for each that was."""
        return self.unread / max(1, self._read)

    @property
    def open(self) -> bool:
        """What was read last is the end, and it is being written."""
        return self._open and not self.unread
