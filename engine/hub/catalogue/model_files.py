"""Which files of a repository or folder make a model in the official layout."""

import re
from collections.abc import Iterable

from engine.hub.errors import UnsupportedError
from engine.model_folder.safetensors_file import INDEX_FILE, SINGLE_FILE

# The files a model folder is read from, beside the weights; those a repository does not have are not needed.
SIDE_FILES = (
    "config.json",
    "generation_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "chat_template.jinja",
)
REQUIRED = ("config.json", "tokenizer.json")
SHARD = re.compile(r"model-\d{5}-of-\d{5}\.safetensors")


def needed(repo: str, names: Iterable[str]) -> list[str]:
    """The names a model is read from, small files first. UnsupportedError where one is missing."""
    there = set(names)
    weights = [SINGLE_FILE] if SINGLE_FILE in there else sorted(filter(SHARD.fullmatch, there))
    if not weights:
        kind = "a GGUF model" if any(name.endswith(".gguf") for name in there) else "no model"
        raise UnsupportedError(f"{repo} holds {kind} where this program needs {SINGLE_FILE}.")
    if weights != [SINGLE_FILE]:
        weights.insert(0, INDEX_FILE)
    for name in (*REQUIRED, *weights):
        if name not in there:
            raise UnsupportedError(f"{repo} has no {name}; this program cannot run it.")
    return [*(name for name in SIDE_FILES if name in there), *weights]
