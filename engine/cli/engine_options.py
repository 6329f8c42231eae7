"""The engine's options on the command line: one for each field of ``LoadOptions``."""

import argparse
from collections.abc import Callable
from dataclasses import fields

from engine.process.events import LoadOptions, Option


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


def _number(option: Option) -> Callable[[str], int]:
    def number(text: str) -> int:
        value = int(text) * option.unit
        if option.problem(value, int):
            low, high = -(-option.least // option.unit), option.most // option.unit
            raise argparse.ArgumentTypeError(f"must be between {low} and {high}, not {text}")
        return value

    return number
