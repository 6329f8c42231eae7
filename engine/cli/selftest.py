"""``tern selftest``: every kernel on every instruction set of this CPU against its definition."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from engine.machine.selftest import check_all
from engine.model_folder.checkpoint import open_checkpoint


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of ``tern selftest``."""
    parser = commands.add_parser(
        "selftest",
        help="check that every kernel is exact on this CPU",
        description=(
            "Compare every kernel on every instruction set of this CPU with the "
            "reference code, bit by bit. The exit status is 1 if any differs."
        ),
    )
    parser.add_argument("--model", metavar="DIR", help="also try samples of this model's tensors")
    parser.add_argument("--json", action="store_true", help="print rows as JSON")


def run(args: argparse.Namespace) -> int:
    """Print the table; 1 if any kernel differs."""
    weights = open_checkpoint(Path(args.model)) if args.model else None
    rows = list(check_all(weights))
    if args.json:
        json.dump([asdict(row) for row in rows], sys.stdout, indent=1)
        print()
    else:
        for row in rows:
            print(f"{row.kernel:8}{row.isa:12}{row.operation:14}{row.result}")
        runnable = [row for row in rows if row.result != "unavailable"]
        bad = sum(row.result == "differs" for row in runnable)
        verdict = f"{bad} differ from the definition." if bad else "All are exact on this CPU."
        print(f"{len(runnable)} checks. {verdict}")
    return int(any(row.result == "differs" for row in rows))
