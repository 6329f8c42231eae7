"""`tern embed`: vectors of texts, as a person gets them."""

import base64
import json
from pathlib import Path

import numpy as np
import pytest

import engine
from engine.model.model import load_model
from tests.helpers.command_line import ask, refused, tern
from tests.helpers.toy import write_encoder, write_toy

TEXTS = ["hello world", "größer 世界"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_encoder(tmp_path_factory.mktemp("models") / "encoder")


@pytest.fixture(scope="module")
def want(folder: Path) -> engine.Vectors:
    return engine.embed(load_model(folder), TEXTS)


def test_texts_become_json_lines(folder: Path, want: engine.Vectors) -> None:
    lines = [json.loads(line) for line in tern("embed", "--model", str(folder), *TEXTS).stdout.splitlines()]
    assert [line["index"] for line in lines] == [0, 1]
    assert [line["tokens"] for line in lines] == list(want.tokens)
    assert np.array_equal(np.array([line["embedding"] for line in lines], np.float32), want.floats)


def test_lines_of_a_file_and_of_standard_input_become_an_array(
    folder: Path, want: engine.Vectors, tmp_path: Path
) -> None:
    (tmp_path / "texts.txt").write_text("\n".join(TEXTS) + "\n", "utf-8")
    out = tmp_path / "out.npy"
    model = ("embed", "--model", str(folder))
    done = tern(*model, "--file", str(tmp_path / "texts.txt"), "--npy", str(out), "--int8")
    assert done.returncode == 0, done.stderr
    codes = np.load(out)
    assert codes.dtype == np.int8
    assert np.array_equal(codes, want.codes)
    done = tern(*model, "--base64", stdin="\n".join(TEXTS))
    found = [base64.b64decode(json.loads(line)["embedding"]) for line in done.stdout.splitlines()]
    assert found == [row.astype("<f4").tobytes() for row in want.floats]


def test_what_cannot_be_embedded_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    chat = write_toy(tmp_path / "chat")
    refused(tern("embed", "--model", str(chat), "hello"), "'chat' writes text and makes no vectors")
    refused(tern("embed", "--model", str(folder)), "There is no text")
    refused(tern("embed", "--model", str(folder), "a", "--file", "b"), "not both")
    refused(tern("embed", "--model", str(folder), "--file", str(tmp_path / "none")), "none cannot be read")
    refused(tern("embed", "--model", str(folder), "a", "--dimensions", "999"), "1 to 128 dimensions, not 999")
    refused(tern("embed", "--model", str(folder), "a b c " * 99, "--context", "16"), "Text 1 has", "16")
    refused(tern("embed", "--model", str(folder), "a", "--npy", str(tmp_path)), "cannot be written")


def test_an_encoder_does_not_chat(folder: Path) -> None:
    refused(ask(folder), "'encoder' makes vectors of texts and cannot answer")
