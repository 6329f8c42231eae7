"""generation_config.json is advice: whatever stands in it, there are parameters, and one line in the log."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.model_folder.config import load_config
from engine.model_folder.generation_config import (
    LONGEST_PROMPT,
    load_defaults,
    load_stop_ids,
    load_system_prompt,
)
from engine.process.setup import log_warnings_to
from engine.sampling.params import SamplingParams
from engine.text.chat_message import ChatMessage
from engine.text.tokenizer import load_tokenizer, stop_ids
from tests.helpers import toy

FILE = "generation_config.json"
OURS = SamplingParams()


def defaults(folder: Path, values: Any) -> SamplingParams:
    (folder / FILE).write_text(json.dumps(values), encoding="utf-8")
    return load_defaults(folder)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, OURS),
        ({"do_sample": True, "temperature": 0.7, "top_p": 0.8, "max_length": 9}, SamplingParams(0.7, 0, 0.8)),
        (
            {"temperature": 1, "top_k": 50, "min_p": 0.05, "repetition_penalty": 1.1, "top_p": 1.0},
            SamplingParams(1, 50, 1.0, 0.05, 1.1),
        ),
        ({"do_sample": False, "temperature": 0.6}, SamplingParams(0.0)),
        ({"do_sample": False}, SamplingParams(0.0)),
        ({"top_k": 40.0}, SamplingParams(top_k=40)),
        ({"temperature": None, "top_k": None, "eos_token_id": None}, OURS),
    ],
)
def test_sound_values(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, values: dict[str, Any], expected: SamplingParams
) -> None:
    assert defaults(tmp_path, values) == expected
    assert not caplog.records


def test_no_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert load_defaults(tmp_path) == OURS
    assert load_stop_ids(tmp_path, 512) == frozenset()
    assert not caplog.records


@pytest.mark.parametrize(
    ("name", "value", "nearest"),
    [
        ("top_k", -1, 0),
        ("top_k", 40.4, 40),
        ("top_k", 0.4, 1),
        ("top_k", 10**12, 0),
        ("top_k", 10**400, 0),
        ("top_k", "50", 50),
        ("top_k", True, OURS.top_k),
        ("top_p", 1.5, 1.0),
        ("top_p", -1, 1.0),
        ("top_p", "0.95", 0.95),
        ("top_p", [0.9], OURS.top_p),
        ("top_p", "most", OURS.top_p),
        ("min_p", -0.1, 0.0),
        ("min_p", 2, 1.0),
        ("temperature", 1e-9, 0.0),
        ("temperature", -1, 0.0),
        ("temperature", 1e300, 10.0),
        ("temperature", float("inf"), 10.0),
        ("temperature", float("nan"), OURS.temperature),
        ("temperature", "nan", OURS.temperature),
        ("temperature", {}, OURS.temperature),
        ("repetition_penalty", 0, 1.0),
        ("repetition_penalty", 0.01, 0.1),
        ("repetition_penalty", 1000, 10.0),
    ],
)
def test_an_odd_value_becomes_the_nearest_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str, value: Any, nearest: float
) -> None:
    assert getattr(defaults(tmp_path, {name: value, "top_foo": "x"}), name) == nearest
    (record,) = caplog.records
    assert name in record.getMessage() and FILE in record.getMessage()


def test_all_that_is_odd_is_one_line(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    defaults(tmp_path, {"top_k": -1, "top_p": 7, "temperature": "hot"})
    (record,) = caplog.records
    text = record.getMessage()
    assert "\n" not in text and all(name in text for name in ("top_k", "top_p", "temperature"))


def test_nought_and_one_as_top_p_are_sound(tmp_path: Path) -> None:
    assert [defaults(tmp_path, {"top_p": p}).top_p for p in (0, 1)] == [0, 1]


UNREADABLE = [
    b"",
    b"  \n",
    b"{",
    b"[]",
    b"null",
    b'"text"',
    b"7",
    b"\x00\xff\xfe\x80" * 50,
    '{"top_k": 3}'.encode("utf-16"),
    b"version https://git-lfs.github.com/spec/v1\noid sha256:1",
    b"<!DOCTYPE html><html></html>",
    b'{"a":' * 100_000,
    b'{"top_k": ' + b"9" * 5000 + b"}",
]


@pytest.mark.parametrize("content", UNREADABLE, ids=lambda content: repr(content[:12]))
def test_a_file_that_cannot_be_read(tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert load_defaults(tmp_path) == OURS
    assert load_stop_ids(tmp_path, 512) == frozenset()
    (record,) = caplog.records
    assert record.levelno == logging.WARNING and FILE in record.getMessage()


def test_a_folder_in_its_place(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / FILE).mkdir()
    assert load_defaults(tmp_path) == OURS
    assert len(caplog.records) == 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("1e999"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=4,
)
NAMES = ["do_sample", "temperature", "top_k", "top_p", "min_p", "repetition_penalty", "eos_token_id"]


@given(st.dictionaries(st.sampled_from(NAMES), JSON))
def test_nothing_makes_a_model_unusable(tmp_path_factory: pytest.TempPathFactory, values: Any) -> None:
    folder = tmp_path_factory.getbasetemp()
    assert isinstance(defaults(folder, values), SamplingParams)
    assert all(0 <= token < 512 for token in load_stop_ids(folder, 512))


@pytest.mark.parametrize(
    ("named", "expected"),
    [(7.0, {7}), ("7", {7}), ([7, 8.5, -1, 512, "x", None, True], {7}), ({}, set()), (float("nan"), set())],
)
def test_stop_ids(tmp_path: Path, named: Any, expected: set[int]) -> None:
    defaults(tmp_path, {"eos_token_id": named})
    assert load_stop_ids(tmp_path, 512) == expected


def test_the_whole_model_runs_beside_junk(tmp_path: Path) -> None:
    folder = toy.write_toy(tmp_path / "toy")
    (folder / FILE).write_bytes(b"\x00junk")
    model = engine.load_model(folder)
    assert model.tokenizer is not None
    ids = model.tokenizer.encode_chat([ChatMessage("user", "hi")])
    assert list(engine.generate(model, ids, model.defaults))
    config = load_config(folder)
    assert stop_ids(folder, config, load_tokenizer(folder, config))


def test_the_line_is_in_the_engine_s_log(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = list(root.handlers)
    with (tmp_path / "engine.log").open("w", encoding="utf-8") as log:
        log_warnings_to(log)
        try:
            defaults(tmp_path, {"top_k": -1})
        finally:
            root.handlers[:] = before
    (line,) = (tmp_path / "engine.log").read_text("utf-8").splitlines()
    assert "top_k -1 is taken as 0" in line


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Answer briefly.", "Answer briefly."),
        (" Sei höflich. \n", "Sei höflich."),
        ("", ""),
        (None, ""),
        (7, ""),
        (["Answer"], ""),
        ("half a character: \ud83d", ""),
        ("x" * (LONGEST_PROMPT + 1), ""),
    ],
)
def test_the_system_prompt(tmp_path: Path, value: Any, expected: str) -> None:
    (tmp_path / FILE).write_text(json.dumps({"system_prompt": value}), encoding="utf-8")
    assert load_system_prompt(tmp_path) == expected


def test_no_file_names_no_system_prompt(tmp_path: Path) -> None:
    assert load_system_prompt(tmp_path) == ""
    (tmp_path / FILE).write_text("{ half", encoding="utf-8")
    assert load_system_prompt(tmp_path) == ""
