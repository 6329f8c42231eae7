"""The engine's options on the command line: one for each field of ``LoadOptions``, and those of energy."""

import argparse
from collections.abc import Callable
from dataclasses import fields

from engine.errors import EngineError
from engine.process.events import WATTS_PER_CORE, EstimateOptions, LoadOptions, Option


def add_engine_options(parser: argparse.ArgumentParser) -> None:
    """``--kernel``, ``--threads`` and so on, in a group of their own."""
    group = parser.add_argument_group("engine")
    for item in fields(LoadOptions):
        option: Option = item.metadata["option"]
        flag = option.flag or f"--{item.name.replace('_', '-')}"
        is_number = isinstance(item.default, int)
        group.add_argument(
            flag,
            dest=item.name,
            type=_number(option) if is_number else str,
            choices=option.choices or None,
            default=item.default,
            metavar=None if option.choices else "N" if is_number else flag[2].upper(),
            help=option.help,
        )


def engine_options(args: argparse.Namespace) -> LoadOptions:
    """The options that were given, the others as they are without."""
    return LoadOptions(**{item.name: getattr(args, item.name) for item in fields(LoadOptions)})


def add_energy_options(parser: argparse.ArgumentParser) -> None:
    """``--watts-per-core`` and ``--no-estimate``."""
    group = parser.add_argument_group("energy (an estimate where it cannot be measured)")
    group.add_argument(
        "--watts-per-core",
        type=float,
        default=0.0,
        metavar="W",
        help="of a busy core, for the estimate (default: by the processor's family)",
    )
    group.add_argument(
        "--no-estimate", action="store_true", default=False, help="no energy where it cannot be measured"
    )


def energy_options(args: argparse.Namespace) -> EstimateOptions:
    """What was given. EngineError for a number that cannot be."""
    try:
        return EstimateOptions(not args.no_estimate, args.watts_per_core)
    except ValueError:
        low, high = WATTS_PER_CORE
        raise EngineError(f"--watts-per-core takes a number between {low} and {high:.0f}.") from None


def _number(option: Option) -> Callable[[str], int]:
    def number(text: str) -> int:
        value = int(text) * option.unit
        if option.problem(value, int):
            low, high = -(-option.least // option.unit), option.most // option.unit
            raise argparse.ArgumentTypeError(f"must be between {low} and {high}, not {text}")
        return value

    return number
