"""Puts the text of a formatted document together; headings, lists and tables are as in Markdown."""

import re

LINE_END = re.compile(r"[ \t]+\n")
BLANKS = re.compile(r"[ \t\r\f\v\n]+")


class Flow:
    """Takes pieces of text, and the ends of the blocks that they are in. ``length`` is what came so far."""

    def __init__(self) -> None:
        self.length = 0
        self._done: list[str] = []  # what was ended, with what separates it
        self._is_tight = False  # the last block was of a list or a table
        self._block: list[str] = []
        self._tables: list[_Table] = []

    def add(self, text: str) -> None:
        """Text of the block that is open."""
        self.length += len(text)
        self._block.append(text)

    def end(self, prefix: str = "", is_tight: bool = False) -> bool:
        """The block is over; whether it had a text. ``is_tight``: no empty line between two such blocks."""
        text = LINE_END.sub("\n", "".join(self._block)).strip("\n").rstrip()
        self._block.clear()
        if not text.strip():
            return False
        if self._tables and self._tables[-1].rows:
            self._tables[-1].rows[-1][-1].append(prefix + text)
            return True
        if prefix:
            text = prefix + text.strip().replace("\n", "\n" + " " * len(prefix))
        if self._done:
            self._done.append("\n" if is_tight and self._is_tight else "\n\n")
        self._done.append(text)
        self._is_tight = is_tight
        return True

    def heading(self, level: int) -> None:
        """The open block was a heading."""
        text = " ".join("".join(self._block).split())
        self._block = [text]
        self.end("" if self._tables else "#" * min(level, 6) + " ")

    def code(self) -> None:
        """The open block is to stay as it is, line by line."""
        if not self._tables and any(part.strip() for part in self._block):
            self._block = ["```\n", "".join(self._block).strip("\n"), "\n```"]
        self.end()

    def begin_table(self) -> None:
        self.end()
        self._tables.append(_Table())

    def begin_row(self) -> None:
        if self._tables:
            self.end()
            self._tables[-1].rows.append([[]])
            self._tables[-1].is_fresh = True

    def begin_cell(self) -> None:
        if self._tables and self._tables[-1].rows:
            self.end()
            if not self._tables[-1].is_fresh:
                self._tables[-1].rows[-1].append([])
            self._tables[-1].is_fresh = False

    def end_table(self) -> None:
        """In a cell of another table it is text like any other; with one column it is no table."""
        if not self._tables:
            return
        self.end()
        rows = self._tables.pop().rows
        if all(len(row) == 1 for row in rows):
            for row in rows:
                for text in row[0]:
                    self._block.append(text)
                    self.end()
            return
        if self._tables:
            self._block.append("\n".join("; ".join(" ".join(cell) for cell in row) for row in rows))
            self.end()
            return
        for index, row in enumerate(rows):
            cells = (BLANKS.sub(" ", " ".join(cell)).strip().replace("|", "\\|") for cell in row)
            self._block.append(f"| {' | '.join(cells)} |")
            self.end(is_tight=index > 0)
            self._is_tight = True
            if not index:
                self._block.append("|" + " --- |" * len(row))
                self.end(is_tight=True)

    def text(self) -> str:
        """All of it."""
        while self._tables:
            self.end_table()
        self.end()
        return "".join(self._done)


class _Table:
    def __init__(self) -> None:
        self.rows: list[list[list[str]]] = []  # rows of cells of blocks
        self.is_fresh = False  # the row has had no cell yet
