"""Answers over HTTP: a whole server with a toy model behind it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.process.events import Piece
from engine.sampling.params import SamplingParams
from engine.server.options import ServerOptions
from tests.helpers.engine_process import Listener, question
from tests.helpers.server import Reply, Running, serving
from tests.helpers.toy import write_toy


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_toy(tmp_path_factory.mktemp("model") / "toy", max_position=4096)


@pytest.fixture(scope="module")
def running(toy: Path) -> Iterator[Running]:
    with serving(toy) as running:
        yield running


def streamed(reply: Reply) -> str:
    return "".join(
        event["choices"][0]["delta"].get("content", "") for event in reply.events() if event["choices"]
    )


def test_what_is_there(running: Running) -> None:
    assert running.get("/health").value == {"status": "ok"}
    models = running.get("/v1/models").value
    assert models["object"] == "list" and [model["id"] for model in models["data"]] == ["toy"]
    assert running.get("/v1/models/toy").value == models["data"][0]
    assert running.get("/v1/models/other/x").error["code"] == "model_not_found"


def test_served_is_what_the_window_shows(running: Running, toy: Path) -> None:
    """The same seed gives the same text in an engine process of its own, whole and streamed."""
    listener = Listener()
    listener.load(toy, prefix_cache_bytes=0)
    params = SamplingParams(temperature=1.0, top_p=0.9, seed=99, max_tokens=50)
    listener.client.generate(
        question("hello there", **{name: getattr(params, name) for name in params.__slots__})
    )
    text = ""
    while not isinstance(event := listener.next(), type(None)):
        if isinstance(event, Piece):
            text += event.text
        elif hasattr(event, "reason"):
            break
    listener.close()
    fields = {"temperature": 1, "top_p": 0.9, "top_k": 0, "seed": 99, "max_tokens": 50, "min_p": 0}
    whole = running.chat("hello there", **fields)
    assert whole.status == 200 and whole.text == text and len(text) > 10
    assert streamed(running.chat("hello there", **fields, stream=True)) == text


def test_a_whole_answer(running: Running) -> None:
    value = running.chat(max_tokens=5, ignore_me="x").value
    assert value["object"] == "chat.completion" and value["model"] == "toy"
    choice = value["choices"][0]
    assert choice["finish_reason"] in ("length", "stop") and choice["message"]["role"] == "assistant"
    usage = value["usage"]
    assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"]
    assert 0 <= usage["completion_tokens"] <= 5
    assert value["tern"]["seed"] == 7
    assert value["tern"]["energy"]["source"]


def test_a_stream(running: Running) -> None:
    reply = running.chat(stream=True, stream_options={"include_usage": True}, max_tokens=6)
    assert reply.headers["content-type"].startswith("text/event-stream")
    assert reply.body.endswith(b"data: [DONE]\n\n")
    events = reply.events()
    assert len({event["id"] for event in events}) == 1
    assert events[0]["choices"][0]["delta"] == {"role": "assistant", "content": ""}
    reasons = [event["choices"][0]["finish_reason"] for event in events if event["choices"]]
    assert reasons[:-1] == [None] * (len(reasons) - 1) and reasons[-1] in ("length", "stop")
    assert events[-1]["choices"] == [] and events[-1]["usage"]["completion_tokens"] <= 6
    assert "usage" not in running.chat(stream=True, max_tokens=2).events()[-1]


def test_completions(running: Running) -> None:
    body = {"prompt": "once upon", "max_tokens": 30, "seed": 3, "temperature": 1}
    whole = running.request("POST", "/v1/completions", body)
    assert whole.value["object"] == "text_completion"
    events = running.request("POST", "/v1/completions", body | {"stream": True}).events()
    assert "".join(event["choices"][0]["text"] for event in events) == whole.text
    stop = whole.text[5:8]
    cut = running.request("POST", "/v1/completions", body | {"stop": stop})
    assert cut.text == whole.text[: whole.text.index(stop)]
    assert cut.value["choices"][0]["finish_reason"] == "stop"


def test_errors_of_the_engine(running: Running) -> None:
    long = running.chat("long " * 20_000)
    assert long.status == 400 and long.error["code"] == "context_length_exceeded"
    strange = running.request("POST", "/v1/completions", {"prompt": [10**6]})
    assert strange.status == 400 and "token" in strange.error["message"]
    streamed = running.chat("long " * 20_000, stream=True)
    assert streamed.status == 400, "before the stream begins"
    assert running.chat().status == 200


def test_no_embeddings(running: Running) -> None:
    reply = running.request("POST", "/v1/embeddings", {"model": "toy", "input": "x"})
    assert reply.status == 400 and reply.error["code"] == "unsupported_model"


def test_a_conversation_is_gone_on_with(running: Running) -> None:
    first = {"role": "user", "content": "a question of many words " * 8}
    answer = running.request(
        "POST", "/v1/chat/completions", {"messages": [first], "max_tokens": 20, "seed": 1}
    )
    messages = [first, {"role": "assistant", "content": answer.text}, {"role": "user", "content": "and?"}]
    later = running.request("POST", "/v1/chat/completions", {"messages": messages, "max_tokens": 2})
    assert later.value["usage"]["prompt_tokens_details"]["cached_tokens"] > 50


def test_four_at_once_all_move(running: Running) -> None:
    """Each has its first piece before any has its last."""
    order: list[tuple[str, int]] = []
    lock = threading.Lock()

    def read(number: int) -> None:
        reply = running.chat(
            f"hello {number}", stream=True, max_tokens=150, temperature=1, seed=number, top_p=1
        )
        with lock:
            order.append((reply.events()[0]["id"], reply.status))

    threads = [threading.Thread(target=read, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [status for _, status in order] == [200] * 4
    assert len({id_ for id_, _ in order}) == 4
    assert running.metric("tern_requests_running") == 0


def test_metrics_add_up(toy: Path) -> None:
    with serving(toy, ServerOptions(port=0, parallel=1)) as running:
        usages = [running.chat(max_tokens=9).value["usage"] for _ in range(3)]
        running.chat("long " * 20_000)
        generated = sum(usage["completion_tokens"] for usage in usages)
        assert running.metric("tern_generated_tokens_total") == generated
        cached = sum(usage["prompt_tokens_details"]["cached_tokens"] for usage in usages)
        assert running.metric("tern_cached_tokens_total") == cached > 0
        prompt = sum(usage["prompt_tokens"] for usage in usages)
        assert running.metric("tern_prompt_tokens_total") == prompt - cached
        assert running.metric("tern_answers_failed_total") == 1
        reply = running.get("/metrics")
        assert reply.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
        assert 'tern_energy_joules_total{source="' in reply.body.decode()
        assert "tern_requests_waiting 0\n" in reply.body.decode()
