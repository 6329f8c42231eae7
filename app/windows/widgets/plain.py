"""Words that a person, a model or a system wrote, where Qt would read more into them than is written.

A tooltip that looks like HTML is laid out as HTML; "&" in a button or menu underlines the next letter, and
what follows a tab is taken for a shortcut; "[*]" in a window's title disappears. What goes through here is
shown as it was written. Labels are told with ``Qt.TextFormat.PlainText``.
"""

import html

from app.markdown.printable import printable

TIP_CHARS = 2000  # a longer tooltip would cover the screen
CAPTION_CHARS = 200


def tip(text: str) -> str:
    """``text`` as a tooltip shows it."""
    text = printable(text)
    if len(text) > TIP_CHARS:
        text = text[:TIP_CHARS] + "…"
    if "<" not in text:  # nor can Qt take it for HTML
        return text
    return f'<qt><span style="white-space: pre-wrap">{html.escape(text, quote=False)}</span></qt>'


def caption(text: str) -> str:
    """``text`` for a button or a menu entry: one line, every "&" seen."""
    text = " ".join(printable(text).split())
    if len(text) > CAPTION_CHARS:
        text = text[:CAPTION_CHARS] + "…"
    return text.replace("&", "&&")


def window_title(text: str) -> str:
    """``text`` as the title of a window."""
    return " ".join(printable(text).split()).replace("[*]", "[*][*]")
