"""``python -m engine``: the terminal program, the same as ``tern`` with a subcommand."""

import multiprocessing
import sys

from engine.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
