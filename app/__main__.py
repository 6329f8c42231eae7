"""``tern`` and ``python -m app``: a subcommand goes to the terminal program, everything else opens the window.

Nothing here imports Qt: ``tern chat`` and its sisters must run where there is no display and no Qt.
"""

import multiprocessing
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """The program. ``argv`` without the program's name; the exit status comes back."""
    raise NotImplementedError


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
