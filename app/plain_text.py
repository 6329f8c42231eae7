"""Cuts plain text into blocks that are laid out one by one."""

from collections.abc import Iterator

from app.markdown import Block

PLAIN_CHARS, PLAIN_LINES = 2_000, 40  # of one block at most


def plain_blocks(text: str) -> Iterator[Block]:
    """Plain text in sections of a size that is laid out at once."""
    start = line = 0
    while start < len(text):
        limit = min(len(text), start + PLAIN_CHARS)
        end, lines = start, 0
        while lines < PLAIN_LINES and (line_end := text.find("\n", end, limit) + 1):
            end, lines = line_end, lines + 1
        if lines < PLAIN_LINES and limit == len(text):
            end = limit
        elif lines == 0:  # one line that long
            end = text.rfind(" ", start + PLAIN_CHARS // 2, limit) + 1 or limit
        yield Block("plain", text[start:end], start, line, line + lines)
        start, line = end, line + lines
