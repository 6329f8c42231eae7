"""Random answers through the chat view and back by copying. Not part of the tests: ``make fuzz`` runs it.

    python -m tests.fuzz_chat --answers 10000 --seed 1

Markdown of every kind, in all scripts, with code in all languages that Pygments knows, some of it streamed.
No turn of the event loop may work for more than 100 ms, and what is copied has to be what was written.
"""

import argparse
import gc
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.TemporaryDirectory(prefix="tern-fuzz-")
os.environ["TERN_HOME"] = _HOME.name
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.*=false")

from pygments.lexers import get_all_lexers  # noqa: E402
from PySide6.QtCore import QCoreApplication, QEvent  # noqa: E402
from PySide6.QtGui import QGuiApplication  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from app.system.garbage import MainThreadGarbage  # noqa: E402
from tests.helpers.chat_bench import ChatBench  # noqa: E402

LIMIT_S = 0.1
AT_ONCE = 20  # answers of one chat
OF_ONE_KIND = 5  # chats, in the same scripts
SCRIPTS_AT_ONCE = 4
LEXERS = sorted({alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases[:1]})
# First and last letter of a script, and what stands between its words.
SCRIPTS = [
    ("az", " "), ("αω", " "), ("ая", " "), ("աֆ", " "), ("את", " "), ("بي", " "), ("ܐܬ", " "), ("ހޥ", " "),
    ("ߊߧ", " "), ("कह", " "), ("কহ", " "), ("ਕਹ", " "), ("કહ", " "), ("கஹ", " "), ("కహ", " "), ("ಕಹ", " "),
    ("കഹ", " "), ("කෆ", " "), ("กฮ", ""), ("ກຮ", ""), ("ཀཧ", "་"), ("ကအ", ""), ("აჰ", " "), ("가힣", " "),
    ("ሀፐ", " "), ("ᎠᏴ", " "), ("កអ", ""), ("ᠠᡂ", " "), ("あん", ""), ("アン", ""), ("一龠", ""), ("𞤀𞥃", " "),
    ("😀😿", ""), ("ＡＺ", ""), ("𐤀𐤕", " "),
]  # fmt: skip
ODD = [
    "\u200d",
    "\u200f",
    "\u2028",
    "\ufeff",
    "e\u0301",
    "\0",
    "\x1b[0m",
    "&amp;",
    "<b>",
    "<|eot_id|>",
    "\t",
    "\\",
]
GARBAGE = [
    *"*_`[]()<>#|~$\\-+=!:.",
    "**",
    "```",
    "~~~",
    "$$",
    "\\[",
    "\\(",
    "![",
    "](",
    "\n",
    "\n\n",
    " ",
    "    ",
]


class Writer:
    """Writes answers; ``plain`` is what has to be found in the copied text, in that order."""

    def __init__(self, seed: int, scripts: list[tuple[str, str]]) -> None:
        self.random = random.Random(seed)
        self.scripts = scripts
        self.plain: list[str] = []
        self._count = 0

    def word(self) -> str:
        """A word of the script of this paragraph that occurs nowhere else."""
        self._count += 1
        first, last = (ord(letter) for letter in self._script[0])
        letters = "".join(chr(self.random.randint(first, last)) for _ in range(self.random.randint(1, 8)))
        return f"{letters}{self._count}" if self.random.random() < 0.3 else letters

    def words(self, most: int) -> str:
        self._script = self.random.choice(self.scripts)
        return (self._script[1] or "").join(self.word() for _ in range(self.random.randint(1, most)))

    def inline(self, most: int = 12) -> str:
        """A line of text; what it says goes to ``plain``."""
        said, written = "", ""
        for _ in range(self.random.randint(1, 4)):
            text = self.words(most)
            kind = self.random.randrange(12)
            if kind == 0:
                written += f" **{text}** "
            elif kind == 1:
                written += f" *{text}* "
            elif kind == 2:
                written += f" `{text}` "
            elif kind == 3:
                written += f" [{text}](https://example.com/{self._count}_(x)) "
            elif kind == 4:
                text = f"https://example.com/a_{self._count}_(b)?c=d_e"
                written += f" {text} "
            elif kind == 5:
                text = (
                    self.random.choice([r"$a_{%d}^* b_i^*$", r"\( x_%d \)", r"\[ \frac{%d}{y}_1 \]"])
                    % self._count
                )
                written += f" {text} "
            elif kind == 6:
                written += f" ~~{text}~~ "
            else:
                written += f" {text} "
            said += f" {text} "
        self.plain.append(" ".join(said.split()))
        return " ".join(written.split())

    def paragraph(self) -> str:
        size = self.random.choice([8, 8, 8, 30, 400])
        return "\n".join(self.inline(size) for _ in range(self.random.choice([1, 1, 2, 5])))

    def list(self, depth: int = 0) -> str:
        rows: list[str] = []
        ordered = self.random.random() < 0.5
        number = 1 if depth else self.random.choice([1, 1, 7, 98])  # only 1 can follow right below a text
        for index in range(self.random.choice([1, 3, 6])):
            mark = f"{number + index}. " if ordered else "- "
            rows.append("   " * depth + mark + self.inline())
            if self.random.random() < 0.2:
                pad = "   " * depth + " " * len(mark)
                rows += ["", *(pad + line for line in self.code().split("\n")), ""]
            if depth < 3 and self.random.random() < 0.2:
                rows += [" " * (len(mark) - 3) + line for line in self.list(depth + 1).split("\n")]
        return "\n".join(rows)

    def quote(self) -> str:
        return "\n".join("> " + line for line in self.paragraph().split("\n"))

    def table(self) -> str:
        width = self.random.randint(1, 5)
        rows = self.random.choice([1, 3, 10, 150])
        lines = ["| " + " | ".join(self.inline(2) for _ in range(width)) + " |"]
        lines.append(
            "|" + "|".join(self.random.choice(["---", ":-:", "--:", ":--"]) for _ in range(width)) + "|"
        )
        lines += ["| " + " | ".join(self.inline(2) for _ in range(width)) + " |" for _ in range(rows)]
        return "\n".join(lines)

    def code(self) -> str:
        language = self.random.choice(LEXERS)
        lines = []
        for _ in range(self.random.choice([1, 3, 10, 60])):
            odd = self.random.random() < 0.3
            sign = self.random.choice("\\\"'/*({<#@$")
            lines.append(
                "    " * self.random.randint(0, 3)
                + (sign * self.random.randint(1, 60) if odd else self.words(6))
            )
        code = "\n".join(lines)
        self.plain.append(code)
        return f"~~~{language}\n{code}\n~~~"

    def heading(self) -> str:
        return "#" * self.random.randint(1, 6) + " " + self.inline()

    def formula(self) -> str:
        self._count += 1
        tex = f"$$\nx_{self._count} *y*\n- z\n= \\frac{{1}}{{2}}\\\\\n$$"
        self.plain.append(tex)
        return tex

    def long_line(self) -> str:
        return " ".join(self.inline(40) for _ in range(20))

    def answer(self) -> str:
        """Well-formed: every word is looked for."""
        self.plain = []
        kinds: list[Callable[[], str]] = [
            self.paragraph, self.paragraph, self.list, self.quote, self.table, self.code, self.heading,
            self.formula,
        ]  # fmt: skip
        if self.random.random() < 0.05:
            kinds = [self.long_line]
        return "\n\n".join(self.random.choice(kinds)() for _ in range(self.random.choice([1, 2, 4, 8])))

    def garbage(self) -> str:
        """Anything at all: only the time is looked at, and that it does not fail."""
        self.plain = []
        size = self.random.choice([5, 50, 500, 2_000])
        self._script = self.random.choice(self.scripts)
        pick = self.random.random
        pieces = [
            self.random.choice(GARBAGE)
            if pick() < 0.5
            else self.word()
            if pick() < 0.8
            else self.random.choice(ODD)
            for _ in range(size)
        ]
        return "".join(pieces)


class Fuzz:
    """Answers in batches, each in a chat of its own."""

    def __init__(self, app: QApplication, seed: int) -> None:
        self.app = app
        self.bench = ChatBench(app, Path(tempfile.mkdtemp(dir=_HOME.name)))
        self.seed = seed
        self.scripts = SCRIPTS
        self.longest = 0.0
        self.faults: list[str] = []
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
        self.collecting = 0.0
        started = time.thread_time()
        action()
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        worked = time.thread_time() - started
        self.longest = max(self.longest, worked)
        if worked > LIMIT_S:
            collected = (
                f", {self.collecting * 1000:.0f} of them collecting garbage" if self.collecting else ""
            )
            self.fault(f"{worked * 1000:.0f} ms for {about}{collected}")

    def fault(self, sentence: str) -> None:
        self.faults.append(sentence)
        print(sentence, flush=True)

    def rest(self, about: str) -> None:
        """Until everything in view is laid out; colours may come later."""
        for _ in range(400):
            self.turn(lambda: None, about)
            if not self.bench.view._layout._turn_timer.isActive():
                return
        self.fault(f"no rest with {about}")

    def batch(self, number: int) -> None:
        written: list[tuple[str, list[str], str]] = []
        for index in range(AT_ONCE):
            name = f"{self.seed}.{number}.{index}"
            writer = Writer(self.seed * 1_000_003 + number * AT_ONCE + index, self.scripts)
            text = writer.garbage() if index % 4 == 0 else writer.answer()
            written.append((text, writer.plain, name))
        streamed = written[-2:]
        settle, self.bench.settle = self.bench.settle, lambda seconds=0.0: None
        self.bench.open_long([("?", text) for text, _, _ in written[:-2]])
        self.bench.settle = settle
        self.rest(f"{self.seed}.{number} opened")
        for text, _, name in streamed:
            assert self.bench.session.send("?")
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
            self.compare(name, plain, QGuiApplication.clipboard().text())
            self.done += 1

    def compare(self, name: str, plain: list[str], copied: str) -> None:
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
    parser.add_argument("--minutes", type=float, default=0, help="stop after so long")
    options = parser.parse_args(arguments)
    app = QApplication([])
    garbage = MainThreadGarbage()  # as in the program
    fuzz = Fuzz(app, options.seed)
    end = time.monotonic() + 60 * options.minutes if options.minutes else float("inf")
    for number in range(options.answers // AT_ONCE):
        if time.monotonic() > end:
            break
        if number % OF_ONE_KIND == 0:
            fuzz.begin(number // OF_ONE_KIND)
        fuzz.batch(number)
        if number % 10 == 9:
            print(f"{fuzz.done} answers, longest turn {fuzz.longest * 1000:.0f} ms", flush=True)
    fuzz.bench.close()
    garbage.close()
    print(f"{fuzz.done} answers, longest turn {fuzz.longest * 1000:.0f} ms, {len(fuzz.faults)} faults")
    return 1 if fuzz.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
