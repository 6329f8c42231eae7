"""How long a person waits: for the window, the model, and the first word. ``make window-times`` runs it.

    python -m tests.window_times --starts 7 [--model DIR] [--json]

Each start is a process of its own with an empty data folder, on the display that there is (else offscreen):
the real program, into whose message field questions are typed. Not part of the tests, because the clock also
tells how busy the machine is; the load is printed with the figures. Times are in milliseconds:

    field     from the start of the process until the message field is painted and takes keys
    model     until the model is loaded
    first, second, follow-up     from Return to the first painted word: of the first question, of one in
              another chat, and of a second one there
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = (
    ("first", "What is the capital of France?"),
    ("second", "Name three colours of the rainbow."),
    ("follow-up", "And one more, please."),
)
PAUSE_MS = 2500  # before each question: a person types, and what can be done meanwhile is done
LIMIT_S = 180


def watch(model: str, born: float) -> None:
    """One start, in this process; prints what it took. ``born``: time.monotonic() when it was begun."""
    from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, QTimer
    from PySide6.QtTest import QTest

    from app import __main__, main

    took: dict[str, float] = {}
    start = main.start

    class Watch(QObject):
        """Sees the paintings, and asks."""

        def __init__(self, program: main.Program) -> None:
            super().__init__(program.window)
            self.program = program
            self.asked = 0.0
            self.left = list(QUESTIONS)
            self.name = ""
            program.window.composer.field.viewport().installEventFilter(self)
            program.window.chat_view.viewport().installEventFilter(self)
            program.bridge.loaded.connect(self.loaded)
            program.session.message_finished.connect(lambda _: self.pause())
            QTimer.singleShot(LIMIT_S * 1000, program.window.close)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QChildEvent) and event.type() == QEvent.Type.ChildAdded:
                event.child().installEventFilter(self)  # the widget of a message
            elif event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, self.painted)  # when it has been
            return False

        def painted(self) -> None:
            if "field" not in took:
                took["field"] = time.monotonic() - born
            session = self.program.session
            running = session.running_message
            if self.asked and running and session.message(running).text:
                took[self.name] = time.monotonic() - self.asked
                self.asked = 0.0

        def loaded(self) -> None:
            took["model"] = time.monotonic() - born
            self.pause()

        def pause(self) -> None:
            if self.left:
                QTimer.singleShot(PAUSE_MS, self.ask)
            else:
                print(json.dumps(took), flush=True)
                self.program.window.close()

        def ask(self) -> None:
            window = self.program.window
            self.name, text = self.left.pop(0)
            if self.name != "follow-up":
                window.commands.new()
            QTest.keyClicks(window.composer.field, text)
            QTimer.singleShot(PAUSE_MS // 4, self.send)

        def send(self) -> None:
            self.asked = time.monotonic()
            QTest.keyClick(self.program.window.composer.field, Qt.Key.Key_Return)

    def started(program: main.Program, *rest: object) -> None:
        program.window.watch = Watch(program)  # type: ignore[attr-defined]
        start(program, *rest)  # type: ignore[arg-type]

    main.start = started  # type: ignore[assignment]
    sys.exit(__main__.main([model] if model else []))


def main() -> int:
    """Starts the program again and again, and prints the medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--starts", type=int, default=7)
    parser.add_argument("--model", default="", metavar="DIR", help="default: the starter")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--once", type=float, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.once is not None:
        watch(args.model, args.once)
    environment = os.environ.copy()
    if not any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")) and sys.platform == "linux":
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    found: list[dict[str, float]] = []
    for _ in range(args.starts + 1):  # the first fills the caches and does not count
        with tempfile.TemporaryDirectory(prefix="tern-times-") as home:
            command = [sys.executable, "-m", "tests.window_times", "--once", str(time.monotonic())]
            done = subprocess.run(
                [*command, "--model", args.model],
                cwd=ROOT,
                env=environment | {"TERN_HOME": home},
                stdout=subprocess.PIPE,
                text=True,
                timeout=2 * LIMIT_S,
            )
        if not done.stdout:
            sys.exit("No model was loaded and answered; make starter brings one, or name one with --model.")
        found.append(json.loads(done.stdout))
        if not args.json:
            load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
            print(line(found[-1]) + f"   load {load:.1f}", flush=True)
    del found[0]
    medians = {name: median(start[name] for start in found) for name in found[0]}
    print(json.dumps({"starts": found, "medians": medians}) if args.json else "medians: " + line(medians))
    return 0


def line(took: dict[str, float]) -> str:
    """The times of one start."""
    return "  ".join(f"{name} {1000 * seconds:5.0f}" for name, seconds in took.items())


if __name__ == "__main__":
    sys.exit(main())
