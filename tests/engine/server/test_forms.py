"""JSON mode and logprobs over HTTP."""

import json
import math
from collections.abc import Iterator

import pytest

from tests.helpers.server import Running, serving
from tests.helpers.toy import write_toy

JSON = {"response_format": {"type": "json_object"}, "top_p": 1}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with serving(write_toy(tmp_path_factory.mktemp("model") / "toy")) as running:
        yield running


@pytest.mark.parametrize("temperature", [0, 1, 10])
def test_json_always_parses(running: Running, temperature: float) -> None:
    """Cut after any number of tokens, whole and streamed, which are the same."""
    for length in (1, 2, 3, 5, 8, 13, 50, 200):
        fields = JSON | {"max_tokens": length, "temperature": temperature, "seed": length}
        whole = running.chat(**fields)
        assert isinstance(json.loads(whole.text), dict)
        events = running.chat(**fields, stream=True).events()
        assert "".join(event["choices"][0]["delta"].get("content", "") for event in events) == whole.text


def test_json_with_a_stop_text_parses_too(running: Running) -> None:
    for seed in range(10):
        reply = running.chat(**JSON, temperature=5, seed=seed, max_tokens=100, stop=['"', ":", "e"])
        assert isinstance(json.loads(reply.text), dict)


def test_json_of_completions(running: Running) -> None:
    body = {"prompt": "x", "max_tokens": 9, "seed": 1, "temperature": 3, **JSON}
    assert isinstance(json.loads(running.request("POST", "/v1/completions", body).text), dict)


def test_other_formats_are_refused_by_name(running: Running) -> None:
    for kind in ("json_schema", "xml", 5, None):
        reply = running.chat(response_format={"type": kind})
        assert reply.status == 400 and "response_format" in reply.error["message"]
    assert running.chat(response_format={"type": "text"}).status == 200


def test_logprobs_of_chats(running: Running) -> None:
    fields = {"max_tokens": 30, "temperature": 1, "top_p": 0.9}
    reply = running.chat(**fields, logprobs=True, top_logprobs=3)
    assert reply.text == running.chat(**fields).text, "the same answer"
    content = reply.value["choices"][0]["logprobs"]["content"]
    assert len(content) == reply.value["usage"]["completion_tokens"] > 5
    joined = b"".join(bytes(one["bytes"]) for one in content)
    assert joined.decode("utf-8", "replace") == reply.text
    for one in content:
        best = [other["logprob"] for other in one["top_logprobs"]]
        assert len(best) == 3 and best == sorted(best, reverse=True)
        assert one["logprob"] <= best[0] <= 0 and sum(map(math.exp, best)) <= 1 + 1e-9
        assert one["token"] == bytes(one["bytes"]).decode("utf-8", "replace")
    streamed = running.chat(**fields, logprobs=True, top_logprobs=3, stream=True).events()
    chunks = [event["choices"][0]["logprobs"] for event in streamed]
    assert [one for chunk in chunks if chunk for one in chunk["content"]] == content


def test_logprobs_alone_and_of_completions(running: Running) -> None:
    alone = running.chat(logprobs=True, max_tokens=3).value["choices"][0]["logprobs"]["content"]
    assert all(one["top_logprobs"] == [] for one in alone)
    body = {"prompt": "x", "max_tokens": 5, "logprobs": 2, "seed": 3, "temperature": 1}
    reply = running.request("POST", "/v1/completions", body)
    logprobs = reply.value["choices"][0]["logprobs"]
    count = reply.value["usage"]["completion_tokens"]
    assert (
        len(logprobs["tokens"]) == len(logprobs["token_logprobs"]) == len(logprobs["top_logprobs"]) == count
    )
    assert running.chat(max_tokens=2).value["choices"][0]["logprobs"] is None


@pytest.mark.parametrize(
    "fields", [{"top_logprobs": 3}, {"logprobs": True, "top_logprobs": 21}, {"logprobs": 2}]
)
def test_logprobs_that_cannot_be(running: Running, fields: dict[str, object]) -> None:
    assert running.chat(**fields).status == 400


def test_json_and_logprobs_together(running: Running) -> None:
    reply = running.chat(**JSON, temperature=2, logprobs=True, top_logprobs=1, max_tokens=12)
    assert isinstance(json.loads(reply.text), dict)
    content = reply.value["choices"][0]["logprobs"]["content"]
    joined = b"".join(bytes(one["bytes"]) for one in content).decode("utf-8", "replace")
    assert reply.text.startswith(joined), "what closes it has no tokens"
