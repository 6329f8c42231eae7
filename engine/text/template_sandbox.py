"""Runs a chat template, which is a program that came with a model, without trusting it.

Jinja's sandbox keeps a template from reaching Python; it does not keep it from running for ever or from
filling the memory. Here every step and every character that a template makes is paid from one budget
(template_meter.py): the template's syntax tree is rewritten so that each expression and each block passes
through the meter, and what could make much out of little at one stroke (repetition, powers, replace, join)
pays beforehand. No thread and no signal: what is too much raises in the middle of rendering.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from types import BuiltinMethodType, CodeType
from typing import Any

from jinja2 import Undefined, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.tests import TESTS
from jinja2.utils import Cycler, Joiner, Namespace
from jinja2.visitor import NodeTransformer

from engine.errors import TemplateError
from engine.text.template_budget import LARGEST_INTEGER, Meter, TooMuch

LONGEST_SOURCE = 64 * 1024  # characters; the longest templates in use have about 20,000

# Everything else that Jinja knows is refused when it is used: no chat template needs it, and some of it
# makes much out of little.
_FILTERS = frozenset(
    "abs capitalize count d default dictsort first float int items join last length list lower map max "
    "min reject rejectattr replace reverse safe select selectattr sort string title tojson trim unique "
    "upper".split()
)
_FILTERS_OF_TEXT = frozenset("capitalize lower title trim upper".split())  # these begin with str(value)
_TESTS = frozenset(TESTS) - {"lower", "upper"}
_TYPES = (dict, Namespace, Cycler, Joiner)
_METHODS: dict[type, frozenset[str]] = {
    str: frozenset(
        "capitalize count endswith find index isalnum isalpha isdigit islower isspace isupper join lower "
        "lstrip partition removeprefix removesuffix replace rfind rindex rpartition rsplit rstrip split "
        "splitlines startswith strip title upper".split()
    ),
    list: frozenset({"copy", "count", "index"}),
    tuple: frozenset({"count", "index"}),
    dict: frozenset({"copy", "get", "items", "keys", "values"}),
}

Function = Callable[..., Any]


class _Refused(Exception):
    """The template's own raise_exception()."""


class _Rewriter(NodeTransformer):
    """Passes every expression that makes something, and every block, through the meter.

    The names of the internal filters begin with a blank, so that no template can write them.
    """

    def _weighed(self, node: nodes.Expr) -> nodes.Expr:
        self.generic_visit(node)
        return nodes.Filter(node, " weigh", [], [], None, None, lineno=node.lineno)

    visit_Filter = visit_Test = visit_Compare = visit_List = visit_Dict = _weighed

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:
        return self._weighed(node) if node.ctx == "load" else node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Expr:
        if isinstance(node.arg, nodes.Slice):  # makes a copy
            return self._weighed(node)
        self.generic_visit(node)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Expr:
        self.generic_visit(node)
        parts = nodes.Tuple(node.nodes, "load", lineno=node.lineno)
        return nodes.Filter(parts, " concat", [], [], None, None, lineno=node.lineno)

    def _counted(self, node: nodes.Node) -> nodes.Node:
        self.generic_visit(node)
        step = nodes.Filter(nodes.Const(None), " weigh", [], [], None, None, lineno=node.lineno)
        node.body.insert(0, nodes.ExprStmt(step, lineno=node.lineno))  # type: ignore[attr-defined]
        return node

    visit_For = visit_If = visit_Macro = visit_CallBlock = visit_FilterBlock = visit_AssignBlock = _counted


class _Sandbox(ImmutableSandboxedEnvironment):
    """The environment of one rendering, with Hugging Face's settings for chat templates."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self, meter: Meter) -> None:
        super().__init__(
            trim_blocks=True, lstrip_blocks=True, optimized=False, extensions=["jinja2.ext.loopcontrols"]
        )
        self._meter = meter
        self.filters = _filters(meter)
        self.tests = {name: _metered(meter, TESTS[name]) for name in _TESTS}
        # With pass_context nothing is worked out at compile time, where no meter runs.
        self.finalize = pass_context(lambda context, value: meter.text(value))
        self.concat = lambda parts: meter.join("", parts)  # type: ignore[method-assign]
        self.globals = {
            "range": safe_range,
            "dict": dict,
            "namespace": Namespace,
            "cycler": Cycler,
            "joiner": Joiner,
            "raise_exception": _raise_exception,
            "strftime_now": _strftime_now,
        }

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        raise SecurityError(f"{attribute!r} of a {type(obj).__name__}")

    def wrap_str_format(self, value: Any) -> None:
        if callable(value) and getattr(value, "__name__", "") in ("format", "format_map"):
            raise SecurityError(f"{value.__name__!r} of a text")

    def getitem(self, obj: Any, argument: Any) -> Any:
        self._meter.spend()
        return super().getitem(obj, argument)

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        if isinstance(obj, BuiltinMethodType):
            owner: Any = obj.__self__
            if obj.__name__ not in _METHODS.get(type(owner), ()):
                raise SecurityError(f"{obj.__name__!r} of a {type(owner).__name__}")
            if obj.__name__ == "replace":
                return self._meter.replace(owner, *args, **kwargs)
            if obj.__name__ == "join":
                return self._meter.join(owner, *args, **kwargs)
        elif isinstance(obj, type) and obj not in _TYPES:
            raise SecurityError(f"the type {obj.__name__}")
        return self._meter.weigh(super().call(context, obj, *args, **kwargs))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        match operator:
            case "+" if isinstance(left, str) and isinstance(right, str):
                self._meter.spend(len(left) + len(right))
            case "*":
                for value, times in ((left, right), (right, left)):
                    if isinstance(value, str | list | tuple) and isinstance(times, int):
                        self._meter.spend(self._meter.size(value) * max(0, times))
            case "**" if isinstance(left, int) and isinstance(right, int):
                if left.bit_length() * right > LARGEST_INTEGER:
                    raise TooMuch
            case "%" if isinstance(left, str):
                raise SecurityError("'%' on a text")
        return self._meter.weigh(super().call_binop(context, operator, left, right))


def _filters(meter: Meter) -> dict[str, Function]:
    filters = {
        name: _metered(meter, function) if name in _FILTERS else _refusing(name)
        for name, function in FILTERS.items()
    }
    for name in _FILTERS_OF_TEXT:
        filters[name] = _of_text(meter, FILTERS[name])
    return filters | {
        " weigh": pass_context(lambda context, value: meter.weigh(value)),
        " concat": pass_context(lambda context, parts: meter.join("", parts)),
        "join": lambda values, d="": meter.join(meter.text(d), values),
        "replace": lambda text, *args: meter.replace(meter.text(text), *args),
        "safe": meter.text,  # nothing is escaped here
        "string": meter.text,
        "tojson": meter.to_json,
    }


def _metered(meter: Meter, function: Any) -> Function:
    """With ``wraps`` it keeps Jinja's mark for what the function wants as its first argument."""

    @wraps(function)
    def metered(*args: Any, **kwargs: Any) -> Any:
        meter.spend()
        return function(*args, **kwargs)

    return metered


def _of_text(meter: Meter, function: Function) -> Function:
    return lambda value, *args, **kwargs: function(meter.text(value), *args, **kwargs)


def _refusing(name: str) -> Function:
    def refuse(*args: Any, **kwargs: Any) -> Any:
        raise SecurityError(f"the filter {name!r}")

    return refuse


def _raise_exception(message: Any = "no reason given") -> None:
    raise _Refused(message[:200] if isinstance(message, str) else "no reason given")


def _strftime_now(form: str) -> str:
    if len(form) > 64 or re.search(r"%[^a-zA-Z%]*\d", form):  # a width could ask for any number of blanks
        raise SecurityError(f"a date written as {form[:64]!r}")
    return datetime.now().strftime(form)


def compile_template(source: str) -> CodeType:
    """Raises TemplateError if it is not a template."""
    if len(source) > LONGEST_SOURCE:
        raise TemplateError(
            f"The model's chat template has {len(source)} characters, more than the {LONGEST_SOURCE} allowed."
        )
    sandbox = _Sandbox(Meter(0))
    try:
        tree = _Rewriter().visit(sandbox.parse(source))
        tree.set_environment(sandbox)
        return sandbox.compile(tree)
    except Exception as error:  # Jinja's own errors, and Python's for what is nested too deeply
        raise TemplateError(f"The model's chat template is not valid: {_first_line(error)}.") from error


def render(template: CodeType, variables: Mapping[str, Any], characters: int) -> str:
    """The prompt as text; ``characters`` is the length of the conversation, which the budget grows with.

    Raises TemplateError, after about half a second of work at the latest, whatever the template does.
    """
    meter = Meter(characters)
    sandbox = _Sandbox(meter)
    try:
        program = sandbox.template_class.from_code(sandbox, template, sandbox.make_globals(None))
        return meter.join("", program.generate(**variables))
    except (TooMuch, RecursionError, MemoryError) as error:
        raise TemplateError(
            "The model's chat template does not come to an end or makes far too much text, so it was stopped."
        ) from error
    except SecurityError as error:
        raise TemplateError(f"The model's chat template uses {error}, which is not allowed.") from error
    except _Refused as error:
        raise TemplateError(f"The model's chat template refuses this conversation: {error}") from error
    except Exception as error:  # whatever a foreign program may raise: type errors, undefined names, overflow
        raise TemplateError(f"The model's chat template failed: {_first_line(error)}.") from error


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")[:200]
