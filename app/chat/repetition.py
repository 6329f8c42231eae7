"""Whether a text that grows goes round in circles: small models can repeat themselves without an end.

Only the end of the text is looked at, each time it has grown by some characters, so the cost of a piece is
bounded however long the text is. What repeats has to be exactly the same, but for the numbers of list items.
"""

import re

from PySide6.QtCore import QObject, Signal

WINDOW = 6_000  # characters of the end that are looked at
EVERY = 64  # characters between two looks
PROBE = 24  # the last characters, which have to stand earlier as well
TRIES = 12  # earlier places that are looked at
LEAST_CHARS = 320  # that consist of repetitions
LEAST_TIMES = 4
LONG_UNIT = 240  # characters; what is so long is said three times only by mistake
LONG_TIMES = 3
CODE_CHARS, CODE_TIMES = 2_000, 12  # in code and tables, where rows of the same are meant
_MARKER = re.compile(r"^([ \t]*)(?:[-*+•]|\d{1,4}[.)])[ \t]+", re.MULTILINE)
_BEGUN = re.compile(r"\n[ \t]*(?:\d{1,4}[.)]?|[-*+•])?[ \t]*$")  # an item that has no words yet
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
_WORD = re.compile(r"\w")


def repeats(text: str, code: bool = False) -> bool:
    """Whether the end of ``text`` says the same again and again. ``code``: it stands in a block of code."""
    end = _MARKER.sub(r"\1- ", _BEGUN.sub("", text[-WINDOW:]))
    probe = end[-PROBE:]
    if len(probe) < PROBE:
        return False
    at = len(end) - PROBE
    for _ in range(TRIES):
        at = end.rfind(probe, 0, at + PROBE - 1)
        if at < 0:
            return False
        if _is_loop(end, len(end) - PROBE - at, code):
            return True
    return False


def _is_loop(end: str, period: int, code: bool) -> bool:
    same = _same_end(end, period)
    times, chars = same // period + 1, same + period
    unit = end[-period:]
    if times < LONG_TIMES or chars < LEAST_CHARS:
        return False
    if code or unit.lstrip().startswith("|") or "\n|" in unit or not _WORD.search(unit):
        return chars >= CODE_CHARS and times >= CODE_TIMES
    return times >= (LONG_TIMES if period >= LONG_UNIT else LEAST_TIMES)


def _same_end(end: str, period: int) -> int:
    """How many characters at the end equal those one period before them."""
    low, high = 0, len(end) - period
    while low < high:
        middle = (low + high + 1) // 2
        if end[-middle:] == end[-middle - period : -period]:
            low = middle
        else:
            high = middle - 1
    return low


class RepetitionWatch(QObject):
    """Watches the answer being written. It only tells; whether to stop is for a person to say."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found = False
        self._end = ""
        self._line = ""  # the one being written
        self._code = False  # in a fenced block
        self._grown = 0  # since the last look
        self._quiet = False  # a person lets it go on

    def begin(self, text: str) -> None:
        """Another answer, which has ``text`` so far."""
        self._end, self._line, self._grown, self._quiet = (
            text[-WINDOW:],
            text[text.rfind("\n") + 1 :],
            0,
            False,
        )
        self._code = len(_FENCE.findall(text)) % 2 == 1
        self._set(False)

    def add(self, piece: str) -> None:
        """It has grown."""
        *lines, rest = piece.split("\n")
        for line in lines:
            self._code ^= _FENCE.match(self._line + line) is not None
            self._line = ""
        self._line = (self._line + rest)[:EVERY]
        self._end += piece
        self._grown += len(piece)
        if self._grown >= EVERY and not self._quiet:
            self._grown = 0
            self._end = self._end[-WINDOW:]
            self._set(repeats(self._end, self._code))

    def let_go_on(self) -> None:
        """Nothing more is said about this answer."""
        self._quiet = True
        self._set(False)

    def end(self) -> None:
        """The answer has ended."""
        self._quiet = True
        self._set(False)

    def _set(self, found: bool) -> None:
        if found != self.found:
            self.found = found
            self.changed.emit()
