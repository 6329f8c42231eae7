"""Requests and clients as they should not be: an error object, and nothing is stuck afterwards."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.process.events import Load
from engine.server import body, connections
from engine.server.options import ServerOptions
from engine.server.running import Server
from tests.helpers.server import KEY, WAIT_S, Running, request_bytes, serving
from tests.helpers.toy import write_toy

# Greedy, the toy goes on for ever: seconds that nobody waits for, because each of these is broken off.
CHAT = (
    b'{"messages": [{"role": "user", "content": "hi"}], "max_tokens": 7000, "stream": true, "temperature": 0}'
)
SLOW = {"context": 8192, "speculation": "off"}


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_toy(
        tmp_path_factory.mktemp("model") / "toy", max_position=8192, hidden=256, ffn=512, layers=8
    )


@pytest.fixture(scope="module")
def running(toy: Path) -> Iterator[Running]:
    with serving(toy, ServerOptions(port=0, parallel=2, queue=2), **SLOW) as running:
        yield running


@pytest.fixture(autouse=True)
def nothing_stuck(running: Running) -> Iterator[None]:
    """After each test the server answers, and all places are free."""
    yield
    until(lambda: running.metric("tern_requests_running") == 0)
    assert running.metric("tern_requests_waiting") == 0
    assert running.chat(max_tokens=2).status == 200


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.01)


def received(connection: socket.socket) -> bytes:
    """All until the server closes."""
    content = b""
    while True:
        try:
            part = connection.recv(65536)
        except ConnectionResetError:
            return content
        if not part:
            return content
        content += part


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"5",
        b'"text"',
        b"null",
        b"\xff\xfe",
        b'{"a": NaN}',
        b"[" * 100_000,
        b'{"a": ' + b"9" * 5000 + b"}",
    ],
    ids=lambda content: repr(content[:10]),
)
def test_bodies_that_are_no_object(running: Running, content: bytes) -> None:
    for path in ("/v1/chat/completions", "/v1/completions", "/v1/embeddings"):
        reply = running.request("POST", path, content)
        assert reply.status == 400 and "JSON" in reply.error["message"]


def test_large_bodies(running: Running) -> None:
    """Refused by what they claim, or when too much has come; the connection ends."""
    claimed = running.open(request_bytes(b"", length=10 << 20))
    assert b"413" in received(claimed).split(b"\r\n")[0]
    endless = running.open(
        request_bytes(b"", "Transfer-Encoding: chunked").replace(b"Content-Length: 0\r\n", b"")
    )
    with pytest.raises(OSError):
        for _ in range(1000):
            endless.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n")
        raise AssertionError("64 MB were taken")
    claimed.close()
    endless.close()


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "localhost.evil.example", "", "[x]", "a b"]
)
def test_other_names_are_refused(running: Running, host: str) -> None:
    reply = running.get("/v1/models", Host=host)
    assert reply.status == 403 and reply.error["code"] == "wrong_host"


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:99", "127.0.0.1", "127.0.0.1:1", "[::1]:5", "[::1]", "10.0.0.5"]
)
def test_names_that_no_page_can_have(running: Running, host: str) -> None:
    assert running.get("/v1/models", Host=host).status == 200


@pytest.mark.parametrize(
    "given", ["", "Bearer", "Bearer x", f"Basic {KEY}", f"Bearer {KEY}x", KEY, "Bearer schlüssel"]
)
def test_the_key_is_needed(running: Running, given: str) -> None:
    headers = {"Authorization": given.encode().decode("latin-1")}
    for method, path in (("GET", "/v1/models"), ("GET", "/metrics"), ("POST", "/v1/chat/completions")):
        reply = running.request(method, path, b"{}" if method == "POST" else None, headers)
        assert reply.status == 401 and reply.error["code"] == "invalid_api_key"
    assert running.get("/health", Authorization="").status == 200


def test_another_key_from_now_on(running: Running) -> None:
    running.server.set_key("tern-another")
    try:
        assert running.get("/v1/models").status == 401
        assert running.get("/v1/models", Authorization="bearer tern-another").status == 200
    finally:
        running.server.set_key(KEY)


def test_pages_get_no_permission(running: Running) -> None:
    reply = running.get("/v1/models", Origin="https://page.example")
    assert not [name for name in reply.headers if name.startswith("access-control")]
    reply = running.request(
        "OPTIONS", "/v1/models", headers={"Origin": "https://page.example", "Authorization": ""}
    )
    assert reply.status == 401 and not [name for name in reply.headers if name.startswith("access-control")]


def test_pages_that_were_allowed(toy: Path) -> None:
    options = ServerOptions(port=0, origins=("https://page.example",), hosts=("my-pc",))
    with serving(toy, options) as other:
        headers = {"Origin": "https://page.example", "Authorization": "", "Host": "MY-PC:80"}
        reply = other.request("OPTIONS", "/v1/chat/completions", headers=headers)
        assert reply.status == 204 and reply.headers["access-control-allow-origin"] == "https://page.example"
        assert "Authorization" in reply.headers["access-control-allow-headers"]
        refused = other.get("/v1/models", Origin="https://page.example", Authorization="")
        assert (
            refused.status == 401 and refused.headers["access-control-allow-origin"] == "https://page.example"
        )
        for origin in ("https://other.example", "null", "http://page.example"):
            assert "access-control-allow-origin" not in other.get("/v1/models", Origin=origin).headers


def test_addresses_that_are_not_there(running: Running) -> None:
    for path in ("/", "/v1", "/v1/audio/speech", "/../etc/passwd", "/v1/chat/completions/"):
        reply = running.get(path)
        assert reply.status == 404 and reply.error, path
    assert running.get("/v1/chat/completions").status == 405
    assert running.request("DELETE", "/v1/models").status == 405


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nA: " + b"x" * 100_000,
    ],
)
def test_what_is_no_http(running: Running, sent: bytes) -> None:
    connection = running.open(sent)
    if not sent.startswith(b"\x16"):
        assert received(connection).startswith(b"HTTP/1.1 4")
    connection.close()


def test_a_header_that_never_ends(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """However slowly more of it comes; also for a second request on the connection."""
    monkeypatch.setattr(connections, "HEADER_S", 3.0)
    first = running.open(b"GET /health HTTP/1.1\r\nHost: localhost\r\n")
    silent = running.open()
    second = running.open(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
    received_until(second, b'"ok"}')
    second.sendall(b"GET /hea")
    for connection in (first, silent, second):
        content = received(connection)
        assert content.startswith(b"HTTP/1.1 408") and content.endswith(b"}")
        connection.close()


def test_a_body_that_never_ends(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "BODY_S", 0.3)
    connection = running.open(request_bytes(b'{"messages"', length=1000))
    assert received(connection).startswith(b"HTTP/1.1 408")
    connection.close()


def test_a_thousand_connections(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those beyond the bound are refused with an error object; when the others end, there is room again."""
    monkeypatch.setattr(connections, "MOST_CONNECTIONS", 20)
    opened = [running.open() for _ in range(100)]
    refused = received(opened[-1])
    assert refused.startswith(b"HTTP/1.1 503") and b"too many connections" in refused
    for connection in opened:
        connection.close()
    until(lambda: _health(running) == 200)


def _health(running: Running) -> int:
    try:
        return running.get("/health").status
    except OSError:
        return 0


def busy(running: Running) -> float:
    """Requests that are answered or wait."""
    return running.metric("tern_requests_running") + running.metric("tern_requests_waiting")


@pytest.mark.parametrize("stream", [True, False])
def test_a_client_that_leaves_ends_its_answer(running: Running, stream: bool) -> None:
    content = CHAT if stream else CHAT.replace(b"true", b"false")
    before = running.metric("tern_generated_tokens_total")
    connection = running.open(request_bytes(content))
    if stream:
        assert connection.recv(10)
    else:
        until(lambda: running.metric("tern_requests_running") == 1)
    connection.close()
    until(lambda: running.metric("tern_requests_running") == 0)
    assert running.metric("tern_generated_tokens_total") - before < 7000


def test_a_client_that_reads_nothing(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its connection is cut once the answer has piled up for a while, and so the answer ends."""
    monkeypatch.setattr(connections, "UNREAD_S", 0.3)
    before = running.metric("tern_generated_tokens_total")
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.connect(("127.0.0.1", running.port))
    content = CHAT.replace(b"{", b'{"logprobs": true, "top_logprobs": 20, ', 1)  # some kilobytes a token
    connection.sendall(request_bytes(content))
    until(lambda: running.metric("tern_requests_running") == 1)
    until(lambda: running.metric("tern_requests_running") == 0)
    assert running.metric("tern_generated_tokens_total") - before < 7000
    connection.close()


def test_one_request_too_many(running: Running) -> None:
    """Two are answered, two wait, the fifth is told when to come again; then all get their answers."""
    opened = []
    for _ in range(4):
        opened.append(running.open(request_bytes(CHAT)))
        until(lambda: busy(running) == len(opened))
    assert running.metric("tern_requests_waiting") == 2 and len(running.clients) == 2
    reply = running.chat()
    assert reply.status == 429 and reply.error["code"] == "queue_full"
    assert int(reply.headers["retry-after"]) >= 1
    opened[0].close()
    until(lambda: running.metric("tern_requests_waiting") == 1)
    opened[3].close()  # while it waits
    until(lambda: running.metric("tern_requests_waiting") == 0)
    for connection in opened:
        connection.close()


def test_a_port_that_is_taken(running: Running) -> None:
    other = Server(running.engine, ServerOptions(port=running.port), KEY)
    with pytest.raises(EngineError, match=f"port {running.port}.*choose another"):
        other.start()
    other.stop()
    with pytest.raises(EngineError, match="cannot listen"):
        Server(running.engine, ServerOptions(host="203.0.113.1"), KEY).start()


def test_switched_off_and_on_while_it_answers(toy: Path) -> None:
    with serving(toy, **SLOW) as other:
        connection = other.open(request_bytes(CHAT))
        assert connection.recv(10)
        ends: list[bytes] = []
        reader = threading.Thread(target=lambda: ends.append(received(connection)))
        reader.start()
        other.server.stop()
        reader.join(WAIT_S)
        assert b"switched off" in ends[0]
        again = Server(other.engine, ServerOptions(port=other.port), KEY)
        again.start()
        try:
            assert other.get("/v1/models").status == 200
        finally:
            again.stop()
            again.stop()
        connection.close()


def test_a_model_that_goes_meanwhile(toy: Path) -> None:
    """The answer ends with an error, and requests are told that none is loaded; then all is well."""
    with serving(toy, **SLOW) as other:
        connection = other.open(request_bytes(CHAT))
        assert connection.recv(10)
        other.engine._client.unload()
        content = received_until(connection, b'"error"')
        assert b"unloaded" in content
        connection.close()
        reply = other.chat()
        assert reply.status in (500, 503) and "model" in reply.error["message"]
        other.engine._client.load(Load(str(toy)))
        until(lambda: other.chat(max_tokens=1).status == 200)


def test_an_engine_that_dies_meanwhile(toy: Path) -> None:
    with serving(toy, **SLOW) as other:
        connection = other.open(request_bytes(CHAT))
        assert connection.recv(10)
        assert other.engine._client._current is not None
        other.engine._client._current.process.kill()
        assert b'"error"' in received_until(connection, b'"error"')
        connection.close()
        until(lambda: other.chat(max_tokens=1).status == 200)


def received_until(connection: socket.socket, word: bytes) -> bytes:
    content = b""
    while word not in content:
        part = connection.recv(65536)
        assert part, content[-500:]
        content += part
    return content


def test_requests_of_all_kinds_in_a_row(running: Running) -> None:
    """Right, wrong and abandoned ones, several at a time: each is answered, and no place is lost."""
    kinds: list[Callable[[], object]] = [
        lambda: running.chat(max_tokens=1),
        lambda: running.chat(max_tokens=2, stream=True),
        lambda: running.chat(temperature="hot"),
        lambda: running.request("POST", "/v1/chat/completions", b"{"),
        lambda: running.get("/nowhere"),
        lambda: running.get("/v1/models", Authorization="no"),
        lambda: running.open(request_bytes(CHAT)).close(),
        lambda: running.open(b"GET / HT").close(),
        lambda: running.chat("long " * 20_000),
    ]
    problems: list[BaseException] = []

    def work(start: int) -> None:
        try:
            for number in range(40):
                kinds[(start + number) % len(kinds)]()
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=work, args=(start,)) for start in range(0, 9, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert problems == []
