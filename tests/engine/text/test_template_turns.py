"""Chats of any order of roles on templates of any strictness: nothing said is lost, nothing is refused."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import TemplateError
from engine.text.chat_message import ChatMessage
from engine.text.chat_template import ChatTemplate
from engine.text.template_turns import fold_system, lead, merge

LOOP = "{{% for m in messages %}}{body}{{% endfor %}}{{% if add_generation_prompt %}}<assistant>{{% endif %}}"
PLAIN = "<{{ m.role }}>{{ m.content }}"
ALTERNATE = (
    "{% if (m.role == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('must alternate') }}{% endif %}"
)
NO_SYSTEM = "{% if m.role == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}"
TEMPLATES = {
    "plain": PLAIN,
    "refuses system": NO_SYSTEM + PLAIN,
    "drops system": "{% if m.role != 'system' %}" + PLAIN + "{% endif %}",
    "fails at system": "{% if m.role == 'system' %}{{ nothing.at_all }}{% endif %}" + PLAIN,
    "alternates": ALTERNATE + PLAIN,
    "parts": "<{{ m.role }}>{% for part in m.content %}{{ part.text }}{% endfor %}",
    "parts that alternate": ALTERNATE + "<{{ m.role }}>{{ m.content[0]['text'] }}",
    "trims and marks": "<{{ m.role }}>{% generation %}{{ m.content | trim | indent(2) }}{% endgeneration %}",
}
# Mistral's way: a system turn may come first, then user and assistant by turns.
SYSTEM_FIRST = (
    "{% if messages[0].role == 'system' %}<system>{{ messages[0].content }}{% set rest = messages[1:] %}"
    "{% else %}{% set rest = messages %}{% endif %}{% for m in rest %}" + ALTERNATE + PLAIN + "{% endfor %}"
    "{% if add_generation_prompt %}<assistant>{% endif %}"
)
# Text methods are called inside loops by most of the templates in use.
METHODS = {
    "strips": "<{{ m.role.lower() }}>{{ m.content.strip().rstrip('\\n') }}",
    "leaves thoughts out": (
        "{% set said = m.content %}{% if '</think>' in said and not said.startswith('<tool>') %}"
        "{% set said = said.split('</think>')[-1].lstrip('\\n') %}{% endif %}<{{ m.role }}>{{ said }}"
    ),
    "looks back": (
        "{% if loop.first %}{% for old in messages[::-1] %}{% if old.content.endswith('?') %}{% break %}"
        "{% endif %}{% endfor %}{% endif %}" + PLAIN
    ),
}
SOURCES = {name: LOOP.format(body=body) for name, body in (TEMPLATES | METHODS).items()} | {
    "system first": SYSTEM_FIRST
}


def codes(text: str) -> list[int]:
    return [ord(letter) for letter in text]


@pytest.fixture(scope="module")
def render() -> Callable[..., str]:
    made = {name: ChatTemplate(source, {}, {}) for name, source in SOURCES.items()}

    def render(name: str, messages: list[ChatMessage], continue_last: bool = False) -> str:
        ids = made[name].encode(messages, codes, lambda m: bool(m.ids), not continue_last, continue_last)
        return "".join(map(chr, ids))

    return render


def messages_of(roles: str) -> list[ChatMessage]:
    """One letter a turn, numbered: "suau"."""
    names = {"s": "system", "u": "user", "a": "assistant"}
    return [ChatMessage(names[role], f"text{i}") for i, role in enumerate(roles)]


@pytest.mark.parametrize("name", SOURCES)
@given(roles=st.from_regex(r"s?[ua]{0,5}u", fullmatch=True))
def test_nothing_is_lost_and_nothing_refused(render: Callable[..., str], name: str, roles: str) -> None:
    prompt = render(name, messages_of(roles))
    assert re.findall(r"text\d", prompt) == [f"text{i}" for i in range(len(roles))]
    assert prompt.endswith("<assistant>")


@pytest.mark.parametrize("name", ["alternates", "parts that alternate", "system first"])
@given(roles=st.from_regex(r"s?[ua]{0,5}u", fullmatch=True))
def test_strict_templates_get_strict_turns(render: Callable[..., str], name: str, roles: str) -> None:
    shown = re.findall(r"<(\w+)>", render(name, messages_of(roles)).removeprefix("<system>text0"))
    assert shown == ["user", "assistant"] * (len(shown) // 2)


def test_a_template_that_takes_every_order_gets_it_unaltered(render: Callable[..., str]) -> None:
    assert (
        render("plain", messages_of("suua"))
        == "<system>text0<user>text1<user>text2<assistant>text3<assistant>"
    )


@pytest.mark.parametrize(
    ("name", "takes"),
    [
        ("plain", True),
        ("refuses system", False),
        ("drops system", False),
        ("fails at system", False),
        ("alternates", False),
        ("parts", True),
        ("parts that alternate", False),
        ("trims and marks", True),
        ("system first", True),
    ],
)
def test_whether_a_template_takes_a_system_prompt(name: str, takes: bool) -> None:
    assert ChatTemplate(SOURCES[name], {}, {}).takes_system is takes


@pytest.mark.parametrize("source", ["always the same", "{{ raise_exception('no') }}", "{% if %}", ""])
def test_of_a_template_that_shows_nothing_nothing_is_known(source: str) -> None:
    assert ChatTemplate(source, {}, {}).takes_system


def test_the_system_prompt_stands_in_the_first_question(render: Callable[..., str]) -> None:
    prompt = render("drops system", messages_of("suau"))
    assert prompt == "<user>text0\n\ntext1<assistant>text2<user>text3<assistant>"


def test_answers_of_a_merged_turn_keep_their_ids(render: Callable[..., str]) -> None:
    answers = [ChatMessage("assistant", "x", tuple(codes(text)), "h") for text in ("one", "two")]
    prompt = render("alternates", [ChatMessage("user", "q"), *answers, ChatMessage("user", "r")])
    assert prompt == "<user>q<assistant>one\n\ntwo<user>r<assistant>"


def test_a_cut_answer_is_gone_on_with_behind_a_folded_prompt(render: Callable[..., str]) -> None:
    assert render("alternates", messages_of("suua"), continue_last=True) == (
        "<user>text0\n\ntext1\n\ntext2<assistant>text3"
    )


def test_a_refusal_that_no_shape_helps_is_told_as_it_was() -> None:
    template = ChatTemplate(
        "{% if messages | length > 1 %}{{ raise_exception('one question only') }}{% endif %}",
        {},
        {},
    )
    with pytest.raises(TemplateError, match="one question only"):
        template.encode(messages_of("uau"), codes, lambda m: False, True, False)


def test_a_template_that_runs_away_is_not_tried_again() -> None:
    template = ChatTemplate(
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}", {}, {}
    )
    with pytest.raises(TemplateError, match="runs endlessly"):
        template.encode(messages_of("uu"), codes, lambda m: False, True, False)


def turns_of(roles: str) -> list[dict[str, str]]:
    return [{"role": message.role, "content": message.text} for message in messages_of(roles)]


def test_folding() -> None:
    assert fold_system(turns_of("s")) == [{"role": "user", "content": "text0"}]
    assert [turn["role"] for turn in fold_system(turns_of("sau"))] == ["user", "assistant", "user"]
    assert fold_system(turns_of("ssu")) == [{"role": "user", "content": "text0\n\ntext1\n\ntext2"}]


def test_turns_are_not_altered_in_place() -> None:
    turns = turns_of("suuaa")
    before = [dict(turn) for turn in turns]
    for change in (fold_system, merge, lead):
        change(turns)
    assert turns == before
