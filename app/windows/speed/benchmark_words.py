"""The sentences of the benchmark."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt

from app.languages import say
from app.windows.words.energy import energy_per_token, figure, origin, per_token
from app.windows.words.numbers import rate
from app.windows.words.ways import percent, preset_name, row_words, way
from engine.process.events import BenchmarkRow, BenchmarkRun

if TYPE_CHECKING:
    from engine import Choice, Slower


def speed(tok_s: float, spread: float, digits: int = 1) -> str:
    """106.7 ±2 %; the spread is left out where it is not known."""
    return f"{rate(tok_s, digits)} ±{percent(spread)}" if spread else rate(tok_s, digits)


def joules(row: BenchmarkRow) -> str:
    """Per token, the number alone; "–" where it is not known."""
    return energy_per_token(row.energy) or "–"


def joules_heading(rows: Sequence[BenchmarkRow]) -> str:
    """What stands over these numbers: where they come from too."""
    tags = dict.fromkeys(
        origin(row.energy.source, row.energy.scope) for row in rows if row.energy.j_per_token is not None
    )
    return say.tr("J/token ({0})").format(", ".join(tags)) if tags else say.tr("J/token")


def day(when: str) -> str:
    """Date and time as they are written here."""
    moment = QDateTime.fromString(when, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


def verdict(run: BenchmarkRun) -> str:
    """The fastest, against what this memory can do."""
    best = max(run.rows, key=lambda row: row.decode_tok_s)
    text = say.tr("{0} is the fastest: {1} tokens/s, {2} of what this memory can do.")
    return text.format(way(best), rate(best.decode_tok_s), percent(best.roofline))


def slower_sentence(slower: "Slower", is_busy: bool) -> str:
    """Today is slower than before, by more than the spread."""
    text = say.tr(
        "{0} is {1} slower than on {2} (version {3}: {4} tokens/s); the spread is only {5}."
    ).format(
        way(slower.now),
        percent(slower.share),
        day(slower.when),
        slower.version,
        rate(slower.before.decode_tok_s),
        percent(slower.spread),
    )
    if is_busy:
        return say.tr("{0} Other programs were busy, which may be why.").format(text)
    return text


def busy_sentence(cores: float, measured: bool) -> str:
    """Before (or after) measuring: what other programs do to the figures."""
    amount = QLocale().toString(cores, "f", 1)
    if measured:
        return say.tr(
            "Other programs used up to {0} processor cores while this was measured: it is too slow, and the "
            "order is not to be relied on. Tern takes no fewer threads because of it. Measure again when the "
            "computer is quiet.",
        ).format(amount)
    return say.tr(
        "Other programs are using {0} processor cores. Close them first: what is measured now would be too "
        "slow, and another way may come out as the fastest.",
    ).format(amount)


def choice_words(choices: "dict[str, Choice | None]") -> str:
    """Which way each preset takes, a line for each way, and what its energy rests on."""
    names: dict[str, list[str]] = {}
    for preset, choice in choices.items():
        text = say.tr("needs figures of energy") if choice is None else row_words(choice.row)
        names.setdefault(text, []).append(preset_name(preset))
    return "\n".join(f"{', '.join(same)}: {text}" for text, same in names.items())


def row_tip(row: BenchmarkRow) -> str:
    """All that is known of a row."""
    lines = [
        way(row),
        say.tr("Answer: {0} tokens/s; half of the measurements lie between {1} and {2}").format(
            *map(rate, (row.decode_tok_s, row.decode_low, row.decode_high))
        ),
        say.tr("Prompt of {0} tokens: {1} tokens/s; half between {2} and {3}").format(
            row.prompt_tokens, *map(rate, (row.prefill_tok_s, row.prefill_low, row.prefill_high))
        ),
        say.tr("Reads {0} MB per token: {1} of the {2} GB/s of this memory").format(
            figure(row.bytes_per_token / 1e6), percent(row.roofline), figure(row.bandwidth_gb_s)
        ),
    ]
    if row.energy.j_per_token is not None:
        lines.append(say.tr("Energy of the answer: {0}").format(per_token(row.energy)))
    if row.is_busy:
        lines.append(say.tr("Other programs used {0} processor cores").format(figure(row.busy_cores)))
    return "\n".join(lines)


def names_of(choices: "dict[str, Choice | None]") -> dict[tuple[str, str, int], str]:
    """What is written beside the rows that presets take, by their way."""
    names: dict[tuple[str, str, int], str] = {}
    for preset, choice in choices.items():
        if choice is not None:
            before = names.get(choice.row.way)
            name = preset_name(preset)
            names[choice.row.way] = f"{before}, {name}" if before else name
    return names


def tab_separated(lines: Sequence[Sequence[str]]) -> str:
    """A table for the clipboard."""
    return "".join("\t".join(line) + "\n" for line in lines)
