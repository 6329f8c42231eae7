"""Encoders: against an independent pass in float64, and against themselves by every road."""

import json
import math
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import engine
from engine.embedding.encoder import Encoder
from engine.embedding.vectors import cosines, int8_codes, unit
from engine.errors import ContextError, EngineError, PromptError
from engine.machine.kernel_choice import available_kernels
from engine.model.model import Model, load_model
from engine.model_folder.encoders.form import MEAN, EncoderForm
from engine.model_folder.encoders.gemma import Gemma
from engine.model_folder.encoders.masters import ternarise
from tests.helpers.encoder_reference import SAFE_MARGIN, EncoderReference
from tests.helpers.toy import special_ids, write_encoder, write_toy

SHAPES: dict[str, dict[str, Any]] = {
    "plain": {},
    "gemma": {"gemma": Gemma((4, 0, 1), 1e4, 50.0), "layers": 3},
    "odd sizes": {"hidden": 100, "ffn": 172, "heads": 5, "kv_heads": 1, "head_dim": 20, "vocab": 700},
}
TEXTS = ["hello world", "", "größer 世界 🙂 def f(x):\n    return x + 1\n", "a b c " * 190, "hello world"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_encoder(tmp_path_factory.mktemp("encoder"), max_position=1024)


def safe_ids(reference: EncoderReference, length: int, vocab: int) -> list[int]:
    """Ids none of whose activations comes near a tie, where two correct programs may differ."""
    source = np.random.default_rng(1)
    for _ in range(300):
        ids = source.integers(0, vocab, length).tolist()
        reference.margin = math.inf
        reference.hidden(ids)
        if reference.margin > SAFE_MARGIN:
            return list(ids)
    raise AssertionError("found no ids that stay away from all ties")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("form", [EncoderForm(), EncoderForm(bare=False), EncoderForm(MEAN)])
def test_vectors_are_those_of_the_formulas(tmp_path: Path, shape: str, form: EncoderForm) -> None:
    where = write_encoder(tmp_path, form, **SHAPES[shape])
    reference = EncoderReference(where)
    ids = safe_ids(reference, 7 if shape == "gemma" else 5, 300)
    want = reference.vector(ids, form.pooling)
    for kernel, isa in available_kernels():
        model = load_model(where, kernel=kernel, isa=isa, threads=2, kv="f32")
        assert model.config.encoder == form
        got = Encoder(model).vector(ids)
        assert got @ want > 0.999999
        np.testing.assert_allclose(got, want, rtol=0, atol=2e-5)


def test_windows_leave_out_what_is_beyond(tmp_path: Path) -> None:
    """Across chunks of keys, by the reference. All keys weigh nearly the same, so that each counts."""
    for size in (255, 256, 257, 300):
        where = write_encoder(
            tmp_path / str(size), layers=1, heads=2, kv_heads=1, gemma=Gemma((size,), 1e4, 1e6)
        )
        ids = [3 + 7 * i % 300 for i in range(330)]
        got = Encoder(load_model(where, kv="f32")).vector(ids)
        reference = EncoderReference(where)
        right = got @ reference.vector(ids)
        reference.config["sliding_window"] += 1
        assert right > max(0.9999, got @ reference.vector(ids)), "and one key more is another vector"


@pytest.mark.parametrize("name", ["pre_feedforward", "post_feedforward", "post_attention", "input"])
def test_each_of_gemma_s_norms_is_needed(tmp_path: Path, name: str) -> None:
    where = write_encoder(tmp_path, gemma=Gemma((4, 0), 1e4, 50.0))
    tensor = f"layers.1.{name}_layernorm.weight"
    _without(where, tensor)
    with pytest.raises(EngineError, match=f"model.safetensors: the tensor {tensor} is missing"):
        load_model(where)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"layer_types": ["sliding_attention"]}, "layer_types is .* not 2 times one of"),
        ({"layer_types": ["sliding_attention", "none"]}, "layer_types"),
        ({"sliding_window": 0}, "sliding_window is 0"),
        ({"rope_local_base_freq": None}, "no rope_local_base_freq"),
        ({"query_pre_attn_scalar": -1}, "query_pre_attn_scalar is -1"),
        ({"hidden_activation": "gelu"}, 'only "gelu_pytorch_tanh"'),
        ({"attn_logit_softcapping": 50.0}, "attn_logit_softcapping is 50"),
    ],
)
def test_what_is_wrong_with_a_gemma_is_named(tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    where = write_encoder(tmp_path, gemma=Gemma((4, 0), 1e4, 50.0))
    _config(where, **changes)
    with pytest.raises(EngineError, match=f"config.json.* {words}|config.json: {words}"):
        load_model(where)


def test_the_norm_of_each_matrix_counts(tmp_path: Path) -> None:
    """Each of the seven changes the vector when it changes, as in the reference."""
    where = write_encoder(tmp_path, layers=1)
    file = where / "model.safetensors"
    before = engine.embed(load_model(where), ["hello world"]).floats[0]
    data = file.read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    names = [name for name in header if name.endswith("_proj.norm.weight")]
    assert len(names) == 7
    for name in names:
        start = 8 + length + header[name]["data_offsets"][0]
        changed = bytearray(data)
        changed[start : start + 2] = b"\x00\x41"  # 8.0
        file.write_bytes(changed)
        assert not np.array_equal(engine.embed(load_model(where), ["hello world"]).floats[0], before), name


@pytest.mark.parametrize("gemma", [None, Gemma((260, 0), 1e4, 50.0), Gemma((3, 256), 1e5, 48.0)])
def test_bits_do_not_depend_on_the_road(tmp_path: Path, gemma: Gemma | None) -> None:
    """Every kernel on every instruction set, any number of threads, in one piece or token by token.

    The longest text has three chunks of keys, so that windows begin within one and leave one out.
    """
    folder = write_encoder(tmp_path, gemma=gemma, max_position=1024)
    want = engine.embed(load_model(folder, isa="scalar", threads=1), TEXTS)
    assert np.isfinite(want.floats).all()
    for kernel, isa in available_kernels():
        found = engine.embed(load_model(folder, kernel=kernel, isa=isa, threads=2), TEXTS)
        assert np.array_equal(found.floats, want.floats), (kernel, isa)
        assert np.array_equal(found.codes, want.codes), (kernel, isa)
    model = load_model(folder, kv="f16")
    ids = Encoder(model).ids_of(TEXTS[3])
    for threads, chunk in product((1, 2, 3), (1, 3, 100)):
        decoder = model.new_decoder(threads=threads)
        for first in range(0, len(ids), chunk):
            assert decoder.extend(ids[first : first + chunk])
        assert np.array_equal(unit(decoder.hidden()), want.floats[3]), (threads, chunk)


def test_what_was_embedded_before_leaves_no_trace(folder: Path) -> None:
    model = load_model(folder)
    together = engine.embed(model, TEXTS)
    for index, text in enumerate(TEXTS):
        assert np.array_equal(engine.embed(model, [text]).floats[0], together.floats[index])
    np.testing.assert_allclose(np.linalg.norm(together.floats, axis=1), 1, atol=1e-6)


@pytest.mark.parametrize("own_end", [False, True])
def test_the_end_of_a_text_is_appended_once(tmp_path: Path, own_end: bool) -> None:
    """By the tokenizer's own template, or config.json; what spells the token in a text is text."""
    where = write_encoder(tmp_path)
    bos, eos, eot = special_ids(512)
    if own_end:
        content = json.loads((where / "tokenizer.json").read_text())
        template = content["post_processor"]["processors"][1]
        template["single"].append({"SpecialToken": {"id": "<|eot_id|>", "type_id": 0}})
        template["special_tokens"]["<|eot_id|>"] = {
            "id": "<|eot_id|>",
            "ids": [eot],
            "tokens": ["<|eot_id|>"],
        }
        (where / "tokenizer.json").write_text(json.dumps(content))
    ids = Encoder(load_model(where)).ids_of("a<|end_of_text|><|eot_id|>")
    assert ids[0] == bos
    assert ids[-1] == (eot if own_end else eos)
    assert [token for token in ids if token in (bos, eos, eot)] == [bos, ids[-1]]


def test_questions_have_their_prompt(tmp_path: Path) -> None:
    where = write_encoder(tmp_path)
    prompt = "Instruct: find it\nQuery: "
    (where / "config_sentence_transformers.json").write_text(
        json.dumps({"prompts": {"query": prompt, "document": ""}})
    )
    model = load_model(where)
    asked = engine.embed(model, ["hello"], is_query=True).floats
    assert np.array_equal(asked, engine.embed(model, [prompt + "hello"]).floats)
    assert not np.array_equal(asked, engine.embed(model, ["hello"]).floats)


def test_fewer_dimensions_are_the_first_ones_at_length_1(folder: Path) -> None:
    model = load_model(folder)
    whole, cut = engine.embed(model, ["hello"]).floats[0], engine.embed(model, ["hello"], dimensions=20)
    assert cut.floats.shape == cut.codes.shape == (1, 20)
    np.testing.assert_allclose(cut.floats[0], whole[:20] / np.linalg.norm(whole[:20]), atol=1e-6)
    for wrong in (0, -1, 129):
        with pytest.raises(PromptError, match="1 to 128 dimensions"):
            engine.embed(model, ["hello"], dimensions=wrong)


def test_codes_rank_like_the_vectors() -> None:
    source = np.random.default_rng(0)
    rows = np.stack([unit(row) for row in source.standard_normal((500, 256)).astype(np.float32)])
    codes = np.stack([int8_codes(row) for row in rows])
    assert codes.min() == -127 or codes.max() == 127
    found = cosines(codes, codes[7])
    np.testing.assert_allclose(found, rows @ rows[7], atol=0.01)
    assert found[7] == 1.0 == found.max()
    exact = codes[3].astype(int) @ codes[7].astype(int)
    lengths = math.sqrt(
        int(codes[3].astype(int) @ codes[3].astype(int)) * int(codes[7].astype(int) @ codes[7].astype(int))
    )
    assert found[3] == exact / lengths


def test_a_text_beyond_the_context_is_named(folder: Path) -> None:
    model = load_model(folder, context=16)
    with pytest.raises(ContextError, match=r"^Text 2 has \d+ tokens, and the context has 16") as caught:
        engine.embed(model, ["hello", "a b c d e f g h " * 9])
    assert caught.value.tokens > caught.value.context == 16


def test_a_model_that_writes_text_makes_no_vectors(tmp_path: Path) -> None:
    model = load_model(write_toy(tmp_path / "chat"))
    with pytest.raises(PromptError, match="'chat' writes text and makes no vectors"):
        engine.embed(model, ["hello"])


def test_masters_become_ternary_exactly() -> None:
    source = np.random.default_rng(2)
    for dtype in (np.uint16, np.float16):
        wide = source.standard_normal((8, 100)).astype(np.float32)
        raw = (
            (wide.view(np.uint32) >> 16).astype(np.uint16) if dtype == np.uint16 else wide.astype(np.float16)
        )
        values = (
            (raw.astype(np.uint32) << 16).view(np.float32) if dtype == np.uint16 else raw.astype(np.float32)
        )
        packed, scale = ternarise(raw)
        assert scale == np.float32(math.fsum(np.abs(values.astype(np.float64)).reshape(-1)) / raw.size)
        codes = np.concatenate([packed >> shift & 3 for shift in (0, 2, 4, 6)]).astype(int) - 1
        assert np.array_equal(codes, np.clip(np.rint(values * (np.float32(1) / np.float32(scale))), -1, 1))
    packed, scale = ternarise(np.zeros((4, 8), np.uint16))
    assert np.all(packed == 0b01010101)
    assert scale == np.float32(1e-5)


def _without(folder: Path, name: str) -> None:
    """Call the tensor something else, of the same length."""
    file = folder / "model.safetensors"
    data = file.read_bytes()
    assert f'"{name}"'.encode() in data
    file.write_bytes(data.replace(f'"{name}"'.encode(), f'"{name[:-1]}x"'.encode()))


def _config(folder: Path, **changes: Any) -> None:
    path = folder / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def _pooling(folder: Path, **modes: Any) -> None:
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(modes))


def _nan(folder: Path, name: str) -> None:
    file = folder / "model.safetensors"
    data = bytearray(file.read_bytes())
    length = int.from_bytes(data[:8], "little")
    start = 8 + length + json.loads(data[8 : 8 + length])[name]["data_offsets"][0]
    data[start : start + 2] = b"\xc0\x7f"
    file.write_bytes(data)


BITNET = {"quant_method": "bitnet"}
DAMAGES: dict[str, tuple[Any, list[str]]] = {
    "a norm of a matrix": (
        lambda f: _without(f, "layers.1.mlp.up_proj.norm.weight"),
        ["model.safetensors", "layers.1.mlp.up_proj.norm.weight is missing"],
    ),
    "a norm of heads": (
        lambda f: _without(f, "layers.0.self_attn.q_norm.weight"),
        ["layers.0.self_attn.q_norm.weight is missing"],
    ),
    "no number in a norm": (
        lambda f: _nan(f, "layers.0.mlp.down_proj.norm.weight"),
        ["layers.0.mlp.down_proj.norm.weight holds values"],
    ),
    "no number in a matrix": (
        lambda f: _nan(f, "layers.1.self_attn.v_proj.weight"),
        ["layers.1.self_attn.v_proj.weight is damaged"],
    ),
    "shape": (
        lambda f: _config(f, intermediate_size=260),
        ["layers.0.mlp.gate_proj.weight has the shape [256, 128]", "[260, 128]"],
    ),
    "unknown pooling": (
        lambda f: _pooling(f, pooling_mode_cls_token=True),
        ["1_Pooling", "pooling_mode_cls_token"],
    ),
    "two poolings": (
        lambda f: _pooling(f, pooling_mode_lasttoken=True, pooling_mode_mean_tokens=True),
        ["1_Pooling", "one of them"],
    ),
    "no pooling": (lambda f: _pooling(f), ["1_Pooling", "the pooling is []"]),
    "bidirectional": (
        lambda f: _config(f, use_bidirectional_attention=True),
        ["config.json: use_bidirectional_attention is true"],
    ),
    "offline": (
        lambda f: _config(f, quantization_config=BITNET | {"quantization_mode": "offline"}),
        ["quantization_mode"],
    ),
    "no norms said": (
        lambda f: _config(f, quantization_config=BITNET | {"use_rms_norm": False}),
        ["use_rms_norm is false"],
    ),
    "another eps": (
        lambda f: _config(f, quantization_config=BITNET | {"rms_norm_eps": 1e-3}),
        ["rms_norm_eps is 0.001"],
    ),
    "another method": (
        lambda f: _config(f, quantization_config={"quant_method": "gptq"}),
        ["quant_method"],
    ),
    "activation": (lambda f: _config(f, hidden_act="gelu"), ["hidden_act"]),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_what_is_wrong_is_named(tmp_path: Path, name: str) -> None:
    damage, words = DAMAGES[name]
    write_encoder(tmp_path)
    damage(tmp_path)
    with pytest.raises(EngineError) as caught:
        load_model(tmp_path)
    for word in words:
        assert word in str(caught.value)
    assert "\n" not in str(caught.value)


def test_without_a_quantisation_in_config_json_the_tensors_tell(tmp_path: Path) -> None:
    write_encoder(tmp_path)
    want = engine.embed(load_model(tmp_path), ["hello"]).floats
    path = tmp_path / "config.json"
    values = json.loads(path.read_text())
    del values["quantization_config"]
    path.write_text(json.dumps(values))
    assert np.array_equal(engine.embed(load_model(tmp_path), ["hello"]).floats, want)


def test_no_end_of_a_text_is_refused(tmp_path: Path) -> None:
    _config(write_encoder(tmp_path), eos_token_id=None)
    model: Model = load_model(tmp_path)
    with pytest.raises(PromptError, match="eos_token_id"):
        engine.embed(model, ["hello"])
