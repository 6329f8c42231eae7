"""Random answers: Markdown of every kind, in all scripts, with code in all languages that Pygments knows.

A seed gives the same answers on every machine.
"""

import random
from collections.abc import Callable

from pygments.lexers import get_all_lexers

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
