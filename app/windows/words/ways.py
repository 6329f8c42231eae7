"""Ways to run a model, and the presets that take one, in words."""

from PySide6.QtCore import QLocale

from app.languages import say
from app.windows.words.energy import per_token
from app.windows.words.numbers import rate
from engine.process.events import BALANCED, ESTIMATED, FAST, FRUGAL, BenchmarkRow, Choice


def preset_name(preset: str) -> str:
    """As it is called everywhere."""
    names = {
        FAST: say.tr("Fast"),
        BALANCED: say.tr("Balanced"),
        FRUGAL: say.tr("Frugal"),
    }
    return names.get(preset, say.tr("As chosen below"))


def way(row: BenchmarkRow) -> str:
    """i2_s on avx2 with 2 threads."""
    return say.tr("{0} on {1} with {2}").format(row.kernel, row.isa, thread_count(row.threads))


def thread_count(threads: int) -> str:
    """1 thread, 2 threads."""
    return say.tr("%Ln threads", "", threads)


def percent(share: float) -> str:
    """82 %."""
    return say.tr("{0} %").format(QLocale().toString(round(100 * share)))


def row_words(row: BenchmarkRow) -> str:
    """A way with its speed and energy."""
    text = say.tr("{0}, {1} tokens/s").format(way(row), rate(row.decode_tok_s))
    energy = per_token(row.energy)
    return f"{text}, {energy}" if energy else text


def choice_tag(choice: Choice) -> str:
    """Frugal (estimate): the preset, and on what it rests."""
    remarks = [say.tr("estimate")] if choice.basis == ESTIMATED else []
    remarks += [say.tr("measured while busy")] if choice.is_busy else []
    name = preset_name(choice.preset)
    return f"{name} ({', '.join(remarks)})" if remarks else name


def choice_sentences(choice: Choice | None) -> str:
    """What a preset takes, and on what that rests; None: nothing was measured for it."""
    if choice is None:
        return say.tr(
            "Nothing was measured for this yet, so Tern chooses automatically. Run the benchmark once: it "
            "measures every way to run your model.",
        )
    sentences = [say.tr("Takes {0}.").format(row_words(choice.row))]
    if choice.is_busy:
        sentences.append(
            say.tr(
                "Other programs were busy when that was measured, so all threads are kept. Measure again "
                "when the computer is quiet.",
            )
        )
    if choice.basis == ESTIMATED:
        sentences.append(
            say.tr("Chosen by an estimate of the energy: a measured one might lead to another choice.")
        )
    return " ".join(sentences)
