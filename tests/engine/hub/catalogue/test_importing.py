"""Models that are on this computer already: folders and loose files are imported."""

import pytest

from engine import hub
from engine.errors import CheckpointError
from engine.hub.errors import FolderError
from engine.hub.events import Finished
from engine.model_folder.config import load_config
from tests.engine.hub.conftest import WEIGHTS, assert_whole, only
from tests.helpers.hub_server import COMMIT
from tests.helpers.toy import write_toy


def test_import_of_a_folder_lists_it_where_it_lies(tmp_path) -> None:
    folder = write_toy(tmp_path / "my model ü")
    before = sorted(folder.iterdir())
    found = hub.import_folder(folder)
    assert found == only()
    assert (found.folder, found.imported, found.state, found.verified) == (folder, True, "ready", False)
    assert sorted(folder.iterdir()) == before  # nothing is written into it
    with pytest.raises(FolderError):
        hub.delete(folder)
    hub.forget(folder)
    assert hub.installed() == []
    assert folder.is_dir()


def test_import_of_a_folder_without_a_model(tmp_path) -> None:
    with pytest.raises(CheckpointError):
        hub.import_folder(tmp_path)
    assert hub.installed() == []


def test_import_of_a_file_with_its_json_beside_it(tmp_path) -> None:
    folder = write_toy(tmp_path / "toy")
    assert hub.import_files([folder / WEIGHTS]).folder == folder
    assert hub.import_files([folder / "config.json"]).folder == folder


def test_import_of_a_file_under_another_name_makes_a_folder(tmp_path) -> None:
    folder = write_toy(tmp_path / "downloads")
    (folder / WEIGHTS).rename(folder / "My Bird.safetensors")
    found = hub.import_files([folder / "My Bird.safetensors"])
    assert (found.folder, found.imported, found.state) == (hub.models_dir() / "My Bird", False, "ready")
    assert load_config(found.folder)
    assert not (found.folder / ".tern-lock").exists()
    hub.delete(found.folder)
    assert (folder / "My Bird.safetensors").exists()


def test_import_of_files_from_several_places(tmp_path) -> None:
    folder = write_toy(tmp_path / "toy")
    (tmp_path / "weights").mkdir()
    weights = (folder / WEIGHTS).rename(tmp_path / "weights" / WEIGHTS)
    found = hub.import_files([weights, *folder.glob("*.json")])
    assert found.folder == hub.models_dir() / "weights"
    assert found.state == "ready"


def test_import_of_a_damaged_file_leaves_nothing(tmp_path) -> None:
    folder = write_toy(tmp_path / "toy")
    broken = folder / "x.safetensors"
    broken.write_bytes((folder / WEIGHTS).read_bytes()[:-5])
    (folder / WEIGHTS).unlink()
    with pytest.raises(CheckpointError):
        hub.import_files([broken])
    assert hub.installed() == []
    assert list(hub.models_dir().iterdir()) == []


@pytest.mark.parametrize("name", ["notes.txt", "model.gguf", "alone.safetensors"])
def test_import_of_what_is_no_model(tmp_path, name) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    with pytest.raises(FolderError):
        hub.import_files([path])


def test_weights_of_the_catalogue_alone_are_completed_by_a_download(
    server, prepare, toy_files, tmp_path, monkeypatch
) -> None:
    """The gigabyte somebody has already is not fetched again."""
    from engine.hub.catalogue import catalogue, importing
    from engine.hub.digest import RemoteFile

    files = tuple(
        RemoteFile(name, len(content), server.sums(name)[1])
        for name, content in toy_files.items()
        if name.endswith((".json", ".safetensors"))
    )
    ours = catalogue.CatalogueModel(
        id="toy", name="Toy", repo="acme/toy", revision=COMMIT, licence="MIT", licence_url="", consent=False,
        chat=True, languages=(), kernels=(), good_for="", files=files,
    )  # fmt: skip
    monkeypatch.setattr(importing, "offered", lambda: (ours,))
    alone = tmp_path / "from a stick.safetensors"
    alone.write_bytes(toy_files[WEIGHTS])
    found = hub.import_files([alone])
    assert (found.state, found.repo) == ("incomplete", "acme/toy")
    assert isinstance(prepare(server, found.folder).run(), Finished)
    assert server.bodies(WEIGHTS) == []
    assert_whole(found.folder, toy_files)
    assert (only().state, only().verified) == ("ready", True)
