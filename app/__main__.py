"""``tern`` and ``python -m app``: a subcommand runs in the terminal, anything else opens the window.

Nothing here imports Qt: ``tern chat`` and its sisters must run where there is no display and no Qt.
"""

import gc
import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app.storage.exchange import is_export
from engine.cli import SUMMARIES
from engine.cli import main as run_command


def main(argv: Sequence[str] | None = None) -> int:
    """The program. ``argv`` without the program's name; the exit status comes back."""
    # First of all: in the frozen program the engine process starts here too.
    multiprocessing.freeze_support()
    args = list(sys.argv[1:] if argv is None else argv)
    if not args or is_window(args):
        if has_display():
            gc.disable()  # there is no garbage yet; app.system.garbage collects once the window is there
            from app.main import run

            return run(args[0] if args else "")
        if args and is_export(args[0]):
            print("Chats are imported in the window, and no display was found.", file=sys.stderr)
            return 1
        print("No display was found, so Tern runs in the terminal.", file=sys.stderr)
        args = ["chat", *(["--model", args[0]] if args else [])]
    return run_command(args)


def is_window(args: Sequence[str]) -> bool:
    """``tern DIR`` opens the window with a model, ``tern FILE`` imports chats.

    A folder named like a subcommand is reached as ./chat.
    """
    if len(args) != 1 or args[0] in SUMMARIES or args[0].startswith("-"):
        return False
    # One that is not there is refused in the window, if it is written as a path.
    return Path(args[0]).exists() or "/" in args[0] or os.sep in args[0]


def has_display() -> bool:
    """Whether a window can be shown. Only where windows come from a server of their own can there be none."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
