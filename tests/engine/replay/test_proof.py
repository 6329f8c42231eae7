"""A bundle of one kernel, instruction set and thread count is the same on every other; changes are named."""

import argparse
import json
import shutil
import struct
from dataclasses import replace
from pathlib import Path

import pytest

import engine
from engine.cli import verify
from engine.cli.command_line import main
from engine.cli.conversation import write_proof
from engine.errors import BundleError
from engine.generation.end_reason import EndReason
from engine.machine.kernel_choice import available_kernels
from engine.process.model_info import model_info
from engine.replay.bundle import Bundle, model_files, read_bundle, to_json
from engine.replay.turn import Turn
from engine.sampling.params import SamplingParams
from tests.helpers.command_line import ask, refused
from tests.helpers.toy import write_toy


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_toy(tmp_path_factory.mktemp("model") / "toy", hidden=256, ffn=512)


@pytest.fixture(scope="module")
def bundle(toy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three answers by the scalar kernel on one thread: greedy, sampled, and one that goes on."""
    model = engine.load_model(toy, kernel="i2_s", isa="scalar", threads=1, context=400, kv="f32")
    assert model.tokenizer is not None
    turns: list[Turn] = []
    for number, (text, temperature) in enumerate((("Hello", 0.0), ("And you?", 0.9), ("", 0.9))):
        continued = not text
        if continued:
            ids = list(turns[-1].prompt_ids + turns[-1].answer_ids)
        else:
            ids = model.tokenizer.encode_chat([engine.ChatMessage("user", text)])
        params = SamplingParams(temperature=temperature, seed=7 + number, max_tokens=40, ignore_eos=True)
        steps = list(engine.generate(model, ids, params, continued=continued))
        answer = tuple(step.token for step in steps if step.token is not None)
        assert steps[-1].reason is not None
        turns.append(Turn(tuple(ids), answer, params, steps[-1].reason, continued))
    path = tmp_path_factory.mktemp("proof") / "chat.json"
    write_proof(path, model_info(model), turns)
    return path


def run(*arguments: object) -> int:
    return main(["verify", *map(str, arguments)])


def test_every_kernel_gives_the_same(toy: Path, bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = available_kernels()
    assert len(pairs) > 1
    for number, (kernel, isa) in enumerate(pairs):
        assert run(bundle, "--model", toy, "--kernel", kernel, "--isa", isa, "--threads", 1 + number % 3) == 0
        text = capsys.readouterr().out
        assert text.startswith("Bit for bit the same: 3 answers, 120 tokens") and f"{kernel} on {isa}" in text


def test_a_bundle_names_neither_kernel_nor_threads(bundle: Path, toy: Path) -> None:
    value = json.loads(bundle.read_text())
    assert set(value) == {"format", "version", "tern", "numerics", "model", "kv", "context", "answers"}
    assert "kernel" not in bundle.read_text() and "threads" not in bundle.read_text()
    assert value["model"]["sha256"] == model_files(toy) and "tokenizer.json" in value["model"]["sha256"]
    assert str(toy) not in bundle.read_text()
    assert to_json(read_bundle(bundle)) + "\n" == bundle.read_text()


def changed_copy(toy: Path, folder: Path, tensor: str, change: int) -> Path:
    """``toy`` with ``change`` added to the first 16-bit number of a tensor."""
    shutil.copytree(toy, folder)
    (path,) = folder.glob("*.safetensors")
    data = bytearray(path.read_bytes())
    length = int.from_bytes(data[:8], "little")
    begin = 8 + length + json.loads(data[8 : 8 + length])[tensor]["data_offsets"][0]
    (value,) = struct.unpack_from("<H", data, begin)
    struct.pack_into("<H", data, begin, (value + change) % (1 << 16))
    path.write_bytes(data)
    return folder


def test_one_weight_byte_is_seen_before_anything_runs(
    toy: Path, bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = changed_copy(toy, tmp_path / "other", "model.norm.weight", 1)
    assert run(bundle, "--model", other) == 2
    said = capsys.readouterr()
    assert (
        said.out == "" and "This is not the bundle's model" in said.err and "safetensors differ" in said.err
    )
    assert "--any-model" in said.err


def test_with_another_scale_the_first_token_is_named(
    toy: Path, bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scale = "model.layers.0.mlp.down_proj.weight_scale"
    other = changed_copy(toy, tmp_path / "other", scale, 0x80)  # one more in a bf16's exponent
    assert run(bundle, "--model", other, "--any-model") == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("This is not the bundle's model (toy)")

    model = engine.load_model(other, kv="f32", context=400)
    turn = read_bundle(bundle).turns[0]
    found = [step.token for step in engine.generate(model, turn.prompt_ids, turn.params)]
    position = next(i for i, (a, b) in enumerate(zip(found, turn.answer_ids, strict=False)) if a != b)
    assert f"Answer 1 differs from token {position + 1} on" in said[1]
    assert f"the bundle has {turn.answer_ids[position]} (" in said[1]
    assert f"here it is {found[position]} (" in said[1]


def test_an_answer_has_to_end_where_it_ended(
    toy: Path, bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that is said to have ended by itself, and goes on here, is another one."""
    whole = read_bundle(bundle)
    turn = replace(whole.turns[0], reason=EndReason.STOP)
    path = tmp_path / "cut.json"
    path.write_text(to_json(replace(whole, turns=(turn,))))
    assert run(path, "--model", toy) == 1
    assert "differs from token 41 on" in (said := capsys.readouterr().out) and "has its end" in said


def test_the_terminal_writes_what_verify_reads(toy: Path, tmp_path: Path) -> None:
    path = tmp_path / "proof.json"
    done = ask(toy, "--json", "--max-tokens", "20", "--temperature", "1", "--proof", str(path))
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    (turn,) = read_bundle(path).turns
    assert (list(turn.answer_ids), turn.params.seed) == (answer["ids"], answer["seed"])
    assert len(turn.prompt_ids) == answer["prompt_tokens"]
    assert run(path, "--model", toy, "--threads", 2) == 0
    refused(ask(toy, "--proof", str(path)), "already exists")


# ---- files that are no bundles ----


@pytest.mark.parametrize(
    "text", ["", "[]", "nonsense", '{"format": "other"}', "[" * 100_000, '{"format": ["tern-proof"]}']
)
def test_other_files_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "file.json"
    path.write_text(text)
    with pytest.raises(BundleError, match="is not a proof bundle"):
        read_bundle(path)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("kv",), "f64"),
        (("context",), "400"),
        (("model", "sha256"), 5),
        (("answers",), 5),
        (("answers", 0, "settings", "temperature"), -3),
        (("answers", 0, "settings", "seed"), None),
        (("answers", 0, "settings"), []),
        (("answers", 0, "reason"), "tired"),
        (("answers", 0, "continued"), 1),
        (("answers", 0, "prompt_ids", 0), -1),
        (("answers", 0, "prompt_ids", 0), 1.5),
        (("answers", 0, "answer_ids"), "abc"),
        (("answers", 0, "answer_ids", 3), 1 << 40),
    ],
)
def test_damaged_bundles_are_refused(
    bundle: Path, tmp_path: Path, place: tuple[str | int, ...], value: object
) -> None:
    whole = json.loads(bundle.read_text())
    inner = whole
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    path = tmp_path / "damaged.json"
    path.write_text(json.dumps(whole))
    with pytest.raises(BundleError, match="is damaged"):
        read_bundle(path)


def test_changed_ids_and_other_versions_are_told(bundle: Path, tmp_path: Path) -> None:
    path = tmp_path / "changed.json"
    value = json.loads(bundle.read_text())
    value["answers"][1]["answer_ids"][5] += 1
    path.write_text(json.dumps(value))
    with pytest.raises(BundleError, match="answer 2 .* were changed"):
        read_bundle(path)
    path.write_text(json.dumps(json.loads(bundle.read_text()) | {"version": 2}))
    with pytest.raises(BundleError, match="another version"):
        read_bundle(path)
    with pytest.raises(BundleError, match="cannot be read"):
        read_bundle(tmp_path / "nowhere.json")


def test_a_prompt_of_other_tokens_is_refused(toy: Path, tmp_path: Path) -> None:
    turn = Turn((10**6,), (1,), SamplingParams(seed=1), EndReason.LENGTH)
    path = tmp_path / "other.json"
    path.write_text(to_json(Bundle("toy", model_files(toy), "f16", 64, (turn,))))
    parser = argparse.ArgumentParser()
    verify.add_parser(parser.add_subparsers())
    with pytest.raises(BundleError, match="does not have the tokens"):
        verify.run(parser.parse_args(["verify", str(path), "--model", str(toy)]))
