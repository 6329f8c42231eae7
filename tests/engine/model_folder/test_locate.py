"""The folder that a person means, whatever they opened."""

import json
import os
import shutil
from pathlib import Path

import pytest

import engine
from engine.errors import CheckpointError
from engine.hub.catalogue.importing import import_files, import_folder
from engine.hub.errors import FolderError
from engine.model_folder.checkpoint import open_checkpoint
from engine.model_folder.locate import find_model_folder, model_name
from tests.helpers import toy

OLD, NEW = "a" * 40, "b" * 40


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return toy.write_toy(tmp_path_factory.mktemp("model") / "toy")


def cache(folder: Path, model: Path, main: str = NEW, owner: str = "acme") -> Path:
    """A repository's folder as huggingface_hub makes it, with one snapshot that is not whole."""
    repository = folder / f"models--{owner}--toy-1.58bit"
    (repository / "blobs").mkdir(parents=True)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(main)
    for file in model.iterdir():
        shutil.copy(file, repository / "blobs" / file.name)
    for number, revision in enumerate((OLD, NEW)):
        snapshot = repository / "snapshots" / revision
        snapshot.mkdir(parents=True)
        for file in model.iterdir():
            (snapshot / file.name).symlink_to(Path("../../blobs") / file.name)
        os.utime(snapshot, (number + 1, number + 1))
    (repository / "snapshots" / ("c" * 40)).mkdir()
    return repository


def test_the_model_s_own_folder(model: Path) -> None:
    assert find_model_folder(model) == model


def test_a_repository_of_the_hub_s_cache(tmp_path: Path, model: Path) -> None:
    repository = cache(tmp_path, model, main=OLD)
    assert find_model_folder(repository) == repository / "snapshots" / OLD
    (repository / "refs" / "main").write_text("c" * 40)  # of a snapshot that is not whole
    assert find_model_folder(repository) == repository / "snapshots" / NEW
    shutil.rmtree(repository / "refs")
    assert find_model_folder(repository) == repository / "snapshots" / NEW
    assert find_model_folder(tmp_path) == repository / "snapshots" / NEW
    loaded = engine.load_model(repository)
    assert loaded.name == "toy-1.58bit"
    assert loaded.path == repository / "snapshots" / NEW


def test_a_cache_of_several_repositories_is_asked_about(tmp_path: Path, model: Path) -> None:
    cache(tmp_path, model)
    cache(tmp_path, model, owner="other")
    with pytest.raises(CheckpointError, match="several models.*models--acme--toy.*models--other--toy"):
        find_model_folder(tmp_path)


@pytest.mark.parametrize("between", ["toy", "unpacked/toy", "a b/ü/toy"])
def test_a_folder_that_holds_the_model_s(tmp_path: Path, model: Path, between: str) -> None:
    shutil.copytree(model, tmp_path / between)
    (tmp_path / "README.md").write_text("hello")
    (tmp_path / ".cache").mkdir()
    assert find_model_folder(tmp_path) == tmp_path / between
    weights = open_checkpoint(tmp_path)
    assert weights.path == tmp_path / between
    weights.close()


def test_what_lies_far_below_is_not_looked_for(tmp_path: Path, model: Path) -> None:
    shutil.copytree(model, tmp_path / "1/2/3/4/toy")
    with pytest.raises(CheckpointError, match="config.json is missing"):
        open_checkpoint(tmp_path)


@pytest.mark.parametrize("name", ["model.gguf", "MODEL.GGUF", "ggml-model-i2_s"])
def test_a_gguf_file_is_named_as_such(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"GGUF\x03\x00\x00\x00")
    with pytest.raises(CheckpointError, match="is a GGUF model.*`tern convert FILE --to DIR`.*safetensors"):
        engine.load_model(tmp_path / name)


@pytest.mark.parametrize("beside", [(), ("config.json",), ("README.md", "tokenizer.json")])
@pytest.mark.parametrize("below", ["", "model-gguf"])
def test_a_gguf_folder_is_named_as_such(
    tmp_path: Path, model: Path, beside: tuple[str, ...], below: str
) -> None:
    folder = tmp_path / below
    folder.mkdir(exist_ok=True)
    (folder / "ggml-model-i2_s.gguf").write_bytes(b"GGUF")
    for name in beside:
        (folder / name).write_text("{}")
    with pytest.raises(CheckpointError, match="GGUF"):
        engine.load_model(tmp_path)
    with pytest.raises(CheckpointError, match="GGUF"):
        import_folder(tmp_path)
    with pytest.raises(FolderError, match="GGUF"):
        import_files([folder / "ggml-model-i2_s.gguf"])


def test_a_gguf_file_beside_the_weights_is_in_nobody_s_way(tmp_path: Path, model: Path) -> None:
    shutil.copytree(model, tmp_path / "toy")
    (tmp_path / "toy" / "model.gguf").write_bytes(b"GGUF")
    assert find_model_folder(tmp_path / "toy") == tmp_path / "toy"


@pytest.mark.parametrize("name", ["", "notes.txt", "nowhere"])
def test_what_is_no_model(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    with pytest.raises(CheckpointError):
        open_checkpoint(tmp_path / name)


def test_names(tmp_path: Path) -> None:
    assert model_name(tmp_path / "models--a--b--c" / "snapshots" / NEW) == "c"
    assert model_name(tmp_path / "snapshots" / "x") == "x"


def test_a_cached_model_is_listed_by_its_name(tmp_path: Path, model: Path, tern_home: Path) -> None:
    assert import_folder(cache(tmp_path, model)).name == "toy-1.58bit"


# ---- tokens that were added beyond the table ----


def with_more_tokens(model: Path, folder: Path, *contents: str, special: bool) -> Path:
    shutil.copytree(model, folder)
    path = folder / "tokenizer.json"
    values = json.loads(path.read_text("utf-8"))
    for number, content in enumerate(contents):
        values["added_tokens"].append(
            {**values["added_tokens"][0], "id": 512 + number, "content": content, "special": special}
        )
    path.write_text(json.dumps(values), "utf-8")
    return folder


@pytest.mark.parametrize("special", [True, False])
def test_added_tokens_beyond_the_table_are_text(tmp_path: Path, model: Path, special: bool) -> None:
    folder = with_more_tokens(model, tmp_path / "more", "<|tool|>", "<|im_end|>", special=special)
    loaded = engine.load_model(folder)
    tokenizer = loaded.tokenizer
    assert tokenizer is not None and tokenizer.vocab_size == 512
    ids = tokenizer.encode_text("a <|tool|> b<|im_end|>")
    assert max(ids) < 512 and tokenizer.decode(ids) == "a <|tool|> b<|im_end|>"
    prompt = tokenizer.encode_chat([engine.ChatMessage("user", "<|im_end|>")])
    assert max(prompt) < 512
    assert list(engine.generate(loaded, prompt, engine.SamplingParams(max_tokens=3)))


def test_an_end_beyond_the_table_is_none(tmp_path: Path, model: Path) -> None:
    folder = with_more_tokens(model, tmp_path / "more", "<|im_end|>", special=True)
    path = folder / "tokenizer_config.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"eos_token": "<|im_end|>"}), "utf-8")
    loaded = engine.load_model(folder)
    assert loaded.tokenizer is not None and loaded.tokenizer.eos_id is None
    assert max(loaded.stop_ids) < 512
