"""Ways to run a model, and the presets that take one, in words."""

from PySide6.QtCore import QCoreApplication, QLocale

from app.windows.words.energy import per_token
from app.windows.words.numbers import rate
from engine.process.events import BALANCED, ESTIMATED, FAST, FRUGAL, BenchmarkRow, Choice


def tr(text: str) -> str:
    return QCoreApplication.translate("ways", text)


def preset_name(preset: str) -> str:
    """As it is called everywhere."""
    names = {FAST: tr("Fast"), BALANCED: tr("Balanced"), FRUGAL: tr("Frugal")}
    return names.get(preset, tr("As chosen below"))


def way(row: BenchmarkRow) -> str:
    """i2_s on avx2 with 2 threads."""
    threads = tr("1 thread") if row.threads == 1 else tr("{0} threads").format(row.threads)
    return tr("{0} on {1} with {2}").format(row.kernel, row.isa, threads)


def percent(share: float) -> str:
    """82 %."""
    return tr("{0} %").format(QLocale().toString(round(100 * share)))


def row_words(row: BenchmarkRow) -> str:
    """A way with its speed and energy."""
    text = tr("{0}, {1} tokens/s").format(way(row), rate(row.decode_tok_s))
    energy = per_token(row.energy)
    return f"{text}, {energy}" if energy else text


def choice_tag(choice: Choice) -> str:
    """Frugal (estimate): the preset, and on what it rests."""
    remarks = [tr("estimate")] if choice.basis == ESTIMATED else []
    remarks += [tr("measured while busy")] if choice.is_busy else []
    name = preset_name(choice.preset)
    return f"{name} ({', '.join(remarks)})" if remarks else name


def choice_sentences(choice: Choice | None) -> str:
    """What a preset takes, and on what that rests; None: nothing was measured for it."""
    if choice is None:
        return tr(
            "Nothing was measured for this yet, so Tern chooses automatically. Run the benchmark once: it "
            "measures every way to run your model."
        )
    sentences = [tr("Takes {0}.").format(row_words(choice.row))]
    if choice.is_busy:
        sentences.append(
            tr(
                "Other programs were busy when that was measured, so all threads are kept. Measure again "
                "when the computer is quiet."
            )
        )
    if choice.basis == ESTIMATED:
        sentences.append(
            tr("Chosen by an estimate of the energy: a measured one might lead to another choice.")
        )
    return " ".join(sentences)
