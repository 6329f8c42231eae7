"""The exact engine against an independent reference, and against itself: same bits whatever the road."""

from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

import cython_kernels
from engine.errors import CheckpointError, ContextError, KernelError, MemoryShortError, NumericsError
from engine.machine.kernel_choice import available_kernels
from engine.model.memory import memory_needed
from engine.model.model import Model
from engine.model_folder.checkpoint import open_checkpoint
from engine.model_folder.rope import Yarn
from engine.model_folder.synthetic import BITNET_2B4T, synthetic_checkpoint
from tests.helpers.reference import greedy, reference_logits, safe_prompt
from tests.helpers.toy import toy_config, write_toy

# every switch of the loader, with sizes that fill no block, tile or lane
SHAPES: dict[str, dict[str, Any]] = {
    "bitnet": {},
    "odd sizes": {"hidden": 320, "ffn": 864, "heads": 5, "kv_heads": 1, "vocab": 700},
    "one kv head, narrow": {"hidden": 36, "ffn": 60, "heads": 3, "kv_heads": 1, "head_dim": 12, "vocab": 400},
    "llama": {"activation": "silu", "sub_norms": False, "tied": False, "scale_divides": True},
    "head_dim key": {
        "hidden": 64,
        "heads": 2,
        "kv_heads": 2,
        "head_dim": 80,
        "theta": 1000042.0,
        "eps": 1e-6,
    },
    "qwen3": {"model_type": "qwen3", "head_dim": 48, "theta": 1e6, "eps": 1e-6, "tied": False},
    "qwen3 with YaRN": {"model_type": "qwen3", "head_dim": 32, "yarn": Yarn(4.0, 64), "theta": 1e4},
    "silu with sub-norms": {"activation": "silu"},
    "untied bitnet": {"tied": False, "scale_divides": True},
}


def make_model(options: dict[str, Any], seed: int = 1, **settings: Any) -> Model:
    return Model(synthetic_checkpoint(toy_config(**options), seed), name="toy", **settings)


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize(("kernel", "isa"), available_kernels())
def test_logits_agree_with_the_reference(name: str, kernel: str, isa: str) -> None:
    model = make_model(SHAPES[name], kernel=kernel, isa=isa, kv="f32", threads=2)
    weights = synthetic_checkpoint(model.config, 1)
    ids = safe_prompt(weights, 9)
    np.testing.assert_allclose(model.logits(ids), reference_logits(weights, ids), rtol=0, atol=5e-5)


@pytest.mark.parametrize("kv", ["f16", "f32"])
@pytest.mark.parametrize("name", ["bitnet", "odd sizes", "llama", "qwen3 with YaRN"])
def test_bits_do_not_depend_on_the_road(name: str, kv: str) -> None:
    """Every kernel on every ISA, 1 == 2 == 4 threads, any chunks == token by token."""
    # beyond one chunk of keys and two batches; the widest toy beyond one batch only, to be quick
    ids = [3 + 7 * i % 300 for i in range(140 if name == "odd sizes" else 290)]
    options = SHAPES[name] | {"max_position": 320}
    want = make_model(options, isa="scalar", threads=1, kv=kv).logits(ids)
    assert np.isfinite(want).all()
    for kernel, isa in available_kernels():
        model = make_model(options, kernel=kernel, isa=isa, threads=2, kv=kv)
        assert (model.kernel, model.isa) == (kernel, isa)
        assert np.array_equal(model.logits(ids), want), (kernel, isa)
        decoder = model.new_decoder()
        assert decoder.append(ids[:-9])
        for position in range(-9, 0):
            logits = decoder.step(ids[position])
            assert logits is not None
            assert np.array_equal(logits, want[position]), (kernel, isa)
    for threads, chunk in product((1, 2, 4), (1, 3, 100)):
        model = make_model(options, threads=threads, kv=kv)
        decoder = model.new_decoder()
        for first in range(0, len(ids) - 2, chunk):
            assert decoder.append(ids[first : min(first + chunk, len(ids) - 2)])
        for position in (-2, -1):
            logits = decoder.step(ids[position])
            assert logits is not None
            assert np.array_equal(logits, want[position]), (threads, chunk)


def test_f16_and_f32_caches_are_different_definitions() -> None:
    ids = list(range(5, 60))
    logits = {kv: make_model({}, kv=kv).logits(ids) for kv in ("f16", "f32")}
    assert not np.array_equal(logits["f16"], logits["f32"])
    np.testing.assert_allclose(logits["f16"][0], logits["f32"][0], atol=2.0)


@pytest.mark.parametrize(("kernel", "isa"), available_kernels())
def test_golden_logits_and_text_of_the_outside_references(data_dir: Path, kernel: str, isa: str) -> None:
    golden = np.load(data_dir / "golden_small.npz")
    model = Model(
        open_checkpoint(data_dir / "small"), name="small", kernel=kernel, isa=isa, kv="f32", threads=2
    )
    for prompt in range(5):
        ids = golden[f"p{prompt}_ids"].tolist()
        want = golden[f"p{prompt}_ref64_logits"]
        np.testing.assert_allclose(model.logits(ids), want, rtol=0, atol=5e-5)
        decoder = model.new_decoder()
        assert decoder.append(ids[:-1])
        out: list[int] = []
        token = ids[-1]
        for _ in range(16):
            logits = decoder.step(token)
            assert logits is not None
            token = int(logits.argmax())
            out.append(token)
        assert out == golden[f"p{prompt}_ref64_greedy"][:16].tolist()


@pytest.mark.parametrize(("kernel", "isa"), available_kernels())
def test_golden_accumulators_are_equal(data_dir: Path, kernel: str, isa: str) -> None:
    stages = np.load(data_dir / "stages_small.npz")
    weights = open_checkpoint(data_dir / "small")
    kernels = cython_kernels.load(isa)
    sites = {
        "self_attn.q_proj": "attn_in", "self_attn.k_proj": "attn_in", "self_attn.v_proj": "attn_in",
        "self_attn.o_proj": "o_in", "mlp.gate_proj": "mlp_in", "mlp.up_proj": "mlp_in",
        "mlp.down_proj": "down_in",
    }  # fmt: skip
    compared = 0
    for layer, (name, site) in product(range(weights.config.num_layers), sites.items()):
        tensor = weights.ternary(f"model.layers.{layer}.{name}")
        packed = kernels.pack(kernel, np.ascontiguousarray(tensor.packed))
        codes = np.ascontiguousarray(stages[f"L{layer}_codes_{site}"], np.int8)
        want = stages[f"L{layer}_acc_{name}"]
        sums = np.zeros((len(codes), tensor.rows), np.int32)
        kernels.matmul(kernel, packed, tensor.rows, codes, sums)
        assert np.array_equal(sums, want)
        for row, activations in enumerate(codes):
            kernels.matvec(kernel, packed, tensor.rows, activations, sums[row])
        assert np.array_equal(sums, want)
        compared += want.size
    assert compared


def test_greedy_text_of_a_toy_is_that_of_the_reference() -> None:
    model = make_model({}, kv="f32")
    weights = synthetic_checkpoint(model.config, 1)
    ids = safe_prompt(weights, 6)
    decoder = model.new_decoder()
    assert decoder.append(ids[:-1])
    token, out = ids[-1], []
    for _ in range(6):
        logits = decoder.step(token)
        assert logits is not None
        token = int(logits.argmax())
        out.append(token)
    assert out == greedy(weights, ids, 6)


def test_a_stopped_pass_leaves_the_cache_as_it_was() -> None:
    model = make_model({})
    decoder = model.new_decoder()
    assert decoder.append([5, 6, 7])
    control = bytearray(16)
    decoder.set_control(control)
    control[0] = 1
    assert not decoder.append([8, 9])
    assert decoder.step(8) is None
    assert decoder.tokens == [5, 6, 7]
    control[0] = 0
    logits = decoder.step(8)
    assert logits is not None
    assert np.array_equal(logits, model.logits([5, 6, 7, 8])[-1])
    beats = int.from_bytes(control[8:16], "little")
    assert beats >= model.config.num_layers


def test_truncate_forgets_and_goes_on_elsewhere() -> None:
    model = make_model({})
    decoder = model.new_decoder()
    assert decoder.append(list(range(10, 40)))
    decoder.truncate(12)
    assert decoder.length == 12
    logits = decoder.step(99)
    assert logits is not None
    assert np.array_equal(logits, model.logits([*range(10, 22), 99])[-1])
    with pytest.raises(ValueError, match="cannot keep 14 of 13"):
        decoder.truncate(14)


def test_a_full_cache_and_a_foreign_token_are_refused() -> None:
    model = make_model({}, context=8)
    decoder = model.new_decoder()
    assert decoder.append(range(8))
    with pytest.raises(ValueError, match="8 of 8 positions"):
        decoder.step(1)
    with pytest.raises(ValueError, match="not in the vocabulary"):
        model.new_decoder().append([model.config.vocab_size])
    with pytest.raises(ContextError, match="1 to 512"):
        model.logits([1] * 513)


def test_loading_reports_progress_and_beats(tmp_path: Path) -> None:
    folder = write_toy(tmp_path / "田中 ü 😀", layers=3)
    seen: list[float] = []
    beats: list[int] = []
    from engine.model.model import load_model

    model = load_model(folder, progress=seen.append, heartbeat=lambda: beats.append(1))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    assert len(beats) >= 3 * 7
    assert model.name == "田中 ü 😀"
    assert model.threads >= 1


def test_code_three_is_refused_by_name(tmp_path: Path) -> None:
    folder = write_toy(tmp_path / "toy")
    weights = open_checkpoint(folder)
    data = bytearray((folder / "model.safetensors").read_bytes())
    packed = weights.ternary("model.layers.1.mlp.up_proj").packed.tobytes()
    data[data.index(packed) + 17] = 0b11_00_01_10
    weights.close()
    (folder / "model.safetensors").write_bytes(data)
    with pytest.raises(CheckpointError, match=r"layers\.1\.mlp\.up_proj.*code 3.*download"):
        Model(open_checkpoint(folder), name="toy")


def test_what_is_not_there_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KernelError, match="no kernel 'i3_s'"):
        make_model({}, kernel="i3_s")
    with pytest.raises(KernelError, match="this CPU|This CPU"):
        make_model({}, isa="sve2")
    with pytest.raises(KernelError, match="f16 or f32"):
        make_model({}, kv="f8")
    memory = psutil.virtual_memory()
    monkeypatch.setattr(psutil, "virtual_memory", lambda: memory._replace(available=1000))
    with pytest.raises(MemoryShortError, match="GB are free"):
        make_model({})


def test_a_value_too_large_for_f16_names_the_other_cache() -> None:
    """Keys near 1e6: f16 refuses them with a sentence, f32 goes on."""
    weights = synthetic_checkpoint(toy_config(), 1)
    plain = weights.ternary

    class Loud:
        def __getattr__(self, name: str) -> Any:
            return getattr(weights, name)

        def ternary(self, name: str) -> Any:
            from dataclasses import replace

            tensor = plain(name)
            return replace(tensor, scale=1e6) if "k_proj" in name else tensor

    with pytest.raises(NumericsError, match='kv="f32"'):
        Model(Loud(), name="loud", kv="f16").logits([1, 2, 3])
    assert np.isfinite(Model(Loud(), name="loud", kv="f32").logits([1, 2, 3])).all()


def test_the_full_model_stays_below_two_gigabytes() -> None:
    assert memory_needed(BITNET_2B4T, 4096, "f16") < 2.0e9
