"""What chat templates need works as in Hugging Face's; one that loops or reaches out ends in a sentence."""

import time
import tracemalloc
from collections.abc import Iterator
from itertools import accumulate, count, repeat
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import TemplateError
from engine.text import template_budget
from engine.text.template_sandbox import LONGEST_SOURCE, compile_template, render

MESSAGES = [{"role": "system", "content": " Be kind. "}, {"role": "user", "content": 'Hé <b> "q" \''}]


def run(source: str, **variables: Any) -> str:
    return render(compile_template(source), {"messages": MESSAGES, "bos_token": "<s>", **variables}, 100)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ bos_token }}{{ messages[1:]|length }}{{ messages[0]['content']|trim }}", "<s>1Be kind."),
        (
            "{% for m in messages %}{{ m.role|capitalize }}{% if not loop.last %}, {% endif %}{% endfor %}",
            "System, User",
        ),
        (
            "{% set n = namespace(x=0) %}{% for m in messages %}{% set n.x = n.x + 1 %}{% endfor %}{{ n.x }}",
            "2",
        ),
        (
            "{% for m in messages %}{% if loop.first %}{% continue %}{% endif %}{{ m.role }}{% endfor %}",
            "user",
        ),
        ("{% macro turn(m, end='|') %}{{ m.role }}{{ end }}{% endmacro %}{{ turn(messages[0]) }}", "system|"),
        ("{% macro f() %}[{{ caller(1) }}]{% endmacro %}{% call(x) f() %}{{ x }}{% endcall %}", "[1]"),
        ("{{ messages[1]|tojson }}", '{"role": "user", "content": "Hé <b> \\"q\\" \'"}'),
        ("{{ {'a': [1]}|tojson(indent=1) }}", '{\n "a": [\n  1\n ]\n}'),
        ("{% set x %}ab{{ 1 }}{% endset %}{{ x|upper }}{% filter upper %}q{% endfilter %}", "AB1Q"),
        ("{% set x|upper %}k{% endset %}{{ x }}", "K"),
        ("{{ messages|map(attribute='role')|join('+') }}", "system+user"),
        ("{{ messages|selectattr('role', 'equalto', 'user')|list|length }}", "1"),
        ("{{ messages|rejectattr('role', 'equalto', 'user')|map(attribute='role')|first }}", "system"),
        ("{{ 'a-b-c'.split('-')[-1] ~ 1 ~ none }}{{ 'x'.upper() }}", "c1NoneX"),
        (
            "{{ '-'.join(['a', 'b']) }}{{ 'aab'.replace('a', 'x') }}{{ 'aab'|replace('a', 'y', 1) }}",
            "a-bxxbyab",
        ),
        ("{% for k, v in {'a': 1}.items() %}{{ k }}{{ v }}{% endfor %}", "a1"),
        ("{{ x is defined }}{{ x|default('d') }}{{ [3, 1]|sort|first }}{{ 'abc'[::-1] }}", "Falsed1cba"),
        (
            "{{ 7 // 2 }}{{ 7 % 4 }}{{ 2 ** 10 }}{{ 'ab' * 2 }}{{ -3 }}{{ [1] + [2] }}{{ 1.5 }}",
            "331024abab-3[1, 2]1.5",
        ),
        (
            "{% for m in messages %}{{ m.role.title() }}{{ m.role.split('s')[0].upper() }}"
            "{{ m.role.startswith('u') }}{{ ', '.join([m.role.replace('s', 'z')]) }}{% endfor %}",
            "SystemFalsezyztemUserUTrueuzer",
        ),
        (
            "{% block b %}{% for m in messages %}{{ '{}-{x}'.format(m.role, x=1).strip() }}{% endfor %}"
            "{% endblock %}",
            "system-1user-1",
        ),
        (
            "{% macro f(m) %}{% for w in m.role.split('e') %}[{{ w.center(3) }}]{{ caller().lower() }}"
            "{% endfor %}{% endmacro %}"
            "{% for m in messages %}{% call f(m) %}{{ m.role.upper() }}{% endcall %}{% endfor %}",
            "[syst]system[ m ]system[ us]user[ r ]user",
        ),
        ("{% for k, v in {'a': 'b'}.items() %}{{ {'b': 2}.get(v) }}{{ [1, 1].count(1) }}{% endfor %}", "22"),
        ("{{ 'b' in 'abc' and messages is iterable and 3 > 2 }}", "True"),
        ("{%- if true %}\n    {%- set y = 1 %}\n{% endif %}\n{{ y }}\n", "1"),
        ("{{ raise_exception is defined }}{{ range(3)|list }}{{ dict(a=1)['a'] }}", "True[0, 1, 2]1"),
        ("{% for n in [1, [2]] recursive %}{{ loop(n) if n is sequence else n }}{% endfor %}", "12"),
        ("{{ [1, 'a', none, missing] }}", "[1, 'a', None, Undefined]"),
        ("a{% generation %}{% if 1 %}b{% endif %}{% endgeneration %}c", "abc"),
        ("a {%- generation -%} b {%- endgeneration -%} c", "abc"),
        (
            "{% for m in messages %}{% generation %}{{ m.role }}{% break %}{% endgeneration %}{% endfor %}",
            "system",
        ),
        ("{{ 'a\nb\n\nc'|indent(2) }}{{ 'a\nb'|indent('> ', true) }}", "a\n  b\n\n  c> a\n> b"),
        ("{{ '%s: %s'|format('u', 1) }}{{ '%03d%%' % 7 }}{{ '%(a)s' % {'a': 2} }}", "u: 1007%2"),
        ("{{ '{} {1}'.format('a', 'b') if 0 else '{1}{0}{x:>3}'.format('a', 'b', x=1) }}", "ba  1"),
        ("{{ '%s'|format(missing) }}{{ '{}'.format(none) }}", "None"),
        ("{{ '<b>\"'|e }}{{ '&lt;a <i>b</i> <!-- <x> -->c'|striptags }}", "&lt;b&gt;&#34;<a b c"),
        ("{{ 2.567|round(1) }}{{ 2.1|round(0, 'ceil')|int }}{{ [1, 2, 3]|sum }}", "2.636"),
        ("{{ [1, 2, 3]|batch(2)|list }}{{ [1, 2, 3]|slice(2)|list }}", "[[1, 2], [3]][[1, 2], [3]]"),
        ("{{ messages|groupby('role')|map(attribute=0)|join(',') }}", "system,user"),
        ("{{ messages|join('/', attribute='role') }}", "system/user"),
        ("{{ 'one two'|wordcount }}{{ 'one two three'|truncate(10, leeway=0) }}", "2one..."),
        ("{{ 'one two'|wordwrap(3) }}{{ 'a b/c'|urlencode }}{{ 'x'|center(3) }}", "one\ntwoa%20b/c x "),
        ("{{ {'a': 'b'}|pprint }}{{ 1000|filesizeformat }}", "{'a': 'b'}1.0 kB"),
        ("{{ 'a'.ljust(3) ~ 'b'.zfill(3) ~ 'C'.casefold() ~ 'x'.isascii() }}", "a  00bcTrue"),
        ("{{ 'a' is lower }}{{ 2 is even }}{{ 'a' is in 'abc' }}", "TrueTrueTrue"),
        (
            "{{ {'b': 1, 'a': [2]}|tojson(indent='\t', sort_keys=true) }}",
            '{\n\t"a": [\n\t\t2\n\t],\n\t"b": 1\n}',
        ),
        ("{{ [1, {'a': 2}]|tojson(separators=(',', ':')) }}", '[1,{"a":2}]'),
        ("{% do {}.get('a') %}{% for k, v in {'a': 1}|items %}{{ k }}{{ v }}{% endfor %}", "a1"),
        ("{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ joiner(', ')() }}", "ab"),
        ("{% with x = 3 %}{{ x }}{% endwith %}{% raw %}{{ y }}{% endraw %}", "3{{ y }}"),
    ],
)
def test_what_templates_need(source: str, text: str) -> None:
    assert run(source) == text


def test_date() -> None:
    assert run("{{ strftime_now('%Y') }}") == time.strftime("%Y")


DOUBLING = (
    "{% set ns = namespace(x=START) %}{% for i in range(60) %}{% set ns.x = STEP %}{% endfor %}{{ ns.x }}"
)
ENDLESS = [
    "{% for i in range(10**9) %}x{% endfor %}",
    "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "{% for i in range(99999) %}{% for j in range(99999) if false %}{% endfor %}{% endfor %}",
    "{% for i in range(99999) %}{{ 'z' * 20000 }}{% endfor %}",
    "{% for i in range(99999) %}" + "z" * 20_000 + "{% endfor %}",
    "{% macro f() %}{% for i in range(99999) %}"
    + "z" * 20_000
    + "{% endfor %}{% endmacro %}{{ f()|length }}",
    "{% macro f(n) %}{{ f(n) }}{% endmacro %}{{ f(1) }}",
    "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(90) }}",
    "{% for i in [1] recursive %}{{ loop([1, 1]) }}{% endfor %}",
    "{{ 'x' * 10**9 }}",
    "{{ 10**12 * 'x' }}",
    "{{ [1] * 10**9 }}",
    "{{ 10**(10**10) }}",
    DOUBLING.replace("START", "3").replace("STEP", "ns.x * ns.x"),
    DOUBLING.replace("START", "'x'").replace("STEP", "ns.x ~ ns.x"),
    DOUBLING.replace("START", "'x'").replace("STEP", "ns.x + ns.x"),
    DOUBLING.replace("START", "[1]").replace("STEP", "[ns.x, ns.x]"),
    DOUBLING.replace("START", "(1,)").replace("STEP", "(ns.x, ns.x)"),
    DOUBLING.replace("START", "'x'").replace("STEP", "{'a': ns.x, 'b': ns.x}"),
    DOUBLING.replace("START", "[1]").replace("STEP", "ns.x + ns.x"),
    DOUBLING.replace("START", "'x'").replace("STEP", "[ns.x, ns.x]|join"),
    DOUBLING.replace("START", "'x'").replace("STEP", "ns.x|replace('x', 'xx')"),
    "{% set n = namespace(x=[]) %}{% for i in range(99999) %}{% set n.x = n.x + ['y' * 99999] %}{% endfor %}",
    "{% set ns = namespace(x=[]) %}{% set y = 'y' * 200000 %}"
    "{% for i in range(99999) %}{% set ns.x = ns.x + [y[1:]] %}{% endfor %}",
    "{{ ('x' * 200000).replace('x', 'y' * 200000) }}",
    "{{ ('x' * 200000)|replace('x', 'y' * 200000) }}",
    "{{ ('y' * 200000).join('x' * 200000) }}",
    "{{ range(99999)|join('y' * 1000) }}",
    "{% set x = 'y' * 200000 %}{{ " + " ~ ".join(["x"] * 5000) + " }}",
    "{{ ('x' * 250000)" + "|select" * 60 + "|list|length }}",
    "{{ ('x' * 250000)" + "|map('upper')" * 60 + "|list|length }}",
    "{{ ('x' * 250000)|sort|sort|length }}",
    "{{ ('x' * 250000)|e|wordwrap(1, true, 'y' * 1000) }}",
    DOUBLING.replace("START", "'x'").replace("STEP", "'%s%s'|format(ns.x, ns.x)"),
    DOUBLING.replace("START", "'x'").replace("STEP", "'%(a)s%(a)s' % {'a': ns.x}"),
    DOUBLING.replace("START", "'x'").replace("STEP", "'{0}{0}'.format(ns.x)"),
    "{{ ('<' * 250000)|e }}",
    "{{ (' ' * 250000)|urlencode }}",
    "{{ ('x\n' * 99999)|indent(200) }}",
    "{% set x = 'y' * 200000 %}" + "{% if x == x + '' %}{% endif %}" * 1500,
]


@pytest.mark.parametrize("source", ENDLESS)
def test_an_endless_template_is_stopped(source: str) -> None:
    template = compile_template(source)
    began = time.thread_time()
    with pytest.raises(TemplateError, match="runs endlessly|Range too big"):
        render(template, {"messages": MESSAGES}, 100)
    assert time.thread_time() - began < 2.0


def clock_with(monkeypatch: pytest.MonkeyPatch, pauses: Iterator[float]) -> None:
    """The time that a rendering sees moves by these seconds from one look at it to the next."""
    moments = accumulate(pauses)
    monkeypatch.setattr(template_budget.time, "thread_time", lambda: next(moments))


@pytest.mark.parametrize("at", range(12))
def test_one_long_pause_stops_no_template(monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """A garbage collection of a large heap falls into some step, and is none of the template's work."""
    template = compile_template("{% for m in messages %}{{ m.role }}{% endfor %}")
    clock_with(monkeypatch, (60.0 if look == at else 1e-6 for look in count()))
    assert render(template, {"messages": MESSAGES}, 100) == "systemuser"


def test_many_slow_steps_stop_a_template(monkeypatch: pytest.MonkeyPatch) -> None:
    template = compile_template("{% for i in range(200) %}{{ i }}{% endfor %}")
    clock_with(monkeypatch, repeat(template_budget.SECONDS / 100))
    with pytest.raises(TemplateError, match="runs endlessly"):
        render(template, {}, 100)


@pytest.mark.parametrize("source", [source for source in ENDLESS if "*" in source or "namespace" in source])
def test_an_endless_template_does_not_fill_the_memory(source: str) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(TemplateError):
            run(source)
        assert tracemalloc.get_traced_memory()[1] < 150e6
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("{{ ''.__class__ }}", "__class__"),
        ("{{ ''['__class__'] }}", "__class__"),
        ("{{ messages.__class__.__mro__ }}", "__class__"),
        ("{{ messages|map(attribute='__class__')|list }}", "__class__"),
        ("{{ ''|attr('__class__') }}", "attr"),
        ("{{ range.__globals__ }}", "__globals__"),
        ("{{ raise_exception.__code__ }}", "__code__"),
        ("{{ namespace.__init__ }}", "__init__"),
        ("{{ (messages|map('trim')).gi_frame }}", "gi_frame"),
        ("{{ messages.append(1) }}", "append"),
        ("{{ '{0.__class__}'.format(1) }}", "format"),
        ("{{ '%9999999d' % 1 }}", "%"),
        ("{{ '%s'|format(namespace()) }}", "Namespace"),
        ("{{ '%*d'|format(10**9, 1) }}", "%"),
        ("{{ '%.9999999f'|format(1) }}", "%"),
        ("{{ '%(x)9999999d' % {'x': 1} }}", "%"),
        ("{{ '{0[__class__]}'.format(1) }}", "format"),
        ("{{ '{:9999999}'.format(1) }}", "format"),
        ("{{ '{:{}}'.format(1, 9999999) }}", "format"),
        ("{{ '{x}'.format_map({'x': 1}) }}", "format_map"),
        ("{{ '{.real}'.format(1) }}", "format"),
        ("{{ 'x'|indent('y' * 1000) }}", "indent"),
        ("{{ [1]|slice(10**9)|list }}", "slice"),
        ("{{ 1|round(10**9, 'ceil') }}", "round"),
        ("{{ 'x'.ljust(10**9) }}", "ljust"),
        ("{{ '\t'.expandtabs(10**9) }}", "expandtabs"),
        ("{{ 'x'|urlize }}", "urlize"),
        ("{{ [1, 2]|random }}", "random"),
        ("{{ 'x'.center(10**9) }}", "center"),
        ("{{ 'x'|center(10**9) }}", "center"),
        ("{{ 'x'|indent(10**9) }}", "indent"),
        ("{{ [1]|batch(10**9, 0)|list }}", "batch"),
        ("{{ (5).to_bytes(10**9, 'big') }}", "to_bytes"),
        ("{{ messages|tojson(indent=10**9) }}", "indent"),
        ("{{ strftime_now('%1000000000d') }}", "date"),
        ("{% set n = namespace() %}{% set m = namespace(a=n, b=n) %}{{ m }}", "Namespace"),
        ("{{ [namespace()] }}", "Namespace"),
    ],
)
def test_what_reaches_out_is_refused(source: str, named: str) -> None:
    with pytest.raises(TemplateError, match="not allowed") as error:
        run(source)
    assert named in str(error.value)


@pytest.mark.parametrize(
    "source",
    [
        "{% if x %}",
        "{{ 'a' | nofilter }}",
        "{% import 'x' as y %}",
        "{% include '/etc/passwd' %}",
        "{{ missing.name }}",
        "{{ 1 / 0 }}",
        "{{ 'a' + 1 }}",
        "{{ lipsum(10**6) }}",
        "{{ self.x() }}",
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{{ " + " + ".join(["1"] * 9000) + " }}",
        "{{ " + "-" * 9000 + "1 }}",
        "{% if 1 %}" * 500 + "{% endif %}" * 500,
        "{{ '" + "9" * 9000 + "'|int }}{{ 9" + "9" * 9000 + " }}",
        "x" * (LONGEST_SOURCE + 1),
    ],
)
def test_what_cannot_be_rendered_is_one_sentence(source: str) -> None:
    with pytest.raises(TemplateError) as error:
        run(source)
    sentence = str(error.value)
    assert sentence.startswith("The model's chat template") and sentence.endswith(".")
    assert "\n" not in sentence and len(sentence) < 400


def test_the_template_s_own_refusal_is_passed_on() -> None:
    with pytest.raises(TemplateError, match="refuses this conversation: Roles must alternate!"):
        run("{{ raise_exception('Roles must alternate!') }}")


def test_a_long_conversation_has_a_larger_budget() -> None:
    text = "long " * 1_000_000
    template = compile_template(
        "{% for m in messages %}{{ m.role + ': ' + m.content|trim + '|' }}{% endfor %}"
    )
    turns = [{"role": "user", "content": text}] * 3
    assert render(template, {"messages": turns}, 3 * len(text)) == f"user: {text.strip()}|" * 3


def test_nothing_is_left_behind_for_the_next_rendering() -> None:
    template = compile_template(
        "{% for i in range(n) %}{% for j in range(n) %}{% endfor %}{% endfor %}{{ n }}"
    )
    with pytest.raises(TemplateError):
        render(template, {"n": 99_999}, 0)
    assert render(template, {"n": 3}, 0) == "3"


@given(st.text(alphabet="{}%#|'\"()[]~+-*/.,: xy1\n_", max_size=60))
def test_no_source_raises_anything_else(source: str) -> None:
    try:
        run("{{ " + source)
    except TemplateError:
        pass
