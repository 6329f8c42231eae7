"""How far something long is, on stderr."""

import shutil
import sys

BAR = 30  # characters
STEPS = 10  # lines about the progress where no bar can be drawn


class Bar:
    """Progress on stderr: drawn in place on a screen, some lines in a file."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._drawn = False
        self._step = -1

    def __enter__(self) -> "Bar":
        return self

    def __exit__(self, *error: object) -> None:
        self.end()

    def show(self, done: int, total: int, text: str = "") -> None:
        part = done / total if total else 1.0
        if self._live:
            filled = round(BAR * part)
            line = f"{'#' * filled}{'.' * (BAR - filled)} {part:4.0%}  {text}"
            width = shutil.get_terminal_size().columns - 1
            sys.stderr.write("\r" + line[:width].ljust(width))
            self._drawn = True
        elif int(part * STEPS) != self._step:
            self._step = int(part * STEPS)
            sys.stderr.write(f"{part:.0%}  {text}\n")
        sys.stderr.flush()

    def say(self, sentence: str) -> None:
        self.end()
        print(sentence, file=sys.stderr, flush=True)

    def end(self) -> None:
        if self._drawn:
            sys.stderr.write("\n")
            self._drawn = False
