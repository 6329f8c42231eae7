"""The models that are there: listed, verified, deleted, forgotten, moved."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from engine import hub
from engine.hub.catalogue.last_used import lost_model, remember_model, remembered_model
from engine.hub.catalogue.record import RECORD
from engine.hub.errors import BusyFolderError, FolderError, HubError
from engine.hub.events import Failed, Finished
from engine.hub.lock import FolderLock
from engine.model_folder.config import load_config
from tests.engine.hub.conftest import WEIGHTS, assert_whole, only
from tests.helpers import ROOT
from tests.helpers.hub_server import Fault, read_folder
from tests.helpers.toy import write_toy


@pytest.fixture
def kept(server, prepare, toy_files) -> Path:
    """A model in models_dir()."""
    folder = hub.models_dir() / "toy"
    assert isinstance(prepare(server, folder).run(), Finished)
    return folder


def damage(path: Path) -> None:
    """One bit, the size and the times as they were: nothing but the sum can tell."""
    before = path.stat()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_nothing_is_there_at_first(tern_home) -> None:
    assert hub.installed() == []
    assert hub.models_dir() == tern_home / "models"


def test_a_downloaded_model_is_listed(kept, toy_files) -> None:
    found = only()
    assert (found.state, found.problem, found.verified, found.imported) == ("ready", "", True, False)
    assert (found.folder, found.repo, found.name) == (kept, "acme/toy", "toy")
    assert found.total == sum(
        len(toy_files[name]) for name in toy_files if name.endswith(("json", "safetensors"))
    )
    assert found.size >= found.total


def test_a_download_that_was_cut_off_is_listed_as_incomplete(server, prepare) -> None:
    server.faults += [Fault("body", WEIGHTS, cut_after=1000), Fault("body", WEIGHTS, status=404)]
    assert isinstance(prepare(server, hub.models_dir() / "toy").run(), Failed)
    found = only()
    assert (found.state, found.verified) == ("incomplete", False)
    assert "still missing" in found.problem


def test_a_download_elsewhere_is_listed_too(server, prepare, tmp_path) -> None:
    prepare(server).run()
    found = only()
    assert (found.folder, found.imported, found.verified) == (tmp_path / "model", True, True)
    (tmp_path / "model").rename(tmp_path / "gone")
    assert only().state == "missing"
    hub.forget(tmp_path / "model")
    assert hub.installed() == []


def test_a_model_this_program_cannot_run_says_why(kept) -> None:
    config = kept / "config.json"
    text = config.read_text().replace('"bitnet"', '"gemma"', 1)
    config.write_text(text + " " * (config.stat().st_size - len(text)))
    found = only()
    assert (found.state, found.verified) == ("unusable", False)
    assert "gemma" in found.problem


def test_verify_finds_a_bit_and_only_that_file_is_fetched_again(server, prepare, kept, toy_files) -> None:
    heard: list[tuple[int, int]] = []
    assert hub.verify(kept, lambda done, total: heard.append((done, total))).verified
    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1] == only().total
    damage(kept / WEIGHTS)
    assert only().verified  # by size and time it is what it was
    result = hub.verify(kept)
    assert (result.verified, result.damaged) == (False, (WEIGHTS,))
    assert WEIGHTS in result.sentence
    assert only().state == "damaged"

    server.requests.clear()
    assert isinstance(prepare(server, kept).run(), Finished)
    assert {request.file for request in server.requests} == {WEIGHTS}
    assert_whole(kept, toy_files)
    assert (only().state, only().verified) == ("ready", True)


def test_a_file_that_was_written_to_is_no_longer_verified(kept) -> None:
    os.utime(kept / WEIGHTS, (1, 1))
    found = only()
    assert (found.state, found.verified) == ("ready", False)
    assert hub.verify(kept).verified
    assert only().verified


def test_verify_can_be_stopped(kept) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(hub.Stopped):
        hub.verify(kept, stop=stop)
    with pytest.raises(HubError):
        hub.verify(kept / "nowhere")


def test_verify_without_published_sums_looks_for_damage(tmp_path) -> None:
    folder = write_toy(tmp_path / "toy")
    result = hub.verify(folder)
    assert not result.verified
    assert "no published checksums" in result.sentence
    data = (folder / WEIGHTS).read_bytes()
    (folder / WEIGHTS).write_bytes(data[:-8] + b"\xff" * 8)  # code 3 at the end of the packed weights
    assert "damaged" in hub.verify(folder).sentence
    (folder / WEIGHTS).write_bytes(data[:-1])
    assert "download it again" in hub.verify(folder).sentence


def test_delete(kept) -> None:
    hub.delete(kept)
    assert not kept.exists()
    assert list(hub.models_dir().iterdir()) == []


def test_what_was_deleted_on_purpose_is_no_choice_any_more(kept) -> None:
    remember_model(str(kept))
    assert lost_model() is None
    shutil.move(kept, kept.with_name("elsewhere"))
    assert lost_model() == str(kept) and remembered_model() is None
    shutil.move(kept.with_name("elsewhere"), kept)
    hub.delete(kept)
    assert lost_model() is None and remembered_model() is None


def test_a_linked_folder_is_listed_and_not_deleted(tmp_path) -> None:
    outside = write_toy(tmp_path / "outside")
    hub.models_dir().mkdir()
    (hub.models_dir() / "link").symlink_to(outside)
    assert (only().name, only().imported) == ("link", True)
    with pytest.raises(FolderError):
        hub.delete(only().folder)
    assert load_config(outside)


@pytest.mark.parametrize("which", ["outside", "parent", "models", "link", "no model", "through"])
def test_delete_refuses_what_is_no_model_of_ours(kept, tmp_path, which) -> None:
    outside = write_toy(tmp_path / "outside")
    (hub.models_dir() / "notes").mkdir()
    (hub.models_dir() / "notes" / "config.json").write_text("{}")
    (hub.models_dir() / "link").symlink_to(outside)
    folder = {
        "outside": outside,
        "parent": hub.models_dir().parent,
        "models": hub.models_dir(),
        "link": hub.models_dir() / "link",
        "no model": hub.models_dir() / "notes",
        "through": kept / ".." / ".." / ".." / outside.relative_to(tmp_path),
    }[which]
    before = sorted(tmp_path.rglob("*")) + sorted(hub.models_dir().rglob("*"))
    with pytest.raises(FolderError):
        hub.delete(folder)
    assert sorted(tmp_path.rglob("*")) + sorted(hub.models_dir().rglob("*")) == before


def test_delete_waits_for_no_download(kept) -> None:
    with FolderLock(kept), pytest.raises(BusyFolderError):
        hub.delete(kept)
    assert load_config(kept)


def test_move(kept, toy_files, tmp_path) -> None:
    remember_model(str(kept))
    target = tmp_path / "elsewhere 田中 ü 😀"
    assert hub.move_models(target) == {kept: target / "toy"}
    assert hub.models_dir() == target
    assert_whole(target / "toy", toy_files)
    assert not kept.exists()
    assert only().verified
    assert remembered_model() == str(target / "toy")
    assert hub.move_models(target) == {}


def test_move_refuses_before_anything_moves(kept, tmp_path) -> None:
    (tmp_path / "to" / "toy").mkdir(parents=True)
    for target in (tmp_path / "to", hub.models_dir() / "inside"):
        with pytest.raises(FolderError):
            hub.move_models(target)
    with FolderLock(kept), pytest.raises(BusyFolderError):
        hub.move_models(tmp_path / "other")
    assert only().folder == kept


other_disk = pytest.mark.skipif(
    not os.path.isdir("/dev/shm") or os.stat("/dev/shm").st_dev == os.stat("/tmp").st_dev,
    reason="there is no second file system to move to",
)


@pytest.fixture
def shm():
    folder = Path(f"/dev/shm/tern-test-{os.getpid()}")
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


@other_disk
def test_move_to_another_disk(kept, toy_files, shm) -> None:
    heard: list[tuple[int, int]] = []
    hub.move_models(shm, lambda done, total: heard.append((done, total)))
    assert_whole(shm / "toy", toy_files)
    assert only().verified
    assert not kept.exists()
    assert heard[-1][0] == heard[-1][1]


@other_disk
def test_a_move_to_another_disk_can_be_stopped(kept, toy_files, shm) -> None:
    stop = threading.Event()
    with pytest.raises(hub.Stopped):
        hub.move_models(shm, lambda done, total: stop.set(), stop)
    assert list(shm.iterdir()) == []
    assert hub.models_dir() == kept.parent
    assert_whole(kept, toy_files)


def test_a_record_that_makes_no_sense_is_none(kept) -> None:
    for text in ("", "[]", '{"repo": 1}', "{" * 9, '{"repo":"a","revision":"b","files":[{"x":1}]}'):
        (kept / RECORD).write_text(text)
        assert only().repo == ""
        assert only().state == "ready"


def test_listing_brings_no_http_client() -> None:
    """The window lists models at its start; nothing that could open a connection is needed for that."""
    code = "import sys; from engine import hub; hub.installed(); hub.offered(); hub.fit(hub.offered()[0]);"
    code += "print([name for name in ('httpx2', 'huggingface_hub', 'keyring') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_a_folder_beside_others_of_the_same_name(server, prepare) -> None:
    prepare(server, hub.default_folder("acme/toy")).run()
    assert hub.default_folder("acme/toy") == hub.models_dir() / "toy"
    assert hub.default_folder("other/toy") == hub.models_dir() / "other--toy"
    for name in ("a/..", "a/.", "a/", ""):
        with pytest.raises(HubError):
            hub.default_folder(name)


def test_choosing_the_folder_of_models(tmp_path, tern_home) -> None:
    hub.choose_models_dir(tmp_path / "far")
    assert hub.models_dir() == tmp_path / "far"
    assert (tmp_path / "far").is_dir()
    hub.choose_models_dir(tern_home / "models")
    assert hub.models_dir() == tern_home / "models"
    assert not (tern_home / "models-folder.txt").exists()


def test_the_toy_needs_nothing_that_is_not_fetched(kept, toy_files) -> None:
    """What a whole model folder is made of and what the download takes are the same."""
    assert set(read_folder(kept)) - {RECORD} == {
        name for name in toy_files if name.endswith((".json", ".safetensors"))
    }
