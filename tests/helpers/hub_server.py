"""A model hub on 127.0.0.1 for tests: one repository, the answers huggingface_hub asks for, faults on demand.

    with HubServer(read_folder(toy)) as hub:
        hub.faults.append(Fault("body", "model.safetensors", cut_after=1000))
        ... HubSettings(endpoint=hub.url) ...
        assert [request.start for request in hub.requests if request.kind == "body"] == [0, 1000]

Weights lie on a second server ("storage", another port: another origin), as the public hub has it: the first
answers with a redirect to it.
"""

import hashlib
import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

COMMIT = "1234567890abcdef1234567890abcdef12345678"
PAGE = b"<!DOCTYPE html>\n<html><body>Please log in to this network.</body></html>\n"
PIECE = 16 << 10  # bytes sent at a time


@dataclass
class Fault:
    """What happens to the next ``times`` requests of a kind. Only what is set differs from a good answer."""

    kind: str  # "list" (files of the repository), "head" (where a file is), "body" (its bytes)
    file: str = ""  # "": any
    times: int = 1
    status: int = 0  # answered instead, with ``headers``
    headers: Mapping[str, str] = field(default_factory=dict)
    cut_after: int | None = None  # the connection ends after that many bytes of the body
    reset: bool = False  # ... with a TCP reset
    short_by: int = 0  # the body is whole in itself, but lacks bytes at its end
    flip_at: int | None = None  # this byte of the file is another one
    html: bool = False
    no_range: bool = False  # Range is ignored
    compressed: bool = False
    hold_after: int | None = None  # bytes, then nothing more until ``release`` is set
    release: threading.Event = field(default_factory=threading.Event)
    redirect: str = ""  # sends there


@dataclass
class Request:
    kind: str
    file: str
    place: str  # "hub" or "storage"
    start: int  # of the Range
    token: str | None  # as it came, with "Bearer"
    sent: int = 0  # bytes of the body


class HubServer:
    """``with HubServer(files) as hub``: ``files`` are name -> content, of ``repo`` at COMMIT."""

    def __init__(
        self,
        files: Mapping[str, bytes],
        repo: str = "acme/toy",
        token: str = "",
        tls: ssl.SSLContext | None = None,
        bytes_per_s: float = 0,
    ) -> None:
        self.files = dict(files)
        self.repo = repo
        self.token = token  # that is asked for; "" for none
        self.bytes_per_s = bytes_per_s
        self.faults: list[Fault] = []
        self.requests: list[Request] = []
        self.held = threading.Event()  # a ``hold_after`` has been reached
        self.lock = threading.Lock()
        self.connections: set[socket.socket] = set()
        scheme = "https" if tls else "http"
        self._servers = [self._make(place, tls) for place in ("hub", "storage")]
        ports = [server.server_address[1] for server in self._servers]
        self.url, self.storage_url = (f"{scheme}://127.0.0.1:{port}" for port in ports)

    def __enter__(self) -> "HubServer":
        for server in self._servers:
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        for fault in self.faults:
            fault.release.set()
        for server in self._servers:
            server.shutdown()
            server.server_close()
        with self.lock:
            left = list(self.connections)
        for connection in left:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def bodies(self, file: str) -> list[Request]:
        """The requests for the bytes of ``file``, in order."""
        return [request for request in self.requests if (request.kind, request.file) == ("body", file)]

    def sent(self, file: str) -> int:
        """Bytes of ``file`` that were sent in all."""
        return sum(request.sent for request in self.bodies(file))

    def is_large(self, name: str) -> bool:
        return name.endswith(".safetensors")

    def sums(self, name: str) -> tuple[str, str]:
        """git's blob SHA-1 and the SHA-256."""
        content = self.files[name]
        blob = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
        return blob, hashlib.sha256(content).hexdigest()

    def take_fault(self, kind: str, file: str) -> Fault:
        with self.lock:
            for fault in self.faults:
                if fault.kind == kind and fault.file in ("", file) and fault.times > 0:
                    fault.times -= 1
                    return fault
        return Fault(kind)

    def _make(self, place: str, tls: ssl.SSLContext | None) -> ThreadingHTTPServer:
        handler = type("Handler", (_Handler,), {"hub": self, "place": place})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        server.handle_error = _ignore  # a client that goes away, or does not trust us, is part of the tests
        return server


class _Handler(BaseHTTPRequestHandler):
    hub: HubServer
    place: str
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # a header and a body sent apart would cost 40 ms each time

    def setup(self) -> None:
        super().setup()
        with self.hub.lock:
            self.hub.connections.add(self.connection)

    def finish(self) -> None:
        with self.hub.lock:
            self.hub.connections.discard(self.connection)
        super().finish()

    def log_message(self, *args: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self._route()

    def do_GET(self) -> None:
        self._route()

    def _route(self) -> None:
        hub = self.hub
        path = unquote(urlsplit(self.path).path)
        if path.startswith("/api/models/"):
            self._answer_list(path.removeprefix("/api/models/"))
        elif path.startswith("/storage/"):
            self._answer_body(path.removeprefix("/storage/"))
        elif path.startswith("/login"):
            self._reply(200, PAGE, {"Content-Type": "text/html"})
        else:
            repo, _, rest = path[1:].partition("/resolve/")
            revision, _, name = rest.partition("/")
            if repo != hub.repo:
                self._note("head" if self.command == "HEAD" else "body", name)
                self._reply(404, b"", {"X-Error-Code": "RepoNotFound"})
            elif revision not in (COMMIT, "main"):
                self._reply(404, b"", {"X-Error-Code": "RevisionNotFound"})
            elif self.command == "HEAD":
                self._answer_head(name)
            else:
                self._answer_body(name)

    def _answer_list(self, rest: str) -> None:
        hub = self.hub
        repo, _, revision = rest.partition("/revision/")
        self._note("list", "")
        fault = hub.take_fault("list", "")
        if self._refused(fault):
            return
        if repo != hub.repo:
            return self._reply(404, b'{"error":"Repository not found"}', {"X-Error-Code": "RepoNotFound"})
        if revision not in ("", "main", COMMIT):
            return self._reply(404, b"{}", {"X-Error-Code": "RevisionNotFound"})
        siblings = []
        for name, content in hub.files.items():
            blob, sha256 = hub.sums(name)
            entry = {"rfilename": name, "size": len(content), "blobId": blob}
            if hub.is_large(name):
                entry["lfs"] = {"sha256": sha256, "size": len(content), "pointerSize": 134}
            siblings.append(entry)
        values = {"id": repo, "sha": COMMIT, "private": False, "tags": [], "siblings": siblings}
        self._reply(200, json.dumps(values).encode(), {"Content-Type": "application/json"})

    def _answer_head(self, name: str) -> None:
        hub = self.hub
        self._note("head", name)
        fault = hub.take_fault("head", name)
        if self._refused(fault):
            return
        commit = {"X-Repo-Commit": COMMIT}
        if name not in hub.files:
            return self._reply(404, b"", commit | {"X-Error-Code": "EntryNotFound"})
        blob, sha256 = hub.sums(name)
        if not hub.is_large(name):
            size = str(len(hub.files[name]))
            return self._reply(200, b"", commit | {"ETag": f'"{blob}"', "Content-Length": size})
        self._reply(
            302,
            b"",
            commit
            | {
                "Location": f"{hub.storage_url}/storage/{name}?signature=x",
                "ETag": f'"{blob}"',
                "X-Linked-Etag": f'"{sha256}"',
                "X-Linked-Size": str(len(hub.files[name])),
            },
        )

    def _answer_body(self, name: str) -> None:
        hub = self.hub
        request = self._note("body", name)
        fault = hub.take_fault("body", name)
        if self._refused(fault):
            return
        content = hub.files[name]
        if fault.flip_at is not None:
            at = fault.flip_at
            content = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        headers = {"Content-Type": "application/octet-stream", "Accept-Ranges": "bytes"}
        status, start = 200, 0
        if request.start and not fault.no_range:
            status, start = 206, request.start
            if start >= len(content):
                return self._reply(416, b"", {"Content-Range": f"bytes */{len(content)}"})
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        if fault.compressed:
            headers["Content-Encoding"] = "gzip"
        body = content[start : len(content) - fault.short_by]
        self.send_response(status)
        for key, value in (headers | {"Content-Length": str(len(body))}).items():
            self.send_header(key, value)
        self.end_headers()
        self._send(request, body, fault)

    def _send(self, request: Request, body: bytes, fault: Fault) -> None:
        end = len(body) if fault.cut_after is None else min(fault.cut_after, len(body))
        while request.sent < end:
            stop = min(end, request.sent + PIECE)
            if fault.hold_after is not None and request.sent < fault.hold_after:
                stop = min(stop, fault.hold_after)
            self.wfile.write(body[request.sent : stop])
            request.sent = stop
            if request.sent == fault.hold_after:
                self.wfile.flush()
                self.hub.held.set()
                fault.release.wait(30)
            if self.hub.bytes_per_s:
                time.sleep(PIECE / self.hub.bytes_per_s)
        if fault.cut_after is not None:
            self.close_connection = True
            if fault.reset:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _note(self, kind: str, name: str) -> Request:
        text = self.headers.get("Range", "")
        start = int(text.removeprefix("bytes=").split("-")[0]) if text else 0
        request = Request(kind, name, self.place, start, self.headers.get("Authorization"))
        with self.hub.lock:
            self.hub.requests.append(request)
        return request

    def _refused(self, fault: Fault) -> bool:
        """Answers with the fault's status, a redirect, a web page, or asks for the token."""
        hub = self.hub
        if fault.redirect:
            self._reply(302, b"", {"Location": fault.redirect})
        elif fault.status:
            self._reply(fault.status, b'{"error":"as asked for"}', fault.headers)
        elif fault.html:
            self._reply(200, PAGE, {"Content-Type": "text/html; charset=utf-8"})
        elif hub.token and self.place == "hub" and self.headers.get("Authorization") != f"Bearer {hub.token}":
            self._reply(401, b'{"error":"Invalid username or password."}', {})
        else:
            return False
        return True

    def _reply(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def read_folder(folder: Path) -> dict[str, bytes]:
    """name -> content of the files right in ``folder``."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def _ignore(request: object, client: object) -> None:
    pass
