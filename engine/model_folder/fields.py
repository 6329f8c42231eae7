"""Values of a JSON object, checked one by one: what is not as it should be is refused with a sentence.

``source`` names the file in the sentence of a ConfigError.
"""

import json
import logging
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.errors import CheckpointError, ConfigError

MAX_JSON_BYTES = 64 * 1024 * 1024  # far above any real config.json or shard index

log = logging.getLogger(__name__)


def count(values: Mapping[str, Any], key: str, source: str, default: int | None = None) -> int:
    found = values.get(key)
    if found is None and default is not None:
        return default
    require(values, key, source)
    if not isinstance(found, int) or isinstance(found, bool) or not 0 < found < 2**31:
        raise ConfigError(f"{source}: {key} is {show(found)}, not a positive whole number.")
    return found


def positive(values: Mapping[str, Any], key: str, source: str) -> float:
    require(values, key, source)
    found = values[key]
    if isinstance(found, bool) or not isinstance(found, (int, float)) or not 0 < found < math.inf:
        raise ConfigError(f"{source}: {key} is {show(found)}, not a positive number.")
    return float(found)


def flag(values: Mapping[str, Any], key: str, source: str) -> bool:
    found = values.get(key)
    if found is not None and not isinstance(found, bool):
        raise ConfigError(f"{source}: {key} is {show(found)}, not true or false.")
    return bool(found)


def one_of(
    values: Mapping[str, Any], key: str, allowed: tuple[str, ...], source: str, parent: str = ""
) -> str:
    name = f"{parent}.{key}" if parent else key
    require(values, key, source, name)
    found = values[key]
    if not isinstance(found, str) or found not in allowed:
        names = " and ".join(f'"{value}"' for value in allowed)
        raise ConfigError(f"{source}: {name} is {show(found)}; this program runs only {names}.")
    return found


def require(values: Mapping[str, Any], key: str, source: str, name: str = "") -> None:
    if values.get(key) is None:
        raise ConfigError(
            f"{source} has no {name or key}; it is not the config.json of a model this program runs."
        )


def show(value: object) -> str:
    """The value as it stands in the file, cut to a readable length."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:77] + "..."


def bos_id(values: Mapping[str, Any], vocab_size: int, source: str) -> int | None:
    """The token that a text begins with, if one is named: not several."""
    ids = token_ids(values, "bos_token_id", vocab_size, source)
    if len(ids) > 1:
        log.warning("%s: bos_token_id is %s and is left aside.", source, list(ids))
    return ids[0] if len(ids) == 1 else None


def token_ids(values: Mapping[str, Any], key: str, vocab_size: int, source: str) -> tuple[int, ...]:
    """One id, a list of ids, or nothing. What no token has is left aside: the text can be read without it."""
    found = values.get(key)
    ids = [] if found is None else found if isinstance(found, list) else [found]
    real = [token for token in ids if type(token) is int and 0 <= token < vocab_size]
    if len(real) < len(ids):
        log.warning(
            "%s: %s is %s, and what is not from 0 to %d is left aside.",
            source,
            key,
            show(found),
            vocab_size - 1,
        )
    return tuple(real)


def read_json(path: Path) -> dict[str, Any]:
    """The JSON object in ``path``. Raises CheckpointError if it is missing, unreadable or not JSON."""
    try:
        if path.stat().st_size > MAX_JSON_BYTES:
            raise CheckpointError(f"{path} is far too large for what it should hold; download it again.")
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise CheckpointError(f"{path} is missing: the folder does not hold a complete model.") from None
    except OSError as error:
        raise CheckpointError(f"{path} cannot be read ({error.strerror or error}).") from None
    except UnicodeDecodeError:
        raise CheckpointError(f"{path} is not a text file; download it again.") from None
    impostor = impostor_sentence(path, text[:200].encode())
    if impostor:
        raise CheckpointError(impostor)
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        raise CheckpointError(f"{path} is not valid JSON; download it again.") from None
    if not isinstance(values, dict):
        raise CheckpointError(f"{path} does not hold a JSON object; download it again.")
    return values


def impostor_sentence(path: Path, start: bytes) -> str:
    """A sentence when a file's first bytes are a Git LFS pointer or a web page, else an empty string."""
    if start.startswith(b"version https://git-lfs.github.com/spec/"):
        return f"{path} is a Git LFS pointer, not the file itself; run `git lfs pull` or download it again."
    if start.lstrip()[:5].lower() in (b"<!doc", b"<html"):
        return (
            f"{path} is a web page (perhaps a login or error page), not the model's file; download it again."
        )
    return ""
