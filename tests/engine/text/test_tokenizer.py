"""A folder's tokenizer files: sound ones, damaged ones, and the vectors of the official vocabulary."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import tokenizers
from tokenizers import decoders, models

from engine.errors import CheckpointError, TemplateError, TokenizerError
from engine.model_folder.config import load_config
from engine.text.chat_message import ChatMessage
from engine.text.detokenizer import ByteLevelDetokenizer, PrefixDetokenizer
from engine.text.tokenizer import Tokenizer, load_tokenizer, stop_ids
from tests.helpers import toy

CONFIG = toy.toy_config(vocab=512)
BOS, EOS, EOT = toy.special_ids(512)
HELLO = [ChatMessage("user", "hello")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in toy.tokenizer_files(512).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def change(path: Path, **values: Any) -> None:
    """Sets keys of a JSON file; None takes one out."""
    content = json.loads(path.read_text(encoding="utf-8")) | values
    path.write_text(json.dumps({k: v for k, v in content.items() if v is not None}), encoding="utf-8")


def edit(folder: Path, **values: Any) -> Tokenizer:
    change(folder / "tokenizer_config.json", **values)
    return load_tokenizer(folder, CONFIG)


def test_a_sound_folder(folder: Path) -> None:
    tokenizer = load_tokenizer(folder, CONFIG)
    assert tokenizer.hash == hashlib.sha256((folder / "tokenizer.json").read_bytes()).hexdigest()
    assert (tokenizer.vocab_size, tokenizer.bos_id, tokenizer.eos_id) == (512, BOS, EOT)
    assert isinstance(tokenizer.detokenizer(), ByteLevelDetokenizer)


@pytest.mark.parametrize("text", ["Hello, you!", " 世界🙂\n", "", "<|eot_id|>", "a <|begin_of_text|> b"])
def test_text_comes_back_without_special_tokens(folder: Path, text: str) -> None:
    tokenizer = load_tokenizer(folder, CONFIG)
    ids = tokenizer.encode_text(text)
    assert tokenizer.decode(ids) == text
    assert all(token < BOS for token in ids)


def test_lone_surrogates_become_replacement_characters(folder: Path) -> None:
    tokenizer = load_tokenizer(folder, CONFIG)
    assert tokenizer.decode(tokenizer.encode_text("a\ud83db")) == "a\ufffdb"
    assert tokenizer.decode(tokenizer.encode_chat([ChatMessage("user", "\ud83d")])).startswith("User: \ufffd")


def test_special_tokens_and_unknown_ids_have_no_text(folder: Path) -> None:
    tokenizer = load_tokenizer(folder, CONFIG)
    assert tokenizer.decode([BOS, *tokenizer.encode_text("hi"), EOT, 100_000]) == "hi"


def test_blanks_before_punctuation_stay(folder: Path) -> None:
    """clean_up_tokenization_spaces, which the file asks for, would eat them."""
    tokenizer = edit(folder, clean_up_tokenization_spaces=True)
    assert tokenizer.decode(tokenizer.encode_text("a , b . c 's")) == "a , b . c 's"


# ---- damaged files ----


def test_missing(folder: Path) -> None:
    (folder / "tokenizer.json").unlink()
    with pytest.raises(TokenizerError, match="tokenizer.json is missing"):
        load_tokenizer(folder, CONFIG)


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", "null", "\x00\x01", toy.tokenizer_files(512)["tokenizer.json"][:5000]]
)
def test_broken(folder: Path, content: str) -> None:
    (folder / "tokenizer.json").write_text(content, encoding="utf-8")
    with pytest.raises(TokenizerError, match="damaged"):
        load_tokenizer(folder, CONFIG)


def test_not_even_text(folder: Path) -> None:
    (folder / "tokenizer.json").write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(TokenizerError, match="damaged"):
        load_tokenizer(folder, CONFIG)


def test_a_folder_in_its_place(folder: Path) -> None:
    (folder / "tokenizer.json").unlink()
    (folder / "tokenizer.json").mkdir()
    with pytest.raises(TokenizerError, match="cannot be read"):
        load_tokenizer(folder, CONFIG)


@pytest.mark.parametrize(
    ("content", "named"),
    [("version https://git-lfs.github.com/spec/v1\noid x", "LFS"), ("<!DOCTYPE html><html>", "web page")],
)
def test_an_impostor(folder: Path, content: str, named: str) -> None:
    (folder / "tokenizer.json").write_text(content, encoding="utf-8")
    with pytest.raises(TokenizerError, match=named):
        load_tokenizer(folder, CONFIG)


def test_too_large_for_the_model(folder: Path) -> None:
    with pytest.raises(TokenizerError, match="512 tokens and the model knows 500"):
        load_tokenizer(folder, toy.toy_config(vocab=500))


def test_smaller_than_the_model_is_padding(folder: Path) -> None:
    assert load_tokenizer(folder, toy.toy_config(vocab=600)).vocab_size == 512


def test_an_id_far_outside_counts_as_too_large(folder: Path) -> None:
    content = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    content["model"]["vocab"]["zzzz"] = 5000
    (folder / "tokenizer.json").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(TokenizerError, match="5001 tokens"):
        load_tokenizer(folder, CONFIG)


def test_an_empty_vocabulary(folder: Path) -> None:
    tokenizers.Tokenizer(models.BPE({}, [])).save(str(folder / "tokenizer.json"))
    with pytest.raises(TokenizerError, match="0 tokens"):
        load_tokenizer(folder, CONFIG)


def test_truncation_and_padding_of_the_file_are_off(folder: Path) -> None:
    raw = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    raw.enable_truncation(4)
    raw.enable_padding(length=64)
    raw.save(str(folder / "tokenizer.json"))
    tokenizer = load_tokenizer(folder, CONFIG)
    text = "a b c d e f g h i j"
    assert tokenizer.decode(tokenizer.encode_text(text)) == text
    assert len(tokenizer.encode_text("a")) == 1


# ---- tokenizer_config.json ----


def test_settings_that_are_not_json(folder: Path) -> None:
    (folder / "tokenizer_config.json").write_text("{", encoding="utf-8")
    with pytest.raises(CheckpointError, match="tokenizer_config.json is not valid JSON"):
        load_tokenizer(folder, CONFIG)


def test_without_settings_text_works_and_chats_do_not(folder: Path) -> None:
    (folder / "tokenizer_config.json").unlink()
    tokenizer = load_tokenizer(folder, CONFIG)
    assert (tokenizer.bos_id, tokenizer.eos_id) == (BOS, None)
    assert tokenizer.encode_text("hi")
    with pytest.raises(TemplateError, match="no chat template"):
        tokenizer.encode_chat(HELLO)


def prompt(tokenizer: Tokenizer) -> str:
    return tokenizer.decode(tokenizer.encode_chat(HELLO))


def test_where_the_template_comes_from(folder: Path) -> None:
    assert prompt(load_tokenizer(folder, CONFIG)) == "User: helloAssistant: "
    assert prompt(edit(folder, chat_template="one")) == "one"
    named = [{"name": "rag", "template": "two"}, {"name": "default", "template": "three"}]
    assert prompt(edit(folder, chat_template=named)) == "three"
    assert prompt(edit(folder, chat_template=named[:1])) == "two"
    (folder / "chat_template.jinja").write_text("fö{{ messages[0].content }}", encoding="utf-8")
    assert prompt(edit(folder, chat_template="one")) == "föhello"


@pytest.mark.parametrize("template", [5, {"default": "x"}, [{"name": "default", "template": 5}]])
def test_a_template_that_is_no_text(folder: Path, template: Any) -> None:
    with pytest.raises(TokenizerError, match="chat template that is not text"):
        edit(folder, chat_template=template)


def test_named_tokens_reach_the_template(folder: Path) -> None:
    source = "{{ bos_token }}a{{ eos_token }}b{{ pad_token }}"
    tokenizer = edit(
        folder, chat_template=source, eos_token={"content": toy.EOS, "special": True}, pad_token=None
    )
    a, b = tokenizer.encode_text("a"), tokenizer.encode_text("b")
    assert tokenizer.encode_chat(HELLO) == [BOS, *a, EOS, *b]
    assert tokenizer.eos_id == EOS


def test_the_end_is_special_also_where_the_file_forgets(folder: Path) -> None:
    content = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    for token in content["added_tokens"]:
        token["special"] = False
    (folder / "tokenizer.json").write_text(json.dumps(content), encoding="utf-8")
    tokenizer = load_tokenizer(folder, CONFIG)
    assert EOT not in tokenizer.encode_text("<|eot_id|>")
    assert tokenizer.encode_chat([ChatMessage("user", "<|eot_id|>")]).count(EOT) == 1
    assert tokenizer.decode([EOT]) == ""


def test_an_eos_that_is_not_in_the_vocabulary_is_not_invented(folder: Path) -> None:
    tokenizer = edit(folder, eos_token="<|nowhere|>")
    assert tokenizer.eos_id is None
    assert tokenizer.vocab_size == 512


def test_bos_comes_from_the_post_processor_or_add_bos_token(folder: Path) -> None:
    """Falcon 3 has a bos_token_id in config.json and puts none in front."""
    change(folder / "tokenizer.json", post_processor=None)
    tokenizer = load_tokenizer(folder, CONFIG)
    assert tokenizer.bos_id is None
    assert BOS not in tokenizer.encode_chat(HELLO)
    assert edit(folder, add_bos_token=False).bos_id is None
    assert edit(folder, add_bos_token=True).encode_chat(HELLO)[0] == BOS


def test_other_vocabularies_get_the_general_detokenizer(folder: Path) -> None:
    raw = tokenizers.Tokenizer(models.BPE({"▁": 0, "a": 1}, []))
    raw.decoder = decoders.Metaspace()
    raw.save(str(folder / "tokenizer.json"))
    tokenizer = load_tokenizer(folder, CONFIG)
    stream = tokenizer.detokenizer()
    assert isinstance(stream, PrefixDetokenizer)
    assert [stream.add(1), stream.add(0), stream.add(1), stream.finish()] == ["a", " ", "a", ""]


# ---- what ends an answer ----


@pytest.mark.parametrize(
    ("generation", "expected"),
    [
        (None, {EOS, EOT}),
        ({}, {EOS, EOT}),
        ({"eos_token_id": 7}, {7, EOS, EOT}),
        ({"eos_token_id": [7, 8]}, {7, 8, EOS, EOT}),
        ({"eos_token_id": None}, {EOS, EOT}),
        ({"eos_token_id": [True, "x", 7]}, {7, EOS, EOT}),
    ],
)
def test_stop_ids(folder: Path, generation: dict[str, Any] | None, expected: set[int]) -> None:
    if generation is not None:
        (folder / "generation_config.json").write_text(json.dumps(generation), encoding="utf-8")
    assert stop_ids(folder, CONFIG, load_tokenizer(folder, CONFIG)) == expected


def test_stop_ids_without_any(folder: Path) -> None:
    (folder / "tokenizer_config.json").unlink()
    assert stop_ids(folder, CONFIG, load_tokenizer(folder, CONFIG)) == {EOS}  # config.json's own


@pytest.mark.parametrize("system", ["", "Be kind."])
def test_what_every_prompt_begins_with(folder: Path, system: str) -> None:
    tokenizer = load_tokenizer(folder, CONFIG)
    before = [ChatMessage("system", system)] if system else []
    start = tokenizer.encode_start(before)
    assert start[0] == BOS and len(start) > 1
    for text in ("hello", "1 + 1", "Be kind.", ""):
        assert tokenizer.encode_chat([*before, ChatMessage("user", text)])[: len(start)] == start
    assert tokenizer.encode_start([*before, *HELLO]) != start


# ---- the official vocabulary ----


@pytest.fixture(scope="module")
def official(data_dir: Path) -> Tokenizer:
    return load_tokenizer(data_dir / "official", load_config(data_dir / "official"))


def test_official_folder(official: Tokenizer, data_dir: Path) -> None:
    folder = data_dir / "official"
    assert official.hash == "e134af98b985517b4f068e3755ae90d4e9cd2d45d328325dc503f1c6b2d06cc7"
    assert (official.vocab_size, official.bos_id, official.eos_id) == (128256, 128000, 128009)
    assert stop_ids(folder, load_config(folder), official) == {128001, 128009}


def test_llama_bpe_vectors(official: Tokenizer, data_dir: Path) -> None:
    texts = (data_dir / "llama_bpe_vectors.inp").read_bytes().decode().split("\n__ggml_vocab_test__\n")
    lines = (data_dir / "llama_bpe_vectors.out").read_text().split("\n")
    vectors = [
        (text, [int(word) for word in line.split()]) for text, line in zip(texts, lines, strict=False)
    ][:46]
    assert len(vectors) == 46
    for text, ids in vectors:
        assert official.encode_text(text) == ids
        assert official.decode(ids) == text
        stream = official.detokenizer()
        assert "".join([*map(stream.add, ids), stream.finish()]) == text
