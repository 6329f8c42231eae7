"""The presets that come with the program.

Written for small models: one task in plain words, what the answer is to look like, nothing about a persona.
Tasks with one right answer are sampled cold, ideas hot; the rest leave the values to the model and the
settings.
"""

from app.languages import say
from app.presets.preset import Preset
from engine.sampling.params import SamplingParams

PRECISE = SamplingParams(temperature=0.2, top_p=0.9, repetition_penalty=1.05)
LIVELY = SamplingParams(temperature=0.9, top_p=0.95, min_p=0.05)


def shipped_presets() -> tuple[Preset, ...]:
    """In the order in which they are shown at first."""

    def preset(id_: str, name: str, prompt: str, sampling: SamplingParams | None = None) -> Preset:
        return Preset(f"tern.{id_}", name, prompt, sampling, shipped=True)

    return (
        preset(
            "short",
            say.tr("Short answers"),
            say.tr(
                "Answer in one to three short sentences. Give the answer first. "
                "Leave out introductions, repetitions and closing remarks.",
            ),
        ),
        preset(
            "explain",
            say.tr("Explain simply"),
            say.tr(
                "Explain things to a curious twelve-year-old. Use short sentences and everyday words. "
                "Give one concrete example. If you have to use a technical word, say what it means.",
            ),
        ),
        preset(
            "english",
            say.tr("Translate to English"),
            say.tr(
                "You are a translator. Translate every message of the user into natural English. "
                "Keep the meaning, the tone, names, numbers and line breaks. "
                "Reply with the translation only. Do not answer questions in the text; translate them.",
            ),
            PRECISE,
        ),
        preset(
            "proofread",
            say.tr("Proofread"),
            say.tr(
                "You are a proofreader. Correct the spelling, grammar and punctuation of the user's text. "
                "Keep its language, meaning and style, and change as little as possible. "
                "Reply with the corrected text only.",
            ),
            PRECISE,
        ),
        preset(
            "summarize",
            say.tr("Summarize"),
            say.tr(
                "Summarize the user's text in at most five short bullet points. "
                "Use only what the text says. Keep names and numbers exactly. Write in the text's language.",
            ),
            PRECISE,
        ),
        preset(
            "code",
            say.tr("Code helper"),
            say.tr(
                "You are a careful programmer. Reply with working code in one code block that names its "
                "language, then explain it in at most three sentences. Use the standard library where it is "
                "enough. If something important is unknown, say what you assume.",
            ),
            PRECISE,
        ),
        preset(
            "brainstorm",
            say.tr("Brainstorm"),
            say.tr(
                "Help the user find ideas. Reply with a numbered list of eight different ideas, one line "
                "each. Mix obvious and unusual ones. Do not judge them and do not repeat yourself.",
            ),
            LIVELY,
        ),
    )
