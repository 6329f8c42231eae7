"""The question for a newer version: one request, no token; every answer is a sentence or a release."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from engine.hub.errors import HubError, OfflineError
from engine.hub.network import updates
from engine.hub.network.updates import Release, newer_release
from engine.hub.settings import HubSettings
from engine.version import __version__

PAGE = "https://example.org/releases/9"


class Place:
    """Where releases are published, on this machine."""

    def __init__(self) -> None:
        self.status, self.body, self.url = 200, b"", ""
        self.requests: list[dict[str, str]] = []

    def answer(self, version: object, page: object = PAGE) -> None:
        self.body = json.dumps({"tag_name": version, "html_url": page}).encode()


@pytest.fixture
def place() -> Iterator[Place]:
    place = Place()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            place.requests.append({name.lower(): value for name, value in self.headers.items()})
            self.send_response(place.status)
            self.send_header("Content-Length", str(len(place.body)))
            self.end_headers()
            self.wfile.write(place.body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    place.url = f"http://127.0.0.1:{server.server_address[1]}/latest"
    yield place
    server.shutdown()
    server.server_close()


def look(place: Place, **settings: object) -> Release | None:
    return newer_release(HubSettings(**settings), place.url)


def test_a_newer_version_comes_with_its_page(place: Place) -> None:
    place.answer("v99.0.0")
    assert look(place) == Release("99.0.0", PAGE)


@pytest.mark.parametrize("version", [f"v{__version__}", __version__, "0.0.9"])
def test_this_and_older_versions_are_no_news(place: Place, version: str) -> None:
    place.answer(version)
    assert look(place) is None


def test_ten_comes_after_nine(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "__version__", "1.9.0")
    place.answer("v1.10.0")
    assert look(place) == Release("1.10.0", PAGE)


def test_no_token_goes_along(place: Place) -> None:
    place.answer("v99.0.0")
    look(place, token="secret", endpoint=place.url)
    assert len(place.requests) == 1
    assert "authorization" not in place.requests[0]
    assert place.requests[0]["user-agent"] == f"tern/{__version__}"


@pytest.mark.parametrize(
    "body", [b"", b"<html>Log in</html>", b"[]", b"null", b'{"tag_name": 3}', b"{" * 3_000_000]
)
def test_something_else_is_refused(place: Place, body: bytes) -> None:
    place.body = body
    with pytest.raises(HubError, match=r"^127\.0\.0\.1 sent something other than the newest version\.$"):
        look(place)


@pytest.mark.parametrize(
    ("version", "page"), [("v1.2", PAGE), ("nightly", PAGE), (7, PAGE), ("v99.0.0", "file:///etc/passwd")]
)
def test_a_name_that_is_no_version_and_a_page_that_is_none(place: Place, version: object, page: str) -> None:
    place.answer(version, page)
    with pytest.raises(HubError, match="something other"):
        look(place)


def test_a_refusal_names_the_place(place: Place) -> None:
    place.status = 404
    with pytest.raises(HubError, match=r"127\.0\.0\.1 answered HTTP 404"):
        look(place)


def test_offline_nothing_is_asked(place: Place) -> None:
    with pytest.raises(OfflineError, match=r"127\.0\.0\.1 was not contacted"):
        look(place, offline=True)
    assert place.requests == []


def test_a_build_of_nowhere_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "repository", lambda: "")
    assert not updates.can_look()
    with pytest.raises(HubError, match="does not know where"):
        newer_release(HubSettings())


@pytest.mark.parametrize("page", ["https://github.com/acme/tern", "https://github.com/acme/tern.git"])
def test_a_project_on_github_is_asked_by_its_name(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "repository", lambda: page)
    assert updates.can_look()
    assert updates._address(page) == "https://api.github.com/repos/acme/tern/releases/latest"


def test_another_place_is_not_guessed_at() -> None:
    assert updates._address("https://github.com.example.org/acme/tern") == ""
