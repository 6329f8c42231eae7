"""The catalogue is sound, honest about what it does not know, and the same as the published facts."""

import json
import math
from dataclasses import replace

import pytest

from engine import hub
from engine.errors import EngineError
from engine.hub.catalogue.catalogue import parse_catalogue
from engine.hub.events import Failed
from engine.model.memory import memory_needed
from engine.model_folder.checkpoint import expected_tensors
from engine.model_folder.config import load_config, parse_config
from engine.model_folder.synthetic import BITNET_2B4T
from engine.model_folder.synthetic_shapes import BONSAI

ENTRY = """
[[model]]
id = "a"
name = "A"
repo = "acme/a"
revision = "main"
licence = "MIT"
licence_url = "https://example.org"
consent = false
chat = true
languages = ["English"]
kernels = ["i2_s"]
good_for = "Tests."
"""


def test_what_is_offered() -> None:
    models = hub.offered()
    assert [model.id for model in models] == [
        "bitnet-2b4t", "falcon3-1b", "falcon3-3b", "falcon3-7b", "falcon3-10b", "falcon-e-1b", "falcon-e-3b",
        "llama3-8b", "bonsai-1.7b", "bonsai-4b", "bonsai-8b", "embedding-0.6b", "embedding-270m",
    ]  # fmt: skip
    assert [model.id for model in models if not model.chat] == [
        "llama3-8b",
        "embedding-0.6b",
        "embedding-270m",
    ]
    assert [model.id for model in models if not model.consent] == [
        "bitnet-2b4t", "bonsai-1.7b", "bonsai-4b", "bonsai-8b", "embedding-0.6b", "embedding-270m",
    ]  # fmt: skip
    assert all(
        model.licence_url.startswith("https://") and model.good_for and model.languages for model in models
    )


def test_the_first_model_is_known_file_by_file() -> None:
    model = hub.offered()[0]
    assert model.shape == BITNET_2B4T.__class__(
        **{name: getattr(BITNET_2B4T, name) for name in BITNET_2B4T.__slots__}
        | {"bos_id": None, "eos_ids": ()}
    )
    assert (model.revision, model.download_bytes) == (
        "04c3b9ad9361b824064a1f25ea60a8be9599b127",
        1_187_761_636,
    )
    assert {file.name for file in model.files} >= {"config.json", "tokenizer.json", "model.safetensors"}


def test_the_first_model_s_small_files_are_the_official_ones(data_dir) -> None:
    from engine.hub.digest import Digest

    model = hub.offered()[0]
    for file in model.files:
        if file.name == "model.safetensors":
            continue
        content = (data_dir / "official" / file.name).read_bytes()
        digest = Digest(file)
        digest.update(content)
        assert len(content) == file.size
        assert digest.is_right(), file.name
    config = load_config(data_dir / "official")
    assert memory_needed(config, 4096, "f16") == memory_needed(model.shape, 4096, "f16")


def test_the_published_size_of_bonsai_8b_is_that_of_its_tensors() -> None:
    """What the container holds, to the byte, but for the header: so the shape is the published one."""
    model = hub.find("bonsai-8b")
    assert model is not None and model.shape is not None
    sizes = {"codes": 4, "group scales": 2, "vector": 2}
    tensors = sum(math.prod(shape) * sizes[kind] for _, kind, shape in expected_tensors(model.shape))
    file = next(file for file in model.files if file.name == "model.safetensors")
    assert 0 < file.size - tensors < 200_000


def test_a_model_is_found_by_any_of_its_names() -> None:
    model = hub.offered()[0]
    for name in ("bitnet-2b4t", "BitNet b1.58 2B4T", "microsoft/bitnet-b1.58-2B-4T", "BITNET-B1.58-2B-4T"):
        assert hub.find(name) is model
    assert hub.find("nothing") is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (ENTRY + ENTRY, "same id"),
        (ENTRY + '[[model.files]]\nname = "config.json"\nsize = 1\nsha256 = "00"\n', "commit"),
        (
            ENTRY.replace("main", "0" * 40)
            + '[[model.files]]\nname = "config.json"\nsize = 1\nsha256 = "00"\n',
            "SHA-256",
        ),
        (
            ENTRY.replace("main", "0" * 40)
            + f'[[model.files]]\nname = "../config.json"\nsize = 1\nsha256 = "{"0" * 64}"\n',
            "folder",
        ),
        (ENTRY + '[model.shape]\nmodel_type = "gemma"\n', "gemma"),
    ],
)  # fmt: skip
def test_a_catalogue_with_a_mistake_is_refused(text, says) -> None:
    assert len(parse_catalogue(ENTRY)) == 1
    with pytest.raises((ValueError, EngineError), match=says):
        parse_catalogue(text)


def test_shapes_are_those_of_the_families() -> None:
    """Falcon3: heads of 256, untied head; sizes by MODEL.md's table."""
    shapes = {model.id: model.shape for model in hub.offered()}
    for name in ("falcon3-1b", "falcon3-3b", "falcon3-7b", "falcon3-10b"):
        assert (shapes[name].head_dim, shapes[name].tied, shapes[name].scale_divides) == (256, False, True)
    for name, shape in BONSAI.items():
        assert shapes[name] == replace(shape, bos_id=None, eos_ids=())
    assert shapes["falcon-e-1b"] is shapes["falcon-e-3b"] is None


def test_whether_this_computer_can_hold_it() -> None:
    from dataclasses import replace

    small = hub.offered()[0]
    huge = replace(small.shape, num_layers=1_000_000)
    room = hub.fit(huge)
    assert not room.ok
    assert "this computer has" in room.reason
    assert room.needed == memory_needed(huge, 4096, "f16")
    unknown = hub.fit(hub.find("falcon-e-1b"))
    assert (unknown.ok, unknown.needed) == (True, None)
    assert unknown.reason


def test_this_computer() -> None:
    here = hub.computer()
    assert here.cpu
    assert here.cores >= 1
    assert here.memory >= here.free_memory > 0
    assert here.free_disk > 0
    assert here.isa


def test_a_licence_is_asked_about_once(tern_home) -> None:
    falcon, falcon_too, llama = hub.find("falcon3-1b"), hub.find("falcon-e-3b"), hub.find("llama3-8b")
    assert hub.has_consent(hub.offered()[0])
    assert not hub.has_consent(falcon)
    hub.give_consent(falcon)
    hub.give_consent(falcon)
    assert hub.has_consent(falcon)
    assert hub.has_consent(falcon_too)
    assert not hub.has_consent(llama)
    assert len((tern_home / "licences-accepted.txt").read_text().splitlines()) == 1


def test_without_consent_nothing_is_asked(server, tmp_path) -> None:
    events: list[object] = []
    download = hub.Download("falcon3-1b", tmp_path / "x", hub.HubSettings(endpoint=server.url), events.append)
    download.start()
    assert download.wait(10)
    assert isinstance(events[-1], Failed)
    assert events[-1].kind == "consent"
    assert "Falcon LLM License" in events[-1].sentence
    assert server.requests == []


def test_the_shape_in_the_catalogue_makes_a_config() -> None:
    """What is written there is what a config.json would say."""
    model = hub.offered()[1]
    values = {
        "model_type": "llama", "hidden_size": 2048, "intermediate_size": 8192, "num_hidden_layers": 18,
        "num_attention_heads": 8, "num_key_value_heads": 4, "head_dim": 256, "vocab_size": 131072,
        "max_position_embeddings": 8192, "rms_norm_eps": 1e-6, "rope_theta": 1000042.0, "hidden_act": "silu",
        "tie_word_embeddings": False, "quantization_config": {"quant_method": "bitnet"},
    }  # fmt: skip
    assert parse_config(json.loads(json.dumps(values))) == model.shape
