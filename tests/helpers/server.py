"""A running server with a toy model, and a plain client of it."""

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.process.events import Load, LoadOptions
from engine.server.options import ServerOptions
from engine.server.own_engine import OwnEngine
from engine.server.running import Server
from tests.helpers.engine_process import wait_gone

KEY = "tern-" + "k" * 43
WAIT_S = 60.0


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def value(self) -> Any:
        return json.loads(self.body)

    @property
    def error(self) -> dict[str, Any]:
        """OpenAI's error object, whose shape is checked."""
        error = self.value["error"]
        assert set(error) == {"message", "type", "param", "code"}
        assert error["message"].endswith(".") and "\n" not in error["message"]
        return error  # type: ignore[no-any-return]

    @property
    def text(self) -> str:
        """Of a whole answer."""
        choice = self.value["choices"][0]
        return choice["message"]["content"] if "message" in choice else choice["text"]  # type: ignore[no-any-return]

    def events(self) -> list[Any]:
        """The chunks of a stream, without its [DONE], which has to be the last."""
        lines = self.body.decode().split("\n\n")
        assert lines.pop() == ""
        assert all(line.startswith("data: ") for line in lines)
        return [json.loads(line[6:]) for line in lines if line != "data: [DONE]"]


class Running:
    """``server`` with ``engine``; requests carry the key unless they say otherwise."""

    def __init__(self, server: Server, engine: OwnEngine) -> None:
        self.server, self.engine = server, engine
        self.port = int(server.url.split(":")[2].split("/")[0])
        self.clients: tuple[str, ...] = ()

    def request(
        self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None
    ) -> Reply:
        """``body``: bytes as they are, anything else as JSON."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT_S)
        try:
            content = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
            connection.request(method, path, content, {"Authorization": f"Bearer {KEY}"} | (headers or {}))
            response = connection.getresponse()
            return Reply(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Reply:
        return self.request("GET", path, None, headers)

    def chat(self, text: object = "hello", **fields: object) -> Reply:
        """One question, with a seed and 20 tokens at most unless ``fields`` say otherwise."""
        body = {"messages": [{"role": "user", "content": text}], "max_tokens": 20, "seed": 7} | fields
        return self.request("POST", "/v1/chat/completions", body)

    def embeddings(self, given: object, **fields: object) -> Reply:
        return self.request("POST", "/v1/embeddings", {"input": given} | fields)

    def open(self, sent: bytes = b"") -> socket.socket:
        """A connection on which ``sent`` was written."""
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=WAIT_S)
        connection.sendall(sent)
        return connection

    def metric(self, name: str) -> float:
        lines = self.get("/metrics").body.decode().splitlines()
        return float(next(line for line in lines if line.startswith(f"{name} ")).rpartition(" ")[2])


@contextmanager
def serving(toy: Path, options: ServerOptions | None = None, **load: object) -> Iterator[Running]:
    """The model in folder ``toy``, served at a free port; everything is gone afterwards."""
    engine = OwnEngine(Load(str(toy), LoadOptions(**({"prefix_cache_bytes": 0} | load))))  # type: ignore[arg-type]
    engine.load(lambda fraction: None)
    pid = engine.pid
    running: Running | None = None

    def changed(clients: tuple[str, ...]) -> None:
        if running is not None:
            running.clients = clients

    server = Server(engine, options or ServerOptions(port=0), KEY, on_change=changed)
    server.start()
    try:
        running = Running(server, engine)
        yield running
    finally:
        server.stop()
        engine.close()
        if pid is not None:
            wait_gone(pid)


def free_port() -> int:
    """One at which nobody listened a moment ago."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def request_bytes(body: bytes, *headers: str, path: str = "/v1/chat/completions", length: int = -1) -> bytes:
    """A POST as it goes over the wire; ``length``: the Content-Length that is claimed."""
    lines = [
        f"POST {path} HTTP/1.1",
        "Host: localhost",
        f"Authorization: Bearer {KEY}",
        f"Content-Length: {len(body) if length < 0 else length}",
        *headers,
        "",
        "",
    ]
    return "\r\n".join(lines).encode() + body
