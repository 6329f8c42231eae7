"""/v1/embeddings with an encoder, end to end: the vectors are those of engine.embed, to the bit."""

import base64
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

import engine
from engine.embedding.encoder import Encoder
from engine.model.model import Model, load_model
from tests.helpers.server import Reply, Running, serving
from tests.helpers.toy import write_encoder

TEXTS = ["hello world", "größer 世界", "hello again"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_encoder(tmp_path_factory.mktemp("models") / "encoder")


@pytest.fixture(scope="module")
def model(folder: Path) -> Model:
    return load_model(folder, context=64)


@pytest.fixture(scope="module")
def running(folder: Path) -> Iterator[Running]:
    with serving(folder, context=64) as running:
        yield running


def floats(reply: Reply) -> np.ndarray:
    assert reply.status == 200, reply.body
    return np.array([item["embedding"] for item in reply.value["data"]], np.float32)


def test_texts_and_ids_in_every_form(running: Running, model: Model) -> None:
    want = engine.embed(model, TEXTS)
    reply = running.embeddings(TEXTS, model="encoder", user="somebody")
    assert np.array_equal(floats(reply), want.floats)
    value = reply.value
    assert (value["object"], value["model"]) == ("list", "encoder")
    assert [(item["object"], item["index"]) for item in value["data"]] == [("embedding", i) for i in range(3)]
    assert value["usage"] == {"prompt_tokens": sum(want.tokens), "total_tokens": sum(want.tokens)}
    assert np.array_equal(floats(running.embeddings(TEXTS[0])), want.floats[:1])
    whole = [Encoder(model).ids_of(text) for text in TEXTS]
    assert np.array_equal(floats(running.embeddings(whole)), want.floats)
    assert np.array_equal(floats(running.embeddings([ids[1:-1] for ids in whole])), want.floats)
    assert np.array_equal(floats(running.embeddings(whole[1][1:-1])), want.floats[1:2])


def test_base64_and_fewer_dimensions(running: Running, model: Model) -> None:
    want = engine.embed(model, TEXTS, dimensions=32)
    reply = running.embeddings(TEXTS, encoding_format="base64", dimensions=32)
    found = [base64.b64decode(item["embedding"]) for item in reply.value["data"]]
    assert found == [row.astype("<f4").tobytes() for row in want.floats]


def test_several_programs_at_once(running: Running, model: Model) -> None:
    want = engine.embed(model, TEXTS).floats
    with ThreadPoolExecutor(4) as pool:
        for reply in pool.map(lambda _: running.embeddings(TEXTS), range(8)):
            assert np.array_equal(floats(reply), want)
    assert running.metric("tern_requests_running") == 0


@pytest.mark.parametrize(
    ("given", "fields", "param"),
    [
        (None, {}, "input"),
        ("", {}, "input"),
        ([], {}, "input"),
        (7, {}, "input"),
        ({"a": 1}, {}, "input"),
        (["a", ""], {}, "input[1]"),
        (["a", 7], {}, "input[1]"),
        ([[1, 2], ["a"]], {}, "input[1]"),
        ([True], {}, "input[0]"),
        (["a"] * 2049, {}, "input"),
        ("a", {"dimensions": 0}, "dimensions"),
        ("a", {"dimensions": 129}, "dimensions"),
        ("a", {"dimensions": "8"}, "dimensions"),
        ("a", {"encoding_format": "int8"}, "encoding_format"),
        ("a", {"encoding_format": 1}, "encoding_format"),
        ("a", {"model": "another"}, "model"),
    ],
)
def test_a_bad_request_is_answered_by_its_field(
    running: Running, given: object, fields: dict[str, object], param: str
) -> None:
    reply = running.embeddings(given, **fields)
    assert reply.status == (404 if param == "model" else 400)
    assert reply.error["param"] == param


def test_what_the_model_cannot_read_is_named_by_its_place(running: Running, model: Model) -> None:
    reply = running.embeddings(["short", "a b c d e f g h " * 20])
    assert (reply.status, reply.error["code"], reply.error["param"]) == (
        400,
        "context_length_exceeded",
        "input",
    )
    assert reply.error["message"].startswith("input[1] has ")
    assert "the context has 64" in reply.error["message"]
    reply = running.embeddings([[5], [5, 512]])
    assert reply.status == 400
    assert reply.error["message"].startswith("input[1] has no tokens, or one that is not among")
    reply = running.embeddings("a b c d e f g h " * 20_000)
    assert (reply.status, reply.error["code"]) == (400, "context_length_exceeded")
    want = engine.embed(model, TEXTS).floats
    assert np.array_equal(floats(running.embeddings(TEXTS)), want), "and the next one is answered"


def test_an_encoder_writes_no_text(running: Running) -> None:
    for reply in (running.chat(), running.request("POST", "/v1/completions", {"prompt": "hello"})):
        assert reply.status == 400
        assert reply.error["message"] == (
            "The model 'encoder' makes vectors of texts and cannot answer; open one made for chatting."
        )
