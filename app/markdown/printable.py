"""Text as it can be shown: what a person or a model wrote may hold characters that no screen can draw.

The stored text is never changed; only what is painted, measured and put on the clipboard goes through here.
"""

import re

# Control characters other than tab and newline. Their own pictures (␀) are missing in many fonts.
_CONTROLS = dict.fromkeys([*range(0x09), *range(0x0B, 0x20), 0x7F], "\ufffd")
_NEEDS_WORK = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
_NEWLINES = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def printable(text: str) -> str:
    """``text`` with one kind of newline, and U+FFFD for control characters and lone surrogates."""
    if not _NEEDS_WORK.search(text):
        return text
    text = _NEWLINES.sub("\n", text)
    return without_surrogates(text.translate(_CONTROLS))


def shown_length(text: str, chars: int, lines: int) -> int:
    """How much of a text is shown: about so many characters and lines, all if it has little more."""
    position = len(text)
    if len(text) > lines * 1.5 and text.count("\n") > lines * 1.5:
        position = 0
        for _ in range(lines):
            position = text.find("\n", position) + 1
    if position <= chars * 1.5:
        return position
    return (text.rfind("\n", chars // 2, chars) + 1) or chars


def without_surrogates(text: str) -> str:
    """``text`` with U+FFFD for lone surrogates, which Qt's strings cannot take over: for the clipboard."""
    try:
        text.encode()  # far quicker than the expression, and nearly every text passes
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text


def utf16_length(text: str) -> int:
    """Qt counts positions in UTF-16 units; a character outside the first plane has two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def utf16_slice(text: str, start: int, end: int | None = None) -> str:
    """The part between two positions in UTF-16 units; half a character at a border is left out."""
    if text.isascii():
        return text[start:end]
    last = None if end is None else 2 * end
    return text.encode("utf-16-le")[2 * start : last].decode("utf-16-le", errors="ignore")
