"""Energy in words. Where a figure comes from always stands beside it; an estimate is called one."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QLocale

from app.languages import say
from engine.process.events import PHONE_CHARGE_WH, Energy, Power


def figure(value: float) -> str:
    """Three figures that count: 413, 4.13, 0.0413; six places at most."""
    places = 2 - math.floor(math.log10(value)) if value > 0 else 0
    return QLocale().toString(float(value), "f", min(max(places, 0), 6))


def origin(source: str, scope: str) -> str:
    """The tag behind a figure, a word or two."""
    if source == "estimate":
        return say.tr("estimate")
    return {
        "package": say.tr("processor"),
        "package and memory": say.tr("processor and memory"),
        "cores": say.tr("processor cores"),
        "machine": say.tr("whole computer"),
    }.get(scope, source)


def source_sentence(source: str, scope: str) -> str:
    """What that tag means."""
    match source:
        case "estimate":
            return say.tr(
                "Estimated by the engine: its processor time multiplied by the watts of a busy core. "
                "It can be off by half in either direction.",
            )
        case "rapl" | "perf":
            covers = say.tr("processor and memory") if "memory" in scope else say.tr("processor")
            return say.tr("Measured by the engine with the processor's own counters (RAPL): {0}.").format(
                covers
            )
        case "battery":
            return say.tr(
                "Measured by the engine with the battery: the whole computer, less what it takes at rest.",
            )
        case "emi":
            return say.tr("Measured by the engine with the energy meters of Windows.")
        case "ioreport":
            return say.tr("Measured by the engine with the processor's own counters (macOS).")
    return say.tr("The engine has measured no energy.")


def power_words(power: Power) -> str:
    """Watts now, as the status line shows them; "" where nothing is known."""
    if power.watts is None:
        return ""
    return say.tr("{0} W ({1})").format(figure(power.watts), origin(power.source, power.scope))


def energy_words(energy: Energy) -> str:
    """Joules per token and watts of a finished answer; "" where nothing was measured."""
    if energy.j_per_token is None or energy.watts is None:
        return ""
    return say.tr("{0} J/token, {1} W ({2})").format(
        figure(energy.j_per_token), figure(energy.watts), origin(energy.source, energy.scope)
    )


def per_token(energy: Energy) -> str:
    """Joules per token with their tag, as they stand below an answer; "" where nothing was measured."""
    if energy.j_per_token is None:
        return ""
    return say.tr("{0} J/token ({1})").format(figure(energy.j_per_token), origin(energy.source, energy.scope))


def energy_per_token(energy: Energy) -> str:
    """Joules per token, the number alone; its tag has to be put beside it."""
    return "" if energy.j_per_token is None else figure(energy.j_per_token)


def receipt(energy: Energy) -> list[str]:
    """The lines of an answer's receipt."""
    if energy.joules is None or energy.watt_hours is None:
        return [say.tr("Energy: not measured")] if energy.problem else []
    lines = [
        say.tr("Energy: {0} J ({1} Wh) in {2} s, {3}").format(
            figure(energy.joules),
            figure(energy.watt_hours),
            figure(energy.seconds),
            origin(energy.source, energy.scope),
        )
    ]
    if energy.j_per_token is not None:
        lines.append(
            say.tr("{0} J per token, the reading of the prompt included").format(figure(energy.j_per_token))
        )
    if energy.uncertainty >= 0.005:
        lines.append(
            say.tr("Uncertain by ±{0} %").format(QLocale().toString(round(energy.uncertainty * 100)))
        )
    return [*lines, yardstick(energy.watt_hours)]


def chat_sum(parts: Sequence[Energy]) -> list[str]:
    """What a whole chat took: a line for each way in which its answers were measured."""
    return [
        say.tr("This chat so far: {0} J ({1} Wh), {2}").format(
            figure(part.joules), figure(part.watt_hours or 0.0), origin(part.source, part.scope)
        )
        for part in parts
        if part.joules is not None
    ]


def yardstick(watt_hours: float) -> str:
    """What the energy is beside one that everybody knows."""
    whole, times = figure_of(PHONE_CHARGE_WH), watt_hours / PHONE_CHARGE_WH
    if times >= 0.5:
        return say.tr("A phone charge is about {0} Wh: this is {1} of them").format(whole, figure(times))
    answers = figure_of(float(f"{1 / times:.2g}")) if times > 0 else "∞"
    return say.tr("A phone charge is about {0} Wh: as much as {1} answers like this").format(whole, answers)


def battery_words(seconds: float | None) -> str:
    """How long the battery lasts while answers are written; "" where that is not measured."""
    if seconds is None:
        return ""
    step = 10 if seconds >= 3600 else 5 if seconds >= 600 else 1
    minutes = max(1, step * round(seconds / 60 / step))
    hours, rest = divmod(minutes, 60)
    if not hours:
        return say.tr("about {0} min of chatting left").format(rest)
    if not rest:
        return say.tr("about {0} h of chatting left").format(hours)
    return say.tr("about {0} h {1} min of chatting left").format(hours, rest)


def figure_of(value: float) -> str:
    """A whole number with its separators."""
    return QLocale().toString(float(value), "f", 0)
