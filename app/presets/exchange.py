"""Presets as files: ``*.tern-presets.json``, written to be given to others, read with suspicion."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.languages import say
from app.presets.preset import MOST, Preset, PresetError, preset_object, read_preset
from engine.errors import EngineError
from engine.whole_file import write_whole

ENDING = ".tern-presets.json"
FORMAT = "tern-presets"
VERSION = 1
MOST_BYTES = 8 << 20


class PresetFileError(EngineError):
    """Why a file was not read, or could not be written, in a sentence."""


def write_file(path: Path, presets: Iterable[Preset]) -> None:
    """All or nothing. PresetFileError."""
    value = {"format": FORMAT, "version": VERSION, "presets": [preset_object(p) for p in presets]}
    try:
        write_whole(path, f"{json.dumps(value, indent=2)}\n".encode("ascii"))
    except OSError as error:
        raise PresetFileError(_failed(say.tr("{0} could not be written: {1}."), path, error)) from error


def read_file(path: Path) -> tuple[Preset, ...]:
    """All presets of a file, without ids. PresetFileError: it is none of ours, or something is wrong."""
    name = path.name
    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise PresetFileError(_failed(say.tr("{0} could not be read: {1}."), path, error)) from error
    if len(data) > MOST_BYTES:
        raise PresetFileError(say.tr("{0} is too large to be a file of presets.").format(name))
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise PresetFileError(say.tr("{0} is no file of presets that Tern has exported.").format(name))
    entries = value.get("presets")
    if not isinstance(entries, list) or value.get("version") != VERSION:
        sentence = say.tr("{0} was written by a later version of Tern, or is damaged.")
        raise PresetFileError(sentence.format(name))
    if len(entries) > MOST:
        raise PresetFileError(say.tr("{0} holds more than {1} presets.").format(name, MOST))
    try:
        return tuple(read_preset(entry, "") for entry in entries)
    except PresetError as error:
        sentence = say.tr("Nothing was imported from {0}.").format(name)
        raise PresetFileError(f"{sentence} {error}") from error


def _failed(sentence: str, path: Path, error: OSError) -> str:
    return sentence.format(path.name, error.strerror or error)


def new_ones(found: Sequence[Preset], there: Iterable[Preset]) -> list[Preset]:
    """Those of ``found`` that are not there, with this name and this content, yet."""
    known = [(p.name, p.prompt, p.sampling) for p in there]
    made = []
    for preset in found:
        if (preset.name, preset.prompt, preset.sampling) not in known:
            known.append((preset.name, preset.prompt, preset.sampling))
            made.append(preset)
    return made
