"""The token goes to the endpoint's scheme, host and port, and nowhere else, whatever redirects say."""

import datetime
import os
import ssl
import subprocess
import sys
from pathlib import Path

import keyring
import keyring.backend
import keyring.errors
import pytest

from engine.hub import HubSettings, keep_token, token_for
from engine.hub.events import Failed, Finished
from engine.hub.settings import origin
from tests.engine.hub.conftest import WEIGHTS, assert_whole
from tests.helpers import ROOT
from tests.helpers.hub_server import COMMIT, Fault, HubServer

SECRET = "hf_SecretSecretSecret"
BEARER = f"Bearer {SECRET}"


def test_the_token_goes_to_the_hub_and_not_to_its_storage(toy_files, prepare, tmp_path) -> None:
    with HubServer(toy_files, token=SECRET) as hub:
        assert isinstance(prepare(hub, token=SECRET).run(), Finished)
        assert {request.token for request in hub.requests if request.place == "hub"} == {BEARER}
        assert {request.token for request in hub.requests if request.place == "storage"} == {None}
    assert_whole(tmp_path / "model", toy_files)


@pytest.mark.parametrize("kind", ["list", "head", "body"])
def test_a_redirect_to_another_host_gets_no_token(toy_files, prepare, tmp_path, kind) -> None:
    with HubServer(toy_files, token=SECRET) as hub, HubServer(toy_files) as other:
        path = {
            "list": f"/api/models/acme/toy/revision/{COMMIT}?blobs=true",
            "head": f"/acme/toy/resolve/{COMMIT}/tokenizer.json",
            "body": f"/acme/toy/resolve/{COMMIT}/tokenizer.json",
        }[kind]
        hub.faults.append(Fault(kind, "" if kind == "list" else "tokenizer.json", redirect=other.url + path))
        heard = prepare(hub, token=SECRET)
        last = heard.run()
        assert {request.token for request in other.requests} <= {None}
        if kind == "head":  # the other host says nothing about the file that the hub did not say
            assert isinstance(last, Failed)
        else:
            assert isinstance(last, Finished)
            assert len(other.requests) == 1


def test_the_library_s_own_redirects_get_no_token_either(toy_files, tmp_path) -> None:
    """huggingface_hub carries the token on to the endpoint of the environment; here that is another one."""
    with HubServer(toy_files, token=SECRET) as mirror, HubServer(toy_files) as public:
        mirror.faults.append(
            Fault("head", "tokenizer.json", redirect=f"{public.url}/acme/toy/resolve/{COMMIT}/tokenizer.json")
        )
        done = subprocess.run(
            [sys.executable, "-m", "engine", "download", "acme/toy", "--endpoint", mirror.url]
            + ["--to", str(tmp_path / "model")],
            cwd=ROOT,
            env=os.environ
            | {"HF_TOKEN": SECRET, "HF_ENDPOINT": public.url, "HF_HOME": str(tmp_path / "home")},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        assert [request.kind for request in public.requests] == ["head", "body"]
        assert {request.token for request in public.requests} == {None}
        assert {request.token for request in mirror.requests if request.place == "hub"} == {BEARER}
    assert_whole(tmp_path / "model", toy_files)


def test_a_redirect_within_the_endpoint_keeps_the_token(toy_files, prepare) -> None:
    with HubServer(toy_files, token=SECRET) as hub:
        hub.faults.append(
            Fault("head", "tokenizer.json", redirect=f"/acme/toy/resolve/{COMMIT}/tokenizer.json")
        )
        assert isinstance(prepare(hub, token=SECRET).run(), Finished)
        heads = [request for request in hub.requests if request.kind == "head"]
        tokens = [request.token for request in heads if request.file == "tokenizer.json"]
        assert tokens == [BEARER, BEARER]


def test_an_origin_is_scheme_host_and_port() -> None:
    ours = ("https", "hub.example", 443)
    assert origin("https://Hub.example/a/b") == origin("https://hub.example:443") == ours
    others = (
        "http://hub.example",
        "https://hub.example:8443",
        "https://hub.example.org",
        "https://a.hub.example",
    )
    assert all(origin(url) != ours for url in others)
    assert origin("https://hub.example@evil.example/") == ("https", "evil.example", 443)


def test_a_missing_and_a_wrong_token(toy_files, prepare) -> None:
    with HubServer(toy_files, token=SECRET) as hub:
        without, wrong = prepare(hub).run(), prepare(hub, token="hf_wrong").run()
    assert isinstance(without, Failed)
    assert isinstance(wrong, Failed)
    assert without.kind == wrong.kind == "token"
    assert "requires a token" in without.sentence
    assert "rejects the token" in wrong.sentence
    assert "hf_wrong" not in wrong.sentence


def test_settings_do_not_show_the_token() -> None:
    assert SECRET not in repr(HubSettings(token=SECRET))


class InMemory(keyring.backend.KeyringBackend):
    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        if (service, username) not in self.kept:
            raise keyring.errors.PasswordDeleteError("not there")
        del self.kept[service, username]


@pytest.fixture
def ring():
    before = keyring.get_keyring()
    keyring.set_keyring(InMemory())
    yield
    keyring.set_keyring(before)


def test_a_token_is_kept_for_one_endpoint(ring) -> None:
    public, mirror = HubSettings(), HubSettings(endpoint="https://mirror.example")
    assert token_for(public) == ""
    assert keep_token(public, SECRET)
    assert token_for(public) == SECRET
    assert token_for(HubSettings(endpoint="https://huggingface.co/")) == SECRET
    assert token_for(mirror) == token_for(HubSettings(endpoint="http://huggingface.co")) == ""
    assert keep_token(public, "")
    assert keep_token(public, "")
    assert token_for(public) == ""


def test_the_token_of_the_environment_is_for_the_endpoint_of_the_environment(ring, monkeypatch) -> None:
    monkeypatch.setenv("HF_TOKEN", SECRET)
    assert token_for(HubSettings()) == SECRET
    assert token_for(HubSettings(endpoint="https://mirror.example")) == ""
    monkeypatch.setenv("HF_ENDPOINT", "https://mirror.example")
    assert token_for(HubSettings()) == token_for(HubSettings(endpoint="https://mirror.example")) == SECRET
    assert token_for(HubSettings(endpoint="https://huggingface.co")) == ""


def test_without_a_keyring() -> None:
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    try:
        assert not keep_token(HubSettings(), SECRET)
        assert token_for(HubSettings()) == ""
    finally:
        keyring.set_keyring(before)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> tuple[ssl.SSLContext, Path]:
    """A server's context and the file of the authority that signed for it."""
    x509 = pytest.importorskip("cryptography.x509", reason="cryptography is not installed")
    from ipaddress import IPv4Address

    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Tern tests")])
    address = x509.IPAddress(IPv4Address("127.0.0.1"))
    now = datetime.datetime.now(datetime.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("tls")
    (folder / "ca.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    (folder / "key.pem").write_bytes(private)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "ca.pem", folder / "key.pem")
    return context, folder / "ca.pem"


def test_a_certificate_nobody_trusts_is_refused(toy_files, prepare, certificate) -> None:
    context, _ = certificate
    with HubServer(toy_files, tls=context) as hub:
        failed = prepare(hub, token=SECRET).run()
        assert isinstance(failed, Failed)
        assert (failed.kind, failed.retryable) == ("tls", False)
        assert "CA file" in failed.sentence
        assert hub.requests == []


def test_a_ca_file_of_one_s_own(toy_files, prepare, tmp_path, certificate) -> None:
    context, authority = certificate
    with HubServer(toy_files, tls=context) as hub:
        assert isinstance(prepare(hub, ca_file=str(authority)).run(), Finished)
    assert_whole(tmp_path / "model", toy_files)


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_a_ca_file_that_is_none(server, prepare, tmp_path, content) -> None:
    path = tmp_path / "ca.pem"
    if content:
        path.write_text(content)
    failed = prepare(server, ca_file=str(path)).run()
    assert isinstance(failed, Failed)
    assert failed.kind == "settings"
    assert str(path) in failed.sentence


@pytest.mark.parametrize("where", ["settings", "environment"])
def test_a_proxy_is_used(server, prepare, toy_files, tmp_path, monkeypatch, where) -> None:
    """The tests' server also answers what a proxy is asked; the endpoint's name exists nowhere else."""
    if where == "environment":
        monkeypatch.setenv("http_proxy", server.url)
    proxy = server.url if where == "settings" else ""
    assert isinstance(prepare(server, endpoint="http://hub.invalid", proxy=proxy).run(), Finished)
    assert_whole(tmp_path / "model", toy_files)
    assert len(server.bodies(WEIGHTS)) == 1


def test_a_proxy_that_is_not_there(server, prepare) -> None:
    with HubServer({}) as gone:
        url = gone.url
    failed = prepare(server, proxy=url).run()
    assert isinstance(failed, Failed)
    assert failed.kind == "network"
    assert server.requests == []
