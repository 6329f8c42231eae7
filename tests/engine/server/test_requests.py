"""What requests ask for, and which field a refusal names."""

from typing import Any

import pytest

from engine.sampling.params import SamplingParams
from engine.server.api_error import ApiError
from engine.server.requests import Wanted, chat_request, check_model, completion_request
from engine.text.chat_message import ChatMessage

DEFAULTS = SamplingParams(temperature=0.3, top_p=0.8, top_k=5)
USER = {"role": "user", "content": "hi"}


def chat(**fields: Any) -> Wanted:
    return chat_request({"messages": [USER], **fields}, DEFAULTS)


def test_the_model_s_own_values_hold_where_nothing_is_said() -> None:
    wanted = chat()
    assert wanted == Wanted((ChatMessage("user", "hi"),), DEFAULTS)
    assert chat(temperature=None, stop=None, seed=None, max_tokens=None, n=None, tools=None) == wanted


def test_what_is_said() -> None:
    wanted = chat(
        temperature=1,
        top_p=0.5,
        top_k=-1,
        min_p=0.1,
        repeat_penalty=1.2,
        seed=-5,
        max_tokens=9,
        stop=["a", "b"],
        stream=True,
        stream_options={"include_usage": True},
    )
    params = SamplingParams(1, 0, 0.5, 0.1, 1.2, 2**64 - 5, 9)
    assert wanted == Wanted((ChatMessage("user", "hi"),), params, ("a", "b"), stream=True, include_usage=True)


def test_the_form_of_the_answer() -> None:
    assert (
        chat(response_format={"type": "json_object"}).json and not chat(response_format={"type": "text"}).json
    )
    assert [
        chat(**fields).chances for fields in ({}, {"logprobs": True}, {"logprobs": True, "top_logprobs": 5})
    ] == [
        None,
        0,
        5,
    ]
    assert completion_request({"prompt": "x", "logprobs": 2}, DEFAULTS).chances == 2


def test_limits_by_their_old_and_new_names() -> None:
    assert chat(max_tokens=3, max_completion_tokens=5).params.max_tokens == 5
    assert chat(max_tokens=-1).params.max_tokens is None
    assert chat(max_completion_tokens=7.0).params.max_tokens == 7
    assert completion_request({"prompt": "x"}, DEFAULTS).params.max_tokens == 16
    assert completion_request({"prompt": "x", "max_tokens": -1}, DEFAULTS).params.max_tokens is None


def test_messages_of_all_kinds() -> None:
    messages = [
        {"role": "developer", "content": "rules"},
        {
            "role": "user",
            "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}],
            "name": "n",
        },
        {"role": "assistant", "content": None},
        {"role": "assistant", "content": "c", "tool_calls": [], "refusal": None},
        {"role": "user", "content": ""},
    ]
    wanted = chat_request({"messages": messages}, DEFAULTS)
    told = [(message.role, message.text) for message in wanted.prompt if isinstance(message, ChatMessage)]
    assert told == [("system", "rules"), ("user", "ab"), ("assistant", ""), ("assistant", "c"), ("user", "")]


def test_prompts_of_completions() -> None:
    for prompt, expected in (("x", "x"), (["x"], "x"), ([1, 2], (1, 2)), ([[1, 2]], (1, 2))):
        assert completion_request({"prompt": prompt}, DEFAULTS).prompt == expected


def test_habits_of_other_clients_are_taken() -> None:
    """Of Open WebUI, llama.cpp's clients and the official one: fields that ask for nothing, or any seed."""
    chat(
        n=1,
        tools=[],
        tool_choice="none",
        logit_bias={},
        presence_penalty=0,
        frequency_penalty=0.0,
        user="me",
        metadata={},
        store=False,
        service_tier="auto",
        seed=-1,
        parallel_tool_calls=True,
        cache_prompt=True,
        mirostat=0,
        reasoning_effort="low",
        chat_id="x",
        session_id="y",
        modalities=["text"],
    )


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"n": 2}, "n"),
        ({"n": True}, "n"),
        ({"tools": [{"type": "function"}]}, "tools"),
        ({"tool_choice": "required"}, "tool_choice"),
        ({"functions": [{}]}, "functions"),
        ({"logit_bias": {"5": 1}}, "logit_bias"),
        ({"frequency_penalty": 0.5}, "frequency_penalty"),
        ({"presence_penalty": "much"}, "presence_penalty"),
        ({"modalities": ["audio"]}, "modalities"),
        ({"audio": {"voice": "x"}}, "audio"),
        ({"temperature": "hot"}, "temperature"),
        ({"temperature": True}, "temperature"),
        ({"temperature": -0.1}, "temperature"),
        ({"temperature": 1e9}, "temperature"),
        ({"top_p": 1.5}, "top_p"),
        ({"top_k": 0.5}, "top_k"),
        ({"max_tokens": 0}, "max_tokens"),
        ({"max_tokens": -2}, "max_tokens"),
        ({"max_tokens": "9"}, "max_tokens"),
        ({"max_tokens": 2**40}, "max_tokens"),
        ({"seed": 2**70}, "seed"),
        ({"seed": 1.5}, "seed"),
        ({"stop": 5}, "stop"),
        ({"stop": ["a", None]}, "stop"),
        ({"stop": ["x"] * 17}, "stop"),
        ({"stream": "yes"}, "stream"),
        ({"stream_options": []}, "stream_options"),
        ({"stream_options": {"include_usage": 1}}, "include_usage"),
        ({"messages": None}, "messages"),
        ({"messages": []}, "messages"),
        ({"messages": "hi"}, "messages"),
        ({"messages": ["hi"]}, "messages[0]"),
        ({"messages": [USER, {"content": "x"}]}, "messages[1].role"),
        ({"messages": [{"role": ["user"], "content": "x"}]}, "messages[0].role"),
        ({"messages": [{"role": "robot", "content": "x"}]}, "messages[0].role"),
        ({"messages": [{"role": "tool", "content": "x"}]}, "messages[0].role"),
        ({"messages": [{"role": "user"}]}, "messages[0].content"),
        ({"messages": [{"role": "user", "content": 5}]}, "messages[0].content"),
        ({"messages": [{"role": "user", "content": ["x"]}]}, "messages[0].content[0]"),
        ({"messages": [{"role": "user", "content": [{"type": "image_url"}]}]}, "messages[0].content[0]"),
        ({"messages": [{"role": "user", "content": [{"type": "text"}]}]}, "messages[0].content[0].text"),
        ({"messages": [{"role": "assistant", "tool_calls": [{}]}]}, "tool_calls"),
    ],
)
def test_refusals_name_the_field(fields: dict[str, Any], param: str) -> None:
    with pytest.raises(ApiError) as error:
        chat(**fields)
    assert (error.value.status, error.value.param) == (400, param)
    message = error.value.message
    assert param.split("[")[0] in message and message.endswith(".") and len(message) < 200


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({}, "prompt"),
        ({"prompt": ""}, "prompt"),
        ({"prompt": []}, "prompt"),
        ({"prompt": ["a", "b"]}, "prompt"),
        ({"prompt": [1, "b"]}, "prompt"),
        ({"prompt": [True]}, "prompt"),
        ({"prompt": {"a": 1}}, "prompt"),
        ({"prompt": "x", "suffix": "y"}, "suffix"),
        ({"prompt": "x", "echo": True}, "echo"),
        ({"prompt": "x", "best_of": 3}, "best_of"),
    ],
)
def test_refusals_of_completions(fields: dict[str, Any], param: str) -> None:
    with pytest.raises(ApiError) as error:
        completion_request(fields, DEFAULTS)
    assert (error.value.status, error.value.param) == (400, param)


def test_what_a_client_wrote_cannot_spoil_a_sentence() -> None:
    """Line ends, lone surrogates and megabytes are shown short and in plain letters."""
    for value in ("a\nb", "\ud800", "x" * 100_000, ["\x00"] * 1000):
        with pytest.raises(ApiError) as error:
            chat(temperature=value)
        assert len(error.value.message) < 200 and error.value.message.isascii() or "…" in error.value.message
        assert "\n" not in error.value.message


def test_the_model_has_to_be_the_loaded_one() -> None:
    for name in ("toy", "default", "", None):
        check_model({"model": name}, "toy")
    for name, status in (("gpt-4", 404), (5, 400)):
        with pytest.raises(ApiError) as error:
            check_model({"model": name}, "toy")
        assert (error.value.status, error.value.param) == (status, "model")
