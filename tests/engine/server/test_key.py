"""The key is random, kept, and of its owner only."""

import stat
import sys
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.server.key import renew_key, server_key


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TERN_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_it_is_kept_and_renewed(home: Path) -> None:
    key = server_key()
    assert key == server_key() and len(key) > 40
    other = renew_key()
    assert other != key and server_key() == other
    file = home / "server-key.txt"
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in home.iterdir()] == ["server-key.txt"]


@pytest.mark.parametrize("content", [b"", b"short", b"\xff" * 50, "ü".encode() * 50, b"a\nb" * 20])
def test_a_file_without_a_key_gets_one(home: Path, content: bytes) -> None:
    server_key()
    (home / "server-key.txt").write_bytes(content)
    if content.startswith(b"\xff"):
        with pytest.raises(EngineError, match="cannot be read"):
            server_key()
    else:
        assert server_key().startswith("tern-")


def test_a_folder_in_its_place_is_a_sentence(home: Path) -> None:
    server_key()
    (home / "server-key.txt").unlink()
    (home / "server-key.txt").mkdir()
    for call in (server_key, renew_key):
        with pytest.raises(EngineError, match=r"key cannot be \w+ \("):
            call()
