"""Energy in the terminal: its options, and its figure in words, never without where it comes from."""

import argparse

from engine.energy.energy import WATTS_PER_CORE, Energy, EstimateOptions
from engine.errors import EngineError

SOURCES = {
    "rapl": "RAPL",
    "perf": "RAPL through perf",
    "battery": "battery",
    "emi": "Energy Meter Interface",
    "ioreport": "IOReport",
}


def add_energy_options(parser: argparse.ArgumentParser) -> None:
    """``--watts-per-core`` and ``--no-estimate``."""
    group = parser.add_argument_group("energy (where nothing measures it here, an estimate)")
    group.add_argument(
        "--watts-per-core",
        type=float,
        default=0.0,
        metavar="W",
        help="of a busy core, for the estimate (default: by the processor's family)",
    )
    group.add_argument(
        "--no-estimate", action="store_true", default=False, help="no energy where nothing measures it"
    )


def energy_options(args: argparse.Namespace) -> EstimateOptions:
    """What was given. EngineError for a number that cannot be."""
    try:
        return EstimateOptions(not args.no_estimate, args.watts_per_core)
    except ValueError:
        low, high = WATTS_PER_CORE
        raise EngineError(f"--watts-per-core takes a number between {low} and {high:.0f}.") from None


def tag(energy: Energy) -> str:
    """Where the figure comes from."""
    if energy.is_estimate:
        return f"estimate ±{energy.uncertainty:.0%}"
    return f"{SOURCES.get(energy.source, energy.source)}, {energy.scope}"


def energy_words(energy: Energy) -> str:
    """Joules per token and where they come from; "" where nothing is there to be said."""
    if energy.j_per_token is not None:
        return f"{energy.j_per_token:.3g} J/token ({tag(energy)})"
    return f"energy not measured ({energy.problem})" if energy.problem and energy.tokens else ""
