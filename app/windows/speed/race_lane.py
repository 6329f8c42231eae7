"""RaceLane: one side of a race. It writes its kernel's answer again, every token when it came."""

from bisect import bisect_right

from PySide6.QtCore import QLocale
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QWidget

from app.look.theme import Theme, space
from app.windows.widgets.labels import Card, follow_font, text_label
from app.windows.widgets.plain import tip
from app.windows.words.energy import per_token
from app.windows.words.numbers import rate
from app.windows.words.ways import thread_count
from engine.process.events import Racer, Run

ENDS = 8  # characters of a digest at its beginning and its end that are shown
FIELD = 30  # steps of the grid, beside ordinary text: the least height of the answer


class RaceLane(Card):
    """Shows a run as far as a clock says that it is; it has no clock of its own."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._run: Run | None = None
        self.column.setSpacing(space(2))
        self.name = text_label("", theme, "strong", "", self)
        self.speed = text_label("", theme, "title", "", self)
        self.answer = QPlainTextEdit(self)
        self.answer.setObjectName("raceAnswer")
        self.answer.document().setDocumentMargin(space(1) / 2)
        self.answer.setReadOnly(True)
        self.answer.setTabChangesFocus(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.facts = text_label("", theme, "small", "muted", self)
        self.digest = text_label("", theme, "mono-small", "muted", self)
        self.digest.setAccessibleName(self.tr("Digest of the tokens"))
        follow_font(self.answer, theme, "body")
        self.column.addWidget(self.name)
        self.column.addWidget(self.speed)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.answer, 1)
        self.column.addWidget(self.facts)
        self.column.addWidget(self.digest)
        theme.changed.connect(self._size_field)
        self._size_field()
        self.clear("")

    def clear(self, name: str, note: str = "") -> None:
        """Nothing was measured yet; ``note`` stands where the answer will."""
        self._run = None
        self._show_name(name)
        self.answer.setPlainText("")
        self.answer.setPlaceholderText(note)
        self.bar.setRange(0, 1)
        self.bar.setValue(0)
        for label, lines in ((self.speed, 1), (self.facts, 2), (self.digest, 1)):
            label.setText("\n".join(" " * lines))  # its place is kept, so that nothing moves at the end
        self.digest.setToolTip("")
        self.digest.setAccessibleDescription("")

    def set_run(self, run: Run) -> None:
        """What is shown from now on; ``show_at`` begins."""
        self.clear(racer_words(run.racer))
        self._run = run
        self.bar.setRange(0, max(1, len(run.tokens)))

    def show_at(self, seconds: float) -> bool:
        """As it was so long after the question; whether it had come to its end."""
        run = self._run
        if run is None:
            return True
        count = bisect_right(run.times, seconds)
        if count != self.bar.value():
            self.bar.setValue(count)
            self.answer.setPlainText("".join(run.texts[:count]))
            self.answer.moveCursor(QTextCursor.MoveOperation.End)
        passed = run.times[count - 1] - run.times[0] if count > 1 else 0.0
        speed = (count - 1) / passed if passed > 0 else 0.0
        self.speed.setText(self.tr("{0} tokens/s").format(rate(speed)) if speed else self.tr("reading…"))
        if count < len(run.tokens):
            return False
        self._show_end(run)
        return True

    def _show_end(self, run: Run) -> None:
        number = QLocale().toString
        if not run.decode_tok_s:
            self.speed.setText(" ")
        parts = [
            self.tr("First token after {0} s").format(number(run.first_s, "f", 2)),
            self.tr("{0} tokens in {1} s").format(number(len(run.tokens)), number(run.seconds, "f", 2)),
            per_token(run.energy),
        ]
        self.facts.setText(" · ".join(part for part in parts if part))
        self.digest.setText(f"SHA-256 {run.digest[:ENDS]}…{run.digest[-ENDS:]}")
        self.digest.setToolTip(tip(run.digest))
        self.digest.setAccessibleDescription(run.digest)

    def _show_name(self, name: str) -> None:
        self.name.setText(name)
        self.answer.setAccessibleName(self.tr("Answer of {0}").format(name))
        self.bar.setAccessibleName(self.tr("Progress of {0}").format(name))

    def _size_field(self) -> None:
        self.answer.setMinimumHeight(self._theme.px(space(FIELD)))


def racer_words(racer: Racer) -> str:
    """Kernel, instruction set and threads, as far as they are known."""
    words = f"{racer.kernel} · {racer.isa}" if racer.isa else racer.kernel
    if not racer.threads:
        return words
    return f"{words} · {thread_count(racer.threads)}"
