"""How a model is loaded: checked where it is made, the same for settings, terminal and worker."""

import argparse
from dataclasses import fields

import pytest

from engine.cli.engine_options import add_engine_options, engine_options
from engine.process.events import LoadOptions


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("threads", -1, "threads must be between 0 and 1024, not -1."),
        ("threads", True, "threads cannot be True."),
        ("context", 15, "context must be between 16 and 1048576, not 15."),
        ("context", "many", "context cannot be 'many'."),
        ("kv", "q4", "kv must be one of f16, f32, not 'q4'."),
        ("speculation", "sometimes", "speculation must be one of auto, on, off, not 'sometimes'."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(name: str, value: object, sentence: str) -> None:
    with pytest.raises(ValueError) as caught:
        LoadOptions(**{name: value})  # type: ignore[arg-type]
    assert str(caught.value) == sentence


def _parse(*words: str) -> LoadOptions:
    parser = argparse.ArgumentParser(argument_default=argparse.SUPPRESS)
    add_engine_options(parser)
    return engine_options(parser.parse_args(words))


def test_the_terminal_has_an_option_for_every_field() -> None:
    assert _parse() == LoadOptions()
    given = ["--kernel", "i2_s", "--isa", "avx2", "--threads", "3", "--context", "512", "--kv", "f32"]
    given += ["--speculation", "off", "--prefix-cache", "5", "--preset", "frugal"]
    every = _parse(*given)
    assert every == LoadOptions("i2_s", "avx2", 3, 512, "f32", "off", 5 << 20, "frugal")
    assert all(getattr(every, item.name) != item.default for item in fields(LoadOptions)), "one was not given"
