"""Models that are damaged and wishes that cannot be met: one sentence each, on the command line."""

import json
import os
import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command_line import ask, refused
from tests.helpers.toy import tokenizer_files, write_toy

Q_PROJ = "model.layers.0.self_attn.q_proj.weight"


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_toy(tmp_path_factory.mktemp("model") / "toy", max_position=8192)


@pytest.fixture
def damaged(toy: Path, tmp_path: Path) -> Path:
    """A copy that the test may damage."""
    return Path(shutil.copytree(toy, tmp_path / "model"))


Damage = Callable[[Path], None]


def edit_json(name: str, **changes: Any) -> Damage:
    def edit(folder: Path) -> None:
        values = json.loads((folder / name).read_text())
        (folder / name).write_text(json.dumps(values | changes))

    return edit


def edit_tensor(name: str, data: bytes = b"", **changes: Any) -> Damage:
    """Change a tensor's entry in the header, or the beginning of its bytes."""

    def edit(folder: Path) -> None:
        file = folder / "model.safetensors"
        content = bytearray(file.read_bytes())
        (length,) = struct.unpack_from("<Q", content)
        header = json.loads(content[8 : 8 + length])
        start = 8 + length + header[name]["data_offsets"][0]
        content[start : start + len(data)] = data
        header[name] |= changes
        text = json.dumps(header).encode()
        file.write_bytes(struct.pack("<Q", len(text)) + text + bytes(content[8 + length :]))

    return edit


def template(source: str) -> Damage:
    return edit_json("tokenizer_config.json", chat_template=source)


def truncate(folder: Path) -> None:
    file = folder / "model.safetensors"
    os.truncate(file, file.stat().st_size - 100)


def other_tokenizer(folder: Path) -> None:
    (folder / "tokenizer.json").write_text(tokenizer_files(600)["tokenizer.json"], encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        pytest.param(lambda folder: shutil.rmtree(folder), ("model",), id="folder missing"),
        pytest.param(lambda f: (f / "model.safetensors").unlink(), ("model.safetensors",), id="file missing"),
        pytest.param(truncate, ("model.safetensors",), id="file truncated"),
        pytest.param(lambda f: (f / "model.safetensors").write_bytes(b""), ("empty",), id="file empty"),
        pytest.param(edit_tensor(Q_PROJ, dtype="I8"), (Q_PROJ, "I8"), id="wrong dtype"),
        pytest.param(edit_tensor(Q_PROJ, shape=[64, 16]), (Q_PROJ,), id="wrong shape"),
        pytest.param(edit_tensor(Q_PROJ, b"\xff"), ("q_proj", "damaged"), id="code 3"),
        pytest.param(edit_tensor(Q_PROJ + "_scale", b"\x80\x7f"), (Q_PROJ + "_scale",), id="scale infinite"),
        pytest.param(edit_tensor(Q_PROJ + "_scale", b"\x00\x00"), (Q_PROJ + "_scale",), id="scale 0"),
        pytest.param(edit_json("config.json", model_type="mamba"), ("mamba",), id="model_type"),
        pytest.param(edit_json("config.json", hidden_act="gelu"), ("gelu",), id="activation"),
        pytest.param(lambda f: (f / "config.json").write_text("{"), ("config.json",), id="config broken"),
        pytest.param(other_tokenizer, ("600", "512"), id="tokenizer of another model"),
        pytest.param(lambda f: (f / "tokenizer.json").unlink(), ("tokenizer.json",), id="no tokenizer"),
        pytest.param(
            template("{% for i in range(10**9) %}{% for j in range(10**9) %}x{% endfor %}{% endfor %}"),
            ("template",),
            id="template loops",
        ),
        pytest.param(
            template("{{ messages.__class__.__mro__[1].__subclasses__() }}"),
            ("template",),
            id="template reaches for attributes",
        ),
        pytest.param(template("{% if %}"), ("template",), id="template broken"),
    ],
)
def test_bad_model(damage: Damage, words: tuple[str, ...], damaged: Path) -> None:
    damage(damaged)
    refused(ask(damaged, "--max-tokens", "3"), *words)


def test_code_of_the_model_is_never_run(damaged: Path, tmp_path: Path) -> None:
    mark = tmp_path / "was-run"
    (damaged / "modeling_toy.py").write_text(f"open({str(mark)!r}, 'w')\n")
    edit_json("config.json", auto_map={"AutoModelForCausalLM": "modeling_toy.Model"})(damaged)
    assert ask(damaged, "--max-tokens", "3").returncode == 0
    assert not mark.exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--kernel", "warp"), ("warp", "i2_s")),
        (("--isa", "avx9000"), ("avx9000", "scalar")),
        (("--context", "20"), ("context holds 20",)),
        (("--json", "--context", "20"), ("context holds 20",)),
    ],
)
def test_what_cannot_be_done(options: tuple[str, ...], words: tuple[str, ...], toy: Path) -> None:
    refused(ask(toy, *options, prompt="hello " * 100), *words)


def test_too_little_memory(tmp_path: Path) -> None:
    """The KV cache of this context is larger than the memory of any machine: 2.2 TB."""
    toy = write_toy(tmp_path / "wide", heads=64, kv_heads=64, head_dim=256, layers=16, max_position=2**20)
    refused(ask(toy, "--context", str(2**20), "--kv", "f32"), "memory", "GB", "shorter context")
