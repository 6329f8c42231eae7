"""Jinja's filters and text methods as chat templates may use them: paid for, and none without a bound.

What is not here is refused when it is used: nobody's chat template needs it, it reaches out (``attr``), or
it is not the same each time (``random``).
"""

import re
import string
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from html import unescape
from typing import Any

from jinja2 import pass_context
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.tests import TESTS
from markupsafe import escape

from engine.text.template_budget import TemplateBudget

Function = Callable[..., Any]

WIDEST = 200  # of an indentation, a column, a batch
_DIGITS = 20  # a number is rounded to

# These make no more than they are given.
_FILTERS = frozenset(
    "abs count d default dictsort filesizeformat first float groupby int items last length list map max min "
    "reject rejectattr reverse select selectattr sort sum unique".split()
)
_FILTERS_OF_TEXT = frozenset("capitalize lower title trim upper wordcount".split())  # begin with str(value)
_PADDING = frozenset("center ljust rjust zfill expandtabs".split())
_FIELD = re.compile(r"%(?:\(\w*\))?[#0 +-]*(\*|\d*)(?:\.(\*|\d*))?")
METHODS: dict[type, frozenset[str]] = {
    str: _PADDING
    | frozenset(
        "capitalize casefold count endswith find index isalnum isalpha isascii isdecimal isdigit islower "
        "isnumeric isspace istitle isupper join lower lstrip partition removeprefix removesuffix replace "
        "rfind rindex rpartition rsplit rstrip split splitlines startswith strip swapcase title upper".split()
    ),
    list: frozenset({"copy", "count", "index"}),
    tuple: frozenset({"count", "index"}),
    dict: frozenset({"copy", "get", "items", "keys", "values"}),
    float: frozenset({"is_integer"}),
}


def make_filters(meter: TemplateBudget) -> dict[str, Any]:
    """All filters of one rendering, by name. Names that begin with a blank no template can write."""
    bounded = _Bounded(meter)
    filters = {
        name: metered(meter, function) if name in _FILTERS else _refusing(name)
        for name, function in FILTERS.items()
    }
    of_text: dict[str, Any] = {name: FILTERS[name] for name in _FILTERS_OF_TEXT}
    filters |= {name: _of_text(meter, function) for name, function in of_text.items()}
    filters |= dict.fromkeys(("e", "escape", "forceescape"), bounded.escape)
    return filters | {
        " weigh": pass_context(lambda context, value: meter.weigh(value)),
        " concat": pass_context(lambda context, parts: meter.join("", parts)),
        "batch": bounded.batch,
        "center": lambda value, width=80: call_text(meter, "center", meter.text(value), width),
        "format": lambda text, *args, **kwargs: percent(meter, meter.text(text), kwargs or args),
        "indent": bounded.indent,
        "join": bounded.join,
        "pprint": lambda value: FILTERS["pprint"](meter.weigh(value)),
        "replace": lambda text, *args: meter.replace(meter.text(text), *args),
        "round": bounded.round,
        "safe": meter.text,  # nothing is escaped here
        "slice": bounded.slice,
        "string": meter.text,
        "striptags": bounded.striptags,
        "tojson": meter.to_json,
        "truncate": bounded.truncate,
        "urlencode": bounded.urlencode,
        "wordwrap": bounded.wordwrap,
    }


def make_tests(meter: TemplateBudget) -> dict[str, Any]:
    """All tests of one rendering, by name."""
    known: dict[str, Any] = dict(TESTS)
    tests = {name: metered(meter, function) for name, function in known.items()}
    return tests | {name: _of_text(meter, known[name]) for name in ("lower", "upper")}


def metered(meter: TemplateBudget, function: Any) -> Function:
    """With ``wraps`` it keeps Jinja's mark for what the function wants as its first argument."""

    @wraps(function)
    def charged(*args: Any, **kwargs: Any) -> Any:
        meter.spend()
        return function(*args, **kwargs)

    return charged


def call_text(meter: TemplateBudget, name: str, text: str, *args: Any, **kwargs: Any) -> Any:
    """The method ``name`` of ``text``, where its result may be much longer than the text."""
    if name == "replace":
        return meter.replace(text, *args, **kwargs)
    if name == "join":
        return meter.join(text, *args, **kwargs)
    if name in _PADDING:
        width = _width(name, args[0] if args else kwargs.get("tabsize", 8))
        meter.spend(len(text) + width * (text.count("\t") if name == "expandtabs" else 1))
    return getattr(text, name)(*args, **kwargs)


def percent(meter: TemplateBudget, text: str, values: Any) -> str:
    """``text % values`` of plain data, with fields of a bounded width."""
    fields = list(_FIELD.finditer(text))
    for width in (width for match in fields for width in match.groups("")):
        if width == "*" or len(width) > 3 or int(width or 0) > WIDEST:
            raise SecurityError(f"'%' with a field as wide as {width[:20]!r}")
    size = meter.size([values])
    meter.spend(len(text) + len(fields) * WIDEST + size * (len(fields) if isinstance(values, dict) else 1))
    return str(text % values)


class _PlainFormatter(string.Formatter):
    """``str.format`` of plain data, which it does not reach into."""

    def __init__(self, meter: TemplateBudget) -> None:
        self._meter = meter

    def get_field(self, field_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        if "." in field_name or "[" in field_name:
            raise SecurityError(f"'format' of a text with {field_name[:40]!r}")
        return super().get_field(field_name, args, kwargs)

    def convert_field(self, value: Any, conversion: Any) -> Any:
        self._meter.spend(self._meter.size([value]))
        return super().convert_field(value, conversion)

    def format_field(self, value: Any, format_spec: str) -> str:
        if any(len(digits) > 3 or int(digits) > WIDEST for digits in re.findall(r"\d+", format_spec)):
            raise SecurityError(f"'format' of a text with {format_spec[:40]!r}")
        return self._meter.text(super().format_field(value, format_spec))


def formatter(meter: TemplateBudget, text: str) -> Function:
    """What ``text.format`` is in a template."""
    return lambda *args, **kwargs: _PlainFormatter(meter).vformat(text, args, kwargs)


class _Bounded:
    """Filters that could make much out of little, each within a bound."""

    def __init__(self, meter: TemplateBudget) -> None:
        self._meter = meter

    def batch(self, values: Any, linecount: int, fill_with: Any = None) -> Any:
        self._meter.spend()
        return FILTERS["batch"](values, _width("batch", linecount), fill_with)

    @pass_context
    def slice(self, context: Any, values: Any, slices: int, fill_with: Any = None) -> Any:
        self._meter.spend()
        return FILTERS["slice"](context.eval_ctx, values, _width("slice", slices), fill_with)

    def escape(self, value: Any) -> str:
        text = self._meter.text(value)
        self._meter.spend(len(text) + 4 * sum(map(text.count, "&<>'\"")))
        return str(escape(text))

    def indent(self, value: Any, width: Any = 4, first: bool = False, blank: bool = False) -> Any:
        text = self._meter.text(value)
        columns = _width("indent", len(width) if isinstance(width, str) else width)
        self._meter.spend(len(text) + columns * (len(text.splitlines()) + 1))
        return FILTERS["indent"](text, width, first, blank)

    @pass_context
    def join(self, context: Any, values: Any, d: Any = "", attribute: Any = None) -> str:
        if attribute is not None:
            values = FILTERS["map"](context, values, attribute=attribute)
        return self._meter.join(self._meter.text(d), values)

    def round(self, value: Any, precision: int = 0, method: str = "common") -> Any:
        self._meter.spend()
        if not -_DIGITS <= precision <= _DIGITS:
            raise SecurityError(f"'round' to {str(precision)[:20]} digits")
        return FILTERS["round"](value, precision, method)

    def striptags(self, value: Any) -> str:
        """Goes through the text once, where Jinja's own begins again after every comment."""
        text, kept, start = self._meter.text(value), [], 0
        while (begin := text.find("<", start)) >= 0:
            mark = "-->" if text.startswith("<!--", begin) else ">"
            end = text.find(mark, begin)
            if end < 0:
                break
            kept.append(text[start:begin])
            start = end + len(mark)
        kept.append(text[start:])
        return unescape(" ".join("".join(kept).split()))

    @pass_context
    def truncate(self, context: Any, value: Any, *args: Any, **kwargs: Any) -> Any:
        return FILTERS["truncate"](context.environment, self._meter.text(value), *args, **kwargs)

    def urlencode(self, value: Any) -> Any:
        self._meter.spend(self._meter.size([value]))
        return FILTERS["urlencode"](value)

    @pass_context
    def wordwrap(
        self,
        context: Any,
        value: Any,
        width: int = 79,
        break_long_words: bool = True,
        wrapstring: str | None = None,
        break_on_hyphens: bool = True,
    ) -> Any:
        text = self._meter.text(value)
        self._meter.spend(len(text) * max(1, len(wrapstring or "")))
        options = (break_long_words, wrapstring, break_on_hyphens)
        return FILTERS["wordwrap"](context.environment, text, width, *options)


def _width(name: str, width: Any) -> int:
    if not isinstance(width, int) or width > WIDEST:
        raise SecurityError(f"{name!r} with {str(width)[:20] if isinstance(width, int | float) else 'that'}")
    return width


def _of_text(meter: TemplateBudget, function: Function) -> Function:
    return lambda value, *args, **kwargs: function(meter.text(value), *args, **kwargs)


def _refusing(name: str) -> Function:
    def refuse(*args: Any, **kwargs: Any) -> Any:
        raise SecurityError(f"the filter {name!r}")

    return refuse
