"""Templates in the shapes of well-known models render as they do in Jinja with Hugging Face's settings."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from engine.errors import TemplateError
from engine.text.template_sandbox import _Generation, compile_template, render

TEXTS = {
    "s": ("system", " Be <kind>. "),
    "u": ("user", ' Hé "q"\n\n<b> {{ x }} 田 '),
    "a": ("assistant", "<think>\nhm\n</think>\n\n Yes. \n"),
}

TEMPLATES = {
    # looks back for the last question, and leaves thoughts out (Qwen 3)
    "last question": r"""
{%- set ns = namespace(open=true, last=messages|length - 1) %}
{%- for message in messages[::-1] %}
    {%- set index = (messages|length - 1) - loop.index0 %}
    {%- if ns.open and message.role == "user" and message.content is string
        and not(message.content.startswith('<tool>') and message.content.endswith('</tool>')) %}
        {%- set ns.open = false %}
        {%- set ns.last = index %}
    {%- endif %}
{%- endfor %}
{%- for message in messages %}
    {%- set content = message.content if message.content is string else '' %}
    {%- if message.role == "assistant" %}
        {%- set thought = '' %}
        {%- if '</think>' in content %}
            {%- set thought = content.split('</think>')[0].rstrip('\n').split('<think>')[-1].lstrip('\n') %}
            {%- set content = content.split('</think>')[-1].lstrip('\n') %}
        {%- endif %}
        {%- if loop.index0 > ns.last and (loop.last or thought) %}
            {{- '<think>\n' + thought.strip('\n') + '\n</think>\n\n' }}
        {%- endif %}
    {%- endif %}
    {{- '<|im_start|>' + message.role + '\n' + content + '<|im_end|>\n' }}
{%- endfor %}
{%- if add_generation_prompt %}{{- '<|im_start|>assistant\n' }}{%- endif %}""",
    # a date, names that are not defined, and tools that are none (Llama 3.1)
    "date and tools": r"""{{- bos_token }}
{%- if custom_tools is defined %}{%- set tools = custom_tools %}{%- endif %}
{%- if not date_string is defined %}{%- set date_string = strftime_now("%d %b %Y") %}{%- endif %}
{#- a comment, with {% in it #}
{%- if messages[0]['role'] == 'system' %}
    {%- set system_message = messages[0]['content']|trim %}
    {%- set messages = messages[1:] %}
{%- else %}{%- set system_message = "" %}{%- endif %}
{{- "Today: " + date_string + "\n" + system_message + "<|eot_id|>" }}
{%- if builtin_tools is defined %}
    {{- builtin_tools | reject('equalto', 'code_interpreter') | join(", ") }}
{%- endif %}
{%- for message in messages %}
    {%- if not (message.role == 'tool' or 'tool_calls' in message) %}
        {{- message['role'] + '\n\n'+ message['content'] | trim + '<|eot_id|>' }}
    {%- elif message.content is mapping or message.content is iterable %}
        {{- message.content | tojson }}
    {%- endif %}
{%- endfor %}""",
    # texts or parts, and the system prompt in front of the first question (Gemma 3)
    "parts": r"""{{ bos_token }}
{%- if messages[0]['role'] == 'system' -%}
    {%- set prefix = (messages[0]['content'] if messages[0]['content'] is string
        else messages[0]['content'][0]['text']) + '\n\n' -%}
    {%- set turns = messages[1:] -%}
{%- else -%}{%- set prefix = "" -%}{%- set turns = messages -%}{%- endif -%}
{%- for message in turns -%}
    {%- if (message['role'] == 'user') != (loop.index0 % 2 == 0) -%}
        {{ raise_exception("Conversation roles must alternate user/assistant/user/assistant/...") }}
    {%- endif -%}
    {%- set role = "model" if message['role'] == 'assistant' else message['role'] -%}
    {{ '<start_of_turn>' + role + '\n' + (prefix if loop.first else "") }}
    {%- if message['content'] is string -%}{{ message['content'] | trim }}
    {%- else -%}{{ raise_exception("Invalid content type") }}{%- endif -%}
    {{ '<end_of_turn>\n' }}
{%- endfor -%}""",
    # the turns of the user picked out, and turns compared with each other (Mistral Nemo)
    "last turn": r"""{%- if messages[0]["role"] == "system" %}
    {%- set system_message = messages[0]["content"] %}{%- set turns = messages[1:] %}
{%- else %}{%- set turns = messages %}{%- endif %}
{%- set questions = turns | selectattr("role", "equalto", "user") | list %}
{%- set ns = namespace() %}{%- set ns.index = 0 %}
{%- for message in turns %}
    {%- if (message["role"] == "user") != (ns.index % 2 == 0) %}
        {{- raise_exception("must alternate") }}
    {%- endif %}
    {%- set ns.index = ns.index + 1 %}
{%- endfor %}
{%- for message in turns %}
    {%- if message["role"] == "user" %}
        {{- "[LAST]" if message == questions[-1] }}
        {{- "[INST]" + (system_message + "\n\n" if loop.last and system_message is defined else "") }}
        {{- message["content"] + "[/INST]" }}
    {%- else %}{{- message["content"] + eos_token }}{%- endif %}
{%- endfor %}""",
    # macros that call themselves and each other (gpt-oss, Hermes)
    "macros": r"""
{%- macro kind(spec, seen, nullable=false) -%}
    {%- if spec.type == "array" -%}{{- kind(spec['items'], seen) + "[]" }}
    {%- elif spec.type is iterable and spec.type is not string and spec.type is not mapping -%}
        {{- spec.type | join(" | ") }}
    {%- elif spec.type == "object" -%}
        {%- for name, value in spec.properties.items() -%}{{- name + ":" + kind(value, seen) -}}{%- endfor -%}
    {%- else -%}{{- {"string": "str"}[spec.type] or "any" }}{%- endif -%}
{%- endmacro -%}
{%- macro opening() -%}
    {%- if identity is not defined %}{%- set identity = "A model." -%}{%- endif %}
    {%- set list = {"type": "array", "items": {"type": "string"}} -%}
    {{- identity + kind({"type": "object", "properties": {"a": list}}, []) }}
{%- endmacro -%}
{{- opening() }}
{%- for message in messages -%}
    {%- for later in messages[loop.index:] %}{{- later.role[0] }}{%- endfor %}
    {{- (loop.previtem.role ~ "/") if loop.previtem }}{{- "/" ~ loop.nextitem.role if not loop.last }}
    {{- "<|start|>" + message.role + "<|message|>" + message.content + "<|end|>" }}
{%- endfor -%}""",
    # what is trained on is marked, and names that never were set are asked for (SmolLM 3)
    "generation": r"""
{%- set mode = "/think" if enable_thinking is not defined else "/no_think" -%}
{%- if messages[0].role == "system" -%}
  {%- set own = messages[0].content.replace("/no_think", "").rstrip() -%}
{%- endif -%}
{%- if "/system_override" in own -%}{{- own -}}{%- endif -%}
{%- if xml_tools or python_tools -%}{{- xml_tools[:] -}}{%- endif -%}
{%- for message in messages -%}
    {%- if message.role == "assistant" -%}
        {% generation %}{{ "<|im_start|>" + message.content.lstrip("\n") + mode }}{% endgeneration %}
    {%- else -%}{{ message.role.upper() ~ "\n" ~ message.content.strip() }}{%- endif -%}
{%- endfor -%}""",
    # lines and blanks of the template itself (Zephyr)
    "lines": """{% for message in messages %}
    {% if message['role'] == 'user' %}
{{ '<|user|>
' + message['content'] + eos_token }}
{% else %}
{{ message['content'] }}
    {% endif %}
{% if loop.last and add_generation_prompt %}
{{ '<|assistant|>' }}
{% endif %}
{% endfor %}""",
    "filters": """{{ messages | tojson(ensure_ascii=False, separators=(',', ':')) }}
{{ {"b": "é", "a": [1]} | tojson(sort_keys=true, indent=2) }}
{{ messages|map(attribute='content')|map('upper')|join }}
{{ "%s" % messages[0].role }}{{ '{} {}'.format(1, 'x') }}{{ messages|groupby('role')|length }}
{{ messages[-1]['content'][-3:] }}{{ [1, 2, 3]|sum }}{{ messages|last|items|list }}
{{ messages[0].get('x', 'none') }}""",
}


def variables(roles: str, asks: bool) -> dict[str, Any]:
    messages = [dict(zip(("role", "content"), TEXTS[role], strict=True)) for role in roles]
    given = {"messages": messages, "add_generation_prompt": asks, "tools": None, "documents": None}
    return given | {"bos_token": "<s>", "eos_token": "</s>"}


def by_jinja(source: str, given: dict[str, Any]) -> str:
    """As transformers does it."""

    def refuse(message: str) -> None:
        raise JinjaError(message)

    def to_json(value: Any, ensure_ascii: bool = False, **options: Any) -> str:
        return json.dumps(value, ensure_ascii=ensure_ascii, **options)

    jinja = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols", _Generation]
    )
    jinja.filters["tojson"] = to_json
    jinja.globals |= {"raise_exception": refuse, "strftime_now": lambda form: datetime.now().strftime(form)}
    return jinja.from_string(source).render(**given)


def chats() -> Iterator[tuple[str, bool]]:
    for roles in ("u", "su", "uau", "suau", "uaua", "uu", "ua", "suuau"):
        yield roles, True
        yield roles, False


@pytest.mark.parametrize("name", TEMPLATES)
def test_as_elsewhere(name: str) -> None:
    template = compile_template(TEMPLATES[name])
    rendered = 0
    for roles, asks in chats():
        given = variables(roles, asks)
        try:
            expected = by_jinja(TEMPLATES[name], given)
        except JinjaError as error:
            with pytest.raises(TemplateError, match=str(error)[:12]):
                render(template, given, 200)
        else:
            assert render(template, given, 200) == expected
            rendered += 1
    assert rendered >= 4
