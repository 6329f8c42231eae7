"""Proxies and NO_PROXY as people's shells set them."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from engine.hub.errors import SettingsError
from engine.hub.events import Failed, Finished
from engine.hub.network.proxies import is_excluded, proxy_for
from tests.engine.hub.conftest import assert_whole
from tests.helpers.hub_server import HubServer

HUB = "https://hub.example:443/acme"


@pytest.mark.parametrize(
    ("entry", "host", "port"),
    [
        ("*", "hub.example", 443),
        ("hub.example", "hub.example", 443),
        ("HUB.Example", "hub.example", 443),
        ("example", "hub.example", 443),
        (".example", "hub.example", 443),
        (".hub.example", "hub.example", 443),
        ("*.example", "hub.example", 443),
        ("hub.*", "hub.example", 443),
        ("hub.example.", "hub.example", 443),
        ("hub.example", "hub.example.", 443),
        ("hub.example:443", "hub.example", 443),
        ("https://hub.example", "hub.example", 443),
        ("https://hub.example/", "hub.example", 443),
        ("all://hub.example", "hub.example", 443),
        ("bücher.example", "xn--bcher-kva.example", 80),
        ("127.0.0.1", "127.0.0.1", 80),
        ("127.0.0.1:80", "127.0.0.1", 80),
        ("127.0.0.0/8", "127.0.0.1", 80),
        ("127.0.0.1/8", "127.1.2.3", 80),
        ("192.168.*", "192.168.1.2", 80),
        ("::1", "::1", 80),
        ("[::1]", "::1", 80),
        ("[::1]:80", "::1", 80),
        ("0:0:0:0:0:0:0:1", "::1", 80),
        ("fd07:b51a:cc66:f0::/64", "fd07:b51a:cc66:f0::7", 80),
        ("[fd07:b51a:cc66:f0::]/64", "fd07:b51a:cc66:f0::7", 80),
        ("fe80::1", "fe80::1%eth0", 80),
        ("<local>", "intranet", 80),
    ],
)
def test_excluded(entry: str, host: str, port: int) -> None:
    assert is_excluded(host, port, [entry])


@pytest.mark.parametrize(
    ("entry", "host", "port"),
    [
        ("other.example", "hub.example", 443),
        ("ub.example", "hub.example", 443),
        ("hub.example.org", "hub.example", 443),
        ("hub.example:80", "hub.example", 443),
        ("[::1]:80", "::1", 81),
        ("[::1", "::1", 80),
        ("127.0.0.0/8", "128.0.0.1", 80),
        ("10.0.0.0/99", "10.0.0.1", 80),
        ("fd07::/64", "::1", 80),
        ("127.0.0.1", "hub.example", 443),
        ("<local>", "hub.example", 443),
        (":", "hub.example", 443),
        (".", "hub.example", 443),
        ("https://", "hub.example", 443),
        ("/", "hub.example", 443),
        ("\u00ad..", "hub.example", 443),
    ],
)
def test_not_excluded(entry: str, host: str, port: int) -> None:
    assert not is_excluded(host, port, [entry])


@pytest.mark.parametrize("name", ["NO_PROXY", "no_proxy"])
@pytest.mark.parametrize(
    "text",
    [
        "a.test, hub.example ,b.test",
        " hub.example",
        "a.test hub.example",
        "*",
        ",*,",
        '"hub.example"',
        "'a.test,hub.example'",
        "a.test|hub.example",
        '"a.test", "hub.example"',
    ],  # fmt: skip
)
@pytest.mark.parametrize(
    "proxy", ["http://proxy:1", "socks5://proxy:1", "nonsense://x", "://", "http://[::1"]
)
def test_no_proxy_always_wins(monkeypatch: pytest.MonkeyPatch, name: str, text: str, proxy: str) -> None:
    monkeypatch.setenv(name, text)
    for variable in ("ALL_PROXY", "https_proxy"):
        monkeypatch.setenv(variable, proxy)
    assert proxy_for(HUB) is None
    assert proxy_for(HUB, "http://chosen:3128") is None


def test_both_spellings_of_no_proxy_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://proxy:1")
    monkeypatch.setenv("no_proxy", "a.test")
    monkeypatch.setenv("NO_PROXY", "hub.example")
    assert proxy_for(HUB) is None
    assert proxy_for("https://a.test/") is None
    assert proxy_for("https://b.test/") is not None


@pytest.mark.parametrize(
    ("values", "url", "name"),
    [
        ({"HTTPS_PROXY": "http://p:1"}, "http://p:1", "HTTPS_PROXY"),
        ({"https_proxy": "http://p:1", "HTTPS_PROXY": "http://q:1"}, "http://p:1", "https_proxy"),
        ({"ALL_PROXY": "socks5://p:1/"}, "socks5://p:1", "ALL_PROXY"),
        ({"all_proxy": "socks://p:1/"}, "socks5://p:1", "all_proxy"),
        ({"ALL_PROXY": "SOCKS5H://u:s@p:1"}, "socks5h://u:s@p:1", "ALL_PROXY"),
        ({"HTTPS_PROXY": '"http://p:1"'}, "http://p:1", "HTTPS_PROXY"),
        ({"ALL_PROXY": "'socks5://p:1' "}, "socks5://p:1", "ALL_PROXY"),
        ({"HTTPS_PROXY": '""', "https_proxy": "''"}, "", ""),
        ({"HTTPS_PROXY": " p.corp:3128 "}, "http://p.corp:3128", "HTTPS_PROXY"),
        ({"HTTPS_PROXY": "[::1]:3128"}, "http://[::1]:3128", "HTTPS_PROXY"),
        ({"HTTPS_PROXY": "http://p:1", "ALL_PROXY": "socks5://q:1"}, "http://p:1", "HTTPS_PROXY"),
        ({"HTTPS_PROXY": "", "ALL_PROXY": "http://q:1"}, "http://q:1", "ALL_PROXY"),
    ],
)
def test_which_proxy(monkeypatch: pytest.MonkeyPatch, values: dict[str, str], url: str, name: str) -> None:
    for variable, value in values.items():
        monkeypatch.setenv(variable, value)
    proxy = proxy_for(HUB)
    assert (proxy.url, proxy.name) == (url, name) if proxy else not url


def test_what_is_for_another_scheme_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "nonsense://x")
    assert proxy_for(HUB) is None


@pytest.mark.parametrize(
    "value",
    ["socks4://p:1", "ftp://p:1", "http://", "http://p:port", "http://p q:1", "http://[::1", "://", "p:0"],
)
def test_one_that_cannot_be_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("ALL_PROXY", value)
    with pytest.raises(SettingsError, match="ALL_PROXY") as error:
        proxy_for(HUB)
    assert "pip install" not in str(error.value)


def test_no_password_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks4://me:secret@p:1")
    with pytest.raises(SettingsError) as error:
        proxy_for(HUB)
    assert "secret" not in str(error.value)
    monkeypatch.setenv("ALL_PROXY", "socks5://me:secret@p:1")
    proxy = proxy_for(HUB)
    assert proxy is not None and proxy.host == "p:1"


# ---- downloads ----


@contextmanager
def socks_server(port: int) -> Iterator[tuple[str, list[str]]]:
    """A SOCKS5 proxy that leads to ``port`` of this machine; its address, and the names asked for."""
    listener = socket.create_server(("127.0.0.1", 0))
    asked: list[str] = []

    def pump(source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def serve(client: socket.socket) -> None:
        with client, socket.create_connection(("127.0.0.1", port)) as target:
            client.recv(2 + client.recv(2, socket.MSG_PEEK)[1])
            client.sendall(b"\x05\x00")
            request = client.recv(262)
            if request[3] == 3:  # a name, not a number
                asked.append(request[5 : 5 + request[4]].decode())
            client.sendall(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x01")
            there = threading.Thread(target=pump, args=(client, target), daemon=True)
            there.start()
            pump(target, client)
            there.join(5)

    def accept() -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(client,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"127.0.0.1:{listener.getsockname()[1]}", asked
    finally:
        listener.close()


@pytest.mark.parametrize("scheme", ["socks5", "socks5h", "socks"])
def test_a_socks_proxy_is_used(server, prepare, toy_files, tmp_path, monkeypatch, scheme) -> None:
    with socks_server(int(server.url.rpartition(":")[2])) as (address, asked):
        monkeypatch.setenv("ALL_PROXY", f"{scheme}://{address}/")
        assert isinstance(prepare(server, endpoint="http://hub.invalid").run(), Finished)
    assert_whole(tmp_path / "model", toy_files)
    assert set(asked) == {"hub.invalid"}


def test_a_socks_proxy_of_the_settings_is_used(server, prepare) -> None:
    with socks_server(int(server.url.rpartition(":")[2])) as (address, asked):
        heard = prepare(server, endpoint="http://hub.invalid", proxy=f"socks5://{address}")
        assert isinstance(heard.run(), Finished)
    assert asked


@pytest.mark.parametrize("scheme", ["socks5", "http"])
def test_a_proxy_that_refuses_is_named_at_once(server, prepare, monkeypatch, scheme) -> None:
    with HubServer({}) as gone:
        address = gone.url.partition("://")[2]
    monkeypatch.setenv("all_proxy", f"{scheme}://{address}")
    heard = prepare(server)
    failed = heard.run()
    assert isinstance(failed, Failed)
    assert failed.kind == "network"
    assert failed.sentence == f"The proxy {address}, which all_proxy names, refuses connections."
    assert len(heard.events) == 1, "nobody waits for a proxy that was never there"


@pytest.mark.parametrize(
    "value",
    [
        "http://a..b:1", "http://" + "a" * 300 + ":1", "\\\\proxy:1", "http://\udc80:1", "http://p.invalid:1#x",
        "socks5://" + "a" * 300 + ":1", "http://\u00ad:1", "http://xn--\u00fc:1", "http://[v1.x]:1", "http://%:1",
    ],  # fmt: skip
)  # fmt: skip
def test_whatever_stands_in_a_variable_it_is_one_sentence(server, prepare, monkeypatch, value) -> None:
    monkeypatch.setenv("all_proxy", value)
    failed = prepare(server).run()
    assert isinstance(failed, Failed)
    assert "all_proxy" in failed.sentence and "unexpected" not in failed.sentence


def test_an_excluded_hub_is_reached_past_nonsense(server, prepare, monkeypatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "nonsense://:x")
    monkeypatch.setenv("http_proxy", "socks4://x")
    monkeypatch.setenv("NO_PROXY", "::1,127.0.0.0/8")
    assert isinstance(prepare(server).run(), Finished)
