"""Everything that goes wrong is one honest sentence, keeps the good files, and can be gone on from."""

import re
import socket
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from engine.hub import HubSettings
from engine.hub.errors import SettingsError
from engine.hub.events import Failed, Finished, Retrying
from engine.hub.network.faults import asked_wait
from engine.hub.transfer.fetch import Pace
from tests.engine.hub.conftest import QUICK, WEIGHTS, assert_forward, assert_whole
from tests.helpers.hub_server import Fault, HubServer

NO_REVISION = {"X-Error-Code": "RevisionNotFound"}
NO_FILE = {"X-Error-Code": "EntryNotFound"}
GATED = {"X-Error-Code": "GatedRepo", "X-Error-Message": "Access to model acme/toy is restricted."}
ALWAYS = 99


def one_sentence(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z0-9/.][^\n]{20,300}\.", text)) and "Traceback" not in text


@pytest.mark.parametrize(
    ("fault", "kind", "retryable", "says"),
    [
        (Fault("body", WEIGHTS, flip_at=300_000), "damaged", True, WEIGHTS),
        (Fault("body", "tokenizer.json", flip_at=10), "damaged", True, "tokenizer.json"),
        (Fault("body", WEIGHTS, ALWAYS, short_by=1000), "network", True, WEIGHTS),
        (Fault("body", WEIGHTS, html=True), "network", True, "web page"),
        (Fault("body", WEIGHTS, compressed=True), "network", True, "compressed"),
        (Fault("head", "config.json", html=True), "network", True, "web page"),
        (Fault("list", html=True), "network", True, "log in to this network"),
        (Fault("list", status=401), "token", False, "token"),
        (Fault("head", WEIGHTS, status=401), "token", False, "token"),
        (Fault("head", WEIGHTS, status=403), "token", False, "token"),
        (Fault("head", "config.json", status=403, headers=GATED), "gated", False, "conditions"),
        (Fault("head", "config.json", status=401, headers=GATED), "gated", False, "conditions"),
        (Fault("list", status=404, headers={"X-Error-Code": "RepoNotFound"}), "missing", False, "acme/toy"),
        (Fault("list", status=404), "missing", False, "acme/toy"),
        (Fault("head", WEIGHTS, status=404, headers=NO_REVISION), "missing", False, "revision"),
        (Fault("head", WEIGHTS, status=404, headers=NO_FILE), "missing", False, WEIGHTS),
        (Fault("body", WEIGHTS, status=404), "missing", False, WEIGHTS),
        (Fault("list", times=ALWAYS, status=503), "busy", True, "503"),
        (Fault("head", WEIGHTS, ALWAYS, status=500), "busy", True, "500"),
        (Fault("body", WEIGHTS, ALWAYS, status=429), "busy", True, "too many requests"),
        (Fault("body", WEIGHTS, status=429, headers={"Retry-After": "3600"}), "busy", True, "60 minutes"),
        (Fault("body", WEIGHTS, status=418), "hub", True, "418"),
        (Fault("body", WEIGHTS, ALWAYS, cut_after=0), "network", True, "closed the connection"),
    ],
    ids=lambda value: f"{value.kind}-{value.file}-{value.status}" if isinstance(value, Fault) else None,
)  # fmt: skip
def test_a_fault_is_one_sentence_and_can_be_gone_on_from(
    server, prepare, toy_files, tmp_path, fault, kind, retryable, says
) -> None:
    fault.times = max(fault.times, 1)
    server.faults.append(Fault(**{**vars(fault)}))
    heard = prepare(server)
    failed = heard.run()
    assert isinstance(failed, Failed)
    assert (failed.kind, failed.retryable) == (kind, retryable)
    assert one_sentence(failed.sentence), failed.sentence
    assert says in failed.sentence
    assert_forward(heard.events)
    assert not (tmp_path / "model" / (fault.file or WEIGHTS)).exists()
    came = set(heard.fetched())

    server.faults.clear()
    assert isinstance(heard.run(), Finished)
    assert_whole(tmp_path / "model", toy_files)
    assert not came & set(heard.fetched())  # the good files are kept


@pytest.mark.parametrize(
    "fault",
    [
        Fault("list", times=2, status=503),
        Fault("head", WEIGHTS, 2, status=502),
        Fault("body", WEIGHTS, 2, status=503),
        Fault("body", WEIGHTS, 2, status=429),
        Fault("body", WEIGHTS, 2, short_by=1000),
        Fault("body", WEIGHTS, 2, reset=True, cut_after=3000),
        Fault("body", WEIGHTS, status=403),  # at the storage: a signed address that has expired
    ],
    ids=lambda fault: f"{fault.kind}-{fault.status}",
)
def test_what_passes_is_tried_again_by_itself(server, prepare, toy_files, tmp_path, fault) -> None:
    times = fault.times
    server.faults.append(Fault(**vars(fault)))
    heard = prepare(server)
    assert isinstance(heard.run(), Finished)
    assert len(heard.of(Retrying)) == times
    assert all(one_sentence(event.sentence) for event in heard.of(Retrying))
    assert_whole(tmp_path / "model", toy_files)


def test_only_the_damaged_file_is_fetched_again(server, prepare, toy_files) -> None:
    server.faults.append(Fault("body", WEIGHTS, flip_at=0))
    heard = prepare(server)
    failed = heard.run()
    assert isinstance(failed, Failed)
    assert failed.file == WEIGHTS
    server.requests.clear()
    assert isinstance(heard.run(), Finished)
    assert {request.file for request in server.requests} == {WEIGHTS}
    assert server.sent(WEIGHTS) == len(toy_files[WEIGHTS])


def test_waits_grow_and_end(server, prepare) -> None:
    server.faults.append(Fault("body", WEIGHTS, ALWAYS, cut_after=0))
    heard = prepare(server)
    assert isinstance(heard.run(), Failed)
    assert tuple(event.wait_s for event in heard.of(Retrying)) == QUICK.waits_s
    assert len(server.bodies(WEIGHTS)) == len(QUICK.waits_s) + 1
    waits = Pace().waits_s
    assert waits == tuple(sorted(waits))
    assert 60 < sum(waits) < 180


def test_retry_after_is_honoured(server, prepare) -> None:
    server.faults.append(Fault("body", WEIGHTS, status=429, headers={"Retry-After": "1"}))
    heard = prepare(server)
    before = time.monotonic()
    assert isinstance(heard.run(), Finished)
    assert time.monotonic() - before >= 1
    assert heard.of(Retrying)[0].wait_s == 1


def test_what_a_server_may_say_about_waiting() -> None:
    assert asked_wait({"Retry-After": "7"}) == 7
    assert asked_wait({"RateLimit": '"resolvers";r=0;t=55', "Retry-After": "7"}) == 55
    assert asked_wait({"RateLimit": '"resolvers";r=3;t=55'}) is None
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    assert 20 < asked_wait({"Retry-After": soon}) <= 30
    assert asked_wait({"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}) == 0
    assert asked_wait({"Retry-After": "soon"}) is None
    assert asked_wait({}) is None


def test_a_refused_connection_is_told_at_once(server, prepare) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    heard = prepare(server, endpoint=url)
    before = time.monotonic()
    failed = heard.run()
    assert time.monotonic() - before < 2
    assert isinstance(failed, Failed)
    assert failed.kind == "network"
    assert "refuses" in failed.sentence
    assert heard.of(Retrying) == []


def test_a_name_that_does_not_exist(server, prepare) -> None:
    failed = prepare(server, endpoint="http://no-such-host.invalid").run()
    assert isinstance(failed, Failed)
    assert failed.kind == "network"
    assert "no-such-host.invalid" in failed.sentence


def test_a_connection_lost_on_the_way_is_waited_for(toy_files, prepare, tmp_path) -> None:
    """Not told at once: it had worked before."""
    with HubServer(toy_files) as hub:
        hub.faults.append(Fault("body", WEIGHTS, cut_after=1000))
        heard = prepare(hub, pace=Pace(waits_s=(0.1, 0.1), timeout_s=2, progress_bytes=1))
        heard.hear = stopping(hub, heard.hear)
        failed = heard.run()
    assert isinstance(failed, Failed)
    assert failed.kind == "network"
    assert [event.wait_s for event in heard.of(Retrying)] == [0.1, 0.1]


def stopping(hub: HubServer, hear):
    """``hub`` is gone from the first retry on."""

    def listener(event) -> None:
        if isinstance(event, Retrying):
            hub.__exit__()
        hear(event)

    return listener


def test_a_stall_ends_with_the_time_limit(server, prepare, toy_files, tmp_path) -> None:
    server.faults.append(Fault("body", WEIGHTS, hold_after=100_000))
    heard = prepare(server, pace=Pace(waits_s=(0.01,) * 3, timeout_s=0.5, progress_bytes=1))
    assert isinstance(heard.run(), Finished)
    assert server.bodies(WEIGHTS)[1].start == 100_000
    assert_whole(tmp_path / "model", toy_files)


def test_another_file_than_the_listed_one(server, prepare) -> None:
    heard = prepare(server)
    server.faults.append(Fault("body", WEIGHTS, status=404))
    heard.run()
    server.faults.clear()
    server.files[WEIGHTS] = bytes(len(server.files[WEIGHTS]))
    failed = heard.run()
    assert isinstance(failed, Failed)
    assert failed.kind == "changed"
    assert server.sent(WEIGHTS) == 0  # known before the first byte


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"config.json": b"{}", "tokenizer.json": b"{}", "x.gguf": b"GGUF"}, "GGUF"),
        ({"README.md": b"nothing"}, "no model"),
        ({WEIGHTS: b"x", "tokenizer.json": b"{}"}, "config.json"),
        ({"model-00001-of-00002.safetensors": b"x", "config.json": b"{}", "tokenizer.json": b"{}"}, "index"),
    ],
)  # fmt: skip
def test_a_repository_without_a_model_says_so_before_a_byte(prepare, tmp_path, files, says) -> None:
    with HubServer(files) as hub:
        failed = prepare(hub).run()
        assert isinstance(failed, Failed)
        assert (failed.kind, failed.retryable) == ("unsupported", False)
        assert says in failed.sentence
        assert [request.kind for request in hub.requests] == ["list"]
    assert not (tmp_path / "model").exists()


def test_a_model_that_cannot_run_is_refused_before_its_weights(toy_files, prepare, tmp_path) -> None:
    config = toy_files["config.json"].replace(b'"bitnet"', b'"gemma"')
    with HubServer({**toy_files, "config.json": config}) as hub:
        failed = prepare(hub).run()
        assert isinstance(failed, Failed)
        assert failed.kind == "unsupported"
        assert "gemma" in failed.sentence
        assert hub.bodies(WEIGHTS) == []
    assert not (tmp_path / "model").exists()


@pytest.mark.parametrize("name", ["../evil", "a/b/c", "/etc/passwd", "acme/../../x", "no spaces/here"])
def test_a_name_that_is_no_repository(server, prepare, name) -> None:
    failed = prepare(server, repo=name).run()
    assert isinstance(failed, Failed)
    assert failed.kind in ("missing", "token")
    assert one_sentence(failed.sentence)


def test_a_listener_that_fails_is_no_silent_end(server, prepare, tern_home) -> None:
    """Anything unexpected is told too, with its details in the log."""
    heard = prepare(server)
    hear = heard.hear

    def fail_once(event) -> None:
        heard.hear = hear
        raise ZeroDivisionError("not expected")

    heard.hear = fail_once
    failed = heard.run()
    assert isinstance(failed, Failed)
    assert failed.kind == "error"
    assert "engine.log" in failed.sentence
    assert "ZeroDivisionError: not expected" in (tern_home / "engine.log").read_text()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("endpoint", "huggingface.co"),
        ("endpoint", "ftp://example.org"),
        ("endpoint", "http://"),
        ("endpoint", "http://a b"),
        ("endpoint", "http://host:port"),
        ("proxy", "proxy:3128"),
        ("token", "hf_ with space"),
        ("token", "hf_\n"),
    ],
)  # fmt: skip
def test_settings_that_cannot_be(field, value) -> None:
    with pytest.raises(SettingsError):
        HubSettings(**{field: value})


def test_the_endpoint_of_the_environment(server, prepare, monkeypatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", server.url + "/")
    assert HubSettings().url == server.url
    assert isinstance(prepare(server, endpoint="").run(), Finished)
    monkeypatch.setenv("HF_ENDPOINT", "nonsense")
    failed = prepare(server, endpoint="").run()
    assert isinstance(failed, Failed)
    assert failed.kind == "settings"
