"""What is selected in one message, by the pointer or by keys."""

from collections.abc import Callable, Iterator
from time import thread_time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence

from app.markdown.printable import without_surrogates
from app.windows.blocks.selected import START, Position
from app.windows.message.body import MessageBody

_STEPS = {  # key: (direction, by words)
    QKeySequence.StandardKey.SelectNextChar: (1, False),
    QKeySequence.StandardKey.SelectPreviousChar: (-1, False),
    QKeySequence.StandardKey.SelectNextWord: (1, True),
    QKeySequence.StandardKey.SelectPreviousWord: (-1, True),
}
_LINES = {
    QKeySequence.StandardKey.SelectNextLine: 1,
    QKeySequence.StandardKey.SelectPreviousLine: -1,
}

COPY_S = 0.015  # of work before other events have their turn
LINE_TRIES = 12  # half lines that the next line is looked for


class MessageSelection:
    """From ``anchor`` to ``cursor``; nothing if they are the same."""

    def __init__(self, body: MessageBody) -> None:
        self._body = body
        self.anchor: Position = START
        self.cursor: Position = START

    @property
    def range(self) -> tuple[Position, Position] | None:
        """First and last position, None if nothing is selected."""
        if self.anchor == self.cursor:
            return None
        return min(self.anchor, self.cursor), max(self.anchor, self.cursor)

    @property
    def text(self) -> str:
        selected = self.range
        return self._body.selected_text(*selected) if selected else ""

    def pieces(self) -> Iterator[str]:
        """``text`` bit by bit."""
        selected = self.range
        return self._body.selected_pieces(*selected) if selected else iter(())

    def clear(self) -> bool:
        """Whether there was anything to clear. The cursor stays: keys go on from there."""
        had = self.range is not None
        self.anchor = self.cursor
        return had

    def keep_valid(self) -> None:
        """After the text has changed: what it no longer has cannot be selected."""
        if not (self._body.is_valid(self.anchor) and self._body.is_valid(self.cursor)):
            self.anchor = self.cursor = START

    def start(self, position: Position) -> None:
        self.anchor = self.cursor = position

    def extend(self, position: Position) -> None:
        self.cursor = position

    def select(self, span: tuple[Position, Position]) -> None:
        self.anchor, self.cursor = span

    def select_all(self) -> None:
        if ends := self._body.ends():
            self.anchor, self.cursor = ends

    def _next_line(self, step: int) -> Position:
        """The position above or below the cursor; over a gap between two paragraphs if need be."""
        box = self._body.box_of(self.cursor)
        for distance in range(1, LINE_TRIES):
            y = box.center().y() + step * distance * box.height() / 2
            moved = self._body.position_at(box.x(), y)
            if abs(self._body.box_of(moved).center().y() - box.center().y()) > box.height() / 2:
                return moved
        return self._body.moved(self.cursor, step, False)

    def key(self, event: QKeyEvent) -> bool:
        """Moves the cursor and keeps the anchor; whether the key was one of those."""
        if not self._body.sections:
            return False
        for sequence, (step, words) in _STEPS.items():
            if event.matches(sequence):
                self.cursor = self._body.moved(self.cursor, step, words)
                return True
        for sequence, step in _LINES.items():
            if event.matches(sequence):
                self.cursor = self._next_line(step)
                return True
        ends = self._body.ends()
        if event.matches(QKeySequence.StandardKey.SelectStartOfDocument):
            self.cursor = START
        elif event.matches(QKeySequence.StandardKey.SelectEndOfDocument) and ends:
            self.cursor = ends[1]
        elif event.matches(QKeySequence.StandardKey.SelectStartOfLine):
            self.cursor = self._body.position_at(-1, self._body.box_of(self.cursor).center().y())
        elif event.matches(QKeySequence.StandardKey.SelectEndOfLine):
            self.cursor = self._body.position_at(1e6, self._body.box_of(self.cursor).center().y())
        else:
            return False
        return True


class Copying(QObject):
    """Brings what is selected to the clipboard. What takes long to read is read between other events."""

    def __init__(
        self, selection: MessageSelection, copy_text: Callable[[str], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._copy_text = copy_text
        self._pieces: Iterator[str] = iter(())
        self._read: list[str] = []
        self._take: Callable[[str], object] | None = None  # gets the text
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self._work(COPY_S))

    @property
    def busy(self) -> bool:
        return self._take is not None

    def copy(self) -> None:
        """Into the clipboard; what was just being read for it is left."""
        self._start(self._copy_text)

    def offer(self) -> None:
        """What is selected can be pasted with the middle button, where the system has that."""
        if self._take != self._copy_text:
            self._start(_offer)

    def finish(self) -> None:
        """Now: the widget may be about to go."""
        if self._take:
            self._work(float("inf"))

    def _start(self, take: Callable[[str], object]) -> None:
        self._pieces, self._read, self._take = self._selection.pieces(), [], take
        self._work(COPY_S)

    def _work(self, seconds: float) -> None:
        end = thread_time() + seconds
        for piece in self._pieces:
            self._read.append(piece)
            if thread_time() > end:
                self._timer.start()
                return
        self._timer.stop()
        take, self._take = self._take, None
        if take:
            take("".join(self._read))


def _offer(text: str) -> None:
    QGuiApplication.clipboard().setText(without_surrogates(text), QClipboard.Mode.Selection)
