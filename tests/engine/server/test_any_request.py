"""Whatever JSON a request holds, it is understood or refused in one sentence."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.process.events import Serve
from engine.sampling.params import SamplingParams
from engine.server.api_error import ApiError
from engine.server.replies import json_bytes
from engine.server.requests import Wanted, chat_request, check_model, completion_request

FIELDS = (
    *("messages", "prompt", "model", "temperature", "top_p", "top_k", "min_p", "repetition_penalty"),
    *("repeat_penalty", "seed", "max_tokens", "max_completion_tokens", "stop", "stream", "stream_options"),
    *("n", "logit_bias", "frequency_penalty", "presence_penalty", "response_format", "logprobs"),
    *(
        "top_logprobs",
        "tools",
        "tool_choice",
        "functions",
        "modalities",
        "suffix",
        "echo",
        "best_of",
        "other",
    ),
)
NAMES = ("role", "content", "type", "text", "include_usage", "tool_calls", "image_url")
TEXTS = (
    "user",
    "system",
    "assistant",
    "tool",
    "text",
    "json_object",
    "json_schema",
    "none",
    "\ud800",
    "a\nb",
)
PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(TEXTS),
    st.text(max_size=20),
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
    ),
    max_leaves=12,
)
MESSAGE = st.fixed_dictionaries(
    {"role": st.sampled_from(TEXTS), "content": st.one_of(st.text(max_size=9), VALUES)}
)
BODIES = st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=6)


def understood(read: Any, body: dict[str, Any]) -> None:
    try:
        wanted = read(body, SamplingParams())
    except ApiError as error:
        assert 400 <= error.status < 500
        assert error.message.endswith(".") and "\n" not in error.message and len(error.message) < 250
        assert json.loads(json_bytes(error.as_object())) == error.as_object()
    else:
        assert isinstance(wanted, Wanted)
        Serve("a", wanted.prompt, wanted.params, wanted.stops, wanted.json, wanted.chances)
        assert all(isinstance(stop, str) for stop in wanted.stops)


@settings(max_examples=400, deadline=None)
@given(BODIES, st.lists(MESSAGE, min_size=1, max_size=3))
def test_any_chat(body: dict[str, Any], messages: list[dict[str, Any]]) -> None:
    understood(chat_request, body)
    understood(chat_request, body | {"messages": messages})


@settings(max_examples=200, deadline=None)
@given(BODIES)
def test_any_completion(body: dict[str, Any]) -> None:
    understood(completion_request, body)
    understood(completion_request, body | {"prompt": "x"})
    try:
        check_model(body, "toy")
    except ApiError as error:
        assert error.param == "model"
