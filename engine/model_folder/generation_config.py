"""generation_config.json of a model folder: its stop tokens, how its makers sample, their system prompt.

The file is advice. Whatever stands in it, the model can be used: an odd value gives way to the nearest one
that makes sense, what cannot be read to ours, and one line in the log says so.
"""

import logging
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine.errors import CheckpointError
from engine.model_folder.fields import read_json
from engine.sampling.params import COLDEST, HOTTEST, LARGEST_TOP_K, PENALTIES, SamplingParams

FILE = "generation_config.json"
LONGEST_PROMPT = 4000  # characters; a longer one would take the context that the chat is for

log = logging.getLogger(__name__)


def load_defaults(folder: Path) -> SamplingParams:
    """The model's own sampling parameters; ours where its generation_config.json names none. Never raises."""
    values, fault = _read(Path(folder))
    odd = [fault] if fault else []
    chosen: dict[str, Any] = {}
    for name, nearest in _NEAREST.items():
        found = values.get(name)
        number = _number(found)
        if number is not None:
            chosen[name] = nearest(number)
            if type(found) is not int and type(found) is not float or chosen[name] != found:
                odd.append(f"{name} {_show(found)} is taken as {chosen[name]:g}")
        elif found is not None:
            odd.append(f"{name} {_show(found)} is left aside")
    if _is_false(values.get("do_sample")):
        chosen["temperature"] = 0.0
    if odd:
        log.warning("%s: %s.", Path(folder) / FILE, "; ".join(odd))
    return SamplingParams(**chosen)


def load_system_prompt(folder: Path) -> str:
    """The system prompt that generation_config.json names, or "" for none. Never raises."""
    found = _read(Path(folder))[0].get("system_prompt")
    if isinstance(found, str) and len(found) <= LONGEST_PROMPT and _is_text(found):
        return found.strip()
    if found is not None:
        log.warning("%s: the system prompt is left aside.", Path(folder) / FILE)
    return ""


def load_stop_ids(folder: Path, vocab_size: int) -> frozenset[int]:
    """The ids below ``vocab_size`` that generation_config.json names as ends of an answer. Never raises."""
    found = _read(Path(folder))[0].get("eos_token_id")
    numbers = [_number(each) for each in (found if isinstance(found, list) else [found])]
    return frozenset(int(n) for n in numbers if n is not None and 0 <= n < vocab_size and n == int(n))


def _read(folder: Path) -> tuple[dict[str, Any], str]:
    """What stands in the file, and what is wrong with the whole of it."""
    path = folder / FILE
    try:
        return (read_json(path) if path.exists() else {}), ""
    except CheckpointError as error:
        return {}, "the file " + str(error).removeprefix(f"{path} ").split(";")[0].rstrip(".")
    except OSError as error:
        return {}, f"the file cannot be read ({error.strerror or error})"


def _number(value: object) -> float | None:
    """A number, also one written as a text; None where there is none, and for "not a number"."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except OverflowError:
        return math.inf if isinstance(value, int) and value > 0 else -math.inf
    except ValueError:
        return None
    return None if math.isnan(number) else number


def _is_text(value: str) -> bool:
    """Whether it can be written as UTF-8: JSON may hold halves of characters."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_false(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() in ("false", "no"))


def _temperature(value: float) -> float:
    return min(value, HOTTEST) if value >= COLDEST else 0.0


def _top_k(value: float) -> int:
    """-1 is a common way to write that there is no limit, and so is a very large number."""
    return max(1, round(value)) if 0 < value <= LARGEST_TOP_K else 0


def _top_p(value: float) -> float:
    return min(value, 1.0) if value >= 0 else 1.0  # -1 switches it off, as with top_k


def _min_p(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def _penalty(value: float) -> float:
    low, high = PENALTIES
    return min(max(value, low), high) if value > 0 else 1.0  # 0 can only mean: none


_NEAREST: dict[str, Callable[[float], float]] = {
    "temperature": _temperature,
    "top_k": _top_k,
    "top_p": _top_p,
    "min_p": _min_p,
    "repetition_penalty": _penalty,
}


def _show(value: object) -> str:
    text = repr(value) if not isinstance(value, int) or abs(value) < 10**30 else "with very many digits"
    return text if len(text) <= 40 else text[:39] + "…"
