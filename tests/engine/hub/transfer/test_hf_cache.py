"""Files of an existing Hugging Face cache, and the offline mode."""

import pytest
from huggingface_hub import get_session, hf_hub_download

from engine.hub import HubSettings
from engine.hub.errors import OfflineError
from engine.hub.events import Failed, FileDone, Finished
from engine.hub.network.connection import connected
from tests.engine.hub.conftest import WEIGHTS, assert_whole
from tests.helpers.hub_server import COMMIT, Fault


def test_the_cache_of_hugging_face_is_used(server, prepare, toy_files, tmp_path) -> None:
    cache = tmp_path / "cache"
    with connected(HubSettings(endpoint=server.url)):
        for name in (WEIGHTS, "tokenizer.json"):
            hf_hub_download(server.repo, name, cache_dir=cache, endpoint=server.url)
    server.requests.clear()
    heard = prepare(server, cache_dir=str(cache))
    assert isinstance(heard.run(), Finished)
    assert_whole(tmp_path / "model", toy_files)
    assert server.bodies(WEIGHTS) == server.bodies("tokenizer.json") == []
    sources = {event.file: event.source for event in heard.of(FileDone)}
    assert sources[WEIGHTS] == "cache"
    assert sources["config.json"] == "hub"


def test_a_damaged_file_in_the_cache_is_fetched(server, prepare, toy_files, tmp_path) -> None:
    snapshot = tmp_path / "cache" / "models--acme--toy" / "snapshots" / COMMIT
    snapshot.mkdir(parents=True)
    (snapshot / WEIGHTS).write_bytes(bytes(len(toy_files[WEIGHTS])))
    assert isinstance(prepare(server, cache_dir=str(tmp_path / "cache")).run(), Finished)
    assert_whole(tmp_path / "model", toy_files)
    assert server.sent(WEIGHTS) == len(toy_files[WEIGHTS])


def test_offline_nothing_is_asked(server, prepare, monkeypatch) -> None:
    heard = prepare(server, offline=True)
    failed = heard.run()
    assert isinstance(failed, Failed)
    assert failed.kind == "offline"
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert prepare(server).run() == failed
    assert server.requests == []


def test_offline_no_library_gets_through_either(server) -> None:
    """The door to the network itself is shut, whoever knocks."""
    with connected(HubSettings(endpoint=server.url, offline=True)), pytest.raises(OfflineError):
        get_session().get(server.url)
    assert server.requests == []


def test_offline_a_started_model_is_completed_from_the_cache(server, prepare, toy_files, tmp_path) -> None:
    server.faults.append(Fault("body", WEIGHTS, times=99, status=404))
    assert isinstance(prepare(server).run(), Failed)
    server.faults.clear()
    with connected(HubSettings(endpoint=server.url)):
        hf_hub_download(server.repo, WEIGHTS, cache_dir=tmp_path / "cache", endpoint=server.url)
    server.requests.clear()
    assert isinstance(prepare(server, cache_dir=str(tmp_path / "cache"), offline=True).run(), Finished)
    assert server.requests == []
    assert_whole(tmp_path / "model", toy_files)
