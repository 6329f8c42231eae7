"""Certificates, endpoints and numbers as people's shells set them: it works, or a sentence names them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.hub import HubSettings
from engine.hub.errors import SettingsError
from engine.hub.network.certificates import trust, unusable
from tests.helpers import ROOT
from tests.helpers.command_line import refused

NAMES = ["SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"]


@pytest.fixture(autouse=True)
def no_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("content", [None, b"", b"no certificate", b"\x00\xff"])
def test_certificates_that_cannot_be_used_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setenv(name, str(path))
    usual = len(trust("").get_ca_certs())
    assert name in unusable() and str(path) in unusable()
    monkeypatch.delenv(name)
    assert unusable() == ""
    assert len(trust("").get_ca_certs()) == usual


@pytest.mark.parametrize("name", NAMES)
def test_blank_is_as_good_as_unset(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, " ")
    assert unusable() == ""
    trust("")


def test_a_folder_of_certificates_and_a_list_of_folders(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path))
    monkeypatch.setenv("SSL_CERT_DIR", f"/nonexistent{os.pathsep}{tmp_path}")
    assert unusable() == ""
    trust("")


def test_a_ca_file_of_the_settings_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="ca.pem"):
        trust(str(tmp_path / "ca.pem"))


def download(url: str, tmp_path: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    plain = {name: value for name, value in os.environ.items() if not name.startswith("HF_")}
    command = [sys.executable, "-m", "engine", "download", "acme/toy", *(["--endpoint", url] if url else [])]
    home = {"TERN_HOME": str(tmp_path / "home"), "HF_HOME": str(tmp_path / "hf")}
    (tmp_path / "home").mkdir()
    return subprocess.run(
        command, cwd=ROOT, env=plain | home | environment, capture_output=True, text=True, timeout=90
    )


@pytest.mark.parametrize(
    "environment",
    [
        {"HF_HUB_ETAG_TIMEOUT": "10s", "HF_HUB_DOWNLOAD_TIMEOUT": "1e3", "HF_HUB_ENABLE_HF_TRANSFER": "1"},
        {"HF_HUB_ETAG_TIMEOUT": "", "HF_HUB_DOWNLOAD_TIMEOUT": "-1", "HF_ENDPOINT": "http://host:port"},
        {"SSL_CERT_FILE": "/nonexistent", "SSL_CERT_DIR": "/nonexistent", "CURL_CA_BUNDLE": "/nonexistent"},
    ],
)
def test_what_does_not_matter_is_in_nobody_s_way(server, tmp_path, environment) -> None:
    done = download(server.url, tmp_path, **environment)
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("around", ["{} ", " {}/", "\t{}\n", '"{}"', "'{} '"])
def test_blanks_and_quotes_around_the_endpoint(server, tmp_path, around) -> None:
    done = download("", tmp_path, HF_ENDPOINT=around.format(server.url))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "endpoint",
    [
        "hub.example",
        "127.0.0.1:8080",
        "http://host:port",
        "http://[::1",
        "ftp://x",
        "http://a b",
        "://",
        "http://a..b",
        "http://" + "a" * 64 + ".test",
    ],
)
def test_an_endpoint_that_is_none_is_named(tmp_path, endpoint) -> None:
    refused(download("", tmp_path, HF_ENDPOINT=endpoint), "HF_ENDPOINT", endpoint)


def test_a_blank_endpoint_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "  ")
    assert HubSettings().url == "https://huggingface.co"
