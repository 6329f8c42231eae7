"""Runs a chat template, which is a program that came with a model, without trusting it.

Jinja's sandbox keeps a template from reaching Python; it does not keep it from running for ever or from
filling the memory. Here every step and every character that a template makes is paid from one budget
(template_budget.py): the template's syntax tree is rewritten so that each expression and each block passes
through the meter, and what could make much out of little at one stroke (repetition, powers, replace, join)
is charged beforehand. No thread and no signal: what is too much raises in the middle of rendering.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from types import BuiltinMethodType, CodeType
from typing import Any

from jinja2 import Undefined, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import Cycler, Joiner, Namespace
from jinja2.visitor import NodeTransformer

from engine.errors import TemplateError
from engine.text.template_budget import LARGEST_INTEGER, TemplateBudget, TooMuch
from engine.text.template_filters import METHODS, call_text, formatter, make_filters, make_tests, percent

LONGEST_SOURCE = 64 * 1024  # characters; the longest templates in use have about 20,000

_TYPES = (dict, Namespace, Cycler, Joiner)


class TemplateRefusal(TemplateError):
    """The template cannot render this conversation; it may render one of another shape."""


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


class _Generation(Extension):
    """``{% generation %}`` marks what is trained on; for a prompt it is as if it were not there."""

    tags = {"generation"}  # noqa: RUF012  (so it is in the class above)

    def parse(self, parser: Parser) -> list[nodes.Node]:
        next(parser.stream)
        return parser.parse_statements(("name:endgeneration",), drop_needle=True)


class _Sandbox(ImmutableSandboxedEnvironment):
    """The environment of one rendering, with Hugging Face's settings for chat templates."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self, meter: TemplateBudget) -> None:
        extensions = ("jinja2.ext.loopcontrols", "jinja2.ext.do", _Generation)
        super().__init__(trim_blocks=True, lstrip_blocks=True, optimized=False, extensions=extensions)
        self._meter = meter
        self.filters = make_filters(meter)
        self.tests = make_tests(meter)
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

    def wrap_str_format(self, value: Any) -> Any:
        if not isinstance(value, BuiltinMethodType) or value.__name__ not in ("format", "format_map"):
            return None
        if value.__name__ == "format_map" or not isinstance(value.__self__, str):
            raise SecurityError(f"{value.__name__!r} of a {type(value.__self__).__name__}")
        return formatter(self._meter, value.__self__)

    def getitem(self, obj: Any, argument: Any) -> Any:
        self._meter.spend()
        return super().getitem(obj, argument)

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        if isinstance(obj, BuiltinMethodType):
            owner: Any = obj.__self__
            if obj.__name__ not in METHODS.get(type(owner), ()):
                raise SecurityError(f"{obj.__name__!r} of a {type(owner).__name__}")
            if isinstance(owner, str):
                for name in ("_loop_vars", "_block_vars"):  # which Jinja adds in loops and blocks
                    kwargs.pop(name, None)
                return self._meter.weigh(call_text(self._meter, obj.__name__, owner, *args, **kwargs))
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
                return percent(self._meter, left, right)
        return self._meter.weigh(super().call_binop(context, operator, left, right))


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
    sandbox = _Sandbox(TemplateBudget(0))
    try:
        tree = _Rewriter().visit(sandbox.parse(source))
        tree.set_environment(sandbox)
        return sandbox.compile(tree)
    except Exception as error:  # Jinja's own errors, and Python's for what is nested too deeply
        raise TemplateError(f"The model's chat template is not valid: {_first_line(error)}.") from error


def render(template: CodeType, variables: Mapping[str, Any], characters: int) -> str:
    """The prompt as text; ``characters`` is the length of the conversation, which the budget grows with.

    Raises TemplateError whatever the template does: after half a second of work, of which a single long step
    counts for little, since it need not be the template's fault.
    """
    meter = TemplateBudget(characters)
    sandbox = _Sandbox(meter)
    try:
        program = sandbox.template_class.from_code(sandbox, template, sandbox.make_globals(None))
        return meter.join("", program.generate(**variables))
    except (TooMuch, RecursionError, MemoryError) as error:
        raise TemplateError(
            "The model's chat template runs endlessly or makes far too much text, so it was stopped."
        ) from error
    except SecurityError as error:
        raise TemplateError(f"The model's chat template uses {error}, which is not allowed.") from error
    except _Refused as error:
        raise TemplateRefusal(f"The model's chat template refuses this conversation: {error}") from error
    except Exception as error:  # whatever a foreign program may raise: type errors, undefined names, overflow
        raise TemplateRefusal(f"The model's chat template failed: {_first_line(error)}.") from error


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")[:200]
