"""Which way a paragraph is written."""

import unicodedata

_STRONG = {"L": False, "R": True, "AL": True}


def right_to_left(text: str) -> bool | None:
    """Whether the first letter with a direction, of any script, is written from the right; None: none has."""
    for character in text:
        direction = _STRONG.get(unicodedata.bidirectional(character))
        if direction is not None:
            return direction
    return None
