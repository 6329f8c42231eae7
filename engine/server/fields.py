"""Reading the fields of a request: what has another type or no meaning here is refused by its name."""

from collections.abc import Mapping
from typing import Any

from engine.server.api_error import ApiError, bad

SHOWN = 60  # characters of a wrong value in a sentence


def shown(value: object) -> str:
    """A value for a sentence: short, and without characters that have no place in one."""
    text = ascii(value) if not isinstance(value, str) else ascii(value)[1:-1]
    text = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    return f"'{text}'"


def wrong(name: str, must: str, value: object) -> ApiError:
    return bad(f"'{name}' must be {must}, not {shown(value)}.", name)


def flag(body: Mapping[str, Any], name: str) -> bool:
    """True or false; false where it is absent or null."""
    value = body.get(name)
    if value is None or isinstance(value, bool):
        return bool(value)
    raise wrong(name, "true or false", value)


def number(body: Mapping[str, Any], name: str) -> float | None:
    """A number; None where it is absent or null."""
    value = body.get(name)
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    raise wrong(name, "a number", value)


def whole(body: Mapping[str, Any], name: str, low: int, high: int) -> int | None:
    """A whole number within bounds; None where it is absent or null."""
    value = body.get(name)
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise wrong(name, f"a whole number from {low} to {high}", value)
    return value


def mapping(body: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """An object; an empty one where it is absent or null."""
    value = body.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise wrong(name, "an object", value)
    return value


def texts(body: Mapping[str, Any], name: str, most: int) -> tuple[str, ...]:
    """A text or a list of them; none where it is absent or null."""
    value = body.get(name)
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value) or len(value) > most:
        raise wrong(name, f"a text or a list of at most {most} texts", value)
    return tuple(value)


def refuse(body: Mapping[str, Any], name: str, harmless: tuple[object, ...], why: str) -> None:
    """A field that is not answered: only values that ask for nothing are taken."""
    value = body.get(name)
    if value is not None and not any(type(value) is type(none) and value == none for none in harmless):
        raise bad(f"'{name}' is not supported: {why}.", name, "unsupported_parameter")
