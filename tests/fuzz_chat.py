"""Random answers through the chat view and back by copying. Not part of the tests: ``make fuzz`` runs it.

    python -m tests.fuzz_chat --answers 10000 --seed 1

Markdown of every kind, in all scripts, with code in all languages that Pygments knows, some of it streamed.
No turn of the event loop may work for more than 100 ms, and what is copied has to be what was written.
Work is the main thread's CPU time: the clock only tells how busy the machine is. Even that grows several
times over where a shared machine takes memory or its processor away, so a batch with a long turn is tried
again, and what is not long every time is only told.

``--copy-only`` leaves the window out: each answer read whole and while it grows, and copied.
"""

import argparse
import gc
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.TemporaryDirectory(prefix="tern-fuzz-")
os.environ["TERN_HOME"] = _HOME.name
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.*=false")

from PySide6.QtCore import QCoreApplication, QEvent  # noqa: E402
from PySide6.QtGui import QGuiApplication  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from app.markdown.highlight import Highlights  # noqa: E402
from app.system.garbage import MainThreadGarbage  # noqa: E402
from app.windows.blocks.reading import MARKDOWN_LIMIT  # noqa: E402
from app.windows.message.body import MessageBody  # noqa: E402
from tests.helpers.chat_bench import ChatBench  # noqa: E402
from tests.helpers.random_answers import ODD, SCRIPTS, Writer  # noqa: E402
from tests.helpers.turn_watch import Turn, TurnWatch, pace  # noqa: E402

LIMIT_S = 0.1
NOTED_S = 0.05  # of work: worth a look, though no fault
AT_ONCE = 20  # answers of one chat
OF_ONE_KIND = 5  # chats, in the same scripts
SCRIPTS_AT_ONCE = 4
GROWTHS = 30  # of an answer at most, where there is no window
TRIES = 3  # of a batch in which a turn is too long


class Fuzz:
    """Answers in batches, each in a chat of its own."""

    def __init__(self, app: QApplication, seed: int) -> None:
        self.app = app
        self.bench = ChatBench(app, Path(tempfile.mkdtemp(dir=_HOME.name)))
        self.seed = seed
        self.scripts = SCRIPTS
        self.watch = TurnWatch()
        self.longest = 0.0
        self.turns = Counter[str]()  # by how long they worked
        self.places = Counter[str]()  # where the turns of more than NOTED_S were seen
        self.long: dict[str, Turn] = {}  # the turns of this batch that are over the limit
        self.faults: dict[str, None] = {}
        self.done = 0
        self.collecting = 0.0  # seconds of this turn
        gc.callbacks.append(self._note_collection)

    def _note_collection(self, phase: str, info: dict[str, int]) -> None:
        self.collecting += time.thread_time() * (1 if phase == "stop" else -1)

    def begin(self, number: int) -> None:
        """Other scripts. Qt keeps the fonts of only some of them at a time, and reads the others again."""
        self.bench.close()
        self.bench = ChatBench(self.app, Path(tempfile.mkdtemp(dir=_HOME.name)))
        first = number * SCRIPTS_AT_ONCE % len(SCRIPTS)
        self.scripts = (SCRIPTS + SCRIPTS)[first : first + SCRIPTS_AT_ONCE]
        self.load_fonts()

    def load_fonts(self) -> None:
        """The first use of a font reads it from the disk, which takes as long as it takes."""
        words = [letters[0] + letters[1] for letters, _ in self.scripts]
        every = [f"{w} **{w}** *{w}* ***{w}*** `{w}` ~~{w}~~ [{w}](http://a)" for w in [*words, *ODD]]
        heads = [f"{'#' * level} {' '.join(words)}" for level in range(1, 7)]
        text = "\n\n".join(
            [*every, *("> " + line for line in every), *heads, "```\n" + "\n".join(words) + "\n```"]
        )
        self.bench.open_long([("?", text[start : start + 900]) for start in range(0, len(text), 900)])
        for message in self.bench.session.messages():
            self.bench.view.scroll_to_message(message.id)
            self.bench.settle(60)  # colours come from a process of their own
            self.bench.view.grab()

    def turn(self, action: Callable[[], object], about: str) -> None:
        """One turn of the event loop; how long the main thread worked."""

        def whole() -> None:
            action()
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

        self.collecting = 0.0
        turn = self.watch.measure(whole)
        self.longest = max(self.longest, turn.cpu)
        self.turns[next((f"over {ms} ms" for ms in (100, 50, 30) if turn.cpu * 1000 > ms), "shorter")] += 1
        if turn.cpu < NOTED_S:
            return
        self.places.update(place for place, _ in turn.places[:1])
        sentence = f"{about}: {turn}"
        if self.collecting:
            sentence += f"\n    {self.collecting * 1000:.0f} ms of them collecting garbage"
        if turn.cpu > LIMIT_S:
            self.long[about] = turn
        print(sentence, flush=True)

    def report(self) -> str:
        turns = ", ".join(f"{count} {name}" for name, count in sorted(self.turns.items()))
        return f"longest turn {self.longest * 1000:.0f} ms ({turns})"

    def fault(self, sentence: str) -> None:
        self.faults[sentence] = None
        print("FAULT", sentence, flush=True)

    def rest(self, about: str) -> None:
        """Until everything in view is laid out; colours may come later."""
        for _ in range(400):
            self.turn(lambda: None, about)
            if not self.bench.view._layout._turn_timer.isActive():
                return
        self.fault(f"no rest with {about}")

    def try_batch(self, number: int) -> None:
        """What is too long in every try is a fault."""
        always: dict[str, Turn] = {}
        for attempt in range(TRIES):
            if attempt:
                print(f"again: batch {number}", flush=True)
                self.begin(number // OF_ONE_KIND)
            self.long = {}
            self.batch(number)
            always = {about: turn for about, turn in self.long.items() if not attempt or about in always}
            if not always:
                break
        for about, turn in always.items():
            self.fault(f"{about}: {turn}")
        self.done += AT_ONCE

    def write(self, number: int) -> list[tuple[str, list[str], str]]:
        """Text, what has to be in the copy, and name of each answer of a batch."""
        written = []
        for index in range(AT_ONCE):
            name = f"{self.seed}.{number}.{index}"
            writer = Writer(self.seed * 1_000_003 + number * AT_ONCE + index, self.scripts)
            text = writer.garbage() if index % 4 == 0 else writer.answer()
            written.append((text, writer.plain, name))
        return written

    def copy_batch(self, number: int) -> None:
        """Without a window: what is copied of each answer, whole and after it has grown."""
        self.scripts = SCRIPTS[number % len(SCRIPTS) :] + SCRIPTS[: number % len(SCRIPTS)]
        self.scripts = self.scripts[:SCRIPTS_AT_ONCE]
        style = self.bench.view._layout.style
        for text, plain, name in self.write(number):
            whole = MessageBody(style, Highlights(), True, 700)
            whole.set_text(text, False)
            grown = MessageBody(style, Highlights(), True, 700)
            step = max(200, len(text) // GROWTHS)
            for end in range(step, len(text) + step, step):
                grown.set_text(text[:end], True)
            grown.set_text(text, False)
            first, second = (
                body.selected_text(*ends) if (ends := body.ends()) else "" for body in (whole, grown)
            )
            if first != second:
                self.fault(f"{name}: copied otherwise after it has grown")
            self.compare(name, text, plain, first)
        self.done += AT_ONCE

    def batch(self, number: int) -> None:
        written = self.write(number)
        streamed = written[-2:]
        settle, self.bench.settle = self.bench.settle, lambda seconds=0.0: None
        self.bench.open_long([("?", text) for text, _, _ in written[:-2]])
        self.bench.settle = settle
        self.rest(f"{self.seed}.{number} opened")
        for text, _, name in streamed:
            assert self.bench.session.asking.send("?")
            for start in range(0, len(text), 200):
                self.bench.client.pieces(text[start : start + 200])
                self.turn(lambda: self.bench.view._show_growth(), f"{name} streamed")
            self.turn(self.bench.client.finish, f"{name} finished")
            self.rest(name)
        answers = [message for message in self.bench.session.messages() if message.role == "assistant"]
        for message, (text, plain, name) in zip(answers, written, strict=True):
            self.turn(lambda message=message: self.bench.view.scroll_to_message(message.id), name)
            self.rest(name)
            self.turn(self.bench.view.grab, f"{name} painted")
            view = self.bench.shown(message.id)
            self.turn(lambda view=view: view.select_all(), f"{name} selected")
            QGuiApplication.clipboard().clear()
            self.turn(lambda view=view: view.copying.copy(), f"{name} copied")
            while view.copying.busy:
                self.turn(lambda: None, f"{name} copied further")
            view.selection.clear()
            if message.text != text:
                self.fault(f"{name}: stored as something else")
            self.compare(name, text, plain, QGuiApplication.clipboard().text())

    def compare(self, name: str, text: str, plain: list[str], copied: str) -> None:
        if len(text) > MARKDOWN_LIMIT:
            return  # the rest is not shown, so not copied, until one asks for more
        position = 0
        for words in plain:
            found = copied.find(words, position)
            if found < 0:
                self.fault(f"{name}: {words[:80]!r} is not in what was copied behind {position}")
                return
            position = found + len(words)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="batch to begin with, to repeat one")
    parser.add_argument("--minutes", type=float, default=0, help="stop after so long")
    parser.add_argument("--copy-only", action="store_true", help="no window: what is copied")
    options = parser.parse_args(arguments)
    app = QApplication([])
    garbage = MainThreadGarbage()  # as in the program
    fuzz = Fuzz(app, options.seed)
    end = time.monotonic() + 60 * options.minutes if options.minutes else float("inf")
    for number in range(options.first, options.first + options.answers // AT_ONCE):
        if time.monotonic() > end:
            break
        if options.copy_only:
            fuzz.copy_batch(number)
        else:
            if number % OF_ONE_KIND == 0 or number == options.first:
                fuzz.begin(number // OF_ONE_KIND)
            fuzz.try_batch(number)
        if number % 10 == 9:
            print(f"{fuzz.done} answers, {fuzz.report()}; pace {pace():.0f} ms", flush=True)
    fuzz.bench.close()
    garbage.close()
    fuzz.watch.close()
    print(f"{fuzz.done} answers, {fuzz.report()}, {len(fuzz.faults)} faults")
    for place, count in fuzz.places.most_common(20):
        print(f"{count} x {place}")
    return 1 if fuzz.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
