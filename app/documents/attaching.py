"""Attaching: the files that are to go with the next message, from being read to being sent."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.conversation import Attachment, new_id
from app.documents.reader import Reader
from app.documents.room import about_tokens, shares
from app.engine_bridge import EngineBridge
from app.system.background import Background, Task
from app.system.open_file import is_here
from engine.documents.document import Document

MOST_FILES = 20  # in one message
REST_MS = 30_000  # without work for so long, the process that reads goes
# What is longer is not kept with a draft, but read again from the file, which takes less than writing it.
MOST_KEPT = 1_000_000  # characters of all files
MARGIN = 0.9  # passages may have more tokens for their characters than the whole file


class State(Enum):
    READING = auto()
    READY = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """One file as its chip shows it. ``sentence``: why it has no text, or what of it could not be read."""

    key: str
    name: str
    path: str
    state: State = State.READING
    document: Document | None = None
    sentence: str = ""
    tokens: int = 0
    exact: bool = False  # else reckoned from its length

    def attachment(self) -> Attachment:
        """The whole of it; without a text while there is none."""
        if self.document is None:
            return Attachment(self.name, "text", "", self.path)
        text = self.document.text
        return Attachment(self.name, self.document.kind, text, self.path, size=len(text))


class Attaching(QObject):
    """Used in the main thread; files are read in a process of their own. The owner calls ``close``."""

    changed = Signal()  # other files, or another state of one
    kept = Signal()  # the files themselves are others: a draft has to be written
    notice = Signal(str)

    def __init__(self, bridge: EngineBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._background = Background(self)
        self._reader = Reader()
        self._files: list[AttachedFile] = []
        self._task: Task | None = None  # reads a file, or chooses passages
        self._reading = ""  # key of the file that it reads
        self.is_choosing = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._let_rest)
        bridge.counted.connect(self._on_counted)
        bridge.loaded.connect(lambda _: self._count_again())

    # ---- what is attached ------------------------------------------------------------------

    @property
    def files(self) -> tuple[AttachedFile, ...]:
        """In the order in which they were added."""
        return tuple(self._files)

    @property
    def is_reading(self) -> bool:
        """A file has no text yet, and may get one."""
        return any(file.state is State.READING for file in self._files)

    @property
    def tokens(self) -> int:
        """Of all files that can be sent."""
        return sum(file.tokens for file in self._ready())

    @property
    def exact(self) -> bool:
        """Every one of them was counted."""
        return all(file.exact for file in self._ready())

    def attachments(self) -> tuple[Attachment, ...]:
        """For a draft: those without a text, and texts beyond a certain length together, are read again."""
        left = MOST_KEPT
        kept: list[Attachment] = []
        for file in self._files:
            made = file.attachment()
            left -= len(made.text)
            kept.append(replace(made, text="") if made.path and left < 0 else made)
        return tuple(kept)

    def add(self, paths: Iterable[str]) -> None:
        """Begins to read files, as far as they are not there already."""
        self._stop_choosing()
        there = {file.path for file in self._files}
        for path in dict.fromkeys(paths):
            if path in there:
                continue
            if len(self._files) == MOST_FILES:
                self.notice.emit(self.tr("A message takes up to {0} files.").format(MOST_FILES))
                break
            self._files.append(AttachedFile(new_id(), Path(path).name, path))
        self.kept.emit()
        self._go_on()

    def remove(self, key: str) -> None:
        self._stop_choosing()
        if key == self._reading:
            self._stop_task()
        self._files = [file for file in self._files if file.key != key]
        self.kept.emit()
        self._go_on()

    def set(self, attachments: Iterable[Attachment]) -> None:
        """Others in the place of all: those of a draft."""
        self._stop_task()
        self._files = []
        for attachment in attachments:
            if not is_here(attachment.path):  # it came with an imported chat: another computer is not called
                attachment = replace(attachment, path="")
            if not attachment.path and not attachment.text:
                continue
            file = AttachedFile(new_id(), attachment.name, attachment.path)
            if attachment.text:
                file = _read(file, Document(attachment.name, attachment.kind, attachment.text))
            if attachment.kind == "pdf" and attachment.path:
                file = replace(file, state=State.READING)  # a draft does not know where its pages begin
            self._files.append(file)
        self._count_again()
        self._go_on()

    # ---- sending ---------------------------------------------------------------------------

    def is_too_long(self, room: int) -> bool:
        """Together they have more than ``room`` tokens: only passages of them can be sent."""
        return self.tokens > room

    def finish(self, question: str, room: int, send: Callable[[tuple[Attachment, ...]], None]) -> None:
        """``send`` gets what goes into the message: at once, or when passages have been chosen.

        Nothing comes of it while a file is being read, or if the files are others before it is done.
        """
        files = self._ready()
        if self.is_reading or self.is_choosing:
            return
        if not self.is_too_long(room):
            send(tuple(file.attachment() for file in files))
            return
        parts = shares([file.tokens for file in files], room)
        from app.documents.choosing import Choice

        choice = Choice(
            tuple(file.document for file in files if file.document),
            question,
            tuple(_chars(file, part) for file, part in zip(files, parts, strict=True)),
        )

        def done(texts: tuple[str, ...]) -> None:
            self._end_choosing()
            made = (file.attachment() for file in files)
            send(
                tuple(
                    replace(whole, text=text, whole=len(text) == whole.size)
                    for whole, text in zip(made, texts, strict=True)
                )
            )

        def failed(sentence: str) -> None:
            self._end_choosing()
            self.notice.emit(sentence)

        self.is_choosing = True
        self._task = self._background.run(
            lambda stop, _: self._reader.choose(choice, stop.is_set), done, failed
        )
        self.changed.emit()

    def close(self) -> None:
        """Ends what is going on."""
        self._stop_task()
        self._background.close()
        self._reader.rest()

    # ---- steps -----------------------------------------------------------------------------

    def _ready(self) -> list[AttachedFile]:
        return [file for file in self._files if file.state is State.READY]

    def _go_on(self) -> None:
        """Has the next file read, if none is."""
        waiting = next((file for file in self._files if file.state is State.READING), None)
        if waiting is not None and self._task is None:
            key, path = waiting.key, Path(waiting.path)
            self._reading = key
            self._rest.stop()
            self._task = self._background.run(
                lambda stop, _: self._reader.read(path, stop.is_set),
                lambda document: self._on_read(key, document),
                lambda sentence: self._on_failed(key, sentence),
            )
        elif waiting is None:
            self._rest.start()
        self.changed.emit()

    def _on_read(self, key: str, document: Document) -> None:
        self._replace(key, lambda file: _read(file, document))
        self._bridge.count(key, document.text)
        self._next()

    def _on_failed(self, key: str, sentence: str) -> None:
        def failed(file: AttachedFile) -> AttachedFile:
            state = State.READY if file.document else State.FAILED  # of a draft, and gone since
            return replace(file, state=state, sentence=sentence)

        self._replace(key, failed)
        self._next()

    def _next(self) -> None:
        self._task, self._reading = None, ""
        self.kept.emit()
        self._go_on()

    def _replace(self, key: str, change: Callable[[AttachedFile], AttachedFile]) -> None:
        self._files = [change(file) if file.key == key else file for file in self._files]

    def _on_counted(self, key: str, tokens: int, exact: bool) -> None:
        if any(file.key == key for file in self._files):
            self._replace(key, lambda file: replace(file, tokens=tokens, exact=exact))
            self.changed.emit()

    def _count_again(self) -> None:
        """Another model has other tokens."""
        for file in self._ready():
            if file.document is not None:
                self._bridge.count(file.key, file.document.text)

    def _stop_choosing(self) -> None:
        if self.is_choosing:
            self._stop_task()

    def _end_choosing(self) -> None:
        self._task, self.is_choosing = None, False
        self._rest.start()
        self.changed.emit()

    def _stop_task(self) -> None:
        if self._task is not None:
            self._task.stop.set()
        self._task, self._reading, self.is_choosing = None, "", False

    def _let_rest(self) -> None:
        if self._task is None:
            self._background.run(lambda stop, _: self._reader.rest(), lambda _: None)


def _read(file: AttachedFile, document: Document) -> AttachedFile:
    return replace(
        file,
        state=State.READY,
        document=document,
        sentence=document.note,
        tokens=about_tokens(document.text),
    )


def _chars(file: AttachedFile, tokens: int) -> int:
    """Characters of a file for so many tokens; all if it may be whole."""
    length = len(file.document.text) if file.document else 0
    return length if tokens >= file.tokens else int(length * tokens * MARGIN / max(1, file.tokens))
