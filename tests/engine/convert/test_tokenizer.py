"""The tokenizer rebuilt from metadata, as the engine reads it."""

import json
from pathlib import Path

import numpy as np
import pytest

from engine.convert.conversion import convert
from engine.convert.metadata import Metadata
from engine.convert.tokenizer import tokenizer_files
from engine.model_folder.config import ModelConfig
from engine.text.chat_message import ChatMessage
from engine.text.tokenizer import Tokenizer, load_tokenizer, stop_ids
from tests.helpers.gguf import toy_file, toy_metadata, toy_vocab
from tests.helpers.toy import toy_config


def config(vocab: int) -> ModelConfig:
    return toy_config(vocab=vocab, sub_norms=False, activation="silu")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    convert(toy_file().write(tmp_path / "toy.gguf"), tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def tokenizer(folder: Path) -> Tokenizer:
    return load_tokenizer(folder, config(len(toy_vocab())))


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "hello  hello\n",
        "naïve café 日本語 🙂",
        "def f(x):\n    return x**2\n",
        "\0\x01",
        "<|im_end|>",
    ],
)
def test_there_and_back(tokenizer: Tokenizer, text: str) -> None:
    ids = tokenizer.encode_text(text)
    assert tokenizer.decode(ids) == text
    assert not set(ids) & {0, 1, 2}


def test_merges_count(tokenizer: Tokenizer) -> None:
    vocab = toy_vocab()
    assert tokenizer.encode_text("hello") == [vocab.index("hello")]
    assert tokenizer.encode_text("hell") == [vocab.index("hell")]
    assert [vocab[each] for each in tokenizer.encode_text("heel")] == ["he", "e", "l"]


def test_digits_stand_alone(tmp_path: Path) -> None:
    """Though a merge would join them."""
    vocab = [*toy_vocab(), "12"]
    values = toy_metadata(vocab) | {"tokenizer.ggml.merges": ["1 2", "h e"]}
    values["tokenizer.ggml.token_type"] = np.array(values["tokenizer.ggml.token_type"], np.int32)
    files = tokenizer_files(Metadata(tmp_path / "x.gguf", values)).files
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    ids = load_tokenizer(tmp_path, config(len(vocab))).encode_text("a12")
    assert [vocab[each] for each in ids] == ["a", "1", "2"]


def test_special_tokens_and_the_template(folder: Path, tokenizer: Tokenizer) -> None:
    assert (tokenizer.bos_id, tokenizer.eos_id) == (None, 2)
    assert stop_ids(folder, config(len(toy_vocab())), tokenizer) >= {0, 2}
    ids = tokenizer.encode_chat([ChatMessage("user", "hello")])
    assert ids == [1, toy_vocab().index("hello")]


def test_a_beginning_of_texts(tmp_path: Path) -> None:
    file = toy_file(**{"tokenizer.ggml.add_bos_token": True})
    convert(file.write(tmp_path / "toy.gguf"), tmp_path / "out")
    assert load_tokenizer(tmp_path / "out", config(len(toy_vocab()))).bos_id == 1


def test_a_model_without_template_or_ends(tmp_path: Path) -> None:
    vocab = ["<a>", "<b>", "<c>", *toy_vocab()[3:]]
    none = dict.fromkeys(
        ("tokenizer.chat_template", "tokenizer.ggml.bos_token_id", "tokenizer.ggml.eos_token_id")
    )
    file = toy_file(**{"tokenizer.ggml.tokens": vocab, **none})
    convert(file.write(tmp_path / "toy.gguf"), tmp_path / "out")
    values = json.loads((tmp_path / "out/tokenizer_config.json").read_text())
    assert not values.keys() & {"chat_template", "bos_token", "eos_token"}
    assert json.loads((tmp_path / "out/generation_config.json").read_text()) == {"eos_token_id": []}


def test_tokens_a_person_added(tmp_path: Path) -> None:
    """They are found as a whole in a text, and shown."""
    vocab = toy_vocab()
    kinds = [3] * 3 + [1] * (len(vocab) - 3)
    kinds[vocab.index("hell")] = 4
    file = toy_file(**{"tokenizer.ggml.token_type": kinds})
    convert(file.write(tmp_path / "toy.gguf"), tmp_path / "out")
    tokenizer = load_tokenizer(tmp_path / "out", config(len(vocab)))
    ids = tokenizer.encode_text("hello")
    assert [vocab[each] for each in ids] == ["hell", "o"]
    assert tokenizer.decode(ids) == "hello"
