"""Preset: a system prompt and sampling under a name, to be chosen for a chat or for one answer."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from PySide6.QtCore import QLocale

from app.languages import say
from engine.sampling.params import SamplingParams

NAME_LENGTH = 60  # characters
PROMPT_LENGTH = 100_000  # characters
MOST = 500  # presets of one's own


@dataclass(frozen=True, slots=True)
class Preset:
    """``id`` never changes, and chats follow it; answers remember ``name``, so no two have the same."""

    id: str
    name: str
    prompt: str | None = None  # None: the system prompt of the settings; "": none
    sampling: SamplingParams | None = None  # None: that of the settings
    shipped: bool = False  # it comes with the program: it can be hidden, neither changed nor deleted


class PresetError(ValueError):
    """What is wrong with a preset, in a sentence."""


def clean_name(name: str) -> str:
    """One line, not longer than a name may be."""
    return " ".join(name.split())[:NAME_LENGTH].strip()


def free_name(name: str, taken: Iterable[str]) -> str:
    """``name``, or with a number behind it if another preset has it."""
    used = {other.casefold() for other in taken}
    name = clean_name(name)
    if name.casefold() not in used:
        return name
    number = 2
    while True:
        ending = f" {number}"
        made = name[: NAME_LENGTH - len(ending)].rstrip() + ending
        if made.casefold() not in used:
            return made
        number += 1


def preset_object(preset: Preset) -> dict[str, Any]:
    """Name, prompt and sampling as JSON has them; what is that of the settings is left out."""
    made: dict[str, Any] = {"name": preset.name}
    if preset.prompt is not None:
        made["prompt"] = preset.prompt
    if preset.sampling is not None:
        made["sampling"] = asdict(preset.sampling)
    return made


def read_preset(value: object, id_: str) -> Preset:
    """A Preset of a JSON value. PresetError: it is none."""
    if not isinstance(value, Mapping):
        raise PresetError(say.tr("An entry is no preset."))
    name, prompt = value.get("name"), value.get("prompt")
    if not isinstance(name, str) or not clean_name(name):
        raise PresetError(say.tr("A preset has no name."))
    name = clean_name(name)
    if prompt is not None and not isinstance(prompt, str):
        raise PresetError(say.tr("The prompt of “{0}” is no text.").format(name))
    if prompt is not None and len(prompt) > PROMPT_LENGTH:
        most = QLocale().toString(PROMPT_LENGTH)
        raise PresetError(say.tr("The prompt of “{0}” has more than {1} characters.").format(name, most))
    return Preset(id_, name, prompt, _sampling(value.get("sampling"), name))


def _sampling(value: object, name: str) -> SamplingParams | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise PresetError(say.tr("The values of “{0}” cannot be read.").format(name))
    known = {item.name for item in fields(SamplingParams)}
    try:
        return SamplingParams(**{key: given for key, given in value.items() if key in known})
    except (ValueError, TypeError) as error:
        sentence = say.tr("“{0}” has a value that cannot be used: {1}").format(name, error)
        raise PresetError(sentence) from error
