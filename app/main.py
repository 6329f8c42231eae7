"""The window program from start to end. The order of start-up:

1. ``faulthandler`` writes to ``crash.log`` in the data folder: a crash of the window leaves a trace.
2. ``QApplication`` with names and icon.
3. ``SingleInstance``: a second start hands its model folder to the first, which raises its window, and ends.
4. ``Store.open`` checks the database; what it had to repair or set aside is told in a dialog with choices.
5. ``SettingsStore``, then ``Theme``: colours and fonts before the first widget.
6. ``EngineBridge`` (the engine process starts), ``ChatSession``, ``MainWindow``; the window is shown.
7. The model: the folder of the command line, else the last one, unless its load crashed the last start.
8. The event loop. At its end: session, bridge (the engine process is gone then), settings, store.
"""

from collections.abc import Sequence


def run(argv: Sequence[str]) -> int:
    """Opens the window; ``argv`` may name one model folder. Returns when the last window is closed."""
    raise NotImplementedError
