"""What this program is: its version and build, the Qt it comes with, the kernels that this CPU runs."""

import platform
from dataclasses import dataclass
from importlib import metadata

import cython_kernels
from engine.version import __version__, commit


@dataclass(frozen=True, slots=True)
class ProgramFacts:
    """What a report of an error begins with."""

    version: str
    commit: str  # short; "" where it is not known
    qt: str  # "" where the window is not installed
    python: str
    kernels: tuple[str, ...]  # instruction sets with kernels that this CPU runs, the best first


def program_facts() -> ProgramFacts:
    """Of the program that runs. Loads no kernel."""
    try:
        qt = metadata.version("PySide6-Essentials")
    except metadata.PackageNotFoundError:
        qt = ""
    isas = [cython_kernels.shown_as(isa) or "scalar" for isa in reversed(cython_kernels.available())]
    return ProgramFacts(__version__, commit(), qt, platform.python_version(), tuple(isas))


def version_text() -> str:
    """What ``tern --version`` prints."""
    facts = program_facts()
    built = f" ({facts.commit})" if facts.commit else ""
    qt = f"Qt {facts.qt}, " if facts.qt else ""
    return f"tern {facts.version}{built}\n{qt}Python {facts.python}\nkernels: {', '.join(facts.kernels)}"
